"""Text of up to twice the size: nothing is cut off, nothing becomes wider than a screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QToolButton, QWidget

from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.column_widths import mean_height, name_width
from dsr_tracker.gui.text_size import TEXT_SIZES, apply_text_size, next_size
from dsr_tracker.gui.theme import wear
from dsr_tracker.gui.words import in_two_lines

from .test_accessibility import DIALOGS, PAGES
from .test_pseudo_locale import clipped, settle
from .test_translation import fill

SCREEN = 1366, 768
"""A small laptop's."""


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    """Windows have text of 200 %."""
    wear(qapp, "light", 200)
    apply_text_size(qapp, 200)
    yield
    wear(qapp, "light", 100)
    apply_text_size(qapp, 100)


@pytest.fixture
def busy(doubled: None, window: MainWindow, document: Any) -> MainWindow:
    """The window in large text, with something in it."""
    fill(window, document)
    window.resize(*SCREEN)
    return window


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_page_is_clipped(page: str, busy: MainWindow) -> None:
    busy.show_page(page)
    settle()
    assert clipped(busy) == []
    assert busy.size() == busy.size().boundedTo(QSize(*SCREEN))


def test_what_an_empty_page_says_can_be_read_to_its_end_in_a_low_window(
    doubled: None, window: MainWindow
) -> None:
    window.resize(1000, 560)
    window.show_page("cycles")
    settle()
    listing = window.pages["cycles"].listing  # type: ignore[attr-defined]
    told = listing._empty
    assert "reporting period" in listing.message
    assert told.height() >= told.heightForWidth(told.width())
    told_in = listing._told
    assert told.height() - told_in.viewport().height() <= told_in.verticalScrollBar().maximum()


@pytest.mark.parametrize("size", [(1000, 600), (600, 900), (1366, 768)])
def test_what_moved_does_not_overlap_itself(size: tuple[int, int], busy: MainWindow) -> None:
    busy.show_page("cycles")
    busy.resize(*size)
    settle()
    moved = busy.pages["cycles"].moved  # type: ignore[attr-defined]
    parts = [each for each in moved.findChildren(QWidget) if each.isVisible()]
    buttons = [
        each
        for each in parts
        if isinstance(each, QToolButton | QComboBox) and not moved.listing.isAncestorOf(each)
    ]
    assert len(buttons) >= 6
    frames = [QRect(each.mapTo(moved, QPoint()), each.size()) for each in [*buttons, moved.listing]]
    assert [(a, b) for a, b in combinations(frames, 2) if a.intersects(b)] == []


def test_rows_of_the_matrix_are_seen_in_a_low_window(busy: MainWindow) -> None:
    busy.show_page("matrix")
    busy.resize(1024, 700)
    settle()
    view = busy.matrix.view
    assert view.rowAt(view.viewport().height() - 1) - view.rowAt(0) >= 2
    busy.resize(1366, 1400)
    settle()
    assert busy.matrix.legend.isVisible()


def test_the_inspector_has_the_width_that_it_needs(busy: MainWindow) -> None:
    settle()
    assert busy.inspector._scroll.horizontalScrollBar().maximum() == 0


def test_a_filter_with_its_chips_is_not_clipped(busy: MainWindow) -> None:
    field = busy.filter_bar.field
    field.setText('country:EG status:limited confidence:low reader:"Somebody with a long name" has:evidence')
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert len(busy.viewing.filter.terms) == 5
    assert clipped(busy) == []
    assert busy.size() == busy.size().boundedTo(QSize(*SCREEN))


@pytest.mark.parametrize("open_dialog", DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_nothing_in_a_dialog_is_clipped(open_dialog: Any, busy: MainWindow, document: Any) -> None:
    open_dialog(busy, document)
    [dialog] = [each for each in busy.findChildren(QDialog) if each.isVisible()]
    dialog.resize(dialog.size().boundedTo(busy.size()))
    settle()
    assert clipped(dialog) == []
    assert dialog.size() == dialog.size().boundedTo(QSize(*SCREEN))
    dialog.reject()


def test_the_window_may_be_narrower_at_150_per_cent(window: MainWindow, qapp: QApplication) -> None:
    for page in PAGES:
        window.show_page(page)
    try:
        apply_text_size(qapp, 150)
        settle()
        for page in PAGES:
            window.show_page(page)
            settle()
            # A small screen is 1024 pixels wide.
            assert window.minimumSizeHint().width() <= 1024, page
    finally:
        apply_text_size(qapp, 100)


def test_a_size_chosen_while_the_window_is_open_is_that_of_one_built_in_it(
    window: MainWindow, qapp: QApplication, make_window: Any
) -> None:
    for page in PAGES:
        window.show_page(page)
    layout = window.layout_state()
    try:
        apply_text_size(qapp, 200)
        window.restore_pages(layout)
        fresh = make_window()
        for page in PAGES:
            fresh.show_page(page)
        for page in PAGES:
            window.show_page(page)
            fresh.show_page(page)
            settle()
            old, new = measures(window), measures(fresh)
            assert old == new, page
    finally:
        apply_text_size(qapp, 100)


def measures(window: MainWindow) -> dict[str, Any]:
    """What was measured by the font: rows, icons, fields, headings, and the window's narrowest."""
    from PySide6.QtWidgets import QLabel, QTableView, QTreeView

    from dsr_tracker.gui.panels.text_field import TextField

    tables = [each for each in window.findChildren(QTableView) if each.isVisible()]
    trees = [each for each in window.findChildren(QTreeView) if each.isVisible()]
    return {
        "rows": [(each.verticalHeader().defaultSectionSize(), each.iconSize().height()) for each in tables],
        "icons": [each.iconSize().height() for each in trees],
        "fields": [each.height() for each in window.findChildren(TextField)],
        "fonts": {each.font().pointSizeF() for each in window.findChildren(QLabel) if each.isVisible()},
        "symbols": [
            each.pixmap().size()
            for each in window.findChildren(QLabel)
            if each.isVisible() and not each.pixmap().isNull()
        ],
        "pages": window._navigation.sizeHintForRow(0),
        "least": window._stack.minimumSizeHint().width(),
        "columns": [
            width
            for each in tables
            if (header := each.horizontalHeader()).isVisible()
            for width in [header.sectionSize(0)]
            if header.sectionResizeMode(0) == header.ResizeMode.Interactive
        ],
    }


def test_sizes_go_up_and_down_by_the_menu() -> None:
    assert [next_size(each, 1) for each in TEXT_SIZES] == [110, 125, 150, 175, 200, 200]
    assert [next_size(each, -1) for each in TEXT_SIZES] == [100, 100, 110, 125, 150, 175]
    assert (next_size(137, 1), next_size(137, -1)) == (150, 125)


@pytest.mark.parametrize("percent", [100, 150])
def test_means_have_the_room_that_they_need(
    percent: int, window: MainWindow, document: Any, qapp: QApplication
) -> None:
    """In their row and their column, in two lines."""
    fill(window, document)
    apply_text_size(qapp, percent)
    try:
        settle()
        view, model = window.matrix.view, window.matrix.model
        window.resize(500, 500)  # the narrowest columns
        settle()
        metrics = QFontMetrics(view.font())
        edges = [(model.mean_row, column) for column in range(model.mean_column + 1)]
        edges += [(row, model.mean_column) for row in range(model.mean_row)]
        for row, column in edges:
            words = in_two_lines(model.index(row, column).data(Qt.ItemDataRole.DisplayRole))
            room = view.visualRect(model.index(row, column))
            needed = metrics.boundingRect(0, 0, 9999, 9999, int(Qt.AlignmentFlag.AlignCenter), words)
            assert needed.size() == needed.size().boundedTo(room.size()), words
        assert mean_height(metrics) >= 2 * metrics.height()
    finally:
        apply_text_size(qapp, 100)


@pytest.mark.parametrize("names", [["阿拉伯联合酋长国", "中国"], ["United Arab Emirates", "China"]])
def test_columns_are_no_wider_than_their_names_need(names: list[str], qapp: QApplication) -> None:
    """Chinese goes into the next line anywhere, Latin between words."""
    metrics = QFontMetrics(qapp.font())
    width = name_width(names, metrics)
    whole = max(map(metrics.horizontalAdvance, names))
    assert width < whole * 2 // 3
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    for name in names:
        needed = metrics.boundingRect(0, 0, width, 9999, flags, name)
        assert needed.height() <= 3 * metrics.lineSpacing() + 8, name
        assert needed.width() <= width
