"""What bears tags: cells, clauses, countries, as tags and their dialog name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.records import Instrument, Party, Provision
from dsr_tracker.core.tagging import Bearer
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.words import party_words, said, told

if TYPE_CHECKING:
    from dsr_tracker.gui.panels.tag_line import Above

Tagged = tuple[Bearer, str, "Above"]
"""What bears tags, what edits call it, and what it bears tags through."""


def tagged_cell(document: Document, cell: Cell) -> Tagged:
    """The cell, with the clause, country and instrument that it belongs to."""
    provision: Provision = document.read.provision(cell.provision_id)
    party: Party = document.read.record("party", cell.party_id)
    above = [
        (Bearer("provision", provision.provision_id), said(provision_label(provision))),
        (Bearer("party", party.party_id), party_words(party.name)),
    ]
    return Bearer("cell", *cell), document.label(cell), [*above, *_above_provision(document, provision)]


def tagged_item(document: Document, record: Instrument | Provision) -> Tagged:
    """The instrument or provision, with the clause and instrument that it belongs to."""
    if isinstance(record, Instrument):
        return Bearer("instrument", record.instrument_id), record.title, []
    label = provision_label(record)
    where = f"{label[0].upper()}{label[1:]} of {record.instrument_id}"
    return Bearer("provision", record.provision_id), where, _above_provision(document, record)


def tagged_party(party: Party) -> Tagged:
    """The party."""
    return Bearer("party", party.party_id), party.name, []


def ask_tags_of_cells(document: Document, cells: Sequence[Cell], parent: QWidget) -> None:
    """Ask which tags the selected cells bear."""
    from dsr_tracker.gui.dialogs.tag_dialog import TagDialog

    if cells and not document.is_read_only:
        where = document.label(cells[0]) if len(cells) == 1 else f"{len(cells)} cells"
        TagDialog(document, [Bearer("cell", *cell) for cell in cells], where, parent).open()


def _above_provision(document: Document, provision: Provision) -> list[tuple[Bearer, str]]:
    above = []
    if provision.is_measure:
        clause = document.read.provision(provision.clause_id)
        above.append((Bearer("provision", clause.provision_id), said(provision_label(clause))))
    instrument = document.read.instrument(provision.instrument_id)
    name = QCoreApplication.translate("Tags", "the instrument {title}").format(title=told(instrument).title)
    return [*above, (Bearer("instrument", instrument.instrument_id), name)]
