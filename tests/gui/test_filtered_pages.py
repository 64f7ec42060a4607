"""The filter on the pages that are lists: what they leave, and how they say so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dsr_tracker.core.editing import add_note, cite, new_evidence, rate
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.models.clause_tree import record_id

from .conftest import clause

FAR = "9999-12-31"


@pytest.fixture
def filtered(document: Document, window: MainWindow) -> MainWindow:
    """The window on what is limited: clause 3 of Laos with a note and a source, and a measure of Laos."""
    scale = document.scale
    for number, party_id, rating in (
        ("1", "EG", "complete"),
        ("3", "LA", "limited"),
        ("5.1", "LA", "limited"),
    ):
        document.do(
            rate(document.pen, [document.target(clause(number, party_id), FAR)], scale.rating(rating), scale)
        )
    for number, party_id, text in (("1", "EG", "Cable landed"), ("3", "LA", "A law was passed")):
        target = document.target(clause(number, party_id), FAR)
        document.do(add_note(document.pen, target, text))
        document.do(cite(document.pen, target, new_evidence(document.pen, title=f"Paper: {text}")))
    window.viewing.set_filter(parse_filter("status:limited"))
    return window


def counted(window: MainWindow) -> str:
    return window.filter_bar.counted.text()


def test_clauses_with_a_cell_that_fits_are_listed(filtered: MainWindow, document: Document) -> None:
    filtered.show_page("clauses")
    tree = filtered.page_at("clauses").tree.tree  # type: ignore[attr-defined]
    listed = [record_id(tree.row_at(index)) for index in tree.indexes()]
    assert listed == ["DEI-2017", "DEI-2017/03", "DEI-2017/05", "DEI-2017/05/1"]
    assert counted(filtered) == f"2 of {len(document.read.provisions())} clauses and measures"
    filtered.viewing.open_page("clauses", "DEI-2017/09")
    assert filtered.subject == "DEI-2017/09", "what is asked for is shown, whatever the filter"
    filtered.viewing.set_filter(parse_filter(""))
    assert len(list(tree.indexes())) > 100


def test_countries_show_the_cells_that_fit_and_their_figures(filtered: MainWindow) -> None:
    filtered.show_page("countries")
    page = filtered.page_at("countries")
    parties = page.list.tree  # type: ignore[attr-defined]
    assert [parties.row_at(index).party_id for index in parties.indexes()] == ["LA"]
    assert counted(filtered).startswith("1 of ")
    cells = page.cells.tree  # type: ignore[attr-defined]
    shown = [cells.row_at(index).cell for index in cells.indexes() if cells.row_at(index).cell]
    assert shown == [clause("3", "LA"), clause("5", "LA"), clause("5.1", "LA")]
    assert page.header.strip.isVisible()  # type: ignore[attr-defined]


def test_the_timeline_tells_of_cells_that_fit(filtered: MainWindow, qtbot: QtBot) -> None:
    filtered.show_page("timeline")
    page = filtered.page_at("timeline")
    lines = [line.moment.text for line in page.model.lines]  # type: ignore[attr-defined]
    assert any("A law was passed" in text for text in lines)
    assert not any("Cable landed" in text for text in lines)
    n, m = counted(filtered).removesuffix(" lines").split(" of ")
    assert int(n) == len(lines) < int(m)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not filtered.viewing.filter


def test_sources_are_those_behind_cells_that_fit(filtered: MainWindow) -> None:
    filtered.show_page("sources")
    page = filtered.page_at("sources")
    titles = [use.evidence.title for use in page.evidence.table.rows]  # type: ignore[attr-defined]
    assert titles == ["Paper: A law was passed"]
    assert counted(filtered) == "1 of 2 recorded sources"


def test_what_is_to_do_is_counted_of_the_cells_that_fit(filtered: MainWindow) -> None:
    filtered.viewing.set_filter(parse_filter("country:LA instrument:DEI-2017"))
    filtered.show_page("todo")
    page = filtered.page_at("todo")
    items = page.table.rows  # type: ignore[attr-defined]
    assert {item.place.party_id for item in items} == {"LA"}
    assert len(items) == 14, "clauses of Laos that nobody assessed"
    assert counted(filtered).startswith("14 of ")
    filtered.viewing.set_filter(parse_filter("status:complete"))
    assert page.listing.message == "No cell of this list fits the filter."  # type: ignore[attr-defined]


def test_a_page_that_shows_everything_says_so(filtered: MainWindow) -> None:
    filtered.show_page("overview")
    assert counted(filtered) == "not filtered: this page shows everything"
    filtered.show_page("matrix")
    assert counted(filtered).startswith("1 of 120 cells")
