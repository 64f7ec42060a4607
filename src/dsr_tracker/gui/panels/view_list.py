"""The views that were kept, below the list of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from dsr_tracker.core.records import SavedView
from dsr_tracker.core.saved_views import state_of
from dsr_tracker.core.text import shown
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.tooltips import plain_tooltip

if TYPE_CHECKING:
    from dsr_tracker.gui.saved_views import SavedViews

_MOST_LINES = 10
_Select = QItemSelectionModel.SelectionFlag


class ViewList(QWidget):
    """Not there while no view is kept; a click or Enter opens one, F2 renames it, Delete takes it away."""

    def __init__(self, views: SavedViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        title = QLabel(self.tr("Saved views"), self)
        self.list = _List(self)
        self.list.setAccessibleName(self.tr("Saved views"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        title.setBuddy(self.list)
        title.setContentsMargins(GRID // 2, GRID, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addWidget(self.list)
        views.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Show the views as they are now."""
        row, is_chosen = self.list.currentRow(), bool(self.list.selectedItems())
        self.list.clear()
        line = self.fontMetrics().height() + GRID
        for number, view in enumerate(self._views.listed, 1):
            item = QListWidgetItem(shown(view.name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, view)
            item.setSizeHint(QSize(0, line))
            keys = f"Alt+{number}" if number <= 9 else ""
            told = (view.name, view.page, state_of(view).filter, state_of(view).day, keys)
            item.setToolTip(plain_tooltip("\n".join(filter(None, told))))
        # The keyboard may have passed without a view being chosen: none is marked then.
        mark = _Select.ClearAndSelect if is_chosen else _Select.NoUpdate
        self.list.setCurrentRow(min(row, self.list.count() - 1), mark)
        self.list.setFixedHeight(line * min(self.list.count(), _MOST_LINES) + GRID)
        self.setVisible(bool(self._views.listed))

    def menu_of(self, view: SavedView) -> QMenu:
        """What can be done with a view."""
        views, menu = self._views, QMenu(self)
        menu.addAction(self.tr("&Open"), lambda: views.open(view))
        menu.addAction(self.tr("&Update to what is shown now"), lambda: views.update(view))
        menu.addAction(self.tr("&Rename…"), lambda: views.rename(view))
        menu.addAction(self.tr("Re&move"), lambda: views.remove(view))
        menu.addSeparator()
        menu.addAction(self.tr("&Export all views…"), views.choose_export)
        menu.addAction(self.tr("&Import views…"), views.choose_import)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = next((item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()), None)
        if event.key() == Qt.Key.Key_Delete and view is not None:
            self._views.remove(view)
        elif event.key() == Qt.Key.Key_F2 and view is not None:
            self._views.rename(view)
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self._views.open(item.data(Qt.ItemDataRole.UserRole))

    def _show_menu(self, place: QPoint) -> None:
        if (item := self.list.itemAt(place)) is not None:
            menu = self.menu_of(item.data(Qt.ItemDataRole.UserRole))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(place))


class _List(QListWidget):
    """Enter opens on every platform."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
