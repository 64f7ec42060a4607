"""The language of the window: chosen, switched without a restart, and complete."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_tracker.core.columns import Condition
from dsr_tracker.gui.app import Desk
from dsr_tracker.gui.language import Language, language_of
from dsr_tracker.settings import load_settings
from tests.gui.conftest import clause


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Language]:
    """The language of the application, English again at the end."""
    language = Language(qapp)
    before = QLocale()
    yield language
    language.speak("en")
    QLocale.setDefault(before)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tracker_path: Path, tmp_path: Path) -> Iterator[Desk]:
    """The program with an open tracker, in the language of a system without one."""
    desk = Desk(qapp, tmp_path / "settings.json")
    desk.open_tracker(tracker_path)
    yield desk
    assert desk.window is not None
    desk.window.hide()
    desk.window.document.close()
    desk._language.speak("en")
    desk.window.deleteLater()
    desk.deleteLater()
    qtbot.wait(1)


def pages(desk: Desk) -> list[str]:
    assert desk.window is not None
    listed = desk.window._navigation
    return [listed.item(row).text() for row in range(listed.count())]


def test_the_window_is_built_again_in_another_language_at_the_same_place(desk: Desk, tmp_path: Path) -> None:
    assert desk.window is not None
    english = desk.window
    english.viewing.set_day("2025-06-30")
    english.open_cell(clause(3))
    english.show_page("countries", "EG")
    english.set_inspector_wanted(False)

    desk.set_language("zh")

    assert desk.window is not english
    assert pages(desk)[:2] == ["概览", "矩阵"]
    assert desk.window.current_page == "countries"
    assert desk.window.subject == "EG"
    assert desk.window.viewing.day == "2025-06-30"
    assert desk.window.viewing.cell == clause(3)
    assert not desk.window.is_inspector_wanted
    assert load_settings(tmp_path / "settings.json").language == "zh"

    desk.set_language("en")
    assert pages(desk)[:2] == ["Overview", "Matrix"]


def test_a_language_of_the_system_that_is_not_spoken_is_english() -> None:
    assert language_of("en") == "en"
    assert language_of("zh") == "zh"
    assert language_of("system") in ("en", "zh")
    assert language_of("xx") == language_of("system")


def test_dates_and_directions_follow(speaking: Language, qapp: QApplication) -> None:
    speaking.speak("zh")
    assert QLocale().language() == QLocale.Language.Chinese
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_words_of_the_core_are_those_of_the_reports(speaking: Language) -> None:
    speaking.speak("zh")
    translate = QCoreApplication.translate
    assert translate("core", "Limited") == "有限"
    assert translate("core", "Letter of intent") == "意向书"
    assert translate("countries", "Egypt") == "埃及"
    assert translate("countries", "World Bank") == "World Bank"
    speaking.speak("en")
    assert translate("core", "Limited") == "Limited"
    assert translate("countries", "Egypt") == "Egypt"


def test_what_is_asked_of_columns_stays_in_another_language(desk: Desk) -> None:
    assert desk.window is not None
    desk.window.show_page("todo")
    page: Any = desk.window.page_at("todo")
    page.table.conditions.put(0, Condition(("EG",)))
    egypt = len(page.table.rows)
    desk.set_language("zh")
    page = desk.window.page_at("todo")
    assert page.table.conditions.by_column == {0: Condition(("EG",))}
    assert len(page.table.rows) == egypt
    chips = desk.window.filter_bar.columns
    assert chips is not None
    assert "埃及" in chips.text
