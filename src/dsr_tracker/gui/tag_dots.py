"""A tag's dot: its colour in a ring, which never stands without the tag's name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from dsr_tracker.core.palette import tag_fill
from dsr_tracker.core.records import Tag
from dsr_tracker.gui.words import told

_SIZE = 12
_RATIO = 2


def tag_dot(tag: Tag) -> QIcon:
    """The dot as an icon."""
    pixmap = QPixmap(_SIZE * _RATIO, _SIZE * _RATIO)
    pixmap.setDevicePixelRatio(_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(tag_fill(tag.color)))
    painter.setPen(QPen(QColor("#767676"), 1))  # seen on light and on dark
    painter.drawEllipse(1, 1, _SIZE - 3, _SIZE - 3)
    painter.end()
    return QIcon(pixmap)


def tag_name(tag: Tag) -> str:
    """What the tag is called on screen; a goal with its number."""
    name = told(tag).name
    return f"{tag.code} {name}" if tag.code.isdigit() else name


def color_name(color: str) -> str:
    """What a colour of tags is called."""
    translate = QCoreApplication.translate
    names = {
        "blue": translate("Tags", "blue"),
        "sky": translate("Tags", "sky blue"),
        "green": translate("Tags", "green"),
        "yellow": translate("Tags", "yellow"),
        "orange": translate("Tags", "orange"),
        "vermillion": translate("Tags", "vermillion"),
        "purple": translate("Tags", "purple"),
        "grey": translate("Tags", "grey"),
    }
    return names.get(color, names["grey"])


def family_name(family: str) -> str:
    """What a family of tags is called; one's own tags without a family stand together."""
    translate = QCoreApplication.translate
    names = {
        "CONN": translate("Tags", "Connectivities"),
        "SDG": translate("Tags", "Sustainable Development Goals"),
        "": translate("Tags", "My tags"),
    }
    return names.get(family, family)
