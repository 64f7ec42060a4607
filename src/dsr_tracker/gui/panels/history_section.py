"""Everything that was ever done to a cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.history import Action, Revision, ratings_before
from dsr_tracker.core.records import Adjudication, Assessment, Citation, Feedback, Look, Note, Reading
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.words import confidence_label, foreign_label, labelled, said, schedule_label

_SHORT = 60
"""Letters shown of a text that was changed."""


class HistorySection(Section):
    """Who did what, when, from and to; newest first."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._list = ShortList(self.tr("History of this cell"), self)
        self.body.addWidget(self._list)

    @property
    def lines(self) -> ShortList:
        """What was done, line by line."""
        return self._list

    def show_cell(self, cell: Cell) -> None:
        """Show that cell's revisions."""
        revisions = self._document.read.revisions(cell)
        self.set_title(self.tr("History of this cell ({n})").format(n=len(revisions)))
        pairs = zip(revisions, ratings_before(revisions), strict=True)
        self._list.fill([(self._line(revision, rating), revision) for revision, rating in pairs])

    def _line(self, revision: Revision, rating_before: str) -> str:
        moment = QDateTime.fromString(revision.recorded_at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        when = QLocale().toString(moment, "yyyy-MM-dd HH:mm")
        how = {
            Action.DO: "",
            Action.UNDO: self.tr("undone: "),
            Action.REDO: self.tr("redone: "),
            Action.MERGE: self.tr("merged: "),
        }
        who = f" · {revision.author}" if revision.author else ""
        return f"{when}{who}\n{how[revision.action]}{self._what(revision, rating_before)}"

    def _what(self, revision: Revision, rating_before: str) -> str:
        before, after = revision.before, revision.after
        record = after if after is not None else before
        if isinstance(record, Assessment):
            return self._assessment(
                before if isinstance(before, Assessment) else None,
                after if isinstance(after, Assessment) else None,
                rating_before,
            )
        if isinstance(record, Look) and after is not None:
            return self.tr("looked at on {day}, no change").format(day=record.looked_on)
        kinds: dict[type[Any], str] = {
            Note: self.tr("note"),
            Citation: self.tr("evidence"),
            Look: self.tr("look"),
            Reading: self.tr("second reading"),
            Adjudication: self.tr("decision between readers"),
            Feedback: self.tr("feedback"),
        }
        kind = kinds.get(type(record), revision.kind)
        verb = (
            self.tr("added")
            if before is None
            else self.tr("removed")
            if after is None
            else self.tr("changed")
        )
        return f"{kind} {verb}"

    def _assessment(self, before: Assessment | None, after: Assessment | None, rating_before: str) -> str:
        if after is None:
            taken = "" if before is None else self._label(before.rating)
            return self.tr("{rating} taken back").format(rating=taken)
        if before is None:
            step = f"{self._label(rating_before)} → {self._label(after.rating)}"
            return said("{text} ({remark})").format(text=step, remark=f"{self.tr('as of')} {after.as_of}")
        names = {
            "as_of": self.tr("as of"),
            "reason": self.tr("reason"),
            "confidence": self.tr("confidence"),
            "is_contrary": self.tr("contrary"),
            "claimed": self.tr("claimed"),
            "schedule": self.tr("schedule"),
            "search_places": self.tr("search log"),
            "search_languages": self.tr("search log"),
            "search_until": self.tr("search log"),
            "search_terms": self.tr("search log"),
        }
        steps = [
            f"{name} {self._value(key, before)} → {self._value(key, after)}"
            for key, name in names.items()
            if getattr(before, key) != getattr(after, key)
        ]
        return labelled(self._label(after.rating), said("; ").join(steps))

    def _value(self, key: str, assessment: Assessment) -> str:
        value = getattr(assessment, key)
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if not value:
            return "–"
        if key == "claimed":
            return self._label(value)
        if key == "confidence":
            return confidence_label(value)
        if key == "schedule":
            return schedule_label(value)
        if key in {"as_of", "search_until"}:
            return str(value)
        return f"“{value[:_SHORT]}…”" if len(value) > _SHORT else f"“{value}”"

    def _label(self, rating_id: str) -> str:
        ratings = {r.rating_id: f"{r.symbol} {said(r.label)}" for r in self._document.scale.ratings}
        return ratings.get(rating_id) or foreign_label(rating_id)
