"""A block of cells as text that travels: to spreadsheets and word processors, and back from them."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from dsr_tracker.core.formulas import as_typed, harmless

Block = tuple[tuple[str, ...], ...]
"""Rows of texts, each as long as the first."""

_MOST_SPANNED = 1_000
_CELLS = ("td", "th")
_BREAKS = ("br", "p", "div", "li")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def as_tsv(rows: Iterable[Sequence[str]]) -> str:
    """The rows with tabs between cells, quoted as spreadsheets do; what would be a formula is defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([harmless(text) for text in row] for row in rows)
    return out.getvalue().removesuffix("\n")


def as_html(rows: Sequence[Sequence[str]], *, header_rows: int = 0, header_columns: int = 0) -> str:
    """The rows as a table, with heads where they are; no colours, and what would be a formula is defused."""
    lines = []
    for at, row in enumerate(rows):
        cells = []
        for place, text in enumerate(row):
            is_head = at < header_rows or place < header_columns
            tag = f'th scope="{"col" if at < header_rows else "row"}"' if is_head else "td"
            # The format tells Excel to leave "3.10" and "1-2" as they are written.
            words = html.escape(harmless(text)).replace("\n", "<br>")
            cells.append(f"<{tag} style=\"mso-number-format:'\\@'\">{words}</{tag.partition(' ')[0]}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(lines)
    return (
        f'<html><head><meta charset="utf-8"></head><body><table border="1">\n{body}\n</table></body></html>'
    )


def read_block(text: str, markup: str = "") -> Block:
    """The cells of a copied table: of its HTML where there is a table in it, else of text.

    Text may be separated by tabs, or as CSV by commas or semicolons. Guards before formulas are taken off.
    """
    rows = _html_rows(markup) if "<t" in markup.casefold() else []
    rows = rows or _text_rows(text)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return tuple(
        tuple(_unguarded(cell.strip()) for cell in (*row, *[""] * (width - len(row)))) for row in rows
    )


def _text_rows(text: str) -> list[list[str]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if "\t" not in text and _is_csv(text):
        first = text.split("\n", 1)[0]
        return _parsed(text, max(",;", key=first.count))
    return _parsed(text, "\t")


def _is_csv(text: str) -> bool:
    """Whether every line has as many commas or semicolons: a sentence with a comma is one cell."""
    lines = [line for line in text.split("\n") if line]
    for mark in ",;":
        counts = {len(row) for row in _parsed(text, mark) if row} if mark in text else {1}
        if counts != {1} and len(counts) == 1 and len(lines) > 1:
            return True
    return False


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:  # a quote that is never closed is a letter like others
        return [line.split(delimiter) for line in text.split("\n")]


def _unguarded(cell: str) -> str:
    typed = as_typed(cell)
    return typed if harmless(typed) == cell else cell


def _html_rows(markup: str) -> list[list[str]]:
    reader = _TableReader()
    reader.feed(markup)
    reader.close()
    return reader.rows


class _TableReader(HTMLParser):
    """The first table of a page; a cell over several columns or rows stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._taken: dict[int, int] = {}
        """For how many rows more a column is covered by a cell from above."""
        self._depth = 0
        self._is_over = False
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self._skipped += 1
        if tag == "table":
            self._depth += 1
        if self._is_over or self._depth > 1:
            return
        if tag == "tr":
            self._end_cell()
            self._begin_row()
        elif tag in _CELLS:
            self._end_cell()
            if not self.rows:
                self._begin_row()
            given = dict(attrs)
            self._cell = []
            self._spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._skipped = max(0, self._skipped - 1)
        if tag == "table":
            if self._depth == 1:
                self._end_cell()
                self._is_over = True
            self._depth -= 1
        elif self._depth <= 1 and tag in (*_CELLS, "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipped:
            self._cell.append(_SPACE.sub(" ", data))

    def _begin_row(self) -> None:
        self.rows.append([])
        self._cover()

    def _cover(self) -> None:
        """Leave the places empty that cells from above reach into."""
        row = self.rows[-1]
        while self._taken.get(len(row), 0) > 0:
            self._taken[len(row)] -= 1
            row.append("")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        words = "".join(self._cell).replace("\xa0", " ")
        text = "\n".join(line.strip() for line in words.split("\n")).strip()
        self._cell = None
        row, (across, down) = self.rows[-1], self._spans
        for place in range(across):
            if down > 1:
                self._taken[len(row)] = down - 1
            row.append("" if place else text)
        self._cover()


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPANNED) if text and text.isdecimal() and text.isascii() and int(text) else 1
