"""Columns of the pages: long lists are narrowed in the store, views keep what is asked, Clear lifts it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dsr_tracker.core.agenda import TodoGroup
from dsr_tracker.core.columns import Condition
from dsr_tracker.core.editing import add_note, cite, new_evidence, rate
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.core.saved_views import save_view
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels import source_evidence, timeline, todo
from dsr_tracker.gui.panels.column_popup import ColumnPopup
from dsr_tracker.gui.view_menu import ViewMenu
from dsr_tracker.store.agenda import AgendaReader

from .conftest import clause

FAR = "9999-12-31"
PARTY, PROVISION, INSTRUMENT, RATING, AS_OF, PERIOD = range(6)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def judged(document: Document, window: MainWindow) -> MainWindow:
    """Some cells without a look for long, two of them with a source, one with a note."""
    scale = document.scale
    for number, party_id, rating, day in (
        (1, "EG", "limited", "2024-05-01"),
        (1, "LA", "limited", "2024-06-01"),
        (2, "EG", "complete", "2023-01-31"),
        (3, "TH", "not_started", "2024-05-31"),
    ):
        target = document.target(clause(number, party_id), FAR)
        document.do(rate(document.pen, [target], scale.rating(rating), scale, reason="So.", as_of=day))
    for number, party_id, title, publisher, day in (
        (1, "EG", "Cables of the world", "ITU", "2024-04-01"),
        (2, "EG", "Cable law", "Ministry", "2022-12-31"),
    ):
        source = new_evidence(document.pen, title=title, publisher=publisher, published_on=day)
        document.do(cite(document.pen, document.target(clause(number, party_id), FAR), source))
    document.do(add_note(document.pen, document.target(clause(4, "TH"), FAR), "Visited"))
    return window


def choose(view: Any, column: int) -> ColumnPopup:
    view.columns.open(column)
    popups: list[ColumnPopup] = [each for each in view.findChildren(ColumnPopup) if each.isVisible()]
    return popups[0]


def listed(popup: ColumnPopup) -> list[str]:
    return [str(popup.facets.index(row).data()) for row in range(popup.facets.rowCount())]


def told(window: MainWindow) -> str:
    chips = window.filter_bar.columns
    return "" if chips is None or not chips.isVisible() else chips.text


def stale(window: MainWindow) -> Any:
    window.show_page("todo", str(TodoGroup.STALE))
    return window.page_at("todo")


def parties(page: Any) -> list[str]:
    return [item.place.party_id for item in page.table.rows]


def test_what_is_to_do_is_narrowed_in_the_store(judged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(todo, "PAGE", 1)
    page = stale(judged)
    page._start_over()
    assert parties(page) == ["EG"], "one is shown at a time"
    popup = choose(page.list, RATING)
    assert listed(popup) == ["○ Not started (1)", "◔ Limited (2)", "● Complete (1)"], "as on the scale"
    popup.reject()
    popup = choose(page.list, PARTY)
    assert listed(popup) == ["Egypt (2)", "Laos (1)", "Thailand (1)"], "of all, not of what is shown"
    QTest.keyClicks(popup.field, "thai")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert parties(page) == ["TH"]
    assert told(judged) == "In “Cells that want a look”: Filter Party: has “thai” in it 1 of 4 rows"
    page.table.conditions.put(PARTY, Condition(("EG", "LA")))
    popup = choose(page.list, AS_OF)
    assert listed(popup) == ["2023-01-31 (1)", "2024-05-01 (1)", "2024-06-01 (1)"]
    popup.low.setText("2024")
    popup.filter.click()
    assert parties(page) == ["EG"]
    assert told(judged).endswith("Filter As of: 2024 or more 2 of 4 rows")
    assert "Party: Egypt, LA" in told(judged) or "Party: Egypt, Laos" in told(judged)
    page._on_more_asked()
    assert parties(page) == ["EG", "LA"]
    page.table.conditions.put(AS_OF, Condition(low="2030"))
    assert page.listing.message == "", "the header stays, by which it is widened again"
    assert page.listing.footer == "No cell has what you chose of the columns. Esc shows all."
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.table.conditions.by_column == {}
    assert told(judged) == ""


def test_a_big_tracker_is_asked_beside_the_window(
    judged: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = stale(judged)
    monkeypatch.setattr(AgendaReader, "is_big", lambda _: True)
    popup = choose(page.list, PARTY)
    assert listed(popup) == []
    qtbot.waitUntil(lambda: len(listed(popup)) == 3)
    popup.field.setText("laos")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: parties(page) == ["LA"])
    assert told(judged).endswith("1 of 4 rows")


def test_columns_stand_beside_the_filter_that_all_pages_share(judged: MainWindow) -> None:
    page = stale(judged)
    judged.viewing.set_filter(parse_filter("country:EG"))
    page.table.conditions.put(RATING, Condition(("limited",)))
    assert parties(page) == ["EG"]
    assert told(judged).endswith("1 of 2 rows")
    judged.show_page("timeline")
    assert told(judged) == "", "they are a matter of their page"
    judged.show_page("todo")
    assert told(judged)
    judged.filter_bar.clear()
    assert len(parties(page)) == 4
    assert told(judged) == ""


def test_escape_lifts_what_is_asked_from_anywhere_on_the_page(judged: MainWindow) -> None:
    page = stale(judged)
    page.table.conditions.put(RATING, Condition(("limited",)))
    judged.filter_bar.take_focus()
    QTest.keyClick(judged.filter_bar.field, Qt.Key.Key_Escape)
    assert not page.table.conditions.is_on


def test_sources_are_narrowed_in_the_store(judged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_evidence, "PAGE", 1)
    judged.show_page("sources")
    evidence: Any = judged.page_at("sources").evidence  # type: ignore[attr-defined]
    evidence._start_over()
    assert len(evidence.table.rows) == 1
    popup = choose(evidence.list, 1)
    assert listed(popup) == ["ITU (1)", "Ministry (1)"]
    popup.facets.tick_all(is_ticked=True)
    popup.reject()
    popup = choose(evidence.list, 2)
    popup.high.setText("2023")
    popup.filter.click()
    assert [use.evidence.title for use in evidence.table.rows] == ["Cable law"]
    assert told(judged) == "In “Recorded sources”: Filter Published: 2023 or less 1 of 2 rows"
    evidence.table.conditions.put(5, Condition(low="2"))
    assert evidence.table.rows == []
    monkeypatch.setattr(source_evidence, "PAGE", 500)
    wanted = judged.document.agenda.evidence("world")[0].evidence.evidence_id
    judged.viewing.open_page("sources", wanted)
    assert told(judged) == "", "what is asked for is shown, whatever was chosen"
    assert evidence.list.current_record().evidence.title == "Cables of the world"


def test_the_timeline_is_filtered_like_a_table(judged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "PAGE", 5)
    judged.show_page("timeline")
    page: Any = judged.page_at("timeline")
    page._start_over()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, ALT)
    [popup] = page.list.findChildren(ColumnPopup)
    assert popup.column.currentText() == "Day"
    popup.reject()
    popup = choose(page.list, 1)
    assert "Thailand (2)" in listed(popup)
    QTest.keyClicks(popup.field, "thai")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert {line.moment.place.party_id for line in page.model.lines} == {"TH"}
    assert told(judged).startswith("In “Timeline”: Filter Party: has “thai” in it 2 of ")
    page.model.conditions.put(4, Condition(("not_started",)))
    assert [line.moment.rating for line in page.model.lines] == ["not_started"]
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert len(page.model.lines) == 5
    page.filtering.click()
    assert any(each.isVisible() for each in page.list.findChildren(ColumnPopup))


def test_countries_cells_and_a_figures_cells_are_filtered(judged: MainWindow) -> None:
    judged.show_page("countries", "EG")
    cells: Any = judged.page_at("countries").cells  # type: ignore[attr-defined]
    popup = choose(cells, 1)
    assert not any("%" in text for text in listed(popup)), "figures of instruments are no ratings"
    cells.tree.conditions.put(1, Condition(("complete",)))
    shown = [cells.tree.row_at(index).cell for index in cells.tree.indexes()]
    assert [cell for cell in shown if cell is not None] == [clause(2, "EG")]
    judged.filter_bar.clear()
    judged.show_page("matrix")
    model = judged.matrix.model
    judged.matrix._on_mean_wanted(0, model.mean_column)
    figure: Any = judged.inspector._figure
    assert figure._cells.table.rowCount() > 2
    figure._cells.table.conditions.put(1, Condition(("limited",)))
    assert figure._cells.table.rowCount() == 2
    assert told(judged).startswith("In “The cells behind the figure”: Filter Rating: ")


def test_a_saved_view_keeps_what_is_asked_and_which_columns_are_hidden(judged: MainWindow) -> None:
    [menu] = judged.findChildren(ViewMenu)
    page, document = stale(judged), judged.document
    page.table.conditions.take({RATING: Condition(("limited",)), PARTY: Condition(text="e")})
    page.list.columns.hide({AS_OF})
    document.do(save_view(document.pen, "Old", "todo", menu.views.state(), ()))
    page.table.conditions.clear()
    page.list.columns.hide(())
    judged.show_page("overview")
    menu.views.open(menu.views.listed[0])
    assert page.table.conditions.by_column == {RATING: Condition(("limited",)), PARTY: Condition(text="e")}
    assert parties(page) == ["EG"]
    assert page.list.isColumnHidden(AS_OF)
    assert "Filter Rating: " in told(judged)
    assert "limited" not in told(judged), "in words"
    document.do(save_view(document.pen, "All", "todo", _without(menu), menu.views.listed))
    menu.views.open(menu.views.listed[1])
    assert not page.table.conditions.is_on
    assert "filter" not in "".join(judged.layout_state()), "it is not there again tomorrow, unasked for"


def _without(menu: ViewMenu) -> Any:
    from dataclasses import replace

    state = menu.views.state()
    return replace(state, layout={k: v for k, v in state.layout.items() if "/filter/" not in k})


def test_hidden_columns_are_kept_with_the_layout(judged: MainWindow) -> None:
    page = stale(judged)
    page.list.columns.hide({PROVISION})
    kept = judged.layout_state()
    page.list.columns.hide(())
    judged.restore_pages(kept)
    assert page.list.isColumnHidden(PROVISION)
    judged.show_page("todo", str(TodoGroup.NEVER_ASSESSED))
    assert page.list.isColumnHidden(RATING), "says nothing of what nobody rated"
    judged.show_page("todo", str(TodoGroup.STALE))
    assert not page.list.isColumnHidden(RATING)
    assert page.list.isColumnHidden(PROVISION)
    judged.reset_layout()
    assert not page.list.isColumnHidden(PROVISION)


def entry(window: MainWindow, text: str) -> QAction:
    actions = [each for menu in window.findChildren(QMenu) for each in menu.actions()]
    return next(each for each in actions if each.text().replace("&", "").partition("\t")[0] == text)


def test_the_menus_speak_of_the_table_with_the_cursor(judged: MainWindow) -> None:
    page = stale(judged)
    page.list.setFocus()
    page.list.setCurrentIndex(page.table.index(0, RATING))
    entry(judged, "Filter by a column…").trigger()
    [popup] = [each for each in page.list.findChildren(ColumnPopup) if each.isVisible()]
    assert popup.column.currentText() == "Rating"
    popup.reject()
    columns = entry(judged, "Columns").menu()
    assert isinstance(columns, QMenu)
    columns.aboutToShow.emit()
    assert [each.text() for each in columns.actions() if each.text()] == [
        *("Party", "Clause or measure", "Instrument", "Rating", "As of"),
        "Show all columns",
    ]
    next(each for each in columns.actions() if each.text() == "As of").trigger()
    assert page.list.isColumnHidden(AS_OF)
    judged.show_page("pictures")
    judged.page_at("pictures").hide()
    entry(judged, "Filter by a column…").trigger()
    assert "no table on this page" in judged.statusBar().currentMessage()
    columns.aboutToShow.emit()
    assert [each.isEnabled() for each in columns.actions()] == [False]


def test_the_matrix_is_cut_down_by_a_country_and_its_ratings(judged: MainWindow) -> None:
    def choose_of_egypt(text: str) -> None:
        QTest.keyClick(matrix.view, Qt.Key.Key_Down, ALT)
        [menu] = [each for each in matrix.view.findChildren(QMenu) if each.isVisible()]
        offered = {action.text(): action for action in menu.actions()}
        was_on.append(offered[text].isChecked())
        offered[text].trigger()
        menu.close()
        menu.deleteLater()

    was_on: list[bool] = []
    matrix, viewing = judged.matrix, judged.viewing
    judged.open_cell(clause(1, "EG"))
    matrix.take_focus()
    viewing.set_filter(parse_filter("since:2020"))
    choose_of_egypt("Egypt: Limited")
    assert str(viewing.filter) == "country:EG status:limited since:2020"
    assert viewing.is_hiding
    listed = [matrix.model.provision_at(row) for row in range(matrix.model.rowCount())]
    assert [each.provision_id for each in listed if each is not None] == ["DEI-2017/01"]
    matrix.view.setCurrentIndex(matrix.model.index_of(clause(1, "EG")))
    choose_of_egypt("Egypt: Complete")
    assert viewing.filter.values("status") == ("limited", "complete")
    matrix.view.setCurrentIndex(matrix.model.index_of(clause(1, "EG")))
    choose_of_egypt("Egypt: Limited")
    assert viewing.filter.values("status") == ("complete",)
    matrix.view.setCurrentIndex(matrix.model.index_of(clause(2, "EG")))
    choose_of_egypt("Only Egypt")
    assert str(viewing.filter) == "country:EG since:2020"
    assert was_on == [False, False, True, False]
    matrix.view.setCurrentIndex(matrix.model.index_of(clause(1, "EG")))
    choose_of_egypt("All countries and ratings")
    assert str(viewing.filter) == "since:2020"
    assert matrix.columns.menu_of(matrix.model.mean_column) is None
