"""Builds a report: a pure function of the dossier and the scope, whatever the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dsr_tracker import __version__
from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.matrix import MatrixRow, build_matrix
from dsr_tracker.core.records import (
    Figure,
    Instrument,
    Participation,
    Party,
    PartyKind,
    Provision,
    Reference,
)
from dsr_tracker.core.scales import NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED, Scale
from dsr_tracker.reports.cells import CellBook, newest_assessments, statuses_of
from dsr_tracker.reports.contents import (
    CellEntry,
    ClauseGap,
    Colophon,
    CountryPage,
    DocumentEntry,
    DocumentUse,
    Gaps,
    InstrumentSection,
    Kind,
    PartyEntry,
    PartyPart,
    Report,
    Scope,
)
from dsr_tracker.reports.method import statements
from dsr_tracker.reports.scoping import Chosen, choose, describe
from dsr_tracker.reports.tallies import Tally, sum_tallies, tally_of
from dsr_tracker.reports.wording import Wording, text

__all__ = ["Kind", "Report", "Scope", "build_report"]


def build_report(dossier: Dossier, scope: Scope) -> Report:
    """What the tracker says within that scope; the same dossier and scope give an equal report.

    Raises UnknownNameError for an instrument, country, day or language that is not known.
    """
    # Imported here: json lays out what this module makes, and the digest is taken over that layout.
    from dsr_tracker.reports.json import digest_of

    wording = text(scope.language)
    chosen = choose(dossier, scope)
    newest = newest_assessments(dossier.assessments, chosen.as_of)
    statuses = statuses_of(newest, dossier.scale)
    book = CellBook(dossier, newest, chosen.as_of)
    by_instrument = _grouped(dossier)
    sections = tuple(
        _section(instrument, chosen, dossier.scale, statuses, by_instrument)
        for instrument in chosen.instruments
    )
    for section in sections:
        for row in section.matrix.rows:
            book.add(row.provision, [measure.provision for measure in row.measures], section.matrix.parties)
    is_everything = not (scope.instrument_ids or scope.country_codes)
    figures = tuple(f for f in dossier.figures if is_everything and not f.instrument_id)
    report = Report(
        title=dossier.title or wording("The Digital Silk Road’s undertakings: status report"),
        scope=chosen.scope,
        scope_words=describe(dossier, chosen, wording),
        as_of=chosen.as_of,
        written_at=dossier.collected_at,
        scale=dossier.scale,
        method=statements(dossier.scale, wording),
        overall=sum_tallies((section.tally for section in sections), dossier.scale),
        measures=sum_tallies((section.measures for section in sections), dossier.scale),
        instruments=sections,
        countries=_countries(dossier, chosen, sections, wording),
        cells=book.entries,
        parties=_named(dossier, sections, figures),
        evidence=book.evidence(),
        gaps=_gaps(sections, book.entries, dossier.scale),
        figures=figures,
        documents=(),
        colophon=Colophon(__version__, dossier.catalogue_version, dossier.tracker_id),
    )
    report = replace(report, documents=_documents(dossier, report))
    return replace(report, colophon=replace(report.colophon, digest=digest_of(report)))


class _ByInstrument:
    """Records of the dossier by the instrument they belong to."""

    def __init__(self) -> None:
        self.provisions: dict[str, list[Provision]] = {}
        self.participations: dict[str, list[Participation]] = {}
        self.figures: dict[str, list[Figure]] = {}


def _grouped(dossier: Dossier) -> _ByInstrument:
    found = _ByInstrument()
    known = {party.party_id for party in dossier.parties}
    for provision in dossier.provisions:
        found.provisions.setdefault(provision.instrument_id, []).append(provision)
    for participation in dossier.participations:
        if participation.party_id in known:
            found.participations.setdefault(participation.instrument_id, []).append(participation)
    for figure in dossier.figures:
        found.figures.setdefault(figure.instrument_id, []).append(figure)
    return found


def _section(
    instrument: Instrument,
    chosen: Chosen,
    scale: Scale,
    statuses: Mapping[Cell, CellStatus],
    records: _ByInstrument,
) -> InstrumentSection:
    instrument_id = instrument.instrument_id
    provisions = records.provisions.get(instrument_id, [])
    columns = {instrument_id: chosen.columns[instrument_id]}
    matrix = build_matrix(chosen.as_of, scale, [instrument], provisions, columns, statuses)
    measures = [measure for row in matrix.rows for measure in row.measures]
    measure_columns = {
        party.party_id: tally_of(Counter(str(row.rating(party.party_id)) for row in measures), scale)
        for party in matrix.parties
    }
    return InstrumentSection(
        instrument,
        tuple(records.participations.get(instrument_id, ())),
        matrix,
        Tally(matrix.overall, matrix.distribution),
        {
            party_id: Tally(mean, matrix.column_distributions[party_id])
            for party_id, mean in matrix.column_means.items()
        },
        sum_tallies(measure_columns.values(), scale),
        measure_columns,
        tuple(records.figures.get(instrument_id, ())),
    )


def _countries(
    dossier: Dossier, chosen: Chosen, sections: Iterable[InstrumentSection], wording: Wording
) -> tuple[CountryPage, ...]:
    parts: dict[str, list[PartyPart]] = {}
    for section in sections:
        clause_ids = tuple(row.provision.provision_id for row in section.matrix.rows)
        for party_id, tally in section.columns.items():
            parts.setdefault(party_id, []).append(
                PartyPart(section.instrument.instrument_id, clause_ids, tally)
            )
    by_country: dict[str, list[Party]] = {}
    names = {"": wording("International and other bodies")}
    for party in dossier.parties:
        if party.kind is PartyKind.COUNTRY:
            names[party.country_code] = party.name
        if party.party_id in parts:
            by_country.setdefault(party.country_code, []).append(party)
    pages = [
        _country_page(code, names.get(code, code), listed, parts, chosen.scope, dossier.scale)
        for code, listed in by_country.items()
    ]
    # Bodies of no country come last; the countries stay in the catalogue's order.
    return tuple(sorted(pages, key=lambda page: not page.country_code))


def _country_page(  # noqa: PLR0917 - called once
    code: str,
    name: str,
    listed: Iterable[Party],
    parts: Mapping[str, list[PartyPart]],
    scope: Scope,
    scale: Scale,
) -> CountryPage:
    entries = tuple(
        PartyEntry(
            party,
            scope.with_subnational or not code or party.kind is PartyKind.COUNTRY,
            sum_tallies((part.tally for part in parts[party.party_id]), scale),
            tuple(parts[party.party_id]),
        )
        for party in sorted(listed, key=lambda party: party.kind is not PartyKind.COUNTRY)
    )
    return CountryPage(code, name, sum_tallies((e.tally for e in entries if e.is_counted), scale), entries)


def _named(
    dossier: Dossier, sections: Iterable[InstrumentSection], figures: Iterable[Figure]
) -> tuple[Party, ...]:
    """The parties that the report names."""
    wanted = {figure.party_id for figure in figures}
    for section in sections:
        wanted.update(party.party_id for party in section.matrix.parties)
        wanted.update(participation.party_id for participation in section.participations)
        wanted.update(figure.party_id for figure in section.figures)
    return tuple(party for party in dossier.parties if party.party_id in wanted)


def _gaps(sections: Iterable[InstrumentSection], cells: Mapping[Cell, CellEntry], scale: Scale) -> Gaps:
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


def _documents(dossier: Dossier, report: Report) -> tuple[DocumentEntry, ...]:
    uses: dict[str, list[DocumentUse]] = {}

    def note(references: Iterable[Reference], instrument_id: str, provision_id: str = "") -> None:
        for reference in references:
            use = DocumentUse(instrument_id, provision_id, reference.paragraphs)
            uses.setdefault(reference.document_id, []).append(use)

    for section in report.instruments:
        instrument_id = section.instrument.instrument_id
        note(section.instrument.references, instrument_id)
        for row in section.matrix.rows:
            for each in (row, *row.measures):
                note(each.provision.references, instrument_id, each.provision.provision_id)
        for participation in section.participations:
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
