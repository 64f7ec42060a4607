"""What a merge would do, before anything is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dsr_tracker.core.describing import KINDS
from dsr_tracker.core.merge_preview import Hand, MergePreview
from dsr_tracker.core.merging import Tally
from dsr_tracker.core.text import shown
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.vocabulary import local_time
from dsr_tracker.gui.words import listed, said

_MOST_NAMES = 6
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Counts:
    """What becomes of the records of one kind."""

    kind: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    conflicts: int = 0


class MergeSummary(QWidget):
    """Counts by kind of record, whose work comes along, and what a person should know."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.headline = heading("", 2)
        self.note = plain("")
        self.hands = plain("")
        self.kept = plain("")
        self.promise = plain(
            self.tr(
                "Nothing is written before you press Merge. A backup comes first, and one undo takes it back."
            ),
            is_quiet=True,
        )
        self.table = RecordTable[Counts](
            (
                Column[Counts](self.tr("Kind"), lambda row: _kind(row.kind), 40),
                _numbers(self.tr("Added"), lambda row: row.added),
                _numbers(self.tr("Changed"), lambda row: row.changed),
                _numbers(self.tr("Removed"), lambda row: row.removed),
                _numbers(self.tr("Conflicts"), lambda row: row.conflicts),
            ),
            lambda row: row.kind,
            self,
        )
        self.list = RecordView(self.table, self.tr("Changes by kind of record"), self, stretched=(0,))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        chips = chips_of(self.list, parent=self)
        for widget in (self.headline, self.note, self.hands, chips, self.list, self.kept, self.promise):
            column.addWidget(widget)
        column.addStretch(1)

    def show_preview(self, preview: MergePreview) -> None:
        """Show that."""
        self.headline.setText(totals_words(preview) if not preview.plan.is_empty else self._nothing())
        self._say(self.note, [] if preview.is_same_tracker or preview.plan.is_empty else [self._strangers()])
        hands = [self._hand(hand) for hand in preview.hands]
        if not hands and not preview.plan.is_empty:
            hands = [self.tr("It was merged before, and that was undone: its history is here already.")]
        self._say(self.hands, _few(hands))
        kept = _few([shown(said(title)) for title in preview.kept])
        if kept:
            kept.insert(0, self.tr("Removed by one side and in use on the other; these stay:"))
        self._say(self.kept, kept)
        self.table.set_rows(_rows(preview))
        self.list.setVisible(bool(self.table.every_row))
        self.promise.setVisible(not preview.plan.is_empty)
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


def totals_words(preview: MergePreview, *, is_done: bool = False) -> str:
    """How much a merge does, for example "12 added, 3 changed, 1 removed, 2 conflicts"."""
    totals, count = preview.totals, len(preview.questions)
    translate = QCoreApplication.translate
    if is_done and count == 1:
        conflicts = translate("MergeSummary", "{n:,} conflict decided")
    elif is_done:
        conflicts = translate("MergeSummary", "{n:,} conflicts decided")
    elif count == 1:
        conflicts = translate("MergeSummary", "{n:,} conflict")
    else:
        conflicts = translate("MergeSummary", "{n:,} conflicts")
    parts = [
        (totals.added, translate("MergeSummary", "{n:,} added")),
        (totals.changed, translate("MergeSummary", "{n:,} changed")),
        (totals.removed, translate("MergeSummary", "{n:,} removed")),
        (count, conflicts),
        (len(preview.kept), translate("MergeSummary", "{n:,} kept because in use")),
    ]
    told = [words.format(n=number) for number, words in parts if number]
    return listed(told) or translate("MergeSummary", "No record changes; only the history comes along")


def _few(lines: list[str]) -> list[str]:
    if len(lines) <= _MOST_NAMES:
        return lines
    more = QCoreApplication.translate("MergeSummary", "… and {n:,} more").format(n=len(lines) - _MOST_NAMES)
    return [*lines[:_MOST_NAMES], more]


def _kind(kind: str) -> str:
    return said(KINDS[kind])


def _rows(preview: MergePreview) -> list[Counts]:
    conflicts = Counter(question.conflict.key.kind for question in preview.questions)
    tallies = {tally.kind: tally for tally in preview.tallies}
    rows = []
    for kind in KINDS:
        tally = tallies.get(kind, Tally(kind))
        if kind in tallies or conflicts[kind]:
            rows.append(Counts(kind, tally.added, tally.changed, tally.removed, conflicts[kind]))
    return rows


def _numbers(title: str, number: Callable[[Counts], int]) -> Column[Counts]:
    return Column[Counts](title, lambda row: f"{number(row):,}", 12, alignment=_RIGHT, order=number)
