"""Whether what a reader has not yet read blind is to be shown to her."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dsr_tracker.core.records import ReadingBatch
from dsr_tracker.core.text import shown


def ask_to_show(batch: ReadingBatch, read: int, end: Callable[[], None], parent: QWidget) -> None:
    """Ask, and `end` the batch if so: undo hides what was seen, and takes nothing out of a memory."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(translate("Unblinding", "Not all is read"))
    box.setText(
        translate("Unblinding", "{reader} has read {n} of the {m} cells in “{name}”.").format(
            reader=shown(batch.reader), n=read, m=len(batch.cells), name=shown(batch.name)
        )
    )
    box.setInformativeText(
        translate(
            "Unblinding", "What was judged of them is shown then. The rest cannot be read blind any more."
        )
    )
    showing = box.addButton(translate("Unblinding", "Show it"), QMessageBox.ButtonRole.DestructiveRole)
    staying = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    showing.clicked.connect(end)
    box.open()
