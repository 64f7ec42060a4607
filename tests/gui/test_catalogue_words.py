"""The catalogue in a Chinese window: shown in our translation and marked as such, and written in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.own_records import save_provision
from dsr_tracker.core.records import Provision
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.language import Language
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.countries import CountriesPanel
from dsr_tracker.gui.panels.provision_header import _two_lines
from dsr_tracker.gui.words import original_words, told
from tests.gui.conftest import clause

TITLE = "扩大宽带接入，提高宽带质量"
ENGLISH = "Expand broadband access and improve quality"


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """Windows built from now on are in Chinese."""
    language = Language(qapp)
    language.speak("zh")
    yield
    language.speak("en")


@pytest.fixture
def speaking(chinese: None, window: MainWindow) -> MainWindow:
    """The window in Chinese, on the first clause."""
    window.open_cell(clause(1))
    QApplication.processEvents()
    return window


def labels(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_the_matrix_and_the_inspector_are_in_chinese(speaking: MainWindow) -> None:
    model = speaking.matrix.view.model()
    heads = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]
    assert heads[0] == f"1 {TITLE}"
    tooltip = str(model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole))
    assert "建设区域通信网络" in tooltip
    assert ENGLISH in tooltip
    assert f"1  {TITLE} – 埃及" in labels(speaking)


def test_the_page_of_a_clause_marks_our_translation(speaking: MainWindow, document: Document) -> None:
    speaking.show_page("clauses", "DEI-2017/01")
    QApplication.processEvents()
    shown = labels(speaking)
    provision = document.read.provision("DEI-2017/01")
    assert f"1  {TITLE}" in shown
    mark = original_words(provision)
    assert mark in shown
    assert mark.endswith(f"{ENGLISH} – {provision.summary}")


def test_what_is_written_stays_in_english(speaking: MainWindow, document: Document) -> None:
    before = document.read.provision("DEI-2017/01")
    speaking.show_page("countries", "cn-zhejiang")
    page = speaking.page_at("countries")
    assert isinstance(page, CountriesPanel)
    page.put_away.trigger()
    assert document.read.log(1)[0].label == "Hide Zhejiang"
    entries = [action.text() for menu in speaking.findChildren(QMenu) for action in menu.actions()]
    assert "撤销(&U)：隐藏浙江省" in entries
    assert document.read.provision("DEI-2017/01") == before
    assert document.target(Cell("DEI-2017/01", "EG"), "").label == "Egypt, clause 1"


def test_an_analyst_s_own_clause_stays_as_it_is(speaking: MainWindow, document: Document) -> None:
    own = Provision(document.pen.new_id(), "DEI-2017", "16", ENGLISH, "Just so.")
    document.do(save_provision(document.pen, None, own, document.read.provisions(["DEI-2017"])))
    kept = document.read.provision(own.provision_id)
    assert told(kept) is kept
    assert original_words(kept) == ""
    speaking.show_page("clauses", own.provision_id)
    QApplication.processEvents()
    assert f"16  {ENGLISH}" in labels(speaking)
    assert not any(text.endswith(f"{ENGLISH} – Just so.") for text in labels(speaking))


def test_in_english_nothing_is_another_record(window: MainWindow, document: Document) -> None:
    provision = document.read.provision("DEI-2017/01")
    assert told(provision) is provision
    assert told(replace(provision, title="Another")).title == "Another"
    window.show_page("clauses", "DEI-2017/01")
    QApplication.processEvents()
    assert not any("translation" in text for text in labels(window))


def test_a_long_title_in_chinese_takes_two_lines(window: MainWindow) -> None:
    metrics = window.fontMetrics()
    title = "鼓励共建和平、安全、开放、合作、有序的网络空间"
    first, second = _two_lines(title, metrics, metrics.horizontalAdvance(title) * 2 // 3).split("\n")
    assert first + second == title
    assert not second.startswith("、")
    assert _two_lines("One two", metrics, 10_000) == "One two"
    assert _two_lines("One two", metrics, metrics.horizontalAdvance("One tw")) == "One\ntwo"
