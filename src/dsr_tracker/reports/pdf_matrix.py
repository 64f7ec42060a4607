"""Matrices as the PDF's template takes them: tables where words fit, a map of coloured squares where not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.records import Party
from dsr_tracker.reports.contents import InstrumentSection
from dsr_tracker.reports.pdf_cells import Data, Pieces
from dsr_tracker.reports.tallies import Tally
from dsr_tracker.reports.tints import fills

_Item = TypeVar("_Item")
# So many columns leave room for a rating's word in each, upright and on its side.
_UPRIGHT_COLUMNS, _DENSE_COLUMNS, _LANDSCAPE_COLUMNS = 5, 8, 11
# A table of more cells than this takes the engine minutes, and its reader longer.
_TABLE_CELLS = 6_000
_MAP_ROWS, _MAP_COLUMNS = 90, 200


def is_mapped(section: InstrumentSection) -> bool:
    """Whether the instrument's matrix is too large for a table."""
    return len(section.matrix.rows) * len(section.matrix.parties) > _TABLE_CELLS


def tables(  # noqa: PLR0917 - the parts of a matrix, in reading order
    pieces: Pieces,
    caption: str,
    corner: str,
    parties: Sequence[Party],
    rows: Sequence[MatrixRow],
    columns: Mapping[str, Tally],
    total: Tally,
    *,
    is_upright: bool = False,
) -> list[Data]:
    """The matrix as tables of at most as many columns as fit on a page; on an upright one where it must."""
    parts = list(_parts(parties, _DENSE_COLUMNS if is_upright else _LANDSCAPE_COLUMNS))
    most = max(map(len, parts))
    return [
        {
            "caption": caption
            if len(parts) == 1
            else pieces.wording(
                "{caption}, part {number} of {count}", caption=caption, number=number, count=len(parts)
            ),
            "corner": corner,
            "wide": most > _UPRIGHT_COLUMNS and not is_upright,
            "roomy": most <= (_UPRIGHT_COLUMNS - 1 if most <= _UPRIGHT_COLUMNS else 8) and not is_upright,
            "dense": most > _UPRIGHT_COLUMNS and is_upright,
            "parties": [[party.name, pieces.country_label(party.country_code)] for party in part],
            "rows": [_row(pieces, row, part) for row in rows],
            "means": [pieces.mean(columns[party.party_id]) for party in part],
            "total": pieces.mean(total),
        }
        for number, part in enumerate(parts, start=1)
    ]


def _row(pieces: Pieces, row: MatrixRow, parties: Sequence[Party]) -> Data:
    cells: list[list[Any]] = []
    for party in parties:
        status = row.cells.get(party.party_id)
        rating = row.rating(party.party_id)
        entry = pieces.entry(row.provision, party)
        label = pieces.cell_label(entry.cell) if entry else ""
        place = -1 if rating is None else pieces.rating(rating)
        cells.append([place, label, bool(status and status.is_contrary)])
    return {
        "number": row.provision.number,
        "title": pieces.title(row.provision),
        "to": pieces.provision_label(row.provision),
        "cells": cells,
        "mean": pieces.mean(pieces.view.tally(row)),
    }


def maps(pieces: Pieces, section: InstrumentSection, name: str) -> tuple[list[Data], dict[str, str]]:
    """The matrix as pictures of one square for each cell, and the pictures' files by name."""
    _ = pieces.wording
    colours = {rating: pair[0] for rating, pair in fills(pieces.report.scale).items()}
    shown: list[Data] = []
    files: dict[str, str] = {}
    for parties in _parts(section.matrix.parties, _MAP_COLUMNS):
        for rows in _parts(section.matrix.rows, _MAP_ROWS):
            file = f"{name}-{len(files)}.svg"
            files[file] = _picture(rows, parties, colours)
            caption = _(
                "Clauses {first} to {last} from top to bottom; {left} to {right} from left to right",
                first=rows[0].provision.number,
                last=rows[-1].provision.number,
                left=parties[0].name,
                right=parties[-1].name,
            )
            shown.append({"file": file, "caption": caption, "rows": len(rows), "columns": len(parties)})
    return shown, files


def _picture(rows: Sequence[MatrixRow], parties: Sequence[Party], colours: Mapping[str, str]) -> str:
    """The squares as SVG: one path for each rating, neighbours of one rating drawn together."""
    paths: dict[str, list[str]] = {}
    for y, row in enumerate(rows):
        ratings = [row.rating(party.party_id) for party in parties]
        start = 0
        for x in range(1, len(ratings) + 1):
            if x < len(ratings) and ratings[x] == ratings[start]:
                continue
            if (rating := ratings[start]) is not None:
                paths.setdefault(rating, []).append(f"M{start} {y}h{x - start}v1h{start - x}z")
            start = x
    drawn = "".join(
        f'<path fill="{colours.get(rating, "#cccccc")}" d="{"".join(steps)}"/>'
        for rating, steps in paths.items()
    )
    across, down = len(parties), len(rows)
    lines = "".join(
        [f"M{x} 0v{down}" for x in range(0, across + 1, 10)]
        + [f"M0 {y}h{across}" for y in range(0, down + 1, 10)]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}">{drawn}'
        f'<path d="{lines}" fill="none" stroke="#ffffff" stroke-width="0.12"/></svg>'
    )


def _parts(items: Sequence[_Item], most: int) -> Iterator[Sequence[_Item]]:
    """The items in parts of nearly the same size."""
    count = max(-(-len(items) // most), 1)
    size = max(-(-len(items) // count), 1)
    for start in range(0, len(items), size):
        yield items[start : start + size]
