"""What a merge would do, before anything is decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dsr_tracker.core.describing import KINDS
from dsr_tracker.core.merge_preview import Hand, MergePreview
from dsr_tracker.core.merging import Tally
from dsr_tracker.core.text import shown
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.vocabulary import local_time

_MOST_NAMES = 6
_RIGHT = Qt.AlignmentFlag.AlignRight


class MergeSummary(QWidget):
    """Counts by kind of record, whose work comes along, and what a person should know."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.headline = heading("", 2)
        self.note = plain("")
        self.hands = plain("")
        self.kept = plain("")
        self.table = RecordTable[Tally](
            (
                Column[Tally](self.tr("Kind"), lambda t: _kind(t.kind), 40),
                *(
                    Column[Tally](title, _number_of(field), 12, alignment=_RIGHT, order=_order_of(field))
                    for title, field in (
                        (self.tr("Added"), "added"),
                        (self.tr("Changed"), "changed"),
                        (self.tr("Removed"), "removed"),
                    )
                ),
            ),
            lambda t: t.kind,
            self,
        )
        self.list = RecordView(self.table, self.tr("Changes by kind of record"), self, stretched=(0,))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for widget in (self.headline, self.note, self.hands, self.list, self.kept):
            column.addWidget(widget)
        column.addStretch(1)

    def show_preview(self, preview: MergePreview) -> None:
        """Show that."""
        self.headline.setText(totals_words(preview) if not preview.plan.is_empty else self._nothing())
        self._say(self.note, [] if preview.is_same_tracker or preview.plan.is_empty else [self._strangers()])
        self._say(self.hands, _few([self._hand(hand) for hand in preview.hands]))
        kept = _few([shown(title) for title in preview.kept])
        if kept:
            kept.insert(0, self.tr("Removed by one side and in use on the other; these stay:"))
        self._say(self.kept, kept)
        self.table.set_rows(preview.tallies)
        self.list.setVisible(bool(preview.tallies))
        self.list.fit(12)

    def _nothing(self) -> str:
        return self.tr("“{name}” holds nothing that is new here.").format(name=self._name)

    def _strangers(self) -> str:
        return self.tr(
            "The two are not copies of one tracker. What both recorded alike is one; the rest is added."
        )

    def _hand(self, hand: Hand) -> str:
        days = dict.fromkeys(local_time(instant)[:10] for instant in (hand.first, hand.last))
        count = self.tr("{n:,} change") if hand.edits == 1 else self.tr("{n:,} changes")
        return self.tr("{count} by {author}, {days}").format(
            count=count.format(n=hand.edits),
            author=shown(hand.author) or self.tr("somebody without a name"),
            days=" – ".join(days),
        )

    def _say(self, label: QLabel, lines: list[str]) -> None:
        label.setText("\n".join(lines))
        label.setVisible(bool(lines))


def totals_words(preview: MergePreview) -> str:
    """How much a merge does, for example "12 added, 3 changed, 1 removed, 2 conflicts"."""
    totals = preview.totals
    translate = QCoreApplication.translate
    parts = [
        (totals.added, translate("MergeSummary", "{n:,} added")),
        (totals.changed, translate("MergeSummary", "{n:,} changed")),
        (totals.removed, translate("MergeSummary", "{n:,} removed")),
        (
            len(preview.questions),
            translate("MergeSummary", "{n:,} conflict")
            if len(preview.questions) == 1
            else translate("MergeSummary", "{n:,} conflicts"),
        ),
        (len(preview.kept), translate("MergeSummary", "{n:,} kept because in use")),
    ]
    said = [words.format(n=number) for number, words in parts if number]
    return ", ".join(said) or translate("MergeSummary", "No record changes; only the history comes along")


def _few(lines: list[str]) -> list[str]:
    if len(lines) <= _MOST_NAMES:
        return lines
    more = QCoreApplication.translate("MergeSummary", "… and {n:,} more").format(n=len(lines) - _MOST_NAMES)
    return [*lines[:_MOST_NAMES], more]


def _kind(kind: str) -> str:
    return QCoreApplication.translate("MergeSummary", KINDS[kind])


def _number_of(field: str) -> Callable[[Tally], str]:
    return lambda tally: f"{getattr(tally, field):,}"


def _order_of(field: str) -> Callable[[Tally], int]:
    return lambda tally: int(getattr(tally, field))
