"""Light and dark, and the few measures that all widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QProxyStyle, QStyle, QStyleOption, QWidget

from dsr_tracker.core.text import shown

GRID = 8
"""Pixels; every margin and gap is a multiple of half of it."""
SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_ROLE = QPalette.ColorRole
# Palettes of our own: without a desktop's theme (plain X11, say) Qt stays light whatever it is asked.
# Quiet text keeps 4.5 : 1 on every ground it stands on.
_LIGHT = {
    _ROLE.Window: "#f2f2f2",
    _ROLE.WindowText: "#1a1a1a",
    _ROLE.Base: "#ffffff",
    _ROLE.AlternateBase: "#f6f6f6",
    _ROLE.Text: "#1a1a1a",
    _ROLE.PlaceholderText: "#5c5c5c",
    _ROLE.Button: "#ececec",
    _ROLE.ButtonText: "#1a1a1a",
    _ROLE.BrightText: "#ffffff",
    _ROLE.ToolTipBase: "#fffbe6",
    _ROLE.ToolTipText: "#1a1a1a",
    _ROLE.Light: "#ffffff",
    _ROLE.Midlight: "#cfcfcf",
    _ROLE.Mid: "#b5b5b5",
    _ROLE.Dark: "#9a9a9a",
    _ROLE.Shadow: "#6e6e6e",
    _ROLE.Highlight: "#0072b2",
    _ROLE.HighlightedText: "#ffffff",
    _ROLE.Accent: "#0072b2",
    _ROLE.Link: "#005c8f",
    _ROLE.LinkVisited: "#6b3f8f",
}
_DARK = {
    _ROLE.Window: "#383838",
    _ROLE.WindowText: "#ececec",
    _ROLE.Base: "#1e1e1e",
    _ROLE.AlternateBase: "#262626",
    _ROLE.Text: "#ececec",
    _ROLE.PlaceholderText: "#ababab",
    _ROLE.Button: "#4a4a4a",
    _ROLE.ButtonText: "#ececec",
    _ROLE.BrightText: "#ffffff",
    _ROLE.ToolTipBase: "#3a3a3a",
    _ROLE.ToolTipText: "#ececec",
    _ROLE.Light: "#5a5a5a",
    _ROLE.Midlight: "#555555",
    _ROLE.Mid: "#3c3c3c",
    _ROLE.Dark: "#181818",
    _ROLE.Shadow: "#000000",
    _ROLE.Highlight: "#56b4e9",
    _ROLE.HighlightedText: "#000000",
    _ROLE.Accent: "#56b4e9",
    _ROLE.Link: "#7cc4ef",
    _ROLE.LinkVisited: "#c9a3e6",
}
_TICK_BOXES = (
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
)
_DISABLED = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText)


def apply_theme(application: QApplication, theme: str) -> None:
    """Dress the whole application; `theme` is "system", "light" or "dark"."""
    hints = application.styleHints()
    hints.setColorScheme(SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    wants_dark = theme == "dark" or (theme != "light" and hints.colorScheme() == Qt.ColorScheme.Dark)
    application.setStyle(_OutlinedFusion("Fusion") if wants_dark else "Fusion")
    application.setPalette(_palette(_DARK if wants_dark else _LIGHT))


class _OutlinedFusion(QProxyStyle):
    """Fusion frames tick boxes and radio buttons darker than their ground: on a dark one nothing is seen."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element in _TICK_BOXES:
            rect: QRect = option.rect
            painter.setPen(QColor("#9a9a9a"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            ring: QRect = option.rect
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor("#9a9a9a"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring.adjusted(0, 0, -1, -1))
            painter.restore()


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#8c8c8c"))
    return palette


def mirrored(painter: QPainter, place: QRect, whole: QRect) -> QRect:
    """The place within the whole, counted from the right where the window is read from there."""
    rect: QRect = QStyle.visualRect(painter.layoutDirection(), whole, place)
    return rect


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


class _Heading(QLabel):
    """Most headings are names: what is unseen in them is shown."""

    def setText(self, text: str) -> None:
        super().setText(shown(text))


def heading(text: str, level: int = 1, parent: QWidget | None = None) -> QLabel:
    """A heading of a page (level 1) or of a part of it (level 2); plain text, never markup."""
    label = _Heading(shown(text), parent)
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
