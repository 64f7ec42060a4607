"""Where trackers lie: the dialogs that ask which one, and where a new one shall be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from dsr_tracker import paths
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui.main_window import MainWindow

translate = QCoreApplication.translate


def ask_tracker(window: MainWindow | None) -> Path | None:
    """Which tracker to open; None where nobody chose one."""
    title = translate("Desk", "Open a tracker")
    chosen, _ = QFileDialog.getOpenFileName(window, title, str(folder_of(window)), _filter())
    return Path(chosen) if chosen else None


def ask_free_path(window: MainWindow, title: str, name: str) -> Path | None:
    """Where a tracker shall be written; raises TrackerError where something is there already."""
    # Nothing is ever replaced here, and said so in words of our own.
    chosen, _ = QFileDialog.getSaveFileName(
        window,
        title,
        str(folder_of(window) / name),
        _filter(),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not chosen:
        return None
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(".dsr")
    if path.exists():
        raise TrackerError(f"“{path.name}” is there already and was left as it is.", "Choose another name.")
    return path


def folder_of(window: MainWindow | None) -> Path:
    """The folder of the open tracker, or that of the default one."""
    folder = window.document.path.parent if window else paths.data_folder()
    return folder if folder.is_dir() else Path.home()


def _filter() -> str:
    return translate("Desk", "Trackers (*.dsr);;All files (*)")
