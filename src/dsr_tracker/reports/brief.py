"""A country's brief on two pages, whatever the format: how much of each text it takes, so that it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsr_tracker.reports.contents import CellEntry, NoteEntry, Report
from dsr_tracker.reports.pdf_text import Block, note_blocks
from dsr_tracker.reports.wording import Wording

PAGES = 2


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


def shortened(typed: str, most: int) -> str:
    """The first characters of a text on one line, up to the end of a word."""
    line = " ".join(typed[: 4 * most + 4].split())
    if len(line) <= most:
        return line
    return (line[:most].rsplit(" ", 1)[0] + " …") if most else ""


def shortened_note(markdown: str, most: int) -> str:
    """The first words of a note without its marks."""
    return shortened(" ".join(_words(note_blocks(markdown[: 4 * most]))), most)


def newest_notes(report: Report) -> list[tuple[NoteEntry, CellEntry]]:
    """All notes of the report with their cells, the newest first."""
    return sorted(
        ((note, entry) for entry in report.cells.values() for note in entry.notes),
        key=lambda pair: (pair[0].note.dated_on, pair[0].note.note_id),
        reverse=True,
    )


def left_out(report: Report, measure: Measure, wording: Wording) -> list[str]:
    """What did not fit, in sentences."""
    notes, sources = report.note_count - measure.notes, len(report.evidence) - measure.sources
    found = []
    if notes > 0:
        one = "{count} earlier note is in the full report and in the other formats."
        found.append(
            wording.plural(
                one, "{count} earlier notes are in the full report and in the other formats.", notes
            )
        )
    if sources > 0:
        one = "{count} more source is in the full report and in the other formats."
        found.append(
            wording.plural(
                one, "{count} more sources are in the full report and in the other formats.", sources
            )
        )
    return found


def _words(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if "runs" in block:
            yield "".join(run["text"] for run in block["runs"])
        yield from _words(block.get("items", []))
