"""Tables narrowed by their columns: the model, the header, the choice, the chips, the columns themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsr_tracker.core.columns import ColumnKind, Condition
from dsr_tracker.gui.models.conditions import kind_in
from dsr_tracker.gui.models.facet_list import FacetList
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.models.record_tree import Branch, RecordTree
from dsr_tracker.gui.panels.column_chips import ColumnChips, chips_of
from dsr_tracker.gui.panels.column_popup import ColumnPopup
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.tree_view import TreeView

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class Fruit:
    name: str
    colour: str
    weight: int
    picked: str = ""


FIG = Fruit("Fig", "green", 50, "2026-09-01")
PEAR = Fruit("Pear", "green", 150, "2026-09-20")
MELON = Fruit("Melon", "yellow", 1500, "2025-08")
ACAI = Fruit("Açaí", "", 2)
COLOURS = {"green": "Grün", "yellow": "Gelb"}
COLUMNS = (
    Column[Fruit]("Name", lambda fruit: fruit.name, 20),
    Column[Fruit]("Colour", lambda fruit: COLOURS.get(fruit.colour, ""), 12, key=lambda fruit: fruit.colour),
    Column[Fruit]("Weight", lambda fruit: f"{fruit.weight:,}", 8, order=lambda fruit: fruit.weight),
    Column[Fruit]("Picked", lambda fruit: fruit.picked, 12),
)
NAME, COLOUR, WEIGHT, PICKED = range(4)


@pytest.fixture
def table(qapp: QApplication) -> RecordTable[Fruit]:
    table = RecordTable(COLUMNS, lambda fruit: fruit.name)
    table.set_rows([FIG, PEAR, MELON, ACAI])
    return table


@pytest.fixture
def view(table: RecordTable[Fruit], qtbot: QtBot) -> Iterator[RecordView]:
    """A table in a window of its own, with the chips above it."""
    window = QWidget()
    qtbot.addWidget(window)
    view = RecordView(table, "Fruit", window)
    layout = QVBoxLayout(window)
    layout.addWidget(chips_of(view, parent=window))
    layout.addWidget(view)
    window.resize(700, 400)
    window.show()
    qtbot.waitExposed(window)
    view.setFocus()
    view.setCurrentIndex(table.index(0, 0))
    yield view
    window.close()


def names(table: RecordTable[Fruit]) -> list[str]:
    return [str(table.index(row, 0).data()) for row in range(table.rowCount())]


def chips(view: QWidget) -> Any:
    return view.window().findChild(ColumnChips)


def popup(view: QWidget) -> ColumnPopup:
    [found] = [each for each in view.findChildren(ColumnPopup) if each.isVisible()]
    return found


def listed(facets: FacetList) -> list[str]:
    return [str(facets.index(row).data()) for row in range(facets.rowCount())]


# -- the models --------------------------------------------------------------------------------------


def test_the_table_shows_the_rows_that_fit_and_keeps_qts_contract(table: RecordTable[Fruit]) -> None:
    QAbstractItemModelTester(table, FATAL)
    table.conditions.put(COLOUR, Condition(("green",)))
    assert names(table) == ["Fig", "Pear"]
    assert (table.conditions.shown, table.conditions.every, len(table.every_row)) == (2, 4, 4)
    table.sort(WEIGHT, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Pear", "Fig"]
    table.conditions.put(WEIGHT, Condition(high="100"))
    assert names(table) == ["Fig"]
    table.set_rows([FIG, Fruit("Lime", "green", 60), MELON])
    assert names(table) == ["Fig", "Lime"]
    table.conditions.clear()
    assert names(table) == ["Fig", "Lime", "Melon"]


def test_only_so_many_rows_are_shown_of_those_that_fit(qapp: QApplication) -> None:
    table = RecordTable(COLUMNS, lambda fruit: fruit.name, most=2)
    table.set_rows([FIG, PEAR, MELON, ACAI])
    assert (names(table), table.left_out) == (["Fig", "Pear"], 2)
    table.conditions.put(COLOUR, Condition(("yellow", "")))
    assert (names(table), table.left_out) == (["Melon", "Açaí"], 0)


def test_values_are_counted_of_the_rows_that_other_columns_leave(table: RecordTable[Fruit]) -> None:
    table.conditions.put(COLOUR, Condition(("green",)))
    table.conditions.put(PICKED, Condition(low="2026"))
    colours = [(each.value.key, each.value.label, each.count) for each in table.facets(COLOUR)]
    assert colours == [("green", "Grün", 2)]
    assert [each.value.label for each in table.facets(NAME)] == ["Fig", "Pear"]
    table.conditions.clear()
    shown = [(each.value.label, each.count) for each in table.facets(COLOUR)]
    assert shown == [("Gelb", 1), ("Grün", 2), ("", 1)], "by name, what is empty last"
    assert [each.value.label for each in table.facets(WEIGHT)] == ["2", "50", "150", "1,500"]


def test_figures_and_instants_are_ranges_as_they_are_said(qapp: QApplication) -> None:
    columns = (
        Column[str]("Mean", lambda row: {"a": "–", "b": "100 % (2 of 2)"}.get(row, "9 % (1 of 8)")),
        Column[str]("When", lambda _: "12:30", order=lambda row: f"2026-11-0{ord(row) - 96}T12:30:00.000Z"),
    )
    table = RecordTable(columns, lambda row: row)
    table.set_rows(["a", "b", "c"])
    assert [each.value.label for each in table.facets(0)] == ["9 % (1 of 8)", "100 % (2 of 2)", "–"]
    assert kind_in(table.facets(0)) is ColumnKind.NUMBER
    table.conditions.put(0, Condition(high="50"))
    assert list(table.rows) == ["c"]
    table.conditions.take({1: Condition(low="2026-11-02", high="2026-11-02")})
    assert list(table.rows) == ["b"]


def test_a_tree_shows_what_fits_below_what_it_hangs_on(qapp: QApplication) -> None:
    crate, box = Fruit("Crate", "", 0), Fruit("Box", "", 0)
    tree = RecordTree(COLUMNS, lambda fruit: fruit.name, is_heading=lambda fruit: fruit.weight == 0)
    QAbstractItemModelTester(tree, FATAL)
    tree.set_branches([Branch(crate, (Branch(FIG), Branch(MELON))), Branch(box, (Branch(ACAI),))])
    tree.conditions.put(COLOUR, Condition(("yellow",)))
    assert [tree.row_at(index) for index in tree.indexes()] == [crate, MELON]
    assert (tree.conditions.shown, tree.conditions.every) == (1, 3)
    assert [each.value.label for each in tree.facets(NAME)] == ["Melon"]
    view = TreeView(tree, "Crates")
    tree.conditions.put(COLOUR, Condition(("green",)))
    assert view.isExpanded(tree.index(0, 0)), "what fits is seen"
    tree.conditions.clear()
    assert tree.rowCount() == 2
    assert not view.isExpanded(tree.index(0, 0)), "folded as it was"
    view.deleteLater()


def test_ticking_keeps_qts_contract_and_what_is_not_listed(table: RecordTable[Fruit]) -> None:
    facets = FacetList()
    QAbstractItemModelTester(facets, FATAL)
    facets.set_facets(table.facets(NAME), ("Fig",))
    facets.search("MEL")
    assert listed(facets) == ["Melon (1)"]
    assert facets.setData(facets.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert facets.chosen == ("Fig", "Melon")
    facets.search("")
    assert facets.state is Qt.CheckState.PartiallyChecked
    facets.tick_all(is_ticked=True)
    assert len(facets.chosen) == 4


# -- the choice ----------------------------------------------------------------------------------------


def test_a_column_is_filtered_by_keys_alone(view: RecordView, table: RecordTable[Fruit]) -> None:
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClick(view, Key.Key_Down, ALT)
    choice = popup(view)
    assert choice.column.currentText() == "Colour"
    assert listed(choice.facets) == ["Gelb (1)", "Grün (2)", "(empty) (1)"]
    QTest.keyClick(choice.field, Key.Key_Down)
    assert choice.list.hasFocus()
    QTest.keyClick(choice.list, Key.Key_Down)
    QTest.keyClick(choice.list, Key.Key_Space)
    assert choice.told.text() == "Colour: Grün"
    QTest.keyClick(choice.list, Key.Key_Return)
    assert names(table) == ["Fig", "Pear"]
    assert QApplication.focusWidget() is view
    assert chips(view).text == "In “Fruit”: Filter Colour: Grün 2 of 4 rows"
    QTest.keyClick(view, Key.Key_Escape)
    assert names(table) == ["Fig", "Pear", "Melon", "Açaí"]
    assert not chips(view).isVisible()
    assert view.isVisible(), "Esc was for the filter"


def test_the_choice_says_what_it_is(view: RecordView) -> None:
    QTest.keyClick(view, Key.Key_Down, ALT)
    choice = popup(view)

    def said(widget: QWidget) -> tuple[str, QAccessible.Role]:
        interface = QAccessible.queryAccessibleInterface(widget)
        return str(interface.text(QAccessible.Text.Name)), interface.role()

    assert said(choice) == ("Filter by “Name”", QAccessible.Role.Dialog)
    assert said(choice.list) == ("Values", QAccessible.Role.List)
    assert said(choice.field) == ("Find a value, or any text in it", QAccessible.Role.EditableText)
    value = QAccessible.queryAccessibleInterface(choice.list).child(0)
    assert value.text(QAccessible.Text.Name) == "Açaí (1)"
    assert value.state().checkable
    assert not value.state().checked
    QTest.keyClick(choice.field, Key.Key_Down)
    QTest.keyClick(choice.list, Key.Key_Space)
    assert value.state().checked
    assert said(choice.told)[0] == "Name: Açaí"


def test_a_text_is_found_in_any_value(view: RecordView, table: RecordTable[Fruit]) -> None:
    view.columns.open(NAME)
    choice = popup(view)
    QTest.keyClicks(choice.field, "aca")
    assert listed(choice.facets) == ["Açaí (1)"]
    QTest.keyClick(choice.field, Key.Key_Return)
    assert names(table) == ["Açaí"]
    assert chips(view).text == "In “Fruit”: Filter Name: has “aca” in it 1 of 4 rows"
    view.columns.open(NAME)
    assert popup(view).field.text() == "aca", "what was asked is there to be changed"
    QTest.keyClick(popup(view).field, Key.Key_Escape)
    assert names(table) == ["Açaí"], "Esc leaves it"


def test_dates_and_numbers_have_two_ends(view: RecordView, table: RecordTable[Fruit]) -> None:
    view.columns.open(WEIGHT)
    choice = popup(view)
    QTest.keyClicks(choice.low, "fifty")
    QTest.keyClick(choice.low, Key.Key_Return)
    assert choice.isVisible(), "that is no number"
    assert choice.told.text() == "Write a number."
    choice.low.setText("50")
    QTest.keyClicks(choice.high, "1,000")
    QTest.keyClick(choice.high, Key.Key_Return)
    assert names(table) == ["Fig", "Pear"]
    view.columns.open(PICKED)
    choice = popup(view)
    choice.low.setText("2026-09-10")
    choice.filter.click()
    assert names(table) == ["Pear"]
    assert "Weight: 50 to 1,000" in chips(view).text
    assert "Picked: 2026-09-10 or more" in chips(view).text


def test_another_column_is_chosen_in_the_choice(view: RecordView, table: RecordTable[Fruit]) -> None:
    view.columns.open(NAME)
    choice = popup(view)
    assert not choice.low.isVisible()
    QTest.keyClick(choice.column, Key.Key_Down)
    QTest.keyClick(choice.column, Key.Key_Down)
    choice.column.activated.emit(choice.column.currentIndex())
    assert choice.low.isVisible()
    assert listed(choice.facets)[0] == "2 (1)"
    choice.high.setText("100")
    choice.filter.click()
    assert table.conditions.by_column == {WEIGHT: Condition(high="100")}


def test_all_that_are_listed_are_ticked_at_once(view: RecordView, table: RecordTable[Fruit]) -> None:
    view.columns.open(COLOUR)
    choice = popup(view)
    QTest.keyClicks(choice.field, "g")
    choice.every.click()
    choice.filter.click()
    assert table.conditions.of(COLOUR) == Condition(("yellow", "green"))
    view.columns.open(COLOUR)
    popup(view).clearing.click()
    assert not table.conditions.is_on


# -- header, chips and columns ---------------------------------------------------------------------------


def click(widget: QWidget, place: QPoint) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)


def test_the_funnel_opens_the_choice_and_the_rest_of_the_header_sorts(view: RecordView) -> None:
    header: Any = view.horizontalHeader()
    funnel = header.funnel(COLOUR)
    assert funnel.isValid()
    click(header.viewport(), funnel.center())
    assert popup(view).column.currentText() == "Colour"
    popup(view).reject()
    assert header.sortIndicatorSection() == -1
    click(header.viewport(), QPoint(header.sectionViewportPosition(COLOUR) + 12, 5))
    assert header.sortIndicatorSection() == COLOUR


def test_a_filtered_column_says_so_in_its_header(view: RecordView, table: RecordTable[Fruit]) -> None:
    def header(column: int) -> str:
        for at in range(interface.childCount()):
            each = interface.child(at)
            said = each.text(QAccessible.Text.Name)
            if each.role() == QAccessible.Role.ColumnHeader and said.startswith(COLUMNS[column].title):
                return str(said)
        raise AssertionError("no such header")

    interface = QAccessible.queryAccessibleInterface(view)
    assert header(COLOUR) == "Colour"
    table.conditions.put(COLOUR, Condition(("green",)))
    assert header(COLOUR) == "Colour, filtered: Grün"
    assert header(NAME) == "Name"
    assert view.horizontalHeader().funnel(COLOUR).isValid()  # type: ignore[attr-defined]


def test_the_chip_changes_and_takes_away(view: RecordView, table: RecordTable[Fruit]) -> None:
    table.conditions.take({COLOUR: Condition(("green",)), NAME: Condition(text="e")})
    name, colour = chips(view).chips
    assert name.change.accessibleName() == "Filter Name: has “e” in it"
    colour.change.click()
    assert popup(view).column.currentText() == "Colour"
    popup(view).reject()
    name.change.setFocus()
    QTest.keyClick(name.change, Key.Key_Delete)
    assert table.conditions.by_column == {COLOUR: Condition(("green",))}
    [colour] = chips(view).chips
    assert colour.change.hasFocus(), "the keyboard goes on to the next chip"
    chips(view).clearing.setFocus()
    QTest.keyClick(chips(view).clearing, Key.Key_Space)
    assert not table.conditions.is_on
    assert view.hasFocus()


def actions(menu: QMenu) -> dict[str, QAction]:
    return {action.text().partition("\t")[0]: action for action in menu.actions()}


def test_columns_are_hidden_and_shown_from_the_header(view: RecordView) -> None:
    def columns() -> dict[str, QAction]:
        menu = view.columns.menu_of(NAME)
        below = actions(menu)["Columns"].menu()
        assert isinstance(below, QMenu)
        menu.setParent(None)
        kept.append(menu)
        return actions(below)

    kept: list[QMenu] = []
    columns()["Weight"].trigger()
    assert view.isColumnHidden(WEIGHT)
    view.columns.leave_out([COLOUR])
    assert view.isColumnHidden(COLOUR)
    assert "Colour" not in columns(), "the page leaves it out"
    view.columns.leave_out([])
    assert not view.isColumnHidden(COLOUR)
    assert view.isColumnHidden(WEIGHT), "a person's choice stays"
    for name in ("Name", "Colour"):
        columns()[name].trigger()
    assert not columns()["Picked"].isEnabled(), "one column always stays"
    columns()["Show all columns"].trigger()
    assert not any(map(view.isColumnHidden, range(4)))
    for menu in kept:
        menu.deleteLater()


def test_the_header_sorts_and_shows_all_of_a_column(view: RecordView, table: RecordTable[Fruit]) -> None:
    table.conditions.put(COLOUR, Condition(("green", "yellow")))
    offered = actions(view.columns.menu_of(WEIGHT))
    assert not offered["Show all of it"].isEnabled()
    offered["Sort from last to first"].trigger()
    assert names(table) == ["Melon", "Pear", "Fig"]
    actions(view.columns.menu_of(COLOUR))["Show all of it"].trigger()
    assert names(table) == ["Melon", "Pear", "Fig", "Açaí"]


def test_the_cursor_stays_on_its_row_or_goes_to_the_first(
    view: RecordView, table: RecordTable[Fruit]
) -> None:
    view.select_key("Pear")
    table.conditions.put(COLOUR, Condition(("green",)))
    assert view.current_record() == PEAR
    table.conditions.put(COLOUR, Condition(("yellow", "")))
    assert view.current_record() == MELON


def test_what_is_asked_for_is_shown_whatever_the_columns(view: RecordView, table: RecordTable[Fruit]) -> None:
    table.conditions.put(COLOUR, Condition(("green",)))
    assert view.reveal_key("Fig")
    assert not view.reveal_key("Kiwi")
    assert names(table) == ["Fig", "Pear"]
    assert view.reveal_key("Melon")
    assert len(names(table)) == 4
    assert view.current_record() == MELON


def test_a_list_as_tall_as_its_rows_grows_and_shrinks(view: RecordView, table: RecordTable[Fruit]) -> None:
    view.fit()
    before = view.height()
    table.conditions.put(NAME, Condition(text="nothing like it"))
    assert table.rowCount() == 0
    assert 0 < view.height() < before
    assert view.horizontalHeader().isVisible(), "by which it is widened again"
    QTest.keyClick(view, Key.Key_Down, ALT)
    assert popup(view).column.currentText() == "Name", "the column that leaves nothing"


def test_a_list_without_columns_to_choose_from_has_no_menu_for_them(qtbot: QtBot) -> None:
    single = RecordTable((COLUMNS[0],), lambda fruit: fruit.name)
    view = RecordView(single, "Names")
    qtbot.addWidget(view)
    assert "Columns" not in actions(view.columns.menu_of(0))


def test_an_answer_that_comes_late_is_shown_where_it_was_asked_for(
    view: RecordView, table: RecordTable[Fruit]
) -> None:
    asked: list[tuple[int, Callable[[Any], object]]] = []
    facets = {column: table.facets(column) for column in range(4)}
    table.conditions.asker = lambda column, show: asked.append((column, show))
    view.columns.open(NAME)
    choice = popup(view)
    assert choice.told.text() == "Counting…"
    choice.column.setCurrentIndex(COLOUR)
    choice.column.activated.emit(COLOUR)
    (name, show_names), (colour, show_colours) = asked
    assert (name, colour) == (NAME, COLOUR)
    show_names(facets[NAME])
    assert listed(choice.facets) == [], "that column was left"
    show_colours(facets[COLOUR])
    assert len(listed(choice.facets)) == 3
    choice.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    show_colours(facets[COLOUR])  # after it was closed
