"""Tab goes as the eye does: through the layout, not in the order in which parts were built."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget


def follow_layout(whole: QWidget) -> None:
    """Let Tab go through all parts of the whole as they are laid out, hidden ones included."""
    for before, after in pairwise(stops(whole)):
        QWidget.setTabOrder(before, after)


def stops(part: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in that part, in reading order, hidden ones included."""
    # Tabs hand the keyboard on to their bar, and must stand right before it: else Tab would never leave them.
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    for below in _below(part):
        yield from stops(below)


def _below(part: QWidget) -> Iterator[QWidget]:
    """The parts that the part is divided into, in reading order."""
    if isinstance(part, (QSplitter, QStackedWidget)):
        yield from filter(None, map(part.widget, range(part.count())))
    elif isinstance(part, QTabWidget):
        yield part.tabBar()
        yield from filter(None, map(part.widget, range(part.count())))
    elif isinstance(part, QScrollArea):
        if (content := part.widget()) is not None:
            yield content
    elif (layout := part.layout()) is not None:
        yield from _laid_out(part, layout)


def _laid_out(whole: QWidget, layout: QLayout) -> Iterator[QWidget]:
    # Never by the items of the layout: PySide holds on to each that it hands out, while Qt ends it with its
    # widget. What then comes to lie in its place would be taken for it, and its end be the program's.
    widgets = whole.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    parts: list[QWidget | QLayout] = [
        *widgets,
        *(each for each in layout.children() if isinstance(each, QLayout)),
    ]
    for place, part in sorted(((layout.indexOf(part), part) for part in parts), key=itemgetter(0)):
        if isinstance(part, QWidget):
            if place >= 0:
                yield part
        elif place >= 0:
            yield from _laid_out(whole, part)
