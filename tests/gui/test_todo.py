from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from dsr_tracker.core.agenda import TodoGroup
from dsr_tracker.core.dates import months_before, today
from dsr_tracker.core.editing import rate
from dsr_tracker.core.feedback import record_feedback
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.todo import TodoPanel

from .conftest import INITIATIVE, clause
from .naming import unnamed


@pytest.fixture
def panel(qtbot, document, viewing) -> TodoPanel:
    panel = TodoPanel(document, viewing)
    QAbstractItemModelTester(panel.table, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    QAbstractItemModelTester(panel.groups, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    qtbot.addWidget(panel)
    panel.resize(1000, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def judge(document: Document, number: int, rating_id: str, day: str = "", **more: str) -> None:
    target = document.target(clause(number), "9999-12-31")
    scale = document.scale
    document.do(
        rate(document.pen, [target], scale.rating(rating_id), scale, as_of=day, **more)  # type: ignore[arg-type]
    )


def count(panel: TodoPanel, group: TodoGroup) -> int | None:
    return next(line.count for line in panel.groups.rows if line.group is group)


def choose(panel: TodoPanel, group: TodoGroup) -> None:
    assert panel.group_list.select_key(group)


def test_starts_with_what_was_never_assessed(panel):
    assert panel.groups.rows[0].title == "Never assessed"
    assert count(panel, TodoGroup.NEVER_ASSESSED) == len(panel.table.rows) > 120
    assert "Nobody has given a rating yet" in panel._meaning.text()
    assert panel.listing.footer.endswith("cells, as of today")


def test_a_row_opens_its_cell(panel, qtbot, viewing):
    panel.list.select_key(clause(3))
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == [clause(3)]


def test_counts_follow_what_is_rated_and_undone(panel, document):
    before = count(panel, TodoGroup.NEVER_ASSESSED)
    assert before is not None
    judge(document, 1, "limited", confidence="low")
    assert count(panel, TodoGroup.NEVER_ASSESSED) == before - 1
    assert count(panel, TodoGroup.UNSOURCED) == 1
    assert count(panel, TodoGroup.LOW_CONFIDENCE) == 1
    document.undo()
    assert count(panel, TodoGroup.NEVER_ASSESSED) == before
    assert count(panel, TodoGroup.LOW_CONFIDENCE) == 0


def test_the_number_of_months_decides_what_is_due(panel, document, qtbot):
    judge(document, 1, "limited", months_before(today(), 8))
    choose(panel, TodoGroup.STALE)
    assert panel.months.isVisible()
    assert len(panel.table.rows) == 1
    with qtbot.waitSignal(panel.months_chosen) as chosen:
        panel.months.setValue(9)
    assert chosen.args == [9]
    assert panel.table.rows == []
    assert count(panel, TodoGroup.STALE) == 0
    choose(panel, TodoGroup.UNSOURCED)
    assert not panel.months.isVisible()


def test_an_instrument_and_its_measures_can_be_chosen(panel):
    panel.instrument.setCurrentIndex(panel.instrument.findData(INITIATIVE))
    panel.instrument.activated.emit(panel.instrument.currentIndex())
    assert count(panel, TodoGroup.NEVER_ASSESSED) == 15 * 8
    assert panel.list.isColumnHidden(2)
    panel.measures.click()
    assert count(panel, TodoGroup.NEVER_ASSESSED) == (15 + 47) * 8


def test_a_long_group_shows_its_first_and_tells_how_many_more(panel, monkeypatch):
    monkeypatch.setattr(panel, "_limit", 10)
    total = count(panel, TodoGroup.NEVER_ASSESSED)
    assert total is not None
    panel.refresh()
    assert len(panel.table.rows) == 10
    assert panel.listing.footer == f"The first 10 and {total - 10} more, as of today"
    assert not panel.list.isSortingEnabled()
    panel.listing._more.click()
    assert len(panel.table.rows) == total


def test_an_empty_group_says_what_to_do(panel):
    choose(panel, TodoGroup.LOW_CONFIDENCE)
    assert "as you rate them" in panel.listing.message


def test_another_page_can_point_at_a_group_or_an_instrument(panel):
    panel.open_subject("period_over")
    assert panel._title.text() == "Period over, not final"
    assert "highest of the scale" in panel._meaning.text()
    panel.open_subject(INITIATIVE)
    assert panel.instrument.currentData() == INITIATIVE
    panel.open_subject("nothing of the kind")


def test_a_big_tracker_is_counted_beside_the_window(panel, document, monkeypatch, qtbot):
    monkeypatch.setattr(type(document.agenda), "is_big", lambda _: True)
    judge(document, 1, "limited")
    qtbot.waitUntil(lambda: count(panel, TodoGroup.UNSOURCED) == 1)


def test_everything_has_a_name(panel):
    choose(panel, TodoGroup.STALE)
    assert unnamed(panel) == []


def test_feedback_is_a_reason_and_opens_where_it_is_answered(panel, document, viewing, qtbot):
    target = document.target(clause(3), "9999-12-31")
    document.do(record_feedback(document.pen, target, sender="A ministry", text="It is done."))
    assert count(panel, TodoGroup.FEEDBACK) == 1
    choose(panel, TodoGroup.FEEDBACK)
    titles = [each.title for each in panel.table.columns]
    seen = [title for number, title in enumerate(titles) if not panel.list.isColumnHidden(number)]
    assert seen[-2:] == ["Received", "What was said"]
    [item] = panel.table.rows
    assert item.said == "A ministry: It is done."
    panel.list.select_key(clause(3))
    with qtbot.waitSignal(viewing.record_wanted) as wanted, qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert (opened.args, wanted.args) == ([clause(3)], [item.feedback_id])
    document.undo()
    assert count(panel, TodoGroup.FEEDBACK) == 0
    choose(panel, TodoGroup.NEVER_ASSESSED)
    assert panel.list.isColumnHidden(titles.index("What was said"))
