"""Lists what was hidden, retired or dropped by the catalogue, and brings it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dsr_tracker.core.agenda import PutAway
from dsr_tracker.core.editing import show
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.own_records import adopt, restore
from dsr_tracker.core.records import Instrument, Participation, Party, Provision
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.words import error_words, party_words, said, told, word


class HiddenDialog(QDialog):
    """What is left out of screens and reports, with a way back; every step can be undone."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Hidden and retired"))
        self._document = document
        kinds = {
            "instrument": self.tr("Instrument"),
            "provision": self.tr("Clause or measure"),
            "party": self.tr("Party"),
            "participation": self.tr("Participation"),
            "figure": self.tr("Figure"),
        }
        self.table = RecordTable[PutAway](
            (
                Column[PutAway](self.tr("What"), self._name, 40),
                Column[PutAway](self.tr("Kind"), lambda p: kinds.get(p.kind, p.kind), 18),
                Column[PutAway](self.tr("In"), self._within, 24),
                Column[PutAway](self.tr("How"), self._how, 16, tooltip=self._how_long),
                Column[PutAway](
                    self.tr("Rated cells"),
                    lambda p: str(p.rated or ""),
                    8,
                    alignment=Qt.AlignmentFlag.AlignRight,
                    order=lambda p: p.rated,
                ),
            ),
            lambda p: (p.kind, p.record, p.hidden),
            self,
        )
        self.list = RecordView(self.table, self.tr("Hidden and retired"), self, stretched=(0, 2))
        self.list.opened.connect(lambda _: self._bring_back())
        empty = plain(
            self.tr(
                "Nothing is hidden or retired. What you hide from the catalogue or retire of your own "
                "is listed here, and can be brought back."
            ),
            is_quiet=True,
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(empty)
        self.error = QLabel(self)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        self.error.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._back = buttons.addButton(self.tr("Bring back"), QDialogButtonBox.ButtonRole.ActionRole)
        self._back.clicked.connect(self._bring_back)
        without_pictures(buttons)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        what = self.tr("Left out of screens and reports. Nothing recorded about it is lost.")
        layout.addWidget(plain(what))
        layout.addWidget(chips_of(self.list, parent=self))
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.error)
        layout.addWidget(buttons)
        open_for(self, 120, 18)
        document.changed.connect(self._refresh)
        document.reloaded.connect(self._refresh)
        self._refresh()
        self.list.setFocus()

    def _refresh(self) -> None:
        self.table.set_rows(self._document.agenda.put_away())
        has_rows = bool(self.table.every_row)
        self._pages.setCurrentIndex(0 if has_rows else 1)
        self._back.setEnabled(has_rows)
        if has_rows and self.list.current_record() is None:
            self.list.setCurrentIndex(self.table.index(0, 0))

    def _name(self, away: PutAway) -> str:
        record: object = away.record
        match record:
            case Instrument() as instrument:
                return told(instrument).title
            case Provision() as provision:
                words = told(provision)
                return f"{words.number} {words.title or words.summary}"
            case Party() as party:
                return party_words(party.name)
            case Participation(party_id=party_id, role=role):
                found = self._document.read.record("party", party_id)
                name = party_id if found is None else party_words(found.name)
                return said("{text} ({remark})").format(text=name, remark=word(role))
        return away.name

    def _within(self, away: PutAway) -> str:
        if not isinstance(away.record, (Provision, Participation)):
            return ""
        instrument = self._document.read.record("instrument", away.record.instrument_id)
        return "" if instrument is None else told(instrument).title

    def _how(self, away: PutAway) -> str:
        if away.is_withdrawn:
            return self.tr("Dropped by catalogue")
        return self.tr("Hidden") if away.hidden else self.tr("Retired")

    def _how_long(self, away: PutAway) -> str:
        if away.is_withdrawn:
            return self.tr(
                "A newer catalogue no longer has it. Brought back, it becomes a record of your own."
            )
        return self._how(away)

    def _bring_back(self) -> None:
        chosen: PutAway | None = self.list.current_record()
        if chosen is None:
            return
        pen = self._document.pen
        try:
            if chosen.hidden is not None:
                self._document.do(show(pen, chosen.hidden, chosen.name))
            elif chosen.is_withdrawn:
                records = self._document.agenda.withdrawn_with(chosen)
                self._document.do(adopt(pen, records, chosen.name))
            else:
                self._document.do(restore(pen, chosen.record, chosen.name))
        except TrackerError as error:
            self.error.setText(error_words(error))
            self.error.setAccessibleName(error_words(error))
            self.error.show()
