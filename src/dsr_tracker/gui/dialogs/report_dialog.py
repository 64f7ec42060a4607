"""Asks what to report on, and writes the report beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.records import PartyKind
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.tick_list import TickList
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.reports.contents import Scope


class ReportDialog(QDialog):
    """Instruments and countries (none ticked means all), day and format; then where to."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Write a report"))
        self._document = document
        self._job: Job | None = None
        self._path = Path()
        self._format = QComboBox(self)
        self._format.setAccessibleName(self.tr("Format"))
        for label, name in (
            (self.tr("Web page to read or print (HTML)"), "html"),
            (self.tr("Table, one row per cell (CSV)"), "csv"),
            (self.tr("Data for other programs (JSON)"), "json"),
        ):
            self._format.addItem(label, name)
        self._instruments = TickList(
            self.tr("Instruments"), [(i.title, i.instrument_id) for i in document.read.instruments()], self
        )
        self._instruments.tick(viewing.instrument_ids)
        countries = [p for p in document.read.parties() if p.kind is PartyKind.COUNTRY]
        self._countries = TickList(
            self.tr("Countries"), [(party.name, party.country_code) for party in countries], self
        )
        self._day = DayField(self.tr("As of"), self)
        self._day.set_day(viewing.day)
        self._subnational = QCheckBox(self.tr("Count provinces and cities for their countries"), self)
        self._message = plain("", parent=self)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.hide()
        self._open = QPushButton(self.tr("Open the report"), self)
        self._open.clicked.connect(self._on_open)
        self._open.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._write = self._buttons.addButton(self.tr("Write…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._on_write)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Format"), self._format)
        form.addRow(self.tr("Instruments"), self._instruments)
        form.addRow(self.tr("Countries"), self._countries)
        form.addRow("", plain(self.tr("Nothing ticked in a list means all of it."), is_quiet=True))
        form.addRow(self.tr("As of"), self._day)
        form.addRow("", self._subnational)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._message)
        layout.addWidget(self._progress)
        layout.addWidget(self._open)
        layout.addWidget(self._buttons)
        self.resize(620, 560)

    def scope(self) -> Scope:
        """What was chosen."""
        return Scope(
            instrument_ids=self._instruments.ticked(),
            country_codes=self._countries.ticked(),
            as_of=self._day.day,
            with_subnational=self._subnational.isChecked(),
        )

    def write_to(self, path: Path) -> None:
        """Write the report there, beside the window."""
        scope, name = self.scope(), str(self._format.currentData())
        self._path = path
        self._show_busy(True)
        self._job = self._document.report(scope, name, path)
        self._job.finished.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def reject(self) -> None:
        if self._job is not None:  # the file is written whole or not at all; nothing to wait for
            self._job.finished.disconnect(self._on_written)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()
        super().reject()

    def _on_write(self) -> None:
        name = f"{self._document.path.stem} {self._day.day}.{self._format.currentData()}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Write the report to"), str(self._document.path.parent / name)
        )
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:  # no browser and no spreadsheet would know the file
            path = path.with_name(f"{path.name}.{self._format.currentData()}")
            if path.exists():  # the question whether to replace it was asked of another name
                self._message.setText(
                    self.tr("“{name}” is there already. Choose it in the list to replace it.").format(
                        name=path.name
                    )
                )
                return
        self.write_to(path)

    def _on_written(self) -> None:
        self._job = None
        self._show_busy(False)
        self._message.setText(self.tr("Written: {path}").format(path=self._path))
        self._open.show()
        self._open.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._show_busy(False)
        self._message.setText(str(error))

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _show_busy(self, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self._write.setEnabled(not is_busy)
        self._open.hide()
        if is_busy:
            self._message.setText(self.tr("Writing…"))
