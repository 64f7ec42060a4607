"""Adds a country or party to an instrument, as a column of its matrix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dsr_tracker.core.editing import combine
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.names import find_party, fold
from dsr_tracker.core.own_records import save_participation, save_party
from dsr_tracker.core.records import Instrument, Participation, Party, Role
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.dialogs.reference_fields import ReferenceFields
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.words import word
from dsr_tracker.territories import territories

_LINES = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party of the tracker, or a country of the world that is not in it yet (`party` is None)."""

    key: str
    name: str
    other_names: str
    code: str
    part: str
    party: Party | None
    keys: tuple[str, ...]

    def fits(self, typed: str) -> int:
        """How well the typed text fits: 0 for the start of a name, 1 for a part of one, 2 for not at all."""
        if any(key.startswith(typed) for key in self.keys):
            return 0
        return 1 if any(typed in key for key in self.keys) else 2


class ParticipationDialog(FormDialog):
    """Chooses a party or any country of the world, its role, and where that stands."""

    def __init__(self, document: Document, instrument: Instrument, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self._instrument = instrument
        self.setWindowTitle(self.tr("Add a country or party"))
        self.add_remark(self.tr("To {instrument}").format(instrument=instrument.title))
        self._candidates = self._read_candidates()
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        hint = self.tr("Name in English or Chinese, or ISO code")
        self._search.setPlaceholderText(hint)
        self.add_field(self.tr("Find"), self._search, hint)
        self.table = RecordTable[Candidate](
            (
                Column[Candidate](self.tr("Name"), lambda c: c.name, 22),
                Column[Candidate](self.tr("Other names"), lambda c: c.other_names, 18),
                Column[Candidate](self.tr("Code"), lambda c: c.code, 5),
                Column[Candidate](self.tr("Part in it"), lambda c: c.part, 12),
            ),
            lambda c: c.key,
            self,
        )
        self.list = RecordView(self.table, self.tr("Countries and parties"), self, stretched=1)
        self.list.setSortingEnabled(False)
        header = self.list.horizontalHeader().sizeHint().height()
        self.list.setFixedHeight(header + _LINES * self.list.verticalHeader().defaultSectionSize() + 4)
        self.add_field(self.tr("Country or party"), self.list)
        self._role = self.add_choice(
            self.tr("Role"), [(self._role_text(role), role) for role in Role], Role.TRACKED
        )
        self._references = ReferenceFields(self)
        self._remark = self.add_text(self.tr("Remark"), "", 2)
        self.finish(self.tr("Add"))
        self._search.textChanged.connect(self._on_search_changed)
        self._search.installEventFilter(self)
        self.list.opened.connect(lambda _: self.accept())
        self._on_search_changed("")
        self._search.setFocus()

    def edit(self) -> Edit | None:
        """The participation as chosen, with the party where it is new to the tracker."""
        chosen: Candidate | None = self.list.current_record()
        if chosen is None:
            raise UnknownNameError(
                self.tr("No country or party is chosen."), self.tr("Choose one from the list.")
            )
        pen, read = self.document.pen, self.document.read
        listed = read.participations(self._instrument.instrument_id)
        party, edits = chosen.party, []
        if party is None:
            found = find_party(chosen.code, read.parties(with_hidden=True), territories)
            party = replace(found.party, position=len(self.document.agenda.parties()) + 1)
            edits.append(save_party(pen, None, party, self.document.agenda.parties()))
        participation = Participation(
            pen.new_id(),
            self._instrument.instrument_id,
            party.party_id,
            Role(self._role.currentData()),
            self._references.references,
            self._remark.toPlainText(),
            max((p.position for p in listed), default=0) + 1,
        )
        edits.append(save_participation(pen, None, participation, party, listed))
        return combine(f"Add {party.name} to {self._instrument.title}", edits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search line move through the list, so that the hand stays where it is."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if (
            watched is self._search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in moves
        ):
            QCoreApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _on_search_changed(self, text: str) -> None:
        typed = fold(text)
        fitting = sorted(
            (c for c in self._candidates if c.fits(typed) < 2), key=lambda candidate: candidate.fits(typed)
        )
        # The first line is the best one again; what was chosen for another text no longer counts.
        self.list.setCurrentIndex(self.table.index(-1, -1))
        self.table.set_rows(fitting)
        self.list.setCurrentIndex(self.table.index(0, 0))

    def _read_candidates(self) -> list[Candidate]:
        read = self.document.read
        parts: dict[str, list[str]] = {}
        for participation in read.participations(self._instrument.instrument_id):
            parts.setdefault(participation.party_id, []).append(word(participation.role))
        listed = read.parties()
        countries = territories()
        # A retired or hidden country stays away: it is brought back, not made a second time.
        known = {p.party_id for p in self.document.agenda.parties()}
        own = [
            Candidate(
                party.party_id,
                party.name,
                ", ".join(party.aliases),
                party.country_code,
                ", ".join(parts.get(party.party_id, ())),
                party,
                _keys((party.name, *party.aliases, party.party_id)),
            )
            for party in listed
        ]
        world = [
            Candidate(f"world {code}", names[0], names[1], code, "", None, _keys((code, *names)))
            for code, names in countries.items()
            if code not in known
        ]
        # Who takes no part yet comes first, then the rest of the world, then who is there already.
        return [
            *(c for c in own if not c.part),
            *sorted(world, key=lambda c: c.name),
            *(c for c in own if c.part),
        ]

    def _role_text(self, role: Role) -> str:
        if role is Role.TRACKED:
            return self.tr("Tracked (no document names it)")
        return word(role) if role.is_assessed else self.tr("{role} (not assessed)").format(role=word(role))


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(fold, names))))
