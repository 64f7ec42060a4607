"""The name that edits are signed with, in the status bar."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from dsr_tracker.settings import Settings


class Signature(QToolButton):
    """Says who signs, and asks whether that is right as long as nobody said so."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setToolTip(self.tr("Change the name that your edits are signed with"))
        self.show_name(settings)

    def show_name(self, settings: Settings) -> None:
        """Say the name that the settings have now."""
        if settings.is_author_confirmed:
            text = self.tr("Signing as {name}").format(name=settings.signature)
        else:
            text = self.tr("Signing as {name}. Is that you?").format(name=settings.signature)
        self.setText(text)
