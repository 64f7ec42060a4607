"""Edits tables in place: a list of choices, a line, or a text that grows; errors keep what was typed."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.text import shown
from dsr_tracker.gui.models.editors import Editor, Kind
from dsr_tracker.gui.words import strung

Index = QModelIndex | QPersistentModelIndex
_TALLEST, _WIDEST = 6, 40
"""Lines and letters that a text takes at most before it scrolls, and at least across."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Place = tuple[Hashable, int]
"""The key of a row, and a column."""


class InlineDelegate(QStyledItemDelegate):
    """Enter keeps what was typed and Esc drops it; leaving the place keeps it too.

    Where it cannot be kept, `failed` says why, and the editor stays or has the typed text when it opens next.
    """

    failed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: dict[Place, str] = {}
        self._place: Place | None = None
        self._index = QPersistentModelIndex()
        self._is_filled = False
        self.failed.connect(_tell)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = _editor(index)
        if editor is None:
            return super().createEditor(parent, option, index)
        self._place, self._index = _place(index), QPersistentModelIndex(index)
        self._is_filled = False
        widget = self._widget(editor, parent)
        # A screen reader says which row it is and what of it.
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        name = index.model().sibling(index.row(), 0, index).data()
        widget.setAccessibleName(strung(name, title))
        widget.setAutoFillBackground(True)
        return widget

    def setEditorData(self, widget: QWidget, index: Index) -> None:
        if self._is_filled:  # what is there changed meanwhile: what is being typed stays
            return
        self._is_filled = True
        place = _place(index)
        text = self._kept.get(place, str(index.data(Qt.ItemDataRole.EditRole) or ""))
        match widget:
            case QComboBox():
                widget.setCurrentIndex(max(0, widget.findData(text)))
            case QLineEdit():
                widget.setText(text)
                widget.selectAll()
            case QPlainTextEdit():
                widget.setPlainText(text)
                widget.selectAll()

    def setModelData(self, widget: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was typed; called by Qt when the place is left."""
        self._keep(widget, index)

    def updateEditorGeometry(self, widget: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(widget, _GrowingText):
            widget.spread(option.rect)
        else:
            widget.resize(option.rect.size().expandedTo(widget.minimumSizeHint()))
            widget.move(_inside(widget, option.rect.topLeft()))

    def destroyEditor(self, widget: QWidget, index: Index) -> None:
        # Rows may be read anew under the editor: what was typed by then is there when it is opened again.
        if self._place is not None and self._is_filled and not self._index.isValid():
            self._kept[self._place] = _text(widget)
        self._place = None
        super().destroyEditor(widget, index)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(widget, QWidget)
        ):
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ENTER and modifiers == Qt.KeyboardModifier.NoModifier:
                self._finish(widget)
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self._place is not None:
                    self._kept.pop(self._place, None)
                self.closeEditor.emit(widget, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                return True
            if isinstance(widget, QComboBox) and self._take_key(widget, event.text()):
                return True
        return bool(super().eventFilter(widget, event))

    # -- parts ------------------------------------------------------------------------------------

    def _widget(self, editor: Editor[Any], parent: QWidget) -> QWidget:
        match editor.kind:
            case Kind.CHOICE:
                box = _Choice(parent)
                for value, words in editor.choices():
                    box.addItem(shown(words), value)
                box.chosen.connect(lambda: self._finish(box))
                return box
            case Kind.LINE:
                line = QLineEdit(parent)
                line.setPlaceholderText(editor.hint)
                return line
            case Kind.TEXT:
                return _GrowingText(parent)

    def _take_key(self, box: QComboBox, text: str) -> bool:
        """A key that means one of the choices takes it at once."""
        editor = _editor(self._index) if self._index.isValid() else None
        value = editor.key(text) if editor is not None and text else None
        if value is None or (row := box.findData(value)) < 0:
            return False
        box.setCurrentIndex(row)
        self._finish(box)
        return True

    def _finish(self, widget: QWidget) -> None:
        """Keep what was typed and close; stay open where it cannot be kept."""
        if self._keep(widget, self._index):
            self.closeEditor.emit(widget, QAbstractItemDelegate.EndEditHint.NoHint)

    def _keep(self, widget: QWidget, index: Index) -> bool:
        if not index.isValid():
            return True
        place, typed = _place(index), _text(widget)
        if typed == str(index.data(Qt.ItemDataRole.EditRole) or ""):
            self._kept.pop(place, None)
            return True
        try:
            index.model().setData(index, typed, Qt.ItemDataRole.EditRole)
        except TrackerError as error:
            self._kept[place] = typed
            self.failed.emit(error)
            return False
        self._kept.pop(place, None)
        return True


class _Choice(QComboBox):
    """`chosen` speaks when something was taken from the opened list; arrow keys alone choose nothing yet."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_open = False
        self.activated.connect(self._on_activated)

    def hidePopup(self) -> None:
        self._was_open = True
        super().hidePopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._was_open = False
        super().keyPressEvent(event)

    def _on_activated(self) -> None:
        if self._was_open:
            self.chosen.emit()


class _GrowingText(QPlainTextEdit):
    """As high as one line, and higher with what is typed; Shift+Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cell = QRect()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.spread(self._cell))

    def spread(self, cell: QRect) -> None:
        """Cover the cell, and as much more as the text needs, inside the table."""
        if cell.isEmpty():
            return
        self._cell = QRect(cell)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        room = _room(self)
        width = min(max(cell.width(), _WIDEST * letter), room.width())
        edges = 2 * self.frameWidth() + round(2 * self.document().documentMargin())
        needed = max(1, round(self.document().size().height()))
        lines = min(needed, _TALLEST)
        never, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(as_needed if needed > _TALLEST else never)
        height = min(max(cell.height(), lines * line + edges), max(room.height(), cell.height()))
        self.resize(width, height)
        self.move(_inside(self, cell.topLeft()))


def _inside(widget: QWidget, corner: QPoint) -> QPoint:
    """The corner, moved so that the widget does not reach out of the table."""
    room = _room(widget)
    return QPoint(
        max(0, min(corner.x(), room.width() - widget.width())),
        max(0, min(corner.y(), room.height() - widget.height())),
    )


def _room(widget: QWidget) -> QSize:
    """How large the table is that the widget lies in."""
    parent = widget.parentWidget()
    return widget.size() if parent is None else parent.size()


def _editor(index: Index) -> Editor[Any] | None:
    columns = getattr(index.model(), "columns", ())
    return columns[index.column()].editor if index.column() < len(columns) else None


def _place(index: Index) -> Place:
    model: Any = index.model()
    return model.key(model.row_at(index)), index.column()


def _text(widget: QWidget) -> str:
    match widget:
        case QComboBox():
            return str(widget.currentData() or "")
        case QLineEdit():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
    return ""


def _tell(error: TrackerError) -> None:
    """Raised where nothing is cut short by it, so that the window says it."""
    raise error
