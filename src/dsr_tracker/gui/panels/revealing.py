"""Goes to one record on a page that scrolls as a whole: its line is chosen and in sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QScrollArea

from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.theme import GRID


def reveal(scroll: QScrollArea, lists: Iterable[ShortList], record_id: str) -> ShortList | None:
    """Choose the record's line in whichever list has it, scroll there, and give that list; else None."""
    found = next((each for each in lists if each.choose(record_id)), None)
    if found is not None:
        # A page that comes up is laid out once what was asked of it is done.
        QTimer.singleShot(0, found, lambda: _scroll(scroll, found))
    return found


def _scroll(scroll: QScrollArea, lines: ShortList) -> None:
    # Lists that wrap say only now how tall they are.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    content, item = scroll.widget(), lines.currentItem()
    if content is None or item is None:
        return
    lines.scrollToItem(item)
    line = lines.visualItemRect(item)
    top = lines.viewport().mapTo(content, line.topLeft()).y()
    scroll.ensureVisible(0, top + line.height() // 2, 0, line.height() // 2 + 4 * GRID)
