"""A tracker that is open read-only: what would write is off before anything is typed, all else goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.store.store import Store

from .conftest import EGYPT, clause
from .test_accessibility import PAGES

# What only looks, goes elsewhere or writes into files of its own.
LOOKS = {
    "Hidden…",
    "Measures",
    "Measures too",
    "As a picture",
    "In the matrix",
    "Report…",
    "Copy",
    "Save as…",
}
LOOKS |= {
    "Filter by…",
    "Show as table",
    "Agreements",
    "Assessments",
    "Notes",
    "Periods",
    "Sources",
    "Open the matrix",
}
SUBJECTS = {"clauses": clause(1).provision_id, "countries": EGYPT}


@pytest.fixture
def document(qapp: QApplication, tracker_path: Path, seeds: Path) -> Iterator[Document]:
    """The tracker as whoever may not write opens it."""
    document = Document(Store.open(tracker_path, seeds, read_only=True), "Ann")
    yield document
    document.close()


def enabled(part: QWidget) -> set[str]:
    """The buttons that can be pressed, and the actions that can be chosen."""
    buttons = [each for each in part.findChildren(QAbstractButton) if each.isVisible()]
    offered: list[QAbstractButton | QAction] = [*buttons, *part.findChildren(QAction)]
    return {each.text() for each in offered if each.isEnabled() and each.text()}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_page_offers_to_write(page: str, window: MainWindow) -> None:
    window.open_cell(clause(1))
    window.show_page(page, SUBJECTS.get(page, ""))
    QApplication.processEvents()
    assert {each for each in enabled(window.page_at(page)) if "Mean of" not in each} <= LOOKS
    assert enabled(window.inspector) == set()
    fields = [*window.inspector.findChildren(QLineEdit), *window.inspector.findChildren(QPlainTextEdit)]
    assert not [each for each in fields if each.isVisible() and each.isEnabled()]


def test_the_menu_adds_nothing_and_says_why(window: MainWindow) -> None:
    menus: list[Any] = [each.menu() for each in window.menuBar().actions()]
    entries = [each for menu in menus for each in menu.actions()]
    off = {
        each.text().split("\t")[0].replace("&", ""): each.toolTip()
        for each in entries
        if not each.isEnabled()
    }
    for text in ("Add a party…", "Attach a source document…", "Add a note", "Rate the selected cells"):
        assert "read-only" in off[text]
