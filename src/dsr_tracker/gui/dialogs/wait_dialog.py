"""Says what a job writes while nothing else can be written, and lets it be stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.theme import GRID, plain

_SOON_MS = 250


class WaitDialog(QDialog):
    """Goes away by itself when the job has ended."""

    def __init__(self, title: str, text: str, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._job = job
        self._is_over = False
        self.text = plain(text)
        self.text.setWordWrap(True)
        progress = QProgressBar(self)
        progress.setRange(0, 0)
        progress.setTextVisible(False)
        progress.setAccessibleName(title)
        buttons = QDialogButtonBox(self)
        self.stop = buttons.addButton(self.tr("S&top"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.text, progress, buttons):
            column.addWidget(part)
        self.setMinimumWidth(48 * GRID)
        job.finished.connect(self.accept)
        job.failed.connect(self.accept)
        job.cancelled.connect(self.accept)

    def open_soon(self) -> None:
        """Open once somebody would wonder what takes so long; until then who asked keeps input off."""
        QTimer.singleShot(_SOON_MS, self, self._open_unless_over)

    def _open_unless_over(self) -> None:
        if not self._is_over:
            self.open()

    def accept(self) -> None:
        self._is_over = True
        super().accept()
        self.deleteLater()  # also where it was never seen

    def reject(self) -> None:
        """Ask the job to stop; what it began is taken back first."""
        self.stop.setEnabled(False)
        self.text.setText(self.tr("Stopping… What was begun is taken back."))
        self._job.cancel()
