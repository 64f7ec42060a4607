"""An instrument of the analyst's own from the first title to the last undo, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from dsr_tracker.core.records import Origin, Role
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.clauses import ClausesPanel
from dsr_tracker.gui.panels.countries import CountriesPanel

from .conftest import EGYPT, INITIATIVE
from .naming import unnamed


def menu_action(window: MainWindow, text: str) -> QAction:
    """The action of the menu bar that says that."""
    (found,) = [action for action in window.findChildren(QAction) if action.text().replace("&", "") == text]
    return found


@pytest.fixture
def clauses(window):
    """The Clauses page, in front."""
    window.show_page("clauses")
    page = window.page_at("clauses")
    assert isinstance(page, ClausesPanel)
    return page


@pytest.fixture
def fill(window, qtbot):
    """Triggers an action, types into the form that opens, field by field, and ends with Enter."""

    def fill(action, first="", **fields):
        action.trigger()
        [dialog] = [each for each in window.findChildren(QDialog) if each.isVisible()]
        qtbot.waitUntil(dialog.isActiveWindow)
        focus = dialog.focusWidget()
        assert focus is not None
        assert unnamed(dialog) == []
        if first:
            qtbot.keyClicks(focus, first)
        for name, text in fields.items():
            [field] = [
                each
                for each in dialog.findChildren(QWidget)
                if each.accessibleName() == name.replace("_", " ") and each.focusPolicy()
            ][:1]
            field.setFocus(Qt.FocusReason.TabFocusReason)  # which selects what is there
            qtbot.keyClicks(field, text)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert not dialog.isVisible(), dialog.error.text()

    return fill


def titles(panel: ClausesPanel) -> list[str]:
    return [str(index.data()) for index in panel.tree.tree.indexes()]


def columns(window: MainWindow) -> list[str]:
    return [party.name for party in window.matrix.model.parties]


def test_an_own_instrument_from_its_title_to_the_last_undo(window, document, clauses, fill, qtbot):
    before = titles(clauses)
    fill(clauses.add_instrument, "Port pact")
    made = clauses.record
    # What is new is what is chosen, so that the next clause goes into it.
    assert made is not None
    assert made.title == "Port pact"
    fill(clauses.add_clause, "Share tides")
    fill(clauses.add_clause, "Open port calls")
    fill(clauses.add_measure, "Publish a list")
    assert [title for title in titles(clauses) if title not in before] == [
        "Port pact",
        "1 Share tides",
        "2 Open port calls",
        "2.1 Publish a list",
    ]
    fill(clauses.add_party, "brazi")
    fill(menu_action(window, "Add a party…"), Country="Brazil", Name="Santos")
    countries = window.page_at("countries")
    assert isinstance(countries, CountriesPanel)
    assert countries.isVisible()
    assert countries.list.current_record().name == "Santos"
    window.show_page("clauses")
    clauses.open_subject(made.instrument_id)
    participants = clauses.sheet.participants
    fill(participants.add, "santos")
    assert [row.party_name for row in participants.list.table.rows] == ["Brazil", "Santos"]
    assert participants.list.current_record().party_name == "Santos"

    window.show_page("matrix")
    window.viewing.set_instruments((made.instrument_id,))
    assert columns(window) == ["Brazil", "Santos"]
    view = window.matrix.view
    view.setCurrentIndex(window.matrix.model.index(0, 0))
    qtbot.keyClicks(view, "3")
    view.setCurrentIndex(window.matrix.model.index(1, 1))
    qtbot.keyClicks(view, "1")
    assert "67 % (2 of 4)" in str(window.matrix.model.means.overall())

    window.show_page("clauses")
    clauses.open_subject(made.instrument_id)
    fill(clauses.edit, "Port pact of 2026")
    assert titles(clauses)[-4] == "Port pact of 2026"
    measure = document.read.provisions([made.instrument_id])[-1]
    clauses.open_subject(measure.provision_id)
    clauses.put_away.trigger()
    assert document.read.provision(measure.provision_id).is_retired
    # The cursor stays near what left.
    assert clauses.record is not None
    assert clauses.record.title == "Open port calls"
    assert "2.1 Publish a list" not in titles(clauses)

    done = 0
    while document.read.next_undo():
        menu_action(window, f"Undo: {document.read.next_undo()}").trigger()
        done += 1
    assert done == 11
    assert titles(clauses) == before
    assert document.read.all_assessments() == []
    assert all(party.origin is Origin.CATALOGUE for party in document.read.parties())
    window.show_page("matrix")
    while document.read.next_redo():
        document.redo()
    assert columns(window)[:1] == ["China"]  # the matrix had gone on to what was left
    window.viewing.set_instruments((made.instrument_id,))
    assert columns(window) == ["Brazil", "Santos"]


def test_a_participation_is_changed_by_enter_and_undone(window, document, clauses, fill, qtbot):
    clauses.open_subject(INITIATIVE)
    participants = clauses.sheet.participants
    fill(participants.add, "brazi")
    assert participants.put_away.text() == "Retire"
    qtbot.keyClick(participants.list, Qt.Key.Key_Return)
    [dialog] = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert dialog.windowTitle() == "Brazil"
    dialog.reject()
    fill(participants.edit, "Mem", Remark="Joined by letter.")
    row = participants.list.current_record()
    assert (row.participation.role, row.participation.remark) == (Role.MEMBER, "Joined by letter.")
    assert document.read.next_undo() == "Change Brazil as member"
    fill(participants.edit, "Hos")
    assert "Brazil" not in [party.name for party in document.read.columns()[INITIATIVE]]
    document.undo()
    assert participants.list.current_record().participation.role is Role.MEMBER


def test_an_own_participation_retires_and_a_shipped_one_hides(window, document, clauses, fill):
    shipped = list(columns(window))
    clauses.open_subject(INITIATIVE)
    participants = clauses.sheet.participants
    fill(participants.add, "brazi")
    participants.put_away.trigger()
    [part] = document.read.participations(INITIATIVE, EGYPT)
    assert participants.list.select_key(part.participation_id)
    assert (participants.put_away.text(), participants.edit.isEnabled()) == ("Hide", False)
    participants.put_away.trigger()
    assert document.read.participations(INITIATIVE, EGYPT) == []
    assert participants.list.current_record().party_name == "Laos"
    window.show_page("matrix")
    assert columns(window) == [name for name in shipped if name != "Egypt"]
    # What she retired is brought back, not made twice.
    participants.add.trigger()
    [dialog] = [each for each in window.findChildren(QDialog) if each.isVisible()]
    dialog._search.setText("brazi")
    dialog.accept()
    assert "bring it back" in dialog.error.text()
    dialog.reject()
    menu_action(window, "Hidden and retired…").trigger()
    [hidden] = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert [away.name for away in hidden.table.rows] == ["Egypt (initiator)", "Brazil (tracked)"]
    hidden._bring_back()
    hidden._bring_back()
    hidden.reject()
    assert columns(window) == [*shipped, "Brazil"]
    widths = {window.matrix.view.columnWidth(column) for column in range(len(shipped) + 1)}
    assert len(widths) == 1
    for _ in range(5):
        document.undo()
    assert columns(window) == shipped


def test_nobody_takes_part_yet(clauses, fill):
    fill(clauses.add_instrument, "Port pact")
    participants = clauses.sheet.participants
    assert participants.isVisible()
    assert not participants.list.isVisible()
    assert (participants.edit.isEnabled(), participants.put_away.isEnabled()) == (False, False)


def test_a_party_retired_under_a_filter_leaves_its_country_in_sight(window, document, fill):
    window.show_page("countries")
    countries = window.page_at("countries")
    assert isinstance(countries, CountriesPanel)
    fill(countries.add, Country="EGY", Name="Giza")
    assert countries.header._name.text() == "Giza"
    countries.search.setText("giza")
    fill(countries.edit, Name="Giza City")
    assert countries.header._name.text() == "Giza City"
    countries.put_away.trigger()
    assert countries.list.current_record().name == "Egypt"
    assert countries.put_away.text() == "Hide"
    assert not countries.edit.isEnabled()
    countries.put_away.trigger()
    window.show_page("matrix")
    assert "Egypt" not in columns(window)
    window.show_page("countries")
    assert [away.name for away in document.agenda.put_away()] == ["Egypt", "Giza City"]
    document.undo()
    document.undo()
    countries.open_subject(document.read.parties()[-1].party_id)
    assert countries.header._name.text() == "Giza City"
    assert unnamed(countries) == []


def test_a_read_only_tracker_offers_nothing_to_add(document, make_window):
    document._store.is_read_only = True
    window = make_window()
    adding = [
        a for menu in window.findChildren(QMenu) for a in menu.actions() if a.text().startswith("Add a")
    ]
    named = [a for a in adding if "party" in a.text() or "instrument" in a.text() or "country" in a.text()]
    assert len(named) == 3
    assert not any(action.isEnabled() for action in named)
    assert all("read-only" in action.toolTip() for action in named)
