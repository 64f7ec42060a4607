"""A cell is a provision for a party; its status on a day is its newest assessment up to that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """Which provision, for which party."""

    provision_id: str
    party_id: str


@dataclass(frozen=True, slots=True)
class CellStatus:
    """What a matrix shows of a cell that has been assessed."""

    assessment_id: str
    as_of: str
    rating: str
    confidence: str = ""
    is_contrary: bool = False
