"""The window: pages at the left, the page in the middle, the inspector at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.layouts import PageLayouts
from dsr_tracker.gui.messages import MessageBar
from dsr_tracker.gui.navigation import Navigation
from dsr_tracker.gui.pages import PAGES
from dsr_tracker.gui.panels.filter_bar import FilterBar, FilterSign
from dsr_tracker.gui.panels.inspector import Inspector
from dsr_tracker.gui.panels.matrix import MatrixPanel
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import error_words

if TYPE_CHECKING:
    from dsr_tracker.gui.link_opener import LinkOpener
    from dsr_tracker.gui.notices import Choice, Notices

_LAYOUT_PAUSE_MS = 500
_MESSAGE_MS = 8_000
_SIZES = [120, 920, 340]
"""Of the list of pages, the page and the inspector, in pixels; Qt makes them fit."""


class MainWindow(QMainWindow):
    """Builds a page when it is first seen.

    `layout_changed` asks for the layout to be kept, `tracker_dropped` for another tracker to be opened,
    `merge_wanted` for a copy of this one to be merged into it.
    """

    layout_changed = Signal()
    tracker_dropped = Signal(object)
    due_wanted = Signal()
    merge_wanted = Signal(object)
    inspector_wanted = Signal(bool)
    page_built = Signal(str, object)
    page_shown = Signal(str)

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.viewing = viewing
        self.setAcceptDrops(True)
        self.setAnimated(False)  # like all else here: nothing moves by itself
        self.bar = MessageBar(self)
        self.matrix = MatrixPanel(document, viewing)
        self._pages: dict[str, Panel] = {}
        self._is_inspector_wanted = True
        self._layouts = PageLayouts(self.keep_layout_soon)
        self._stack = QStackedWidget(self)
        self._navigation = Navigation(self)
        self.inspector = Inspector(document, viewing)
        self._notices: Notices | None = None
        self._links: LinkOpener | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self.filter_bar = FilterBar(document, viewing, tables=self.tables)
        self._side = QWidget(self)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.setSpacing(0)
        self._side_column.addWidget(self._navigation, 1)
        for part in (self._side, self._stack, self.inspector):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(_SIZES)
        self._central = central = QWidget(self)
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.filter_bar)
        self._column.addWidget(self._splitter, 1)
        self.setCentralWidget(central)
        self.statusBar().setContentsMargins(GRID // 2, 0, 0, 0)
        self._counts, self._summary = QLabel(self), ""
        self._saved = QLabel(self)
        self.statusBar().addWidget(self._counts)
        self.statusBar().addWidget(self._saved)
        self.statusBar().addWidget(FilterSign(viewing, self))
        self._layout_pause = QTimer(self)
        self._layout_pause.setSingleShot(True)
        self._layout_pause.setInterval(_LAYOUT_PAUSE_MS)
        self._layout_pause.timeout.connect(self.layout_changed)
        self._connect()
        self.show_page("matrix")
        self._take_first_size()

    # -- pages ------------------------------------------------------------------------------------

    def show_page(self, name: str, subject: str = "") -> None:
        """Go to a page, and there to a subject such as a country."""
        page = self.page_at(name)
        self._stack.setCurrentWidget(page)
        self._show_inspector()
        self._show_counts(self._summary)
        self.filter_bar.set_page(name)
        self._navigation.show_current(name)
        if subject:
            page.open_subject(subject)
        self.page_shown.emit(name)

    def go_to_page(self, name: str, subject: str = "") -> None:
        """Go to a page and put the cursor into it, as a menu or a link does."""
        self.show_page(name, subject)
        self.page_at(name).take_focus()

    def add_to_sidebar(self, part: QWidget) -> None:
        """Put something below the list of pages."""
        self._side_column.addWidget(part)
        follow_layout(self._central)

    def set_inspector_wanted(self, is_wanted: bool) -> None:
        """Show or hide the inspector on the pages that it belongs to."""
        self._is_inspector_wanted = is_wanted
        self._show_inspector()
        self.keep_layout_soon()
        self.inspector_wanted.emit(is_wanted)

    @property
    def navigation(self) -> QWidget:
        """The list of pages."""
        return self._navigation

    @property
    def is_inspector_wanted(self) -> bool:
        """Whether the inspector is shown on the pages that it belongs to."""
        return self._is_inspector_wanted

    def write_note(self) -> None:
        """Put the cursor where a note on the selected cell is written."""
        self._come_to_inspector()
        self.inspector.notes.focus_text()

    def paste_link(self) -> None:
        """Put the cursor where a link behind the selected cell is pasted."""
        self._come_to_inspector()
        self.inspector.evidence.focus_link()

    def judge(self) -> None:
        """Put the cursor at the rating of the selected cell."""
        self._come_to_inspector()
        self.inspector.judgement.rating.setFocus()

    @property
    def pages(self) -> dict[str, Panel]:
        """The pages that were seen, by name."""
        return dict(self._pages)

    @property
    def current_page(self) -> str:
        """The name of the page that is shown."""
        page = self._stack.currentWidget()
        return page.page if isinstance(page, Panel) else ""

    @property
    def subject(self) -> str:
        """What the page shows, as `show_page` takes it."""
        page = self._stack.currentWidget()
        return page.subject if isinstance(page, Panel) else ""

    def tables(self) -> list[QAbstractItemView]:
        """The tables and lists that are shown, those of the inspector among them."""
        page = self._stack.currentWidget()
        parts = (page,) if self.inspector.isHidden() else (page, self.inspector)
        return [view for part in parts if part is not None for view in part.findChildren(QAbstractItemView)]

    def show_conditions(self) -> None:
        """Show what is asked of the columns of these tables."""
        self.filter_bar.show_conditions()

    def page_names(self) -> list[tuple[str, str]]:
        """Each page's name and title, in the order of the sidebar."""
        return self._navigation.page_names()

    def notify(self, subject: str, text: str, choices: Sequence[Choice] = ()) -> None:
        """Say something that stands above the pages until it is answered; one notice for each subject."""
        if self._notices is None:
            from dsr_tracker.gui.notices import Notices

            self._notices = Notices(self)
            self._column.insertWidget(0, self._notices)
            self._notices.show()
            follow_layout(self._central)
        self._notices.show_notice(subject, text, choices)

    def drop_notice(self, subject: str) -> None:
        """Take that notice away."""
        if self._notices is not None:
            self._notices.drop(subject)

    def say(self, text: str) -> None:
        """Say something in the status bar, for some seconds."""
        self.statusBar().showMessage(text, _MESSAGE_MS)

    def say_again(self, text: str) -> bool:
        """Whether a notice says just that already; it is then said aloud once more."""
        return self._notices is not None and self._notices.say_again(text)

    def notice(self, subject: str) -> str:
        """What stands there of that subject; empty for nothing."""
        return "" if self._notices is None else self._notices.text(subject)

    def open_link(self, address: str) -> None:
        """Open an address in the browser where a person agrees; raises a TrackerError."""
        if self._links is None:
            from dsr_tracker.gui.link_opener import LinkOpener

            self._links = LinkOpener(self)
        self._links.open(address)

    def open_cell(self, cell: Cell) -> None:
        """Go to that cell in the matrix."""
        self.show_page("matrix")
        self.matrix.open_cell(cell)

    # -- what is kept ------------------------------------------------------------------------------

    def flush(self) -> None:
        """Keep what is being typed; raises a TrackerError where it cannot be kept."""
        self.inspector.flush()
        for page in self._pages.values():
            page.flush()

    def may_leave(self) -> bool:
        """Whether the tracker can be closed; asks where something typed or begun would be lost by it."""
        try:
            with self.document.explained():
                self.flush()
                self.inspector.notes.add_begun()
        except TrackerError as error:
            from dsr_tracker.gui.leaving import ask_to_lose

            self.bar.show_message(error_words(error))
            if not ask_to_lose(error_words(error), self.document.drafts, self):
                return False
        if self.document.is_at_work:
            from dsr_tracker.gui.leaving import ask_to_stop

            return ask_to_stop(self)
        return True

    def layout_state(self) -> dict[str, str]:
        """The sizes of the window and of the parts of its pages, as text."""
        return {
            **self._layouts.state(),
            "inspector": "shown" if self._is_inspector_wanted else "hidden",
            "geometry": self.saveGeometry().toBase64().toStdString(),
            "splitter": self._splitter.saveState().toBase64().toStdString(),
        }

    def restore_layout(self, state: dict[str, str]) -> None:
        """Size and divide the window and its pages as they were."""
        self.restore_pages(state)
        if geometry := state.get("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if splitter := state.get("splitter"):
            self._splitter.restoreState(QByteArray.fromBase64(splitter.encode()))
        self.set_inspector_wanted(state.get("inspector") != "hidden")

    def restore_pages(self, state: dict[str, str]) -> None:
        """Divide the pages as they were, those that are not built yet when they are."""
        self._layouts.restore(state)

    def reset_layout(self) -> None:
        """Size and divide the window and its pages as they were before anybody changed something."""
        self._layouts.reset()
        self.showNormal()
        self._take_first_size()
        self._splitter.setSizes(_SIZES)
        self.set_inspector_wanted(True)

    def keep_layout_soon(self) -> None:
        """Have the layout kept when nothing has changed for a moment."""
        self._layout_pause.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        self.layout_changed.emit()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout_pause.start()

    def moveEvent(self, event: object) -> None:
        self._layout_pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc that no field or list wanted leads back from the inspector to the cells.
        if event.key() == Qt.Key.Key_Escape and self.inspector.isAncestorOf(self.focusWidget()):
            self.matrix.take_focus()
        elif event.key() == Qt.Key.Key_Escape and self.filter_bar.is_on:
            self.filter_bar.clear()
        else:
            super().keyPressEvent(event)

    # -- dropped files ------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from dsr_tracker.gui.dropping import may_drop

        if may_drop(self, event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from dsr_tracker.gui.dropping import drop

        drop(self, event.mimeData(), event.position().toPoint())

    def attach(self, paths: list[Path]) -> None:
        """Attach source documents, and say which."""
        from dsr_tracker.gui.panels.attach import attach_paths

        self.say(attach_paths(self.document, paths, self))

    def choose_documents(self) -> None:
        """Ask which source documents to attach."""
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach source documents"))
        self.attach([Path(name) for name in names])

    # -- parts ----------------------------------------------------------------------------------------

    def _come_to_inspector(self) -> None:
        page = self._stack.currentWidget()
        if not (isinstance(page, Panel) and page.speaks_of_cells):
            self.show_page("matrix")
        if not self._is_inspector_wanted:
            self.set_inspector_wanted(True)

    def _take_first_size(self) -> None:
        self.resize(self.screen().availableSize().boundedTo(QSize(1400, 880)))

    def _show_inspector(self) -> None:
        page = self._stack.currentWidget()
        belongs = isinstance(page, Panel) and page.speaks_of_cells
        self.inspector.setVisible(self._is_inspector_wanted and belongs)

    def page_at(self, name: str) -> Panel:
        """The page of that name, built when it is first asked for."""
        if name not in self._pages:
            page = self.matrix if name == "matrix" else PAGES[name](self.document, self.viewing)
            self._pages[name] = page
            self._stack.addWidget(page)
            self._layouts.add(name, page)
            follow_layout(self._central)
            self.page_built.emit(name, page)
        return self._pages[name]

    def _connect(self) -> None:
        self._navigation.page_chosen.connect(self.show_page)
        self._splitter.splitterMoved.connect(self.keep_layout_soon)
        self.matrix.note_wanted.connect(self.write_note)
        self.matrix.details_wanted.connect(self.judge)
        self.matrix.summary_changed.connect(self._show_counts)
        self.inspector.attach_wanted.connect(self.choose_documents)
        self.inspector.draft_changed.connect(self._show_saved)
        self.viewing.cell_opened.connect(self.open_cell)
        self.viewing.page_opened.connect(self.go_to_page)
        self.viewing.figure_opened.connect(self._on_figure_opened)
        self.viewing.link_opened.connect(self.open_link)
        self.document.changed.connect(self._on_changed)
        self._show_saved(False)

    def _on_figure_opened(self) -> None:
        # Other pages open their figures on purpose; the matrix tells those that the cursor passes.
        page = self._stack.currentWidget()
        if self.current_page != "matrix" and isinstance(page, Panel):
            page.speaks_of_cells = True  # from now on the inspector stands beside it
            self._come_to_inspector()
            self._show_inspector()

    def _on_changed(self) -> None:
        has_draft = self.inspector.has_draft
        if not has_draft:  # else the bar says why it could not be kept
            self.bar.dismiss()
        self._show_saved(has_draft)

    def _show_counts(self, summary: str) -> None:
        # Emptied on other pages, not hidden: shown again below a message, it would lie upon it.
        self._summary = summary
        self._counts.setText(f"{summary} ·" if summary and self.current_page == "matrix" else "")

    def _show_saved(self, has_draft: bool) -> None:
        if self.document.is_read_only:
            text = self.tr("read-only: changes cannot be kept")
        elif has_draft:
            text = self.tr("saving…")
        else:
            text = self.tr("saved")
        self._saved.setText(text)
