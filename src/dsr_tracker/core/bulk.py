"""The same change, or one for each, to many cells at once: looked at before it is made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import now, parse_past_day
from dsr_tracker.core.editing import Pen, Target, add_note, checked_assessment, cite_changes
from dsr_tracker.core.errors import InvalidTextError, TrackerError
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.records import Assessment, Evidence
from dsr_tracker.core.scales import NOT_ASSESSED, Rating, Scale


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be set in a cell. None leaves a field as it is, and "" empties it.

    `reason` takes the place of the one that is there, or with `appends` goes below it.
    """

    rating: Rating | None = None
    as_of: str | None = None
    reason: str | None = None
    appends: bool = False
    confidence: str | None = None
    is_contrary: bool | None = None
    claimed: str | None = None
    schedule: str | None = None
    search_places: str | None = None
    search_languages: str | None = None
    search_terms: str | None = None
    search_until: str | None = None
    note: str = ""
    noted_on: str = ""
    source: Evidence | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be set."""
        return self == Wanted(appends=self.appends, noted_on=self.noted_on)

    def day(self, viewed: str) -> str:
        """The day whose judgement is in question, where the window looks at the day `viewed`."""
        return (self.as_of or viewed) if self.rating is not None else viewed


_MARKS = (
    *("as_of", "confidence", "is_contrary", "claimed", "schedule"),
    *("search_places", "search_languages", "search_terms", "search_until"),
)
_SAID = ("rating", "reason", *_MARKS)


class Fate(StrEnum):
    """What becomes of a cell."""

    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a judgement that changes; a flag is "yes" or empty."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one cell, and where it is refused, why. `adds` names what it gets beside a judgement:
    "note", "evidence"."""

    target: Target
    fate: Fate
    differences: tuple[Difference, ...] = ()
    adds: tuple[str, ...] = ()
    error: TrackerError | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What the change would do, cell by cell, and the one edit that does it."""

    outcomes: tuple[Outcome, ...]
    edit: Edit

    def count(self, fate: Fate) -> int:
        """How many cells have that fate."""
        return sum(outcome.fate is fate for outcome in self.outcomes)


def plan(
    pen: Pen,
    scale: Scale,
    wishes: Iterable[tuple[Target, Wanted]],
    day: str,
    *,
    is_known: bool = False,
    citing: Collection[Cell] = (),
) -> Plan:
    """What the wishes come to as of that day. Writes nothing; a cell is changed as a whole or refused.

    A new source that is wanted for all of them is recorded once. `is_known` says that it is recorded already,
    and `citing` names the cells that cite it.
    """
    outcomes: list[Outcome] = []
    changes: list[Change] = []
    recorded = is_known
    for target, wanted in wishes:
        try:
            judged = _judged(pen, scale, target, wanted, day)
            noted = _noted(pen, target, wanted)
            cited = _cited(pen, target, wanted, judged, is_recorded=recorded, citing=citing)
        except TrackerError as error:
            outcomes.append(Outcome(target, Fate.REFUSED, error=error))
            continue
        recorded = recorded or bool(cited)
        adds = (*(["note"] if noted else []), *(["evidence"] if cited else []))
        changes += [*judged, *noted, *cited]
        fate = Fate.CHANGED if judged or adds else Fate.SAME
        outcomes.append(Outcome(target, fate, tuple(_differences(target, judged)), adds))
    changed = [outcome for outcome in outcomes if outcome.fate is Fate.CHANGED]
    return Plan(tuple(outcomes), Edit(_label(changed, changes, scale), tuple(changes), pen.author))


def _judged(pen: Pen, scale: Scale, target: Target, wanted: Wanted, day: str) -> list[Change]:
    current = target.current
    marks: dict[str, Any] = {
        name: value for name in _MARKS if (value := getattr(wanted, name)) is not None and name != "as_of"
    }
    if wanted.rating is None:
        if wanted.as_of:
            marks["as_of"] = wanted.as_of
        if not marks and wanted.reason is None:
            return []
        if current is None:
            raise InvalidTextError("Nobody has judged this cell yet.", "Choose a rating for it too.")
        after = replace(current, **marks, reason=_reason(current.reason, current, wanted))
        checked = checked_assessment(after, target.label)
        return [] if checked == current else [Change(current, checked)]
    as_of = parse_past_day(wanted.as_of or day, "as-of date")
    is_open = current is None or current.rating == NOT_ASSESSED
    if wanted.rating.rating_id == NOT_ASSESSED and is_open and not marks and not wanted.reason:
        return []
    is_correction = (
        current is not None
        and (current.as_of, current.scale_id) == (as_of, scale.scale_id)
        and wanted.rating.rating_id != NOT_ASSESSED
    )
    blank = Assessment("", target.provision.provision_id, target.party.party_id, as_of, "")
    base = current if is_correction and current is not None else blank
    made = replace(
        base,
        **marks,
        assessment_id=pen.new_id(),
        rating=wanted.rating.rating_id,
        scale_id=scale.scale_id,
        reason=_reason(base.reason, current, wanted),
        author=pen.author,
        recorded_at=now(),
    )
    made = checked_assessment(made, target.label)
    if current is not None and made == replace(
        current, assessment_id=made.assessment_id, recorded_at=made.recorded_at
    ):
        return []  # the same person's same judgement again says nothing new
    return [Change(None, made)]


def _reason(kept: str, current: Assessment | None, wanted: Wanted) -> str:
    if wanted.reason is None:
        return kept
    if wanted.appends and current is not None:
        return "\n".join(filter(None, (current.reason, wanted.reason.strip())))
    return wanted.reason


def _noted(pen: Pen, target: Target, wanted: Wanted) -> tuple[Change, ...]:
    if not wanted.note.strip():
        return ()
    return add_note(pen, target, wanted.note, dated_on=wanted.noted_on).changes


def _cited(
    pen: Pen,
    target: Target,
    wanted: Wanted,
    judged: list[Change],
    *,
    is_recorded: bool,
    citing: Collection[Cell],
) -> tuple[Change, ...]:
    source = wanted.source
    if source is None or Cell(target.provision.provision_id, target.party.party_id) in citing:
        return ()
    held = judged[0].after if judged else target.current
    assessment_id = held.assessment_id if isinstance(held, Assessment) else ""
    known = [source.evidence_id] if is_recorded else []
    return cite_changes(pen, target, [source], known=known, assessment_id=assessment_id)


def _differences(target: Target, judged: list[Change]) -> Iterator[Difference]:
    """What differs between the judgement that holds and the one to come, the rating first."""
    if not judged or not isinstance(after := judged[0].after, Assessment):
        return
    before = target.current
    for name in _SAID:
        was = "" if before is None else _text(getattr(before, name))
        if name == "rating":
            was = was or NOT_ASSESSED
        if (becomes := _text(getattr(after, name))) != was:
            yield Difference(name, was, becomes)


def _text(value: object) -> str:
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


def _label(changed: list[Outcome], changes: list[Change], scale: Scale) -> str:
    where = changed[0].target.label if len(changed) == 1 else f"{len(changed)} cells"
    made = [c.after for c in changes if isinstance(c.after, Assessment)]
    ratings = {each.rating for each in made if each.scale_id == scale.scale_id}
    is_rating = any(c.before is None for c in changes if isinstance(c.after, Assessment))
    if is_rating and len(ratings) == 1:
        return f"{where} → {scale.rating(ratings.pop()).label}"
    if is_rating:
        return f"{where}: ratings"
    if made:
        return f"{where}: details"
    return f"{where}: note" if any("note" in each.adds for each in changed) else f"{where}: evidence"
