"""What stands at the end of a report: who is named, what is not known, and the documents it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.records import Figure, Party, Reference
from dsr_tracker.core.scales import NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED, Scale
from dsr_tracker.reports.contents import (
    CellEntry,
    ClauseGap,
    DocumentEntry,
    DocumentUse,
    Gaps,
    InstrumentSection,
    Kind,
    Report,
)


def named_parties(
    dossier: Dossier, sections: Iterable[InstrumentSection], figures: Iterable[Figure]
) -> tuple[Party, ...]:
    """The parties that the report names."""
    wanted = {figure.party_id for figure in figures}
    for section in sections:
        wanted.update(party.party_id for party in section.matrix.parties)
        wanted.update(participation.party_id for participation in section.participations)
        wanted.update(figure.party_id for figure in section.figures)
    return tuple(party for party in dossier.parties if party.party_id in wanted)


def gaps_of(sections: Iterable[InstrumentSection], cells: Mapping[Cell, CellEntry], scale: Scale) -> Gaps:
    """What a reader must not take as known."""
    rows: list[MatrixRow] = [row for section in sections for row in section.matrix.rows]
    not_assessed = (
        ClauseGap(
            row.provision.provision_id,
            tuple(party_id for party_id in row.cells if row.rating(party_id) == NOT_ASSESSED),
            len(row.cells),
        )
        for row in rows
    )
    judged = {rating.rating_id for rating in scale.ratings} - {NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED}
    return Gaps(
        tuple(gap for gap in not_assessed if gap.party_ids),
        tuple(cell for cell, entry in cells.items() if entry.rating in judged and not entry.all_sources),
        tuple(
            cell
            for cell, entry in cells.items()
            if entry.rating == NO_EVIDENCE and entry.assessment and not entry.assessment.search_places
        ),
        tuple(cell for cell, entry in cells.items() if entry.is_of_other_scale),
    )


def documents_of(dossier: Dossier, report: Report) -> tuple[DocumentEntry, ...]:
    """The documents behind what the report tells, by number, with the paragraphs."""
    uses: dict[str, list[DocumentUse]] = {}

    def note(references: Iterable[Reference], instrument_id: str, provision_id: str = "") -> None:
        for reference in references:
            use = DocumentUse(instrument_id, provision_id, reference.paragraphs)
            uses.setdefault(reference.document_id, []).append(use)

    for section in report.instruments:
        instrument_id = section.instrument.instrument_id
        # A sheet is about one provision: the paragraphs of its instrument are in the full report.
        if report.kind is not Kind.CLAUSE:
            note(section.instrument.references, instrument_id)
        for row in section.matrix.rows:
            for each in (row, *row.measures):
                note(each.provision.references, instrument_id, each.provision.provision_id)
        for participation in section.participations if report.kind is not Kind.CLAUSE else ():
            note(participation.references, instrument_id)
        for figure in section.figures:
            note(figure.references, instrument_id)
    for figure in report.figures:
        note(figure.references, "")
    return tuple(
        DocumentEntry(number, document, _merged(uses[document.document_id]))
        for number, document in enumerate(dossier.documents, start=1)
        if document.document_id in uses
    )


def _merged(uses: Iterable[DocumentUse]) -> tuple[DocumentUse, ...]:
    """One use for each instrument and provision, with all its paragraphs in order."""
    paragraphs: dict[tuple[str, str], set[int]] = {}
    for use in uses:
        paragraphs.setdefault((use.instrument_id, use.provision_id), set()).update(use.paragraphs)
    return tuple(DocumentUse(*key, tuple(sorted(numbers))) for key, numbers in paragraphs.items())
