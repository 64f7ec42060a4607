"""Tables of others in the window: one is chosen or dropped, read beside it, and taken over as one edit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.text import shown
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.importing.building import Import
from dsr_tracker.importing.child import read_safely, sheets_safely
from dsr_tracker.importing.tables import Table

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TableFile:
    """What was read of a file: its sheets, and the table of one; `trouble` says why there is no table."""

    path: Path
    sheets: tuple[str, ...]
    sheet: str
    table: Table | None
    trouble: TrackerError | None = None


def reading(path: Path, sheet: str, parent: QObject) -> Job:
    """A job that gives the file as a TableFile. Of a workbook the sheets are known where one has no table."""

    def read(job: Job) -> TableFile:
        sheets: tuple[str, ...] = ()
        try:
            sheets = sheets_safely(path)
            job.check()
            return TableFile(path, sheets, sheet, read_safely(path, sheet))
        except TrackerError as error:
            return TableFile(path, sheets, sheet, None, error)

    return Job(read, parent)


def open_import(window: MainWindow, path: Path | None = None) -> None:
    """Ask what a table means, and take it over if she wants; without a path the table is chosen there."""
    from dsr_tracker.gui.dialogs.import_dialog import ImportDialog

    window.flush()
    dialog = ImportDialog(window.document, path, window)
    dialog.imported.connect(lambda made, edit: _say_imported(window, made, edit))
    dialog.open()


def _say_imported(window: MainWindow, made: Import, edit: Edit) -> None:
    if not edit.changes:
        return
    said = translate("Import", "Imported {n} records. Ctrl+Z takes them back.").format(n=f"{made.accepted:,}")
    left = translate("Import", "{n} were refused and left out.").format(n=f"{len(made.rejected):,}")
    window.statusBar().showMessage(shown(f"{said} {left}" if made.rejected else said), 20_000)
