"""What the mouse rests on says what it means: in the words of the scale, the marks and the sum."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from dsr_tracker.core import editing
from dsr_tracker.core.marks import MARKS
from dsr_tracker.core.ratings import mean_of
from dsr_tracker.core.scales import COMMITTEE, IMPLEMENTATION
from dsr_tracker.gui.help_parts import EXAMPLE, EXAMPLE_CELLS
from dsr_tracker.gui.teaching import mark_lesson, mean_lesson, rating_lesson

from .conftest import clause

FAR = "9999-12-31"
TIP = Qt.ItemDataRole.ToolTipRole


def words(tip: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", tip))


@pytest.fixture
def rated(window: Any, document: Any) -> Any:
    """The window at Egypt, of whose fifteen cells six are rated, with a mean of 61 %."""
    scale, number = document.scale, 0
    for rating, count in EXAMPLE.items():
        for _ in range(count):
            number += 1
            target = document.target(clause(number), FAR)
            document.do(editing.rate(document.pen, [target], scale.rating(rating), scale))
    window.open_cell(clause(1))
    return window


def test_a_rating_is_taught_by_word_meaning_score_and_key() -> None:
    assert rating_lesson(IMPLEMENTATION.rating("substantial")).splitlines() == [
        "◕  Substantial",
        "At this pace it will be met; large parts are in place.",
        "Score 2; it counts in means.",
        "Key: 2",
    ]
    lesson = rating_lesson(IMPLEMENTATION.rating("no_evidence"), with_key=False)
    assert lesson.splitlines()[-1] == "It carries no score and counts in no mean."


def test_a_mean_is_taught_by_its_sum_and_what_was_left_out() -> None:
    mean = mean_of(EXAMPLE, IMPLEMENTATION, EXAMPLE_CELLS)
    assert mean_lesson(mean, EXAMPLE, IMPLEMENTATION).splitlines() == [
        "61 % (6 of 7)",
        "100 × (2 × 1 + 3 × 2 + 1 × 3) ÷ (3 × 6) = 61 %",
        "6 of 7 cells carry a score; those that do not never count as zero.",
        "Click for the cells behind it.",
    ]
    grades = {"grade_a": 2}
    lesson = mean_lesson(mean_of(grades, COMMITTEE), grades, COMMITTEE)
    assert "categories" in lesson


def test_each_mean_of_the_matrix_explains_itself(rated: Any) -> None:
    model = rated.matrix.model
    egypt = next(column for column, party in enumerate(model.parties) if party.party_id == "EG")
    column = words(model.index(model.mean_row, egypt).data(TIP))
    assert column.startswith("61 % (6 of 15)\n100 × (2 × 1 + 3 × 2 + 1 × 3) ÷ (3 × 6) = 61 %\n6 of 15 cells")
    row = words(model.index(0, model.mean_column).data(TIP))
    assert row.startswith("33 % (1 of 8)\n100 × 1 × 1 ÷ (3 × 1) = 33 %")
    whole = words(model.index(model.mean_row, model.mean_column).data(TIP))
    assert whole.startswith("61 % (6 of 120)")
    assert words(rated.matrix._figure.toolTip()) == whole
    cell = words(model.index(0, egypt).data(TIP))
    assert IMPLEMENTATION.rating("limited").meaning in cell


def test_the_form_teaches_its_ratings_and_marks(rated: Any) -> None:
    form = rated.inspector.judgement
    for row, rating in enumerate(IMPLEMENTATION.ratings):
        assert words(form.rating.itemData(row, TIP)) == rating_lesson(rating)
    assert words(form.rating.toolTip()) == rating_lesson(IMPLEMENTATION.rating("limited"))
    assert form.rating.accessibleDescription() == IMPLEMENTATION.rating("limited").meaning
    fields = {"confidence": form.confidence, "is_contrary": form.contrary}
    fields |= {"claimed": form.claimed, "schedule": form.schedule}
    for mark in MARKS:
        assert words(fields[mark.name].toolTip()) == mark_lesson(mark)
        assert fields[mark.name].accessibleDescription() == mark.meaning


def test_the_legend_teaches_the_rating_under_the_mouse(rated: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    legend, told = rated.matrix.legend, []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: told.append(words(text)))
    for place in legend._places(legend.width())[:3]:
        point = place.center()
        QApplication.sendEvent(legend, QHelpEvent(QHelpEvent.Type.ToolTip, point, legend.mapToGlobal(point)))
    assert told == [rating_lesson(rating) for rating in IMPLEMENTATION.ratings[:3]]
    beside = legend.lesson_at(QPoint(legend.width() + 50, 0))
    assert all(rating.meaning in beside for rating in IMPLEMENTATION.ratings)


def test_the_menu_of_ratings_teaches_them(rated: Any) -> None:
    menu = next(each for each in rated.findChildren(QMenu) if "Rate" in each.title().replace("&", ""))
    assert menu.toolTipsVisible()
    assert [words(action.toolTip()) for action in menu.actions()] == [
        rating_lesson(rating) for rating in IMPLEMENTATION.ratings
    ]
