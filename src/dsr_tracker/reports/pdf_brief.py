"""A country's brief as the PDF's template takes it."""

from __future__ import annotations

import re
from dataclasses import replace

from dsr_tracker.reports import pdf_parts
from dsr_tracker.reports.brief import Measure, left_out, listed, newest_notes, shortened, shortened_note
from dsr_tracker.reports.pdf_cells import Data, Pieces
from dsr_tracker.reports.pdf_text import Block, note_blocks, paragraphs

_PAGE_COUNT = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


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
        row["sources"] = listed(row["sources"], measure)
    name = report.countries[0].name if len(report.countries) == 1 else report.title
    return {
        "name": name,
        "countries": pages,
        "notes": [
            {
                "head": f"{_.day(note.note.dated_on)} · {pieces.view.cell_name(entry.cell)}",
                "sources": listed(note.sources, measure),
                "blocks": _brief_note(note.note.text, measure.note),
            }
            for note, entry in newest_notes(report)[: measure.notes]
        ],
        # The table of what moved is no part of it.
        "more": left_out(report, replace(measure, changes=0), _),
    }


def _brief_note(typed: str, most: int) -> list[Block]:
    """The note as it was marked up where it is short; else the first words of it without marks."""
    return note_blocks(typed) if len(typed) <= most else paragraphs(shortened_note(typed, most))
