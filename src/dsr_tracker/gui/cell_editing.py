"""What can be edited in place in a list of cells: rating, marks, day and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Assessment, Confidence, Schedule
from dsr_tracker.gui.actions import rate_cells, revise_judgement
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.editors import Editor, Kind
from dsr_tracker.gui.words import said, schedule_label, word


@dataclass(frozen=True)
class CellEditors:
    """The editors of a list whose rows have a `cell`, on the day that `day` gives."""

    document: Document
    day: Callable[[], str]
    parent: QWidget

    @property
    def rating(self) -> Editor[Any]:
        """A rating by its key, first letter or from the list; what needs a reason asks for it."""
        return Editor(
            Kind.CHOICE,
            lambda row: self._held(row, "rating") or "not_assessed",
            self._rate,
            self._is_cell,
            self._ratings,
            self._by_key,
        )

    @property
    def as_of(self) -> Editor[Any]:
        """The day that the judgement speaks of."""
        return self._mark("as_of", Kind.LINE, hint="2026-03-31")

    @property
    def reason(self) -> Editor[Any]:
        """The whole reason, of which the list shows the beginning."""
        return self._mark("reason", Kind.TEXT)

    @property
    def confidence(self) -> Editor[Any]:
        """How sure she is."""
        return self._mark("confidence", Kind.CHOICE, lambda: _or_not((str(e), word(e)) for e in Confidence))

    @property
    def claimed(self) -> Editor[Any]:
        """The rating that the party's own statements amount to: one with a score."""
        return self._mark("claimed", Kind.CHOICE, lambda: _or_not(self._ratings(scored_only=True)))

    @property
    def schedule(self) -> Editor[Any]:
        """Where the undertaking stands against its period."""
        return self._mark(
            "schedule", Kind.CHOICE, lambda: _or_not((str(e), schedule_label(e)) for e in Schedule)
        )

    # -- parts ------------------------------------------------------------------------------------

    def _mark(
        self,
        name: str,
        kind: Kind,
        choices: Callable[[], Sequence[tuple[str, str]]] = tuple,
        *,
        hint: str = "",
    ) -> Editor[Any]:
        def put(row: Any, typed: str) -> None:
            current = self._current(row)
            if current is not None:
                changes: dict[str, Any] = {name: typed}
                revise_judgement(self.document, row.cell, self.day(), replace(current, **changes))

        return Editor(kind, lambda row: self._held(row, name), put, self._is_judged, choices, hint=hint)

    def _current(self, row: Any) -> Assessment | None:
        cell: Cell | None = row.cell
        return None if cell is None else self.document.read.status_assessment(cell, self.day())

    def _held(self, row: Any, name: str) -> str:
        current = self._current(row)
        return "" if current is None else str(getattr(current, name))

    def _is_cell(self, row: Any) -> bool:
        return row.cell is not None and not self.document.is_read_only

    def _is_judged(self, row: Any) -> bool:
        return self._is_cell(row) and row.is_judged

    def _rate(self, row: Any, rating_id: str) -> None:
        rate_cells(self.document, [row.cell], rating_id, self.day(), self.parent)

    def _ratings(self, *, scored_only: bool = False) -> list[tuple[str, str]]:
        return [
            (rating.rating_id, f"{rating.symbol}  {said(rating.label)}")
            for rating in self.document.scale.ratings
            if rating.score is not None or not scored_only
        ]

    def _by_key(self, text: str) -> str | None:
        rating = self.document.scale.by_key(text)
        return None if rating is None else rating.rating_id


def _or_not(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The choices, and before them that nothing is stated."""
    return [("", QCoreApplication.translate("CellRows", "Not stated")), *choices]
