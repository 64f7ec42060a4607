"""The files beside an import: mappings that are used again, and refused rows. All raise TrackerErrors."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from dsr_tracker.core.errors import FileError
from dsr_tracker.gui.words import told_words
from dsr_tracker.importing.building import Import
from dsr_tracker.importing.mapping import Mapping, load_mapping, save_mapping
from dsr_tracker.importing.refused import save_refused
from dsr_tracker.importing.tables import Table

translate = QCoreApplication.translate


def ask_mapping(parent: QWidget, folder: Path) -> Mapping | None:
    """Ask which mapping to use; None for none."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, translate("Import", "Load a mapping"), str(folder), _mappings()
    )
    return load_mapping(Path(chosen)) if chosen else None


def keep_mapping(parent: QWidget, folder: Path, mapping: Mapping) -> None:
    """Ask where the mapping shall lie, and save it there."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("Import", "Save the mapping"), str(folder), _mappings()
    )
    if not chosen:
        return
    path = Path(chosen)
    try:
        save_mapping(path if path.suffix else path.with_suffix(".json"), mapping)
    except OSError as error:
        raise FileError(
            f"The mapping cannot be kept in “{path}” ({error.strerror}).", "Choose another place."
        ) from error


def keep_refused(parent: QWidget, file: Path, table: Table, made: Import) -> None:
    """Ask where the refused rows of that file shall lie, and save them there, never over another file."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Import", "Save refused rows"),
        str(file.with_name(translate("Import", "{name} refused.csv").format(name=file.stem))),
        translate("Import", "Tables (*.csv);;All files (*)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if chosen:
        save_refused(Path(chosen), table, made, told_words)


def _mappings() -> str:
    return translate("Import", "Mappings (*.json);;All files (*)")
