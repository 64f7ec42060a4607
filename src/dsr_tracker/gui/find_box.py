"""Where a search begins: a box at the end of the menu bar, and the palette that it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from dsr_tracker.gui.main_window import MainWindow
    from dsr_tracker.gui.panels.palette import Palette


class FindBox(QObject):
    """Looks like the field that it opens; what is behind it is imported when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: Palette | None = None
        box = QToolButton(window.menuBar())
        box.setText(self.tr("Search or run a command    {keys}").format(keys="Ctrl+K"))
        box.setAccessibleName(self.tr("Search or run a command"))
        # The menu and its keys lead here, too: it need not be one more stop on the way.
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.clicked.connect(self.open)
        window.menuBar().setCornerWidget(box)

    @property
    def palette(self) -> Palette:
        """The box with its list."""
        if self._palette is None:
            from dsr_tracker.gui.panels.palette import Palette

            window = self._window
            self._palette = Palette(window.document, window.viewing, window.menuBar(), window)
        return self._palette

    def open(self) -> None:
        """Let her type."""
        self.palette.open()
