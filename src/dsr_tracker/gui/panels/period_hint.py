"""Says beside the schedule that the period is over, and offers to record it; nothing is set by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.records import Assessment
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.theme import GRID, plain


class PeriodHint(QWidget):
    """`taken` says that a person wants “Period over” recorded."""

    taken = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._words = plain("", is_quiet=True, parent=self)
        self.take = QPushButton(self.tr("Set “Period over”"), self)
        self.take.clicked.connect(self.taken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._words)
        layout.addWidget(self.take)

    def suggest(self, value: Assessment) -> bool:
        """Show it where the judgement's day lies after the period; whether it does."""
        from dsr_tracker.core.periods import may_be_called_over, period_end  # not for the first paint

        read = self._document.read
        provision = read.provision(value.provision_id)
        clause = read.record("provision", provision.clause_id) if provision.is_measure else None
        end = period_end(provision, clause, read.instrument(provision.instrument_id))
        self._words.setText(self.tr("Its period ended: {day}.").format(day=end))
        return may_be_called_over(value, end, self._document.scale)
