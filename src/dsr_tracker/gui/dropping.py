"""What was dropped, and where: links and citations become sources of the cell that they were dropped on.

A page or PDF becomes an archived copy of a source, a table is imported, a tracker opened or merged, and
other files are attached as documents.
"""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTreeView, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Citation, Evidence

if TYPE_CHECKING:
    from dsr_tracker.gui.document import Document
    from dsr_tracker.gui.main_window import MainWindow
    from dsr_tracker.importing.citations import FoundSource

_KINDS = {
    *("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/html"),
    *("multipart/related", "application/epub+zip"),
}
_TABLES = (".csv", ".tsv", ".xlsx", ".ods", ".json")
_LONGEST = 100_000
"""Letters of HTML in which the name of a link is looked for."""
_SHORT = 4_000
"""Letters that are looked at while something is still being dragged."""


def may_drop(window: MainWindow, data: QMimeData) -> bool:
    """Whether the window has a use for what is dragged over it."""
    if any(url.isLocalFile() for url in data.urls()):
        return True
    return may_hold_source(data) and not window.document.is_read_only


def drop(window: MainWindow, data: QMimeData, place: QPoint) -> None:
    """Do what the window does with that, which was dropped there."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    trackers = [path for path in paths if path.suffix == ".dsr"]
    is_one_to_write = len(paths) == 1 and not window.document.is_read_only
    if trackers:
        window.tracker_dropped.emit(trackers[0])
    elif is_one_to_write and paths[0].suffix.lower() in _TABLES:
        from dsr_tracker.gui.importing import open_import

        open_import(window, paths[0])
    elif is_one_to_write and is_evidence(paths[0]):
        drop_evidence(window, paths[0], place)
    elif paths:
        window.attach(paths)
    elif not drop_source(window, data, place):
        window.say(
            QCoreApplication.translate("Dropping", "No link and no citation was found in what was dropped.")
        )


def may_hold_source(data: QMimeData) -> bool:
    """Whether it could be a link or a citation, as far as can be told while it is dragged."""
    if any(not url.isLocalFile() for url in data.urls()):
        return True
    text = data.text()[:_SHORT].casefold() if data.hasText() else ""
    return any(mark in text for mark in ("://", "doi", "10.", "ty  -", "@"))


def source_in(data: QMimeData) -> FoundSource | None:
    """The first source that is told of there; None where there is none."""
    from dsr_tracker.importing.citations import sources_in

    links = [url.toString() for url in data.urls() if not url.isLocalFile()]
    told = sources_in("\n".join(links) or data.text()).sources
    found = [each for each in told if each.url or each.publisher or each.published_on]  # no mere words
    if not found:
        return None
    named = _named_link(data)
    if named and not found[0].title:
        return replace(found[0], title=named)
    return found[0]


def drop_source(window: MainWindow, data: QMimeData, place: QPoint) -> bool:
    """Open the form of a source, filled in, for the cell at that place of the window; False for no source."""
    source = source_in(data)
    if source is None:
        return False
    open_source(window.document, source, cell_at(window, place), window.viewing.day, window)
    return True


def is_evidence(path: Path) -> bool:
    """Whether the file is a page or PDF to be archived, and no plain text to be attached; by its content."""
    from dsr_tracker.core.archiving import media_type_of

    try:
        with path.open("rb") as file:
            start = file.read(_SHORT)
    except OSError:
        return False  # attaching it says why
    return media_type_of(start, path.name) in _KINDS


def drop_evidence(window: MainWindow, path: Path, place: QPoint) -> None:
    """Open the form of a source for the file, which is archived when that is recorded."""
    from dsr_tracker.gui.copies import keep_copy
    from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
    from dsr_tracker.importing.citations import FoundSource

    document, cell = window.document, cell_at(window, place)
    target = None if cell is None else document.target(cell, window.viewing.day)
    dialog = EvidenceDialog(document, target, None, window)
    dialog.fill(FoundSource(title=" ".join(path.stem.replace("_", " ").split())))
    dialog.saved.connect(lambda edit: keep_copy(document, source_of(edit, document), path))
    dialog.open()


def source_of(edit: Edit, document: Document) -> Evidence:
    """The source that the edit recorded or cited."""
    for change in edit.changes:
        if isinstance(change.after, Evidence):
            return change.after
        if isinstance(change.after, Citation):
            found: Evidence = document.read.record("evidence", change.after.evidence_id)
            return found
    raise ValueError("the edit is about no source")


def open_source(
    document: Document, source: FoundSource, cell: Cell | None, day: str, parent: QWidget
) -> None:
    """Open the form of a source, filled in; with a cell, it is put behind that."""
    from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog

    target = None if cell is None else document.target(cell, day)
    dialog = EvidenceDialog(document, target, None, parent)
    dialog.fill(source)
    dialog.open()


def cell_at(window: MainWindow, place: QPoint) -> Cell | None:
    """The cell that the window shows at that place: of the matrix, a list of cells, or the inspector."""
    widget = window.childAt(place)
    while widget is not None and widget is not window:
        if widget is window.inspector:
            return window.viewing.cell
        if isinstance(widget, (QTableView, QTreeView)):
            return _cell_in(widget, widget.viewport().mapFrom(window, place))
        widget = widget.parentWidget()
    return None


def _cell_in(view: QAbstractItemView, place: QPoint) -> Cell | None:
    from dsr_tracker.gui.models.matrix_model import MatrixModel
    from dsr_tracker.gui.models.record_table import RecordTable
    from dsr_tracker.gui.models.record_tree import RecordTree

    index, model = view.indexAt(place), view.model()
    if isinstance(model, MatrixModel):
        return model.cell_at(index)
    if isinstance(model, (RecordTable, RecordTree)):
        cell = getattr(model.row_at(index), "cell", None)
        return cell if isinstance(cell, Cell) else None
    return None


def _named_link(data: QMimeData) -> str:
    """The words of the link, which browsers drag along as HTML; empty where they are its address."""
    if not data.hasHtml() or len(markup := data.html()) > _LONGEST:
        return ""
    reader = _LinkReader()
    reader.feed(markup)
    words = " ".join("".join(reader.words).split())
    return "" if "://" in words else words


class _LinkReader(HTMLParser):
    """The text of the first link."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._links = 0
        self._is_within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._links += 1
            self._is_within = self._links == 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._is_within = False

    def handle_data(self, text: str) -> None:
        if self._is_within:
            self.words.append(text)
