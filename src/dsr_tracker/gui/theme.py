"""Light, dark and high contrast, and the few measures that all widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QWidget

from dsr_tracker.core.text import shown
from dsr_tracker.gui import palettes

GRID = 8
"""Pixels; every margin and gap is a multiple of half of it."""
SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}
"""The themes by name, with the colours that parts of the system shall wear beside ours."""


def apply_theme(application: QApplication, theme: str, text_size: int = 100) -> None:
    """Dress the whole application; `theme` is one of `SCHEMES`."""
    hints = application.styleHints()
    hints.setColorScheme(SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    wear(application, theme, text_size)


def wear(application: QApplication, theme: str, text_size: int = 100) -> None:
    """Dress the application in our colours, after the system's where the theme is "system".

    `text_size` is in per cent; what stands beside text grows with it.
    """
    hints = application.styleHints()
    follows = theme not in SCHEMES or theme == "system"
    is_dark = theme in ("dark", "contrast") or (follows and hints.colorScheme() == Qt.ColorScheme.Dark)
    is_high = theme == "contrast" or (follows and wants_contrast(application))
    if is_high or is_dark or text_size != 100:
        from dsr_tracker.gui.outlined_style import GrownFusion, OutlinedFusion

        fusion = OutlinedFusion if text_size == 100 else GrownFusion
        application.setStyle(fusion(is_high_contrast=is_high, text_size=text_size))
    else:
        application.setStyle("Fusion")
    # Palettes of our own: without a desktop's theme (plain X11, say) Qt stays light whatever it is asked.
    colours = (palettes.CONTRAST if is_dark else palettes.CONTRAST_LIGHT) if is_high else None
    application.setPalette(palettes.palette_of(colours or (palettes.DARK if is_dark else palettes.LIGHT)))


def wants_contrast(application: QApplication) -> bool:
    """Whether the system asks for high contrast."""
    hints = application.styleHints()  # held: PySide takes what it gives away from us with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def mirrored(painter: QPainter, place: QRect, whole: QRect) -> QRect:
    """The place within the whole, counted from the right where the window is read from there."""
    rect: QRect = QStyle.visualRect(painter.layoutDirection(), whole, place)
    return rect


def is_high_contrast(palette: QPalette) -> bool:
    """Whether lines are as strong as text."""
    return palette.color(QPalette.ColorRole.Midlight) == palette.color(QPalette.ColorRole.WindowText)


class _Heading(QLabel):
    """Most headings are names: what is unseen in them is shown."""

    def __init__(self, text: str, level: int, parent: QWidget | None) -> None:
        super().__init__(shown(text), parent)
        self._level = level
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.measure()

    def setText(self, text: str) -> None:
        super().setText(shown(text))

    def measure(self) -> None:
        """Be larger than other text by so much."""
        font = QFont(QApplication.font(self))
        font.setPointSizeF(font.pointSizeF() * (1.45 if self._level == 1 else 1.12))
        font.setBold(True)
        self.setFont(font)


def heading(text: str, level: int = 1, parent: QWidget | None = None) -> QLabel:
    """A heading of a page (level 1) or of a part of it (level 2); plain text, never markup."""
    return _Heading(text, level, parent)


def plain(text: str, *, is_quiet: bool = False, parent: QWidget | None = None) -> QLabel:
    """A text that wraps and can be selected; plain text, never markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if is_quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
