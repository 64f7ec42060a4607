"""Asks what to report on, shows its pages, and writes it beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.panels.page_preview import PagePreview
from dsr_tracker.gui.panels.page_scroll import page_scroll
from dsr_tracker.gui.panels.preset_bar import PresetBar, Presets
from dsr_tracker.gui.panels.report_form import ReportForm
from dsr_tracker.gui.report_jobs import pages_job, report_job
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import error_words
from dsr_tracker.settings import Preset

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PAUSE_MS = 200
_PRINT_PPI = 200
_PRINT_PAGES = 10_000


class ReportDialog(QDialog):
    """Choices at the left, pages at the right; then where to. What is written is whole or not there."""

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        parent: QWidget,
        presets: Presets = MappingProxyType({}),
        on_presets_changed: Callable[[dict[str, Preset]], None] = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Write a report"))
        self._document = document
        self._job: Job | None = None
        self._preview_job: Job | None = None
        self._path = Path()
        self._printer: QPrinter | None = None
        self._message = plain("", parent=self)
        self.form = ReportForm(document, viewing, self)
        self.form.changed.connect(self._on_changed)
        self.form.said.connect(self._message.setText)
        self.presets = PresetBar(presets, on_presets_changed, self.form.preset, self)
        self.presets.chosen.connect(self.form.show_preset)
        self._preview = PagePreview(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start_preview)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._open = QPushButton(self.tr("Open the report"), self)
        self._open.clicked.connect(lambda: self._show(self._path))
        self._folder = QPushButton(self.tr("Show in folder"), self)
        self._folder.clicked.connect(lambda: self._show(self._path.parent))
        self._print = QPushButton(self.tr("Print…"), self)
        self._print.clicked.connect(self._on_print)
        self._stop = QPushButton(self.tr("Cancel writing"), self)
        self._stop.clicked.connect(self._on_stop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._write = buttons.addButton(self.tr("Write…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._write.setDefault(True)
        buttons.accepted.connect(self._on_write)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        scroll = page_scroll(self.form, self.tr("Choices"))
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(scroll)
        halves.addWidget(self._preview)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        row = QHBoxLayout()
        for widget in (self._open, self._folder, self._stop):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._print)
        row.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.presets)
        layout.addWidget(halves, 1)
        layout.addWidget(self._message)
        layout.addWidget(self._progress)
        layout.addLayout(row)
        open_for(self, 146, 44)
        follow_layout(self)
        self._show_busy(False)
        self._start_preview()

    def write_to(self, path: Path) -> None:
        """Write the report there, beside the window."""
        self._path = path
        self._show_busy(True)
        job = report_job(self._document, self.form.scope(), self.form.format_name, path, self.form.template)
        job.finished.connect(self._on_written)
        self._start(job)

    def print_on(self, printer: QPrinter) -> None:
        """Print the report's pages."""
        self._printer = printer
        self._show_busy(True)
        job = pages_job(self._document, self.form.scope(), ppi=_PRINT_PPI, most=_PRINT_PAGES)
        job.finished.connect(self._on_pages_made)
        self._start(job)

    def reject(self) -> None:
        self._on_stop()
        self._forget_preview()
        super().reject()

    def _on_changed(self) -> None:
        self._open.hide()
        self._folder.hide()
        self._message.setText("")
        self._pause.start()

    # -- the preview ------------------------------------------------------------------------------

    def _start_preview(self) -> None:
        self._forget_preview()
        self._preview_job = pages_job(self._document, self.form.scope())
        self._preview_job.finished.connect(self._on_previewed)
        self._preview_job.failed.connect(self._on_preview_failed)
        self._preview_job.start()

    def _forget_preview(self) -> None:
        if self._preview_job is not None:  # it would show an earlier choice
            self._preview_job.finished.disconnect(self._on_previewed)
            self._preview_job.failed.disconnect(self._on_preview_failed)
            self._preview_job.cancel()
            self._preview_job = None

    def _on_previewed(self, made: tuple[list[bytes], int]) -> None:
        self._preview_job = None
        self._preview.show_pages(*made)

    def _on_preview_failed(self, error: Exception) -> None:
        self._preview_job = None
        self._preview.say(error_words(error))

    # -- printing -----------------------------------------------------------------------------------

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asking = QPrintDialog(printer, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(asking)  # its own open() wants a slot by name

    def _on_pages_made(self, made: tuple[list[bytes], int]) -> None:
        from dsr_tracker.gui.printing import print_pages

        if self._printer is not None:
            print_pages(made[0], self._printer)
        self._end(self.tr("Printed: {n} pages.").format(n=len(made[0])))

    # -- the writing ------------------------------------------------------------------------------

    def _on_write(self) -> None:
        ending = self.form.format_name
        name = f"{self._document.path.stem} {self.form.as_of.day}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write the report to"), str(self._document.path.parent / name)
        )
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:  # no browser and no spreadsheet would know the file
            path = path.with_name(f"{path.name}.{ending}")
            if path.exists():  # the question whether to replace it was asked of another name
                self._message.setText(
                    self.tr("“{name}” is there already. Choose it in the list to replace it.").format(
                        name=path.name
                    )
                )
                return
        self.write_to(path)

    def _start(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._on_progressed)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.start()

    def _on_progressed(self, done: int, total: int) -> None:
        if not self._stop.isEnabled():  # what it says is that it is being cancelled
            return
        stages = [self.tr("Reading the tracker…"), self.tr("Computing figures…"), self.tr("Laying out…")]
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._message.setText(stages[min(done, len(stages) - 1)])

    def _on_written(self, told: list[str]) -> None:
        self._end("\n".join([self.tr("Written: {path}").format(path=self._path), *told]))
        self._open.show()
        self._folder.show()
        self._open.setFocus()

    def _on_failed(self, error: Exception) -> None:
        advice = self._document.explain(error)
        self._end(str(advice or error))

    def _on_cancelled(self) -> None:
        self._end(self.tr("Cancelled. Nothing was written."))

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)
            self._progress.setRange(0, 0)
            self._message.setText(self.tr("Cancelling… You may close this meanwhile."))

    def _end(self, said: str) -> None:
        self._job = None
        self._show_busy(False)
        self._message.setText(said)

    def _show(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show_busy(self, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self._stop.setVisible(is_busy)
        self._stop.setEnabled(is_busy)
        self._write.setEnabled(not is_busy)
        self._print.setEnabled(not is_busy)
        self._open.hide()
        self._folder.hide()
