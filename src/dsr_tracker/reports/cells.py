"""The cells of a report with their notes, and the evidence behind them numbered in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.ratings import distribution_of, suggested_rating
from dsr_tracker.core.records import Assessment, Citation, Note, Party, Provision
from dsr_tracker.core.scales import NOT_ASSESSED, Scale
from dsr_tracker.reports.contents import CellEntry, EvidenceEntry, NoteEntry


def newest_assessments(assessments: Iterable[Assessment], day: str) -> dict[Cell, Assessment]:
    """Each cell's newest assessment up to that day; of two with the same day, the later recorded."""
    newest: dict[Cell, Assessment] = {}
    for assessment in assessments:
        if assessment.as_of > day:
            continue
        cell = Cell(assessment.provision_id, assessment.party_id)
        held = newest.get(cell)
        if held is None or (held.as_of, held.assessment_id) < (assessment.as_of, assessment.assessment_id):
            newest[cell] = assessment
    return newest


def statuses_of(newest: Mapping[Cell, Assessment], scale: Scale) -> dict[Cell, CellStatus]:
    """What the matrix shows; a judgement on another scale is left to be seen, not counted."""
    return {
        cell: CellStatus(a.assessment_id, a.as_of, a.rating, a.confidence, a.is_contrary)
        for cell, a in newest.items()
        if scale.holds(a.rating)
    }


@dataclass(frozen=True, slots=True)
class Between:
    """What came in after a day, the first of two: everything where no day is given.

    That is what is dated later, and what is cited for one of those `judgements`: one that was corrected
    later has an earlier day, and its sources came with the correction.
    """

    since: str = ""
    judgements: frozenset[str] = frozenset()

    def holds(self, dated_on: str, assessment_id: str = "") -> bool:
        """Whether a note or a source of that day, cited for that judgement, came in."""
        return not self.since or dated_on > self.since or assessment_id in self.judgements


EVERYTHING = Between()


class CellBook:
    """Makes the entries of cells one after the other and numbers evidence where it is first cited."""

    def __init__(
        self,
        dossier: Dossier,
        newest: Mapping[Cell, Assessment],
        day: str,
        is_listed: Callable[[Cell, str], bool] = lambda *_: True,
        *,
        with_records: bool = True,
        between: Between = EVERYTHING,
    ) -> None:
        """`is_listed` says of a cell with its rating whether it is entered, `with_records` with its notes
        and evidence, and `between` with which of them."""
        self._is_listed = is_listed
        self._scale = dossier.scale
        self._newest = newest
        self._evidence = {evidence.evidence_id: evidence for evidence in dossier.evidence}
        self._notes = _notes_by_cell(dossier.notes, day, between) if with_records else {}
        self._citations = _citations_by_cell(dossier, day, between) if with_records else {}
        self._numbers: dict[str, int] = {}
        self._cited_by: dict[str, dict[Cell, None]] = {}
        self.entries: dict[Cell, CellEntry] = {}

    def add(self, clause: Provision, measures: Sequence[Provision], parties: Sequence[Party]) -> None:
        """Enter a clause's cells and then those of its measures."""
        for party in parties:
            self._enter(clause, party, measures)
        for measure in measures:
            for party in parties:
                self._enter(measure, party, ())

    def evidence(self) -> tuple[EvidenceEntry, ...]:
        """The evidence cited so far, by number."""
        return tuple(
            EvidenceEntry(number, self._evidence[evidence_id], tuple(self._cited_by[evidence_id]))
            for evidence_id, number in self._numbers.items()
        )

    def cited(self, between: Between) -> dict[Cell, frozenset[int]]:
        """For each cell entered the numbers of the evidence that came in for it."""
        return {
            cell: frozenset(
                self._numbers[citation.evidence_id]
                for citation, dated_on in self._citations.get(cell, ())
                if between.holds(dated_on, citation.assessment_id) and citation.evidence_id in self._numbers
            )
            for cell in self.entries
        }

    def _enter(self, provision: Provision, party: Party, measures: Sequence[Provision]) -> None:
        cell = Cell(provision.provision_id, party.party_id)
        assessment = self._newest.get(cell)
        is_counted = assessment is not None and self._scale.holds(assessment.rating)
        rating = assessment.rating if assessment is not None and is_counted else NOT_ASSESSED
        if not self._is_listed(cell, rating):
            return
        citations = [citation for citation, _ in self._citations.get(cell, ())]
        notes = self._notes.get(cell, ())
        told = {note.note_id for note in notes}
        sources = self._number(cell, (c.evidence_id for c in citations if c.note_id not in told))
        entries = tuple(
            NoteEntry(
                note, self._number(cell, (c.evidence_id for c in citations if c.note_id == note.note_id))
            )
            for note in notes
        )
        counts = self._measure_counts(measures, party) if rating == NOT_ASSESSED else None
        self.entries[cell] = CellEntry(
            provision,
            party,
            rating,
            assessment,
            entries,
            sources,
            distribution_of(counts, self._scale, len(measures)) if counts else None,
            (suggested_rating(counts, self._scale) or "") if counts else "",
            assessment is not None and not is_counted,
        )

    def _measure_counts(self, measures: Sequence[Provision], party: Party) -> Counter[str]:
        """The ratings of the clause's measures for the party; empty where none was assessed."""
        found = (self._newest.get(Cell(measure.provision_id, party.party_id)) for measure in measures)
        return Counter(
            assessment.rating
            for assessment in found
            if assessment is not None
            and assessment.rating != NOT_ASSESSED
            and self._scale.holds(assessment.rating)
        )

    def _number(self, cell: Cell, evidence_ids: Iterable[str]) -> tuple[int, ...]:
        numbers: set[int] = set()
        for evidence_id in evidence_ids:
            if evidence_id not in self._evidence:
                continue
            number = self._numbers.setdefault(evidence_id, len(self._numbers) + 1)
            self._cited_by.setdefault(evidence_id, {})[cell] = None
            numbers.add(number)
        return tuple(sorted(numbers))


def _notes_by_cell(notes: Iterable[Note], day: str, between: Between) -> dict[Cell, list[Note]]:
    found: dict[Cell, list[Note]] = {}
    for note in sorted(notes, key=lambda note: (note.dated_on, note.note_id), reverse=True):
        if note.dated_on <= day and between.holds(note.dated_on):
            found.setdefault(Cell(note.provision_id, note.party_id), []).append(note)
    return found


def _citations_by_cell(
    dossier: Dossier, day: str, between: Between
) -> dict[Cell, list[tuple[Citation, str]]]:
    """The citations up to that day that came in, each with the day it speaks of."""
    # A source cited for a judgement or a note speaks of their day, even if it was typed in later:
    # a report on March must not show March's ratings without what they rest on.
    days = {assessment.assessment_id: assessment.as_of for assessment in dossier.assessments}
    days |= {note.note_id: note.dated_on for note in dossier.notes}
    found: dict[Cell, list[tuple[Citation, str]]] = {}
    for citation in dossier.citations:
        dated_on = days.get(citation.note_id or citation.assessment_id, citation.cited_on)
        if dated_on <= day and between.holds(dated_on, citation.assessment_id):
            found.setdefault(Cell(citation.provision_id, citation.party_id), []).append((citation, dated_on))
    return found
