"""A window that stays open overnight."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QDate

from .conftest import clause


def test_a_new_day_is_today_and_can_be_chosen(make_window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def let_it_be(day: str) -> None:
        for module in ("core.dates", "gui.viewing", "gui.panels.notes_section", "gui.panels.day_field"):
            monkeypatch.setattr(f"dsr_tracker.{module}.today", lambda: day)

    let_it_be("2026-05-01")
    window = make_window()
    window.viewing.open_cell(clause(1))
    matrix, day_of_note = window.page_at("matrix"), window.inspector.notes._day
    assert (matrix.day.day, day_of_note.day) == ("2026-05-01", "2026-05-01")
    let_it_be("2026-05-02")
    window.viewing.look_at_clock()
    assert (matrix.day.day, day_of_note.day) == ("2026-05-02", "2026-05-02")
    # A day that somebody chose stays, and the new one can be chosen.
    day_of_note.setDate(QDate(2026, 4, 1))
    let_it_be("2026-05-03")
    window.viewing.look_at_clock()
    assert day_of_note.day == "2026-04-01"
    assert day_of_note.maximumDate() == QDate(2026, 5, 3)
