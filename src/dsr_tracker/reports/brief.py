"""A country's brief on two pages, whatever the format: how much of each text it takes, so that it fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsr_tracker.reports.contents import CellEntry, NoteEntry, Report
from dsr_tracker.reports.pdf_text import Block, note_blocks
from dsr_tracker.reports.wording import Wording

PAGES = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide a reason and a note are, and how many notes, sources, changes and clauses, a brief has.

    Widths are in Latin letters; a Chinese character is two wide.
    """

    reason: int
    note: int
    notes: int
    sources: int
    changes: int
    clauses: int = 60


MEASURES = (
    Measure(260, 400, 12, 60, 30),
    Measure(220, 300, 8, 60, 12),
    Measure(160, 240, 6, 40, 8),
    Measure(110, 200, 5, 40, 5),
    Measure(110, 200, 4, 40, 0),
    Measure(100, 160, 3, 30, 0),
    Measure(100, 140, 2, 20, 0),
    Measure(90, 120, 2, 12, 0),
    Measure(90, 100, 1, 8, 0, 40),
    Measure(90, 100, 1, 6, 0, 28),
    Measure(90, 100, 1, 4, 0, 20),
    Measure(90, 80, 0, 4, 0, 15),
    Measure(90, 80, 0, 4, 0, 11),
    Measure(60, 80, 0, 2, 0, 8),
)
"""From the most to the least: the first that fits is taken. No measure is without the reasons."""


def shortened(typed: str, most: int) -> str:
    """The beginning of a text on one line, so many letters wide, up to the end of a word."""
    line = " ".join(typed[: 4 * most + 4].split())
    width = 0
    for place, character in enumerate(line):
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width > most:
            kept = line[:place]
            # Chinese has no spaces between its words.
            return f"{kept.rsplit(' ', 1)[0]} …" if kept[-1:].isascii() else f"{kept}…"
    return line


def listed(numbers: Iterable[int], measure: Measure) -> tuple[int, ...]:
    """Those of the sources' numbers that the brief has in its list."""
    return tuple(number for number in numbers if number <= measure.sources)


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


def left_out(report: Report, measure: Measure, wording: Wording, clauses: int = 0) -> list[str]:
    """What did not fit, in sentences."""
    told = (
        (
            clauses,
            "The judgement of {count} more clause is in the full report and in the other formats.",
            "The judgements of {count} more clauses are in the full report and in the other formats.",
        ),
        (
            len(report.changes) - measure.changes,
            "{count} more change is in the full report and in the other formats.",
            "{count} more changes are in the full report and in the other formats.",
        ),
        (
            report.note_count - measure.notes,
            "{count} earlier note is in the full report and in the other formats.",
            "{count} earlier notes are in the full report and in the other formats.",
        ),
        (
            len(report.evidence) - measure.sources,
            "{count} more source is in the full report and in the other formats.",
            "{count} more sources are in the full report and in the other formats.",
        ),
    )
    return [wording.plural(one, several, count) for count, one, several in told if count > 0]


def _words(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if "runs" in block:
            yield "".join(run["text"] for run in block["runs"])
        yield from _words(block.get("items", []))
