"""Names by which a person decides show what would be unseen in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel

from dsr_tracker.core import editing
from dsr_tracker.core.own_records import save_instrument, save_participation, save_party
from dsr_tracker.core.records import Instrument, InstrumentKind, Participation, Party, PartyKind, Role
from dsr_tracker.gui.dialogs.party_dialog import PartyDialog
from dsr_tracker.gui.menus import Menus

from .conftest import clause
from .test_main_window import desk, make_desk  # noqa: F401

FAKE = "Egy\u200bpt"
SEEN = "Egy⟪U+200B⟫pt"


@pytest.fixture
def deceived(window, document):
    """The window on a tracker with a country that is none."""
    pen = document.pen
    party = Party("own-party", PartyKind.CITY, FAKE, "EG")
    instrument = Instrument("own-instrument", InstrumentKind.AGREEMENT, f"Treaty of {FAKE}")
    part = Participation("own-part", "DEI-2017", "own-party", Role.TRACKED)
    document.do(save_party(pen, None, party, document.agenda.parties()))
    document.do(save_instrument(pen, None, instrument))
    document.do(save_participation(pen, None, part, party, []))
    source = editing.new_evidence(pen, url="https://example.org", title=f"Gazette of {FAKE}")
    document.do(editing.cite(pen, document.target(clause(3), "9999-12-31"), source))
    return window


def test_in_the_matrix(deceived):
    model = deceived.matrix.model
    heads = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert SEEN in heads
    assert any(
        SEEN in deceived.matrix.instrument.itemText(i) for i in range(deceived.matrix.instrument.count())
    )
    deceived.open_cell(clause(3, "own-party"))
    assert any(SEEN in label.text() for label in deceived.inspector.findChildren(QLabel))


def test_in_lists_and_forms(deceived, document):
    deceived.show_page("countries")
    deceived.page_at("countries").open_subject("own-party")
    assert any(SEEN in label.text() for label in deceived.page_at("countries").findChildren(QLabel))
    deceived.open_cell(clause(3))
    assert SEEN in deceived.inspector.evidence._list.item(0).text()
    form = PartyDialog(document, None, deceived)
    within = [
        box.itemText(i)
        for box in form.findChildren(QComboBox)
        if box.accessibleName() == "Lies within"
        for i in range(box.count())
    ]
    assert SEEN in within
    assert FAKE not in within


def test_in_messages_and_menus(deceived, document):
    deceived.bar.show_message(f"{FAKE} is gone.")
    assert deceived.bar.text == f"{SEEN} is gone."
    target = document.target(clause(3, "own-party"), "9999-12-31")
    document.do(editing.add_note(document.pen, target, "A note"))
    Menus(deceived, "light", ("/home/ann/report\u202erdp.dsr",))
    texts = [action.text() for action in deceived.findChildren(QAction)]
    assert "/home/ann/report⟪U+202E⟫rdp.dsr" in texts
    assert any(text.startswith("&Undo") and SEEN in text for text in texts)


def test_in_the_name_of_the_file(make_desk, tmp_path, tracker_path):  # noqa: F811
    path = tmp_path / "a\u202ecod.dsr"
    tracker_path.rename(path)
    desk = make_desk()  # noqa: F811
    desk.open_tracker(path)
    assert desk.window.windowTitle() == "a⟪U+202E⟫cod.dsr – DSR Tracker"
