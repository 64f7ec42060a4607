"""What the menus do to the columns of the table with the cursor: filter by one, show and hide them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from dsr_tracker.gui.layouts import columns_in
from dsr_tracker.gui.main_window import MainWindow

if TYPE_CHECKING:
    from dsr_tracker.gui.panels.columns import Columns

_MESSAGE_MS = 8_000


class ColumnMenu(QMenu):
    """The submenu of columns, and the command that filters by one."""

    def __init__(self, window: MainWindow, parent: QMenu) -> None:
        super().__init__(parent)
        self._window = window
        self.setTitle(self.tr("Colu&mns"))
        self.aboutToShow.connect(self._fill)

    def filter(self) -> None:
        """Filter by a column of the table with the cursor, or else of the first one that is seen."""
        columns = self._columns()
        if columns is None and self._window.current_page == "matrix":
            self._window.matrix.view.column_wanted.emit()
        elif columns is None:
            self._window.statusBar().showMessage(
                self.tr("There is no table on this page. Its cells are filtered by Ctrl+Shift+F."),
                _MESSAGE_MS,
            )
        else:
            columns.open()

    def _fill(self) -> None:
        self.clear()
        columns = self._columns()
        if columns is not None and columns.can_hide:
            columns.fill(self)
        else:
            self.addAction(self.tr("No table with columns is shown")).setEnabled(False)

    def _columns(self) -> Columns | None:
        page = self._window.page_at(self._window.current_page)
        candidates: list[QWidget | None] = [QApplication.focusWidget(), page.focusWidget()]
        candidates += [view for view in self._window.tables() if view.isVisible()]
        inside = [view for view in candidates if view is not None and self._window.isAncestorOf(view)]
        return next((columns for view in inside if (columns := columns_in(view)) is not None), None)
