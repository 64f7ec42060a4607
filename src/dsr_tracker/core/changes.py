"""What moved between two days. Source: docs/method.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Assessment, Citation, Note
from dsr_tracker.core.scales import NOT_ASSESSED, SHARED, Scale


class What(StrEnum):
    """How a cell's status differs from its earlier one."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    NEWLY_ASSESSED = "newly_assessed"
    CORRECTED = "corrected"
    """The judgement as of the same day was replaced by one with another rating."""
    OTHER = "other"
    """Another rating that cannot be ranked against the first, such as "not applicable" after a score."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One cell's change; `before` is None where nobody had judged."""

    what: What
    before: Assessment | None
    after: Assessment | None


def compare(before: Assessment | None, after: Assessment | None, scale: Scale) -> What | None:
    """How the later status differs; None where the rating is the same."""
    was, is_now = _rating(before), _rating(after)
    if was == is_now:
        return None
    if was[0] == NOT_ASSESSED:
        return What.NEWLY_ASSESSED
    if before and after and before.as_of == after.as_of:
        return What.CORRECTED
    old, new = _score(before, scale), _score(after, scale)
    if old is None or new is None:
        return What.OTHER
    return What.IMPROVED if new > old else What.WORSENED


def movements(
    assessments: Iterable[Assessment],
    since: str,
    until: str,
    known_by: str,
    scale: Scale,
    *,
    is_closed: bool = False,
) -> Mapping[Cell, Movement]:
    """What moved from the status on `since` to the one on `until`, by cell.

    A cell whose status is the same on both days is corrected where the judgement that holds on
    `since` was recorded after the instant `known_by` (the end of that day) in place of one as of the same
    day with another rating: a report made then said otherwise. Where `is_closed`, what a report made then
    said counts itself: whatever was recorded later for days up to `since` puts it right.
    """
    by_cell: dict[Cell, list[Assessment]] = {}
    for assessment in assessments:
        if assessment.as_of <= until:
            by_cell.setdefault(Cell(assessment.provision_id, assessment.party_id), []).append(assessment)
    found: dict[Cell, Movement] = {}
    for cell, judged in by_cell.items():
        judged.sort(key=lambda each: (each.as_of, each.assessment_id))
        earlier = [each for each in judged if each.as_of <= since]
        before, after = earlier[-1] if earlier else None, judged[-1]
        what = compare(before, after, scale)
        if what is not None:
            found[cell] = Movement(what, before, after)
        elif is_closed and before and before.recorded_at > known_by:
            told = [each for each in earlier if each.recorded_at <= known_by]
            if _rating(told[-1] if told else None) != _rating(before):
                is_put_right = bool(told) and _rating(told[-1])[0] != NOT_ASSESSED
                how = What.CORRECTED if is_put_right else What.NEWLY_ASSESSED
                found[cell] = Movement(how, told[-1] if told else None, before)
        elif before and before.recorded_at > known_by:
            replaced = [e for e in earlier if e.as_of == before.as_of and e.recorded_at <= known_by]
            if replaced and _is_correction(replaced[-1], before, scale):
                found[cell] = Movement(What.CORRECTED, replaced[-1], before)
    return found


def sources_between(
    citations: Iterable[Citation],
    assessments: Iterable[Assessment],
    notes: Iterable[Note],
    since: str,
    until: str,
    *,
    moved: Mapping[Cell, Movement],
) -> Mapping[Cell, tuple[str, ...]]:
    """The ids of the sources that came after one day and up to another, each once, by cell.

    A source takes the day of the judgement or note that it is cited for, else the day on which it was cited;
    those of the judgements that what `moved` ends with are told with it: a corrected one has an earlier day.
    """
    days = {each.assessment_id: each.as_of for each in assessments}
    days |= {each.note_id: each.dated_on for each in notes}
    told = {each.after.assessment_id for each in moved.values() if each.after}
    found: dict[Cell, dict[str, None]] = {}
    for citation in citations:
        day = days.get(citation.note_id or citation.assessment_id, citation.cited_on)
        if day <= until and (day > since or citation.assessment_id in told):
            cell = Cell(citation.provision_id, citation.party_id)
            found.setdefault(cell, {})[citation.evidence_id] = None
    return {cell: tuple(ids) for cell, ids in found.items()}


def _is_correction(replaced: Assessment, before: Assessment, scale: Scale) -> bool:
    """Whether one was put right; a judgement that was carried over to another scale says the same."""
    is_carried = replaced.scale_id != before.scale_id and not {replaced.rating, before.rating} & {*SHARED}
    return not is_carried and compare(replaced, before, scale) is What.CORRECTED


def counted(found: Iterable[What]) -> tuple[tuple[What, int], ...]:
    """A count for each sort of change, in their order."""
    listed = list(found)
    return tuple((what, listed.count(what)) for what in What)


def _rating(assessment: Assessment | None) -> tuple[str, str]:
    """The rating on its scale; that nobody looked is the same on all of them."""
    if assessment is None or assessment.rating == NOT_ASSESSED:
        return NOT_ASSESSED, ""
    return assessment.rating, assessment.scale_id


def _score(assessment: Assessment | None, scale: Scale) -> int | None:
    if assessment is None or assessment.scale_id != scale.scale_id:
        return None
    return next((r.score for r in scale.ratings if r.rating_id == assessment.rating), None)
