"""Every table of the window and of its dialogs is filtered by its columns in the one way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QTreeView, QTreeWidget, QWidget

from dsr_tracker.core.columns import Condition
from dsr_tracker.gui.layouts import columns_in
from dsr_tracker.gui.models.import_preview import ImportPreview
from dsr_tracker.gui.panels.column_chips import ColumnChips
from dsr_tracker.gui.panels.column_popup import ColumnPopup
from dsr_tracker.gui.panels.filter_chip import FilterChip
from dsr_tracker.gui.panels.matrix_view import MatrixView

from .test_accessibility import DIALOGS, PAGES, busy, open_import, unnamed

__all__ = ["busy"]

ALT = Qt.KeyboardModifier.AltModifier


def tables(part: QWidget) -> Iterator[QTableView | QTreeView]:
    """The tables with a header. The matrix has the filter bar; the sheet of keys is no list of records, and
    the first rows of a file to import are not all of it."""
    for view in part.findChildren(QWidget):
        if isinstance(view, QTableView):
            if not isinstance(view, MatrixView) and not isinstance(view.model(), ImportPreview):
                yield view
        elif isinstance(view, QTreeView) and not isinstance(view, QTreeWidget) and not view.isHeaderHidden():
            yield view


def told(view: QWidget) -> list[str]:
    """What the window says of its tables' columns."""
    return [
        chip.change.accessibleName()
        for chips in view.window().findChildren(ColumnChips)
        for chip in chips.findChildren(FilterChip)
        if not chip.isHidden()
    ]


def check(view: Any) -> None:
    """The column is chosen by a key, and what is asked of it stands in sight until Esc."""
    columns = columns_in(view)
    assert columns is not None, f"“{view.accessibleName()}” has no columns to filter by"
    assert view.accessibleName()
    if view.isVisible():
        QTest.keyClick(view, Qt.Key.Key_Down, ALT)
        [popup] = [each for each in view.findChildren(ColumnPopup) if each.isVisible()]
        assert unnamed(popup) == []
        assert popup.column.count() >= 1
        popup.reject()
    columns.conditions.put(0, Condition(text="no row has this"))
    title = columns.conditions.columns[0].title
    assert f"Filter {title}: has “no row has this” in it" in told(view), view.accessibleName()
    if view.isVisible():
        QTest.keyClick(view, Qt.Key.Key_Escape)
    columns.conditions.clear()
    assert told(view) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_table_of_a_page_is_filtered_by_its_columns(page: str, busy: Any) -> None:
    busy.go_to_page(page)
    QApplication.processEvents()
    for view in tables(busy.page_at(page)):
        check(view)


@pytest.mark.parametrize("open_dialog", DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_every_table_of_a_dialog_is_filtered_by_its_columns(
    open_dialog: Any,
    busy: Any,
    document: Any,
) -> None:
    open_dialog(busy, document)
    [dialog] = [each for each in busy.findChildren(QDialog) if each.isVisible()]
    QApplication.processEvents()
    for view in list(tables(dialog)):
        check(view)
        assert dialog.isVisible()


def test_the_tables_are_many(busy: Any, document: Any) -> None:
    """What is walked above is not nothing."""
    named = {view.accessibleName() for page in PAGES for view in tables(busy.page_at(page))}
    assert {
        "Cells that want a look",
        "Recorded sources",
        "Cells that moved",
        "Corrections",
        "Batches",
    } <= named
    assert {"Pairs of readings", "Feedback from outside", "Its paragraphs", "Latest changes"} <= named
    open_import(busy, document)  # type: ignore[no-untyped-call]
    [dialog] = [each for each in busy.findChildren(QDialog) if each.isVisible()]
    assert "Refused rows" in {view.accessibleName() for view in tables(dialog)}
