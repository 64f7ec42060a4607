"""Adds or changes a party of the analyst's own; shows a shipped one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.core.names import find_party
from dsr_tracker.core.own_records import save_party
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.dialogs.put_away import add_put_away, is_shipped
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.ordering import in_order
from dsr_tracker.gui.words import party_words, told, word
from dsr_tracker.territories import territories


class PartyDialog(FormDialog):
    """A form for a country, city or body; None for a new one."""

    def __init__(self, document: Document, party: Party | None = None, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self._before = party
        self.setWindowTitle(self.tr("New party") if party is None else party_words(party.name))
        base = told(party or Party("", PartyKind.CITY, ""))
        shipped = is_shipped(party)
        if shipped:
            self.add_remark(self.tr("This party came with the catalogue: it can be hidden, but not altered."))
        self._kind = self.add_choice(self.tr("Kind"), [(word(kind), kind) for kind in PartyKind], base.kind)
        nowhere = (self.tr("None (international)"), "")
        named = ((f"{party_words(names[0])} ({code})", code) for code, names in territories().items())
        countries = sorted(named, key=lambda country: in_order(country[0]))
        self._country = self.add_choice(
            self.tr("Country"),
            [nowhere, *countries],
            base.country_code,
        )
        _make_findable(self._country)
        self._name = self.add_line(self.tr("Name"), party_words(base.name) if shipped else base.name)
        others = [p for p in document.read.parties() if party is None or p.party_id != party.party_id]
        self._within = self.add_choice(
            self.tr("Lies within"),
            [(self.tr("Nothing else here"), ""), *((party_words(p.name), p.party_id) for p in others)],
            base.within,
        )
        self._aliases = self.add_text(self.tr("Other names, one per line"), "\n".join(base.aliases), 3)
        self._remark = self.add_text(self.tr("Remark"), base.remark, 2)
        self._country.activated.connect(self._on_country_chosen)
        if shipped:
            self.lock()
        if party is not None:
            add_put_away(self, party, "party", party.party_id, party.name)
        self.finish(self.tr("Add party") if party is None else self.tr("Save"), is_read_only=shipped)
        self.keep_drafts("party", (base.party_id,), base.name or self.tr("new"))

    def edit(self) -> Edit | None:
        """The party as typed."""
        pen = self.document.pen
        kind, code = PartyKind(self._kind.currentData()), self._country_code()
        base = self._before
        if base is None:
            # A country's code is its id, so that two files that add one country can be merged.
            party_id = code if kind is PartyKind.COUNTRY and code else pen.new_id()
            base = Party(party_id, kind, "", position=len(self.document.agenda.parties()) + 1)
        after = replace(
            base,
            kind=kind,
            name=self._name.text(),
            country_code=code,
            within=self._within.currentData(),
            aliases=tuple(self._aliases.toPlainText().splitlines()),
            remark=self._remark.toPlainText(),
        )
        return save_party(pen, self._before, after, self.document.agenda.parties())

    def _country_code(self) -> str:
        """The country that is chosen, or typed by any name or code; raises UnknownNameError for none."""
        typed = self._country.currentText().strip()
        index = self._country.findText(typed, Qt.MatchFlag.MatchFixedString)
        if index >= 0 or not typed:
            return str(self._country.itemData(max(index, 0)))
        return find_party(typed, (), territories).party.country_code

    def _on_country_chosen(self) -> None:
        is_country = PartyKind(self._kind.currentData()) is PartyKind.COUNTRY
        if is_country and self._country.currentData() and not self._name.text().strip():
            self._name.setText(self._country.currentText().rpartition(" (")[0])


def _make_findable(box: QComboBox) -> None:
    """Let a person type any part of what she looks for; the first choice stands for an empty field."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = box.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    line = box.lineEdit()
    if line is not None:
        line.setAccessibleName(box.accessibleName())
        line.setPlaceholderText(box.itemText(0))
        if box.currentIndex() == 0:
            line.clear()
        line.setCursorPosition(0)
