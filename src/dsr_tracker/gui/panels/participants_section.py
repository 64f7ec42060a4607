"""Who takes part in an instrument, with what an analyst can do about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsr_tracker.core.editing import hide
from dsr_tracker.core.history import Edit
from dsr_tracker.core.own_records import retire
from dsr_tracker.core.records import Instrument, Origin, Participation
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.writing import only_to_write
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.vocabulary import references_line
from dsr_tracker.gui.words import party_words, told, word


@dataclass(frozen=True)
class ParticipantRow:
    """That a party plays a part in the instrument, with where it is said."""

    participation: Participation
    party_name: str
    said_in: str


class ParticipantsSection(Section):
    """Enter changes a participation of the analyst's own and goes to the party of a shipped one."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._viewing = viewing
        self._instrument: Instrument | None = None
        self.set_title(self.tr("Who takes part"))
        self.list = RecordView(
            RecordTable(self._columns(), lambda row: row.participation.participation_id, self),
            self.tr("Who takes part"),
            stretched=(2, 3),
        )
        self._nobody = plain(self.tr("Nobody yet. Those who take part become columns of the matrix."))
        self.add = QAction(self.tr("Add a country or party…"), self)
        self.edit = QAction(self.tr("Edit…"), self)
        self.edit.setToolTip(
            self.tr("Change the role of a party that you added; what was shipped can only be hidden")
        )
        self.put_away = QAction(self.tr("Hide"), self)
        self.put_away.setToolTip(
            self.tr("Leave the party out of this instrument; undo or bring it back later")
        )
        self.go = QAction(self.tr("Go to the party"), self)
        only_to_write(document, self.add)
        self._build()
        for action, slot in (
            (self.add, self._on_add),
            (self.edit, self._on_edit),
            (self.put_away, self._on_put_away),
            (self.go, self._on_go),
        ):
            action.triggered.connect(slot)
        self.list.selected.connect(self._offer)
        self.list.opened.connect(self._on_opened)

    def show_instrument(self, instrument: Instrument) -> None:
        """Show who takes part in that instrument."""
        self._instrument = instrument
        read = self._document.read
        documents = {document.document_id: document for document in read.documents()}
        names = {party.party_id: party_words(party.name) for party in read.parties()}
        self.list.table.set_rows(
            [
                ParticipantRow(each, names[each.party_id], references_line(told(each).references, documents))
                for each in read.participations(instrument.instrument_id)
                if each.party_id in names
            ]
        )
        self.list.setVisible(bool(self.list.table.every_row))
        self._nobody.setVisible(not self.list.table.every_row)
        self.list.fit()
        self._offer()

    @property
    def _chosen(self) -> ParticipantRow | None:
        row: ParticipantRow | None = self.list.current_record()
        return row

    def _offer(self) -> None:
        row = self._chosen
        is_own = row is not None and row.participation.origin is Origin.ANALYST
        self.edit.setEnabled(is_own)
        self.put_away.setEnabled(row is not None)
        self.put_away.setText(self.tr("Retire") if is_own else self.tr("Hide"))
        self.go.setEnabled(row is not None)
        only_to_write(self._document, self.edit, self.put_away)

    def _on_opened(self, row: ParticipantRow) -> None:
        if row.participation.origin is Origin.ANALYST:
            self._on_edit()
        else:
            self._on_go()

    def _on_add(self) -> None:
        self._open_dialog(None)

    def _on_edit(self) -> None:
        if (row := self._chosen) is not None:
            self._open_dialog(row.participation)

    def _open_dialog(self, participation: Participation | None) -> None:
        from dsr_tracker.gui.dialogs.participation_dialog import ParticipationDialog

        if self._instrument is not None:
            dialog = ParticipationDialog(self._document, self._instrument, participation, self)
            dialog.saved.connect(self._go_to_new)
            dialog.open()

    def _go_to_new(self, edit: Edit) -> None:
        for change in edit.changes:
            if isinstance(change.after, Participation):
                self.list.reveal_key(change.after.participation_id)

    def _on_put_away(self) -> None:
        row, instrument = self._chosen, self._instrument
        if row is None or instrument is None:
            return
        pen, participation = self._document.pen, row.participation
        party = self._document.read.record("party", participation.party_id)
        name = f"{party.name} in {instrument.title}"
        near = self.list.key_beside_current()
        if participation.origin is Origin.ANALYST:
            self._document.do(retire(pen, participation, name))
        else:
            self._document.do(hide(pen, "participation", participation.participation_id, name))
        self.list.select_key(near)

    def _on_go(self) -> None:
        if (row := self._chosen) is not None:
            self._viewing.open_page("countries", row.participation.party_id)

    def _columns(self) -> tuple[Column[ParticipantRow], ...]:
        return (
            Column(self.tr("Party"), lambda row: row.party_name, 22),
            Column(
                self.tr("Role"),
                lambda row: word(row.participation.role),
                12,
                key=lambda row: str(row.participation.role),
            ),
            Column(self.tr("Said in"), lambda row: row.said_in, 40),
            Column(self.tr("Remark"), lambda row: told(row.participation).remark, 32),
        )

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for action in (self.add, self.edit, self.put_away):
            row.addWidget(action_button(action))
        row.addStretch(1)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.list)
        self.body.addLayout(row)
        self.list.addActions([self.go, self.edit, self.put_away, self.add])
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
