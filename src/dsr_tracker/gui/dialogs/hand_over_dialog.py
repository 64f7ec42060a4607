"""Asks what of the tracker to hand over, and writes it for somebody else beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.describing import HANDED_OVER
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.ordering import in_order
from dsr_tracker.gui.panels.tick_list import TickList
from dsr_tracker.gui.reading_jobs import hand_over
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import error_words, listed, party_words, said, told

_PAUSE_MS = 120


class HandOverDialog(QDialog):
    """Everything is ticked at first. What is written is whole or not there, and never over another file."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Hand over"))
        self._document = document
        self._job: Job | None = None
        self._path = Path()
        read = document.read
        instruments = [(told(each).title, each.instrument_id) for each in read.instruments()]
        self.instruments = TickList(self.tr("Instruments"), instruments, self)
        self.countries = TickList(self.tr("Countries"), _countries(read.parties()), self)
        self.with_documents = QCheckBox(self.tr("Texts of attached documents"), self)
        self.with_unused = QCheckBox(self.tr("Sources that nothing in it cites"), self)
        self.with_history = QCheckBox(self.tr("History: earlier wordings, and who wrote what when"), self)
        for box, is_ticked in (
            (self.with_documents, True),
            (self.with_unused, False),
            (self.with_history, True),
        ):
            box.setChecked(is_ticked)
            box.toggled.connect(self._on_changed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_counts)
        self.counts = plain("")
        self.message = plain("")
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.write: QPushButton = buttons.addButton(self.tr("Write…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.write.setDefault(True)
        self.show_folder: QPushButton = buttons.addButton(
            self.tr("Show in folder"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.stop = buttons.addButton(self.tr("S&top"), QDialogButtonBox.ButtonRole.ActionRole)
        self.stop.clicked.connect(self._on_stop)
        self.write.clicked.connect(self._on_write)
        self.show_folder.clicked.connect(self._on_show_folder)
        self.show_folder.hide()
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        what = self.tr(
            "A new file for somebody else, with the whole catalogue and what you tick of your work. What you "
            "removed is not in it. It can be worked in, and merged back (File > Merge…)."
        )
        layout.addWidget(plain(what, is_quiet=True))
        halves = QHBoxLayout()
        for title, ticks in (
            (self.tr("Instruments"), self.instruments),
            (self.tr("Countries"), self.countries),
        ):
            halves.addLayout(self._choices(title, ticks), 3 if ticks is self.instruments else 2)
        layout.addLayout(halves, 1)
        for widget in (self.with_documents, self.with_unused, self.with_history, self.counts, self.message):
            layout.addWidget(widget)
        layout.addWidget(self._progress)
        layout.addWidget(buttons)
        open_for(self, 110, 34)
        self._progress.hide()
        self.stop.hide()
        self.message.hide()
        follow_layout(self)
        self._show_counts()

    def write_to(self, path: Path) -> None:
        """Write what is ticked there, beside the window."""
        self._path = path
        self._show_busy(True)
        self._say(self.tr("Writing…"))
        self._job = hand_over(self._document, path, **self._what())
        self._job.finished.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_stopped)
        self._job.start()

    def reject(self) -> None:
        if self._job is not None:  # nobody wants the file any more, nor the news of it
            self._job.cancel()
            self._job.finished.disconnect(self._on_written)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancelled.disconnect(self._on_stopped)
            self._job = None
        super().reject()

    # -- what is chosen -----------------------------------------------------------------------------

    def _choices(self, title: str, ticks: TickList) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(heading(title, 2))
        ticks.tick_all()
        ticks.itemChanged.connect(self._on_changed)
        column.addWidget(ticks, 1)
        row = QHBoxLayout()
        for words, run, name in (
            (self.tr("All"), ticks.tick_all, self.tr("Tick all: {list}")),
            (self.tr("None"), lambda: ticks.tick_only(()), self.tr("Tick none: {list}")),
        ):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.setAccessibleName(name.format(list=title))
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _what(self) -> dict[str, object]:
        return {
            "instrument_ids": _part(self.instruments),
            "country_codes": _part(self.countries),
            "with_documents": self.with_documents.isChecked(),
            "with_unused_sources": self.with_unused.isChecked(),
            "with_history": self.with_history.isChecked(),
        }

    def _on_changed(self) -> None:
        self.show_folder.hide()
        self._say("")
        self._pause.start()

    def _show_counts(self) -> None:
        is_something = bool(self.instruments.ticked() and self.countries.ticked())
        self.write.setEnabled(is_something and self._job is None)
        if not is_something:
            self.counts.setText(self.tr("Tick at least one instrument and one country."))
            return
        self._show_numbers(self.tr("In the file: {what}."), self._document.count_hand_over(**self._what()))

    def _show_numbers(self, words: str, counts: dict[str, int]) -> None:
        parts = [f"{said(name)} {counts[table]:,}" for table, name in HANDED_OVER.items()]
        self.counts.setText(words.format(what=listed(parts)))

    # -- the writing --------------------------------------------------------------------------------

    def _on_write(self) -> None:
        name = self._document.path.with_name(f"{self._document.path.stem} for somebody.dsr")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Hand over"),
            str(name),
            self.tr("Trackers (*.dsr);;All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            path = Path(chosen)
            self.write_to(path if path.suffix else path.with_suffix(".dsr"))

    def _on_written(self, counts: dict[str, int]) -> None:
        self._job = None
        self._show_busy(False)
        self._show_numbers(self.tr("In the file: {what}."), counts)
        self._say(self.tr("Handed over: {path}").format(path=shown(str(self._path))))
        self.show_folder.show()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _on_stopped(self) -> None:
        self._job = None
        self._show_busy(False)
        self._say(self.tr("Stopped. Nothing was written."))
        self.write.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._show_busy(False)
        advice = self._document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        self._say(error_words(advice))

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))

    def _show_busy(self, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self.stop.setVisible(is_busy)
        self.stop.setEnabled(is_busy)
        self.write.setEnabled(not is_busy)


def _part(ticks: TickList) -> tuple[str, ...]:
    """What is ticked; nothing where that is all, which also covers what comes later."""
    ticked = ticks.ticked()
    return () if len(ticked) == ticks.count() else ticked


def _countries(parties: Sequence[Party]) -> list[tuple[str, str]]:
    """Each country of the tracker with its code, and the bodies that belong to none."""
    from PySide6.QtCore import QCoreApplication

    named = {
        party.country_code: party_words(party.name) for party in parties if party.kind is PartyKind.COUNTRY
    }
    codes = dict.fromkeys(party.country_code for party in parties if party.country_code)
    found = [(named.get(code, code), code) for code in codes]
    found.sort(key=lambda country: in_order(country[0]))
    if any(not party.country_code for party in parties):
        found.append((QCoreApplication.translate("HandOverDialog", "Bodies of no country"), ""))
    return found
