"""One page for each party, over all instruments."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import hide
from dsr_tracker.core.history import Edit
from dsr_tracker.core.own_records import retire
from dsr_tracker.core.records import Figure, Origin, Party, Provision
from dsr_tracker.core.summary import Tally, fitting_tallies, total
from dsr_tracker.gui.cell_editing import CellEditors
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.fitting_cells import FittingCells
from dsr_tracker.gui.models.party_tree import is_named, parties_below, party_branches
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.models.record_tree import Branch, RecordTree
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.cell_rows import CellRow, cell_columns, instrument_branches
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.party_header import PartyHeader, RoleRow
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.search_field import SearchField
from dsr_tracker.gui.panels.tree_view import TreeView
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.panels.writing import only_to_write
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.vocabulary import figure_value, period_text, references_line
from dsr_tracker.gui.words import listed, party_words, told, word


class CountriesPanel(Panel):
    """Parties at the left; at the right what is known of the chosen one."""

    page = "countries"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self._parties: list[Party] = []
        self._party_id = ""
        self._asked_for = ""
        self._fitting = FittingCells(document, viewing, self, is_of_all=True)
        self.search = SearchField(self.tr("Find a country or party"))
        self.list = TreeView(
            RecordTree[Party](
                (Column(self.tr("Party"), lambda p: party_words(p.name), 24, tooltip=_names),),
                lambda p: p.party_id,
                self,
            ),
            self.tr("Countries and other parties"),
        )
        self.header = PartyHeader(document, viewing)
        self.cells = TreeView(
            RecordTree[CellRow](
                cell_columns(self.tr("Provision"), editors=CellEditors(document, lambda: viewing.day, self)),
                lambda row: row.key,
                self,
                is_heading=lambda row: row.line is None,
            ),
            self.tr("Provisions with their status"),
        )
        self._nothing = plain("", is_quiet=True)
        self.roles = RecordView(
            RecordTable(self._role_columns(), lambda row: row.participation.participation_id, self),
            self.tr("Roles, with the paragraphs that say so"),
            stretched=(1, 2, 3),
        )
        self.figures = RecordView(
            RecordTable(self._figure_columns(), lambda figure: figure.figure_id, self),
            self.tr("Figures about this party"),
            stretched=0,
        )
        self.tabs = QTabWidget()
        self.add = QAction(self.tr("Add a party…"), self)
        self.add.setToolTip(self.tr("Add a country, province, city or body of your own"))
        self.edit = QAction(self.tr("Edit…"), self)
        self.edit.setToolTip(self.tr("Change a party of your own; what was shipped can only be hidden"))
        self.put_away = QAction(self.tr("Hide"), self)
        self.put_away.setToolTip(self.tr("Leave it out of screens and reports; undo or bring it back later"))
        self.bring_back = QAction(self.tr("Hidden…"), self)
        self.bring_back.setToolTip(self.tr("List what is hidden or retired and bring it back"))
        self._build()
        self._connect()

    def open_subject(self, subject: str) -> None:
        """Show a party by its id."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()
        self.search.clear()
        if not self.list.select_key(subject):  # the filter leaves it out: what was asked for is shown
            self._asked_for = subject
            self._fill_list()
            self.list.select_key(subject)

    @property
    def subject(self) -> str:
        return self._party_id

    def refresh(self) -> None:
        self._parties = self.document.read.parties()
        self._fitting.ask()
        self._show_list()

    def _show_list(self) -> None:
        self._fill_list()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.tree.index(0, 0))
        self._show_party()

    @property
    def _party(self) -> Party | None:
        """The party that is shown."""
        return next((party for party in self._parties if party.party_id == self._party_id), None)

    # -- what a person can do ---------------------------------------------------------------------

    def _on_add(self) -> None:
        from dsr_tracker.gui.dialogs.party_dialog import PartyDialog

        dialog = PartyDialog(self.document, None, self)
        dialog.saved.connect(self._go_to_new)
        dialog.open()

    def _go_to_new(self, edit: Edit) -> None:
        for change in edit.changes:
            if isinstance(change.after, Party):
                self.open_subject(change.after.party_id)

    def _on_edit(self) -> None:
        from dsr_tracker.gui.dialogs.party_dialog import PartyDialog

        PartyDialog(self.document, self._party, self).open()

    def _on_put_away(self) -> None:
        party = self._party
        if party is None:
            return
        pen, near = self.document.pen, self.list.key_beside_current()
        if party.origin is Origin.ANALYST:
            self.document.do(retire(pen, party, party.name))
        else:
            self.document.do(hide(pen, "party", party.party_id, party.name))
        # What is above the party that left may be there for its sake only, while a filter is typed.
        if near is not None and not self.list.select_key(near):
            self.open_subject(str(near))

    def _on_bring_back(self) -> None:
        from dsr_tracker.gui.dialogs.hidden_dialog import HiddenDialog

        HiddenDialog(self.document, self).open()

    # -- parts ------------------------------------------------------------------------------------

    def _fill_list(self) -> None:
        typed, listed = self.search.text(), self._parties
        if self._fitting.is_on:
            listed = self._fitting_only()
        self.list.tree.set_branches(party_branches(listed, typed))
        if typed or self._fitting.is_on:
            self.list.expandAll()

    def _fitting_only(self) -> list[Party]:
        """The parties with a cell that fits the filter."""
        if (matching := self._fitting.matching) is None:
            self.viewing.tell_filtered(self.page, self.tr("Filtering…"))
            return self._parties
        fitting = {party_id for parties in matching.values() for party_id in parties}
        followed = {p.party_id for columns in self.document.read.columns().values() for p in columns}
        text = self.tr("{n} of {m} countries and parties").format(n=len(fitting), m=len(followed))
        self.viewing.tell_filtered(self.page, text)
        return [p for p in self._parties if p.party_id in fitting or p.party_id == self._asked_for]

    def _on_filter_changed(self) -> None:
        self._asked_for = ""
        self.invalidate()

    def _tallies(self, party_ids: list[str]) -> dict[tuple[str, str], Tally]:
        """The clauses of each instrument and party, counted: those that fit, where there is a filter."""
        tallies = self.document.summary.tallies(self.viewing.day, party_ids=party_ids)
        if (matching := self._fitting.matching) is None:
            return tallies
        return fitting_tallies(matching, self.document.read.provisions(), tallies)

    def _on_party_selected(self, party: Party) -> None:
        if party.party_id != self._party_id:
            self._party_id = party.party_id
            self._show_party(is_other=True)

    def _show_party(self, *, is_other: bool = False) -> None:
        party = self._party
        self._right.setVisible(party is not None)
        is_own = party is not None and party.origin is Origin.ANALYST
        self.edit.setEnabled(is_own)
        self.put_away.setEnabled(party is not None)
        self.put_away.setText(self.tr("Retire") if is_own else self.tr("Hide"))
        only_to_write(self.document, self.add, self.edit, self.put_away)
        if party is None:
            return
        document = self.document
        inner = parties_below(party.party_id, self._parties)
        ids = [party.party_id, *(p.party_id for p in inner)]
        tallies = self._tallies(ids)
        counted = [p for p in inner if any(key[1] == p.party_id for key in tallies)]
        roles = self._roles_of(party)
        self.header.show_party(party, roles)
        scale = document.scale
        own = total(tally for key, tally in tallies.items() if key[1] == party.party_id)
        parts = [(p, total(t for key, t in tallies.items() if key[1] == p.party_id)) for p in counted]
        branches = self._branches([party, *counted], tallies)
        is_of_part = self._fitting.matching is not None
        self.header.show_figure(party, own, parts, scale, branches, is_filtered=is_of_part)
        top = branches[0].children
        if is_other:
            self.cells.unfolded = {branch.row.key for branch in top}
        self.cells.tree.set_branches([*top, *branches[1:]])
        self.cells.setVisible(bool(tallies))
        self._nothing.setVisible(not tallies)
        self._nothing.setText(
            self.tr(
                "No provision is assessed for {name}: no document names it in a part that commits it. "
                "To follow it all the same, add it to an instrument on the Clauses page."
            ).format(name=party_words(party.name))
        )
        self.roles.table.set_rows(roles)
        self.tabs.setTabText(1, self.tr("Roles ({count})").format(count=len(roles)))
        figures = [f for f in document.read.figures() if f.party_id == party.party_id]
        self.figures.table.set_rows(figures)
        self.tabs.setTabText(2, self.tr("Figures ({count})").format(count=len(figures)))
        self.tabs.setTabVisible(2, bool(figures))

    def _branches(self, parties: list[Party], tallies: dict[tuple[str, str], Tally]) -> list[Branch[CellRow]]:
        document, scale = self.document, self.document.scale
        instruments = document.read.instruments()
        provisions = document.read.provisions({key[0] for key in tallies})
        lines = document.summary.lines_of_parties([p.party_id for p in parties], self.viewing.day)
        return [
            Branch(
                CellRow(
                    party.party_id,
                    f"{party_words(party.name)} · {word(party.kind)}",
                    scale,
                    tally=total(tally for key, tally in tallies.items() if key[1] == party.party_id),
                ),
                instrument_branches(
                    party.party_id,
                    instruments=instruments,
                    provisions=self._provisions_fitting(party.party_id, provisions),
                    lines=lines,
                    tallies=tallies,
                    scale=scale,
                ),
            )
            for party in parties
        ]

    def _provisions_fitting(self, party_id: str, provisions: list[Provision]) -> list[Provision]:
        """Those whose cell fits the filter, and the clauses of such measures."""
        fitting = [p for p in provisions if self._fitting.fits(Cell(p.provision_id, party_id))]
        kept = {p.provision_id for p in fitting} | {p.clause_id for p in fitting}
        return [p for p in provisions if p.provision_id in kept]

    def _roles_of(self, party: Party) -> list[RoleRow]:
        read = self.document.read
        documents = {document.document_id: document for document in read.documents()}
        titles = {i.instrument_id: told(i).title for i in read.instruments()}
        return [
            RoleRow(each, titles[each.instrument_id], references_line(told(each).references, documents))
            for each in read.participations(party_id=party.party_id)
            if each.instrument_id in titles
        ]

    def _role_columns(self) -> tuple[Column[RoleRow], ...]:
        return (
            Column(self.tr("Role"), lambda row: row.role, 14),
            Column(self.tr("Instrument"), lambda row: row.instrument_title, 36),
            Column(self.tr("Said in"), lambda row: row.said_in, 40),
            Column(self.tr("Remark"), lambda row: told(row.participation).remark, 32),
        )

    def _figure_columns(self) -> tuple[Column[Figure], ...]:
        return (
            Column(self.tr("Figure"), lambda figure: told(figure).subject, 30, tooltip=_figure_tooltip),
            Column(self.tr("Value"), figure_value, 24, alignment=Qt.AlignmentFlag.AlignRight),
            Column(self.tr("Period"), lambda figure: period_text(figure.period_start, figure.period_end), 23),
        )

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(GRID, 2 * GRID, 0, GRID)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = WrappingRow(GRID // 2)
        actions = (self.add, self.edit, self.put_away, self.bring_back)
        for action in actions:
            row.add(action_button(action))
        column.addLayout(row)
        self.list.addActions(actions)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        provisions = QWidget()
        inside = QVBoxLayout(provisions)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.cells, 1)
        self._nothing.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        for page, title in (
            (provisions, self.tr("Provisions")),
            (self.roles, self.tr("Roles")),
            (self.figures, self.tr("Figures")),
        ):
            self.tabs.addTab(page, title)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("What is known of the party"))
        self._right = QWidget()
        layout = QVBoxLayout(self._right)
        layout.setContentsMargins(GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.header)
        layout.addSpacing(GRID)
        layout.addWidget(self.tabs, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        letter = self.fontMetrics().averageCharWidth()
        splitter.setSizes([30 * letter, 100 * letter])
        splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _connect(self) -> None:
        self._fitting.found.connect(self._show_list)
        self.viewing.filter_changed.connect(self._on_filter_changed)
        self.search.textChanged.connect(self._fill_list)
        self.search.left.connect(self._select_first_found)
        self.list.selected.connect(self._on_party_selected)
        self.list.opened.connect(lambda _: self.cells.setFocus())
        self.header.parts_toggled.connect(self._show_party)
        self.cells.opened.connect(self._on_row_opened)
        for action, slot in (
            (self.add, self._on_add),
            (self.edit, self._on_edit),
            (self.put_away, self._on_put_away),
            (self.bring_back, self._on_bring_back),
        ):
            action.triggered.connect(slot)
        for view, instrument_id in (
            (self.roles, lambda row: row.participation.instrument_id),
            (self.figures, lambda figure: figure.provision_id or figure.instrument_id),
        ):
            view.opened.connect(lambda row, of=instrument_id: self.viewing.open_page("clauses", of(row)))

    def _select_first_found(self) -> None:
        for index in self.list.tree.indexes():
            party = self.list.tree.row_at(index)
            if party is not None and is_named(party, self.search.text()):
                self.list.setCurrentIndex(index)
                self.list.setFocus()
                return

    def _on_row_opened(self, row: CellRow) -> None:
        if row.line is None:
            self.cells.toggle(row)
        else:
            self.viewing.open_cell(row.line.cell)


def _names(party: Party) -> str:
    return listed((party.name, *party.aliases))


def _figure_tooltip(figure: Figure) -> str:
    return "\n".join(filter(None, (told(figure).subject, told(figure).remark)))
