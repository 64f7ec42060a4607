"""The Cycles page: periods are added, closed, corrected and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog

from dsr_tracker.core.changes import What
from dsr_tracker.core.cycles import open_cycle
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import Pen, cite, new_evidence, rate
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.filtering import AsSeen, parse_filter
from dsr_tracker.core.records import Cycle, CycleState
from dsr_tracker.core.second_reading import read_cell
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.cycles import CyclesPanel

from .conftest import clause

FAR = "9999-12-31"


@pytest.fixture
def panel(qtbot: Any, document: Document, viewing: Any) -> CyclesPanel:
    panel = CyclesPanel(document, viewing)
    for table in (panel.table, panel.moved.table, panel.corrections.table, panel.figure.table):
        QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    qtbot.addWidget(panel)
    panel.resize(1200, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def judge(document: Document, number: int, rating: str, day: str, reason: str = "") -> None:
    target, scale = document.target(clause(number), FAR), document.scale
    document.do(rate(document.pen, [target], scale.rating(rating), scale, as_of=day, reason=reason))


def add_cycle(document: Document, name: str, start: str, end: str) -> Cycle:
    edit = open_cycle(document.pen, document.cycles.cycles(), name=name, starts_on=start, ends_on=end)
    return document.do(edit).changes[0].record  # type: ignore[return-value]


def close(panel: CyclesPanel, qtbot: Any) -> None:
    panel.close_cycle.trigger()
    dialog: Any = panel.findChildren(QDialog)[-1]
    qtbot.waitExposed(dialog)
    with qtbot.waitSignal(dialog.closed):
        dialog.close_button.click()


def open_form(panel: CyclesPanel, trigger: Callable[[], None]) -> Any:
    trigger()
    return panel.findChildren(QDialog)[-1]


def test_an_empty_page_says_what_to_do_and_a_form_adds_a_cycle(panel: CyclesPanel, document: Document):
    assert "New…" in panel.listing.message
    form = open_form(panel, panel.add.trigger)
    assert form.starts_on.text() <= today() <= form.ends_on.text()
    form.name.setText("2026")
    form.starts_on.setText("2026-01-01")
    form.ends_on.setText("2025-01-01")
    form.accept()
    assert "before it starts" in form.error.text()
    form.ends_on.setText("2026-03-31")
    form.accept()
    (cycle,) = document.cycles.cycles()
    assert (cycle.name, cycle.ends_on) == ("2026", "2026-03-31")
    assert panel.listing.footer == "1 cycle"
    assert panel.chosen is not None
    # The next one is offered from the day after.
    assert open_form(panel, panel.add.trigger).starts_on.text() == "2026-04-01"


def test_a_cycle_goes_to_review_and_is_closed_corrected_and_told_so(
    panel: CyclesPanel, document: Document, viewing: Any, qtbot: Any
):
    judge(document, 1, "limited", "2026-02-01")
    judge(document, 2, "complete", "2026-02-01")
    add_cycle(document, "Spring", "2026-01-01", "2026-03-31")
    panel.review.trigger()
    assert document.cycles.cycles()[0].state is CycleState.IN_REVIEW
    assert panel.review.text() == "Back to work"
    close(panel, qtbot)
    (cycle,) = document.cycles.cycles()
    assert cycle.state is CycleState.CLOSED
    assert not panel.close_cycle.isEnabled()
    said = document.cycles.said(cycle)
    assert panel.corrections.listing.message == "Nothing was corrected since it was closed."
    assert cycle.sha256 in panel.corrections.head.text()

    judge(document, 1, "substantial", "2026-02-01", "A source that was overlooked.")
    judge(document, 3, "limited", "2026-03-01")
    rows = panel.corrections.table.rows
    assert [(row.correction.cell, row.correction.was, row.correction.is_now) for row in rows] == [
        (clause(1), "limited", "substantial"),
        (clause(3), "not_assessed", "limited"),
    ]
    assert (rows[0].who, rows[0].reason) == ("Ann", "A source that was overlooked.")
    assert panel.tabs.title(1) == "Corrections (2)"
    # What was said stays, figure and all.
    assert document.cycles.said(cycle) == said
    figure = panel.table.data(panel.table.index(0, 3), Qt.ItemDataRole.DisplayRole)
    assert str(figure).startswith("67 % (2 of")
    panel.corrections.list.select_key(clause(1))
    panel.tabs.show_part(panel.corrections)
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(panel.corrections.list, Qt.Key.Key_Return)
    assert opened.args == [clause(1)]
    document.undo()
    document.undo()
    assert panel.tabs.title(1) == "Corrections (0)"


def test_what_moved_between_two_cycles_with_its_evidence(
    panel: CyclesPanel, document: Document, viewing: Any, qtbot: Any
):
    for number, before, after in ((1, "limited", "complete"), (2, "complete", "limited")):
        judge(document, number, before, "2026-02-01")
        judge(document, number, after, "2026-08-01")
    judge(document, 3, "limited", "2026-08-01")
    judge(document, 4, "limited", "2026-02-01")
    source = new_evidence(document.pen, url="https://example.org", title="The new law")
    document.do(cite(document.pen, document.target(clause(1), FAR), source))
    add_cycle(document, "Spring", "2026-01-01", "2026-03-31")
    add_cycle(document, "Year", "2026-04-01", today())

    moved = panel.moved
    assert (moved.first.period.name, moved.last.period.name) == ("Spring", "Year")
    assert {row.cell: row.what for row in moved.table.rows} == {
        clause(1): What.IMPROVED,
        clause(2): What.WORSENED,
        clause(3): What.NEWLY_ASSESSED,
    }
    assert moved.table.rows[0].sources == ("The new law",)
    assert moved.listing.footer.startswith("3 of 4 judged cells moved · ▲ Improved 1 · ▼ Worsened 1")
    moved.kinds.setCurrentIndex(moved.kinds.findData("worsened"))
    moved.kinds.activated.emit(moved.kinds.currentIndex())
    assert [row.cell for row in moved.table.rows] == [clause(2)]
    with qtbot.waitSignal(viewing.page_opened) as matrix:
        moved.in_matrix.trigger()
    assert matrix.args == ["matrix", ""]
    assert str(viewing.filter) == "moved:worsened against:Spring"
    assert viewing.is_hiding
    found = document.filtered.matching(viewing.filter, viewing.as_seen())
    assert found == {"DEI-2017/02": {clause(2).party_id: "limited"}}

    with qtbot.waitSignal(viewing.page_opened) as picture:
        moved.as_picture.trigger()
    assert picture.args == ["pictures", "change 2026-03-31"]
    with qtbot.waitSignal(viewing.report_opened) as report:
        moved.report.trigger()
    preset = report.args[0]
    assert (preset.kind, preset.since, preset.as_of) == ("changes", "2026-03-31", today())

    moved.first.choose(None, today())
    moved.ask()
    assert "not earlier" in moved.listing.message
    assert not moved.report.isEnabled()


def test_a_closed_cycle_that_corrected_is_compared_as_it_was_known(
    panel: CyclesPanel, document: Document, qtbot: Any
):
    judge(document, 1, "limited", "2026-02-01")
    add_cycle(document, "Spring", "2026-01-01", "2026-03-31")
    close(panel, qtbot)
    judge(document, 1, "complete", "2026-02-01")
    (row,) = panel.moved.table.rows
    assert row.what is What.CORRECTED
    assert row.before is not None
    assert row.before.rating == "limited"
    corrected = parse_filter("moved:corrected against:spring")
    seen = AsSeen(today(), today())
    assert list(document.filtered.matching(corrected, seen)) == ["DEI-2017/01"]
    assert document.filtered.count(parse_filter("moved:any against:2026-03-31"), seen) == 0
    assert document.filtered.count(parse_filter("against:Autumn"), seen) == 0


def test_the_figure_of_a_cycle_opens_to_its_sum_and_judgements_and_stays_as_it_was_closed(
    panel: CyclesPanel, document: Document, qtbot: Any, tmp_path: Any
):
    judge(document, 1, "limited", "2026-02-01", "A draft law.")
    judge(document, 2, "complete", "2026-02-01")
    add_cycle(document, "Spring", "2026-01-01", "2026-03-31")
    panel.tabs.show_part(panel.figure)
    view = panel.figure
    assert view.head.text().startswith("As things stand: 67 % (2 of ")
    assert view.working.text().startswith("100 × (1 × 1 + 1 × 3) ÷ (3 × 2) = 67 %")
    assert [row.place.cell for row in view.table.rows] == [clause(1), clause(2)]
    assert not view.save.isEnabled()
    close(panel, qtbot)
    judge(document, 1, "complete", "2026-02-01")
    assert view.head.text().startswith("As it said: 67 % (2 of ")
    first = view.table.rows[0].judged
    assert (first.rating, first.reason) == ("limited", "A draft law.")
    cycle = document.cycles.cycles()[0]
    panel.save_said(cycle, tmp_path / "said.json")
    assert hashlib.sha256((tmp_path / "said.json").read_bytes()).hexdigest() == cycle.sha256


def test_closing_says_how_many_differences_are_undecided(panel: CyclesPanel, document: Document):
    add_cycle(document, "Spring", "2026-01-01", "2026-03-31")
    judge(document, 1, "limited", "2026-02-01")
    panel.close_cycle.trigger()
    dialog: Any = panel.findChildren(QDialog)[-1]
    assert not dialog.undecided.isVisible()
    dialog.reject()
    scale = document.scale
    target = document.target(clause(1), FAR)
    pen = Pen("Ben", document.pen.new_id)
    document.do(read_cell(pen, target, scale.rating("complete"), scale, as_of="2026-02-01"))
    panel.close_cycle.trigger()
    dialog = panel.findChildren(QDialog)[-1]
    assert dialog.undecided.text().endswith("decided yet: 1.")
    assert dialog.undecided.isVisible()
    dialog.reject()


def test_a_cycle_that_has_not_ended_is_not_closed_and_says_why(panel: CyclesPanel, document: Document):
    add_cycle(document, "Later", "2026-01-01", "2999-12-31")
    with pytest.raises(TrackerError, match="still to come"):
        panel._on_close()
    panel.remove.trigger()
    assert document.cycles.cycles() == []
    assert panel.chosen is None


def test_the_picture_of_a_change_compares_with_the_cycle(make_window: Any, document: Document):
    judge(document, 1, "limited", "2026-02-01")
    judge(document, 1, "complete", "2026-08-01")
    window = make_window()
    window.go_to_page("pictures", "change 2026-03-31")
    page = window.page_at("pictures")
    assert page.choices.since.day == "2026-03-31"
    assert page._picture.ask.since == "2026-03-31"
