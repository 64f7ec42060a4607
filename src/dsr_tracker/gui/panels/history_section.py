"""Everything that was ever done to a cell."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.history import Action, Revision
from dsr_tracker.core.records import Assessment, Citation, Note
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.short_list import ShortList


class HistorySection(Section):
    """Who did what, when, from and to; newest first."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._list = ShortList(self.tr("History of this cell"), self)
        self.body.addWidget(self._list)

    def show_cell(self, cell: Cell) -> None:
        """Show that cell's revisions."""
        revisions = self._document.read.revisions(cell)
        self.set_title(self.tr("History of this cell ({n})").format(n=len(revisions)))
        self._list.fill([(self._line(revision), revision) for revision in revisions])

    def _line(self, revision: Revision) -> str:
        moment = QDateTime.fromString(revision.recorded_at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        when = QLocale().toString(moment, "yyyy-MM-dd HH:mm")
        how = {Action.DO: "", Action.UNDO: self.tr("undone: "), Action.REDO: self.tr("redone: ")}
        who = f" · {revision.author}" if revision.author else ""
        return f"{when}{who}\n{how[revision.action]}{self._what(revision)}"

    def _what(self, revision: Revision) -> str:
        before, after = revision.before, revision.after
        record = after if after is not None else before
        if isinstance(record, Assessment):
            return self._assessment(
                before if isinstance(before, Assessment) else None,
                after if isinstance(after, Assessment) else None,
            )
        kind = {Note: self.tr("note"), Citation: self.tr("evidence")}.get(type(record), revision.kind)
        verb = (
            self.tr("added")
            if before is None
            else self.tr("removed")
            if after is None
            else self.tr("changed")
        )
        return f"{kind} {verb}"

    def _assessment(self, before: Assessment | None, after: Assessment | None) -> str:
        if after is None:
            taken = "" if before is None else self._label(before)
            return self.tr("{rating} taken back").format(rating=taken)
        if before is None:
            return f"{self._label(after)} ({self.tr('as of')} {after.as_of})"
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
        }
        changed = {name: None for key, name in names.items() if getattr(before, key) != getattr(after, key)}
        return f"{self._label(after)}: {', '.join(changed)} {self.tr('changed')}"

    def _label(self, assessment: Assessment) -> str:
        ratings = {r.rating_id: f"{r.symbol} {r.label}" for r in self._document.scale.ratings}
        return ratings.get(assessment.rating, assessment.rating)
