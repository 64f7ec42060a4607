"""What is being typed, in whichever form, is found again after the program was cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import delete

from dsr_tracker.core import editing
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.drafts import Draft, DraftFolder
from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog
from dsr_tracker.gui.dialogs.note_dialog import NoteDialog
from dsr_tracker.gui.dialogs.participation_dialog import ParticipationDialog
from dsr_tracker.gui.dialogs.party_dialog import PartyDialog
from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.drafts import fill_form, form_fields
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.offers import Offers
from dsr_tracker.gui.reopening import take_up
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.store.store import Store

from .conftest import clause

FAR = "9999-12-31"


def fields_of(form: QWidget) -> dict[str, Any]:
    """The form's fields by name, of whatever sort each is."""
    return dict(form_fields(form))


@pytest.fixture
def reopen(qtbot: Any, document: Any, seeds: Path, unasked: None) -> Any:
    """Opens the same tracker once more, as after a crash: nothing is saved or closed in the first window."""
    opened: list[Document] = []

    def reopen() -> MainWindow:
        document.drafts.flush()  # what the timer does within a second
        again = Document(Store.open(document.path, seeds), "Ann")
        opened.append(again)
        window = MainWindow(again, Viewing(again))
        qtbot.addWidget(window)
        window.show()
        return window

    yield reopen
    for each in opened:
        each.close()


def dialog_of(window: Any) -> Any:
    (found,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    return found


def button(window: Any, words: str) -> Any:
    buttons = window._notices.findChildren(QPushButton)
    (found,) = [each for each in buttons if each.isVisible() and each.text().replace("&", "") == words]
    return found


def note_of(document: Any) -> Any:
    document.do(editing.add_note(document.pen, document.target(clause(3), FAR), "A note"))
    return document.read.notes(clause(3))[0]


def open_note(document: Any, window: Any) -> QDialog:
    return NoteDialog(document, note_of(document), window)


def open_source(document: Any, window: Any) -> QDialog:
    return EvidenceDialog(document, document.target(clause(3), FAR), None, window)


def open_known_source(document: Any, window: Any) -> QDialog:
    source = editing.new_evidence(document.pen, url="https://example.org", title="A source")
    document.do(editing.put(document.pen, "source", None, source))
    return EvidenceDialog(document, None, source, window)


def open_instrument(document: Any, window: Any) -> QDialog:
    return InstrumentDialog(document, None, window)


def open_provision(document: Any, window: Any) -> QDialog:
    return ProvisionDialog(document, document.read.instruments()[0], None, None, window)


def open_measure(document: Any, window: Any) -> QDialog:
    instrument = document.read.instruments()[0]
    return ProvisionDialog(
        document, instrument, document.read.provision(clause(3).provision_id), None, window
    )


def open_party(document: Any, window: Any) -> QDialog:
    return PartyDialog(document, None, window)


def open_participation(document: Any, window: Any) -> QDialog:
    return ParticipationDialog(document, document.read.instruments()[0], None, window)


FORMS = [
    open_note,
    open_source,
    open_known_source,
    open_instrument,
    open_provision,
    open_measure,
    open_party,
    open_participation,
]


def type_into(form: Any) -> dict[str, str]:
    """Something else in every field; gives it."""
    for number, field in enumerate(form_fields(form).values()):
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.count() - 1)
        elif isinstance(field, QLineEdit):
            field.setText(f"{2000 + number}")
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(f"line {number}\nand a second")
    return values(form)


def values(form: Any) -> dict[str, str]:
    from dsr_tracker.gui.drafts import _value

    return {name: _value(field) for name, field in form_fields(form).items()}


@pytest.mark.parametrize("open_form", FORMS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_what_was_typed_into_a_form_is_offered_and_taken_up(
    open_form: Callable[..., QDialog], document: Any, window: Any, reopen: Any
) -> None:
    form = open_form(document, window)
    form.open()
    typed = type_into(form)
    assert len(typed) > 1
    again = reopen()
    Offers(again)
    assert "Not saved when DSR Tracker ended" in again.notice("draft")
    button(again, "Go on writing").click()
    assert again.notice("draft") == ""
    taken_up = dialog_of(again)
    assert type(taken_up) is type(form)
    assert values(taken_up) == typed
    # It is kept on from here, and forgotten with the form.
    assert len(document.drafts.left_behind()) == 1
    taken_up.reject()
    assert document.drafts.left_behind() == []


@pytest.mark.parametrize("open_form", FORMS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_a_form_that_is_cancelled_leaves_nothing(
    open_form: Callable[..., QDialog], document: Any, window: Any, reopen: Any
) -> None:
    form = open_form(document, window)
    form.open()
    type_into(form)
    document.drafts.flush()
    form.reject()
    assert reopen().document.drafts.left_behind() == []


def test_what_was_saved_or_not_changed_leaves_nothing(document, window, reopen):
    form: Any = open_note(document, window)
    form.open()
    text = fields_of(form)["Note"]
    text.setPlainText("Longer than before")
    document.drafts.flush()
    text.setPlainText("A note")
    assert reopen().document.drafts.left_behind() == []
    text.setPlainText("Longer than before")
    document.drafts.flush()
    form._on_accepted()
    assert document.read.notes(clause(3))[0].text == "Longer than before"
    assert reopen().document.drafts.left_behind() == []


def test_what_is_typed_is_written_down_by_itself(document, window, reopen, qtbot):
    window.open_cell(clause(3))
    QTest.keyClicks(window.inspector.notes._text, "Fourteen")
    qtbot.waitUntil(lambda: bool(list(document.drafts._folder._folder.glob("*.json"))), timeout=2000)


def test_a_note_that_was_begun_is_taken_up_in_its_cell(document, window, reopen):
    window.open_cell(clause(3))
    window.inspector.notes._text.setPlainText("Fourteen centres")
    window.inspector.notes._day.set_day("2026-01-02")
    again = reopen()
    Offers(again)
    assert "Egypt, clause 3" in again.notice("draft")
    assert "Fourteen centres" in again.notice("draft")
    button(again, "Go on writing").click()
    notes = again.inspector.notes
    assert again.viewing.cell == clause(3)
    assert notes._text.toPlainText() == "Fourteen centres"
    assert notes._day.day == "2026-01-02"
    notes._on_add()
    (note,) = again.document.read.notes(clause(3))
    assert (note.text, note.dated_on) == ("Fourteen centres", "2026-01-02")
    assert document.drafts.left_behind() == []


def test_a_reason_that_was_not_saved_yet_is_taken_up(document, window, reopen):
    window.open_cell(clause(3))
    form = window.inspector.judgement
    form.reason.setPlainText("Fibre in two provinces")
    form._pause.stop()
    again = reopen()
    assert again.document.read.status_assessment(clause(3), FAR) is None
    Offers(again)
    button(again, "Go on writing").click()
    assert again.inspector.judgement.reason.toPlainText() == "Fibre in two provinces"
    again.inspector.flush()
    assert again.document.read.status_assessment(clause(3), FAR).reason == "Fibre in two provinces"
    assert document.drafts.left_behind() == []


def test_a_link_that_was_begun_is_taken_up(document, window, reopen):
    window.open_cell(clause(3))
    QTest.keyClicks(window.inspector.evidence._link, "https://example.org/re")
    again = reopen()
    Offers(again)
    button(again, "Go on writing").click()
    evidence = again.inspector.evidence
    assert evidence._link.text() == "https://example.org/re"
    evidence._link.setText("https://example.org/report")
    evidence._on_link_entered()
    again.document.drafts.flush()
    assert document.drafts.left_behind() == []


def test_what_is_typed_by_then_stays_beside_what_is_taken_up(document, window, reopen):
    window.open_cell(clause(3))
    QTest.keyClicks(window.inspector.evidence._link, "https://example.org/old")
    window.inspector.judgement.reason.setPlainText("The old reason")
    window.inspector.judgement._pause.stop()
    again = reopen()
    again.open_cell(clause(3))
    QTest.keyClicks(again.inspector.evidence._link, "https://example.org/new")
    again.inspector.judgement.reason.setPlainText("The new reason")
    Offers(again)
    for _ in range(2):
        button(again, "Go on writing").click()
    assert again.inspector.evidence._link.text() == "https://example.org/new https://example.org/old"
    again.inspector.flush()
    told = {each.after.reason for each in again.document.read.revisions(clause(3))}
    assert told == {"The old reason", "The new reason"}


def test_a_draft_stays_where_there_is_no_room_for_the_one_that_goes_on(document, window, reopen, monkeypatch):
    window.open_cell(clause(3))
    window.inspector.notes._text.setPlainText("Fourteen centres")
    again = reopen()
    Offers(again)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(DraftFolder, "keep", full)
    button(again, "Go on writing").click()
    assert again.inspector.notes._text.toPlainText() == "Fourteen centres"
    assert [draft.values["text"] for draft in again.document.drafts.left_behind()] == ["Fourteen centres"]


def test_why_something_does_not_apply_is_taken_up(document, window, reopen):
    window.open_cell(clause(4))
    QTest.keyClicks(window.matrix.view, "x")
    form = dialog_of(window)
    fields_of(form)["Reason"].setPlainText("It has no coast.")
    again = reopen()
    Offers(again)
    assert "Egypt, clause 4" in again.notice("draft")
    button(again, "Go on writing").click()
    taken_up = dialog_of(again)
    taken_up._on_accepted()
    kept = again.document.read.status_assessment(clause(4), FAR)
    assert (kept.rating, kept.reason) == ("not_applicable", "It has no coast.")


def test_several_drafts_are_offered_one_after_the_other(document, window, reopen):
    for number in (1, 2, 3):
        window.open_cell(clause(number))
        window.inspector.notes._text.setPlainText(f"note {number}")
    again = reopen()
    Offers(again)
    assert "(and 2 more)" in again.notice("draft")
    button(again, "Copy the text").click()
    assert "note" in QGuiApplication.clipboard().text()
    for _ in range(3):
        button(again, "Discard").click()
    assert again.notice("draft") == ""
    assert again.document.drafts.left_behind() == []


def test_a_draft_whose_note_is_gone_stays(document, window, reopen):
    form = open_note(document, window)
    form.open()
    fields_of(form)["Note"].setPlainText("Longer")
    note = document.read.notes(clause(3))[0]
    document.do(editing.remove_note(document.pen, document.target(clause(3), FAR), note, []))
    again = reopen()
    (draft,) = again.document.drafts.left_behind()
    with pytest.raises(UnknownNameError, match="no longer in this tracker"):
        take_up(again, draft)
    assert again.document.drafts.left_behind() == [draft]


def test_a_draft_of_a_form_that_is_not_known_here_stays(document, window):
    with pytest.raises(UnknownNameError):
        take_up(window, Draft("poem", ("x",), "Egypt", {}))


def test_a_tracker_that_is_only_read_keeps_no_drafts(document, qtbot, tracker_path, seeds):
    reading = Document(Store.open(tracker_path, seeds, read_only=True), "Ann")
    reading.drafts.keep("note", ("x",), lambda: ("there", {"Note": "text"}))
    reading.close()
    assert document.drafts.left_behind() == []


def test_it_is_said_once_where_nothing_can_be_kept(document, qtbot, home):
    home.mkdir(parents=True, exist_ok=True)
    (home / "data").touch()
    said: list[str] = []
    document.drafts.failed.connect(said.append)
    for _ in range(3):
        document.drafts.keep("note", ("x",), lambda: ("there", {"Note": "text"}))
        document.drafts.flush()
    assert len(said) == 1


def test_a_form_is_filled_with_what_it_still_has(document, window):
    form = open_party(document, window)
    fill_form(form, {"Name": "Suez", "Kind": "no such kind", "Shoe size": "44"})
    assert fields_of(form)["Name"].text() == "Suez"


def test_a_form_that_goes_with_its_window_stays_kept(document, window, reopen):
    form = PartyDialog(document, None, None)
    fields_of(form)["Name"].setText("Suez")
    document.drafts.flush()
    fields_of(form)["Name"].setText("Suez Canal")
    delete(form)
    (draft,) = reopen().document.drafts.left_behind()
    assert draft.values["Name"] == "Suez"
