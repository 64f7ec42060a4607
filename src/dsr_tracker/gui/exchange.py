"""What the window does with other people's trackers: one is merged, or one that was dropped is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QMessageBox

from dsr_tracker.core.history import Edit
from dsr_tracker.core.merge_preview import MergePreview
from dsr_tracker.core.text import shown
from dsr_tracker.gui.main_window import MainWindow

translate = QCoreApplication.translate


def choose_merge(window: MainWindow) -> None:
    """Ask which tracker to merge into the open one."""
    chosen, _ = QFileDialog.getOpenFileName(
        window,
        translate("Exchange", "Merge a tracker into this one"),
        str(window.document.path.parent),
        translate("Exchange", "Trackers (*.dsr);;All files (*)"),
    )
    if chosen:
        window.merge_wanted.emit(Path(chosen))


def merge(window: MainWindow, other: Path) -> None:
    """Show what merging that tracker would do, and do it if she wants."""
    from dsr_tracker.gui.dialogs.merge_dialog import MergeDialog

    window.flush()
    dialog = MergeDialog(window.document, other, window)
    dialog.merged.connect(lambda preview, edit: _say_merged(window, other, preview, edit))
    dialog.open()


def offer(window: MainWindow, path: Path, open_tracker: Callable[[Path], None]) -> None:
    """Ask whether a tracker that was dropped on the window is to be opened or merged."""
    document = window.document
    if document.is_read_only or (path.exists() and path.samefile(document.path)):
        open_tracker(path)
        return
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Exchange", "A tracker was dropped here"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Exchange", "What shall become of “{name}”?").format(name=shown(path.name)))
    box.setInformativeText(
        translate(
            "Exchange",
            "Opened, it takes the place of “{name}” in this window. Merged, its work comes into “{name}”.",
        ).format(name=shown(document.path.name))
    )
    opening = box.addButton(translate("Exchange", "Open it"), QMessageBox.ButtonRole.AcceptRole)
    merging = box.addButton(translate("Exchange", "Merge it…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Cancel).setIcon(QIcon())
    box.setDefaultButton(opening)
    box.exec()
    if box.clickedButton() is opening:
        open_tracker(path)
    elif box.clickedButton() is merging:
        window.merge_wanted.emit(path)


def _say_merged(window: MainWindow, other: Path, preview: MergePreview, edit: Edit) -> None:
    from dsr_tracker.gui.panels.merge_summary import totals_words

    undoing = translate("Exchange", "Ctrl+Z takes it back.") if edit.changes else ""
    said = translate("Exchange", "Merged “{name}”: {what}.").format(
        name=other.name, what=totals_words(preview, is_done=True)
    )
    window.drop_notice(f"conflicted {other.name}")
    window.bar.show_message(f"{said} {undoing}".strip())
