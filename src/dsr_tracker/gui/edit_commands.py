"""What the Edit menu does to the selection and to the field with the cursor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.matrix_view import MatrixView
from dsr_tracker.gui.panels.undo_routing import UndoRouting, field_of
from dsr_tracker.gui.reversing import Reversing

Keys = str | QKeySequence.StandardKey


class EditCommands(QObject):
    """Copy, paste and change of what is selected, in the menu and in the tables' own menus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.typing = UndoRouting(window)
        self._reversing = Reversing(window)
        self.copy = self._action(self.tr("&Copy"), self._copy, QKeySequence.StandardKey.Copy)
        self.copy_headers = self._action(
            self.tr("Copy with &headers"), lambda: self._copy(with_headers=True), "Ctrl+Shift+C"
        )
        self.paste = self._action(self.tr("&Paste"), self._paste, QKeySequence.StandardKey.Paste)
        self.change = self._action(self.tr("Chang&e selected cells…"), self._change, "Ctrl+E")
        if window.document.is_read_only:
            self.change.setEnabled(False)
            self.change.setToolTip(self.tr("This tracker is open read-only: nothing can be changed in it."))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._offer(window.matrix.view)

    def add_to(self, menu: QMenu) -> None:
        """The entries of the Edit menu."""
        menu.addActions([self.copy, self.copy_headers, self.paste])
        menu.addSeparator()
        menu.addAction(self.change)

    def undo(self) -> None:
        """Take back typing in the field with the cursor, else the last edit."""
        if not self.typing.undo():
            self._reversing.undo()

    def redo(self) -> None:
        """Bring again what was taken back, typing in the field with the cursor first."""
        if not self.typing.redo():
            self._reversing.redo()

    # -- what the entries do ------------------------------------------------------------------------

    def _copy(self, *, with_headers: bool = False) -> None:
        focused = QApplication.focusWidget()
        if (field := field_of(focused)) is not None:
            field.copy()
            return
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            QGuiApplication.clipboard().setText(focused.selectedText())
            return
        page = self._window.page_at(self._window.current_page)
        if page.copy_action is not None and not isinstance(focused, QAbstractItemView):
            page.copy_action.trigger()
            return
        from dsr_tracker.gui.copying import copy_selection
        from dsr_tracker.gui.jobs import busy

        view = self._table()
        rows = columns = 0
        if isinstance(focused, QAbstractItemView):
            view = focused  # a list in the inspector, say
        if view is not None:
            with busy():
                rows, columns = copy_selection(view, with_headers=with_headers)
        said = self.tr("Copied {rows} × {columns}.") if rows else self.tr("Nothing is selected.")
        self._window.say(said.format(rows=f"{rows:,}", columns=f"{columns:,}"))

    def _paste(self) -> None:
        field = field_of(QApplication.focusWidget())
        if isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)):
            field.paste()
            return
        from dsr_tracker.gui.dialogs.paste_dialog import paste_ratings

        self._window.flush()
        trouble = paste_ratings(self._window)
        if trouble:
            self._window.say(trouble)

    def _change(self) -> None:
        from dsr_tracker.gui.dialogs.change_dialog import ChangeDialog
        from dsr_tracker.gui.selection import selected_cells

        window = self._window
        window.flush()  # what is being typed belongs to what is there before
        cells = selected_cells(self._table())
        if not cells and window.viewing.cell is not None and window.current_page == "matrix":
            cells = [window.viewing.cell]
        if not cells:
            self._window.say(self.tr("Select cells first: on the Matrix page, or in a list of cells."))
            return
        dialog = ChangeDialog(window.document, cells, window.viewing.day, window)
        dialog.saved.connect(self._on_changed)
        dialog.open()

    def _on_changed(self, edit: object) -> None:
        self._window.say(self.tr("Changed. Ctrl+Z takes it back."))

    def _table(self) -> QAbstractItemView | None:
        from dsr_tracker.gui.selection import table_in

        return table_in(self._window.page_at(self._window.current_page))

    # -- parts ----------------------------------------------------------------------------------------

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, (QTableView, QTreeView)) and new.window() is self._window:
            self._offer(new)

    def _offer(self, view: QAbstractItemView) -> None:
        """Have the entries in the menu of the table too."""
        if self.copy in view.actions():
            return
        view.addActions([self.copy, self.copy_headers])
        if isinstance(view, MatrixView):
            view.addActions([self.paste, self.change])
        elif view.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu:
            view.addAction(self.change)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _action(self, text: str, run: Callable[..., object], keys: Keys) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(run)
        action.setShortcut(QKeySequence(keys))
        return action
