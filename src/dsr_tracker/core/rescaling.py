"""Another rating scale for a tracker: what each rating becomes, and the one edit that changes it.

Source: docs/method.md. Every judgement stays as it was made. Beside it a new one as of the same day says
what it comes to on the new scale, and holds, since it was recorded later. What has no counterpart gets none:
its cell shows the old judgement, which counts in no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import now
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Assessment
from dsr_tracker.core.scales import (
    COMMITTEE,
    IMPLEMENTATION,
    KROC,
    SHARED,
    TORONTO,
    Rating,
    Scale,
    scale_named,
)
from dsr_tracker.core.tracker_settings import SCALE, setting_change

# Four steps of pace and four of implementation name the same places; in three steps the inner two are one.
_COUNTERPARTS: dict[tuple[str, str], dict[str, str]] = {
    (IMPLEMENTATION.scale_id, KROC.scale_id): {
        "not_started": "not_initiated",
        "limited": "minimum",
        "substantial": "intermediate",
        "complete": "full",
    },
    (IMPLEMENTATION.scale_id, TORONTO.scale_id): {
        "not_started": "no_compliance",
        "limited": "partial_compliance",
        "substantial": "partial_compliance",
        "complete": "full_compliance",
    },
    (KROC.scale_id, TORONTO.scale_id): {
        "not_initiated": "no_compliance",
        "minimum": "partial_compliance",
        "intermediate": "partial_compliance",
        "full": "full_compliance",
    },
}


def counterparts(old: Scale, new: Scale) -> dict[str, str]:
    """What the old scale's own ratings are on the new one; what cannot be told is left out.

    One rating that may be two of the new scale is left out, and so is a grade of the committee, which
    judges a reply as well as what was done.
    """
    known = _COUNTERPARTS.get((old.scale_id, new.scale_id))
    if known is not None:
        return dict(known)
    back = _COUNTERPARTS.get((new.scale_id, old.scale_id), {})
    sole = [rating for rating in back.values() if list(back.values()).count(rating) == 1]
    return {rating: origin for origin, rating in back.items() if rating in sole}


def why_not(old: Scale, new: Scale, rating_id: str) -> str:
    """Why that rating has no counterpart; empty where it has one."""
    if rating_id in counterparts(old, new):
        return ""
    if COMMITTEE in (old, new):
        return "A grade of a reply and an action is no step of a ladder."
    back = _COUNTERPARTS.get((new.scale_id, old.scale_id), {})
    may_be = [new.rating(origin).label for origin, rating in back.items() if rating == rating_id]
    return f"It may be {' or '.join(may_be)}." if may_be else "It has no counterpart."


def checked_mapping(old: Scale, new: Scale, chosen: Mapping[str, str]) -> dict[str, str]:
    """The counterparts, those that were chosen in their place; an empty choice leaves a rating out.

    Raises UnknownNameError for a rating that its scale does not have, and InvalidTextError where a
    rating of all scales would become another.
    """
    mapping = counterparts(old, new)
    for rating_id, wanted in chosen.items():
        if old.rating(rating_id).rating_id in SHARED:
            raise InvalidTextError(
                f"“{old.rating(rating_id).label}” means the same on every scale.", "Leave it out."
            )
        if wanted:
            mapping[rating_id] = new.rating(wanted).rating_id
        else:
            mapping.pop(rating_id, None)
    return mapping


@dataclass(frozen=True, slots=True)
class Step:
    """A rating of the old scale, what it becomes (None for nothing), and how many cells carry it now."""

    old: Rating
    new: Rating | None
    cells: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rescaling:
    """What a change of scale would come to.

    `judgements` is how many new ones it makes, on all days together; `returning` how many of them bring
    back what was judged on that scale before. `left_behind` counts cells whose status stays on another
    scale, and so counts in no figure.
    """

    old: Scale
    new: Scale
    steps: tuple[Step, ...]
    judgements: int
    returning: int
    left_behind: int
    edit: Edit


def rescale(
    pen: Pen,
    old: Scale,
    new: Scale,
    assessments: Iterable[Assessment],
    chosen: Mapping[str, str] | None = None,
    *,
    stored: str = "",
) -> Rescaling:
    """The change of a tracker's scale, as one edit; `stored` is the setting as it is, empty for none.

    Of each cell and day the judgement that holds is carried over. Raises InvalidTextError where the
    tracker is on that scale already.
    """
    change = setting_change(SCALE, stored, new.scale_id)
    if old == new or change is None:
        raise InvalidTextError(f"The tracker uses “{new.title}” already.", "Choose another scale.")
    mapping = checked_mapping(old, new, chosen or {})
    by_day: dict[tuple[Cell, str], list[Assessment]] = {}
    for assessment in sorted(assessments, key=lambda each: each.assessment_id):
        cell = Cell(assessment.provision_id, assessment.party_id)
        by_day.setdefault((cell, assessment.as_of), []).append(assessment)
    made: list[Assessment] = []
    returning = 0
    newest: dict[Cell, tuple[Assessment, bool]] = {}
    for (cell, _), judged in sorted(by_day.items(), key=lambda each: each[0][1]):
        held = judged[-1]
        is_counted = held.rating in SHARED or held.scale_id == new.scale_id
        is_third = held.scale_id != old.scale_id
        steps = counterparts(scale_named(held.scale_id), new) if is_third else mapping
        if held.rating in SHARED:
            # It stays as it is; what the party claims beside it is of the scale, though.
            claimed = _claim(judged, new) or steps.get(held.claimed, "")
            if claimed and held.scale_id != new.scale_id:
                made.append(_carried(pen, held, new, held.rating, claimed))
        elif not is_counted:
            origin = _origin(judged, new)
            rating = origin.rating if origin is not None else steps.get(held.rating, "")
            returning += origin is not None
            if rating:
                is_counted = True
                claimed = origin.claimed if origin is not None else steps.get(held.claimed, "")
                made.append(_carried(pen, held, new, rating, claimed))
        newest[cell] = (held, is_counted)
    return Rescaling(
        old,
        new,
        _steps(old, new, mapping, newest),
        len(made),
        returning,
        sum(not is_counted for _, is_counted in newest.values()),
        Edit(f"Scale → {new.title}", (change, *adding(*made)), pen.author),
    )


def _origin(judged: list[Assessment], new: Scale) -> Assessment | None:
    """The judgement of that day on the new scale that became the one that holds by an earlier change."""
    held = judged[-1]
    for earlier in reversed(judged[:-1]):
        if earlier.scale_id == new.scale_id and earlier.rating not in SHARED:
            there = counterparts(new, scale_named(held.scale_id))
            is_same = (earlier.reason, there.get(earlier.rating)) == (held.reason, held.rating)
            return earlier if is_same else None
    return None


def _claim(judged: list[Assessment], new: Scale) -> str:
    """What was claimed on the new scale before an earlier change, where that is what the claim now says."""
    held = judged[-1]
    there = counterparts(new, scale_named(held.scale_id))
    for earlier in reversed(judged[:-1]):
        if earlier.scale_id == new.scale_id and earlier.claimed:
            is_same = (earlier.rating, earlier.reason) == (held.rating, held.reason)
            return earlier.claimed if is_same and there.get(earlier.claimed) == held.claimed else ""
    return ""


def _carried(pen: Pen, held: Assessment, new: Scale, rating: str, claimed: str) -> Assessment:
    return replace(
        held,
        assessment_id=pen.new_id(),
        scale_id=new.scale_id,
        rating=rating,
        claimed=claimed,
        author=pen.author,
        recorded_at=now(),
    )


def _steps(
    old: Scale, new: Scale, mapping: Mapping[str, str], newest: Mapping[Cell, tuple[Assessment, bool]]
) -> tuple[Step, ...]:
    counts: dict[str, int] = {}
    for held, _ in newest.values():
        if held.scale_id == old.scale_id and held.rating not in SHARED:
            counts[held.rating] = counts.get(held.rating, 0) + 1
    return tuple(
        Step(
            rating,
            new.rating(mapping[rating.rating_id]) if rating.rating_id in mapping else None,
            counts.get(rating.rating_id, 0),
            "" if rating.rating_id in mapping else why_not(old, new, rating.rating_id),
        )
        for rating in old.ratings
        if rating.rating_id not in SHARED
    )
