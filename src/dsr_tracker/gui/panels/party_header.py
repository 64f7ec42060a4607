"""Who a party is, which parts it plays, and how its provisions stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dsr_tracker.core.explaining import ExplainedCell
from dsr_tracker.core.records import Participation, Party
from dsr_tracker.core.scales import Scale
from dsr_tracker.core.summary import Tally, total
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_tree import Branch
from dsr_tracker.gui.panels.cell_rows import CellRow, explained_cells
from dsr_tracker.gui.panels.mean_strip import MeanStrip
from dsr_tracker.gui.panels.tag_line import TagLine
from dsr_tracker.gui.tagging import tagged_party
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.vocabulary import party_line
from dsr_tracker.gui.words import labelled, listed, party_words, said, told, word

_LISTED = 2
"""Roles that the header spells out; more are counted there and listed on their own page."""


@dataclass(frozen=True)
class RoleRow:
    """A part that the party plays, with where it is said."""

    participation: Participation
    instrument_title: str
    said_in: str

    @property
    def role(self) -> str:
        """The part in a word."""
        return word(self.participation.role)


class PartyHeader(QWidget):
    """The top of a party's page. `parts_toggled` asks to count sub-national parties too, or not."""

    parts_toggled = Signal()

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._kind = heading(""), plain("", is_quiet=True)
        self._roles = plain("")
        self.tags = TagLine(document, viewing)
        self.strip = MeanStrip(viewing)
        self.with_parts = QCheckBox()
        self.with_parts.toggled.connect(lambda _: self.parts_toggled.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for widget in (self._name, self._kind, self._roles, self.tags):
            layout.addWidget(widget)
        layout.addSpacing(GRID // 2)
        layout.addWidget(self.strip)
        layout.addWidget(self.with_parts)

    def show_party(self, party: Party, roles: Sequence[RoleRow]) -> None:
        """Say who it is and which parts it plays."""
        self._name.setText(party_words(party.name))
        self.tags.show_tags(*tagged_party(party))
        is_named_otherwise = party_words(party.name) != party.name
        names = listed((party.name, *party.aliases) if is_named_otherwise else party.aliases)
        also = self.tr("also {names}").format(names=names) if names else ""
        self._kind.setText(" · ".join(filter(None, (party_line(party), also, told(party).remark))))
        if len(roles) <= _LISTED:
            line = "\n".join(
                self.tr("{role}: {instrument} – {said_in}").format(
                    role=row.role, instrument=row.instrument_title, said_in=row.said_in
                )
                for row in roles
            )
        else:
            counts: dict[str, int] = {}
            for row in roles:
                counts[row.role] = counts.get(row.role, 0) + 1
            together = listed(
                said("{text} ({remark})").format(text=role, remark=count) for role, count in counts.items()
            )
            line = self.tr("Roles in instruments: {list}").format(list=together)
        self._roles.setText(line)
        self._roles.setVisible(bool(roles))

    def show_figure(
        self,
        party: Party,
        own: Tally,
        inner: Sequence[tuple[Party, Tally]],
        scale: Scale,
        branches: Sequence[Branch[CellRow]],
        *,
        is_filtered: bool = False,
    ) -> None:
        """Say how its provisions stand; `inner` are the parties that lie in it and have cells.

        `branches` holds their cells: its own instruments first, then a branch for each inner party.
        """
        is_whole = bool(inner) and self.with_parts.isChecked()
        tally = total((own, *(each for _, each in inner))) if is_whole else own
        if is_whole:
            caption = self.tr(
                "over its clauses in all instruments, with those of {count} sub-national parties"
            )
        else:
            caption = self.tr("over its own clauses in all instruments")
        if is_filtered:
            caption = self.tr("{over}, of the filtered cells").format(over=caption)
        self.strip.show_tally(
            tally,
            scale,
            caption.format(count=len(inner)),
            self.tr("Distribution of {name}").format(name=party_words(party.name)),
            lambda: _clause_cells(branches, is_whole),
        )
        self.strip.setVisible(bool(tally.cells))
        self.with_parts.setVisible(bool(inner))
        self.with_parts.setText(self.tr("With sub-national parties ({count})").format(count=len(inner)))
        names = listed(party_words(each.name) for each, _ in inner)
        self.with_parts.setAccessibleDescription(
            self.tr("Counts provinces, cities and bodies of the country too: {names}").format(names=names)
        )


def _clause_cells(branches: Sequence[Branch[CellRow]], is_whole: bool) -> Iterator[ExplainedCell]:
    own, *inner = branches
    for place in (own, *inner) if is_whole else (own,):
        prefix = "" if place is own else labelled(place.row.title, "")
        for instrument in place.children:
            yield from explained_cells((clause.row for clause in instrument.children), prefix)
