"""How a source document is cut into numbered paragraphs and recognised."""

from __future__ import annotations

import hashlib


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a document, in order; paragraph 1 is the first item.

    A paragraph is a maximal run of lines with visible text, split at blank lines. A line of
    white space only (no-break and ideographic spaces too) is blank.
    """
    paragraphs: list[str] = []
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        if line.strip("\ufeff\u200b \t").strip():
            lines.append(line.strip())
        elif lines:
            paragraphs.append("\n".join(lines))
            lines = []
    return paragraphs


def fingerprint(content: bytes) -> str:
    """The SHA-256 by which a document is recognised, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()
