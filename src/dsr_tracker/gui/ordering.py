"""The order of names in the language of the window: case and accents aside, Chinese by its sound."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt


def in_order(text: str) -> QCollatorSortKey:
    """What to sort a text by; numbers in it count as numbers."""
    return _collator(QLocale().name()).sortKey(text)


@lru_cache(maxsize=4)
def _collator(name: str) -> QCollator:
    collator = QCollator(QLocale(name))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator
