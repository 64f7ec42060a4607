"""Parts side by side, in as many lines as the width asks for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QStyle, QWidget

from dsr_tracker.gui.theme import GRID


class WrappingRow(QLayout):
    """A row that goes on in the next line where it would be cut off; no part becomes narrower than it may.

    What is left of a line goes to the parts that stretch in it, or before the first one after a gap.
    """

    def __init__(self, spacing: int = GRID) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []
        self._stretching: set[int] = set()
        self._gaps: set[int] = set()

    def add(self, *parts: QWidget, stretches: bool = False) -> None:
        """Add parts, which take what is left of their line if they stretch."""
        for part in parts:
            if stretches:
                self._stretching.add(len(self._items))
            self.addWidget(part)

    def add_labelled(self, label: QLabel, part: QWidget, *, stretches: bool = False) -> None:
        """Add a part with its label, which stay in one line."""
        label.setBuddy(part)
        pair = QHBoxLayout()
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(GRID)
        pair.addWidget(label)
        pair.addWidget(part, 1)
        if stretches:
            self._stretching.add(len(self._items))
        self.addChildLayout(pair)
        self.addItem(pair)

    def add_gap(self) -> None:
        """Push what comes next to the end of its line."""
        self._gaps.add(len(self._items))

    # -- what Qt asks of a layout ---------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()  # a widget that is shown already asks for no new layout by itself

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def sizeHint(self) -> QSize:
        items = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in items) + self.spacing() * max(0, len(items) - 1)
        return QSize(width, max((item.sizeHint().height() for item in items), default=0))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    # -- lines ----------------------------------------------------------------------------------------

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        """Place the parts in lines; gives the height of all."""
        y = rect.top()
        for line in self._lines(rect.width()):
            height = max(self._items[at].sizeHint().height() for at in line)
            if not is_trial:
                self._place(line, QRect(rect.left(), y, rect.width(), height), rect)
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.top())

    def _lines(self, width: int) -> list[list[int]]:
        lines: list[list[int]] = []
        used = 0
        for at, item in enumerate(self._items):
            if item.isEmpty():
                continue
            needed = self._width(at)
            if not lines or used + self.spacing() + needed > width:
                lines.append([at])
                used = needed
            else:
                lines[-1].append(at)
                used += self.spacing() + needed
        return lines

    def _width(self, at: int) -> int:
        item = self._items[at]
        return max(item.minimumSize().width(), item.sizeHint().width())

    def _place(self, line: list[int], area: QRect, whole: QRect) -> None:
        widths = {at: min(self._width(at), area.width()) for at in line}
        left_over = area.width() - sum(widths.values()) - self.spacing() * (len(line) - 1)
        stretching = [at for at in line if at in self._stretching]
        for number, at in enumerate(stretching):
            widths[at] += left_over // len(stretching) + (number < left_over % len(stretching))
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        x, has_gap = area.left(), False
        for at in line:
            if at in self._gaps and not has_gap and not stretching:
                x, has_gap = x + left_over, True
            item = self._items[at]
            height = min(item.sizeHint().height(), area.height())
            place = QRect(QPoint(x, area.top() + (area.height() - height) // 2), QSize(widths[at], height))
            item.setGeometry(QStyle.visualRect(direction, whole, place))
            x += widths[at] + self.spacing()
