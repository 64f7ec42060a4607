"""The PDF's parts on instruments, countries, clauses and changes, as its template takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.records import Assessment, Instrument, Party, Provision
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.reports.contents import ChangeEntry, CountryPage, InstrumentSection, PartyEntry, PartyPart
from dsr_tracker.reports.pdf_cells import Data, Pieces
from dsr_tracker.reports.pdf_matrix import is_mapped, maps, tables
from dsr_tracker.reports.pdf_text import paragraphs


def instruments(pieces: Pieces, *, is_brief: bool = False) -> tuple[list[Data], dict[str, str]]:
    """A part for each instrument with its matrix, and the pictures that are in them by file name."""
    files: dict[str, str] = {}
    found = []
    for place, section in enumerate(pieces.report.instruments):
        found.append(_instrument(pieces, section, place, files, is_brief=is_brief))
    return found, files


def _instrument(
    pieces: Pieces, section: InstrumentSection, place: int, files: dict[str, str], *, is_brief: bool
) -> Data:
    _ = pieces.wording
    instrument, matrix = section.instrument, section.matrix
    found: Data = {
        "title": instrument.title,
        "label": f"i-{place}",
        "kicker": _.name(instrument.kind),
        "facts": _facts(pieces, instrument),
        "refs": pieces.references(instrument.references),
        "summary": [] if is_brief else paragraphs(instrument.summary),
        "remark": [] if is_brief else paragraphs(instrument.remark),
        "tally": None,
        "tables": [],
        "maps": [],
        "lines": [],
        "measures": "",
        "participations": [],
        "figures": [],
        "codes": sorted({party.country_code for party in matrix.parties if party.country_code}),
    }
    if matrix.parties and matrix.rows:
        caption = _("Matrix as of {day}: clauses by party", day=_.day(pieces.report.as_of))
        found["tally"] = pieces.tally(section.tally, _("over this instrument’s clauses"))
        if is_mapped(section):
            found["maps"], drawn = maps(pieces, section, f"map-{place}")
            files |= drawn
        else:
            found["tables"] = tables(
                pieces, caption, _("Clause"), matrix.parties, matrix.rows, section.columns, section.tally
            )
        if 1 < len(matrix.rows) <= 300 and not is_brief:
            found["lines"] = pieces.lines(
                (
                    f"{row.provision.number}  {pieces.title(row.provision)}",
                    pieces.provision_label(row.provision),
                    pieces.view.tally(row),
                )
                for row in matrix.rows
            )
        if section.measures.assessed:
            found["measures"] = _(
                "Its measures, counted apart from the clauses: {mean}; {words}.",
                mean=_.mean(section.measures.mean),
                words=pieces.view.in_words(section.measures.distribution),
            )
    if not is_brief:
        found["participations"] = [
            {
                "party": pieces.view.party(each.party_id).name,
                "role": _.name(each.role)
                if each.role.is_assessed
                else _.aside(_.name(each.role), _("not assessed")),
                "refs": pieces.references(each.references),
                "remark": each.remark,
            }
            for each in section.participations
        ]
        found["figures"] = pieces.stated(section.figures)
    return found


def _facts(pieces: Pieces, instrument: Instrument) -> list[str]:
    _ = pieces.wording
    period = _.period(instrument.period_start, instrument.period_end)
    facts = (
        _("Agreed {day}", day=_.day(instrument.agreed_on)) if instrument.agreed_on else "",
        _("Published {day}", day=_.day(instrument.published_on)) if instrument.published_on else "",
        instrument.place,
        instrument.legal_character,
        _("Period: {period}", period=period) if period else "",
    )
    return [fact for fact in facts if fact]


def countries(pieces: Pieces) -> list[Data]:
    """A page for each country, with its parties' clauses in all instruments."""
    return [_country(pieces, page) for page in pieces.report.countries]


def _country(pieces: Pieces, page: CountryPage) -> Data:
    _ = pieces.wording
    return {
        "name": page.name,
        "code": page.country_code,
        "label": pieces.country_label(page.country_code),
        "brief": not page.tally.assessed,
        "tally": pieces.tally(page.tally, _("over its clauses in all instruments in scope")),
        "parties": [
            {
                "name": entry.party.name
                if len(page.parties) > 1 or entry.party.party_id != page.country_code
                else "",
                "remark": "" if entry.is_counted else _("listed, not counted for the country"),
                "parts": [part for each in entry.parts for part in _part(pieces, entry, each)],
            }
            for entry in page.parties
        ],
    }


def _part(pieces: Pieces, entry: PartyEntry, part: PartyPart) -> Iterator[Data]:
    """One party's clauses in one instrument, or in a sentence that none is assessed."""
    _ = pieces.wording
    title = pieces.title(pieces.view.section(part.instrument_id).instrument)
    clauses = [pieces.view.provision(clause_id) for clause_id in part.clause_ids]
    rows = [row for clause in clauses for row in _status_row(pieces, clause, entry.party)]
    if part.tally.assessed or any(row["to"].startswith("c-") for row in rows):
        yield {"title": title, "mean": pieces.mean(part.tally), "rows": rows, "sentence": ""}
    else:
        sentence = _.plural("{count} clause, not assessed.", "{count} clauses, none assessed.", len(clauses))
        yield {"title": title, "rows": [], "sentence": sentence}


def _status_row(pieces: Pieces, clause: Provision, party: Party) -> Iterator[Data]:
    entry = pieces.entry(clause, party)
    if entry is None:
        return
    assessment = entry.assessment
    yield {
        "number": clause.number,
        "title": pieces.title(clause),
        "to": pieces.cell_label(entry.cell) or pieces.provision_label(clause),
        "rating": pieces.rating(entry.rating),
        "contrary": bool(assessment and assessment.is_contrary),
        "day": pieces.wording.day(assessment.as_of) if assessment else "",
        "reason": paragraphs(pieces.view.brief(assessment.reason)) if assessment else [],
        "typed": assessment.reason if assessment else "",
        "sources": list(entry.all_sources),
    }


def clauses(pieces: Pieces) -> list[Data]:
    """For each instrument its clauses with all that is told of their cells."""
    return [
        {
            "title": section.instrument.title,
            "clauses": [_clause(pieces, row, section.matrix.parties) for row in section.matrix.rows],
        }
        for section in pieces.report.instruments
    ]


def _clause(pieces: Pieces, row: MatrixRow, parties: Sequence[Party]) -> Data:
    _ = pieces.wording
    clause = row.provision
    found = [(party, pieces.entry(clause, party)) for party in parties]
    told = [entry for _party, entry in found if entry and entry.has_content]
    inside = [
        entry
        for measure in row.measures
        for party in parties
        if (entry := pieces.entry(measure.provision, party)) and entry.has_content
    ]
    caption = _("Measures of clause {number}, counted apart from it", number=clause.number)
    return {
        "number": clause.number,
        "title": clause.title,
        "label": pieces.provision_label(clause),
        "summary": paragraphs(clause.summary),
        "refs": pieces.references(clause.references),
        "period": _.period(clause.period_start, clause.period_end),
        "remark": clause.remark,
        "followed": [[line.label, line.words] for line in pieces.view.followed.lines(row)],
        "tally": pieces.tally(pieces.view.tally(row), _("over the parties to this clause")) if told else None,
        "cells": [pieces.details(entry, entry.party.name) for entry in told],
        "open": _.list(
            party.name
            for party, entry in found
            if entry and not entry.has_content and entry.rating == NOT_ASSESSED
        ),
        "tables": tables(
            pieces, caption, _("Measure"), parties, row.measures,
            pieces.view.measure_columns(row, parties), pieces.view.measure_tally(row), is_upright=True,
        ) if inside else [],
        "measure_cells": [
            pieces.details(entry, _measure_name(pieces, entry.provision, entry.party)) for entry in inside
        ],
        "measures": [
            {
                "number": measure.provision.number,
                "title": measure.provision.title,
                "summary": measure.provision.summary,
                "refs": pieces.references(measure.provision.references),
            }
            for measure in row.measures
        ],
    }  # fmt: skip


def _measure_name(pieces: Pieces, measure: Provision, party: Party) -> str:
    return pieces.wording(
        "{number} {title}: {party}", number=measure.number, title=measure.title, party=party.name
    )


def changes(pieces: Pieces) -> list[Data]:
    """What moved, with the notes and sources that came between."""
    return [_change(pieces, entry) for entry in pieces.report.changes]


def _change(pieces: Pieces, entry: ChangeEntry) -> Data:
    def side(assessment: Assessment | None) -> list[Any]:
        known = assessment.rating if assessment else NOT_ASSESSED
        places = {rating.rating_id: place for place, rating in enumerate(pieces.report.scale.ratings)}
        label = pieces.view.label(known, assessment.scale_id if assessment else "")
        return [places.get(known, -1), label, pieces.wording.day(assessment.as_of) if assessment else ""]

    return {
        "name": entry.party.name
        + pieces.wording(": ")
        + f"{entry.provision.number} {pieces.title(entry.provision)}",
        "instrument": entry.provision.instrument_id,
        "clause": entry.provision.clause_id or entry.provision.provision_id,
        "what": pieces.wording.name(entry.what),
        "country": entry.party.country_code,
        "before": side(entry.before),
        "after": side(entry.after),
        "reason": paragraphs(entry.after.reason) if entry.after else [],
        "sources": list(entry.sources),
        "notes": [pieces.note(note) for note in entry.notes],
    }
