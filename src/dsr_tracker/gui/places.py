"""Where a person was in a tracker, kept from one run to the next: page, cell, opened clauses, scrolling."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from dsr_tracker.core.cells import Cell
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.tree_view import TreeView
from dsr_tracker.settings import Place

_MOST_UNFOLDED = 400
"""Rows of trees that are kept unfolded: the settings stay small."""


class PlaceKeeper(QObject):
    """Brings the window to a place, and says when a person has gone elsewhere."""

    changed = Signal()

    def __init__(self, window: MainWindow, place: Place) -> None:
        """Called before the window is shown, so that it reads no page twice."""
        super().__init__(window)
        self._window = window
        self._unfolded = _by_tree(place.unfolded)
        for name, page in window.pages.items():
            self._on_page_built(name, page)
        window.page_built.connect(self._on_page_built)
        self._go(place)
        window.viewing.cell_changed.connect(self.changed)
        window.viewing.instruments_changed.connect(self.changed)
        window.page_shown.connect(self.changed)
        matrix = window.matrix
        matrix.model.modelReset.connect(self.changed)
        for signal in (matrix.model.rowsInserted, matrix.model.rowsRemoved):
            signal.connect(lambda *_: self.changed.emit())
        for bar in (matrix.view.horizontalScrollBar(), matrix.view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self.changed.emit())

    def place(self) -> Place:
        """Where the person is now."""
        window, viewing = self._window, self._window.viewing
        for name, page in window.pages.items():
            for key, tree in _trees(name, page).items():
                self._unfolded[key] = [str(each) for each in tree.unfolded]
        unfolded = [f"{key} {each}" for key, kept in self._unfolded.items() for each in sorted(kept)]
        view = window.matrix.view
        return Place(
            page=window.current_page,
            subject=window.subject,
            instrument_ids=viewing.instrument_ids,
            provision_id="" if viewing.cell is None else viewing.cell.provision_id,
            party_id="" if viewing.cell is None else viewing.cell.party_id,
            opened=window.matrix.model.opened,
            unfolded=tuple(unfolded[:_MOST_UNFOLDED]),
            scroll=(view.horizontalScrollBar().value(), view.verticalScrollBar().value()),
        )

    def _go(self, place: Place) -> None:
        window, read = self._window, self._window.document.read
        known = {instrument.instrument_id for instrument in read.instruments()}
        # An empty choice is all instruments; so is a place of before, of a window that never was.
        if place.page and known.issuperset(place.instrument_ids):
            window.viewing.set_instruments(place.instrument_ids)
        window.matrix.model.remember_opened(place.opened)
        cell = Cell(place.provision_id, place.party_id)
        if read.record("provision", cell.provision_id) and read.record("party", cell.party_id):
            window.viewing.set_cell(cell)
        if place.page in dict(window.page_names()):
            window.show_page(place.page, place.subject)
        QTimer.singleShot(0, window, lambda: self._scroll(place))

    def _scroll(self, place: Place) -> None:
        view = self._window.matrix.view
        across, down = place.scroll
        view.horizontalScrollBar().setValue(across)
        view.verticalScrollBar().setValue(down)

    def _on_page_built(self, name: str, page: Panel) -> None:
        for key, tree in _trees(name, page).items():
            tree.unfolded.update(self._unfolded.get(key, ()))
            tree.selected.connect(lambda _: self.changed.emit())
            tree.expanded.connect(lambda _: self.changed.emit())
            tree.collapsed.connect(lambda _: self.changed.emit())


def _trees(name: str, page: Panel) -> dict[str, TreeView]:
    return {f"{name}/{number}": tree for number, tree in enumerate(page.findChildren(TreeView))}


def _by_tree(unfolded: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in unfolded:
        key, _, row = each.partition(" ")
        found.setdefault(key, []).append(row)
    return found
