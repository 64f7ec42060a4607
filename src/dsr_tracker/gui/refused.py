"""A tracker that cannot be opened at the start: another one, or a backup of it in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from dsr_tracker.core.dates import local_time
from dsr_tracker.core.errors import NotATrackerError, TrackerError
from dsr_tracker.gui.backup_words import reason_words
from dsr_tracker.gui.document import keeper_of
from dsr_tracker.gui.words import error_words

translate = QCoreApplication.translate


def ask_what_next(path: Path, error: TrackerError, ask_tracker: Callable[[], Path | None]) -> Path | None:
    """The tracker to open instead: another, or the same with a backup in its place; None to give up."""
    keeper = keeper_of(path)
    backups = keeper.backups() if isinstance(error, NotATrackerError) or not path.exists() else []
    box = _box(error_words(error))
    restore = (
        box.addButton(translate("Refused", "Restore a backup…"), QMessageBox.ButtonRole.AcceptRole)
        if backups
        else None
    )
    other = box.addButton(translate("Refused", "Open another…"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is other:
        return ask_tracker()
    if restore is None or box.clickedButton() is not restore:
        return None
    lines = [f"{local_time(each.made_at)}  ·  {reason_words(each.reason)}" for each in backups]
    # Two of the same minute are told apart, since the line chosen says which it is.
    lines = [
        line if lines.count(line) == 1 else f"{line}  ·  {each.name[17:24]}"
        for line, each in zip(lines, backups, strict=True)
    ]
    chosen, is_chosen = QInputDialog.getItem(
        None,
        translate("Refused", "Restore a backup"),
        translate(
            "Refused", "Put the backup in the place of “{name}”, which is kept under another name:"
        ).format(name=path.name),
        lines,
        0,
        False,
    )
    if is_chosen:
        try:
            keeper.put_in_place(backups[lines.index(chosen)])
        except TrackerError as failed:
            _box(error_words(failed)).exec()
    return path


def _box(text: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Warning, "DSR Tracker", text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
