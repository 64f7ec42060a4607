"""Finds the values of the columns of a list that is read in parts, beside the window in a big tracker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.conditions import Conditions, Facets
from dsr_tracker.gui.models.long_columns import Counted, FindFacets, LongColumns
from dsr_tracker.gui.panels.fetching import Fetch

Finder = Callable[[Any], FindFacets]
"""Gives what asks for values, by the reader of the window or of a job."""


class LongFacets(QObject):
    """Answers whoever asked for values last."""

    def __init__(
        self,
        document: Document,
        conditions: Conditions,
        names: Mapping[int, str],
        finder: Callable[[], Finder],
        parent: QObject,
    ) -> None:
        """`finder` is asked what the list speaks of at the moment of a question."""
        super().__init__(parent)
        self._conditions = conditions
        self._names = names
        self._finder = finder
        self._fetch = Fetch(document, self._hand_on, self)
        self._show: Callable[[Facets], object] = lambda _: None
        self._column = 0
        conditions.asker = self._ask

    def columns(self) -> LongColumns:
        """What is asked of the columns just now."""
        return LongColumns.of(self._conditions, self._names)

    def _ask(self, column: int, show: Callable[[Facets], object]) -> None:
        self._column, self._show = column, show
        columns, finder = self.columns(), self._finder()
        self._fetch.start(lambda agenda: columns.counted(column, finder(agenda)))

    def _hand_on(self, counted: Counted) -> None:
        # Put into words and order here: the order of the language is not for two threads at once.
        self._show(self.columns().facets(self._column, counted))
