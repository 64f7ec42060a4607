"""The filter bar, and what it leaves of the matrix."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from dsr_tracker.core.editing import rate
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.filter_bar import FilterBar, FilterSign
from dsr_tracker.gui.panels.filter_chip import FilterChip

from .conftest import clause

Key = Qt.Key


@pytest.fixture
def judged(document: Document) -> None:
    """Three judged clauses of the initiative and a judged measure."""
    scale = document.scale
    for number, party_id, rating, confidence in (
        ("1", "EG", "limited", "low"),
        ("3", "EG", "complete", "high"),
        ("3", "LA", "limited", ""),
        ("5.1", "LA", "limited", ""),
    ):
        target = document.target(clause(number, party_id), "9999-12-31")
        document.do(rate(document.pen, [target], scale.rating(rating), scale, confidence=confidence))


@pytest.fixture
def bar(judged: None, window: MainWindow) -> FilterBar:
    return window.filter_bar


@pytest.fixture
def type_filter(bar: FilterBar) -> Callable[[str], None]:
    def type_filter(text: str) -> None:
        bar.take_focus()
        QTest.keyClicks(bar.field, text)
        QTest.keyClick(bar.field, Key.Key_Return)

    return type_filter


def chips(bar: FilterBar) -> list[FilterChip]:
    return [chip for chip in bar.chips.findChildren(FilterChip) if not chip.isHidden()]


def test_the_bar_is_reached_by_a_key_and_cuts_the_matrix_down(
    window: MainWindow, bar: FilterBar, type_filter: Callable[[str], None], qtbot: QtBot
) -> None:
    QTest.keyClick(
        window.matrix.view, Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(bar.field.hasFocus)
    type_filter("status:limited")
    model = window.matrix.model
    assert model.is_filtered
    fitting = {
        (model.provision_at(row).number, model.parties[column].party_id)  # type: ignore[union-attr]
        for row in range(model.mean_row)
        for column in range(model.mean_column)
        if model.fits(row, column)
    }
    assert fitting == {("1", "EG"), ("3", "LA")}
    assert bar.counted.text() == "2 of 120 cells, and 1 of measures"
    assert model.index(model.mean_row, model.mean_column).data() == "33 % (2 of 2)"
    assert model.index(2, model.mean_column).data() == "33 % (1 of 1)"
    assert [label.text() for label in window.findChildren(FilterSign)] == ["Filtered: status:limited"]
    assert "of the filtered cells" in model.means.explain(model.mean_row, model.mean_column).title  # type: ignore[union-attr]
    assert "filtered cells" in window.matrix._figure.text()


def test_what_does_not_fit_is_dimmed_said_and_still_rated(
    window: MainWindow, type_filter: Callable[[str], None], document: Document
) -> None:
    type_filter("confidence:low")
    model, view = window.matrix.model, window.matrix.view
    index = model.index_of(clause(3, "EG"))
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("filtered out")
    view.setCurrentIndex(index)
    QTest.keyClick(view, Key.Key_1)
    assert document.read.status_assessment(clause(3, "EG"), "9999-12-31").rating == "limited"  # type: ignore[union-attr]
    assert model.index_of(clause(3, "EG")).row() == index.row()


def test_others_are_hidden_and_come_back(
    window: MainWindow, bar: FilterBar, type_filter: Callable[[str], None]
) -> None:
    type_filter("status:limited")
    bar.hiding.click()
    model = window.matrix.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.provision_at(row).number for row in range(model.mean_row)] == ["1", "3", "5"]  # type: ignore[union-attr]
    assert [party.party_id for party in model.parties] == ["EG", "LA"]
    view = window.matrix.view
    view.go_to(clause(1, "EG"))
    QTest.keyClick(view, Key.Key_3)
    assert model.provision_at(0).number == "1"  # type: ignore[union-attr]
    assert not model.fits(0, 0), "the row stays for now, dimmed"
    window.open_cell(clause(9, "CN"))
    assert not bar.hiding.isChecked(), "a cell that is gone to is shown"
    assert view.selected_cells() == [clause(9, "CN")]


def test_nothing_that_fits_is_said(
    window: MainWindow, bar: FilterBar, type_filter: Callable[[str], None]
) -> None:
    type_filter("author:nobody")
    bar.hiding.click()
    said = [label.text() for label in window.matrix.findChildren(QLabel) if label.isVisible()]
    assert any("No cell here fits the filter" in text for text in said)
    assert bar.counted.text() == "0 of 120 cells"


def test_chips_are_changed_and_taken_away(
    bar: FilterBar, type_filter: Callable[[str], None], window: MainWindow
) -> None:
    type_filter('country:EG status:limited clause:"DEI-2017/01"')
    assert [chip.change.text() for chip in chips(bar)][::2] == [
        "Clause or measure: 1 Expand broadband a…",
        "Rating: Limited",
    ]
    QTest.keyClick(chips(bar)[0].change, Key.Key_Delete)
    assert str(window.viewing.filter) == "country:EG status:limited"
    chips(bar)[0].remove.click()
    assert str(window.viewing.filter) == "status:limited"
    type_filter("clause:3")
    chips(bar)[0].change.click()
    assert bar.field.text() == "clause:3"
    bar.field.setText("clause:1")
    QTest.keyClick(bar.field, Key.Key_Return)
    assert str(window.viewing.filter) == "clause:1 status:limited"


def test_escape_clears_from_the_bar_and_from_the_page(
    window: MainWindow, bar: FilterBar, type_filter: Callable[[str], None]
) -> None:
    type_filter("status:limited")
    QTest.keyClick(bar.field, Key.Key_Escape)
    assert not window.viewing.filter
    type_filter("status:limited")
    window.matrix.view.setFocus()
    QTest.keyClick(window.matrix.view, Key.Key_Escape)
    assert not window.viewing.filter
    assert not window.matrix.model.is_filtered
    assert [label.text() for label in window.findChildren(FilterSign)] == [""]


def test_a_message_and_the_sign_of_the_filter_do_not_lie_upon_each_other(
    window: MainWindow, type_filter: Callable[[str], None]
) -> None:
    [sign] = window.findChildren(FilterSign)
    window.statusBar().showMessage("Imported 624 records.")
    type_filter("status:limited")
    assert not sign.isVisible()
    window.statusBar().clearMessage()
    assert sign.isVisible()


def test_an_entered_filter_leaves_undo_to_the_tracker(
    window: MainWindow, bar: FilterBar, document: Document, type_filter: Callable[[str], None]
) -> None:
    type_filter("status:limited")
    assert bar.field.hasFocus()
    assert not bar.field.isUndoAvailable()


def test_what_makes_no_sense_is_said_and_stays_to_be_mended(
    window: MainWindow, bar: FilterBar, type_filter: Callable[[str], None]
) -> None:
    type_filter("contry:EG")
    assert "Did you mean “country”?" in bar.fault.text()
    assert bar.field.text() == "contry:EG"
    assert not window.viewing.filter


def test_names_are_completed(bar: FilterBar, window: MainWindow, qtbot: QtBot) -> None:
    bar.take_focus()
    qtbot.waitUntil(bar.field.hasFocus)
    QTest.keyClicks(bar.field, "egyp")
    completer = bar.field.completer()
    assert completer.completionCount() == 1
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert str(window.viewing.filter) == "country:EG"
    qtbot.waitUntil(lambda: bar.field.text() == "")


def test_a_menu_offers_the_ratings(bar: FilterBar, window: MainWindow) -> None:
    menu = bar.add.menu()
    menu.aboutToShow.emit()
    ratings = next(action for action in menu.actions() if action.text() == "Rating").menu()
    assert isinstance(ratings, QMenu)
    next(action for action in ratings.actions() if action.text() == "Limited").trigger()
    assert str(window.viewing.filter) == "status:limited"
    menu.aboutToShow.emit()
    assert len(chips(bar)) == 1


def test_a_big_tracker_is_filtered_beside_the_window(
    window: MainWindow, bar: FilterBar, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document.agenda, "is_big", lambda: True)
    window.viewing.set_hiding(True)
    window.viewing.set_filter(parse_filter("status:limited"))
    model = window.matrix.model
    assert not model.is_filtered
    assert bar.counted.text() == "Filtering…"
    qtbot.waitUntil(lambda: model.is_filtered)
    assert [party.party_id for party in model.parties] == ["EG", "LA"]
    assert bar.counted.text().startswith("2 of 120 cells")
    window.viewing.set_filter(parse_filter("status:complete"))
    window.viewing.set_filter(parse_filter("status:not_started"))
    qtbot.waitUntil(lambda: bar.counted.text() == "0 of 120 cells")


def test_the_counts_do_not_lie_upon_a_message(window: MainWindow) -> None:
    counts = next(each for each in window.statusBar().findChildren(QLabel) if "assessed" in each.text())
    window.statusBar().showMessage("Copied 1 × 1.")
    window.show_page("clauses")
    window.show_page("matrix")
    assert not counts.isVisible()
    window.statusBar().clearMessage()
    assert counts.isVisible()
    window.show_page("clauses")
    assert counts.text() == ""
