"""Closes a cycle: says what will be kept, and makes it beside the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from dsr_tracker.core.comparing import CycleLine
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.second_reading import PairState
from dsr_tracker.gui.cycle_words import days_words
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.report_jobs import closing_job
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import error_words, mean_words


class CloseCycleDialog(QDialog):
    """Nothing is written before the report is whole; `closed` tells that it was."""

    closed = Signal()

    def __init__(self, document: Document, line: CycleLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Close a cycle"))
        self._document, self._cycle = document, line.cycle
        self._job: Job | None = None
        figure = mean_words(line.mean) if line.mean else "–"
        self.text = plain(
            self.tr(
                "Kept is the full report of {day}, as it would be written now: every rating with its reason, "
                "notes and sources, and the overall figure, {figure}. It gets a fingerprint (SHA-256) and "
                "never changes.\n\nYou can go on judging and correcting. What differs from the kept report "
                "is then told as a correction, with who made it, when and why.\n\nCtrl+Z opens the cycle "
                "again."
            ).format(day=line.cycle.ends_on, figure=figure),
            parent=self,
        )
        undecided = sum(pair.state is PairState.DIFFERENT for pair in document.readings.pairs())
        self.undecided = plain(
            self.tr("Differences between readers that nobody has decided yet: {n}.").format(
                n=f"{undecided:,}"
            ),
            parent=self,
        )
        self.undecided.setVisible(bool(undecided))
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.windowTitle())
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.message = plain("", parent=self)
        self.message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.close_button = buttons.addButton(
            self.tr("Close the cycle"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.close_button.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(heading(line.cycle.name, 2, self))
        layout.addWidget(plain(days_words(line.cycle), is_quiet=True, parent=self))
        for part in (self.text, self.undecided, self.message, self.progress):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(buttons)
        open_for(self, 72, 19)
        follow_layout(self)
        self.close_button.setFocus()

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _on_accepted(self) -> None:
        self.message.hide()
        try:
            with self._document.explained():
                job = closing_job(self._document, self._cycle)
        except TrackerError as error:
            self._say(error_words(error))
            return
        self.close_button.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_built)
        job.failed.connect(self._on_failed)
        self._job = job
        job.start()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_built(self, edit: Edit) -> None:
        self._job = None
        if not self.isVisible():  # cancelled in the last moment
            return
        try:
            with self._document.explained():
                self._document.do(edit)
        except TrackerError as error:
            self._say(error_words(error))
            return
        self.closed.emit()
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        advice = self._document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        self._say(error_words(advice))

    def _say(self, text: str) -> None:
        self.progress.hide()
        self.close_button.setEnabled(True)
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.message.show()
