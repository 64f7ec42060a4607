"""A cell is a provision for a party; its status on a day is its newest assessment up to that day."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """Which provision, for which party."""

    provision_id: str
    party_id: str


class Look(NamedTuple):
    """What a matrix paints of a cell."""

    rating_id: str
    is_contrary: bool = False


class CellStatus(NamedTuple):
    """What is told of a cell that has been assessed, without its reason."""

    assessment_id: str
    as_of: str
    rating: str
    confidence: str = ""
    is_contrary: bool = False
