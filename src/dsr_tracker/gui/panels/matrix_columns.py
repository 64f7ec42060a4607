"""The menu of a column of the matrix: cuts all pages down by a party, and by what its cells are rated."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dsr_tracker.core.filtering import Filter, Term
from dsr_tracker.core.records import Party
from dsr_tracker.core.text import shown
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.panels.matrix_view import MatrixView
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import party_words, said

_OF_COLUMN = ("country", "status")


class MatrixColumns(QObject):
    """A right click on a party's name, or Alt+Down in its column; what it sets stands in the filter bar."""

    def __init__(self, view: MatrixView, model: MatrixModel, viewing: Viewing) -> None:
        super().__init__(view)
        self._view, self._model, self._viewing = view, model, viewing
        header = view.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_asked)
        view.column_wanted.connect(self.open)

    def open(self, column: int = -1) -> None:
        """Offer what can be asked of the column, to begin with of the one with the cursor."""
        column = self._view.currentIndex().column() if column < 0 else column
        header = self._view.horizontalHeader()
        if (menu := self.menu_of(column)) is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            place = QPoint(max(header.sectionViewportPosition(column), 0), header.height())
            menu.popup(header.viewport().mapToGlobal(place))
            menu.setActiveAction(menu.actions()[0])

    def menu_of(self, column: int) -> QMenu | None:
        """What can be asked of the column; None for that of the means."""
        parties = self._model.parties
        if not 0 <= column < len(parties):
            return None
        party, chosen = parties[column], self._viewing.filter
        name, menu = shown(party_words(party.name)).replace("&", "&&"), QMenu(self._view)
        country = Term("country", party.party_id)
        is_only = chosen.values("country") == (party.party_id,)
        only = menu.addAction(self.tr("Only {party}").format(party=name))
        self._tick(only, is_only and not chosen.values("status"))
        only.triggered.connect(lambda: self._ask(Filter((country,))))
        menu.addSeparator()
        for rating in self._model.scale.ratings:
            text = self.tr("{party}: {rating}").format(party=name, rating=said(rating.label))
            action, status = menu.addAction(text), Term("status", rating.rating_id)
            self._tick(action, is_only and status in chosen.terms)
            action.triggered.connect(lambda _=False, status=status: self._toggle(party, status))
        menu.addSeparator()
        every = menu.addAction(self.tr("All countries and ratings"))
        every.setEnabled(any(term.field in _OF_COLUMN for term in chosen.terms))
        every.triggered.connect(lambda: self._ask(Filter()))
        return menu

    def _tick(self, action: QAction, is_ticked: bool) -> None:
        action.setCheckable(True)
        action.setChecked(is_ticked)

    def _toggle(self, party: Party, status: Term) -> None:
        chosen, country = self._viewing.filter, Term("country", party.party_id)
        is_only = chosen.values("country") == (party.party_id,)
        ratings = Filter(tuple(term for term in chosen.terms if term.field == "status" and is_only))
        asked = ratings.without(status) if status in ratings.terms else ratings.plus(status)
        self._ask(asked.plus(country))

    def _ask(self, asked: Filter) -> None:
        """Ask that of countries and ratings, of all else what was asked before; hide what does not fit."""
        rest = Filter(tuple(term for term in self._viewing.filter.terms if term.field not in _OF_COLUMN))
        self._viewing.set_filter(rest.plus(asked))
        if asked:
            self._viewing.set_hiding(True)

    def _on_asked(self, place: QPoint) -> None:
        self.open(self._view.horizontalHeader().logicalIndexAt(place))
