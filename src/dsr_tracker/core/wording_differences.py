"""Which words of a text differ from another version of it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\s\u2e80-\u9fff\uf900-\ufaff]+")
"""A run of letters, or one Chinese character."""
_MOST = 1_500
"""Words beyond which comparing takes longer than reading."""


def differing(text: str, other: str) -> list[tuple[int, int]]:
    """Where `text` has other words than `other`, as (start, end); none in texts too long to compare."""
    words, others = list(_WORD.finditer(text)), [found.group() for found in _WORD.finditer(other)]
    if max(len(words), len(others)) > _MOST:
        return []
    matcher = SequenceMatcher(None, [found.group() for found in words], others, autojunk=False)
    return [
        (words[start].start(), words[end - 1].end())
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind != "equal" and end > start
    ]
