"""How wide a page's columns and parts are, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView, QTreeView, QWidget

Part = QHeaderView | QSplitter


def layout_of(name: str, page: QWidget) -> dict[str, str]:
    """The page's layout as text by part."""
    return {key: part.saveState().toBase64().toStdString() for key, part in _parts(name, page).items()}


def lay_out(name: str, page: QWidget, kept: Mapping[str, str]) -> None:
    """Give the page's parts the sizes they had; parts that are new keep their own."""
    for key, part in _parts(name, page).items():
        if key in kept:
            part.restoreState(QByteArray.fromBase64(kept[key].encode()))


def watch_layout(name: str, page: QWidget, on_changed: Callable[[], None]) -> None:
    """Call `on_changed` when a person resizes or sorts something on the page."""
    for part in _parts(name, page).values():
        if isinstance(part, QSplitter):
            part.splitterMoved.connect(on_changed)
        else:
            part.sectionResized.connect(on_changed)
            part.sortIndicatorChanged.connect(on_changed)


def _parts(name: str, page: QWidget) -> dict[str, Part]:
    """Splitters and table headers by a name that stays the same as long as the page's code does."""
    splitters: list[Part] = list(page.findChildren(QSplitter))
    headers: list[Part] = [
        view.horizontalHeader() for view in page.findChildren(QTableView) if view.isSortingEnabled()
    ]
    headers += [view.header() for view in page.findChildren(QTreeView) if not view.isHeaderHidden()]
    return {
        f"{name}/{kind}/{number}": part
        for kind, parts in (("splitter", splitters), ("header", headers))
        for number, part in enumerate(parts)
    }
