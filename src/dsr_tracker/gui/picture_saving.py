"""Saving the matrix, or the distributions, as a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.report_jobs import picture_job
from dsr_tracker.gui.tracker_paths import folder_of
from dsr_tracker.reports.contents import Kind, Scope
from dsr_tracker.reports.picture import Subject

_MESSAGE_MS = 8_000
translate = QCoreApplication.translate


def save_picture(window: MainWindow, name: str) -> None:
    """Ask where the picture of that subject shall lie, and write it beside the window."""
    window.flush()
    chosen, _ = QFileDialog.getSaveFileName(
        window,
        translate("Desk", "Save the picture"),
        str(folder_of(window) / f"{window.document.path.stem} {name}.svg"),
        translate("Desk", "Vector picture (*.svg);;Picture (*.png)"),
    )
    if chosen:
        path = Path(chosen)
        path = path if path.suffix in (".svg", ".png") else path.with_name(f"{path.name}.svg")
        _Saving(window, Subject(name), path)


class _Saving(QObject):
    """Lives as long as the window, whose status bar says that the picture is there."""

    def __init__(self, window: MainWindow, subject: Subject, path: Path) -> None:
        super().__init__(window)
        self._window = window
        viewing = window.viewing
        kind = Kind.MATRIX if subject is Subject.MATRIX else Kind.FULL
        scope = Scope(kind=kind, instrument_ids=viewing.instrument_ids, as_of=viewing.day)
        job = picture_job(window.document, subject, scope, path)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_finished(self, path: Path) -> None:
        text = translate("Desk", "Picture saved: {path}").format(path=path)
        self._window.statusBar().showMessage(text, _MESSAGE_MS)
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        self.deleteLater()
        raise error  # told like every other
