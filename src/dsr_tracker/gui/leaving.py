"""Whether the window may close although something typed, or begun, cannot be kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dsr_tracker.gui.drafts import Drafts


def ask_to_lose(why: str, drafts: Drafts, parent: QWidget) -> bool:
    """Ask whether to close over words that cannot be saved; says whether they are kept as a draft."""
    translate = QCoreApplication.translate
    drafts.flush()
    kept = translate(
        "Leaving", "It is kept on this computer and offered again when you open the tracker next."
    )
    return _may_close(
        parent,
        translate("Leaving", "Not everything is saved"),
        translate("Leaving", "What you typed last cannot be saved."),
        f"{why}\n\n{kept}" if drafts.is_safe else why,
        translate("Leaving", "Close the window")
        if drafts.is_safe
        else translate("Leaving", "Close and lose it"),
    )


def ask_to_stop(parent: QWidget) -> bool:
    """Ask whether to close while a report, a picture or another file is being written."""
    translate = QCoreApplication.translate
    return _may_close(
        parent,
        translate("Leaving", "Not everything is written"),
        translate("Leaving", "Something is still being written."),
        translate(
            "Leaving", "If you close now, it is stopped and nothing of it is left. Your tracker is saved."
        ),
        translate("Leaving", "Stop it and close"),
    )


def _may_close(parent: QWidget, title: str, text: str, more: str, closing: str) -> bool:
    """Whether the person wants to close all the same; not where in doubt."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    stay = box.addButton(
        QCoreApplication.translate("Leaving", "Keep the window open"), QMessageBox.ButtonRole.RejectRole
    )
    leave = box.addButton(closing, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
