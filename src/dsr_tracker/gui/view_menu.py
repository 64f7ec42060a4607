"""The menu of saved views, and their keys."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from dsr_tracker.core.text import shown
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.view_list import ViewList
from dsr_tracker.gui.saved_views import SavedViews

_KEYS = 9


class ViewMenu(QMenu):
    """Keeps the view that is shown and opens those that were kept: Alt+1 to Alt+9."""

    def __init__(self, window: MainWindow, parent: QMenu) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Sa&ved views"))
        self.views = SavedViews(window)
        self.list = ViewList(self.views, window)
        window.add_to_sidebar(self.list)
        self.views.changed.connect(self._fill)
        self._is_read_only = window.document.is_read_only
        self.views.read()

    def _fill(self) -> None:
        self.clear()
        keep = self.addAction(self.tr("&Keep this view…"), self.views.keep)
        keep.setShortcut(QKeySequence("Ctrl+D"))
        keep.setEnabled(not self._is_read_only)
        self.addAction(self.tr("&Export all views…"), self.views.choose_export).setEnabled(
            bool(self.views.listed)
        )
        self.addAction(self.tr("&Import views…"), self.views.choose_import).setEnabled(not self._is_read_only)
        self.addSeparator()
        for number, view in enumerate(self.views.listed, 1):
            name = shown(view.name).replace("&", "&&")
            action = self.addAction(name)
            action.triggered.connect(lambda _=False, view=view: self.views.open(view))
            if number <= _KEYS:
                action.setShortcut(QKeySequence(f"Alt+{number}"))
