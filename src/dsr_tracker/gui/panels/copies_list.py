"""The archived copies of one source: kept, opened after a question, saved, removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.archiving import ending_of, remove_copy
from dsr_tracker.core.errors import FileError, TrackerError
from dsr_tracker.core.private_files import make_private_file
from dsr_tracker.core.records import ArchivedCopy, Evidence
from dsr_tracker.core.text import shown
from dsr_tracker.gui.copies import keep_copy
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.theme import GRID, plain


class CopiesList(QWidget):
    """Drop a file here, or choose one; nothing is ever run, and nothing opened without a question."""

    def __init__(self, document: Document, evidence: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._evidence = evidence
        self.setAcceptDrops(not document.is_read_only)
        self.list = ShortList(self.tr("Archived copies"), self, tallest=120)
        self.list.opened.connect(lambda _: self._on_open())
        self.list.removed.connect(lambda _: self._on_remove())
        self.list.currentRowChanged.connect(self._update_buttons)
        self._empty = plain(
            self.tr("No copy yet. Archive the page or PDF as you found it, or drop a file here."),
            is_quiet=True,
            parent=self,
        )
        self._add = QPushButton(self.tr("Archive a copy…"), self)
        self._open = QPushButton(self.tr("Open…"), self)
        self._open.setAccessibleName(self.tr("Open the selected copy"))
        self._save = QPushButton(self.tr("Save as…"), self)
        self._save.setAccessibleName(self.tr("Save the selected copy as a file"))
        self._remove = QPushButton(self.tr("Remove"), self)
        self._remove.setAccessibleName(self.tr("Remove the selected copy"))
        row = QHBoxLayout()
        for button, slot in (
            (self._add, self._on_add),
            (self._open, self._on_open),
            (self._save, self._on_save),
            (self._remove, self._on_remove),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.list)
        layout.addWidget(self._empty)
        layout.addLayout(row)
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the copies that there are now."""
        copies = [copy for copy, _ in self._document.copies.copies(self._evidence.evidence_id)]
        self.list.fill([(_line(copy), copy) for copy in copies])
        self._empty.setVisible(not copies)
        self._update_buttons()

    def keep(self, path: Path) -> None:
        """Archive that file; raises a TrackerError where it cannot be kept."""
        keep_copy(self._document, self._evidence, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.keep(Path(url.toLocalFile()))

    def _chosen(self) -> ArchivedCopy | None:
        return self.list.value if isinstance(self.list.value, ArchivedCopy) else None

    def _update_buttons(self) -> None:
        copy = self._chosen()
        may_change = not self._document.is_read_only
        self._add.setEnabled(may_change)
        self._remove.setEnabled(may_change and copy is not None)
        self._save.setEnabled(copy is not None)
        self._open.setEnabled(copy is not None and bool(ending_of(copy)))
        self._open.setToolTip(
            self.tr("This kind of file is not opened from here. Save it, if you trust where it came from.")
            if copy is not None and not ending_of(copy)
            else ""
        )

    def _on_add(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Archive a copy"))
        if name:
            self.keep(Path(name))

    def _on_save(self) -> None:
        copy = self._chosen()
        if copy is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the copy"), copy.file_name)
        if name:
            self._write(copy, Path(name))

    def _on_open(self) -> None:
        copy = self._chosen()
        if copy is None or not ending_of(copy):
            return
        box = QMessageBox(self)
        box.setTextFormat(box.textFormat().PlainText)
        box.setWindowTitle(self.tr("Open an archived copy"))
        box.setText(self.tr("Open “{name}” in another program?").format(name=shown(copy.file_name)))
        box.setInformativeText(
            self.tr(
                "It is a copy of what somebody published: {kind}, {size}. It is written to a temporary "
                "folder as a file that cannot run, and goes when this tracker is closed."
            ).format(kind=copy.media_type, size=_size(copy.size))
        )
        opening = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        opening.clicked.connect(lambda: self._open_now(copy))
        box.open()

    def _open_now(self, copy: ArchivedCopy) -> None:
        # The name in the tracker may be anything; the file's is ours.
        path = self._document.scratch_folder() / f"{copy.sha256[:16]}{ending_of(copy)}"
        if not path.exists():
            self._write(copy, path)
            path.chmod(0o400)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise TrackerError(
                self.tr("No program could be started for this kind of file."),
                self.tr("Save the copy and open it yourself."),
            )

    def _write(self, copy: ArchivedCopy, path: Path) -> None:
        content = self._document.copies.content(copy)
        try:
            path.unlink(missing_ok=True)  # a file dialog has asked
            make_private_file(path)
            path.write_bytes(content)
        except OSError as error:
            raise FileError(
                f"“{path.name}” could not be written ({error.strerror or error}).", "Choose another place."
            ) from error

    def _on_remove(self) -> None:
        copy = self._chosen()
        if copy is not None and not self._document.is_read_only:
            self._document.do(remove_copy(self._document.pen, copy))


def _line(copy: ArchivedCopy) -> str:
    return f"{shown(copy.file_name)}\n{copy.archived_on} · {copy.media_type} · {_size(copy.size)}"


def _size(count: int) -> str:
    if count < 1_000:
        return f"{count} B"
    return f"{count / 1_000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"
