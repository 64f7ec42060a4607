"""Puts all sources of a pasted text, or of a reference manager's file, behind a cell at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QPushButton, QWidget

from dsr_tracker.core.editing import Target
from dsr_tracker.core.errors import FileError, InvalidTextError
from dsr_tracker.core.history import Edit
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import said
from dsr_tracker.importing.citations import MOST_CHARACTERS, Found, FoundSource, sources_in
from dsr_tracker.importing.found_sources import cite_found

_PAUSE_MS = 200
_FILES = "*.ris *.bib *.bibtex *.json *.txt *.nbib"


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One source of the text, and whether the tracker has its address already."""

    number: int
    source: FoundSource
    is_recorded: bool


class SourcesDialog(FormDialog):
    """Paste or open: what was found is listed first, and one edit records all that is chosen."""

    def __init__(
        self, document: Document, target: Target, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("Sources from a text"))
        self.setAcceptDrops(True)
        self._target = target
        self._found = Found()
        self.add_remark(self.tr("For {cell}").format(cell=said(target.label)))
        self.text = self.add_text(self.tr("Text"), "", 6)
        self.text.setPlaceholderText(
            self.tr(
                "Paste addresses or DOIs, one in a line; or RIS, BibTeX or CSL-JSON, as Zotero copies them."
            )
        )
        self._open = QPushButton(self.tr("Open a file…"), self)
        self._open.setAutoDefault(False)
        self._open.clicked.connect(self._on_open)
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addStretch(1)
        self.form.addRow(row)
        self._table = RecordTable[FoundLine](
            (
                Column[FoundLine](self.tr("Title"), lambda line: line.source.title or line.source.url, 34),
                Column[FoundLine](self.tr("Publisher"), lambda line: line.source.publisher, 12),
                Column[FoundLine](self.tr("Published"), lambda line: line.source.published_on, 10),
                Column[FoundLine](self.tr("Link"), lambda line: line.source.url, 18),
                Column[FoundLine](self.tr("Recorded"), self._recorded, 8),
            ),
            lambda line: line.number,
            self,
        )
        self.list = RecordView(self._table, self.tr("Sources found"), self, stretched=0)
        self.list.setSortingEnabled(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(8 * self.fontMetrics().lineSpacing())
        self.form.addRow(chips_of(self.list, parent=self))
        self.form.addRow(self.list)
        self._problems = plain("", is_quiet=True, parent=self)
        self.form.addRow(self._problems)
        self.finish(self.tr("Add sources"), size=QSize(100, 34))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.text.textChanged.connect(self._pause.start)
        self.text.setPlainText(text)
        self._look()
        self.text.setFocus()
        cell = (target.provision.provision_id, target.party.party_id)
        self.keep_drafts("sources", cell, target.label)

    def edit(self) -> Edit | None:
        """All that is selected; all that was found where nothing is."""
        rows = sorted({index.row() for index in self.list.selectionModel().selectedIndexes()})
        lines = [self._table.rows[row] for row in rows] or self._table.rows
        chosen = [line.source for line in lines]
        edit, refused = cite_found(
            self.document.pen, self._target, chosen, self.document.read.evidence_with_url
        )
        if refused:
            # Nothing is left out unseen: she selects the others, or mends the text.
            raise InvalidTextError(" ".join(refused), self.tr("Mend it in the text, or select the others."))
        return edit

    def accept(self) -> None:
        """Look at what was typed last before anything is recorded."""
        if self._pause.isActive():
            self._look()
        super().accept()

    def open_file(self, path: Path) -> None:
        """Take the text of a reference manager's file; raises FileError."""
        try:
            content = path.read_bytes()[: 4 * MOST_CHARACTERS + 1]
            self.text.setPlainText(content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise FileError(f"“{path.name}” is not UTF-8.", "Export it as UTF-8 and try again.") from error
        except OSError as error:
            raise FileError(
                f"“{path.name}” cannot be read ({error.strerror or error}).", "Check that it is there."
            ) from error

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self._take(paths[0])

    def _on_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open references"), "", self.tr("References ({endings})").format(endings=_FILES)
        )
        if name:
            self._take(Path(name))

    def _take(self, path: Path) -> None:
        def nothing() -> None:
            self.open_file(path)

        if self.do(nothing):
            self.error.hide()

    def _look(self) -> None:
        self._pause.stop()
        text = self.text.toPlainText()
        self._found = sources_in(text) if text.strip() else Found()
        known = self.document.read.evidence_with_url
        self._table.set_rows(
            [
                FoundLine(number, source, bool(source.url) and known(source.url) is not None)
                for number, source in enumerate(self._found.sources)
            ]
        )
        self.list.clearSelection()
        count = len(self._found.sources)
        self._problems.setText(" ".join(said(problem) for problem in self._found.problems))
        self._problems.setVisible(bool(self._found.problems))
        if self.save_button is not None:
            self.save_button.setEnabled(count > 0)
            self.save_button.setText(
                self.tr("Add 1 source") if count == 1 else self.tr("Add {n} sources").format(n=f"{count:,}")
            )

    def _recorded(self, line: FoundLine) -> str:
        return self.tr("already") if line.is_recorded else self.tr("new")
