from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models import tally_counts
from dsr_tracker.gui.panels.overview import OverviewPanel
from tests.gui.accessible import unnamed
from tests.gui.conftest import INITIATIVE, clause


def rate(document: Document, cell: Cell, rating_id: str) -> None:
    target = document.target(cell, "2026-01-31")
    scale = document.scale
    document.do(
        editing.rate(
            document.pen, [target], scale.rating(rating_id), scale, as_of="2026-01-31", reason="Seen."
        )
    )


@pytest.fixture
def panel(qtbot, document, viewing) -> OverviewPanel:
    panel = OverviewPanel(document, viewing)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def texts(view, column: int = 0) -> list[str]:
    return [view.model().index(row, column).data() for row in range(view.model().rowCount())]


def test_says_what_to_do_first_while_nothing_is_assessed(panel, viewing, qtbot):
    assert panel.first_steps.isVisible()
    assert not panel.bar.isVisible()
    with qtbot.waitSignal(viewing.page_opened) as opened:
        qtbot.mouseClick(panel.first_steps.start, Qt.MouseButton.LeftButton)
    assert opened.args == ["matrix", ""]


def test_shows_counts_and_the_grand_mean_of_the_store(panel, document):
    rate(document, clause(1), "complete")
    rate(document, clause(2), "limited")
    rate(document, clause("3.1", "CN"), "complete")
    assert not panel.first_steps.isVisible()
    overall = document.status.matrix(None, "2026-12-31").overall
    assert panel._mean.text() == str(overall) == f"67 % (2 of {overall.applicable})"
    assert panel._assessed.text() == f"2 of {overall.applicable}"
    assert "1 of" in panel._measures.text()
    assert "1 of" in panel.bar.accessibleDescription()


def test_a_large_tracker_is_counted_beside_the_window(document, viewing, qtbot, monkeypatch):
    rate(document, clause(1), "complete")
    monkeypatch.setattr(tally_counts, "AT_ONCE", 0)
    panel = OverviewPanel(document, viewing)
    qtbot.addWidget(panel)
    panel.show()
    assert panel._assessed.text() == "Counting…"
    assert not panel.first_steps.isVisible()
    assert texts(panel.changes, 1) == ["Egypt, clause 1 → Complete"]
    qtbot.waitUntil(lambda: panel._assessed.text().startswith("1 of"))
    with qtbot.waitSignal(panel._counts.counted):  # of two counts only the newer one says anything
        rate(document, clause(2), "limited")
        rate(document, clause(3), "limited")
    assert panel._assessed.text().startswith("3 of")
    assert texts(panel.instruments)


def test_lists_instruments_and_countries_with_means_and_opens_them(panel, document, viewing, qtbot):
    rate(document, clause(1), "complete")
    panel.instruments.select_key(INITIATIVE)
    assert panel.instruments.currentIndex().siblingAtColumn(2).data() == "100 % (1 of 120)"
    with qtbot.waitSignal(viewing.page_opened) as opened:
        qtbot.keyClick(panel.instruments, Qt.Key.Key_Return)
    assert opened.args == ["matrix", ""]
    assert viewing.instrument_ids == (INITIATIVE,)
    panel.countries.select_key("EG")
    assert panel.countries.currentIndex().siblingAtColumn(2).data() == "100 % (1 of 15)"
    with qtbot.waitSignal(viewing.page_opened) as opened:
        qtbot.keyClick(panel.countries, Qt.Key.Key_Return)
    assert opened.args == ["countries", "EG"]
    assert "Hangzhou" in texts(panel.others)
    assert "Hangzhou" not in texts(panel.countries)


def test_lists_changes_newest_first_and_marks_undone_ones(panel, document, viewing, qtbot):
    rate(document, clause(1), "complete")
    document.undo()
    assert texts(panel.changes, 1) == [
        "Undo: Egypt, clause 1 → Complete",
        "Egypt, clause 1 → Complete (undone)",
    ]
    assert texts(panel.changes, 2) == ["Ann", "Ann"]
    panel.changes.setCurrentIndex(panel.changes.model().index(1, 0))
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(panel.changes, Qt.Key.Key_Return)
    assert opened.args == [clause(1)]


def test_bar_opens_the_matrix_and_the_working_of_the_mean(panel, document, viewing, qtbot):
    rate(document, clause(1), "complete")
    with qtbot.waitSignals([viewing.page_opened, viewing.figure_opened]):
        qtbot.keyClick(panel.bar, Qt.Key.Key_Return)


def test_shows_the_day_that_is_looked_at(panel, document, viewing):
    rate(document, clause(1), "complete")
    viewing.set_day("2026-01-30")
    assert panel.first_steps.isVisible()


def test_figures_lead_to_their_instrument(panel, viewing, qtbot):
    panel.figures.setCurrentIndex(panel.figures.model().index(0, 0))
    with qtbot.waitSignal(viewing.page_opened) as opened:
        qtbot.keyClick(panel.figures, Qt.Key.Key_Return)
    assert opened.args == ["clauses", INITIATIVE]


def test_lists_stand_below_each_other_where_the_page_is_narrow(panel, document, qtbot):
    rate(document, clause(1), "complete")
    letter = panel.fontMetrics().averageCharWidth()

    def lefts() -> set[int]:
        return {view.mapTo(panel, view.rect().topLeft()).x() for view in (panel.countries, panel.changes)}

    panel.resize(200 * letter, 700)
    qtbot.waitUntil(lambda: len(lefts()) == 2)
    panel.resize(100 * letter, 700)
    qtbot.waitUntil(lambda: len(lefts()) == 1)


def test_everything_has_a_name(panel, document):
    rate(document, clause(1), "complete")
    assert unnamed(panel) == []
