"""A short tour of the window: what its parts are, one after the other, while it can be used as ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from dsr_tracker.gui.panels.callout import Callout

if TYPE_CHECKING:
    from dsr_tracker.gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Step:
    """One stop: the part of the window that it is about, and what is said of it."""

    title: str
    text: str
    part: Callable[[], QWidget]
    area: Callable[[], QRect] | None = None
    """Which place of the part, where it is not the whole."""


class Tour(QObject):
    """Runs over the page with the matrix until it is left; `ended` says so."""

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.steps = self._steps()
        self.number = 0
        self.callout = Callout(window)
        self.callout.next_wanted.connect(self._on_next)
        self.callout.back_wanted.connect(lambda: self._go(self.number - 1))
        self.callout.left.connect(self.leave)
        window.installEventFilter(self)

    def start(self) -> None:
        """Show the first stop."""
        self._window.show_page("matrix")
        self._go(0)

    def leave(self) -> None:
        """End the tour; the keyboard goes back to the cells."""
        self._window.removeEventFilter(self)
        has_keyboard = self.callout.isAncestorOf(self._window.focusWidget())
        self.callout.done()
        if has_keyboard:
            self._window.page_at(self._window.current_page).take_focus()
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and watched is self._window:
            self._point()
        return False

    def _on_next(self) -> None:
        if self.number + 1 < len(self.steps):
            self._go(self.number + 1)
        else:
            self.leave()

    def _go(self, number: int) -> None:
        self.number = max(0, number)
        step = self.steps[self.number]
        self.callout.say(step.title, step.text, self.number + 1, len(self.steps))
        self._point()

    def _point(self) -> None:
        step = self.steps[self.number]
        part = step.part()
        area = QRect()
        if part.isVisible():  # else it is told of without being pointed at
            area = part.rect() if step.area is None else step.area()
            area.moveTopLeft(part.mapTo(self._window, area.topLeft()))
        self.callout.point_at(area)

    def _steps(self) -> tuple[Step, ...]:
        window = self._window
        matrix, view = window.matrix, window.matrix.view
        return (
            Step(
                self.tr("The matrix"),
                self.tr(
                    "Clauses down, countries across; each cell is one promise of one party. Go to a cell "
                    "with the arrow keys. Shift selects several."
                ),
                lambda: view,
            ),
            Step(
                self.tr("Rate by key"),
                self.tr(
                    "Press the key in brackets, and the selected cells are rated. A status is always a "
                    "colour, a symbol and a word. Rest the mouse on one to read what it means."
                ),
                lambda: matrix.legend,
            ),
            Step(
                self.tr("Say why"),
                self.tr(
                    "The inspector speaks of the selected cell: the reason, how sure you are, the sources "
                    "and the notes. It saves as you type, and Ctrl+Z takes anything back."
                ),
                lambda: window.inspector,
            ),
            Step(
                self.tr("Every number opens"),
                self.tr(
                    "A mean says what it rests on, as 62 % (7 of 8). Click it to see the sum and the cells. "
                    "What nobody has looked at never counts as zero."
                ),
                view.viewport,
                lambda: _last_column(window),
            ),
            Step(
                self.tr("Other views"),
                self.tr(
                    "The same work by clause, by country, by date and by source; and what is still to do. "
                    "Shift+F1 says what can be done on a page."
                ),
                lambda: window.navigation,
            ),
            Step(
                self.tr("Find everything"),
                self.tr(
                    "Ctrl+K finds commands, clauses, countries and every word you wrote. F1 is the help, and "
                    "Help > Tour brings this tour back."
                ),
                lambda: window.menuBar().cornerWidget(),
            ),
        )


def _last_column(window: MainWindow) -> QRect:
    """The column of the means, as far as it is in sight."""
    view, header = window.matrix.view, window.matrix.view.horizontalHeader()
    last = header.count() - 1
    whole = QRect(
        QPoint(header.sectionViewportPosition(last), 0),
        QPoint(
            header.sectionViewportPosition(last) + header.sectionSize(last) - 1, view.viewport().height() - 1
        ),
    )
    seen: QRect = whole.intersected(view.viewport().rect())
    return seen
