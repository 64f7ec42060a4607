"""Where a condition is typed: country:EG, or the beginning of a name, which is completed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from dsr_tracker.core.text import shown
from dsr_tracker.gui.filter_words import FilterWords
from dsr_tracker.gui.panels.undo_routing import route_undo

_MOST_SHOWN = 12


class FilterField(QLineEdit):
    """`entered` carries what was typed or chosen; `left` says that Esc was pressed on an empty field."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, words: FilterWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setPlaceholderText(self.tr("Filter: country:EG status:limited tag:cables"))
        self.setAccessibleName(self.tr("Filter"))
        self.setClearButtonEnabled(True)
        route_undo(self)
        self._model = QStandardItemModel(self)
        completer = _TermCompleter(self._model, self)
        completer.activated.connect(self._on_chosen)
        self.setCompleter(completer)
        self._is_offered = False

    def offer(self) -> None:
        """Read anew what can be chosen."""
        self._is_offered = True
        self._model.clear()
        for term, value in self._words.every_choice():
            typed = str(term)
            item = QStandardItem(shown(f"{value}  ·  {typed}" if value != term.value else typed))
            item.setData(typed, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            # The cursor may only pass through, on its way from one page to another.
            self._is_offered = False
        super().focusInEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._offer_once()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (popup := self.completer().popup()) is not None:
                popup.hide()
            if self.text().strip():
                self.entered.emit(self.text())
        else:
            self._offer_once()
            super().keyPressEvent(event)

    def _offer_once(self) -> None:
        if not self._is_offered:
            self.offer()

    def event(self, event: QEvent) -> bool:
        # Esc is ours before it is a shortcut of a page's.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _on_chosen(self, text: str) -> None:
        self.entered.emit(text)


class _TermCompleter(QCompleter):
    """Finds a condition by its words as well as by its name, and gives the words."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_MOST_SHOWN)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.UserRole) or "")
