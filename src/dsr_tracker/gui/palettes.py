"""The colours of the themes. Text keeps 4.5 : 1 on every ground it stands on, symbols and focus 3 : 1."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

_ROLE = QPalette.ColorRole
Colours = dict[QPalette.ColorRole, str]

LIGHT: Colours = {
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
DARK: Colours = {
    _ROLE.Window: "#383838",
    _ROLE.WindowText: "#ececec",
    _ROLE.Base: "#1e1e1e",
    _ROLE.AlternateBase: "#262626",
    _ROLE.Text: "#ececec",
    _ROLE.PlaceholderText: "#b4b4b4",
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
# Black and white, with lines of full strength; one colour says what is chosen. A hint in an empty field is
# told from what was typed.
CONTRAST: Colours = {
    _ROLE.Window: "#000000",
    _ROLE.WindowText: "#ffffff",
    _ROLE.Base: "#000000",
    _ROLE.AlternateBase: "#000000",
    _ROLE.Text: "#ffffff",
    _ROLE.PlaceholderText: "#c8c8c8",
    _ROLE.Button: "#000000",
    _ROLE.ButtonText: "#ffffff",
    _ROLE.BrightText: "#ffffff",
    _ROLE.ToolTipBase: "#000000",
    _ROLE.ToolTipText: "#ffffff",
    _ROLE.Light: "#ffffff",
    _ROLE.Midlight: "#ffffff",
    _ROLE.Mid: "#ffffff",
    _ROLE.Dark: "#ffffff",
    _ROLE.Shadow: "#ffffff",
    _ROLE.Highlight: "#ffe94e",
    _ROLE.HighlightedText: "#000000",
    _ROLE.Accent: "#ffe94e",
    _ROLE.Link: "#7fdcff",
    _ROLE.LinkVisited: "#e3b8ff",
}
CONTRAST_LIGHT: Colours = {
    **dict.fromkeys(CONTRAST, "#000000"),
    _ROLE.Window: "#ffffff",
    _ROLE.Base: "#ffffff",
    _ROLE.AlternateBase: "#ffffff",
    _ROLE.PlaceholderText: "#404040",
    _ROLE.Button: "#ffffff",
    _ROLE.BrightText: "#ffffff",
    _ROLE.ToolTipBase: "#ffffff",
    _ROLE.Highlight: "#00358a",
    _ROLE.HighlightedText: "#ffffff",
    _ROLE.Accent: "#00358a",
    _ROLE.Link: "#00358a",
    _ROLE.LinkVisited: "#551a8b",
}
_DISABLED = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText)
_DISABLED_INK = "#8c8c8c"


def palette_of(colours: Colours) -> QPalette:
    """The palette of those colours; what cannot be used is grey in all."""
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED_INK))
    return palette
