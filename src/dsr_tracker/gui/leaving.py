"""Whether the window may close although something typed cannot be kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dsr_tracker.gui.drafts import Drafts


def ask_to_lose(why: str, drafts: Drafts, parent: QWidget) -> bool:
    """Ask whether to close over words that cannot be saved; says whether they are kept as a draft."""
    translate = QCoreApplication.translate
    drafts.flush()
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("Leaving", "Not everything is saved"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Leaving", "What you typed last cannot be saved."))
    kept = translate(
        "Leaving", "It is kept on this computer and offered again when you open the tracker next."
    )
    box.setInformativeText(f"{why}\n\n{kept}" if drafts.is_safe else why)
    closing = (
        translate("Leaving", "Close the window")
        if drafts.is_safe
        else translate("Leaving", "Close and lose it")
    )
    stay = box.addButton(translate("Leaving", "Keep the window open"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(closing, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
