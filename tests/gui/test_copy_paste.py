"""Cells on the clipboard: copied as a table, and ratings taken back from one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dsr_tracker.core import editing
from dsr_tracker.core.blocks import read_block
from dsr_tracker.core.bulk import Wanted, plan
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Setting
from dsr_tracker.gui.dialogs.paste_dialog import PasteDialog
from dsr_tracker.gui.language import Language

from .conftest import clause

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
FAR = "9999-12-31"


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def put(text: str, markup: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if markup:
        data.setHtml(markup)
    QGuiApplication.clipboard().setMimeData(data)


def select(window, first, last) -> None:
    view, model = window.matrix.view, window.matrix.model
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    view.setFocus()
    view.setCurrentIndex(model.index_of(first))
    view.selectionModel().select(
        QItemSelection(model.index_of(first), model.index_of(last)),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )


def pasted(window) -> PasteDialog:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window.matrix.view, Key.Key_V, CONTROL)
    dialog: PasteDialog = window.findChildren(PasteDialog)[-1]
    return dialog


def ratings(document) -> dict[tuple[str, str], str]:
    held = document.read.all_assessments()
    cells = {(each.provision_id, each.party_id) for each in held}
    return {cell: document.read.status_assessment(Cell(*cell), FAR).rating for cell in cells}


def rate(document, rating: str, *cells) -> None:
    scale = document.scale
    targets = [document.target(cell, FAR) for cell in cells]
    document.do(editing.rate(document.pen, targets, scale.rating(rating), scale))


def test_a_selection_is_copied_as_words_with_and_without_heads(window, document):
    rate(document, "limited", clause(1, "CN"))
    wanted = Wanted(document.scale.rating("not_started"), is_contrary=True)
    target = document.target(clause(2, "EG"), FAR)
    document.do(plan(document.pen, document.scale, [(target, wanted)], "2026-01-01").edit)
    select(window, clause(1, "CN"), clause(2, "EG"))
    QTest.keyClick(window.matrix.view, Key.Key_C, CONTROL)
    assert clipboard().text() == "Limited\tNot assessed\nNot assessed\tNot started, contrary"
    assert "Copied 2 × 2" in window.statusBar().currentMessage()
    QTest.keyClick(window.matrix.view, Key.Key_C, BOTH)
    block = read_block("", clipboard().html())
    assert block == read_block(clipboard().text())
    assert block[0] == ("", "China", "Egypt")
    assert block[1][0].startswith("1 ")
    assert block[1][1:] == ("Limited", "Not assessed")


def test_a_table_is_copied_with_its_heads_and_no_formula(window, document, qtbot):
    source = editing.new_evidence(document.pen, title="=cmd|' /C calc'!A0", publisher="P")
    document.do(editing.put(document.pen, "source", None, source))
    window.show_page("sources")
    evidence = window.page_at("sources").evidence
    window.page_at("sources").tabs.setCurrentWidget(evidence)
    qtbot.waitUntil(lambda: evidence.table.rowCount() == 1)
    evidence.list.setFocus()
    evidence.list.selectAll()
    QTest.keyClick(evidence.list, Key.Key_C, BOTH)
    first, second = clipboard().text().split("\n")
    assert first.startswith("Title\tPublisher\tPublished")
    assert second.startswith("'=cmd|' /C calc'!A0\tP\t")
    assert '<th scope="col"' in clipboard().html()


def test_a_typed_text_is_copied_as_ever(window):
    window.open_cell(clause(3))
    field = window.inspector.judgement.reason
    field.setFocus()
    QTest.keyClicks(field, "word")
    field.selectAll()
    QTest.keyClick(field, Key.Key_C, CONTROL)
    assert clipboard().text() == "word"
    copy = next(a for m in window.menuBar().actions() for a in m.menu().actions() if a.text() == "&Copy")
    put("other")
    copy.trigger()
    assert clipboard().text() == "word"


def test_a_block_lands_at_the_selected_cell(window, document):
    put("1\tComplete\nsubstantial\t x \nnonsense\t")
    select(window, clause(1, "CN"), clause(1, "CN"))
    dialog = pasted(window)
    assert [each.text for each in dialog.refused.rows] == ["nonsense"]
    assert "needs a reason" in dialog.preview.table.index(0, 2).data()
    QTest.keyClicks(dialog.reason, "From her sheet.")
    assert dialog.save_button is not None
    assert dialog.save_button.text() == "Change 4 cells"
    box = dialog._answers["nonsense"]
    box.setCurrentIndex(box.findData("no_evidence"))
    assert dialog.refused.rowCount() == 0
    before = len(document.read.log())
    dialog.accept()
    assert len(document.read.log()) == before + 1
    assert ratings(document) == {
        clause(1, "CN"): "limited",
        clause(1, "EG"): "complete",
        clause(2, "CN"): "substantial",
        clause(2, "EG"): "not_applicable",
        clause(3, "CN"): "no_evidence",
    }
    document.undo()
    assert ratings(document) == {}


def test_heads_say_where_values_belong(window, document):
    put("\tEgypt\t中国\tAtlantis\n3\t2\t完成\t1\nno such clause\t1\t1\t1\n1\t有限\t\t0")
    select(window, clause(5, "TH"), clause(5, "TH"))
    dialog = pasted(window)
    why = {(each.row, each.column): each.why for each in dialog.refused.rows}
    assert set(why) == {(2, 4), (3, 2), (3, 3), (3, 4), (4, 4)}
    assert "Atlantis" in why[2, 4]
    QTest.mouseClick(dialog.copy_refused, Qt.MouseButton.LeftButton)
    assert len(clipboard().text().splitlines()) == 6
    dialog.accept()
    assert ratings(document) == {
        clause(3, "EG"): "substantial",
        clause(3, "CN"): "complete",
        clause(1, "EG"): "limited",
    }


def test_one_value_fills_the_selection(window, document):
    put("Limited, contrary")
    select(window, clause(1, "CN"), clause(2, "EG"))
    dialog = pasted(window)
    dialog.accept()
    assert set(ratings(document).values()) == {"limited"}
    assert len(ratings(document)) == 4
    assert document.read.status_assessment(clause(1, "CN"), FAR).is_contrary


def test_scores_are_told_from_keys(make_window, document):
    document.do(editing.put(document.pen, "scale", None, Setting("scale", "toronto")))
    window = make_window()
    put("-1\t0\n+1\t1")
    select(window, clause(1, "CN"), clause(1, "CN"))
    dialog = pasted(window)
    assert dialog.numbers.currentData() == "scores"
    dialog.accept()
    assert list(ratings(document).values()).count("full_compliance") == 2
    assert ratings(document)[clause(1, "EG")] == "partial_compliance"


@pytest.mark.parametrize("is_empty", [True, False])
def test_nothing_is_pasted_where_there_is_nothing_to_paste(window, is_empty):
    put("")
    if is_empty:  # then Qt may give nothing at all
        QGuiApplication.clipboard().clear()
    select(window, clause(1, "CN"), clause(1, "CN"))
    QTest.keyClick(window.matrix.view, Key.Key_V, CONTROL)
    assert window.findChildren(PasteDialog) == []
    assert "no text" in window.statusBar().currentMessage()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_was_copied_can_be_pasted_back(window, document, data):
    """Copied with heads or without, cleared and pasted: every cell is as it was."""
    marks = [rating.rating_id for rating in document.scale.ratings if rating.rating_id != "not_assessed"]
    cells = [clause(number, party) for number in (1, 2) for party in ("CN", "EG")]
    wishes = []
    for cell in cells:
        rating = document.scale.rating(data.draw(st.sampled_from(marks)))
        wanted = Wanted(rating, reason="R", is_contrary=data.draw(st.booleans()))
        wishes.append((document.target(cell, FAR), wanted))
    document.do(plan(document.pen, document.scale, wishes, "2026-01-01").edit)
    looks = {cell: document.read.status_assessment(cell, FAR) for cell in cells}
    select(window, cells[0], cells[-1])
    modifiers = data.draw(st.sampled_from([CONTROL, BOTH]))
    QTest.keyClick(window.matrix.view, Key.Key_C, modifiers)
    document.undo()
    dialog = pasted(window)
    assert dialog.refused.rowCount() == 0
    dialog.reason.setPlainText("R")
    dialog.accept()
    for cell, before in looks.items():
        now = document.read.status_assessment(cell, FAR)
        assert (now.rating, now.is_contrary) == (before.rating, before.is_contrary)
    document.undo()
    dialog.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize("from_chinese", [True, False])
def test_what_was_copied_in_one_language_is_pasted_in_another(qapp, make_window, document, from_chinese):
    language = Language(qapp)
    try:
        language.speak("zh" if from_chinese else "en")
        first = make_window()
        rate(document, "limited", clause(1, "CN"))
        rate(document, "complete", clause(2, "EG"))
        select(first, clause(1, "CN"), clause(2, "EG"))
        QTest.keyClick(first.matrix.view, Key.Key_C, BOTH)
        assert ("有限" in clipboard().text()) is from_chinese
        before = ratings(document)
        document.undo()
        document.undo()
        first.close()
        language.speak("en" if from_chinese else "zh")
        second = make_window()
        select(second, clause(7, "TH"), clause(7, "TH"))
        pasted(second).accept()
        assert {cell: rated for cell, rated in ratings(document).items() if rated != "not_assessed"} == before
    finally:
        language.speak("en")


def test_a_long_value_in_chinese_leaves_room_for_its_meaning(window):
    put("登陆站已建成，两省宽带覆盖率超过百分之八十五，进度与规划相符。" * 2)
    select(window, clause(1, "CN"), clause(1, "CN"))
    [label] = [each for each in pasted(window).findChildren(QLabel) if "登陆站" in each.text()]
    assert label.sizeHint().width() < 60 * label.fontMetrics().averageCharWidth()
