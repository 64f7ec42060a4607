"""The grid of choices in the import, made anew for each table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from dsr_tracker.gui.theme import GRID, plain


def new_grid(old: QWidget, layout: QLayout, titles: Sequence[str]) -> tuple[QWidget, QGridLayout]:
    """A grid under these titles in place of the old one, and the widget that it lies in."""
    inside = QWidget(old.parentWidget())
    layout.replaceWidget(old, inside)
    old.hide()
    old.deleteLater()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(GRID // 2)
    for at, title in enumerate(titles):
        grid.addWidget(plain(title, is_quiet=True), 0, at)
    return inside, grid
