"""Draws the icon in all sizes from its SVG: `.venv/bin/python packaging/icon/draw.py`."""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SVG = HERE.parents[1] / "resources" / "icon" / "dsr-tracker.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 24, 32, 48, 64, 256)
ICNS = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512}


def png(size: int) -> bytes:
    """The icon at that size."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon of Windows: a directory, and a PNG for each size."""
    offset = 6 + 16 * len(pictures)
    entries, contents = b"", b""
    for size, content in pictures.items():
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), offset + len(contents))
        contents += content
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + contents


def icns(pictures: dict[str, bytes]) -> bytes:
    """An icon of macOS: a PNG for each of its kinds."""
    body = b"".join(
        kind.encode() + struct.pack(">I", len(each) + 8) + each for kind, each in pictures.items()
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main() -> None:
    """Write every size, and the icons of Windows and macOS."""
    application = QGuiApplication([])
    drawn = {size: png(size) for size in SIZES}
    for size, content in drawn.items():
        (HERE / f"dsr-tracker-{size}.png").write_bytes(content)
    (SVG.parent / "dsr-tracker-64.png").write_bytes(drawn[64])
    (HERE / "dsr-tracker.ico").write_bytes(ico({size: drawn[size] for size in ICO}))
    (HERE / "dsr-tracker.icns").write_bytes(icns({kind: drawn[size] for kind, size in ICNS.items()}))
    application.shutdown()


if __name__ == "__main__":
    main()
