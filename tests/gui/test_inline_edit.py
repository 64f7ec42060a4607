"""Tables edited in place, by F2 and double click, in real pages."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dsr_tracker.core import editing
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui.dialogs.reason_dialog import ReasonDialog
from dsr_tracker.gui.models.editors import Editor, Kind
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.models.record_tree import Branch, RecordTree
from dsr_tracker.gui.panels.record_view import RecordView

from .conftest import clause

Key = Qt.Key
FAR = "9999-12-31"
TITLE, STATUS, CLAIMED, SCHEDULE, AS_OF, CONFIDENCE, NOTES, SOURCES, REASON = range(9)


def rate(document, rating: str, cell, **more: Any) -> None:
    scale = document.scale
    targets = [document.target(cell, FAR)]
    document.do(editing.rate(document.pen, targets, scale.rating(rating), scale, **more))


def stored(document, cell) -> Any:
    return document.read.status_assessment(cell, FAR)


def editor_of(view: QAbstractItemView) -> Any:
    """The field that lies over the table just now."""
    kinds = (QComboBox, QLineEdit, QPlainTextEdit)
    found = [each for each in view.viewport().children() if isinstance(each, kinds) and each.isVisible()]
    return found[-1] if found else None


@pytest.fixture
def parties(window, document) -> RecordView:
    """The parties of clause 3, of which Egypt has been judged."""
    rate(document, "limited", clause(3), as_of="2026-03-01", reason="Pilots.\nMany of them.")
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.show_page("clauses", "DEI-2017/03")
    view: RecordView = window.page_at("clauses").sheet.parties
    view.setFocus()
    return view


def begin(view: RecordView, key: object, column: int) -> Any:
    view.setCurrentIndex(view.table.index_of(key).siblingAtColumn(column))
    QTest.keyClick(view, Key.Key_F2)
    return editor_of(view)


def test_a_key_rates_in_the_list(parties, document):
    box = begin(parties, "EG", STATUS)
    assert isinstance(box, QComboBox)
    assert box.currentData() == "limited"
    assert box.accessibleName() == "Egypt, Status"
    QTest.keyClicks(box, "2")
    assert stored(document, clause(3)).rating == "substantial"
    assert editor_of(parties) is None
    assert parties.table.index(1, STATUS).data() == "Substantial"
    assert document.read.next_undo() == "Egypt, clause 3 → Substantial"


def test_arrows_and_enter_choose_and_escape_leaves(parties, document):
    box = begin(parties, "CN", STATUS)
    assert box.currentData() == "not_assessed"
    QTest.keyClick(box, Key.Key_Home)
    QTest.keyClick(box, Key.Key_Escape)
    assert stored(document, clause(3, "CN")) is None
    assert editor_of(parties) is None
    box = begin(parties, "CN", STATUS)
    QTest.keyClick(box, Key.Key_Home)
    QTest.keyClick(box, Key.Key_Return)
    assert stored(document, clause(3, "CN")).rating == "not_started"
    assert parties.hasFocus()


def test_a_choice_from_the_opened_list_is_taken_at_once(parties, document):
    box = begin(parties, "CN", STATUS)
    box.showPopup()
    QTest.keyClick(box.view(), Key.Key_Home)
    QTest.keyClick(box.view(), Key.Key_Return)
    assert stored(document, clause(3, "CN")).rating == "not_started"
    assert editor_of(parties) is None


def test_f2_on_a_column_that_cannot_be_edited_goes_to_the_first_that_can(parties):
    assert isinstance(begin(parties, "CN", TITLE), QComboBox)
    assert parties.currentIndex().column() == STATUS


def test_claim_and_schedule_stand_beside_the_rating_where_they_are_wanted(parties, document):
    assert {CLAIMED, SCHEDULE} <= {c for c in range(9) if parties.isColumnHidden(c)}
    parties.columns.hide(())
    assert not any(map(parties.isColumnHidden, range(9)))
    for column, value in ((CLAIMED, "complete"), (SCHEDULE, "behind")):
        box = begin(parties, "EG", column)
        box.setCurrentIndex(box.findData(value))
        QTest.keyClick(box, Key.Key_Return)
    held = stored(document, clause(3))
    assert (held.rating, held.claimed, held.schedule) == ("limited", "complete", "behind")
    row = parties.table.index_of("EG")
    shown = [row.siblingAtColumn(column).data() for column in (STATUS, CLAIMED, SCHEDULE)]
    assert shown == ["Limited", "Complete", "Behind schedule"]
    box = begin(parties, "EG", CLAIMED)
    assert [box.itemData(at) for at in range(box.count())][:2] == ["", "not_started"]
    assert box.findData("no_evidence") < 0


def test_without_a_judgement_there_is_no_reason_to_be_edited(parties):
    assert isinstance(begin(parties, "CN", REASON), QComboBox)


def test_double_click_edits_where_it_can_and_opens_elsewhere(parties, viewing, window, document, qtbot):
    def double_click(column: int) -> None:
        place = parties.visualRect(parties.table.index_of("EG").siblingAtColumn(column)).center()
        QTest.mouseClick(parties.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(parties.viewport(), Qt.MouseButton.LeftButton, pos=place)

    double_click(CONFIDENCE)
    box = editor_of(parties)
    box.setCurrentIndex(box.findData("high"))
    QTest.keyClick(box, Key.Key_Return)
    assert stored(document, clause(3)).confidence == "high"
    assert parties.table.index_of("EG").siblingAtColumn(CONFIDENCE).data() == "High"
    double_click(TITLE)
    assert window.current_page == "matrix"
    assert viewing.cell == clause(3)


def test_a_day_that_is_none_is_refused_and_stays(parties, document, window):
    line = begin(parties, "EG", AS_OF)
    assert line.text() == "2026-03-01"
    line.selectAll()
    QTest.keyClicks(line, "2026-02-30")
    QTest.keyClick(line, Key.Key_Return)
    assert editor_of(parties) is line
    assert line.text() == "2026-02-30"
    assert "is no as-of date" in window.bar.text
    line.selectAll()
    QTest.keyClicks(line, "2026-02-28")
    QTest.keyClick(line, Key.Key_Return)
    assert stored(document, clause(3)).as_of == "2026-02-28"


def test_what_was_refused_on_leaving_is_there_again(parties, document, window):
    line = begin(parties, "EG", AS_OF)
    line.selectAll()
    QTest.keyClicks(line, "soon")
    window.matrix.measures.setFocus()
    window.page_at("clauses").search.setFocus()
    assert editor_of(parties) is None
    assert "is no as-of date" in window.bar.text
    assert begin(parties, "EG", AS_OF).text() == "soon"
    QTest.keyClick(editor_of(parties), Key.Key_Escape)
    assert begin(parties, "EG", AS_OF).text() == "2026-03-01"


def test_the_whole_reason_is_edited_and_grows(parties, document):
    field = begin(parties, "EG", REASON)
    assert field.toPlainText() == "Pilots.\nMany of them."
    before = field.height()
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "And a law.")
    assert field.height() > before
    assert parties.viewport().rect().contains(field.geometry())
    QTest.keyClick(field, Key.Key_Return)
    assert stored(document, clause(3)).reason == "Pilots.\nMany of them.\nAnd a law."


def test_typing_survives_what_others_write_meanwhile(parties, document):
    field = begin(parties, "EG", REASON)
    field.setPlainText("Half a sent")
    rate(document, "complete", clause(3, "CN"))
    assert field.toPlainText() == "Half a sent"
    parties.table.set_rows([])  # the rows are read anew under the field
    document.reloaded.emit()
    assert begin(parties, "EG", REASON).toPlainText() == "Half a sent"


def test_not_applicable_asks_for_its_reason(parties, document, window):
    QTest.keyClicks(begin(parties, "CN", STATUS), "x")
    (dialog,) = window.findChildren(ReasonDialog)
    assert dialog.isVisible()
    dialog._text.setPlainText("It has no coast.")
    dialog._on_accepted()
    assert stored(document, clause(3, "CN")).rating == "not_applicable"


def test_the_countries_page_and_the_to_do_list_are_edited_too(window, document, qtbot):
    rate(document, "limited", clause(3), as_of="2020-01-01")
    window.show_page("countries", "EG")
    tree = window.page_at("countries").cells
    tree.expandAll()
    tree.setFocus()
    index = next(i for i in tree.tree.indexes() if tree.tree.row_at(i).cell == clause(3))
    tree.setCurrentIndex(index)
    QTest.keyClick(tree, Key.Key_F2)
    QTest.keyClicks(editor_of(tree), "3")
    assert stored(document, clause(3)).rating == "complete"
    rate(document, "limited", clause(3), as_of="2020-01-01")
    document.undo()
    document.undo()
    window.show_page("todo", "stale")
    todo = window.page_at("todo")
    qtbot.waitUntil(lambda: todo.table.rowCount() == 1)
    todo.list.setFocus()
    todo.list.setCurrentIndex(todo.table.index(0, 0))
    QTest.keyClick(todo.list, Key.Key_F2)
    QTest.keyClicks(editor_of(todo.list), "2")
    assert stored(document, clause(3)).rating == "substantial"
    qtbot.waitUntil(lambda: todo.table.rowCount() == 0)


def test_sources_are_edited_in_their_list(window, document, qtbot):
    source = editing.new_evidence(document.pen, url="https://example.org/a")
    document.do(editing.put(document.pen, "source", None, source))
    window.show_page("sources")
    page = window.page_at("sources")
    page.tabs.setCurrentWidget(page.evidence)
    view = page.evidence.list
    qtbot.waitUntil(lambda: page.evidence.table.rowCount() == 1)
    view.setFocus()
    line = begin(view, source.evidence_id, 0)
    assert line.text() == ""
    QTest.keyClicks(line, "A report")
    QTest.keyClick(line, Key.Key_Return)
    (now,) = document.read.all_evidence()
    assert now.title == "A report"
    qtbot.waitUntil(lambda: page.evidence.table.index(0, 0).data() == "A report")
    line = begin(view, source.evidence_id, 2)
    QTest.keyClicks(line, "tomorrow")
    QTest.keyClick(line, Key.Key_Return)
    assert "is no date" in window.bar.text
    assert line.text() == "tomorrow"
    QTest.keyClick(line, Key.Key_Escape)
    assert document.read.all_evidence() == [now]


def test_a_suggestion_is_taken_in_its_list(window, document):
    for number in ("3.1", "3.2"):
        rate(document, "limited", clause(number))
    window.show_page("clauses", "DEI-2017/03")
    view = window.page_at("clauses").sheet.measures.list
    view.setFocus()
    box = begin(view, clause(3), 3)
    assert box.currentData() == "limited"
    QTest.keyClicks(box, "2")
    assert stored(document, clause(3)).rating == "substantial"


def test_models_with_editors_keep_the_rules(qapp):
    kept = {"a": "1", "b": "2"}

    def put(row: str, typed: str) -> None:
        if not typed.isdigit():
            raise TrackerError("No number.")
        kept[row] = typed

    column = Column[str](
        "Number", kept.__getitem__, editor=Editor(Kind.LINE, kept.__getitem__, put, lambda row: row != "b")
    )
    table = RecordTable[str]((Column[str]("Name", str), column), str)
    table.set_rows(["a", "b"])
    tree = RecordTree[str]((Column[str]("Name", str), column), str)
    tree.set_branches([Branch("a", (Branch("b"),))])
    for model, b in ((table, table.index(1, 1)), (tree, tree.index(0, 1, tree.index(0, 0)))):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        a = model.index(0, 1)
        assert a.flags() & Qt.ItemFlag.ItemIsEditable
        assert not b.flags() & Qt.ItemFlag.ItemIsEditable
        assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
        assert model.setData(a, "7")
        assert a.data() == "7"
        assert not model.setData(b, "7")
        assert not model.setData(a, "8", Qt.ItemDataRole.DisplayRole)
        assert not model.setData(QModelIndex(), "8")
        with pytest.raises(TrackerError):
            model.setData(a, "x")
    assert kept == {"a": "7", "b": "2"}


def test_a_read_only_tracker_is_not_edited(parties, document, monkeypatch):
    monkeypatch.setattr(type(document), "is_read_only", property(lambda _: True))
    assert begin(parties, "EG", STATUS) is None


def test_enter_still_opens_the_row(parties, window):
    parties.setCurrentIndex(parties.table.index_of("EG").siblingAtColumn(STATUS))
    QTest.keyClick(parties, Key.Key_Return)
    assert window.current_page == "matrix"
    assert isinstance(QApplication.focusWidget(), QWidget)
