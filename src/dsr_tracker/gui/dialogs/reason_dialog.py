"""Asks why an undertaking does not bear on a party."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.panels.text_field import TextField
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import error_words


class ReasonDialog(QDialog):
    """Calls `on_reason` with what was typed; stays open, text kept, where that raises."""

    def __init__(self, on_reason: Callable[[str], None], cell_count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Not applicable"))
        self._on_reason = on_reason
        self._text = TextField(self.tr("Reason"), self)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Rate “Not applicable”"))
        ok.setEnabled(False)
        self._text.textChanged.connect(lambda: ok.setEnabled(bool(self._text.toPlainText().strip())))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain(
                self.tr("Why does the undertaking not bear on this party?")
                if cell_count == 1
                else self.tr("Why does it not bear on these parties? One reason for {n} cells.").format(
                    n=cell_count
                )
            )
        )
        layout.addWidget(self._text)
        self._error = plain("", parent=self)
        self._error.hide()
        layout.addWidget(self._error)
        layout.addWidget(buttons)
        open_for(self, 60, 12)

    def _on_accepted(self) -> None:
        try:
            self._on_reason(self._text.toPlainText())
        except TrackerError as error:
            self._error.setText(error_words(error))
            self._error.show()
            return
        self.accept()
