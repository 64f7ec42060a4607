"""A country's brief on two pages: how much of each text it takes, so that it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dsr_tracker.reports import pdf_parts
from dsr_tracker.reports.pdf_cells import Data, Pieces
from dsr_tracker.reports.pdf_text import Block, note_blocks, paragraphs

PAGES = 2
_PAGE_COUNT = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


@dataclass(frozen=True, slots=True)
class Measure:
    """How many characters of a reason and a note, and how many notes and sources, a brief has."""

    reason: int
    note: int
    notes: int
    sources: int


MEASURES = (
    Measure(260, 400, 12, 60),
    Measure(200, 260, 8, 40),
    Measure(140, 200, 6, 30),
    Measure(100, 160, 4, 20),
    Measure(70, 120, 3, 8),
    Measure(0, 100, 1, 4),
)
"""From the most to the least: the first that fits is taken."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    found = _PAGE_COUNT.search(pdf)
    return int(found[1]) if found else 0


def brief(pieces: Pieces, measure: Measure) -> Data:
    """The brief's own parts, with the texts that many characters long."""
    _ = pieces.wording
    report = pieces.report
    pages = pdf_parts.countries(pieces)
    parts = [part for page in pages for party in page["parties"] for part in party["parts"]]
    for row in (row for part in parts for row in part["rows"]):
        row["reason"] = paragraphs(shortened(row["typed"], measure.reason))
    told = sorted(
        ((note, entry) for entry in report.cells.values() for note in entry.notes),
        key=lambda pair: (pair[0].note.dated_on, pair[0].note.note_id),
        reverse=True,
    )
    name = report.countries[0].name if len(report.countries) == 1 else report.title
    return {
        "name": name,
        "countries": pages,
        "notes": [
            {
                "head": f"{_.day(note.note.dated_on)} · {pieces.view.cell_name(entry.cell)}",
                "sources": list(note.sources),
                "blocks": _brief_note(note.note.text, measure.note),
            }
            for note, entry in told[: measure.notes]
        ],
        "more": _rest(pieces, len(told) - measure.notes, len(report.evidence) - measure.sources),
        "open": sum(cell.rating == "not_assessed" for cell in report.cells.values()),
    }


def shortened(typed: str, most: int) -> str:
    """The first characters of a text on one line, up to the end of a word."""
    line = " ".join(typed[: 4 * most + 4].split())
    if len(line) <= most:
        return line
    return (line[:most].rsplit(" ", 1)[0] + " …") if most else ""


def _brief_note(typed: str, most: int) -> list[Block]:
    """The note as it was marked up where it is short; else the first words of it without marks."""
    if len(typed) <= most:
        return note_blocks(typed)
    return paragraphs(shortened(" ".join(_words(note_blocks(typed[: 4 * most]))), most))


def _words(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if "runs" in block:
            yield "".join(run["text"] for run in block["runs"])
        yield from _words(block.get("items", []))


def _rest(pieces: Pieces, notes: int, sources: int) -> list[str]:
    """What did not fit, in sentences."""
    _ = pieces.wording
    found = []
    if notes > 0:
        one = "{count} earlier note is in the full report and in the other formats."
        found.append(
            _.plural(one, "{count} earlier notes are in the full report and in the other formats.", notes)
        )
    if sources > 0:
        one = "{count} more source is in the full report and in the other formats."
        found.append(
            _.plural(one, "{count} more sources are in the full report and in the other formats.", sources)
        )
    return found
