"""Sources at the foot of the PDF's pages: which citations get one, and what it says.

Only the engine knows where pages end, and each footnote moves that. So heights are estimated here, in
millimetres, and the engine still lays out everything once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from dsr_tracker.core.records import Evidence
from dsr_tracker.reports.brief import shortened
from dsr_tracker.reports.pdf_cells import Data
from dsr_tracker.reports.pdf_text import Block, is_right_to_left, web_address
from dsr_tracker.reports.wording import Wording

Step = tuple[float, Data]
"""How high a piece is, and the piece, which has `sources` where it cites any."""
MOST = 8
"""More than so many would drown a page."""
_PAGE, _SHORT = 235.0, 60.0
_LINE, _SMALL_LINE = 4.5, 3.6
# Letters on a line of text, of a note, and of a table's columns for clauses and reasons.
_ACROSS, _NOTE, _TITLES, _REASONS = 104, 108, 34, 40
_TITLE, _PUBLISHER, _HOST = 90, 45, 50


class Footnotes:
    """Gives citations their footnotes, section by section as they follow one another on the pages.

    A source stands at the foot once a page. A section that would have too many on a page has none, and
    says that its sources stand at the end of the report.
    """

    def __init__(self) -> None:
        self._y = 0.0
        self._last: dict[int, float] = {}
        self._given: list[float] = []

    def give(self, section: Data, steps: Iterable[Step]) -> None:
        """Each piece gets `feet`, its sources that have a footnote there; or the section `at_end`."""
        last, given = dict(self._last), list(self._given)
        found: list[tuple[Data, list[int]]] = []
        for height, piece in steps:
            feet = [n for n in piece.get("sources", ()) if self._y - last.get(n, -_PAGE) >= _PAGE]
            last |= dict.fromkeys(feet, self._y)
            given += [self._y] * len(feet)
            found.append((piece, feet))
            self._y += height
        if any(later - first < _PAGE for first, later in zip(given, given[MOST:], strict=False)):
            section["at_end"] = True
            return
        self._last, self._given = last, [y for y in given if self._y - y < _PAGE]
        for piece, feet in found:
            if feet:
                piece["feet"] = feet


def give_footnotes(data: Data) -> set[int]:
    """The numbers of the sources that stand at the foot of a page somewhere in this data."""
    for page in data["countries"]:
        # Each begins a page of its own. Of a table that goes on over pages, the engine may put the
        # footnotes of a row on the page before it.
        steps = list(_country(page))
        if sum(height for height, _ in steps) < _PAGE:
            Footnotes().give(page, steps)
        else:
            page["at_end"] = any(piece.get("sources") for _, piece in steps)
    along = Footnotes()
    for _, changes in groupby(data["changes"], lambda change: change["clause"]):
        cells = list(changes)
        along.give(cells[0], _cells(cells))
    along = Footnotes()
    for part in data["clauses"]:
        for clause in part["clauses"]:
            along.give(clause, _clause(clause))
    if brief := data.get("brief"):
        # Its notes stand near the second page, which has all its sources.
        Footnotes().give(brief, (step for page in brief["countries"] for step in _country(page)))
    return set(_given(data))


def in_short(source: Evidence, wording: Wording) -> Data:
    """The source on a line: its title, publisher, day and host."""
    url = web_address(source.url)
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else shortened(source.url, _TITLE)
    day = source.published_on or source.accessed_on
    said = "{day}" if source.published_on else "accessed {day}"
    words = (shortened(source.title, _TITLE), shortened(source.publisher, _PUBLISHER))
    return {
        "words": [[each, is_right_to_left(each)] for each in words if each],
        "day": wording(said, day=wording.day(day)) if day else "",
        "host": host if len(host) <= _HOST else f"{host[:_HOST]} …",
        "url": url,
    }


def _country(page: Data) -> Iterator[Step]:
    yield 38, {}
    for party in page["parties"]:
        yield (12 if party["name"] else 0), {}
        for part in party["parts"]:
            yield (16 if part["rows"] else 6), {}
            for row in part["rows"]:
                lines = max(-(-len(row["title"]) // _TITLES), _lines(row["reason"], _REASONS), 1)
                yield lines * _SMALL_LINE + 3, row


def _clause(clause: Data) -> Iterator[Step]:
    yield 18 + _lines(clause["summary"], _ACROSS) * _LINE + (22 if clause["tally"] else 0), {}
    yield from _cells(clause["cells"])
    yield sum(14 + 8 * len(table["rows"]) for table in clause["tables"]), {}
    yield from _cells(clause["measure_cells"])
    texts = [f"{each['title']} {each['summary']}" for each in clause["measures"]]
    yield sum(-(-len(each) // _NOTE) * _LINE + 2 for each in texts), {}


def _cells(cells: Sequence[Data]) -> Iterator[Step]:
    for cell in cells:
        searched = len(cell.get("search", ())) + len(cell.get("remarks", ()))
        steps = [(15 + (_lines(cell["reason"], _ACROSS) + searched) * _LINE, cell)]
        steps += [(9 + _lines(note["blocks"], _NOTE) * _LINE, note) for note in cell["notes"]]
        # The same holds for what breaks, as a long cell may: a short one is kept on one page.
        cell["whole"] = sum(height for height, _ in steps) < _SHORT
        yield from steps


def _lines(blocks: Iterable[Block], across: int) -> float:
    """How many lines the blocks take, with a quarter of one after each."""
    count = 0.0
    for block in blocks:
        if "runs" in block:
            typed = "".join(run["text"] for run in block["runs"])
            # A Chinese character is as wide as two letters.
            count += sum(max(-(-_width(line) // across), 1) for line in typed.split("\n")) + 0.25
        count += _lines(block.get("items", ()), across)
    return count


def _width(line: str) -> int:
    return len(line) if line.isascii() else sum(2 if letter >= "\u2e80" else 1 for letter in line)


def _given(value: object) -> Iterator[int]:
    if isinstance(value, dict):
        yield from value.get("feet", ())
        for each in value.values():
            yield from _given(each)
    elif isinstance(value, list):
        for each in value:
            yield from _given(each)
