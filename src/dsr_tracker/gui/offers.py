"""Offers what was being written when the program ended, and says what it was."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from dsr_tracker.drafts import Draft
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.reopening import take_up
from dsr_tracker.gui.words import said

_SHOWN = 100
"""Characters of a draft that are enough to know it again."""


class Offers(QObject):
    """Offers what an earlier opening of the tracker left behind, newest first, one after the other."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        document = window.document
        # What somebody else was typing may be what she is to read blind; it waits until she has.
        self._left = [
            draft
            for draft in document.drafts.left_behind()
            if draft.author == document.author or not document.blind_cells
        ]
        self._show_next()

    def _show_next(self) -> None:
        if not self._left:
            self._window.drop_notice("draft")
            return
        draft = self._left[0]
        words = " ".join(max(draft.values.values(), key=_letters, default="").split())
        words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        text = self.tr("Not saved when DSR Tracker ended ({when}): {what} – “{words}”").format(
            when=_local(draft.written_at), what=describe(draft), words=words
        )
        if (more := len(self._left) - 1) > 0:
            text += " " + self.tr("(and {n} more)").format(n=more)
        self._window.notify(
            "draft",
            text,
            [
                (self.tr("&Go on writing"), self._on_taken_up),
                (self.tr("Cop&y the text"), self._on_copied),
                (self.tr("&Discard"), self._on_discarded),
            ],
        )

    def _on_taken_up(self) -> None:
        take_up(self._window, self._left[0])
        del self._left[0]
        self._show_next()

    def _on_copied(self) -> None:
        texts = (text for text in self._left[0].values.values() if text.strip())
        QGuiApplication.clipboard().setText("\n".join(texts))

    def _on_discarded(self) -> None:
        self._window.document.drafts.discard(self._left.pop(0))
        self._show_next()


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))  # the words of a form, not its dates


def _local(instant: str) -> str:
    """The instant as a clock on the wall has it, to the minute."""
    try:
        return f"{datetime.datetime.fromisoformat(instant).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return instant


def describe(draft: Draft) -> str:
    """What was being written, and where: "A note on Egypt, clause 3"."""
    translate = QCoreApplication.translate
    texts = {
        "cycle": translate("Reopening", "A reporting cycle: {where}"),
        "reading": translate("Reopening", "A second reading: {where}"),
        "batch": translate("Reopening", "Cells for a second reader: {where}"),
        "adjudication": translate("Reopening", "A decision between readers: {where}"),
        "feedback": translate("Reopening", "Feedback from outside: {where}"),
        "answer": translate("Reopening", "An answer to feedback: {where}"),
        "begun_note": translate("Reopening", "A new note: {where}"),
        "note": translate("Reopening", "A change to a note: {where}"),
        "judgement": translate("Reopening", "The reason and marks of a rating: {where}"),
        "change": translate("Reopening", "A change of selected cells: {where}"),
        "reason": translate("Reopening", "Why an undertaking does not apply: {where}"),
        "link": translate("Reopening", "A link to a source: {where}"),
        "evidence": translate("Reopening", "A source: {where}"),
        "instrument": translate("Reopening", "An instrument: {where}"),
        "provision": translate("Reopening", "A clause or measure: {where}"),
        "party": translate("Reopening", "A party: {where}"),
        "participation": translate("Reopening", "The part of a party: {where}"),
        "sources": translate("Reopening", "Sources from a text: {where}"),
        "milestone": translate("Reopening", "A milestone: {where}"),
        "indicator": translate("Reopening", "An indicator: {where}"),
        "measurement": translate("Reopening", "A value of an indicator: {where}"),
        "relation": translate("Reopening", "A link to another clause or target: {where}"),
        "rubric": translate("Reopening", "A rubric: {where}"),
        "plan": translate("Reopening", "A search plan: {where}"),
        "specificity": translate("Reopening", "How specific an undertaking is: {where}"),
    }
    return texts.get(draft.kind, "{where}").format(where=said(draft.where))
