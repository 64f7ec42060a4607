"""What reports say of closed cycles, of second readers and of feedback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.cycles import close_cycle, open_cycle
from dsr_tracker.core.editing import Pen, Target, rate
from dsr_tracker.core.feedback import record_feedback
from dsr_tracker.core.records import Cycle
from dsr_tracker.core.second_reading import read_cell
from dsr_tracker.paths import SEEDS
from dsr_tracker.reports.html import render_html
from dsr_tracker.reports.json import render_json
from dsr_tracker.reports.report import Kind, Report, Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store

EGYPT, LAOS = Cell("DEI-2017/01", "EG"), Cell("DEI-2017/01", "LA")
END, LATER = "2026-03-31", "2026-09-30"


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "tracker.dsr", SEEDS) as store:
        yield store


def pen(store: Store, author: str = "Ann") -> Pen:
    return Pen(author, store.new_id)


def target(store: Store, cell: Cell) -> Target:
    current = store.read.status_assessment(cell, "9999")
    return Target(store.read.provision(cell.provision_id), store.read.record("party", cell.party_id), current)


def judge(store: Store, cell: Cell, rating: str, day: str) -> None:
    scale = store.read.scale()
    store.apply(rate(pen(store), [target(store, cell)], scale.rating(rating), scale, as_of=day))


def report(store: Store, day: str, **scope: str) -> Report:
    return build_report(collect(store, as_of=day), Scope(as_of=day, **scope))  # type: ignore[arg-type]


def close(store: Store, name: str, start: str, end: str) -> Cycle:
    opened = open_cycle(pen(store), store.cycles.cycles(), name=name, starts_on=start, ends_on=end)
    store.apply(opened)
    cycle = store.cycles.cycles()[0]
    store.apply(close_cycle(pen(store), cycle, render_json(report(store, end))))
    return store.cycles.cycles()[0]


def test_the_report_of_a_closed_cycle_says_so_and_what_was_corrected(store: Store) -> None:
    judge(store, EGYPT, "limited", "2026-02-01")
    cycle = close(store, "Spring", "2026-01-01", END)
    closed = report(store, END)
    assert any("“Spring” is closed" in remark and cycle.sha256 in remark for remark in closed.remarks)
    assert "Nothing of it was corrected since." in closed.remarks
    judge(store, EGYPT, "complete", "2026-02-01")
    judge(store, LAOS, "limited", "2026-03-01")
    corrected = report(store, END)
    assert corrected.remarks[-1] == (
        "2 cells are told otherwise here than it told them: Egypt, DEI-2017 1: Limited → Complete; "
        "Laos, DEI-2017 1: Not assessed → Limited."
    )
    assert "told otherwise here" in render_html(corrected).decode()
    # The report of another day says nothing of it.
    assert not any("Spring" in remark for remark in report(store, LATER).remarks)


def test_what_moved_names_the_cycles_and_compares_what_was_known_at_the_closing(store: Store) -> None:
    judge(store, EGYPT, "limited", "2026-02-01")
    judge(store, LAOS, "limited", "2026-02-01")
    close(store, "Spring", "2026-01-01", END)
    store.apply(
        open_cycle(pen(store), store.cycles.cycles(), name="Autumn", starts_on="2026-04-01", ends_on=LATER)
    )
    judge(store, EGYPT, "complete", "2026-03-01")
    judge(store, LAOS, "complete", "2026-08-01")
    moved = report(store, LATER, kind=Kind.CHANGES, since=END)
    assert "“Spring”" in moved.subtitle
    assert "“Autumn”" in moved.subtitle
    assert {change.cell: str(change.what) for change in moved.changes} == {
        EGYPT: "corrected",
        LAOS: "improved",
    }
    assert any("What its report said then is compared" in remark for remark in moved.remarks)
    # So is the figure that it had: both were limited.
    assert moved.overall_since is not None
    assert moved.overall_since.mean.percent == pytest.approx(100 / 3)
    assert moved.overall.mean.percent == pytest.approx(100)


def test_agreement_and_feedback_stand_in_the_method(store: Store) -> None:
    scale = store.read.scale()
    for cell, first, second in ((EGYPT, "limited", "limited"), (LAOS, "complete", "substantial")):
        judge(store, cell, first, "2026-02-01")
        reading = read_cell(
            pen(store, "Ben"), target(store, cell), scale.rating(second), scale, as_of="2026-02-01"
        )
        store.apply(reading)
    store.apply(
        record_feedback(pen(store), target(store, EGYPT), sender="A", text="So.", received_on="2026-03-01")
    )
    digest = report(store, END).colophon.digest
    found = report(store, END)
    assert "Equal ratings: 1 of 2" in found.method[-2]
    assert "(2 of 2): 0.67" in found.method[-2]
    assert "Comments from outside on these cells: 1; accepted" in found.method[-1]
    data = json.loads(render_json(found))
    assert data["agreement"]["equal"] == 1
    assert data["agreement"]["kappa"] == pytest.approx(2 / 3)
    # Before anybody had read or said anything, the report did not tell it; what it says of cells is the same.
    assert report(store, "2026-01-31").agreement is None
    assert digest == found.colophon.digest
