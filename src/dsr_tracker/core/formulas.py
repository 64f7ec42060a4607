"""Texts in cells of CSV, some of which a spreadsheet program would run as formulas."""

from __future__ import annotations

import re

# Spreadsheets with East Asian input take the full-width signs for the same, and some skip what is unseen.
_RISKY = re.compile("['\t\r\n]|[\\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20-]")


def harmless(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would read a formula.

    One that begins with an apostrophe gets another, so that `as_typed` always finds the text again.
    """
    # Most texts begin with a letter or a digit, or are empty.
    if not text or text[0].isalnum():
        return text
    return f"'{text}" if _RISKY.match(text) else text


def as_typed(cell: str) -> str:
    """The text that `harmless` made this cell of."""
    return cell.removeprefix("'")
