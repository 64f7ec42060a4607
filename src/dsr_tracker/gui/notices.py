"""What a person should know and decide about the open tracker, one bar for each subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dsr_tracker.gui.messages import Bar

Choice = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class Notices(QWidget):
    """Each stands until it is answered or dismissed; an edit does not take it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, _Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_notice(self, subject: str, text: str, choices: Sequence[Choice]) -> None:
        """Say it, in place of what was said of that subject before."""
        before = self._bars.get(subject)
        place = -1 if before is None else self._column.indexOf(before)
        self.drop(subject)
        bar = _Notice(choices, self)
        self._bars[subject] = bar
        bar.dismissed.connect(lambda: self.drop(subject))
        self._column.insertWidget(place, bar)
        bar.show_message(text)

    def drop(self, subject: str) -> None:
        """Take away what is said of that subject."""
        bar = self._bars.pop(subject, None)
        if bar is not None:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()

    def say_again(self, text: str) -> bool:
        """Whether a notice says just that; it is then said aloud once more."""
        for bar in self._bars.values():
            if bar.text == text:
                bar.show_message(text)
                return True
        return False

    def text(self, subject: str) -> str:
        """What is said of that subject; empty for nothing."""
        bar = self._bars.get(subject)
        return "" if bar is None else bar.text


class _Notice(Bar):
    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        for place, (words, run) in enumerate(choices, 1):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(_calling(run))
            self._row.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignTop)


def _calling(run: Callable[[], object]) -> Callable[[], None]:
    def slot() -> None:
        run()

    return slot
