"""Which file and sheet is imported, and what its rows are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.text import shown
from dsr_tracker.gui.import_words import kind_words
from dsr_tracker.gui.theme import GRID
from dsr_tracker.importing.mapping import KINDS
from dsr_tracker.importing.tables import FORMATS


class ImportSource(QWidget):
    """`table_wanted` names a file and a sheet, `kind_changed` says that the rows are something else now."""

    table_wanted = Signal(object, str)
    kind_changed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._path: Path | None = None
        self.file = QLineEdit(self)
        self.file.setPlaceholderText(self.tr("CSV, TSV, Excel, OpenDocument or JSON"))
        self.choose = QPushButton(self.tr("&Choose…"), self)
        self.choose.setAutoDefault(False)
        self.sheet, self._sheet_label = QComboBox(self), QLabel(self.tr("&Sheet"), self)
        self.kind = QComboBox(self)
        for kind in KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.wide = QCheckBox(self.tr("Each column of ratings is a &provision"), self)
        file_label, kind_label = QLabel(self.tr("&Table"), self), QLabel(self.tr("&Rows are"), self)
        file_label.setBuddy(self.file)
        kind_label.setBuddy(self.kind)
        self._sheet_label.setBuddy(self.sheet)
        row = QHBoxLayout()
        row.addWidget(file_label)
        row.addWidget(self.file, 1)
        for widget in (self.choose, self._sheet_label, self.sheet, kind_label, self.kind):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self.wide)
        self._show_sheets((), "")
        self.choose.clicked.connect(self._on_choose)
        self.file.editingFinished.connect(self._on_typed)
        self.sheet.currentIndexChanged.connect(self._on_sheet)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.wide.toggled.connect(self.kind_changed)

    @property
    def is_wide(self) -> bool:
        """Whether the cells of the table are ratings."""
        return self.wide.isChecked() and self.kind.currentData() == "assessments"

    def show_path(self, path: Path) -> None:
        """Say which file it is."""
        self._path = path
        self.file.setText(shown(str(path)))

    def show_sheets(self, sheets: tuple[str, ...], sheet: str) -> None:
        """Offer these sheets, where there are several."""
        self.sheet.blockSignals(True)
        self._show_sheets(sheets, sheet)
        self.sheet.blockSignals(False)

    def _show_sheets(self, sheets: tuple[str, ...], sheet: str) -> None:
        self.sheet.clear()
        for name in sheets:
            self.sheet.addItem(shown(name), name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(sheet)))
        for widget in (self._sheet_label, self.sheet):
            widget.setVisible(len(sheets) > 1)

    def _on_choose(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in FORMATS)
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Import a table"),
            str(self._path.parent if self._path is not None else self._folder),
            self.tr("Tables ({patterns});;All files (*)").format(patterns=patterns),
        )
        if chosen:
            self.table_wanted.emit(Path(chosen), "")

    def _on_typed(self) -> None:
        """Open what was typed, or pasted as a file manager copies it."""
        typed = self.file.text().strip().strip("\"'")
        typed = QUrl(typed).toLocalFile() if typed.startswith("file:") else typed
        if typed and typed != ("" if self._path is None else shown(str(self._path))):
            self.table_wanted.emit(self._folder / Path(typed).expanduser(), "")

    def _on_sheet(self) -> None:
        if self._path is not None:
            self.table_wanted.emit(self._path, self.sheet.currentData())

    def _on_kind(self) -> None:
        self.wide.setVisible(self.kind.currentData() == "assessments")
        self.kind_changed.emit()
