"""Tooltips that say what a person typed, letter by letter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.text import shown


def plain_tooltip(text: str) -> str:
    """The text as Qt will show it as it is: left to itself, a tooltip takes typed "<b>" for markup."""
    if not text:
        return ""
    # Not html.escape: that module would be imported before the window shows.
    escaped = shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span style='white-space: pre-wrap'>{escaped}</span>"


def explain(widget: QWidget, text: str, spoken: str | None = None) -> None:
    """Explain the widget by a tooltip, and a screen reader by the same words, or by those.

    Left to itself, Qt would have the tooltip read out with its markup.
    """
    widget.setToolTip(plain_tooltip(text))
    widget.setAccessibleDescription(shown(text if spoken is None else spoken))
