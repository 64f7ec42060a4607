"""The instruments and countries of a report, with their matrices and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.matrix import build_matrix
from dsr_tracker.core.records import Figure, Instrument, Participation, Party, PartyKind, Provision
from dsr_tracker.core.scales import Scale
from dsr_tracker.reports.contents import CountryPage, InstrumentSection, Kind, PartyEntry, PartyPart, Scope
from dsr_tracker.reports.scoping import Chosen
from dsr_tracker.reports.tallies import Tally, sum_tallies, tally_of
from dsr_tracker.reports.wording import Wording


def sections_of(
    dossier: Dossier, chosen: Chosen, statuses: Mapping[Cell, CellStatus]
) -> tuple[InstrumentSection, ...]:
    """A section for each instrument in scope, in catalogue order."""
    records = _grouped(dossier, chosen)
    return tuple(
        _section(instrument, chosen, dossier.scale, statuses, records) for instrument in chosen.instruments
    )


class _ByInstrument:
    """Records of the dossier by the instrument they belong to."""

    def __init__(self) -> None:
        self.provisions: dict[str, list[Provision]] = {}
        self.participations: dict[str, list[Participation]] = {}
        self.figures: dict[str, list[Figure]] = {}


def _grouped(dossier: Dossier, chosen: Chosen) -> _ByInstrument:
    found = _ByInstrument()
    known = {party.party_id for party in dossier.parties}
    # A brief is about one party: who else takes part, and in which numbers, is in the full report.
    if chosen.scope.kind is Kind.COUNTRY:
        known = {party.party_id for listed in chosen.columns.values() for party in listed}
    for provision in chosen.provisions:
        found.provisions.setdefault(provision.instrument_id, []).append(provision)
    for participation in dossier.participations:
        if participation.party_id in known:
            found.participations.setdefault(participation.instrument_id, []).append(participation)
    told = {provision.provision_id for provision in chosen.provisions}
    for figure in dossier.figures:
        if chosen.scope.kind is Kind.COUNTRY and figure.party_id not in known:
            continue
        if chosen.scope.kind is Kind.CLAUSE and figure.provision_id not in told:
            continue
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
    # The sheet of a measure: as a row of its own it has figures of its own, and stays a measure.
    alone = provisions[0] if len(provisions) == 1 and provisions[0].is_measure else None
    if alone:
        provisions = [replace(alone, clause_id="")]
    matrix = build_matrix(chosen.as_of, scale, [instrument], provisions, columns, statuses)
    if alone:
        matrix = replace(matrix, rows=(replace(matrix.rows[0], provision=alone),))
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


def countries_of(
    dossier: Dossier, chosen: Chosen, sections: Iterable[InstrumentSection], wording: Wording
) -> tuple[CountryPage, ...]:
    """A page for each country with a party in scope; bodies of no country share the last one."""
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
