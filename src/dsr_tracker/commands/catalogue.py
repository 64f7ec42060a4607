"""`catalogue`: what the source documents say, and what analysts added to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from dsr_tracker.commands.cells import named_instruments
from dsr_tracker.commands.completing import complete_instrument
from dsr_tracker.commands.output import say, say_csv, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.records import (
    Figure,
    Instrument,
    Participation,
    Party,
    Provision,
    Reference,
    SourceDocument,
)
from dsr_tracker.store.store import Store


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print it."
)
@click.option(
    "--instrument", "instruments", metavar="ID", multiple=True, shell_complete=complete_instrument,
    help="Only this instrument; may be repeated. All without it.",
)  # fmt: skip
@file_option
def catalogue(form: str, instruments: tuple[str, ...], file: Path | None) -> None:
    """List the instruments with their clauses and measures.

    JSON also gives the source documents, the parties and who takes which part, and the figures,
    each with the paragraphs where it stands.
    """
    with open_tracker(file) as store:
        chosen = named_instruments(store, instruments)
        listed = [i for i in store.read.instruments() if chosen is None or i.instrument_id in chosen]
        provisions = store.read.provisions([instrument.instrument_id for instrument in listed])
        if form == "json":
            say_json(_as_json(store, listed, provisions))
        elif form == "csv":
            _say_csv(provisions)
        else:
            _say_tables(store, listed, provisions)


def _as_json(
    store: Store, instruments: Sequence[Instrument], provisions: Sequence[Provision]
) -> dict[str, Any]:
    figures = store.read.figures()
    participations = store.read.participations()
    return {
        "documents": [_document(document) for document in store.read.documents()],
        "parties": [_party(party) for party in store.read.parties()],
        "instruments": [
            _instrument(instrument)
            | {
                "clauses": _clauses([p for p in provisions if p.instrument_id == instrument.instrument_id]),
                "participations": [
                    _participation(p) for p in participations if p.instrument_id == instrument.instrument_id
                ],
                "figures": [_figure(f) for f in figures if f.instrument_id == instrument.instrument_id],
            }
            for instrument in instruments
        ],
        "figures": [_figure(figure) for figure in figures if not figure.instrument_id],
    }


def _document(document: SourceDocument) -> dict[str, Any]:
    return {
        "id": document.document_id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published_on": document.published_on or None,
        "event_on": document.event_on or None,
        "language": document.language,
        "sha256": document.sha256,
        "paragraphs": document.paragraph_count,
        "remark": document.remark,
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "id": party.party_id,
        "kind": str(party.kind),
        "name": party.name,
        "country": party.country_code or None,
        "within": party.within or None,
        "aliases": list(party.aliases),
        "remark": party.remark,
    }


def _instrument(instrument: Instrument) -> dict[str, Any]:
    return {
        "id": instrument.instrument_id,
        "kind": str(instrument.kind),
        "title": instrument.title,
        "summary": instrument.summary,
        "agreed_on": instrument.agreed_on or None,
        "published_on": instrument.published_on or None,
        "place": instrument.place,
        "legal_character": instrument.legal_character,
        "period_start": instrument.period_start or None,
        "period_end": instrument.period_end or None,
        "aliases": list(instrument.aliases),
        "principles": [
            {"kind": principle.kind, "name": principle.name, "references": _references(principle.references)}
            for principle in instrument.principles
        ],
        "references": _references(instrument.references),
        "remark": instrument.remark,
    }


def _clauses(provisions: Sequence[Provision]) -> list[dict[str, Any]]:
    return [
        _provision(clause)
        | {
            "measures": [
                _provision(measure) for measure in provisions if measure.clause_id == clause.provision_id
            ]
        }
        for clause in provisions
        if not clause.is_measure
    ]


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "id": provision.provision_id,
        "number": provision.number,
        "title": provision.title,
        "summary": provision.summary,
        "period_start": provision.period_start or None,
        "period_end": provision.period_end or None,
        "references": _references(provision.references),
        "remark": provision.remark,
    }


def _participation(participation: Participation) -> dict[str, Any]:
    return {
        "party": participation.party_id,
        "role": str(participation.role),
        "references": _references(participation.references),
        "remark": participation.remark,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.figure_id,
        "subject": figure.subject,
        "qualifier": figure.qualifier,
        "value": _whole_where_it_is(figure.value),
        "unit": figure.unit,
        "period": _period(figure.period_start, figure.period_end),
        "provision": figure.provision_id or None,
        "party": figure.party_id or None,
        "references": _references(figure.references),
        "remark": figure.remark,
    }


def _whole_where_it_is(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _period(start: str, end: str) -> str | None:
    """The period as ISO 8601 writes it: one day, month or year, or start/end with .. for an open side."""
    if start == end:
        return start or None
    return f"{start or '..'}/{end or '..'}"


def _references(references: Iterable[Reference]) -> list[dict[str, Any]]:
    return [
        {"document": reference.document_id, "paragraphs": list(reference.paragraphs)}
        | ({"remark": reference.remark} if reference.remark else {})
        for reference in references
    ]


def _where(references: Iterable[Reference]) -> str:
    """The references in a line: dei-text-2017 3, 4; tianshannet-2017 5."""
    return "; ".join(f"{each.document_id} {', '.join(map(str, each.paragraphs))}" for each in references)


def _say_csv(provisions: Sequence[Provision]) -> None:
    say_csv(
        (
            "id",
            "kind",
            "instrument",
            "clause",
            "number",
            "title",
            "summary",
            "period_start",
            "period_end",
            "references",
        ),
        (
            (
                provision.provision_id,
                "measure" if provision.is_measure else "clause",
                provision.instrument_id,
                provision.clause_id,
                provision.number,
                provision.title,
                provision.summary,
                provision.period_start,
                provision.period_end,
                _where(provision.references),
            )
            for provision in provisions
        ),
    )


def _say_tables(store: Store, instruments: Sequence[Instrument], provisions: Sequence[Provision]) -> None:
    columns = store.read.columns()
    for instrument in instruments:
        kind = instrument.kind.replace("_", " ")
        dated = f", agreed {instrument.agreed_on}" if instrument.agreed_on else ""
        say(f"{instrument.instrument_id}  {instrument.title}  ({kind}{dated})")
        parties = ", ".join(party.name for party in columns.get(instrument.instrument_id, ()))
        say(f"Parties: {parties or 'none yet'}")
        say_table(
            ("Provision", "Title", "Paragraphs"),
            [
                (("  " if p.is_measure else "") + p.provision_id, p.title, _where(p.references))
                for p in provisions
                if p.instrument_id == instrument.instrument_id
            ],
        )
        say("")
    clauses = sum(not provision.is_measure for provision in provisions)
    counts = (
        (len(instruments), "instrument"),
        (clauses, "clause"),
        (len(provisions) - clauses, "measure"),
    )
    say(", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts) + ".")
