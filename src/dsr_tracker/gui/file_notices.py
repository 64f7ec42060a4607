"""What is said above the pages of the file that is open: it is read-only, moved, copied; what is overdue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from dsr_tracker.gui.main_window import MainWindow


def say_read_only(window: MainWindow, open_tracker: Callable[[Path], None], *, is_taken: bool) -> None:
    """Say why nothing can be changed; `is_taken` where another window has the file and does not answer."""
    translate = QCoreApplication.translate
    document = window.document
    name = document.path.name
    if document.later_version:
        text = translate(
            "Desk",
            "“{name}” was written by DSR Tracker {version}, which is later than this one, and is open "
            "read-only. Look and report as you like; to change something, install that version.",
        ).format(name=name, version=document.later_version)
    elif is_taken:
        text = translate(
            "Desk",
            "“{name}” is open in another window that does not answer. It is open read-only here and "
            "shows what is saved there.",
        ).format(name=name)
    else:
        text = translate(
            "Desk",
            "“{name}” is open read-only. Look and report as you like; to change something, "
            "save a copy elsewhere (File > Save a copy) and work there.",
        ).format(name=name)
    again = [(translate("Desk", "Try again"), lambda: open_tracker(document.path))]
    window.notify("read-only", text, again if is_taken else ())


def say_due(window: MainWindow) -> None:
    """Remind of what the analyst set herself, once on opening; nothing runs in the background."""
    from dsr_tracker.core.dates import today
    from dsr_tracker.core.following import DueState

    day = today()
    due = [
        item for item in window.document.follow.due() if item.is_own and item.state(day) is DueState.OVERDUE
    ]
    if due:
        translate = QCoreApplication.translate
        text = (
            translate("Desk", "One thing that you set yourself is overdue.")
            if len(due) == 1
            else translate("Desk", "{n} things that you set yourself are overdue.").format(n=len(due))
        )
        window.notify("due", text, [(translate("Desk", "Show what is due…"), window.due_wanted.emit)])


def say_trouble(
    window: MainWindow, text: str, save_copy: Callable[[], None], open_tracker: Callable[[Path], None]
) -> None:
    """Say what befell the file while it is open, until that is over, which an empty text says."""
    if window.bar.text in (text, window.notice("file")):
        window.bar.dismiss()
    if not text:
        window.drop_notice("file")
        return
    translate = QCoreApplication.translate
    path = window.document.path
    window.notify(
        "file",
        text,
        [
            (translate("Desk", "Save a copy…"), save_copy),
            (translate("Desk", "Open it again"), lambda: open_tracker(path)),
        ],
    )


def say_unsafe(window: MainWindow, why: str) -> None:
    """Say that what is being typed cannot be kept outside the tracker."""
    window.bar.show_message(
        QCoreApplication.translate(
            "Desk",
            "What you are typing cannot be kept safe against a crash ({why}). Saving works as before.",
        ).format(why=why)
    )


def say_conflicted(window: MainWindow, path: Path, open_tracker: Callable[[Path], None]) -> None:
    """Say that a program which keeps folders in step has laid another copy beside the tracker."""
    translate = QCoreApplication.translate
    window.notify(
        f"conflicted {path.name}",
        translate(
            "Desk",
            "“{name}” lies beside this tracker. It is the same tracker, changed elsewhere, and was "
            "put there by the program that keeps the folder in step. Nothing of it is shown here.",
        ).format(name=path.name),
        [
            (translate("Desk", "Merge…"), lambda: window.merge_wanted.emit(path)),
            (translate("Desk", "Open it"), lambda: open_tracker(path)),
        ],
    )
