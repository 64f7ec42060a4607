"""Adds a country or party to an instrument, as a column of its matrix, or changes the part it plays."""

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
from dsr_tracker.gui.dialogs.put_away import add_put_away, is_shipped
from dsr_tracker.gui.dialogs.reference_fields import ReferenceFields
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.ordering import in_order
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.words import listed, party_words, told, word
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
    """Its role, and where that stands; with no participation, chooses a party or any country of the world."""

    def __init__(
        self,
        document: Document,
        instrument: Instrument,
        participation: Participation | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, "", parent)
        self._instrument = instrument
        self._before = participation
        if participation is None:
            self.setWindowTitle(self.tr("Add a country or party"))
            self.add_remark(self.tr("To {instrument}").format(instrument=told(instrument).title))
            self._build_choice()
        else:
            party: Party = document.read.record("party", participation.party_id)
            self.setWindowTitle(party_words(party.name))
            self.add_remark(self.tr("In {instrument}").format(instrument=told(instrument).title))
        shipped = is_shipped(participation)
        if shipped:
            self.add_remark(self.tr("It came with the catalogue: it can be hidden, but not altered."))
        self._role = self.add_choice(
            self.tr("Role"),
            [(self._role_text(role), role) for role in Role],
            Role.TRACKED if participation is None else participation.role,
        )
        self._references = ReferenceFields(self, participation.references if participation else ())
        self._remark = self.add_text(
            self.tr("Remark"), told(participation).remark if participation else "", 2
        )
        if participation is None:
            self.finish(self.tr("Add"))
            self._search.setFocus()
            self.keep_drafts("participation", (instrument.instrument_id, ""), instrument.title)
            return
        if shipped:
            self.lock()
        name = f"{party.name} in {instrument.title}"  # of the edit, which is written in English
        add_put_away(self, participation, "participation", participation.participation_id, name)
        self.finish(self.tr("Save"), is_read_only=shipped)
        subject = (instrument.instrument_id, participation.participation_id)
        self.keep_drafts("participation", subject, name)

    def edit(self) -> Edit | None:
        """The participation as chosen, with the party where it is new to the tracker."""
        if self._before is not None:
            party = self.document.read.record("party", self._before.party_id)
            return self._saved(self._before, self._before, party)
        chosen: Candidate | None = self.list.current_record()
        if chosen is None:
            raise UnknownNameError(
                self.tr("No country or party is chosen."), self.tr("Choose one from the list.")
            )
        pen, read = self.document.pen, self.document.read
        party, edits = chosen.party, []
        if party is None:
            found = find_party(chosen.code, read.parties(with_hidden=True), territories)
            party = replace(found.party, position=len(self.document.agenda.parties()) + 1)
            edits.append(save_party(pen, None, party, self.document.agenda.parties()))
        there = read.participations(self._instrument.instrument_id)
        position = max((p.position for p in there), default=0) + 1
        base = Participation(
            pen.new_id(), self._instrument.instrument_id, party.party_id, Role.TRACKED, position=position
        )
        edits.append(self._saved(None, base, party))
        return combine(f"Add {party.name} to {self._instrument.title}", edits)

    def _saved(self, before: Participation | None, base: Participation, party: Party) -> Edit:
        after = replace(
            base,
            role=Role(self._role.currentData()),
            references=self._references.references,
            remark=self._remark.toPlainText(),
        )
        # One that she retired is brought back, not made a second time; a hidden one makes room for hers.
        retired = [
            away.record
            for away in self.document.agenda.put_away()
            if isinstance(away.record, Participation) and away.is_retired
        ]
        there = self.document.read.participations(self._instrument.instrument_id)
        return save_participation(self.document.pen, before, after, party, [*there, *retired])

    def _build_choice(self) -> None:
        self._candidates = self._read_candidates()
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        hint = self.tr("Name in English or Chinese, or ISO code")
        self._search.setPlaceholderText(hint)
        self.add_field(self.tr("Find"), self._search, hint)
        self.table = RecordTable[Candidate](
            (
                Column[Candidate](self.tr("Name"), lambda c: party_words(c.name), 22),
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
        self.form.addRow("", chips_of(self.list, parent=self))
        self.add_field(self.tr("Country or party"), self.list)
        self._search.textChanged.connect(self._on_search_changed)
        self._search.installEventFilter(self)
        self.list.opened.connect(lambda _: self.accept())
        self._on_search_changed("")

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
        parties = read.parties()
        countries = territories()
        # A retired or hidden country stays away: it is brought back, not made a second time.
        known = {p.party_id for p in self.document.agenda.parties()}
        own = [
            Candidate(
                party.party_id,
                party.name,
                listed(party.aliases),
                party.country_code,
                listed(parts.get(party.party_id, ())),
                party,
                _keys((party.name, *party.aliases, party.party_id)),
            )
            for party in parties
        ]
        world = [
            Candidate(f"world {code}", names[0], names[1], code, "", None, _keys((code, *names)))
            for code, names in countries.items()
            if code not in known
        ]
        # Who takes no part yet comes first, then the rest of the world, then who is there already.
        return [
            *(c for c in own if not c.part),
            *sorted(world, key=lambda c: in_order(party_words(c.name))),
            *(c for c in own if c.part),
        ]

    def _role_text(self, role: Role) -> str:
        if role is Role.TRACKED:
            return self.tr("Tracked (no document names it)")
        return word(role) if role.is_assessed else self.tr("{role} (not assessed)").format(role=word(role))


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(fold, names))))
