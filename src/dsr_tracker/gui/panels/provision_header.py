"""The matrix table's left edge: what was undertaken."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTextBoundaryFinder, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from dsr_tracker.gui.models.matrix_model import MatrixModel, ProvisionRole
from dsr_tracker.gui.theme import mirrored
from dsr_tracker.gui.words import told

NARROWEST, WIDEST = 13, 21
"""Of the column of titles, in heights of a line of text."""


class ProvisionHeader(QHeaderView):
    """Clause titles in up to two lines, with a triangle where measures lie below."""

    toggled = Signal(int)

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._matrix = model
        self._lines: dict[tuple[str, bool, int], str] = {}
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setAccessibleName(self.tr("Provisions"))

    def forget(self) -> None:
        """Break the titles into lines anew: the font changed."""
        self._lines.clear()

    def sizeHint(self) -> QSize:
        # Qt would ask two hundred titles for their sizes, again and again.
        line = self.fontMetrics().height()
        return QSize(WIDEST * line, 2 * line)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        palette = self.palette()
        provision = self._matrix.headerData(logical_index, Qt.Orientation.Vertical, ProvisionRole)
        is_measure = provision is not None and provision.is_measure
        painter.save()
        role = QPalette.ColorRole.Base if is_measure else QPalette.ColorRole.Window
        painter.fillRect(rect, palette.color(role))
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        font = painter.font()
        font.setBold(provision is None)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        unit = metrics.height()
        left = rect.left() + (2 * unit if is_measure else unit // 3)
        state = self._matrix.is_opened(logical_index)
        if provision is not None and not is_measure:
            if state is not None:
                area = QRect(left, rect.top(), unit, rect.height())
                folded = "▸" if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else "◂"
                arrow = "▾" if state else folded
                painter.drawText(mirrored(painter, area, rect), Qt.AlignmentFlag.AlignCenter, arrow)
            left += unit + 2
        number = "" if provision is None else provision.number
        if number:
            width = max(
                metrics.horizontalAdvance("00.0" if is_measure else "00"), metrics.horizontalAdvance(number)
            )
            area = QRect(left, rect.top(), width, rect.height())
            place = mirrored(painter, area, rect)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
            left += width + unit // 2
        text = (
            str(self._matrix.headerData(logical_index, Qt.Orientation.Vertical))
            if provision is None
            else told(provision).title or told(provision).summary
        )
        area = QRect(left, rect.top(), rect.right() - left - 4, rect.height())
        painter.drawText(
            mirrored(painter, area, rect),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            self._broken(text, metrics, area.width(), is_bold=provision is None),
        )
        painter.restore()

    def _broken(self, text: str, metrics: QFontMetrics, width: int, *, is_bold: bool) -> str:
        """The text in two lines, measured once: scrolling paints the same titles over and over."""
        key = (text, is_bold, width)
        if key not in self._lines:
            self._lines[key] = _two_lines(text, metrics, width)
        return self._lines[key]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.toggled.emit(row)


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, cut with an ellipsis at the end of its second line."""
    line = " ".join(text.split())
    # Chinese has no spaces, and yet does not break before a comma.
    places, end = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, line), 0
    while (place := places.toNextBoundary()) > 0:
        if metrics.horizontalAdvance(line[:place].rstrip()) > width:
            break
        end = place
    first = line[:end].rstrip()
    rest = metrics.elidedText(line[end:], Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{rest}" if first and rest else first or rest
