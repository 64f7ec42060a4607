"""How wide a page's columns and parts are, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QTreeView, QWidget

from dsr_tracker.core.columns import conditions_from_text, conditions_to_text

if TYPE_CHECKING:
    from dsr_tracker.gui.panels.columns import Columns

Part = QHeaderView | QSplitter


@runtime_checkable
class HasColumns(Protocol):
    """A table with columns to filter by, and to show and hide."""

    columns: Columns


def columns_in(view: object) -> Columns | None:
    """The columns of a table; None for what has none."""
    return view.columns if isinstance(view, HasColumns) else None


class PageLayouts:
    """The layouts of the pages, those of pages that are not built yet too, as they were kept."""

    def __init__(self, on_changed: Callable[[], None]) -> None:
        """`on_changed` is called when a person resizes or sorts something."""
        self._on_changed = on_changed
        self._pages: dict[str, QWidget] = {}
        self._first: dict[str, str] = {}
        self._kept: dict[str, str] = {}

    def add(self, name: str, page: QWidget) -> None:
        """Divide a page that was just built as it was, and follow it."""
        self._pages[name] = page
        self._first |= layout_of(name, page)
        lay_out(name, page, self._kept)
        watch_layout(name, page, self._on_changed)

    def state(self) -> dict[str, str]:
        """All layouts as text."""
        state = dict(self._kept)
        for name, page in self._pages.items():
            state |= layout_of(name, page)
        return state

    def restore(self, state: Mapping[str, str]) -> None:
        """Divide the pages as they were, those that are not built yet when they are."""
        self._kept = dict(state)
        for name, page in self._pages.items():
            lay_out(name, page, state)

    def reset(self) -> None:
        """Divide the pages as they were before anybody changed something."""
        self._kept = {}
        for name, page in self._pages.items():
            lay_out(name, page, self._first)


def layout_of(name: str, page: QWidget) -> dict[str, str]:
    """The page's layout as text by part, with the width of a letter, which all columns are made for."""
    parts = {key: part.saveState().toBase64().toStdString() for key, part in _parts(name, page).items()}
    hidden = {
        key: ",".join(map(str, sorted(columns.hidden)))
        for key, columns in _columns(f"{name}/hidden", page).items()
    }
    return {**parts, **hidden, f"{name}/letter": str(_letter(page))}


def lay_out(name: str, page: QWidget, kept: Mapping[str, str]) -> None:
    """Give the page's parts the sizes they had; parts that are new keep their own.

    Where text was smaller or larger then, columns become as much wider or narrower.
    """
    letter = kept.get(f"{name}/letter", "")
    growth = _letter(page) / int(letter) if letter.isdigit() and int(letter) else 1.0
    for key, part in _parts(name, page).items():
        if key in kept:
            part.restoreState(QByteArray.fromBase64(kept[key].encode()))
            if isinstance(part, QHeaderView) and growth != 1.0:
                _widen(part, growth)
    for key, columns in _columns(f"{name}/hidden", page).items():
        # What stood hidden in a header's state may have been left out by the page then, and not now.
        if key in kept:
            columns.hide(int(each) for each in kept[key].split(",") if each.isdecimal())
        columns.arrange()


def conditions_of(name: str, page: QWidget) -> dict[str, str]:
    """What is asked of the columns of the page's tables, as text by table."""
    asked = {key: columns.conditions for key, columns in _columns(f"{name}/filter", page).items()}
    return {
        key: conditions_to_text(conditions.by_column) for key, conditions in asked.items() if conditions.is_on
    }


def ask_conditions(name: str, page: QWidget, kept: Mapping[str, str]) -> None:
    """Ask the same of the columns again, and nothing of those that were asked nothing."""
    for key, columns in _columns(f"{name}/filter", page).items():
        columns.conditions.take(conditions_from_text(kept.get(key, "")))


def watch_layout(name: str, page: QWidget, on_changed: Callable[[], None]) -> None:
    """Call `on_changed` when a person resizes or sorts something on the page."""
    for part in _parts(name, page).values():
        if isinstance(part, QSplitter):
            part.splitterMoved.connect(on_changed)
        else:
            part.sectionResized.connect(on_changed)
            part.sortIndicatorChanged.connect(on_changed)
    for columns in _columns(f"{name}/hidden", page).values():
        columns.chosen.connect(on_changed)


def _letter(page: QWidget) -> int:
    return page.fontMetrics().averageCharWidth()


def _widen(header: QHeaderView, growth: float) -> None:
    for section in range(header.count()):
        if header.sectionResizeMode(section) == QHeaderView.ResizeMode.Interactive:
            header.resizeSection(section, round(header.sectionSize(section) * growth))


def _parts(name: str, page: QWidget) -> dict[str, Part]:
    """Splitters and table headers by a name that stays the same as long as the page's code does.

    A header's name has the number of its columns: the widths of others would make no sense in it.
    """
    splitters: list[Part] = list(page.findChildren(QSplitter))
    headers = [view.horizontalHeader() for view in page.findChildren(QTableView) if view.isSortingEnabled()]
    headers += [view.header() for view in page.findChildren(QTreeView) if not view.isHeaderHidden()]
    named: dict[str, Part] = {f"{name}/splitter/{number}": part for number, part in enumerate(splitters)}
    for number, header in enumerate(headers):
        named[f"{name}/header/{number}/{header.count()}"] = header
    return named


def _columns(name: str, page: QWidget) -> dict[str, Columns]:
    """The columns of each table, by a name like those of the headers."""
    found = [columns for view in page.findChildren(QAbstractItemView) if (columns := columns_in(view))]
    return {f"{name}/{at}/{len(columns.conditions.columns)}": columns for at, columns in enumerate(found)}
