"""Which colours are worn: those that were chosen, else the system's, as soon as it changes its mind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QStyle, QWidget

from dsr_tracker.gui import palettes, theme
from dsr_tracker.gui.theme import SCHEMES, apply_theme, is_high_contrast, wear

Role = QPalette.ColorRole


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, "light")


def worn(qapp: QApplication) -> tuple[str, str]:
    palette = qapp.palette()
    return palette.color(Role.Window).name(), palette.color(Role.Highlight).name()


def of(colours: palettes.Colours) -> tuple[str, str]:
    return colours[Role.Window], colours[Role.Highlight]


@pytest.mark.parametrize(
    ("name", "colours"),
    [("light", palettes.LIGHT), ("dark", palettes.DARK), ("contrast", palettes.CONTRAST)],
)
def test_the_chosen_colours_are_worn_whatever_the_system_wants(
    name: str, colours: palettes.Colours, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert name in SCHEMES
    for wants in (False, True):
        monkeypatch.setattr(theme, "wants_contrast", lambda _, wants=wants: wants)
        apply_theme(qapp, name)
        assert worn(qapp) == of(colours)
        assert is_high_contrast(qapp.palette()) == (name == "contrast")


def test_the_system_is_followed_in_contrast(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "wants_contrast", lambda _: True)
    apply_theme(qapp, "system")
    is_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert worn(qapp) == of(palettes.CONTRAST if is_dark else palettes.CONTRAST_LIGHT)
    # It changes its mind.
    monkeypatch.setattr(theme, "wants_contrast", lambda _: False)
    wear(qapp, "system")
    assert worn(qapp) == of(palettes.DARK if is_dark else palettes.LIGHT)


def test_what_the_system_says_is_asked(qapp: QApplication) -> None:
    """Of Qt, which knows no other answer than this where no screen is."""
    assert theme.wants_contrast(qapp) is False


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_parts_have_edges_that_are_seen(name: str, qapp: QApplication, qtbot) -> None:
    """Fusion's own are darker than their ground: on black, nothing."""
    from .test_palettes import contrast

    apply_theme(qapp, name)
    parts: list[QWidget] = [QCheckBox()]
    if name == "contrast":
        parts += [QPushButton("Do it"), QLineEdit()]
    for part in parts:
        qtbot.addWidget(part)
        part.resize(120, 30)
        part.show()
        image = part.grab().toImage()
        ground = qapp.palette().color(Role.Window)
        colours = {image.pixelColor(x, y).name() for x in range(20) for y in range(image.height())}
        assert max(contrast(QColor(each), ground) for each in colours) >= 3, type(part).__name__


def test_tick_boxes_grow_with_the_text(qapp: QApplication) -> None:
    metric = QStyle.PixelMetric.PM_IndicatorWidth
    apply_theme(qapp, "light")
    plain = qapp.style().pixelMetric(metric)
    wear(qapp, "light", 200)
    assert qapp.style().pixelMetric(metric) == 2 * plain


def test_a_branch_is_drawn_to_be_seen(qapp: QApplication) -> None:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QStyleOption

    apply_theme(qapp, "contrast")
    option = QStyleOption()
    option.rect = QRect(0, 0, 20, 20)
    option.palette = qapp.palette()
    option.state = QStyle.StateFlag.State_Children | QStyle.StateFlag.State_Enabled
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(qapp.palette().color(Role.Base))
    painter = QPainter(image)
    qapp.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorBranch, option, painter)
    painter.end()
    assert image.pixelColor(9, 10) == qapp.palette().color(Role.Text)
    assert image.pixelColor(2, 2) == qapp.palette().color(Role.Base)
