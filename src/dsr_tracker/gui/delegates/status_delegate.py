"""Paints a status as colour, symbol and, where there is room, word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dsr_tracker.core.cells import Look
from dsr_tracker.core.palette import fill_of, ink_on
from dsr_tracker.core.scales import NOT_ASSESSED, Rating
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.tag_dots import tag_dot
from dsr_tracker.gui.words import foreign_label, in_two_lines, rating_of, said

_INSET = 2
_VEIL = 0.82
"""How much of a cell that does not fit the filter is covered."""


class StatusDelegate(QStyledItemDelegate):
    """Blits one cached pixmap per status and size: drawing text per cell is several times slower.

    What is the same for all cells (selection, colours, resolution) is the view's affair: each Qt call
    made here is made for every cell in sight.
    """

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._pixmaps: dict[tuple[Look, bool, int, int], QPixmap] = {}
        self._ratio = 1.0
        self._base = 0

    def forget(self) -> None:
        """Draw the pixmaps anew: the scale, the font or the colours changed."""
        self._pixmaps.clear()

    def begin(self, view: QWidget) -> None:
        """Get ready to paint on that view, whose colours or resolution may have changed."""
        ratio, base = view.devicePixelRatioF(), view.palette().color(QPalette.ColorRole.Base).rgba()
        if (ratio, base) != (self._ratio, self._base):
            self._ratio, self._base = ratio, base
            self.forget()

    def one_line_width(self, font: QFont) -> int:
        """The cell width from which a symbol stands beside its full word, in pixels."""
        metrics = QFontMetrics(font)
        words = [f"{each.symbol} {said(each.label)}" for each in self._ratings()]
        return max(map(metrics.horizontalAdvance, words)) + 6 * _INSET

    def stacked_width(self, font: QFont) -> int:
        """The cell width from which a symbol stands above its short word, in pixels."""
        metrics = QFontMetrics(_smaller(font))
        words = [said(each.short_label) for each in self._ratings()]
        return max(map(metrics.horizontalAdvance, words)) + 3 * _INSET

    def _ratings(self) -> list[Rating]:
        return [each for each in self._model.scale.ratings if each.rating_id != NOT_ASSESSED]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = self._model.look(index.row(), index.column())
        rect: QRect = option.rect
        if look is None:
            self._paint_edge(painter, rect, option.palette, index)
            return
        is_dimmed = self._model.is_filtered and not self._model.fits(index.row(), index.column())
        key = (look, is_dimmed, rect.width(), rect.height())
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._draw(look, rect.size(), option.palette, option.font)
            self._pixmaps[key] = _dimmed(pixmap, option.palette) if is_dimmed else pixmap
            pixmap = self._pixmaps[key]
        painter.drawPixmap(rect.topLeft(), pixmap)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics: QFontMetrics = option.fontMetrics
        return QSize(self.stacked_width(option.font), 2 * metrics.height())

    def _paint_edge(
        self,
        painter: QPainter,
        rect: QRect,
        palette: QPalette,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        is_mean = index.column() == self._model.mean_column or index.row() == self._model.mean_row
        role = QPalette.ColorRole.AlternateBase if is_mean else QPalette.ColorRole.Base
        painter.fillRect(rect, palette.color(role))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if not text:
            return
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        section = self._model.section_at(index.row())
        if section is not None and section.tag is not None:
            dot = QRect(rect.left() + 6, rect.center().y() - 5, 11, 11)
            tag_dot(section.tag).paint(painter, QStyle.visualRect(painter.layoutDirection(), rect, dot))
            rect = rect.adjusted(14, 0, 0, 0)
        if section is not None or self._model.instrument_at(index.row()) is not None:
            painter.save()
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(
                rect.adjusted(6, 0, -6, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text
            )
            painter.restore()
        else:
            painter.drawText(
                rect,
                Qt.AlignmentFlag.AlignCenter,
                in_two_lines(text),
            )

    def _draw(self, look: Look, size: QSize, palette: QPalette, font: QFont) -> QPixmap:
        pixmap = QPixmap(size * self._ratio)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(palette.color(QPalette.ColorRole.Base))
        is_own, rating = self._model.scale.holds(look.rating_id), rating_of(look.rating_id)
        symbol = "?" if rating is None else rating.symbol
        label = foreign_label(look.rating_id) if rating is None else said(rating.label)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(0, 0, size.width(), size.height()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if look.rating_id == NOT_ASSESSED:
            # Open cells stay quiet, so that what is known stands out.
            ink = palette.color(QPalette.ColorRole.PlaceholderText)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1))
        else:
            fill = fill_of(self._model.scale, look.rating_id)
            ink = QColor(ink_on(fill))
            painter.setBrush(QColor(fill))
            # One of another scale, which counts in no figure, has a broken edge.
            painter.setPen(QPen(Qt.PenStyle.NoPen) if is_own else QPen(ink, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(ink)
        painter.setFont(font)
        if rating is None or look.rating_id == NOT_ASSESSED:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, label if rating is None else symbol)
        elif size.width() >= self.one_line_width(font) and is_own:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{symbol} {label}")
        elif size.width() >= self.stacked_width(font):
            upper = area.adjusted(0, 1, 0, -area.height() // 2)
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, symbol)
            painter.setFont(_smaller(font))
            lower = area.adjusted(0, area.height() // 2, 0, -2)
            short, room = said(rating.short_label), lower.width()
            if not is_own:  # the columns were made for other words
                short = painter.fontMetrics().elidedText(short, Qt.TextElideMode.ElideRight, room)
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, short)
        else:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, symbol)
        painter.setFont(font)
        if look.is_contrary:
            painter.drawText(
                area.adjusted(0, 0, -3, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "!"
            )
        painter.end()
        return pixmap


def _dimmed(pixmap: QPixmap, palette: QPalette) -> QPixmap:
    """The same, nearly gone: still to be made out, and not to be taken for what fits."""
    veil = QColor(palette.color(QPalette.ColorRole.Base))
    veil.setAlphaF(_VEIL)
    painter = QPainter(pixmap)
    painter.fillRect(pixmap.rect(), veil)
    painter.end()
    return pixmap


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * 0.85)
    return smaller
