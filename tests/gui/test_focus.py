"""Where the keyboard is: seen in every theme, and led on as the eye goes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFocusFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from shiboken6 import isValid

from dsr_tracker.gui.focus_ring import THICKNESS, FocusRing
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.tab_order import stops
from dsr_tracker.gui.theme import wear

from .test_accessibility import DIALOGS, PAGES, focus
from .test_translation import fill

SAME = 8
"""Pixels by which parts of one line may be higher or lower."""


@pytest.fixture
def busy(window: MainWindow, document: Any) -> MainWindow:
    """The window with something in it."""
    return fill(window, document)


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where it is seen in the window: an area that scrolls cuts off the rest."""
    seen = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not window:
        seen &= QRect(above.mapTo(window, QPoint(0, 0)), above.size())
        above = above.parentWidget()
    return seen


def jumps(window: QWidget) -> list[str]:
    """Where Tab goes back: up and not into the next column, or to the left in one line."""
    window.activateWindow()
    found, reached = [], [focus()]
    assert reached[0] is not None
    for _ in range(200):
        before = focus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        after = focus()
        if after is None or after in reached:
            break
        reached.append(after)
        # Both as they are now: the area that they are in may have scrolled.
        one, other = place(before, window), place(after, window)
        is_column = other.left() >= one.right() - SAME
        is_above = other.bottom() <= one.top() + SAME
        is_line = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > SAME
        is_left = other.right() <= one.left() + SAME
        if (is_above and not is_column) or (is_line and is_left):
            found.append(f"{name(before)} {one.getRect()} -> {name(after)} {other.getRect()}")
    return found


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"


def first_of(window: QWidget) -> None:
    """Put the keyboard where the eye begins."""
    seen = (each for each in stops(window) if each.isVisible() and each.isEnabled())
    next(each for each in seen if not place(each, window).isEmpty()).setFocus()


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_through_a_page_as_the_eye_does(page: str, busy: MainWindow) -> None:
    busy.show_page(page)
    QApplication.processEvents()
    first_of(busy._central)
    assert jumps(busy) == []


@pytest.mark.parametrize("open_dialog", DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_tab_goes_through_a_dialog_as_the_eye_does(
    open_dialog: Any,
    busy: MainWindow,
    document: Any,
) -> None:
    open_dialog(busy, document)
    [dialog] = [each for each in busy.findChildren(QDialog) if each.isVisible()]
    QApplication.processEvents()
    first_of(dialog)
    assert jumps(dialog) == []
    dialog.reject()


def test_a_jump_is_found(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    lines = [QLineEdit(window) for _ in range(3)]
    for each in (lines[0], lines[2], lines[1]):
        rows.addWidget(each)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    lines[0].setFocus()
    assert len(jumps(window)) == 1


# -- the frame ------------------------------------------------------------------------------------------


@pytest.fixture
def framed(qapp: QApplication, qtbot: Any) -> Iterator[QWidget]:
    """A window with two fields and the frame that follows the keyboard."""
    window = QWidget()
    ring = FocusRing(qapp, window)
    row = QHBoxLayout(window)
    window.first, window.second = QLineEdit(window), QPushButton("Do it", window)  # type: ignore[attr-defined]
    row.addWidget(window.first)  # type: ignore[attr-defined]
    row.addWidget(window.second)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    ring.setParent(None)
    ring.deleteLater()
    wear(qapp, "light")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_part_that_has_the_keyboard_is_framed(theme: str, framed: Any, qapp: QApplication) -> None:
    wear(qapp, theme)
    for part, other in ((framed.first, framed.second), (framed.second, framed.first)):
        part.setFocus()
        QApplication.processEvents()
        QApplication.processEvents()
        image = framed.grab().toImage()
        colour = framed.palette().color(QPalette.ColorRole.Highlight)
        around = place(part, framed).adjusted(-THICKNESS, -THICKNESS, THICKNESS, THICKNESS)
        for x, y in ((around.left(), around.center().y()), (around.center().x(), around.bottom())):
            assert image.pixelColor(x, y) == colour, theme
        left = place(other, framed).adjusted(-THICKNESS, 0, 0, 0)
        assert image.pixelColor(left.left(), left.center().y()) != colour


def test_the_frame_follows_into_a_dialog_and_survives_it(framed: Any) -> None:
    framed.first.setFocus()
    for _ in range(2):
        dialog = QDialog(framed)
        QVBoxLayout(dialog).addWidget(field := QLineEdit(dialog))
        dialog.open()
        dialog.activateWindow()
        field.setFocus()
        QApplication.processEvents()
        colour = framed.palette().color(QPalette.ColorRole.Highlight)
        edge = place(field, dialog)
        assert dialog.grab().toImage().pixelColor(edge.left() - 1, edge.center().y()) == colour
        dialog.close()
        dialog.deleteLater()
        QApplication.sendPostedEvents()
        framed.activateWindow()
        framed.second.setFocus()
        QApplication.processEvents()


def test_a_button_lives_on_when_the_frame_has_left_it_for_a_dialog(framed: Any) -> None:
    buttons = QDialogButtonBox(framed)
    # It was made by Qt and not by Python, which alone would tell that it is still there.
    button = buttons.addButton("Merge", QDialogButtonBox.ButtonRole.AcceptRole)
    framed.layout().addWidget(buttons)
    button.setFocus()
    QApplication.processEvents()
    dialog = QDialog(framed)
    QVBoxLayout(dialog).addWidget(field := QLineEdit(dialog))
    dialog.open()
    dialog.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert isValid(button)
    assert button.parentWidget() is buttons
    assert button.isVisible()


def test_the_frame_lies_around_the_area_of_a_content_that_scrolls(
    qapp: QApplication, window: MainWindow, document: Any
) -> None:
    ring = FocusRing(qapp, window)
    window.activateWindow()
    window.go_to_page("pictures")
    picture: Any = window.page_at("pictures")
    picture.view.clearFocus()
    picture.view.setFocus()
    assert ring._frame is not None
    assert ring._frame.around is picture._scroll


def test_a_frame_outlives_its_ring_in_a_window_with_a_style_sheet(
    qapp: QApplication, framed: Any, qtbot: Any
) -> None:
    """Qt's style for such windows goes on asking the frame's own style, without noticing that it is gone."""
    owner = QObject(qapp)
    FocusRing(qapp, owner)
    dialog = QDialog(framed)
    dialog.setStyleSheet("#none { padding: 1px; }")
    QVBoxLayout(dialog).addWidget(QLineEdit(dialog))
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.findChildren(QFocusFrame)) == 2)  # the ring of the window has one, too
    owner.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dialog.resize(400, 300)
    QApplication.processEvents()
    assert dialog.isVisible()


def held() -> int:
    """How many items of layouts Python holds on to."""
    return sum(type(each) in (QWidgetItem, QSpacerItem) for each in gc.get_objects())


def test_a_layout_is_followed_in_its_order_and_none_of_its_items_is_held(qtbot: Any) -> None:
    """Qt ends such an item with its widget. Whatever came to lie in its place then ended the program."""
    before = held()
    whole = QWidget()
    qtbot.addWidget(whole)
    column, row = QVBoxLayout(whole), QHBoxLayout()
    fields = [QLineEdit(whole) for _ in range(4)]
    column.addWidget(fields[0])
    column.addLayout(row)
    row.addWidget(fields[2])
    row.addWidget(fields[1])
    column.addStretch(1)
    column.addWidget(fields[3])
    assert list(stops(whole)) == [fields[0], fields[2], fields[1], fields[3]]
    assert held() == before
