"""Tables of a Word report: header rows repeat, rows do not split, widths are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsr_tracker.core.ratings import Distribution, Mean
from dsr_tracker.reports.tints import PAPER, fills
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import SYMBOL_FONT, Node, node, runs
from dsr_tracker.reports.word.styles import TABLE_STYLE

Content = str | Iterable[Node]
# An en space: a no-break space is a portion of its own to some programs, and leaves seams in a strip.
_UNIT = "\u2002"
# White on white would leave a hole where the strip should be.
_EMPTY = "#f1f2f4"
_WIDTH_OF_OURS = 9_411
# So small a table goes to the next page as a whole.
_MOST_ROWS_KEPT = 8


@dataclass(frozen=True, slots=True)
class Box:
    """What a table cell holds, a paragraph for each content."""

    content: Sequence[Content] = ()
    fill: str = ""
    align: str = ""
    is_typed: bool = False


def write_table(
    manuscript: Manuscript,
    caption: str,
    widths: Sequence[int],
    header: Sequence[Content],
    rows: Iterable[Sequence[Box]],
    *,
    description: str = "",
    has_total: bool = False,
    width: int = 0,
    right: Sequence[int] = (),
    splits: bool = False,
) -> None:
    """A captioned table; `widths` are shares of the text's width, `right` the columns set flush right.

    With `splits` a row may go on on the next page, as one with long texts must.
    """
    full = width or manuscript.width
    columns = [full * share // sum(widths) for share in widths]
    table = node(
        "w:tbl",
        node(
            "w:tblPr",
            node("w:tblStyle", val=manuscript.styles[TABLE_STYLE]),
            node("w:tblW", w=sum(columns), type="dxa"),
            node("w:tblLayout", type="fixed"),
            node(
                "w:tblLook",
                firstRow=1,
                lastRow=int(has_total),
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            node("w:tblCaption", val=caption[:250]),
            node("w:tblDescription", val=description[:1000]) if description else None,
        ),
        node("w:tblGrid", *(node("w:gridCol", w=column) for column in columns)),
    )
    head = [Box((content,), align="right" if index in right else "") for index, content in enumerate(header)]
    table.append(_row(manuscript, columns, head, is_header=True))
    listed = list(rows)
    stays_whole = len(listed) <= _MOST_ROWS_KEPT
    for number, boxes in enumerate(listed, start=1):
        aligned = [
            Box(box.content, box.fill, "right", box.is_typed) if index in right else box
            for index, box in enumerate(boxes)
        ]
        keeps = stays_whole and not splits and number < len(listed)
        table.append(_row(manuscript, columns, aligned, keeps_with_next=keeps, splits=splits))
    manuscript.caption(caption)
    manuscript.into.append(table)
    # Word joins tables that touch, and a cell or page must not end with one.
    manuscript.into.append(
        node("w:p", node("w:pPr", node("w:spacing", before=0, after=0, line=120, lineRule="exact")))
    )


def _row(
    manuscript: Manuscript,
    columns: Sequence[int],
    boxes: Sequence[Box],
    *,
    is_header: bool = False,
    keeps_with_next: bool = False,
    splits: bool = False,
) -> Node:
    row = node(
        "w:tr",
        node(
            "w:trPr",
            None if splits else node("w:cantSplit"),
            node("w:tblHeader") if is_header else None,
        ),
    )
    into = manuscript.into
    for width, box in zip(columns, boxes, strict=True):
        cell = node(
            "w:tc",
            node(
                "w:tcPr",
                node("w:tcW", w=width, type="dxa"),
                node("w:shd", val="clear", color="auto", fill=box.fill.lstrip("#")) if box.fill else None,
            ),
        )
        manuscript.into = cell
        for content in box.content or ("",):
            manuscript.paragraph(
                "Table Text",
                content,
                is_typed=box.is_typed,
                align=box.align,
                keeps_with_next=is_header or keeps_with_next,
            )
        row.append(cell)
    manuscript.into = into
    return row


def chip(manuscript: Manuscript, rating_id: str, *, size: float = 0, is_filled: bool = True) -> list[Node]:
    """A rating as symbol and word on its colour."""
    rating = manuscript.view.rating(rating_id)
    fill = fills(manuscript.view.report.scale)[rating_id][0] if is_filled else ""
    word = manuscript.view.label(rating_id)
    return [
        *runs(f"\u00a0{rating.symbol}" if fill else rating.symbol, font=SYMBOL_FONT, fill=fill, size=size),
        *runs(f"\u00a0{word}\u00a0" if fill else f" {word}", fill=fill, size=size),
    ]


def bar(manuscript: Manuscript, distribution: Distribution, units: int, size: float = 0) -> list[Node]:
    """The distribution as a strip of colours; the words beside it say the same."""
    tints = fills(manuscript.view.report.scale)
    made: list[Node] = []
    # A template may have wider margins than ours.
    units = units * manuscript.width // _WIDTH_OF_OURS
    for part in manuscript.view.segments(distribution):
        length = max(1, round(units * part.width / 100))
        fill = tints[part.rating.rating_id][0]
        made.extend(runs(_UNIT * length, fill=_EMPTY if fill == PAPER else fill, size=size))
    return made


def shares(manuscript: Manuscript, distribution: Distribution) -> list[Node]:
    """Each rating that has a cell with symbol, word, count and percentage."""
    wording = manuscript.view.wording
    made: list[Node] = []
    for rating_id, count, percent in manuscript.view.shares(distribution):
        if count:
            if made:
                made.extend(runs(wording(", ")))
            made.extend(chip(manuscript, rating_id, is_filled=False))
            said = wording(
                "{label} {count} ({percent} %)", label="", count=wording.number(count), percent=percent
            )
            made.extend(runs("\u00a0" + said.strip().replace(" %", "\u00a0%")))
    return made


def mean_parts(manuscript: Manuscript, mean: Mean) -> tuple[str, ...]:
    """The mean above its base, for columns too narrow for both on a line."""
    said = manuscript.view.wording.mean(mean)
    place = next((place for place, character in enumerate(said) if character in "(（"), len(said))
    return tuple(part.strip().replace(" ", "\u00a0") for part in (said[:place], said[place:]) if part.strip())


def mean_text(manuscript: Manuscript, mean: Mean) -> str:
    """The mean with its base, which stay together on a line where they can."""
    share, bracket, base = manuscript.view.wording.mean(mean).partition("(")
    kept = base.replace(" ", "\u00a0")
    return share.rstrip().replace(" ", "\u00a0") + (f" ({kept}" if bracket else "")
