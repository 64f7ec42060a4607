"""The part of the View menu that says how the window looks: colours, text size, layout."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from dsr_tracker.gui.text_size import TEXT_SIZES, next_size
from dsr_tracker.gui.theme import SCHEMES


class LooksMenu(QObject):
    """Signals carry what was chosen; `show_theme` and `show_text_size` say what is worn now."""

    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    reset_wanted = Signal()

    def __init__(self, menu: QMenu, theme: str, text_size: int) -> None:
        super().__init__(menu)
        self._text_size = text_size
        labels = {
            "system": self.tr("As the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
            "contrast": self.tr("&High contrast"),
        }
        colours = QMenu(self.tr("&Colours"), menu)
        menu.addMenu(colours)
        group = QActionGroup(self)
        self._themes = {name: self._choice(colours, group, labels[name]) for name in SCHEMES}
        for name, action in self._themes.items():
            action.triggered.connect(lambda _=False, name=name: self.theme_chosen.emit(name))
        sizes = QMenu(self.tr("Te&xt size"), menu)
        menu.addMenu(sizes)
        for text, keys, step in (
            (self.tr("&Larger"), ("Ctrl++", "Ctrl+="), 1),
            (self.tr("&Smaller"), ("Ctrl+-",), -1),
        ):
            action = sizes.addAction(text)
            action.setShortcuts([QKeySequence(each) for each in keys])
            action.triggered.connect(lambda _=False, step=step: self._on_step(step))
        sizes.addSeparator()
        group = QActionGroup(self)
        pattern = self.tr("{percent} %")
        self._sizes = {size: self._choice(sizes, group, pattern.format(percent=size)) for size in TEXT_SIZES}
        for size, action in self._sizes.items():
            action.triggered.connect(lambda _=False, size=size: self.text_size_chosen.emit(size))
        self._sizes[TEXT_SIZES[0]].setShortcut(QKeySequence("Ctrl+0"))
        menu.addAction(self.tr("&Reset the layout"), self.reset_wanted.emit)
        self.show_theme(theme)
        self.show_text_size(text_size)

    def show_theme(self, theme: str) -> None:
        """Tick that theme."""
        self._themes[theme if theme in self._themes else "system"].setChecked(True)

    def show_text_size(self, percent: int) -> None:
        """Tick that size, where it is one of those in the menu."""
        self._text_size = percent
        for size, action in self._sizes.items():
            action.setChecked(size == percent)

    def _on_step(self, step: int) -> None:
        self.text_size_chosen.emit(next_size(self._text_size, step))

    @staticmethod
    def _choice(menu: QMenu, group: QActionGroup, text: str) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        group.addAction(action)
        return action
