"""Saved views in the sidebar and the menu."""

from __future__ import annotations

import pathlib

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.gui.dialogs.view_form import ViewForm
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.view_list import ViewList
from dsr_tracker.gui.view_menu import ViewMenu

Key = Qt.Key


@pytest.fixture
def menu(window: MainWindow) -> ViewMenu:
    [menu] = window.findChildren(ViewMenu)
    return menu


@pytest.fixture
def sidebar(menu: ViewMenu) -> ViewList:
    return menu.list


def keep(window: MainWindow, menu: ViewMenu, name: str) -> None:
    menu.views.keep()
    [form] = [each for each in window.findChildren(ViewForm) if each.isVisible()]
    form.name.setText(name)
    assert form.save_button is not None
    form.save_button.click()


def test_a_view_is_kept_by_a_key_and_opened_by_another(
    window: MainWindow, menu: ViewMenu, sidebar: ViewList, qtbot: QtBot
) -> None:
    assert not sidebar.isVisible()
    viewing = window.viewing
    viewing.set_filter(parse_filter("status:limited country:LA"))
    viewing.set_hiding(True)
    viewing.set_day("2026-01-31")
    window.show_page("countries", "LA")
    QTest.keyClick(window, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(form.isVisible() for form in window.findChildren(ViewForm)))
    [form] = window.findChildren(ViewForm)
    QTest.keyClicks(form.name, "Laos")
    QTest.keyClick(form.name, Key.Key_Return)
    assert sidebar.isVisible()
    window.filter_bar.clear()
    viewing.set_hiding(False)
    viewing.set_day("")
    window.show_page("overview")
    QTest.keyClick(window, Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert (window.current_page, window.subject) == ("countries", "LA")
    assert (str(viewing.filter), viewing.is_hiding, viewing.day) == (
        "country:LA status:limited",
        True,
        "2026-01-31",
    )


def test_a_view_that_nobody_chose_is_not_marked(
    window: MainWindow, menu: ViewMenu, sidebar: ViewList
) -> None:
    keep(window, menu, "Due")
    sidebar.list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)  # as Tab does
    sidebar.refresh()
    assert sidebar.list.selectedItems() == []
    sidebar.list.setCurrentRow(0)
    sidebar.refresh()
    assert [item.text() for item in sidebar.list.selectedItems()] == ["Due"]


def test_sorting_is_kept(window: MainWindow, menu: ViewMenu, sidebar: ViewList) -> None:
    window.show_page("todo")
    view = window.page_at("todo").list  # type: ignore[attr-defined]
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    keep(window, menu, "Due")
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    sidebar.list.itemActivated.emit(sidebar.list.item(0))
    header = view.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, Qt.SortOrder.DescendingOrder)


def test_views_are_updated_renamed_and_taken_away_and_come_back(
    window: MainWindow, menu: ViewMenu, sidebar: ViewList, document: Document
) -> None:
    keep(window, menu, "First")
    window.viewing.set_filter(parse_filter("is:stale"))
    actions = {action.text(): action for action in sidebar.menu_of(menu.views.listed[0]).actions()}
    actions["&Update to what is shown now"].trigger()
    window.filter_bar.clear()
    menu.views.open(menu.views.listed[0])
    assert str(window.viewing.filter) == "is:stale"
    sidebar.list.setCurrentRow(0)
    QTest.keyClick(sidebar.list, Key.Key_F2)
    [form] = [each for each in window.findChildren(ViewForm) if each.isVisible()]
    form.name.setText("Second")
    QTest.keyClick(form.name, Key.Key_Return)
    assert sidebar.list.item(0).text() == "Second"
    sidebar.list.setCurrentRow(0)
    QTest.keyClick(sidebar.list, Key.Key_Delete)
    assert not sidebar.isVisible()
    document.undo()
    assert sidebar.list.item(0).text() == "Second"


def test_views_go_to_a_file_and_come_from_one(
    window: MainWindow, menu: ViewMenu, sidebar: ViewList, tmp_path: pathlib.Path
) -> None:
    keep(window, menu, "Mine")
    menu.views.export_to(tmp_path / "views.json")
    menu.views.import_from(tmp_path / "views.json")
    assert [sidebar.list.item(row).text() for row in range(2)] == ["Mine", "Mine (2)"]
