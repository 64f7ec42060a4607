"""The settings of a tracker itself: records, so that changing one is an edit like every other."""

from __future__ import annotations

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.records import Setting
from dsr_tracker.core.text import clean_line

TITLE = "title"
"""What reports are headed with; without it, they have a title of their own."""
SCALE = "scale"


def set_title(pen: Pen, before: str, title: str) -> Edit | None:
    """Head reports with that title, or with their own where it is empty; None where nothing changes."""
    cleaned = clean_line(title, "title")
    change = setting_change(TITLE, before, cleaned)
    if change is None:
        return None
    return Edit(f"Title → {cleaned}" if cleaned else "Title removed", (change,), pen.author)


def setting_change(setting_id: str, before: str, after: str) -> Change | None:
    """The change of that setting from one value to another, empty for none; None where they are one."""
    if before == after:
        return None
    return Change(
        Setting(setting_id, before) if before else None, Setting(setting_id, after) if after else None
    )
