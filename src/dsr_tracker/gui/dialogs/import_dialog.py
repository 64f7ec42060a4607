"""Takes over a table of others: which column means what, what it comes to, and what cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.import_files import ask_mapping, keep_mapping, keep_refused
from dsr_tracker.gui.import_words import field_words, import_words
from dsr_tracker.gui.import_work import ImportWork
from dsr_tracker.gui.importing import TableFile
from dsr_tracker.gui.messages import Bar
from dsr_tracker.gui.models.import_preview import ImportPreview
from dsr_tracker.gui.panels.elided_label import ElidedLabel
from dsr_tracker.gui.panels.import_choices import ImportChoices
from dsr_tracker.gui.panels.import_fields import ImportFields
from dsr_tracker.gui.panels.import_findings import ImportFindings, scrolled
from dsr_tracker.gui.panels.import_meanings import ImportMeanings
from dsr_tracker.gui.panels.import_provisions import ImportProvisions
from dsr_tracker.gui.panels.import_source import ImportSource
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import error_words, listed
from dsr_tracker.importing.building import Import
from dsr_tracker.importing.mapping import Mapping
from dsr_tracker.importing.tables import Table

_PAUSE_MS = 300


class ImportDialog(QDialog):
    """Nothing is used that was not chosen; `imported` comes with the import and the edit as recorded."""

    imported = Signal(object, object)

    def __init__(self, document: Document, path: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Import a table"))
        self._document = document
        self.work = ImportWork(document, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        choices = ImportChoices(document, self)
        self.source = ImportSource(document.path.parent, self)
        self.sheet, self.kind, self.wide = self.source.sheet, self.source.kind, self.source.wide
        self.use_all = self._button(self.tr("&Use all suggestions"), self._on_use_all)
        self.fields = ImportFields(choices, self)
        self.provisions = ImportProvisions(choices, self)
        self.meanings = ImportMeanings(choices, self)
        self.findings = ImportFindings(self.meanings, self)
        self.model = ImportPreview(self)
        self.preview = self._build_preview()
        self.message = Bar(self)
        self.counts = plain("")
        self.reason = plain("", is_quiet=True)
        self.unused = ElidedLabel("", self)
        self.unused.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self.stop = self._button(self.tr("S&top"), self._on_stop)
        self.leave_out = QCheckBox(self.tr("Leave &out refused rows"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole
        self.load: QPushButton = buttons.addButton(self.tr("&Load mapping…"), role.ResetRole)
        self.save: QPushButton = buttons.addButton(self.tr("Save &mapping…"), role.ResetRole)
        self.take: QPushButton = buttons.addButton(self.tr("&Import"), role.AcceptRole)
        without_pictures(buttons)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter in a field shall not import
        self._changeable = (self.source, self.leave_out, self.fields, self.provisions, self.findings)
        self._lay_out(buttons)
        self._connect(buttons)
        self._show_kind()
        if path is not None:
            self.open_table(path)
        else:
            self._show_state()

    # -- the table ----------------------------------------------------------------------------------

    def open_table(self, path: Path, sheet: str = "") -> None:
        """Read that file beside the window; what was chosen so far stays where its columns are there."""
        self._pause.stop()
        self.source.show_path(path)
        self.message.dismiss()
        self.work.read_table(path, sheet)
        self._show_state()

    def _on_read(self, found: TableFile) -> None:
        self.source.show_sheets(found.sheets, found.sheet)
        if found.trouble is not None:
            self.message.show_message(error_words(found.trouble))
        self.model.show_table(found.table or Table((), (), ()))
        self.preview.resizeColumnsToContents()
        self._show_kind()

    # -- what it means ------------------------------------------------------------------------------

    @property
    def mapping(self) -> Mapping:
        """What was chosen and typed."""
        return Mapping(
            self.kind.currentData(),
            self.fields.columns,
            self.fields.constants,
            self.meanings.values,
            self.provisions.provisions if self.source.is_wide else {},
        )

    def _show_kind(self) -> None:
        header = self.work.table.header if self.work.table is not None else ()
        self.fields.show_kind(self.kind.currentData(), header, is_wide=self.source.is_wide)
        self.provisions.show_header(header if self.source.is_wide else ())
        self.provisions.setVisible(self.source.is_wide)
        self._on_changed()

    def _on_use_all(self) -> None:
        self.fields.use_suggestions()
        if self.source.is_wide:
            self.provisions.use_suggestions()

    def _on_changed(self) -> None:
        if self.source.is_wide:
            self.provisions.show_taken(
                self.fields.columns.values(), self.fields.constants.get("instrument", "")
            )
        if self.work.is_writing:
            return
        self.work.forget()
        self._pause.start()
        self._show_state()

    # -- what it comes to ---------------------------------------------------------------------------

    def _look(self) -> None:
        self._pause.stop()
        self.work.look(None if self._missing() else self.mapping)
        self._show_state()

    def _on_progressed(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _on_looked(self, made: Import) -> None:
        self.findings.show_import(made)
        self._show_state()

    def _on_stop(self) -> None:
        if self.work.is_stopped:
            self._look()
            return
        self._pause.stop()
        self.work.stop()
        self._show_state()

    def _on_failed(self, error: Exception) -> None:
        self._show_state()
        advice = self._document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        self.message.show_message(error_words(advice))

    def _missing(self) -> str:
        """What must be said before the table can be looked through, in words; empty for nothing."""
        mapping = self.mapping
        if self.source.is_wide and not mapping.is_wide:
            return self.tr("Say which column is which clause or measure.")
        names = [field_words(name) for name in mapping.missing]
        if mapping.kind == "evidence" and not {"title", "url"} & {*mapping.columns, *mapping.constants}:
            names = [field_words("title")]
        if names:
            return self.tr("Say which column holds: {fields}.").format(fields=listed(names))
        return ""

    def _reason(self) -> str:
        """Why nothing can be imported now; empty where it can."""
        made = self.work.made
        if self._document.is_read_only:
            return self.tr("This tracker is open read-only: nothing can be imported into it.")
        if self.work.is_reading:
            return self.tr("Reading the table…")
        if self.work.is_writing:
            return self.tr("Importing…")
        if self.work.table is None:
            return self.tr("Choose a table.")
        if missing := self._missing():
            return missing
        if self.work.is_stopped:
            return self.tr("Stopped. Nothing was imported.")
        if made is None:
            return self.tr("Looking through the table…")
        if made.rejected and not self.leave_out.isChecked():
            return self.tr("Rows are refused: say what their values mean, or tick that they are left out.")
        return "" if made.edit.changes else self.tr("There is nothing to import.")

    def _show_state(self) -> None:
        reason, made, has_table = self._reason(), self.work.made, self.work.table is not None
        is_writing = self.work.is_writing
        is_busy = self.work.is_reading or self.work.is_looking or is_writing
        self.take.setEnabled(not reason)
        self.take.setToolTip(reason)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.counts.setText(import_words(made) if made is not None else "")
        self.counts.setVisible(made is not None)
        self._show_unused()
        if self.work.is_reading or is_writing:
            self._progress.setRange(0, 0)
        for each in self._changeable:
            each.setEnabled(not is_writing)
        self._progress.setVisible(is_busy)
        self.stop.setVisible(self.work.is_looking or is_writing or self.work.is_stopped)
        self.stop.setText(self.tr("Look &again") if self.work.is_stopped else self.tr("S&top"))
        # While it is looked through again, what was found before stays: nothing shall flicker.
        self.findings.setVisible(has_table and not self.findings.is_empty)
        follow_layout(self)  # its grids are made anew
        self.leave_out.setVisible(made is not None and bool(made.rejected))
        for widget in (self.load, self.save):
            widget.setEnabled(has_table and not is_writing)
        suggestions = {
            **self.fields.suggestions,
            **(self.provisions.suggestions if self.source.is_wide else {}),
        }
        self.use_all.setEnabled(bool(suggestions) and not is_writing)

    def _show_unused(self) -> None:
        """Name the columns that are left out: what is not taken over shall not be missed later."""
        table = self.work.table
        left = self.mapping.unused(table.header) if table is not None and self.work.made is not None else ()
        names = listed([shown(each) for each in left])
        self.unused.setText(self.tr("Nothing is taken from: {columns}").format(columns=names))
        self.unused.setVisible(bool(left))

    # -- doing it, and what is kept -----------------------------------------------------------------

    def _on_take(self) -> None:
        made = self.work.made
        if made is None or self._reason():
            return
        self.message.dismiss()
        try:
            self.work.take(made)
        except TrackerError as error:  # what is being typed could not be kept
            self.message.show_message(error_words(error))
            return
        self._show_state()
        self.stop.setFocus()

    def _on_taken(self, made: Import, edit: Edit) -> None:
        self.imported.emit(made, edit)
        self.accept()

    def _on_load(self) -> None:
        with self._told():
            mapping = ask_mapping(self, self.work.folder)
            if mapping is not None:
                self._use_mapping(mapping)

    def _use_mapping(self, mapping: Mapping) -> None:
        header = self.work.table.header if self.work.table is not None else ()
        absent = [each for each in (*mapping.columns.values(), *mapping.provisions) if each not in header]
        self.kind.setCurrentIndex(self.kind.findData(mapping.kind))
        self.wide.setChecked(mapping.is_wide)
        self.fields.set_mapping(mapping.columns, mapping.constants)
        self.provisions.set_provisions(mapping.provisions)
        self.meanings.set_values(mapping.values)
        if absent:
            self.message.show_message(
                self.tr("The table has no column “{column}”, which the mapping names.").format(
                    column=absent[0][:60]
                )
            )

    def _on_save(self) -> None:
        with self._told():
            keep_mapping(self, self.work.folder, self.mapping)

    def _on_save_refused(self) -> None:
        work = self.work
        if work.table is not None and work.made is not None and work.path is not None:
            with self._told():
                keep_refused(self, work.path, work.table, work.made)

    @contextmanager
    def _told(self) -> Iterator[None]:
        self.message.dismiss()
        try:
            yield
        except TrackerError as error:
            self.message.show_message(error_words(error))

    def reject(self) -> None:
        self._pause.stop()
        if self.work.leave():
            super().reject()

    # -- parts --------------------------------------------------------------------------------------

    def _connect(self, buttons: QDialogButtonBox) -> None:
        self.source.table_wanted.connect(self.open_table)
        self.source.kind_changed.connect(self._show_kind)
        for part in (self.fields, self.provisions, self.meanings):
            part.changed.connect(self._on_changed)
        self.leave_out.toggled.connect(self._show_state)
        self.findings.save.clicked.connect(self._on_save_refused)
        self.load.clicked.connect(self._on_load)
        self.save.clicked.connect(self._on_save)
        self.take.clicked.connect(self._on_take)
        buttons.rejected.connect(self.reject)
        self.work.read.connect(self._on_read)
        self.work.progressed.connect(self._on_progressed)
        self.work.looked.connect(self._on_looked)
        self.work.taken.connect(self._on_taken)
        self.work.stopped.connect(self._show_state)
        self.work.failed.connect(self._on_failed)
        # What somebody else wrote meanwhile may be what the table says.
        self._document.reloaded.connect(self._on_changed)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        top = QHBoxLayout()
        top.addWidget(self.source, 1)
        top.addWidget(self.use_all, 0, Qt.AlignmentFlag.AlignBottom)
        columns = QWidget(self)
        left = QVBoxLayout(columns)
        left.setContentsMargins(0, 0, GRID, 0)
        left.setSpacing(2 * GRID)
        left.addWidget(self.fields)
        left.addWidget(self.provisions)
        left.addStretch(1)
        above = QWidget(self)
        shown_rows = QVBoxLayout(above)
        shown_rows.setContentsMargins(0, 0, 0, 0)
        named = QHBoxLayout()
        named.setSpacing(2 * GRID)
        named.addWidget(heading(self.tr("The first rows"), 2))
        named.addWidget(self.unused, 1)
        shown_rows.addLayout(named)
        shown_rows.addWidget(self.preview, 1)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.addWidget(above)
        right.addWidget(self.findings)
        right.setStretchFactor(0, 2)
        right.setStretchFactor(1, 3)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(scrolled(columns, self.tr("What the columns mean")))
        halves.addWidget(right)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        below = QHBoxLayout()
        below.addWidget(self.counts, 1)
        below.addWidget(self.reason, 2)
        below.addWidget(self._progress)
        below.addWidget(self.stop)
        below.addWidget(self.leave_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(halves, 1)
        layout.addWidget(self.message)
        layout.addLayout(below)
        layout.addWidget(buttons)
        open_for(self, 190, 46)
        letter = self.fontMetrics().averageCharWidth()
        halves.setSizes([letter * 95, letter * 95])

    def _build_preview(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setAccessibleName(self.tr("The first rows of the table"))
        view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        view.horizontalHeader().setMaximumSectionSize(40 * self.fontMetrics().averageCharWidth())
        return view

    def _button(self, text: str, run: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button
