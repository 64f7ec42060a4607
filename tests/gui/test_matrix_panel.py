from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import put
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import (
    Hidden,
    Instrument,
    InstrumentKind,
    Origin,
    Participation,
    Party,
    PartyKind,
    Provision,
    Role,
)
from dsr_tracker.gui.dialogs.reason_dialog import ReasonDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.matrix_view import MatrixView

from .conftest import INITIATIVE, clause

Key = Qt.Key
FAR = "9999-12-31"


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> MatrixView:
    view = window.matrix.view
    view.setFocus()
    return view


@pytest.fixture
def press(view: MatrixView, qtbot: QtBot) -> Callable[..., None]:
    def press(*keys: Qt.Key | str, shift: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(view, key)
            else:
                QTest.keyClick(view, key, modifier)

    return press


def rating(document: Document, cell: Cell) -> str:
    found = document.read.status_assessment(cell, FAR)
    return "" if found is None else found.rating


def labels(document: Document) -> list[str]:
    return [edit.label for edit in document.read.log()]


def test_starts_at_the_first_cell(view, viewing):
    assert viewing.cell == clause(1, "CN")
    assert view.hasFocus()


def test_titles_never_lie_over_the_first_country(view, window, qtbot):
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    view.fit()
    widths = set()
    for width in (*range(900, 1900, 50), *range(1850, 850, -50)):
        window.resize(width, 800)
        QApplication.processEvents()
        titles = view.verticalHeader().geometry()
        widths.add(titles.width())
        assert view.viewport().geometry().left() == titles.right() + 1, f"{width} wide"
    assert len(widths) > 2


def test_going_to_a_cell_selects_it_alone_whatever_key_is_held(view, qtbot):
    QTest.keyPress(view, Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    view.go_to(clause(3))
    assert view.selected_cells() == [clause(3)]
    QTest.keyRelease(view, Key.Key_Control)


def test_arrows_move_and_the_inspector_follows(press, viewing, window):
    press(Key.Key_Down, Key.Key_Down, Key.Key_Right)
    assert viewing.cell == clause(3, "EG")
    assert window.inspector._title.text().endswith("– Egypt")
    press(Key.Key_Up)
    assert viewing.cell == clause(2, "EG")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("0", "not_started"),
        ("1", "limited"),
        ("2", "substantial"),
        ("3", "complete"),
        ("l", "limited"),
        ("L", "limited"),
        ("s", "substantial"),
        ("c", "complete"),
        ("e", "no_evidence"),
    ],
)
def test_a_key_rates_the_cell(key, expected, press, document):
    press(Key.Key_Right, key)
    assert rating(document, clause(1)) == expected
    assert labels(document)[0].startswith("Egypt, clause 1 → ")


def test_other_keys_change_nothing(press, view, document, viewing):
    press("4", "9", "a", "z")
    for text in ("é", "数", "🙂"):  # QTest types Latin letters only
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(view, event)
    assert document.read.log() == []
    assert viewing.cell == clause(1, "CN")


def test_several_cells_are_one_edit(press, view, document):
    press(Key.Key_Down, Key.Key_Right, shift=True)
    press("2")
    cells = [clause(n, party) for n in (1, 2) for party in ("CN", "EG")]
    assert {rating(document, cell) for cell in cells} == {"substantial"}
    assert labels(document) == ["4 cells → Substantial"]
    document.undo()
    assert {rating(document, cell) for cell in cells} == {""}


def test_the_first_cell_that_ctrl_home_leads_to_is_the_one_that_is_rated(press, view, qtbot, document):
    press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_cells() == [clause(1, "CN")]
    # With Ctrl an arrow leads on to a cell that is not selected yet: it is marked, and Ctrl+Space adds it.
    before = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_cells() == [clause(1, "CN")]
    rect = view.visualRect(view.currentIndex()).adjusted(0, 0, 1, 1)
    assert view.viewport().grab(rect).toImage() != before.copy(rect.translated(view.viewport().pos()))


def test_means_among_the_selected_are_left_alone(press, view, document):
    view.selectAll()
    press("3")
    assert labels(document) == ["120 cells → Complete"]
    assert document.read.status_assessment(clause(15, "AE"), FAR) is not None


def test_rating_twice_the_same_corrects_the_day(press, document):
    press("1", "2")
    assert rating(document, clause(1, "CN")) == "substantial"
    assert len(document.read.assessments(clause(1, "CN"))) == 2
    document.undo()
    assert rating(document, clause(1, "CN")) == "limited"


def test_delete_takes_the_rating_back(press, document):
    press(Key.Key_Delete)
    assert document.read.log() == []
    press("3", Key.Key_Delete)
    assert rating(document, clause(1, "CN")) == "not_assessed"
    assert labels(document)[0].endswith("→ Not assessed")


def test_n_goes_to_the_note_and_enter_to_the_rating(press, window, view):
    press("n")
    assert window.inspector.notes._text.hasFocus()
    view.setFocus()
    press(Key.Key_Return)
    assert window.inspector.judgement.rating.hasFocus()


def test_n_and_enter_bring_a_hidden_inspector_back(press, window, view):
    window.set_inspector_wanted(False)
    press("n")
    assert window.inspector.isVisible()
    assert window.inspector.notes._text.hasFocus()


def test_space_opens_a_clause_and_folds_it(press, window, viewing):
    press(Key.Key_Space)
    assert window.matrix.model.rowCount() == 18
    press(Key.Key_Down)
    assert viewing.cell == clause("1.1", "CN")
    press("2")
    press(Key.Key_Up, Key.Key_Space)
    assert window.matrix.model.rowCount() == 16
    press(Key.Key_Plus)
    assert window.matrix.model.rowCount() == 18
    press(Key.Key_Minus)
    assert window.matrix.model.rowCount() == 16


def reason_dialog(window: MainWindow) -> Any:
    found = window.findChildren(ReasonDialog)
    assert len(found) == 1
    return found[0]


def test_x_asks_for_the_reason_first(press, window, document, qtbot):
    press("x")
    dialog = reason_dialog(window)
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    text = dialog.findChild(QPlainTextEdit)
    QTest.keyClicks(text, "It has no coast.")
    assert document.read.log() == []
    ok.click()
    found = document.read.status_assessment(clause(1, "CN"), FAR)
    assert (found.rating, found.reason) == ("not_applicable", "It has no coast.")


def test_a_reason_that_cannot_be_kept_stays_in_its_dialog(press, window, document, qtbot):
    press("x")
    dialog = reason_dialog(window)
    text = dialog.findChild(QPlainTextEdit)
    text.setPlainText("bad \x07 bell")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.isVisible()
    assert "control character" in dialog._error.text()
    assert text.toPlainText() == "bad \x07 bell"
    assert document.read.log() == []
    dialog.reject()
    assert rating(document, clause(1, "CN")) == ""


def test_x_with_a_reason_there_asks_nothing(press, window, document):
    press("1")
    shown = document.read.status_assessment(clause(1, "CN"), FAR)
    window.inspector.judgement.reason.setPlainText("Because.")
    press("x")  # what was typed last counts
    assert window.findChildren(ReasonDialog) == []
    found = document.read.status_assessment(clause(1, "CN"), FAR)
    assert (found.rating, found.reason) == ("not_applicable", "Because.")
    assert found.assessment_id != shown.assessment_id


def test_a_past_day_rates_that_day(press, window, viewing, document):
    viewing.set_day("2020-06-30")
    window.matrix.view.setFocus()
    press("2")
    found = document.read.assessments(clause(1, "CN"))
    assert [(a.as_of, a.rating) for a in found] == [("2020-06-30", "substantial")]
    assert viewing.cell == clause(1, "CN")


def test_choosing_an_instrument_by_the_list(window, viewing):
    box = window.matrix.instrument
    box.setCurrentIndex(box.findText("Letter of intent for cooperation between Hangzhou and Niš"))
    box.activated.emit(box.currentIndex())
    assert viewing.instrument_ids == ("HANGZHOU-NIS-2018",)
    assert [p.party_id for p in window.matrix.model.parties] == ["cn-hangzhou", "rs-nis"]
    assert viewing.cell is not None
    box.setCurrentIndex(box.findText("All instruments"))
    box.activated.emit(box.currentIndex())
    assert viewing.instrument_ids == ()
    assert len(window.matrix.model.heading_rows()) >= 20


def test_opening_a_cell_of_another_instrument_shows_it(window, viewing):
    cell = Cell("HANGZHOU-NIS-2018/01", "rs-nis")
    viewing.open_cell(cell)
    assert viewing.cell == cell
    assert viewing.instrument_ids == ("HANGZHOU-NIS-2018",)
    viewing.open_cell(clause("2.3", "AE"))
    assert viewing.cell == clause("2.3", "AE")
    assert window.matrix.model.is_opened(1)


def test_an_instrument_of_ones_own_comes_alive_with_its_first_party(window, viewing, document):
    own = Instrument("own", InstrumentKind.STATEMENT, "My own", origin=Origin.ANALYST)
    first = Provision("own/1", "own", "1", "A promise", origin=Origin.ANALYST)
    document.do(put(document.pen, "mine", None, own))
    viewing.set_instruments(("own",))
    assert window.matrix._empty.isVisible()
    document.do(put(document.pen, "clause", None, first))
    party = Party("own-p", PartyKind.BODY, "Somebody", origin=Origin.ANALYST)
    document.do(Edit("Add", adding(party, Participation("own-x", "own", "own-p", Role.SIGNATORY))))
    assert not window.matrix._empty.isVisible()
    assert window.matrix.view.isEnabled()
    assert viewing.cell == Cell("own/1", "own-p")
    document.undo()
    assert window.matrix._empty.isVisible()
    assert viewing.cell is None


def test_undo_of_a_party_whose_cell_is_selected(window, viewing, document):
    kenya = Party("KE", PartyKind.COUNTRY, "Kenya", country_code="KE", origin=Origin.ANALYST)
    instrument = document.read.instrument(INITIATIVE)
    document.do(editing.track_party(document.pen, instrument, kenya, is_new=True))
    viewing.open_cell(clause(4, "KE"))
    assert viewing.cell == clause(4, "KE")
    document.undo()
    assert viewing.cell is not None
    assert viewing.cell.party_id != "KE"
    assert not window.bar.isVisible()


def test_the_selection_stays_where_it_was_after_an_edit(press, view, document, viewing):
    press(Key.Key_Down, Key.Key_Right, "1")
    assert viewing.cell == clause(2, "EG")
    assert [(i.row(), i.column()) for i in view.selectionModel().selectedIndexes()] == [(1, 1)]
    document.look_for_changes()
    document.reloaded.emit()
    assert viewing.cell == clause(2, "EG")
    assert view.currentIndex().row() == 1


def test_a_click_on_a_title_opens_the_clause(window, view, qtbot):
    header = view.verticalHeader()
    place = header.rect().center()
    place.setY(header.sectionViewportPosition(0) + 6)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.matrix.model.is_opened(0)


def test_ctrl_space_and_ctrl_digits_do_not_rate(view, qtbot, document):
    for key in (Key.Key_1, Key.Key_C, Key.Key_X):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
    assert document.read.log() == []


def test_scattered_cells_are_one_edit(press, view, document):
    model = view.model()
    flag = QItemSelectionModel.SelectionFlag.Select
    for row, column in ((2, 1), (7, 4)):
        view.selectionModel().select(model.index(row, column, QModelIndex()), flag)
    press("c")
    assert labels(document) == ["3 cells → Complete"]


def test_read_only_says_so_and_changes_nothing(press, window, document, monkeypatch, qapp):
    document._store.is_read_only = True
    press("3")
    assert "read-only" in window.bar.text
    assert window.bar.isVisible()
    assert document.read.log() == []


def test_a_selected_mean_follows_edits(window, document):
    view, model = window.matrix.view, window.matrix.model
    window.open_cell(clause(1))
    view.setCurrentIndex(model.index(0, model.mean_column))
    shown = {label.text() for label in window.inspector.findChildren(QLabel)}
    assert "– (0 of 8)" in shown
    target = document.target(clause(1), today())
    document.do(editing.rate(document.pen, [target], document.scale.find("complete"), document.scale))
    shown = {label.text() for label in window.inspector.findChildren(QLabel)}
    assert "100 % (1 of 8)" in shown


def test_the_inspector_follows_a_selection_that_did_not_move_the_cursor(window, viewing):
    """As a screen reader selects: QAccessibleTable changes the selection only."""
    window.open_cell(clause(1))
    view, model = window.matrix.view, window.matrix.model
    index = model.index_of(clause(5, "RS"))
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(index, flags.ClearAndSelect)
    assert viewing.cell == clause(5, "RS")
    assert view.selected_cells() == [clause(5, "RS")]


@pytest.mark.parametrize("page", ["matrix", "clauses"])
def test_hiding_the_instrument_on_show_leads_on_to_the_next(window, document, viewing, page):
    window.go_to_page(page)
    titles = [instrument.title for instrument in document.read.instruments()]
    document.do(Edit("Hide", adding(Hidden(INITIATIVE, "instrument"))))
    window.go_to_page("matrix")
    box = window.matrix.instrument
    assert box.currentText() == titles[1]
    assert window.matrix.model.cell_count() > 0
    assert viewing.cell is not None
    assert document.read.provision(viewing.cell.provision_id).instrument_id != INITIATIVE
    document.undo()
    assert [box.itemText(row) for row in range(len(titles))] == titles
    assert box.currentText() == titles[1]
