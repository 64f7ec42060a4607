"""One box for everything that can be found or done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMenuBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.filtering import Term
from dsr_tracker.core.records import SearchPlan
from dsr_tracker.gui.aloud import say_aloud
from dsr_tracker.gui.delegates.found_delegate import FoundDelegate
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.found_method import CellPart, PageTarget
from dsr_tracker.gui.lookup import Lookup
from dsr_tracker.gui.menu_commands import Command
from dsr_tracker.gui.models.found_list import FoundLine
from dsr_tracker.gui.panels.undo_routing import route_undo
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing

_LETTERS_WIDE = 96


class Palette(QFrame):
    """Lies over the window while it is wanted, and gives the keyboard back when it goes.

    The field keeps the keyboard all the time; the list follows its keys.
    """

    def __init__(self, document: Document, viewing: Viewing, bar: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._window = parent
        self._before: QWidget | None = None
        self.lookup = Lookup(document, bar, self)
        self.field = QLineEdit(self)
        self.list = QListView(self)
        self.message = plain("", parent=self)
        self._keys = plain("", is_quiet=True, parent=self)
        self._build()
        self._connect()

    # -- coming and going ------------------------------------------------------------------------

    def open(self) -> None:
        """Come up with the former search selected, so that typing replaces it."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self.lookup.begin()
        self._place()
        self.show()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def leave(self) -> None:
        """Go, and let go of the file."""
        had_focus = self.field.hasFocus()
        self.lookup.end()
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            # A click beside it does; a dialog or another window in front does not send it away.
            is_click = event.reason() == Qt.FocusReason.MouseFocusReason
            if is_click:
                self.leave()
        return False

    # -- keys and mouse ----------------------------------------------------------------------------

    def _on_key(self, event: QKeyEvent) -> bool:
        row, found = self.list.currentIndex().row(), self.lookup.found
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open_line(self.list.currentIndex(), is_kept=is_control)
            case Qt.Key.Key_Down:
                self._choose(found.next_row(row, 1))
            case Qt.Key.Key_Up:
                self._choose(found.next_row(row, -1))
            case Qt.Key.Key_PageDown:
                self._choose(self._page_on(row, 1))
            case Qt.Key.Key_PageUp:
                self._choose(self._page_on(row, -1))
            case Qt.Key.Key_Tab:
                self._choose(found.next_group(row, 1))
            case Qt.Key.Key_Backtab:
                self._choose(found.next_group(row, -1))
            case _:
                return False
        return True

    def _page_on(self, row: int, step: int) -> int:
        height = max(1, self.list.sizeHintForRow(max(row, 0)))
        for _ in range(max(1, self.list.viewport().height() // height - 1)):
            row = self.lookup.found.next_row(row, step)
        return row

    def _choose(self, row: int) -> None:
        index = self.lookup.found.index(row, 0)
        if not index.isValid():
            return
        self.list.setCurrentIndex(index)
        if row == self.lookup.found.next_row(-1, 1):
            self.list.scrollToTop()  # with its heading
        self._announce(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _on_clicked(self, index: QModelIndex) -> None:
        is_kept = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        self._open_line(index, is_kept=is_kept)

    # -- what Enter does ------------------------------------------------------------------------------

    def _open_line(self, index: QModelIndex, *, is_kept: bool) -> None:
        line = self.lookup.found.line_at(index)
        if line is None or line.is_heading:
            return
        if not line.is_enabled:
            self._announce(line.line.text)
        elif isinstance(line.target, str):
            self._type(line.target)
        else:
            if not is_kept:
                self.leave()
            self._go_to(line)
            if is_kept:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, field: str) -> None:
        """Add what narrows the search down; a value that is an example is selected, to be typed over."""
        typed = self.field.text().rstrip()
        self.field.setText(f"{typed} {field}".strip())
        if not typed:
            start = field.find(":") + 1
            self.field.setSelection(start, len(field) - start)
        self._search()

    def _go_to(self, line: FoundLine) -> None:
        match line.target:
            case Command() as command:
                self.lookup.note_use(command)
                command.action.trigger()
            case Cell() as cell:
                self._viewing.open_cell(cell)
            case CellPart(cell, record_id):
                self._viewing.open_cell(cell, record_id)
            case Term() as term:
                self._viewing.set_filter(self._viewing.filter.plus(term))
                self._viewing.open_page("matrix")
            case SearchPlan() as plan:
                self._viewing.open_plans(plan.plan_id)
            case PageTarget(page, subject):
                self._viewing.open_page(page, subject)

    # -- what is shown and said -----------------------------------------------------------------------

    def _search(self) -> None:
        self.lookup.search(self.field.text())

    def _on_rows_changed(self) -> None:
        """Choose the first line where none is chosen, and show the list again."""
        if self.lookup.found.lines:
            self._pages.setCurrentWidget(self.list)
            if not self.list.currentIndex().isValid():
                self._choose(self.lookup.found.next_row(-1, 1))

    def _on_settled(self) -> None:
        count = sum(not line.is_heading for line in self.lookup.found.lines)
        counted = self.tr("1 line") if count == 1 else self.tr("{n} lines").format(n=f"{count:,}")
        self._say(counted if count else "")
        if not count:
            self.message.setText(self.lookup.nothing(self.field.text()))
            self._pages.setCurrentWidget(self.message)
            self._announce(self.message.text())

    def _on_failed(self, text: str) -> None:
        if not self.lookup.found.lines:
            self.message.setText(text)
        self._say(text)
        self._announce(text)

    def _say(self, text: str) -> None:
        keys = self.tr("Enter opens, Ctrl+Enter keeps this box open, Tab goes to the next group, Esc leaves")
        self._keys.setText(f"{text} · {keys}" if text else keys)

    def _announce(self, text: str) -> None:
        """Say it to a screen reader: the keyboard stays in the field whatever the list shows."""
        say_aloud(self.field, text)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.lookup.begin()
            self._search()

    # -- parts -------------------------------------------------------------------------------------------

    def _place(self) -> None:
        """At the top of the window, in its middle."""
        window = self._window.rect()
        width = min(_LETTERS_WIDE * self.fontMetrics().averageCharWidth(), window.width() - 2 * GRID)
        height = min(36 * self.fontMetrics().lineSpacing(), window.height() * 3 // 4)
        place = QRect(0, 0, width, height)
        place.moveCenter(window.center())
        place.moveTop(window.top() + 4 * GRID)
        self.setGeometry(place)

    def _build(self) -> None:
        name = self.tr("Search or run a command")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(
            self.tr("Results come while you type. The arrow keys choose one, Enter opens it.")
        )
        self.field.setClearButtonEnabled(True)
        route_undo(self.field)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setModel(self.lookup.found)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.message.setMargin(2 * GRID)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.message.setBackgroundRole(QPalette.ColorRole.Base)
        self.message.setAutoFillBackground(True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._keys)
        self.hide()

    def _connect(self) -> None:
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self._window.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.lookup.found.modelReset.connect(self._on_rows_changed)
        self.lookup.found.rowsInserted.connect(self._on_rows_changed)
        self.lookup.settled.connect(self._on_settled)
        self.lookup.failed.connect(self._on_failed)
        self._document.changed.connect(self._on_changed)
        self._document.reloaded.connect(self._on_changed)
