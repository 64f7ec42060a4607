"""“Period over” is suggested where the period has ended, and set by a person alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.partial_dates import last_day
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow

FAR = "9999-12-31"


def _ended(document: Document) -> Any:
    """A cell of the catalogue whose period is over."""
    columns = document.read.columns()
    for provision in document.read.provisions():
        if (
            provision.period_end
            and last_day(provision.period_end) < "2026"
            and columns[provision.instrument_id]
        ):
            return provision, columns[provision.instrument_id][0]
    raise AssertionError


def _schedule(document: Document, cell: Cell) -> str:
    held = document.read.status_assessment(cell, FAR)
    assert held is not None
    return held.schedule


def test_it_is_offered_and_set_only_when_taken(window: MainWindow, document: Document, qtbot: Any) -> None:
    provision, party = _ended(document)
    cell = Cell(provision.provision_id, party.party_id)
    scale = document.scale
    window.open_cell(cell)
    form = window.inspector.judgement
    assert not form.period.isVisible()  # nobody has judged
    document.do(
        editing.rate(document.pen, [document.target(cell, FAR)], scale.rating("limited"), scale, reason="So.")
    )
    assert form.period.isVisible()
    assert _schedule(document, cell) == ""
    qtbot.mouseClick(form.period.take, Qt.MouseButton.LeftButton)
    assert _schedule(document, cell) == "period_over"
    assert not form.period.isVisible()
    document.undo()
    assert _schedule(document, cell) == ""
    assert form.period.isVisible()
