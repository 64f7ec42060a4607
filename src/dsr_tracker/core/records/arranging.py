"""How an analyst arranges what there is, to find it again: tags and saved views."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_tracker.core.records.catalogue import Origin


@dataclass(frozen=True, slots=True)
class Tag:
    """A word to group by. `family` is the taxonomy it belongs to (connectivity, goal); empty for one's own.

    `code` is its short name within the family ("9" for the ninth goal), `color` one of the palette's names.
    """

    tag_id: str
    name: str
    family: str = ""
    code: str = ""
    color: str = ""
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Tagging:
    """That a record bears a tag: one of that kind, or, where both ids are given, the cell of them."""

    tagging_id: str
    tag_id: str
    kind: str
    record_id: str
    party_id: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """How a page was looked at: its filters, columns, order and day, as JSON in `content`."""

    view_id: str
    name: str
    page: str
    content: str
    position: int = 0
    author: str = ""
    recorded_at: str = ""
