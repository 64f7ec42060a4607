"""Asks which instruments to look at together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dsr_tracker.core.records import Instrument
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.panels.tick_list import TickList
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import told


class InstrumentsDialog(QDialog):
    """Calls `on_chosen` with the ids that were ticked, in catalogue order."""

    def __init__(
        self,
        instruments: list[Instrument],
        chosen: tuple[str, ...],
        on_chosen: Callable[[tuple[str, ...]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Instruments to show"))
        self._on_chosen = on_chosen
        self._list = TickList(
            self.tr("Instruments"), [(told(i).title, i.instrument_id) for i in instruments], self
        )
        self._list.tick(chosen)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(plain(self.tr("Tick what the matrix shall show; nothing ticked means all.")))
        layout.addWidget(self._list)
        layout.addWidget(buttons)
        open_for(self, 88, 28)

    def _on_accepted(self) -> None:
        self._on_chosen(self._list.ticked())
        self.accept()
