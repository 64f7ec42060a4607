"""The menu Help: what explains the program, imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from dsr_tracker.gui.main_window import MainWindow


class HelpMenu(QObject):
    """The help, what can be done on the page that is shown, the keys, the tour, and what the program is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        menu = QMenu(self.tr("&Help"), window)
        window.menuBar().addMenu(menu)
        self._add(menu, self.tr("&Help topics"), lambda: self.show_help(), "F1")  # noqa: PLW0108 - no tick
        self._add(menu, self.tr("&What can I do here?"), self.show_page_help, "Shift+F1")
        self._add(menu, self.tr("&Keyboard shortcuts"), self.show_shortcuts, "?")
        self._add(menu, self.tr("&Tour"), self.start_tour)
        menu.addSeparator()
        self._add(menu, self.tr("Check for &updates…"), self.look_for_updates)
        self._add(menu, self.tr("&About DSR Tracker"), self.show_about)

    def show_help(self, topic: str = "") -> None:
        """Show that topic, in the window of the help that is open already if there is one."""
        from dsr_tracker.gui.dialogs.help_dialog import HelpDialog

        window = self._window
        for dialog in window.findChildren(HelpDialog):
            if dialog.scale != window.document.scale:  # it explains one that was changed since
                topic = topic or dialog.topic
                dialog.close()
                continue
            dialog.show_topic(topic)
            dialog.show()
            dialog.raise_()
            dialog.activateWindow()
            return
        HelpDialog(window.document.scale, window.menuBar(), window, topic).show()

    def show_page_help(self) -> None:
        """Say what can be done on the page that is shown."""
        from dsr_tracker.help_topics import PAGE

        self.show_help(f"{PAGE}{self._window.current_page}")

    def show_shortcuts(self) -> None:
        """List the keys."""
        from dsr_tracker.gui.dialogs.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._window.document.scale, self._window.menuBar(), self._window).open()

    def start_tour(self) -> None:
        """Go through the parts of the window, from the first one."""
        from dsr_tracker.gui.tour import Tour

        for tour in self._window.findChildren(Tour):
            tour.leave()
        Tour(self._window).start()

    def show_about(self) -> None:
        """Say what this is."""
        from dsr_tracker.gui.dialogs.about_dialog import AboutDialog

        AboutDialog(self._window.document, self._window).open()

    def look_for_updates(self) -> None:
        """Lead to the page with newer versions."""
        from dsr_tracker.gui.updates import look_for_updates

        look_for_updates(self._window)

    def _add(self, menu: QMenu, text: str, run: Callable[[], object], keys: str = "") -> None:
        action = menu.addAction(text)
        action.triggered.connect(run)
        if keys:
            action.setShortcut(QKeySequence(keys))
