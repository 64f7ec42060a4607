from __future__ import annotations

import os
import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QListWidget, QPlainTextEdit, QPushButton

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Assessment, Paragraph
from dsr_tracker.gui.dialogs.note_dialog import NoteDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.store.store import Store

from .conftest import clause

FAR = "9999-12-31"
CHINESE = "埃及的宽带覆盖率在 2025 年有所提高。"


@pytest.fixture
def form(window: MainWindow) -> Any:
    """The judgement form, at clause 1 of Egypt, rated limited."""
    rate(window.document, "limited", clause(1))
    window.open_cell(clause(1))
    form = window.inspector.judgement
    form.reason.setFocus()
    return form


def rate(document: Document, rating_id: str, cell: Cell, day: str = "") -> None:
    scale = document.scale
    target = document.target(cell, day or FAR)
    document.do(editing.rate(document.pen, [target], scale.rating(rating_id), scale, as_of=day))


def stored(document: Document, cell: Cell, day: str = FAR) -> Assessment:
    found = document.read.status_assessment(cell, day)
    assert found is not None
    return found


def type_in(widget: Any, text: str) -> None:
    QTest.keyClicks(widget, text)


def choose(box: Any, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def lines(section: Any) -> list[str]:
    listed = section._list
    return [listed.item(row).text() for row in range(listed.count())]


# -- the reason saves itself -------------------------------------------------------------------------


def test_a_reason_is_kept_after_a_pause(form, document, window, qtbot):
    type_in(form.reason, "Fibre reached two provinces.")
    assert stored(document, clause(1)).reason == ""
    assert "saving" in window._saved.text()
    qtbot.waitUntil(lambda: stored(document, clause(1)).reason != "", timeout=3000)
    assert stored(document, clause(1)).reason == "Fibre reached two provinces."
    assert window._saved.text().strip("· ") == "saved"
    assert document.read.log()[0].label == "Egypt, clause 1: details"


def test_the_cursor_stays_while_the_reason_saves_itself(form, document):
    type_in(form.reason, "Two ")
    form.flush()
    type_in(form.reason, "words")
    form.flush()
    assert form.reason.toPlainText() == "Two words"
    assert stored(document, clause(1)).reason == "Two words"
    assert form.reason.textCursor().position() == len("Two words")
    form.places.setText("")


def test_a_reason_is_kept_before_the_cell_changes(form, document, window):
    type_in(form.reason, "For Egypt.")
    window.open_cell(clause(2, "CN"))
    assert stored(document, clause(1)).reason == "For Egypt."
    assert form.reason.toPlainText() == ""
    window.open_cell(clause(1))
    assert form.reason.toPlainText() == "For Egypt."
    assert document.read.status_assessment(clause(2, "CN"), FAR) is None


def test_nothing_is_written_where_nothing_differs(form, document):
    before = len(document.read.log())
    type_in(form.reason, "x")
    QTest.keyClick(form.reason, Qt.Key.Key_Backspace)
    form.flush()
    type_in(form.reason, "  ")
    form.flush()
    assert len(document.read.log()) == before
    assert not form.has_draft


def test_a_reason_goes_with_the_rating_that_follows_it(form, document, window):
    type_in(form.reason, "Nearly done.")
    window.matrix.view.setFocus()
    QTest.keyClicks(window.matrix.view, "2")
    now = stored(document, clause(1))
    assert (now.rating, now.reason) == ("substantial", "Nearly done.")
    assert form.reason.toPlainText() == "Nearly done."


def test_undo_after_typing_takes_back_the_typing(form, document):
    type_in(form.reason, "Gone again.")
    document.undo()
    assert stored(document, clause(1)).rating == "limited"
    assert stored(document, clause(1)).reason == ""
    assert form.reason.toPlainText() == ""
    document.redo()
    assert form.reason.toPlainText() == "Gone again."


def test_a_cell_without_a_rating_takes_a_reason_too(window, document):
    window.open_cell(clause(5))
    form = window.inspector.judgement
    type_in(form.reason, "To be looked at.")
    form.flush()
    assert (stored(document, clause(5)).rating, stored(document, clause(5)).reason) == (
        "not_assessed",
        "To be looked at.",
    )


def test_another_programs_change_is_not_undone_by_a_draft(form, document, tracker_path, seeds):
    type_in(form.reason, "Mine.")
    with Store.open(tracker_path, seeds) as other:
        current = other.read.status_assessment(clause(1), FAR)
        assert current is not None
        target = editing.Target(
            other.read.provision(current.provision_id), other.read.record("party", "EG"), current
        )
        theirs = editing.revise_assessment(
            Pen("Bob", other.new_id), target, _replace(current, confidence="high")
        )
        other.apply(theirs)
    form.flush()
    now = stored(document, clause(1))
    assert (now.reason, now.confidence) == ("Mine.", "high")


def _replace(assessment: Assessment, **changes: Any) -> Assessment:
    from dataclasses import replace

    return replace(assessment, **changes)


# -- what cannot be kept stays on the screen --------------------------------------------------------

BAD = {
    "NUL": ("before\x00after", "control character"),
    "bell": ("ding \x07", "control character"),
    "override": ("abc \u202e cba", "reverses the order"),
    "too long": ("x" * 1_000_001, "1,000,001 characters"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_reason_that_cannot_be_kept_stays(name, form, document, window):
    text, says = BAD[name]
    before = stored(document, clause(1))
    form.reason.setPlainText(text)
    shown = form.reason.toPlainText()
    form._pause.timeout.emit()
    assert says in window.bar.text
    assert "\n" not in window.bar.text
    assert window.bar.isVisible()
    assert form.reason.toPlainText() == shown
    assert stored(document, clause(1)) == before
    assert window._saved.text().strip("· ") != "saved"


def test_a_bad_draft_stays_with_its_cell_and_its_message_stays(form, document, window):
    form.reason.setPlainText("bad \x07")
    window.open_cell(clause(2))
    assert form.reason.toPlainText() == ""
    assert "control character" in window.bar.text
    QTest.keyClicks(window.matrix.view, "3")
    assert stored(document, clause(2)).rating == "complete"
    assert stored(document, clause(2)).reason == ""
    assert window.bar.isVisible()
    window.open_cell(clause(1))
    assert form.reason.toPlainText() == "bad \x07"
    assert stored(document, clause(1)).reason == ""
    form.reason.setPlainText("good")
    form.flush()
    assert stored(document, clause(1)).reason == "good"
    assert not window.bar.isVisible()


def test_a_bad_draft_does_not_stop_a_rating(form, document, window):
    form.reason.setPlainText("bad \x07")
    choose(form.rating, "complete")
    assert stored(document, clause(1)).rating == "complete"
    assert stored(document, clause(1)).reason == ""
    assert form.reason.toPlainText() == "bad \x07"
    assert window.bar.isVisible()


def test_a_draft_never_moves_to_the_judgement_of_another_day(form, document, window, viewing):
    rate(document, "substantial", clause(1), "2020-06-30")
    rate(document, "complete", clause(1), today())
    form.reason.setPlainText("Of today.")
    viewing.set_day("2020-12-31")
    assert stored(document, clause(1), "2020-12-31").reason == ""
    assert stored(document, clause(1)).reason == "Of today."
    assert form.reason.toPlainText() == ""
    form.reason.setPlainText("bad \x07")
    viewing.set_day("")
    assert form.reason.toPlainText() == "Of today."
    viewing.set_day("2020-12-31")
    assert form.reason.toPlainText() == "bad \x07"


def test_closing_with_a_bad_draft_elsewhere_goes_there(form, document, window, monkeypatch):
    form.reason.setPlainText("bad \x07")
    window.open_cell(clause(2))
    asked: list[str] = []

    def stay(why: str, *_: object) -> bool:
        asked.append(why)
        return False

    monkeypatch.setattr("dsr_tracker.gui.leaving.ask_to_lose", stay)
    assert not window.close()
    assert "control character" in asked[0]
    assert window.viewing.cell == clause(1)
    monkeypatch.setattr("dsr_tracker.gui.leaving.ask_to_lose", lambda *_: True)
    assert window.close()


def test_closing_keeps_what_was_typed_last(form, document, window):
    type_in(form.reason, "Last words.")
    window.inspector.notes._text.setPlainText("A note begun.")
    assert window.close()
    assert stored(document, clause(1)).reason == "Last words."
    assert [note.text for note in document.read.notes(clause(1))] == ["A note begun."]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no POSIX permissions")
def test_a_file_that_is_gone_keeps_the_typed_text(form, document, window, tracker_path):
    away = tracker_path.with_name("away.dsr")
    tracker_path.rename(away)
    form.reason.setPlainText("Still here.")
    form._pause.timeout.emit()
    assert "no longer in" in window.bar.text
    assert form.reason.toPlainText() == "Still here."
    away.rename(tracker_path)
    form.flush()
    assert stored(document, clause(1)).reason == "Still here."
    assert not window.bar.isVisible()


# -- marks ------------------------------------------------------------------------------------------


def test_marks_are_kept_at_once(form, document):
    choose(form.confidence, "high")
    choose(form.schedule, "behind")
    choose(form.claimed, "complete")
    form.contrary.click()
    now = stored(document, clause(1))
    assert (now.confidence, now.schedule, now.claimed, now.is_contrary) == (
        "high",
        "behind",
        "complete",
        True,
    )
    assert now.rating == "limited"


def test_marks_of_an_unrated_cell_begin_a_judgement(window, document):
    window.open_cell(clause(6))
    choose(window.inspector.judgement.confidence, "low")
    assert stored(document, clause(6)).confidence == "low"


def test_the_day_of_a_judgement_can_be_changed(form, document):
    from PySide6.QtCore import QDate

    form.as_of.setDate(QDate(2021, 3, 4))
    assert stored(document, clause(1)).as_of == "2021-03-04"
    assert form.as_of.day == "2021-03-04"


def test_no_day_of_the_future_can_be_chosen(form):
    assert form.as_of.maximumDate().toString(Qt.DateFormat.ISODate) == today()


def test_a_very_old_judgement_is_shown_as_old_as_it_is(window, document):
    rate(document, "limited", clause(7), "1921-01-01")
    window.open_cell(clause(7))
    form = window.inspector.judgement
    assert form.as_of.day == "1921-01-01"
    choose(form.confidence, "low")
    assert [a.as_of for a in document.read.assessments(clause(7))] == ["1921-01-01"]
    window.open_cell(clause(8))
    assert form.as_of.day == today()


def test_the_search_log_is_asked_for_where_nothing_was_found(form, document, window):
    assert not form.places.isVisible()
    choose(form.rating, "no_evidence")
    assert form.places.isVisible()
    type_in(form.places, "Ministry site, two archives")
    type_in(form.languages, "ar, en")
    type_in(form.until, "2024-05-01")
    form.flush()
    now = stored(document, clause(1))
    assert (now.search_places, now.search_languages, now.search_until) == (
        "Ministry site, two archives",
        "ar, en",
        "2024-05-01",
    )
    choose(form.rating, "limited")
    assert form.places.isVisible()  # what was searched stays readable


def test_a_date_that_is_none_stays_typed(form, document, window):
    choose(form.rating, "no_evidence")
    type_in(form.until, "last spring")
    form.until.editingFinished.emit()
    assert "is no day of the search" in window.bar.text
    assert form.until.text() == "last spring"
    assert stored(document, clause(1)).search_until == ""


def test_not_applicable_needs_its_reason_to_stay(form, document, window):
    type_in(form.reason, "No coast.")
    choose(form.rating, "not_applicable")
    assert stored(document, clause(1)).rating == "not_applicable"
    form.reason.setPlainText("")
    form._pause.timeout.emit()
    assert "needs a reason" in window.bar.text
    assert stored(document, clause(1)).reason == "No coast."


def test_choosing_not_applicable_and_thinking_better_of_it(form, document, window):
    choose(form.rating, "not_applicable")
    assert form.rating.currentData() == "limited"
    assert stored(document, clause(1)).rating == "limited"


# -- evidence -----------------------------------------------------------------------------------------


def add_link(window: MainWindow, url: str) -> Any:
    section: Any = window.inspector.evidence
    section._link.setText(url)
    QTest.keyClick(section._link, Qt.Key.Key_Return)
    return section


def test_a_link_is_added_by_enter(form, document, window):
    section = add_link(window, "https://example.org/report?a=1&b=2")
    assert lines(section) == ["https://example.org/report?a=1&b=2"]
    assert section._link.text() == ""
    assert section._title.text() == "Evidence (1)"
    ((citation, _),) = document.read.citations(clause(1))
    assert citation.assessment_id == stored(document, clause(1)).assessment_id


def test_a_known_link_is_cited_and_not_recorded_twice(form, document, window):
    add_link(window, "https://example.org/one")
    window.open_cell(clause(2))
    add_link(window, "https://example.org/one")
    assert len(document.read.all_evidence()) == 1
    assert len(document.read.all_citations()) == 2


def test_the_same_link_twice_at_one_cell_is_refused(form, document, window):
    add_link(window, "https://example.org/one")
    section = add_link(window, "https://example.org/one")
    assert "already" in window.bar.text
    assert section._link.text() == "https://example.org/one"
    assert len(document.read.all_citations()) == 1


@pytest.mark.parametrize(
    "text", ["example.org", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b"]
)
def test_what_is_no_link_stays_typed(text, form, document, window):
    section = add_link(window, text)
    assert "no web address" in window.bar.text
    assert section._link.text() == text
    assert document.read.all_evidence() == []


def test_a_link_begun_stays_with_its_cell(form, window):
    link = window.inspector.evidence._link
    type_in(link, "https://exa")
    window.open_cell(clause(2))
    assert link.text() == ""
    window.open_cell(clause(1))
    assert link.text() == "https://exa"


def test_evidence_is_removed_from_the_cell_and_undone(form, document, window):
    section = add_link(window, "https://example.org/one")
    section._list.setCurrentRow(0)
    QTest.keyClick(section._list, Qt.Key.Key_Delete)
    assert document.read.citations(clause(1)) == []
    assert len(document.read.all_evidence()) == 1
    assert not section._list.isVisible()
    document.undo()
    assert lines(section) == ["https://example.org/one"]


# -- notes --------------------------------------------------------------------------------------------


def add_note(window: MainWindow, text: str) -> Any:
    section: Any = window.inspector.notes
    section.focus_text()
    section._text.setPlainText(text)
    QTest.keyClick(section._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return section


def test_a_note_is_added_by_ctrl_enter(form, document, window):
    section = add_note(window, CHINESE)
    assert [n.text for n in document.read.notes(clause(1))] == [CHINESE]
    assert section._text.toPlainText() == ""
    assert section._title.text() == "Notes (1)"
    assert lines(section) == [f"{today()} · Ann\n{CHINESE}"]


def test_a_long_word_is_shown_whole_and_copied_as_it_is(form, window):
    word = "https://example.org/" + "a" * 300
    section = add_link(window, word)
    assert section._list.visualItemRect(section._list.item(0)).height() > 4 * section.fontMetrics().height()
    section._list.setCurrentRow(0)
    section._list.setFocus()
    QTest.keyClick(section._list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == word


def test_a_note_is_dated_by_its_field(form, document, window):
    from PySide6.QtCore import QDate

    window.inspector.notes._day.setDate(QDate(2019, 2, 28))
    add_note(window, "Old news.")
    assert document.read.notes(clause(1))[0].dated_on == "2019-02-28"


def test_markup_in_a_note_is_shown_as_typed(form, document, window):
    evil = '<img src="file:///etc/passwd"><b>bold</b> **md** =1+1'
    section = add_note(window, evil)
    assert evil in lines(section)[0]


@pytest.mark.parametrize("name", BAD)
def test_a_note_that_cannot_be_kept_stays(name, form, document, window):
    text, says = BAD[name]
    section = add_note(window, text)
    assert says in window.bar.text
    assert section._text.toPlainText() == text or name == "NUL"
    assert document.read.notes(clause(1)) == []


def test_a_note_of_ten_megabytes_is_refused_quickly(form, document, window):
    text = "0123456789" * 1_000_000
    section: Any = window.inspector.notes
    section._text.setPlainText(text)
    section._add.click()
    assert "10,000,000 characters" in window.bar.text
    assert len(section._text.toPlainText()) == len(text)
    assert document.read.notes(clause(1)) == []
    section._text.clear()


def test_the_longest_note_is_listed_without_choking_the_window(form, document, window):
    add_note(window, "word " * 199_999)
    started = time.perf_counter()
    window.inspector.refresh()
    assert len(lines(window.inspector.notes)[0]) < 5_000
    assert time.perf_counter() - started < 5


def test_a_note_begun_stays_with_its_cell(form, document, window):
    section = window.inspector.notes
    type_in(section._text, "Begun")
    window.open_cell(clause(2))
    assert section._text.toPlainText() == ""
    assert not section._add.isEnabled()
    window.open_cell(clause(1))
    assert section._text.toPlainText() == "Begun"
    assert section._add.isEnabled()


def test_a_note_is_changed_in_its_dialog(form, document, window):
    section = add_note(window, "First wording")
    section._list.setCurrentRow(0)
    section._edit.click()
    (dialog,) = window.findChildren(NoteDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText("bad \x07")
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    save = buttons.button(QDialogButtonBox.StandardButton.Save)
    save.click()
    assert dialog.isVisible()
    assert text.toPlainText() == "bad \x07"
    text.setPlainText("Better wording")
    save.click()
    assert [n.text for n in document.read.notes(clause(1))] == ["Better wording"]
    assert "Better wording" in lines(section)[0]


def test_a_note_is_removed_and_brought_back(form, document, window):
    section = add_note(window, "Short-lived")
    section._list.setCurrentRow(0)
    section._remove.click()
    assert document.read.notes(clause(1)) == []
    document.undo()
    assert "Short-lived" in lines(section)[0]


# -- history and passages -------------------------------------------------------------------------------


def test_the_history_says_who_when_from_and_to(form, document, window):
    type_in(form.reason, "Because.")
    form.flush()
    choose(form.rating, "complete")
    add_note(window, "A note")
    document.undo()
    history: Any = window.inspector._history
    listed = lines(history)
    assert listed[0].splitlines()[1] == "undone: note removed"
    assert listed[1].splitlines()[1] == "note added"
    assert "◔ Limited → ● Complete (as of " in listed[2]
    assert listed[3].splitlines()[1] == "◔ Limited: reason – → “Because.”"
    assert "· Not assessed → ◔ Limited (as of " in listed[4]
    assert all(" · Ann\n" in line for line in listed)
    assert history._title.text() == "History of this cell (5)"


def test_the_history_says_what_each_mark_was_and_became(form, document, window):
    choose(form.confidence, "low")
    choose(form.confidence, "high")
    choose(form.schedule, "on")
    choose(form.claimed, "complete")
    form.contrary.click()
    steps = [line.splitlines()[1].removeprefix("◔ Limited: ") for line in lines(window.inspector._history)]
    assert steps[:5] == [
        "contrary no → yes",
        "claimed – → ● Complete",
        "schedule – → On schedule",
        "confidence Low → High",
        "confidence – → Low",
    ]


def passages(window: MainWindow) -> list[str]:
    return [part.text() for part in window.inspector._passages._parts]  # type: ignore[attr-defined]


def test_passages_are_numbers_first_and_words_once_attached(form, document, window, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    before = passages(window)
    assert any("paragraph 4" in text for text in before)
    (button,) = [p for p in window.inspector._passages._parts if isinstance(p, QPushButton)]
    paragraph = Paragraph("dei-text-2017/4", "dei-text-2017", 4, "Words <b>of</b> the paragraph.")
    document.do(Edit("Attach", adding(paragraph)))
    window.inspector.refresh()
    assert "Words <b>of</b> the paragraph." in passages(window)
    with qtbot.waitSignal(window.inspector.attach_wanted):
        button.click()


def test_the_summary_stands_under_the_title(form, document, window):
    provision = document.read.provision(clause(1).provision_id)
    assert window.inspector._summary.text() == provision.summary
    assert window.inspector._title.text() == f"1  {provision.title} – Egypt"


def test_lists_can_be_copied_from(form, window):
    section = add_note(window, "Copy me")
    section._list.setCurrentRow(0)
    section._list.setFocus()
    QTest.keyClick(section._list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(section._list, QListWidget)
    assert "Copy me" in QGuiApplication.clipboard().text()
