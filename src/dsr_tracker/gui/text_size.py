"""How large text is: the system's font, enlarged as a person chose."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from dsr_tracker.settings import LARGEST_TEXT, SMALLEST_TEXT

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""Per cent of the system's size, as the menu offers them; any other between them is worn, too."""


@runtime_checkable
class Measured(Protocol):
    """A part that takes sizes from its font when it is built, and takes them anew when it is asked."""

    def measure(self) -> None:
        """Take the sizes that depend on the font."""


def apply_text_size(application: QApplication, percent: int) -> None:
    """Write everything in that size, in windows that are open, too."""
    font = enlarged(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), percent)
    if font != application.font():
        application.setFont(font)
        # Windows are told by a posted event; what is measured below shall see the new font.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)
        for widget in application.allWidgets():
            if isinstance(widget, Measured):
                widget.measure()


def enlarged(font: QFont, percent: int) -> QFont:
    """The font in that size."""
    larger = QFont(font)
    if font.pointSizeF() > 0:
        larger.setPointSizeF(font.pointSizeF() * percent / 100)
    else:
        larger.setPixelSize(round(font.pixelSize() * percent / 100))
    return larger


def next_size(percent: int, step: int) -> int:
    """The next larger size of the menu (step 1) or the next smaller one (step -1)."""
    if step > 0:
        return min((each for each in TEXT_SIZES if each > percent), default=LARGEST_TEXT)
    return max((each for each in TEXT_SIZES if each < percent), default=SMALLEST_TEXT)
