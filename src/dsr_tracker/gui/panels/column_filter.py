"""The menu of a column's header: cuts the page down to a value, by the filter that all pages share."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from dsr_tracker.core.filtering import Filter, parse_filter
from dsr_tracker.core.text import shown
from dsr_tracker.gui.models.record_table import Column
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.viewing import Viewing

_MOST = 40
"""Values that a menu lists; for more there is the filter bar."""


class ColumnFilter(QObject):
    """Columns with a `filter_by` have the menu; what it sets stands in the filter bar like any other."""

    def __init__(self, view: RecordView, viewing: Viewing) -> None:
        super().__init__(view)
        self._view = view
        self._viewing = viewing
        header = view.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)

    def menu_of(self, column: int) -> QMenu | None:
        """What the column can be cut down to; None for one that no filter knows."""
        declared: Column[Any] = self._view.table.columns[column]
        if declared.filter_by is None:
            return None
        chosen, menu = self._viewing.filter, QMenu(self._view)
        values = {declared.filter_by(row): declared.getter(row) for row in self._view.table.rows}
        values.pop("", None)
        for typed, text in sorted(values.items(), key=lambda each: each[1].casefold())[:_MOST]:
            term = parse_filter(typed).terms[0]
            action = menu.addAction(self.tr("Only “{value}”").format(value=shown(text)).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(term in chosen.terms)
            action.triggered.connect(lambda _=False, term=term: self._toggle(term))
        fields = {parse_filter(typed).terms[0].field for typed in values}
        every = menu.addAction(self.tr("Any"))
        every.setEnabled(any(term.field in fields for term in chosen.terms))
        every.triggered.connect(lambda: self._viewing.set_filter(_without(self._viewing.filter, fields)))
        return menu

    def _toggle(self, term: Any) -> None:
        chosen = self._viewing.filter
        self._viewing.set_filter(chosen.without(term) if term in chosen.terms else chosen.plus(term))

    def _show_menu(self, place: QPoint) -> None:
        header = self._view.horizontalHeader()
        column = header.logicalIndexAt(place)
        menu = self.menu_of(column) if column >= 0 else None
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(header.mapToGlobal(place))


def _without(chosen: Filter, fields: set[str]) -> Filter:
    return Filter(tuple(term for term in chosen.terms if term.field not in fields))
