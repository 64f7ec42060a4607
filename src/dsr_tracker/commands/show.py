"""`show`: everything the tracker holds of one provision for one party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dsr_tracker.commands.beside import facts_beside, lines_beside
from dsr_tracker.commands.cells import NamedCell, named_cell
from dsr_tracker.commands.completing import complete_party, complete_provision
from dsr_tracker.commands.output import say, say_json
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.history import ratings_before
from dsr_tracker.core.ratings import suggested_rating
from dsr_tracker.core.records import Assessment, Citation, Evidence, Provision
from dsr_tracker.core.scales import NOT_ASSESSED, scale_named
from dsr_tracker.store.store import Store


@click.command()
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it."
)
@file_option
def show(provision: str, party: str, form: str, file: Path | None) -> None:
    """Show the status of PROVISION for PARTY, and all that stands behind it.

    The rating with its reason and marks, evidence, notes, tags, second readings, feedback, looks, the
    rubric, what is followed, links, history, and what the documents say (the passages themselves once a
    document is attached, see `sources attach`).
    """
    with open_tracker(file) as store:
        facts = _facts(store, named_cell(store, provision, party))
    if form == "json":
        say_json(facts)
    else:
        say("\n".join(_lines(facts)))


def _facts(store: Store, named: NamedCell) -> dict[str, Any]:
    provision, cell = named.provision, named.cell
    current = store.read.status_assessment(cell, today())
    citations, revisions = store.read.citations(cell), store.read.revisions(cell)
    return {
        "provision": provision.provision_id,
        "party": named.party.party_id,
        "instrument": provision.instrument_id,
        "instrument_title": named.instrument.title,
        "kind": "measure" if provision.is_measure else "clause",
        "number": provision.number,
        "title": provision.title,
        "summary": provision.summary,
        "party_name": named.party.name,
        "country": named.party.country_code or None,
        "takes_part": named.is_column,
        **_judgement(current),
        "suggestion": None if current else _suggestion(store, provision, cell),
        "assessments": [_judgement(assessment) for assessment in store.read.assessments(cell)],
        "evidence": _evidence(citations),
        "notes": [
            asdict(note)
            | {
                "evidence": [
                    citation.evidence_id for citation, _ in citations if citation.note_id == note.note_id
                ]
            }
            for note in store.read.notes(cell)
        ],
        "history": [
            {
                "recorded_at": revision.recorded_at,
                "author": revision.author,
                "action": str(revision.action),
                "label": revision.label,
                "kind": revision.kind,
                "before": asdict(revision.before) if revision.before else None,
                "after": asdict(revision.after) if revision.after else None,
                "rating_before": rating_before or None,
            }
            for revision, rating_before in zip(revisions, ratings_before(revisions), strict=True)
        ],
        **facts_beside(store, cell),
        "passages": _passages(store, provision),
    }


def _judgement(assessment: Assessment | None) -> dict[str, Any]:
    """An assessment by the names that the options of `assess` have; empty values where there is none."""
    given = assessment or Assessment("", "", "", "", NOT_ASSESSED)
    scale = scale_named(given.scale_id)
    return {
        "assessment_id": given.assessment_id or None,
        "rating": given.rating,
        "label": scale.rating(given.rating).label,
        "scale": given.scale_id,
        "as_of": given.as_of or None,
        "reason": given.reason,
        "confidence": given.confidence or None,
        "contrary": given.is_contrary,
        "claimed": given.claimed or None,
        "schedule": given.schedule or None,
        "search": {
            "places": given.search_places,
            "languages": given.search_languages,
            "terms": given.search_terms,
            "until": given.search_until or None,
        },
        "author": given.author,
        "recorded_at": given.recorded_at or None,
    }


def _suggestion(store: Store, provision: Provision, cell: Cell) -> str | None:
    """What a clause's rated measures suggest for it; a person decides."""
    counts: dict[str, int] = {}
    for measure in store.read.provisions([provision.instrument_id]):
        if measure.clause_id == provision.provision_id:
            found = store.read.status_assessment(Cell(measure.provision_id, cell.party_id), today())
            if found is not None:
                counts[found.rating] = counts.get(found.rating, 0) + 1
    return suggested_rating(counts, store.read.scale())


def _evidence(citations: list[tuple[Citation, Evidence]]) -> list[dict[str, Any]]:
    sources: dict[str, dict[str, Any]] = {}
    for citation, evidence in citations:
        listed = sources.setdefault(evidence.evidence_id, asdict(evidence) | {"assessments": [], "notes": []})
        if citation.assessment_id:
            listed["assessments"].append(citation.assessment_id)
        if citation.note_id:
            listed["notes"].append(citation.note_id)
    return list(sources.values())


def _passages(store: Store, provision: Provision) -> list[dict[str, Any]]:
    titles = {document.document_id: document.title for document in store.read.documents()}
    return [
        {
            "document": reference.document_id,
            "title": titles.get(reference.document_id, reference.document_id),
            "paragraphs": list(reference.paragraphs),
            "remark": reference.remark,
            "text": [{"number": paragraph.number, "text": paragraph.text} for paragraph in paragraphs],
        }
        for reference, paragraphs in store.read.passages(provision.references)
    ]


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    yield f"{facts['provision']}  {facts['title']}"
    yield f"{facts['instrument_title']}, {facts['kind']} {facts['number']}"
    yield f"For {facts['party_name']} ({facts['party']})" + (
        "" if facts["takes_part"] else ", which is not assessed in it"
    )
    yield ""
    yield f"Status: {facts['label']}" + (f" as of {facts['as_of']}" if facts["as_of"] else "")
    yield from _marks(facts)
    if facts["suggestion"]:
        yield f"  Suggested by its measures: {facts['suggestion']}"
    yield from _section("Evidence", [_source_line(source) for source in facts["evidence"]])
    yield from _section(
        "Notes", [f"{note['dated_on']}  {note['author']}: {note['text']}" for note in facts["notes"]]
    )
    for heading, entries in lines_beside(facts):
        yield from _section(heading, entries)
    yield from _section("History", list(_history_lines(facts["history"])))
    yield from _section("What the catalogue says", [facts["summary"]] if facts["summary"] else [])
    yield from _section(
        "What the document says", [line for passage in facts["passages"] for line in _passage_lines(passage)]
    )


def _marks(facts: dict[str, Any]) -> Iterator[str]:
    scale = scale_named(facts["scale"])
    search = facts["search"]
    looked = ", ".join(filter(None, (search["places"], search["languages"], search["terms"])))
    until = f" until {search['until']}" if search["until"] else ""
    marks = {
        "Reason": facts["reason"],
        "Confidence": facts["confidence"],
        "Contrary": "there is action against the undertaking" if facts["contrary"] else "",
        "Claimed": scale.rating(facts["claimed"]).label if facts["claimed"] else "",
        "Schedule": (facts["schedule"] or "").replace("_", " "),
        "Searched": f"{looked}{until}".strip(),
        "By": f"{facts['author']}, {facts['recorded_at']}" if facts["recorded_at"] else "",
    }
    for name, value in marks.items():
        if value:
            yield _indented(f"{name}: {value}")


def _source_line(source: dict[str, Any]) -> str:
    parts = (source["title"], source["publisher"], source["published_on"], source["url"], source["remark"])
    return ", ".join(part for part in parts if part)


def _history_lines(history: list[dict[str, Any]]) -> Iterator[str]:
    # An edit that touched several records of the cell is one line.
    entries: dict[tuple[str, str, str, str], str] = {}
    for entry in history:
        key = (entry["recorded_at"], entry["author"], entry["action"], entry["label"])
        entries[key] = entries.get(key) or _step(entry)
    for (recorded_at, author, action, label), step in entries.items():
        how = "" if action == "do" else f"{action}: "
        yield f"{recorded_at[:19].replace('T', ' ')}  {author}: {how}{label}{step}"


def _step(entry: dict[str, Any]) -> str:
    """The day a new assessment speaks of, and what held on it before; "" for any other revision."""
    after = entry["after"]
    if entry["kind"] != "assessment" or entry["before"] or not after:
        return ""
    scale = scale_named(after["scale_id"])
    ratings = {rating.rating_id: rating.label for rating in scale.ratings}
    before = ratings.get(entry["rating_before"], entry["rating_before"])
    return f" (as of {after['as_of']}, before: {before})"


def _passage_lines(passage: dict[str, Any]) -> Iterator[str]:
    numbers = passage["paragraphs"]
    listed = f"paragraph{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"
    remark = f" ({passage['remark']})" if passage["remark"] else ""
    yield f"{passage['title']} [{passage['document']}], {listed}{remark}"
    for paragraph in passage["text"]:
        yield f"  {paragraph['number']}: {paragraph['text']}"
    if not passage["text"]:
        yield "  (the document is not attached; see `sources attach`)"


def _section(heading: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield ""
        yield f"{heading}:"
        yield from map(_indented, entries)


def _indented(text: str) -> str:
    return "  " + text.replace("\n", "\n    ")
