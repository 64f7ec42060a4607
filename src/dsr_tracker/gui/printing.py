"""Pages onto paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter


def print_pages(pages: Sequence[bytes], printer: QPrinter) -> None:
    """Print these pictures (PNG), each on a page of its own that lies as the picture does."""
    painter: QPainter | None = None
    for content in pages:
        image = QImage.fromData(content)
        is_wide = image.width() > image.height()
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        )
        if painter is None:  # only now: the first page takes the orientation that the printer has here
            painter = QPainter(printer)
        else:
            printer.newPage()
        room = painter.viewport()
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.drawImage(place, image)
    if painter is not None:
        painter.end()
