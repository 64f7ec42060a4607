from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from dsr_tracker.core.palette import fill_of
from dsr_tracker.core.ratings import Distribution, distribution_of
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.gui.delegates.distribution import Spread, describe, rating_icon, segments
from dsr_tracker.gui.panels.charts import DistributionBar, DistributionLegend


def spread(cells: int, **counts: int) -> Distribution:
    return distribution_of(counts, IMPLEMENTATION, cells)


@pytest.fixture
def bar(qtbot) -> DistributionBar:
    bar = DistributionBar("Egypt")
    qtbot.addWidget(bar)
    bar.resize(406, 30)
    bar.show_distribution(spread(8, limited=3, complete=5), IMPLEMENTATION)
    bar.show()
    return bar


def test_says_in_words_what_it_paints(bar):
    assert bar.accessibleName() == "Egypt"
    assert bar.accessibleDescription() == "3 of 8 Limited (38 %), 5 of 8 Complete (62 %)"
    assert describe(Spread(Distribution(()), IMPLEMENTATION)) == "No cells"


def test_paints_the_shares_in_the_ratings_colours(bar):
    image = bar.grab().toImage()
    ratio = image.devicePixelRatio()
    colours = [image.pixelColor(int(x * ratio), int(6 * ratio)).name() for x in (20, 300)]
    assert colours == [fill_of(IMPLEMENTATION, "limited"), fill_of(IMPLEMENTATION, "complete")]


def test_a_click_tells_the_rating_under_the_pointer(bar, qtbot):
    with qtbot.waitSignal(bar.clicked) as clicked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert clicked.args == ["limited"]
    with qtbot.waitSignal(bar.clicked) as clicked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(390, 12))
    assert clicked.args == ["complete"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_opens_by_keyboard(bar, qtbot, key):
    assert bar.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(bar.clicked) as clicked:
        qtbot.keyClick(bar, key)
    assert clicked.args == [""]


@pytest.mark.parametrize("width", [7, 40, 399, 1000])
def test_segments_fill_the_bar_and_show_the_rarest(width):
    placed = segments(spread(390_000, limited=1, substantial=300_000, not_started=2), width)
    assert sum(each for _, _, each in placed) == width
    assert [left for _, left, _ in placed] == [
        sum(each for _, _, each in placed[:number]) for number in range(len(placed))
    ]
    if width >= 40:
        assert all(each >= 3 for _, _, each in placed)


def test_nothing_is_placed_where_there_is_no_cell():
    assert segments(spread(0), 100) == []
    assert segments(spread(3), 0) == []


def test_legend_lists_what_occurs_and_wraps(qtbot):
    legend = DistributionLegend()
    qtbot.addWidget(legend)
    legend.show_scale(IMPLEMENTATION, spread(4, limited=1))
    assert legend.accessibleDescription() == "Limited  1 (25 %), Not assessed  3 (75 %)"
    legend.show_scale(IMPLEMENTATION)
    assert legend.accessibleDescription().count(",") == len(IMPLEMENTATION.ratings) - 1
    assert legend.heightForWidth(120) > legend.heightForWidth(2_000) > 0
    legend.resize(300, legend.heightForWidth(300))
    assert not legend.grab().isNull()


def test_icons_stand_out_in_light_and_dark(qapp):
    light = rating_icon(IMPLEMENTATION, "not_assessed").pixmap(16, 16).toImage()
    palette = QApplication.palette()
    dark = QPalette(Qt.GlobalColor.black)
    try:
        QApplication.setPalette(dark)
        assert rating_icon(IMPLEMENTATION, "not_assessed").pixmap(16, 16).toImage() != light
    finally:
        QApplication.setPalette(palette)
    assert rating_icon(IMPLEMENTATION, "grade_a").isNull()
