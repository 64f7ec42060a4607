from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.record_view import RecordView


@dataclass(frozen=True)
class Fruit:
    name: str
    weight: int


COLUMNS = (
    Column[Fruit]("Name", lambda fruit: fruit.name, 20),
    Column[Fruit](
        "Weight",
        lambda fruit: str(fruit.weight),
        8,
        fill=lambda fruit: "#d55e00" if fruit.weight > 100 else "",
        alignment=Qt.AlignmentFlag.AlignRight,
        order=lambda fruit: fruit.weight,
    ),
)
PEAR, FIG, MELON = Fruit("Pear", 150), Fruit("fig", 50), Fruit("Melon", 1500)


@pytest.fixture
def table(qapp) -> RecordTable[Fruit]:
    table = RecordTable(COLUMNS, lambda fruit: fruit.name)
    table.set_rows([PEAR, FIG, MELON])
    return table


def names(table: RecordTable[Fruit]) -> list[str]:
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def test_keeps_qts_contract_through_every_change(table, qapp):
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_rows([PEAR, MELON])
    table.sort(1)
    table.set_rows([])


def test_sorts_by_the_declared_order_and_keeps_what_points_into_it(table):
    kept = QPersistentModelIndex(table.index(0, 1))
    table.sort(1)
    assert names(table) == ["fig", "Pear", "Melon"]
    assert table.row_at(kept) == PEAR
    table.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Pear", "Melon", "fig"]
    table.sort(-1)
    assert names(table) == ["Pear", "Melon", "fig"]


def test_tells_only_the_rows_that_differ(table, qtbot):
    told: list[tuple[int, int]] = []
    table.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(table.modelReset):
        table.set_rows([PEAR, replace(FIG, weight=60), MELON])
    assert told == [(1, 1)]
    assert table.index(1, 1).data() == "60"


def test_says_colours_and_shows_typed_markup_as_it_is(table):
    assert table.index(0, 1).data(Qt.ItemDataRole.BackgroundRole).name() == "#d55e00"
    assert table.index(1, 1).data(Qt.ItemDataRole.BackgroundRole) is None
    table.set_rows([Fruit("<b>two\nlines</b>", 1)])
    assert table.index(0, 0).data() == "<b>two lines</b>"
    assert "&lt;b&gt;" in table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_view_opens_by_enter_and_keeps_its_row(table, qtbot):
    view = RecordView(table, "Fruit", stretched=0)
    qtbot.addWidget(view)
    view.show()
    assert view.select_key("fig")
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [FIG]
    table.set_rows([FIG, Fruit("Plum", 40), PEAR])
    assert view.current_record() == FIG
    assert not view.select_key("Melon")
    with qtbot.waitSignal(view.selected) as selected:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert selected.args == [Fruit("Plum", 40)]


def test_view_sorts_by_a_click_on_the_header_and_stays_sorted(table, qtbot):
    view = RecordView(table, "Fruit")
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    header = view.horizontalHeader()
    place = header.rect().center()
    place.setX(header.sectionViewportPosition(1) + 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(table) == ["fig", "Pear", "Melon"]
    table.set_rows([MELON, FIG])
    assert names(table) == ["fig", "Melon"]
