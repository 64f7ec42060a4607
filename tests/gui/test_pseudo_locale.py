"""A language that nobody speaks: a third longer than English, and read from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QListView,
    QWidget,
)

from dsr_tracker.core.palette import fill_of
from dsr_tracker.core.ratings import Distribution
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.charts import DistributionBar
from dsr_tracker.gui.panels.elided_label import ElidedLabel
from dsr_tracker.gui.tour import Tour

from .test_accessibility import DIALOGS, PAGES
from .test_translation import fill

_NO_WORDS = re.compile(r"[\W\d_]*")


class Pseudo(QTranslator):
    """Puts every text into brackets and makes it longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # Short texts grow most when they are translated. Filters of files and formats of dates are no words.
        if context == "countries" or "(*" in text or text == "d MMM":
            return None
        return f"[{text}{' lo' * max(1, len(text) // 9)}]"


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """Windows built from now on speak the pseudo-language."""
    pseudo = Pseudo()
    qapp.installTranslator(pseudo)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.removeTranslator(pseudo)


@pytest.fixture
def busy(mirrored: None, window: MainWindow, document: Any) -> MainWindow:
    """The window with something in it."""
    return fill(window, document)


def settle() -> None:
    """Texts that wrap get their height in a second round."""
    QApplication.processEvents()
    QApplication.processEvents()


def clipped(window: QWidget) -> list[str]:
    """Visible texts that have less room than they need, by class and text."""
    found = []
    for part in window.findChildren(QWidget):
        if not isinstance(part, (QLabel, QAbstractButton)) or not part.isVisible():
            continue
        text = part.text()
        if _NO_WORDS.fullmatch(text):
            continue
        if isinstance(part, ElidedLabel):
            assert part.toolTip()
            continue
        if isinstance(part, QLabel):
            needed = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
            is_cut = part.height() < needed or (
                not part.wordWrap() and part.width() < part.sizeHint().width()
            )
        else:
            is_cut = part.width() < part.sizeHint().width() or part.height() < part.minimumSizeHint().height()
        if is_cut:
            found.append(f"{type(part).__name__} “{text[:60]}” {part.size().toTuple()}")
    return found


def left_of(part: QWidget, window: QWidget) -> int:
    return part.mapTo(window, QPoint(0, 0)).x()


def test_the_window_is_mirrored(busy: MainWindow) -> None:
    settle()
    assert left_of(busy.inspector, busy) < left_of(busy.matrix, busy) < left_of(busy._navigation, busy)
    header = busy.matrix.view.horizontalHeader()
    assert header.sectionViewportPosition(0) > header.sectionViewportPosition(1)
    # Titles of provisions stand at the right of their cells.
    titles = busy.matrix.view.verticalHeader()
    assert left_of(titles, busy) > left_of(busy.matrix.view.viewport(), busy)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_page_is_clipped(page: str, busy: MainWindow) -> None:
    busy.show_page(page)
    settle()
    assert clipped(busy) == []


@pytest.mark.parametrize("open_dialog", DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_nothing_in_a_dialog_is_clipped(open_dialog: Any, busy: MainWindow, document: Any) -> None:
    open_dialog(busy, document)
    [dialog] = [each for each in busy.findChildren(QDialog) if each.isVisible()]
    settle()
    assert clipped(dialog) == []
    dialog.reject()


def test_a_short_label_is_found_to_be_clipped(mirrored: None, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("A text that is longer than this", window)
    window.show()
    label.resize(30, 10)
    assert clipped(window)


def test_bars_begin_at_the_right(mirrored: None, qtbot: Any) -> None:
    """What is painted by hand is mirrored too, and so is where it is clicked."""
    bar = DistributionBar("A bar")
    qtbot.addWidget(bar)
    bar.show_distribution(Distribution((("limited", 1), ("complete", 1))), IMPLEMENTATION)
    bar.resize(400, 30)
    bar.show()
    settle()
    assert [bar.rating_at(QPoint(x, 15)) for x in (100, 300)] == ["complete", "limited"]
    painted = bar.grab().toImage()
    scale = bar.devicePixelRatioF()
    colours = [painted.pixelColor(int(x * scale), int(9 * scale)) for x in (50, 350)]
    assert colours == [QColor(fill_of(IMPLEMENTATION, rating)) for rating in ("complete", "limited")]


def test_titles_and_moments_are_painted_from_the_right(busy: MainWindow) -> None:
    busy.show_page("timeline")
    settle()
    view = next(each for each in busy.findChildren(QListView) if each.isVisible() and each.height() > 300)
    row = view.grab(view.visualRect(view.model().index(0, 0))).toImage()
    ground = row.pixelColor(row.width() // 2, 2)
    inked = [
        any(row.pixelColor(x, y) != ground for y in range(8, row.height() - 8)) for x in range(row.width())
    ]
    # The year stands at the outer right.
    assert any(inked[-70:-8])


def test_nothing_of_the_tour_is_clipped(busy: MainWindow) -> None:
    tour = Tour(busy)
    tour.start()
    for _ in tour.steps:
        settle()
        assert clipped(tour.callout) == []
        assert busy.rect().contains(tour.callout.geometry())
        tour.callout.next.click()
