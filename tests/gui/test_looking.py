"""Looks, search plans, what is due, and claims, as a person meets them in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import rate
from dsr_tracker.core.following import add_milestone
from dsr_tracker.core.looking import save_plan
from dsr_tracker.core.records import Look, SearchPlan
from dsr_tracker.core.rubrics import write_rubric
from dsr_tracker.gui.dialogs.claims_dialog import ClaimsDialog
from dsr_tracker.gui.dialogs.due_dialog import DueDialog
from dsr_tracker.gui.dialogs.plan_dialog import PlanDialog
from dsr_tracker.gui.dialogs.plans_dialog import PlansDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.viewing import Viewing
from tests.gui.conftest import clause


def judge(document: Document, rating: str, claimed: str = "") -> None:
    scale = document.scale
    target = document.target(clause(1), today())
    document.do(rate(document.pen, [target], scale.rating(rating), scale, claimed=claimed))


def test_k_says_that_somebody_looked(window: MainWindow, document: Document) -> None:
    judge(document, "limited")
    window.open_cell(clause(1))
    QTest.keyClick(window.matrix.view, Qt.Key.Key_K)
    (look,) = document.follow.looks(clause(1))
    assert isinstance(look, Look)
    assert look.looked_on == today()
    lines = [window.inspector._history._list.item(row).text() for row in range(2)]
    assert lines[0].endswith(f"looked at on {today()}, no change")
    document.undo()
    assert document.follow.looks(clause(1)) == []


def test_the_rubric_stands_beside_the_rating(window: MainWindow, document: Document) -> None:
    judge(document, "limited")
    provision = document.read.provision(clause(1).provision_id)
    document.do(write_rubric(document.pen, provision, document.scale, {"limited": "a pilot"}, []))
    window.open_cell(clause(1))
    form = window.inspector.judgement
    assert form.rubric.text() == "Rubric: a pilot"
    judge(document, "complete")
    assert form.rubric.text() == ""


def test_a_plan_fills_the_search_log(window: MainWindow, document: Document) -> None:
    plan = SearchPlan("", "Gazettes", "official gazettes", "ar, en", "fibre")
    document.do(save_plan(document.pen, [], plan))
    judge(document, "no_evidence")
    window.open_cell(clause(1))
    form = window.inspector.judgement
    form.plan.setCurrentIndex(1)
    form._on_plan_chosen()
    status = document.read.status_assessment(clause(1), today())
    assert status is not None
    assert (status.search_places, status.search_languages, status.search_terms, status.search_until) == (
        "official gazettes",
        "ar, en",
        "fibre",
        today(),
    )


def test_a_plan_speaks_of_the_day_of_the_judgement(window: MainWindow, document: Document) -> None:
    document.do(save_plan(document.pen, [], SearchPlan("", "Gazettes", "official gazettes")))
    scale, target = document.scale, document.target(clause(1), today())
    document.do(rate(document.pen, [target], scale.rating("no_evidence"), scale, as_of="2026-06-12"))
    window.open_cell(clause(1))
    form = window.inspector.judgement
    form.plan.setCurrentIndex(1)
    form._on_plan_chosen()
    status = document.read.status_assessment(clause(1), today())
    assert status is not None
    assert (status.as_of, status.search_until) == ("2026-06-12", "2026-06-12")


def test_a_plan_is_added_and_changed(qtbot: QtBot, document: Document) -> None:
    dialog = PlansDialog(document)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._on_add()
    (form,) = dialog.findChildren(PlanDialog)
    form._name.setText("Gazettes")
    form.accept()
    assert "says nothing" in form.error.text()
    form._places.setPlainText("official gazettes")
    form.accept()
    assert dialog.plans.list.item(0).text() == "Gazettes\nofficial gazettes"
    dialog.plans.list.setCurrentRow(0)
    QTest.keyClick(dialog.plans.list, Qt.Key.Key_Delete)
    assert document.follow.plans() == []


@pytest.fixture
def due(qtbot: QtBot, document: Document, viewing: Viewing) -> DueDialog:
    provision = document.read.provision(clause(1).provision_id)
    document.do(add_milestone(document.pen, provision, title="Law passed", due_on="2019-06", party_id="EG"))
    dialog = DueDialog(document, viewing)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_due_is_listed_and_leads_to_its_clause(due: DueDialog, viewing: Viewing) -> None:
    line = next(line for line in due._table.rows if line.item.title == "Law passed")
    assert line.whose == "DEI-2017/01, Egypt"
    gone: list[tuple[str, str]] = []
    viewing.page_opened.connect(lambda page, subject: gone.append((page, subject)))
    due._on_opened(line)
    assert gone == [("clauses", "DEI-2017/01")]


def test_a_calendar_is_saved(due: DueDialog, tmp_path: Path) -> None:
    due.save_calendar(tmp_path / "due.ics")
    events = icalendar.Calendar.from_ical((tmp_path / "due.ics").read_bytes()).walk("VEVENT")
    assert len(events) == len(due._table.rows)
    assert "Law passed" in {str(event["SUMMARY"]) for event in events}


def test_claims_and_what_supports_them_stand_side_by_side(
    qtbot: QtBot, document: Document, viewing: Viewing
) -> None:
    dialog = ClaimsDialog(document, viewing)
    qtbot.addWidget(dialog)
    assert "Every claim has its evidence" in dialog._told.text()
    judge(document, "limited", claimed="complete")
    (line,) = dialog._table.rows
    assert (line.claimed, line.rating, line.source_count) == ("● Complete", "◔ Limited", 0)
    assert line.what == "No evidence for the claim"


def test_only_what_the_analyst_set_is_told_on_opening(
    make_window: Callable[[], MainWindow], document: Document
) -> None:
    assert [item for item in document.follow.due() if item.is_own] == []
    provision = document.read.provision(clause(1).provision_id)
    document.do(add_milestone(document.pen, provision, title="Law passed", due_on="2019-06"))
    assert [item.title for item in document.follow.due() if item.is_own] == ["Law passed"]
