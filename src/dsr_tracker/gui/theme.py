"""Light and dark, and the few measures that all widgets share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

GRID = 8
"""Pixels; every margin and gap is a multiple of half of it."""
ACCENT = "#0072b2"
_ACCENT_ON_DARK = "#56b4e9"
SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def apply_theme(application: QApplication, theme: str) -> None:
    """Dress the whole application; `theme` is "system", "light" or "dark"."""
    application.setStyle("Fusion")
    application.styleHints().setColorScheme(SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    palette = application.palette()
    accent = QColor(_ACCENT_ON_DARK if is_dark(palette) else ACCENT)
    palette.setColor(QPalette.ColorRole.Highlight, accent)
    palette.setColor(QPalette.ColorRole.Accent, accent)
    palette.setColor(QPalette.ColorRole.Link, accent)
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000" if is_dark(palette) else "#ffffff"))
    application.setPalette(palette)


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def heading(text: str, level: int = 1, parent: QWidget | None = None) -> QLabel:
    """A heading of a page (level 1) or of a part of it (level 2); plain text, never markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * (1.45 if level == 1 else 1.12))
    font.setBold(True)
    label.setFont(font)
    return label


def plain(text: str, *, is_quiet: bool = False, parent: QWidget | None = None) -> QLabel:
    """A text that wraps and can be selected; plain text, never markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if is_quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
