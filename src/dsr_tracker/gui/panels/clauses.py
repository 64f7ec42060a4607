"""What was agreed, from instrument to measure, and what is known of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.editing import hide
from dsr_tracker.core.history import Edit
from dsr_tracker.core.own_records import retire
from dsr_tracker.core.records import Instrument, Origin, Provision
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.clause_tree import Item, clause_branches, is_named, record_id, record_text
from dsr_tracker.gui.models.fitting_cells import FittingCells
from dsr_tracker.gui.models.record_table import Column
from dsr_tracker.gui.models.record_tree import RecordTree
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.clause_sheet import ClauseSheet
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.search_field import SearchField
from dsr_tracker.gui.panels.tree_view import TreeView
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.panels.writing import only_to_write
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import told

if TYPE_CHECKING:  # forms are imported when they open
    from dsr_tracker.gui.dialogs.form_dialog import FormDialog


class ClausesPanel(Panel):
    """The tree at the left, the sheet of what is chosen there at the right."""

    page = "clauses"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self.search = SearchField(self.tr("Find a clause or measure"))
        self.tree = TreeView(
            RecordTree[Item]((self._column(),), record_id, self),
            self.tr("Instruments, clauses and measures"),
        )
        self.sheet = ClauseSheet(document, viewing)
        self._fitting = FittingCells(document, viewing, self, is_of_all=True)
        self._fitting.found.connect(self._fill_tree)
        self._asked_for = ""
        self._led_to: QWidget | None = None
        self._build()
        self._connect()

    @property
    def record(self) -> Item | None:
        """What is chosen in the tree."""
        record: Item | None = self.tree.current_record()
        return record

    def open_subject(self, subject: str) -> None:
        """Show an instrument or provision by its id; behind a space, something that is said of it."""
        subject, _, record_id = subject.partition(" ")
        if self._is_stale:
            self._is_stale = False
            self.refresh()
        self.search.clear()
        if not self.tree.select_key(subject):  # the filter leaves it out: what was asked for is shown
            self._asked_for = subject
            self._fill_tree()
            self.tree.select_key(subject)
        self._led_to = self.sheet.reveal(record_id) if record_id else None

    def take_focus(self) -> None:
        led_to, self._led_to = self._led_to, None
        if led_to is not None:
            led_to.setFocus()
        else:
            super().take_focus()

    @property
    def subject(self) -> str:
        return "" if self.record is None else record_id(self.record)

    def refresh(self) -> None:
        self._fitting.ask()
        self._fill_tree()
        if self.record is None and self.tree.tree.rowCount():
            first = self.tree.tree.index(0, 0)
            self.tree.expand(first)
            self.tree.setCurrentIndex(first)
        else:
            self._show_record()

    # -- parts ------------------------------------------------------------------------------------

    def _fill_tree(self) -> None:
        read, typed = self.document.read, self.search.text()
        instruments, provisions = read.instruments(), read.provisions()
        if self._fitting.is_on:
            count = len(provisions)
            instruments, provisions = self._fitting_only(instruments, provisions)
            self._tell_filtered(count)
        self.tree.tree.set_branches(clause_branches(instruments, provisions, typed))
        if typed.strip():
            # Only what the filter leaves is unfolded; what the person unfolded comes back without it.
            kept = set(self.tree.unfolded)
            self.tree.expandAll()
            self.tree.unfolded = kept

    def _fitting_only(
        self, instruments: list[Instrument], provisions: list[Provision]
    ) -> tuple[list[Instrument], list[Provision]]:
        """What has a cell that fits the filter, with what is above it."""
        if (matching := self._fitting.matching) is None:
            return instruments, provisions
        kept = {p.provision_id for p in provisions if p.provision_id in matching} | {self._asked_for}
        kept |= {p.clause_id for p in provisions if p.provision_id in kept}
        listed = [p for p in provisions if p.provision_id in kept]
        above = {p.instrument_id for p in listed} | {self._asked_for}
        return [i for i in instruments if i.instrument_id in above], listed

    def _tell_filtered(self, count: int) -> None:
        matching = self._fitting.matching
        text = self.tr("{n} of {m} clauses and measures")
        told = self.tr("Filtering…") if matching is None else text.format(n=len(matching), m=count)
        self.viewing.tell_filtered(self.page, told)

    def _on_filter_changed(self) -> None:
        self._asked_for = ""
        self.invalidate()

    def _select_first_found(self) -> None:
        for index in self.tree.tree.indexes():
            record = self.tree.tree.row_at(index)
            if record is not None and is_named(record, self.search.text()):
                self.tree.setCurrentIndex(index)
                self.tree.setFocus()
                return

    def _show_record(self) -> None:
        record = self.record
        self.sheet.setVisible(record is not None)
        if record is not None:
            self.sheet.show_record(record)
        is_own = record is not None and record.origin is Origin.ANALYST
        self.add_clause.setEnabled(record is not None)
        self.add_party.setEnabled(record is not None)
        self.add_measure.setEnabled(isinstance(record, Provision))
        self.edit.setEnabled(is_own)
        self.put_away.setEnabled(record is not None)
        self.put_away.setText(self.tr("Retire") if is_own else self.tr("Hide"))
        only_to_write(self.document, *self.adding, self.edit, self.put_away)

    def _instrument(self) -> Instrument | None:
        record = self.record
        if isinstance(record, Provision):
            return self.document.read.instrument(record.instrument_id)
        return record

    # -- what a person can do, each by a dialog that does its own edit ----------------------------

    def _on_add_instrument(self) -> None:
        from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog

        self._open(InstrumentDialog(self.document, None, self), self._go_to_new)

    def _on_add_clause(self) -> None:
        from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog

        if (instrument := self._instrument()) is not None:
            self._open(ProvisionDialog(self.document, instrument, None, None, self), self._go_to_new)

    def _on_add_measure(self) -> None:
        from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog

        record, instrument = self.record, self._instrument()
        if isinstance(record, Provision) and instrument is not None:
            clause = self.document.read.provision(record.clause_id) if record.is_measure else record
            self._open(ProvisionDialog(self.document, instrument, clause, None, self), self._go_to_new)

    def _on_add_party(self) -> None:
        from dsr_tracker.gui.dialogs.participation_dialog import ParticipationDialog

        if (instrument := self._instrument()) is not None:
            self._open(ParticipationDialog(self.document, instrument, None, self))

    def _on_edit(self) -> None:
        from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog
        from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog

        record, instrument = self.record, self._instrument()
        if isinstance(record, Instrument):
            self._open(InstrumentDialog(self.document, record, self))
        elif isinstance(record, Provision) and instrument is not None:
            clause = self.document.read.provision(record.clause_id) if record.is_measure else None
            self._open(ProvisionDialog(self.document, instrument, clause, record, self))

    def _on_put_away(self) -> None:
        record = self.record
        if record is None:
            return
        pen, name, near = self.document.pen, record_text(record), self.tree.key_beside_current()
        if record.origin is Origin.ANALYST:
            self.document.do(retire(pen, record, name))
        else:
            kind = "instrument" if isinstance(record, Instrument) else "provision"
            self.document.do(hide(pen, kind, record_id(record), name))
        if near is not None:
            self._go_near(str(near))

    def _go_near(self, subject: str) -> None:
        # What is beside the record that left may be there for its sake only, while a filter is typed.
        if not self.tree.select_key(subject):
            self.open_subject(subject)

    def _on_bring_back(self) -> None:
        from dsr_tracker.gui.dialogs.hidden_dialog import HiddenDialog

        HiddenDialog(self.document, self).open()

    def _go_to_new(self, edit: Edit) -> None:
        for change in edit.changes:
            if isinstance(change.after, (Instrument, Provision)):
                self.open_subject(record_id(change.after))

    def _open(self, form: FormDialog, on_saved: Callable[[Edit], None] | None = None) -> None:
        if on_saved is not None:
            form.saved.connect(on_saved)
        form.open()

    def _column(self) -> Column[Item]:
        return Column(
            self.tr("Instruments, clauses and measures"),
            record_text,
            36,
            tooltip=lambda record: f"{record_text(record)}\n{told(record).summary}".strip(),
            is_strong=lambda record: isinstance(record, Instrument),
        )

    def _build(self) -> None:
        self.add_instrument = QAction(self.tr("Add instrument…"), self)
        self.add_clause = QAction(self.tr("Add clause…"), self)
        self.add_measure = QAction(self.tr("Add measure…"), self)
        self.add_party = QAction(self.tr("Add country or party…"), self)
        self.edit = QAction(self.tr("Edit…"), self)
        self.edit.setToolTip(self.tr("Change a record of your own; what was shipped can only be hidden"))
        self.put_away = QAction(self.tr("Hide"), self)
        self.put_away.setToolTip(self.tr("Leave it out of screens and reports; undo or bring it back later"))
        self.bring_back = QAction(self.tr("Hidden…"), self)
        self.bring_back.setToolTip(self.tr("List what is hidden or retired and bring it back"))
        menu = QMenu(self)
        self.adding = [self.add_instrument, self.add_clause, self.add_measure, self.add_party]
        menu.addActions(self.adding)
        add = QToolButton()
        add.setText(self.tr("Add"))
        add.setMenu(menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        add.setAccessibleName(self.tr("Add an instrument, clause, measure or party"))
        row = WrappingRow(GRID // 2)
        add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        only_to_write(self.document, add)
        row.add(add)
        for action in (self.edit, self.put_away, self.bring_back):
            row.add(action_button(action))
        self.tree.addActions([*menu.actions(), self.edit, self.put_away, self.bring_back])
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(GRID, 2 * GRID, 0, GRID)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.sheet)
        splitter.setStretchFactor(1, 1)
        letter = self.fontMetrics().averageCharWidth()
        splitter.setSizes([44 * letter, 90 * letter])
        splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _connect(self) -> None:
        self.viewing.filter_changed.connect(self._on_filter_changed)
        self.search.textChanged.connect(self._fill_tree)
        self.search.left.connect(self._select_first_found)
        self.tree.selected.connect(self._show_record)
        self.tree.opened.connect(self.tree.toggle)
        for action, slot in (
            (self.add_instrument, self._on_add_instrument),
            (self.add_clause, self._on_add_clause),
            (self.add_measure, self._on_add_measure),
            (self.add_party, self._on_add_party),
            (self.edit, self._on_edit),
            (self.put_away, self._on_put_away),
            (self.bring_back, self._on_bring_back),
        ):
            action.triggered.connect(slot)
