"""The forms for what an analyst adds: typed into as she would, then the store is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import cite, hide, new_evidence, put
from dsr_tracker.core.own_records import next_number, save_instrument, save_provision
from dsr_tracker.core.records import (
    Instrument,
    InstrumentKind,
    Origin,
    PartyKind,
    Provision,
    Reference,
    Role,
)
from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.dialogs.hidden_dialog import HiddenDialog
from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog
from dsr_tracker.gui.dialogs.participation_dialog import ParticipationDialog
from dsr_tracker.gui.dialogs.party_dialog import PartyDialog
from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog
from dsr_tracker.gui.document import Document

from .conftest import INITIATIVE, clause
from .naming import unnamed

_Dialog = TypeVar("_Dialog", bound=QDialog)


@pytest.fixture
def opened(qtbot):
    """Opens a dialog as the window does."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def open_dialog(make: type[_Dialog], *arguments: Any) -> _Dialog:
        dialog = cast("Callable[..., _Dialog]", make)(*arguments, parent)
        # Tests look at it after it closed.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return open_dialog


@pytest.fixture
def initiative(document: Document) -> Instrument:
    return document.read.instrument(INITIATIVE)


def field(dialog: QDialog, name: str) -> Any:
    (found,) = [w for w in dialog.findChildren(QWidget) if w.accessibleName() == name and not w.isHidden()][
        :1
    ]
    return found


def button(dialog: QDialog, text: str) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    return found


def own_instrument(document: Document, **more: Any) -> Instrument:
    instrument = Instrument("own", InstrumentKind.AGREEMENT, "Cable plan", **more)
    document.do(save_instrument(document.pen, None, instrument))
    return instrument


# -- instruments -------------------------------------------------------------------------------------


def test_an_instrument_is_added_from_the_keyboard(opened, document, qtbot):
    dialog = opened(InstrumentDialog, document, None)
    qtbot.keyClicks(dialog.focusWidget(), "Cable plan")
    qtbot.keyClicks(field(dialog, "Agreed on"), "2026-03")
    qtbot.keyClicks(field(dialog, "Summary"), "Lay two cables")
    document_field = field(dialog, "Source document")
    document_field.setCurrentIndex(document_field.findData("people-2023"))
    qtbot.keyClicks(field(dialog, "Paragraphs"), "2, 5-6")
    qtbot.keyClick(field(dialog, "Paragraphs"), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (made,) = [i for i in document.read.instruments() if i.origin is Origin.ANALYST]
    assert (made.title, made.agreed_on, made.summary) == ("Cable plan", "2026-03", "Lay two cables")
    assert made.references == (Reference("people-2023", (2, 5, 6)),)
    assert document.read.instruments()[-1] == made
    assert document.read.next_undo() == "Add instrument “Cable plan”"
    document.undo()
    assert all(i.origin is Origin.CATALOGUE for i in document.read.instruments())


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Title", "", "needs a title"),
        ("Agreed on", "soon", "no date"),
        ("Period to", "2019", "before it starts"),
        ("Title", "a\u202eb", "reverses the order"),
    ],
)
def test_what_cannot_be_kept_is_said_in_the_form_and_stays_typed(opened, document, name, typed, said):
    dialog = opened(InstrumentDialog, document, None)
    field(dialog, "Title").setText("Plan")
    field(dialog, "Period from").setText("2020")
    field(dialog, name).setText(typed)
    log = document.read.log()
    button(dialog, "Add instrument").click()
    assert dialog.isVisible()
    assert said in dialog.error.text()
    assert dialog.error.isVisible()
    assert field(dialog, name).text() == typed
    assert document.read.log() == log


def test_an_own_instrument_is_changed_and_saving_nothing_records_nothing(opened, document):
    own = own_instrument(
        document, references=(Reference("people-2023", (1,)), Reference("chinadaily-2018", (2,)))
    )
    log = document.read.log()
    opened(InstrumentDialog, document, document.read.instrument("own")).accept()
    assert document.read.log() == log
    dialog = opened(InstrumentDialog, document, document.read.instrument("own"))
    field(dialog, "Title").setText("Cable plan II")
    dialog.accept()
    changed = document.read.instrument("own")
    assert changed.title == "Cable plan II"
    assert changed.references == own.references  # the second one, which the form does not show, too


def test_an_own_instrument_is_retired_and_a_shipped_one_hidden(opened, document, initiative):
    own_instrument(document)
    button(opened(InstrumentDialog, document, document.read.instrument("own")), "Retire").click()
    assert document.read.instrument("own").is_retired
    dialog = opened(InstrumentDialog, document, initiative)
    assert field(dialog, "Title").isReadOnly()
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.text()] == ["Hide", "Close"]
    button(dialog, "Hide").click()
    assert not dialog.isVisible()
    assert INITIATIVE not in [i.instrument_id for i in document.read.instruments()]
    document.undo()
    document.undo()
    assert not document.read.instrument("own").is_retired
    assert document.read.instruments()[0] == initiative


def test_a_change_made_elsewhere_meanwhile_is_said_and_kept(opened, document):
    own_instrument(document)
    before = document.read.instrument("own")
    dialog = opened(InstrumentDialog, document, before)
    field(dialog, "Title").setText("Mine")
    document.do(save_instrument(document.pen, before, replace(before, title="Theirs")))
    dialog.accept()
    assert "changed elsewhere" in dialog.error.text()
    assert field(dialog, "Title").text() == "Mine"
    assert document.read.instrument("own").title == "Theirs"


# -- clauses and measures ----------------------------------------------------------------------------


def test_a_measure_takes_the_next_number_of_its_clause(opened, document, initiative, qtbot):
    third = document.read.provision(f"{INITIATIVE}/03")
    dialog = opened(ProvisionDialog, document, initiative, third, None)
    number = field(dialog, "Number").text()
    assert number == next_number(document.read.provisions([INITIATIVE]), third)
    qtbot.keyClicks(dialog.focusWidget(), "Publish the statistics")
    button(dialog, "Add measure").click()
    listed = document.read.provisions([INITIATIVE])
    (made,) = [p for p in listed if p.origin is Origin.ANALYST]
    assert (made.number, made.title, made.clause_id) == (number, "Publish the statistics", third.provision_id)
    # It stands with the measures of its clause, before the next clause.
    assert listed[listed.index(made) + 1].provision_id == f"{INITIATIVE}/04"


def test_a_clause_with_a_taken_number_is_refused_until_it_is_free(opened, document, initiative):
    dialog = opened(ProvisionDialog, document, initiative, None, None)
    assert field(dialog, "Number").text() == "16"
    field(dialog, "Number").setText("3")
    field(dialog, "Title").setText("Another")
    button(dialog, "Add clause").click()
    assert "The number 3 is taken" in dialog.error.text()
    field(dialog, "Number").setText("3a")
    button(dialog, "Add clause").click()
    assert not dialog.isVisible()
    assert "Another" in [p.title for p in document.read.provisions([INITIATIVE])]


def test_a_shipped_clause_is_shown_and_can_be_hidden(opened, document, initiative):
    shipped = document.read.provision(f"{INITIATIVE}/03")
    dialog = opened(ProvisionDialog, document, initiative, None, shipped)
    assert field(dialog, "Number").isReadOnly()
    button(dialog, "Hide").click()
    assert shipped not in document.read.provisions([INITIATIVE])
    own = Provision("own-clause", INITIATIVE, "16", "Mine")
    document.do(save_provision(document.pen, None, own, []))
    dialog = opened(ProvisionDialog, document, initiative, None, document.read.provision("own-clause"))
    field(dialog, "Period to").setText("2030")
    button(dialog, "Save").click()
    assert document.read.provision("own-clause").period_end == "2030"


# -- parties -----------------------------------------------------------------------------------------


def test_a_country_is_added_under_its_code_and_only_once(opened, document, qtbot):
    dialog = opened(PartyDialog, document, None)
    kind, country = field(dialog, "Kind"), dialog._country
    kind.setCurrentIndex(kind.findData(PartyKind.COUNTRY))
    country.setCurrentIndex(country.findData("DE"))
    country.activated.emit(country.currentIndex())
    assert field(dialog, "Name").text() == "Germany"
    dialog.accept()
    assert document.read.record("party", "DE").kind is PartyKind.COUNTRY
    again = opened(PartyDialog, document, None)
    again._kind.setCurrentIndex(again._kind.findData(PartyKind.COUNTRY))
    again._country.setCurrentIndex(again._country.findData("DE"))
    again._name.setText("Deutschland")
    again.accept()
    assert "Germany is in the tracker already" in again.error.text()


def test_a_city_lies_within_a_country_and_typed_nonsense_is_no_country(opened, document):
    dialog = opened(PartyDialog, document, None)
    dialog._name.setText("Giza")
    dialog._country.setEditText("Atlantis")
    dialog.accept()
    assert "There is no country or party “Atlantis”" in dialog.error.text()
    dialog._country.setEditText("egypt (eg)")
    dialog._within.setCurrentIndex(dialog._within.findData("EG"))
    dialog.accept()
    (giza,) = [p for p in document.read.parties() if p.name == "Giza"]
    assert (giza.country_code, giza.within, giza.kind) == ("EG", "EG", PartyKind.CITY)
    shown = opened(PartyDialog, document, document.read.record("party", "EG"))
    assert field(shown, "Name").isReadOnly()


# -- participations ----------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Germ", "德国", "de", "DEU"])
def test_any_country_becomes_a_column_by_typing(opened, document, initiative, qtbot, typed):
    dialog = opened(ParticipationDialog, document, initiative, None)
    qtbot.keyClicks(dialog.focusWidget(), typed) if typed.isascii() else dialog._search.setText(typed)
    names = [candidate.name for candidate in dialog.table.rows]
    while dialog.list.current_record().name != "Germany":
        assert names.index("Germany") > dialog.list.currentIndex().row()
        qtbot.keyClick(dialog._search, Qt.Key.Key_Down)
    qtbot.keyClick(dialog._search, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    columns = document.read.columns([INITIATIVE])[INITIATIVE]
    assert (columns[-1].party_id, columns[-1].name) == ("DE", "Germany")
    assert "德国" in columns[-1].aliases
    document.undo()
    assert len(document.read.columns([INITIATIVE])[INITIATIVE]) == 8
    assert document.read.record("party", "DE") is None


def test_a_party_with_a_role_and_its_paragraph(opened, document, initiative):
    dialog = opened(ParticipationDialog, document, initiative, None)
    dialog._search.setText("UNCTAD")
    dialog._role.setCurrentIndex(dialog._role.findData(Role.INVITED))
    dialog.accept()
    assert "recorded as invited of this instrument already" in dialog.error.text()
    dialog._role.setCurrentIndex(dialog._role.findData(Role.PARTNER))
    source, numbers = dialog._references.fields
    source.setCurrentIndex(source.findData("dei-text-2017"))
    numbers.setText("99")
    dialog.accept()
    assert "18 paragraphs" in dialog.error.text()
    numbers.setText("4")
    dialog.accept()
    assert not dialog.isVisible()
    made = document.read.participations(INITIATIVE)[-1]
    assert (made.party_id, made.role, made.references[0].paragraphs) == ("un-unctad", Role.PARTNER, (4,))


def test_nothing_found_is_said_and_nothing_is_chosen(opened, document, initiative):
    dialog = opened(ParticipationDialog, document, initiative, None)
    dialog._search.setText("Atlantis")
    dialog.accept()
    assert "No country or party is chosen" in dialog.error.text()
    assert dialog.isVisible()


# -- evidence ----------------------------------------------------------------------------------------


def test_a_source_is_put_behind_the_cell(opened, document, qtbot):
    dialog = opened(EvidenceDialog, document, document.target(clause(1), today()), None)
    assert field(dialog, "Accessed on").text() == today()
    button(dialog, "Add source").click()
    assert "title or a link" in dialog.error.text()
    qtbot.keyClicks(field(dialog, "Link"), "javascript:alert(1)")
    qtbot.keyClick(field(dialog, "Link"), Qt.Key.Key_Return)
    assert "no web address" in dialog.error.text()
    field(dialog, "Link").setText("https://example.org/g")
    field(dialog, "Title").setText("<b>Gazette</b>")
    button(dialog, "Add source").click()
    ((_, evidence),) = document.read.citations(clause(1))
    assert (evidence.url, evidence.title) == ("https://example.org/g", "<b>Gazette</b>")
    document.undo()
    assert document.read.all_evidence() == []


def test_the_same_address_is_not_recorded_twice(opened, document):
    source = new_evidence(document.pen, url="https://example.org/g", title="Gazette")
    document.do(cite(document.pen, document.target(clause(1), today()), source))
    dialog = opened(EvidenceDialog, document, document.target(clause(2), today()), None)
    field(dialog, "Link").setText("https://example.org/g")
    dialog.accept()
    assert len(document.read.all_evidence()) == 1
    assert [e for _, e in document.read.citations(clause(2))] == [source]
    again = opened(EvidenceDialog, document, document.target(clause(2), today()), None)
    field(again, "Link").setText("https://example.org/g")
    again.accept()
    assert "stands behind this cell already" in again.error.text()
    lone = opened(EvidenceDialog, document, None, None)
    field(lone, "Link").setText("https://example.org/g")
    lone.accept()
    assert "recorded already: Gazette" in lone.error.text()


def test_a_recorded_source_is_picked_by_typing(opened, document, qtbot):
    for title in ("Gazette", "Almanac"):
        document.do(put(document.pen, "source", None, new_evidence(document.pen, title=title)))
    dialog = opened(EvidenceDialog, document, document.target(clause(1), today()), None)
    dialog._tabs.setCurrentIndex(1)
    assert unnamed(dialog) == []
    qtbot.keyClicks(dialog._search, "gaz")
    # Enter does not wait for the list: what was typed counts.
    qtbot.keyClick(dialog._search, Qt.Key.Key_Return)
    assert [e.title for _, e in document.read.citations(clause(1))] == ["Gazette"]
    assert len(document.read.all_evidence()) == 2


def test_a_source_is_changed_wherever_it_is_cited(opened, document):
    source = new_evidence(document.pen, title="Gazette")
    document.do(cite(document.pen, document.target(clause(1), today()), source))
    dialog = opened(EvidenceDialog, document, None, source)
    field(dialog, "Published on").setText("2026")
    dialog.accept()
    assert "no date" in dialog.error.text()
    field(dialog, "Published on").setText("2026-01-31")
    dialog.accept()
    assert document.read.citations(clause(1))[0][1].published_on == "2026-01-31"


# -- hidden and retired ------------------------------------------------------------------------------


def test_what_was_hidden_comes_back(opened, document):
    dialog = opened(HiddenDialog, document)
    assert not button(dialog, "Bring back").isEnabled()
    document.do(hide(document.pen, "party", "EG", "Egypt"))
    own_instrument(document, is_retired=True)
    assert [row.name for row in dialog.table.rows] == ["Egypt", "Cable plan"]
    assert Cell("", "EG").party_id not in [p.party_id for p in document.read.parties()]
    button(dialog, "Bring back").click()
    assert "EG" in [p.party_id for p in document.read.parties()]
    button(dialog, "Bring back").click()
    assert not document.read.instrument("own").is_retired
    assert dialog.table.rows == []
    document.undo()
    assert [row.name for row in dialog.table.rows] == ["Cable plan"]
    button(dialog, "Close").click()
    assert not dialog.isVisible()


# -- all of them -------------------------------------------------------------------------------------


def every_dialog(document: Document, initiative: Instrument) -> list[tuple[type[QDialog], tuple[Any, ...]]]:
    document.do(hide(document.pen, "party", "AE", "UAE"))
    return [
        (InstrumentDialog, (None,)),
        (ProvisionDialog, (initiative, None, None)),
        (PartyDialog, (None,)),
        (ParticipationDialog, (initiative, None)),
        (EvidenceDialog, (document.target(clause(1), today()), None)),
        (HiddenDialog, ()),
    ]


def test_everything_has_a_name_and_a_buddy(opened, document, initiative):
    for make, arguments in every_dialog(document, initiative):
        dialog = opened(make, document, *arguments)
        assert unnamed(dialog) == [], make.__name__
        if isinstance(dialog, FormDialog):
            for row in range(dialog.form.rowCount()):
                item = dialog.form.itemAt(row, QFormLayout.ItemRole.LabelRole)
                label = item.widget() if item else None
                assert not isinstance(label, QLabel) or label.buddy() is not None


def test_esc_closes_and_changes_nothing(opened, document, initiative, qtbot):
    listed = every_dialog(document, initiative)
    log = document.read.log()
    for make, arguments in listed:
        dialog = opened(make, document, *arguments)
        for line in dialog.findChildren(QLineEdit)[:1]:
            line.setText("typed")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    assert document.read.log() == log


def test_ctrl_enter_saves_out_of_a_text_of_several_lines(opened, document, qtbot):
    dialog = opened(InstrumentDialog, document, None)
    field(dialog, "Title").setText("Cable plan")
    summary = field(dialog, "Summary")
    qtbot.keyClicks(summary, "Lay two cables")
    qtbot.keyClick(summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert document.read.next_undo() == "Add instrument “Cable plan”"
    assert dialog.isHidden()


def test_esc_tells_first_that_much_typed_would_be_lost(opened, document, qtbot):
    dialog = opened(PartyDialog, document, None)
    field(dialog, "Remark").setPlainText("Twenty lines about who this party is.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved yet" in dialog.error.text()
    field(dialog, "Remark").setPlainText("Twenty lines about who this party is, and more.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_one_button_is_the_default(opened, document, initiative):
    for make, arguments in every_dialog(document, initiative):
        dialog = opened(make, document, *arguments)
        buttons = dialog.findChild(QDialogButtonBox).buttons()
        assert sum(b.isDefault() for b in buttons if isinstance(b, QPushButton)) == 1, make.__name__


def test_a_tracker_that_cannot_be_written_says_so_in_the_form(opened, document, monkeypatch):
    document._store.is_read_only = True
    dialog = opened(InstrumentDialog, document, None)
    field(dialog, "Title").setText("Cable plan")
    dialog.accept()
    assert "read-only" in dialog.error.text()
    assert dialog.isVisible()
