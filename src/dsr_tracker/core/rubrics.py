"""Rubrics: what counts as each rating of a provision; and how specific the undertaking itself is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from dsr_tracker.core.dates import now
from dsr_tracker.core.editing import Pen, provision_label
from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import Criterion, Provision, Rubric, Specificity
from dsr_tracker.core.scales import NOT_ASSESSED, Scale
from dsr_tracker.core.text import clean_text


class Degree(StrEnum):
    """How far a trait of an undertaking is there."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


TRAITS = {
    "who": "who acts",
    "what": "what is done",
    "how_much": "how much",
    "by_when": "by when",
    "measurable": "measurable",
}
"""What makes an undertaking specific, by the fields of Specificity."""
_POINTS = {Degree.NO: 0, Degree.PARTLY: 1, Degree.YES: 2}
MOST_POINTS = 2 * len(TRAITS)
CLASSES = {"specific": (7, MOST_POINTS), "partly": (4, 6), "vague": (0, 3)}
"""Undertakings by their points, from the least to the most that the class takes."""
UNRATED = "unrated"


def write_rubric(
    pen: Pen,
    provision: Provision,
    scale: Scale,
    criteria: Mapping[str, str],
    former: Iterable[Rubric],
    *,
    remark: str = "",
) -> Edit:
    """Write what counts as each rating, by rating id: a new version beside the provision's `former` ones.

    Raises InvalidTextError for a rubric that says nothing, or what the newest version says already.
    """
    written = tuple(
        Criterion(rating.rating_id, text)
        for rating in scale.ratings
        if rating.rating_id != NOT_ASSESSED
        and (text := clean_text(criteria.get(rating.rating_id, ""), f"criterion of “{rating.label}”"))
    )
    for rating_id in criteria:
        scale.rating(rating_id)
    if not written:
        raise InvalidTextError(
            "The rubric says nothing yet.", "Write for at least one rating what would count as it."
        )
    newest = newest_rubric(former, provision.provision_id, scale.scale_id)
    cleaned = clean_text(remark, "remark")
    if newest is not None and (newest.criteria, newest.remark) == (written, cleaned):
        raise InvalidTextError("That is what the rubric says already.", "Nothing was changed.")
    version = 1 if newest is None else newest.version + 1
    made = Rubric(
        pen.new_id(),
        provision.provision_id,
        scale.scale_id,
        version,
        written,
        cleaned,
        pen.author,
        now(),
    )
    return Edit(f"Rubric of {provision_label(provision)}, version {version}", adding(made), pen.author)


def newest_rubric(rubrics: Iterable[Rubric], provision_id: str, scale_id: str) -> Rubric | None:
    """The rubric that holds for the provision on that scale: its latest version."""
    of_it = [each for each in rubrics if each.provision_id == provision_id and each.scale_id == scale_id]
    return max(of_it, key=lambda each: (each.version, each.rubric_id), default=None)


def criterion(rubric: Rubric | None, rating_id: str) -> str:
    """What the rubric says of that rating; empty where it says nothing."""
    listed = () if rubric is None else rubric.criteria
    return next((each.text for each in listed if each.rating == rating_id), "")


def rate_specificity(
    pen: Pen,
    provision: Provision,
    degrees: Mapping[str, str],
    before: Specificity | None,
    *,
    reason: str = "",
) -> Edit:
    """Say how specific an undertaking is, trait by trait (TRAITS); in place of what was said before."""
    for trait, words in TRAITS.items():
        if degrees.get(trait) not in list(Degree):
            raise UnknownNameError(
                f"“{str(degrees.get(trait))[:40]}” does not say whether it is told ({words}).",
                f"Use one of: {', '.join(Degree)}.",
            )
    after = Specificity(
        pen.new_id() if before is None else before.specificity_id,
        provision.provision_id,
        **{trait: str(degrees[trait]) for trait in TRAITS},
        reason=clean_text(reason, "reason"),
        author=pen.author,
        recorded_at=now(),
    )
    if before is not None and replace(after, author="", recorded_at="") == replace(
        before, author="", recorded_at=""
    ):
        raise InvalidTextError("That is what is recorded already.", "Nothing was changed.")
    label = f"Specificity of {provision_label(provision)}: {points(after)} of {MOST_POINTS}"
    return Edit(label, (Change(before, after),), pen.author)


def points(specificity: Specificity) -> int:
    """How specific it is: 2 for each trait that is there, 1 where partly; 0 to MOST_POINTS."""
    return sum(_POINTS[Degree(getattr(specificity, trait))] for trait in TRAITS)


def class_of(specificity: Specificity | None) -> str:
    """The class by its points; UNRATED where nobody said."""
    if specificity is None:
        return UNRATED
    found = points(specificity)
    return next(name for name, (least, most) in CLASSES.items() if least <= found <= most)
