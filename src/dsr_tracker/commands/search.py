"""`search`: find what is said in the tracker and in its catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import click

from dsr_tracker.catalogue_words import LANGUAGES, catalogue_words
from dsr_tracker.commands.found_titles import provision_of, title_of
from dsr_tracker.commands.output import json_option, say, say_json
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.findable import Entry, entry_of
from dsr_tracker.core.records import Record
from dsr_tracker.core.searching import Query, kinds_of, parse_search
from dsr_tracker.core.snippets import snippet
from dsr_tracker.core.translated import asks_in_signs, found_in_words
from dsr_tracker.store.search import MOST_COUNTED
from dsr_tracker.store.store import Store

_HEADINGS = {
    "provision": "Clauses and measures",
    "instrument": "Instruments",
    "party": "Countries and parties",
    "note": "Notes",
    "assessment": "Judgements",
    "adjudication": "Decisions between readers",
    "reading": "Second readings",
    "reading_batch": "Batches of second readings",
    "feedback": "Feedback from outside",
    "rubric": "Rubrics",
    "specificity": "Specificity",
    "milestone": "Milestones",
    "indicator": "Indicators",
    "measurement": "Values of indicators",
    "link": "Links",
    "look": "Looks",
    "search_plan": "Search plans",
    "evidence": "Sources",
    "document": "Documents",
    "paragraph": "Passages of the documents",
    "cycle": "Cycles",
    "tag": "Tags",
}
"""In the order in which they are printed."""
_NAMES = (
    *("note", "judgement", "source", "clause", "instrument", "country", "document", "passage"),
    *("reading", "decision", "batch", "feedback", "rubric", "specificity", "milestone", "indicator"),
    *("value", "link", "look", "plan", "cycle", "tag"),
)


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(_NAMES), help="Only this kind; may be repeated."
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=10,
    show_default=True,
    help="How many of each kind at most.",
)
@json_option
@file_option
def search(
    text: tuple[str, ...], kinds: tuple[str, ...], limit: int, as_json: bool, file: Path | None
) -> None:
    """Find TEXT in notes, judgements, sources, clauses, countries, attached documents and the rest.

    Second readings, decisions, feedback, rubrics, milestones, indicators, links, looks, search plans, cycles
    and tags are found, too.

    All words must be there, each at least begun; case and accents do not count. Quotes keep words
    together, and country:EG, clause:3, instrument:DEI, status:limited, since:2025-01, until:2025,
    kind:note, has:evidence narrow the search down. The newest of a kind come first.
    """
    typed = " ".join(text)
    query = parse_search(typed)
    if kinds:
        query = Query(query.phrases, {**query.fields, "kind": kinds})
    with open_tracker(file) as store:
        allowed = kinds_of(query)
        pages = {kind: store.search.page(query, [kind], limit) for kind in _HEADINGS if kind in allowed}
        counts = {kind: store.search.count(query, [kind]) for kind, page in pages.items() if page}
        lines = {
            kind: [_line(store, query, found.hit.record_id, found.record) for found in page]
            for kind, page in pages.items()
            if page
        }
        for kind, others in _in_other_words(store, query, allowed).items():
            known = {line["id"] for line in lines.get(kind, ())}
            added = [line for line in others if line["id"] not in known]
            if added:
                lines[kind] = [*lines.get(kind, ()), *added][:limit]
                counts[kind] = min(counts.get(kind, 0) + len(added), MOST_COUNTED)
    lines = {kind: lines[kind] for kind in _HEADINGS if kind in lines}
    counts = {kind: counts[kind] for kind in lines}
    if as_json:
        hits = [{"kind": kind, **line} for kind, found in lines.items() for line in found]
        say_json({"search": typed, "counts": counts, "hits": hits})
    elif lines:
        say("\n\n".join("\n".join(_told(kind, counts[kind], found)) for kind, found in lines.items()))
    else:
        say(f"Nothing found for “{typed}”. Try fewer words, or the beginning of a word.")


def _in_other_words(store: Store, query: Query, allowed: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """Lines of the catalogue's records by what they are called in other languages, which no index has."""
    if not asks_in_signs(query):
        return {}
    read = store.read
    kinds: dict[str, list[Any]] = {
        "provision": read.provisions(),
        "instrument": read.instruments(),
        "party": read.parties(),
        "indicator": store.follow.indicators(),
        "tag": store.tags.listed(),
    }
    return {
        kind: [
            _line(store, query, getattr(record, f"{kind}_id"), record, text)
            for language in LANGUAGES
            for record, text in found_in_words(records, query, catalogue_words(language))
        ]
        for kind, records in kinds.items()
        if kind in allowed
    }


def _told(kind: str, count: int, lines: list[dict[str, Any]]) -> Iterator[str]:
    yield f"{_HEADINGS[kind]} ({f'{MOST_COUNTED - 1:,}+' if count == MOST_COUNTED else f'{count:,}'})"
    for line in lines:
        yield f"  {line['title']}  [{line['id']}]"
        if line["text"] and line["text"] != line["title"]:
            yield f"      {line['text']}"


def _line(store: Store, query: Query, record_id: str, record: Record, text: str = "") -> dict[str, Any]:
    """What is told of a record that was found, with the line of its text, or of that text, around the hit."""
    entry = entry_of(record) or Entry("")
    line = snippet(query, text or entry.text)
    return {
        "id": record_id,
        "title": title_of(store, record),
        "provision": provision_of(store, record),
        "party": entry.party_id,
        "day": entry.day,
        "text": line.text,
        "marks": [list(mark) for mark in line.marks],
    }
