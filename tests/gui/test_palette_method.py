"""What the method's records say is found in the box, and opened where it lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dsr_tracker.core.cycles import open_cycle
from dsr_tracker.core.editing import rate
from dsr_tracker.core.feedback import record_feedback
from dsr_tracker.core.following import add_indicator, add_milestone, measure
from dsr_tracker.core.linking import link_target
from dsr_tracker.core.looking import SearchLog, look_at, save_plan
from dsr_tracker.core.records import Adjudication, Feedback, Indicator, Look, SearchPlan, Tag
from dsr_tracker.core.rubrics import TRAITS, rate_specificity, write_rubric
from dsr_tracker.core.second_reading import adjudicate, give_out, read_cell
from dsr_tracker.core.tagging import save_tag
from dsr_tracker.gui.dialogs.plans_dialog import PlansDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.palette import Palette
from dsr_tracker.gui.viewing import Viewing

from .boxes import opened_box, searched
from .conftest import clause

FAR = "9999-12-31"


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> Palette:
    """The box, opened by its keys from the matrix."""
    return opened_box(window, qtbot)


@pytest.fixture
def look(palette: Palette, qtbot: QtBot) -> Callable[[str], list[str]]:
    """Types a search and gives the titles of what came of it, headings in brackets."""
    return lambda text: searched(palette, qtbot, text)


@pytest.fixture
def enter(palette: Palette, look: Callable[[str], list[str]], window: MainWindow) -> Callable[[str], None]:
    """Types a search, and presses Enter on the first line."""

    def enter(text: str) -> None:
        if not palette.isVisible():
            QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        look(text)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)

    return enter


def read_and_decided(document: Document) -> None:
    """Ann judges, Ben reads, Ann decides."""
    target, scale = document.target(clause(3), FAR), document.scale
    document.do(rate(document.pen, [target], scale.rating("limited"), scale, as_of="2026-03-01"))
    document.do(give_out(document.pen, "Plover batch", "Ben", [clause(3)], as_of="2026-03-31"))
    [batch] = document.readings.batches()
    document.sign_as("Ben")
    made = read_cell(
        document.pen, target, scale.rating("substantial"), scale, batch=batch, reason="A whimbrel."
    )
    document.do(made)
    document.sign_as("Ann")
    [pair] = document.readings.pairs()
    document.do(
        adjudicate(document.pen, target, pair, scale.rating("substantial"), scale, reason="The redshank.")
    )


def test_a_reading_and_a_decision_open_on_the_page_of_second_readings(document, look, enter, window):
    read_and_decided(document)
    assert look("whimbrel") == [
        "[Second readings and decisions (1)]",
        "Egypt, clause 3 · second reading of 2026-03-31",
    ]
    [day] = {each.recorded_at[:10] for each in document.follow.every(Adjudication)}
    assert look("redshank") == [
        "[Judgements (1)]",
        "Egypt, clause 3 · judgement of 2026-03-31",
        "[Second readings and decisions (1)]",
        f"Egypt, clause 3 · decision of {day}",
    ]
    enter("redshank kind:decision")
    page = window.page_at("readings")
    assert (window.current_page, page.tabs.bar.currentIndex()) == ("readings", 2)
    assert page.differences.list.current_record().reading.reason == "A whimbrel."
    assert page.differences.list.hasFocus()
    enter("plover")
    assert page.tabs.bar.currentIndex() == 0
    assert page.chosen.batch.name == "Plover batch"
    assert not page.is_reading  # Ann is not its reader


def test_a_reading_without_a_first_judgement_is_shown_as_such(document, enter, window):
    target, scale = document.target(clause(4), FAR), document.scale
    document.do(read_cell(document.pen, target, scale.rating("limited"), scale, reason="A godwit."))
    enter("godwit")
    found = window.page_at("readings").differences.list.current_record()
    assert (found.reading.reason, found.first) == ("A godwit.", None)


def test_what_a_second_reader_reads_blind_is_not_found(document, look, window):
    read_and_decided(document)
    document.do(record_feedback(document.pen, document.target(clause(3), FAR), sender="X", text="A redshank"))
    document.sign_as("Ben")
    assert look("redshank") == []
    document.sign_as("Ann")
    assert len(look("redshank")) == 6


def test_feedback_and_a_look_open_the_cell_where_they_stand(document, enter, window, viewing, qtbot):
    target = document.target(clause(14), FAR)
    for text in ("Turnstone one", "Turnstone two", "Turnstone three"):
        document.do(record_feedback(document.pen, target, sender="A ministry", text=text))
    document.do(look_at(document.pen, [target], log=SearchLog(places="the sanderling gazette")))
    window.show_page("overview")
    enter("turnstone two")
    feedback, history = window.inspector.feedback.list, window.inspector._history.lines
    assert (window.current_page, viewing.cell) == ("matrix", clause(14))
    assert isinstance(feedback.value, Feedback)
    assert feedback.value.text == "Turnstone two"
    qtbot.waitUntil(lambda: not feedback.visibleRegion().isEmpty())
    enter("sanderling")
    assert isinstance(history.value.after, Look)
    qtbot.waitUntil(lambda: not history.visibleRegion().isEmpty())


def of_clause(document: Document) -> None:
    """A rubric, specificity, milestone, indicator with a value, and a link of clause 3."""
    pen, provision = document.pen, document.read.provision("DEI-2017/03")
    document.do(write_rubric(pen, provision, document.scale, {"limited": "one osprey"}, []))
    document.do(rate_specificity(pen, provision, dict.fromkeys(TRAITS, "no"), None, reason="a petrel"))
    document.do(add_milestone(pen, provision, title="Quetzal law", due_on="2027", remark="a rail"))
    document.do(add_indicator(pen, provision, name="Snipes", unit="pairs", target="90"))
    [indicator] = [each for each in document.follow.every(Indicator) if each.name == "Snipes"]
    document.do(measure(pen, indicator, value="41", measured_on="2026-01-31", source="Guillemot yearbook"))
    document.do(link_target(pen, provision, "9.c", [], remark="an umber bird"))


@pytest.mark.parametrize(
    "said",
    [
        ("osprey", "Rubrics and specificity", "Rubric of clause 3, version 1"),
        ("petrel", "Rubrics and specificity", "Specificity of clause 3: 0 of 10"),
        ("quetzal", "Milestones, indicators and links", "2027 Quetzal law"),
        ("snipes", "Milestones, indicators and links", "Snipes (pairs)"),
        ("guillemot", "Milestones, indicators and links", "Snipes: 41 pairs (2026-01-31)"),
        ("umber", "Milestones, indicators and links", "Clause 3 contributes to SDG target 9.c"),
    ],
)
def test_what_is_said_of_a_clause_opens_its_page_there(document, look, window, qtbot, said):
    typed, group, title = said
    of_clause(document)
    assert look(typed) == [f"[{group} (1)]", title]
    window.show_page("clauses", "DEI-2017/01")
    [box] = window.findChildren(Palette)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    page = window.page_at("clauses")
    assert (window.current_page, page.record.provision_id) == ("clauses", "DEI-2017/03")
    [lines] = [each for each in page.sheet.extras.lists if each.value is not None]
    assert lines.hasFocus()
    place = lines.visualItemRect(lines.currentItem()).center()
    qtbot.waitUntil(lambda: lines.viewport().visibleRegion().contains(place))


def test_a_cycle_a_plan_and_a_tag_open_where_they_live(
    document: Document, enter: Callable[[str], None], window: MainWindow, viewing: Viewing, qtbot: QtBot
) -> None:
    pen = document.pen
    for name in ("Auk half", "Puffin half"):
        year = 2025 if name.startswith("Auk") else 2026
        others = document.cycles.cycles()
        days = {"starts_on": f"{year}-01-01", "ends_on": f"{year}-06-30"}
        document.do(open_cycle(pen, others, name=name, remark=f"{name} remark", **days))
    for name in ("Razorbill plan", "Skua plan"):
        document.do(save_plan(pen, document.follow.plans(), SearchPlan("", name, "gazettes")))
    document.do(save_tag(pen, None, Tag("", "Kittiwake"), document.tags.listed()))
    enter("auk remark")
    page: Any = window.page_at("cycles")
    assert (window.current_page, page.chosen.cycle.name) == ("cycles", "Auk half")
    enter("skua")
    [dialog] = window.findChildren(PlansDialog)
    assert dialog.isVisible()
    plan = dialog.plans.list.value
    assert isinstance(plan, SearchPlan)
    assert plan.name == "Skua plan"
    dialog.reject()
    enter("kittiwake kind:tag")
    assert window.current_page == "matrix"
    assert viewing.filter.fields == ("tag",)


def test_what_was_shipped_is_found_in_chinese(look: Callable[[str], list[str]]) -> None:
    assert look("资金融通 kind:tag") == ["[Tags (1)]", "Financial integration"]
    assert look("合作关系的国家 kind:indicator") == [
        "[Milestones, indicators and links (1)]",
        "Countries and regions with which the alliance has cooperative relationships (countries and regions)",
    ]
