from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLabel

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Instrument, InstrumentKind, Paragraph, Provision
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.clauses import ClausesPanel
from tests.gui.accessible import unnamed
from tests.gui.conftest import INITIATIVE, clause


def rate(document: Document, cell: Cell, rating_id: str) -> None:
    scale = document.scale
    target = document.target(cell, "2026-01-31")
    document.do(editing.rate(document.pen, [target], scale.rating(rating_id), scale, as_of="2026-01-31"))


@pytest.fixture
def panel(qtbot, document, viewing) -> ClausesPanel:
    panel = ClausesPanel(document, viewing)
    qtbot.addWidget(panel)
    panel.resize(1000, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def shown(panel: ClausesPanel) -> list[str]:
    return [str(index.data()) for index in panel.tree.tree.indexes()]


def titles(panel: ClausesPanel) -> str:
    return panel.sheet._title.text()


def test_tree_keeps_qts_contract_and_holds_the_whole_catalogue(panel, document, tracker):
    tree = panel.tree.tree
    QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert len(shown(panel)) == len(document.read.instruments()) + len(document.read.provisions())
    panel.search.setText("broadband")
    panel.search.clear()
    rate(document, clause(1), "complete")
    assert tree.parent(tree.index_of(clause("2.1").provision_id)).data() == "2 Promote digital transformation"


def test_filter_keeps_what_is_above_and_below_and_enter_goes_to_it(panel, qtbot):
    qtbot.keyClicks(panel.search, "broadband quality")
    found = shown(panel)
    assert "1 Expand broadband access and improve quality" in found
    assert found[0].startswith('"The Belt and Road"')
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.record is not None
    assert panel.record.title == "Expand broadband access and improve quality"
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert len(shown(panel)) > 100
    assert panel.record.title == "Expand broadband access and improve quality"


def test_shows_an_instrument_with_what_is_known_of_it(panel, document, viewing, qtbot):
    assert titles(panel) == document.read.instrument(INITIATIVE).title
    parts = panel.sheet.participants.list
    assert parts.model().rowCount() == len(document.read.participations(INITIATIVE))
    assert "¶ 3, 5" in parts.model().index(0, 2).data()
    assert panel.sheet.figures.model().index(0, 1).data() == "8 countries"
    parts.select_key(document.read.participations(INITIATIVE)[1].participation_id)
    with qtbot.waitSignal(viewing.page_opened) as opened:
        qtbot.keyClick(parts, Qt.Key.Key_Return)
    assert opened.args == ["countries", document.read.participations(INITIATIVE)[1].party_id]


def test_shows_every_partys_status_of_a_clause_and_opens_it(panel, document, viewing, qtbot):
    panel.open_subject(clause(2).provision_id)
    rate(document, clause(2), "complete")
    assert panel.sheet._strip.mean.text() == "Mean 100 % (1 of 8)"
    parties = panel.sheet.parties
    assert parties.select_key("EG")
    assert parties.currentIndex().siblingAtColumn(1).data() == "Complete"
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(parties, Qt.Key.Key_Return)
    assert opened.args == [clause(2)]


def test_a_suggestion_counts_only_once_it_is_accepted(panel, document, qtbot):
    panel.open_subject(clause(2).provision_id)
    assert not panel.sheet.measures.accept.isVisible()
    rate(document, clause("2.1"), "complete")
    rate(document, clause("2.2"), "limited")
    section = panel.sheet.measures
    assert section.accept.text() == "Accept suggestion for Egypt: Substantial"
    assert document.read.assessments(clause(2)) == []
    qtbot.mouseClick(section.accept, Qt.MouseButton.LeftButton)
    [assessment] = document.read.assessments(clause(2))
    assert assessment.rating == "substantial"
    assert assessment.reason == "As its measures suggest: 67 % (2 of 4)."
    assert not section.accept.isVisible()
    assert document.read.next_undo() == "Egypt, clause 2 → Substantial"
    document.undo()
    assert section.accept.isVisible()


def test_shows_the_passages_of_an_attached_document(panel, document, qtbot):
    panel.open_subject(clause(1).provision_id)
    reference = document.read.provision(clause(1).provision_id).references[0]
    number = reference.paragraphs[0]
    source = document.read.record("document", reference.document_id)
    text = "A passage <b>as it stands</b>."
    paragraph = Paragraph(f"{reference.document_id}#{number}", reference.document_id, number, text)
    document.do(editing.attach(document.pen, source, [paragraph], is_new=False))
    assert any(
        getattr(label, "text", str)() == text and label.textFormat() == Qt.TextFormat.PlainText
        for label in panel.sheet._passages._parts
        if hasattr(label, "textFormat")
    )


def test_passages_of_several_paragraphs_say_which_each_one_is(panel, document):
    panel.open_subject(INITIATIVE)
    source = document.read.record("document", "dei-text-2017")
    paragraph = Paragraph("dei-text-2017#4", "dei-text-2017", 4, "Four.")
    document.do(editing.attach(document.pen, source, [paragraph], is_new=False))
    shown_there = [part.text() for part in panel.sheet._passages._parts if isinstance(part, QLabel)]
    assert "¶ 4  Four." in shown_there
    assert any(text.endswith(", paragraphs 1–18") for text in shown_there)


def test_hides_shipped_records_and_undo_brings_them_back(panel, document, qtbot):
    panel.open_subject(clause(1).provision_id)
    assert panel.put_away.text() == "Hide"
    assert not panel.edit.isEnabled()
    before = shown(panel)
    panel.put_away.trigger()
    assert clause(1).provision_id in {hidden.hidden_id for hidden in document.read.hidden()}
    assert "1 Expand broadband access and improve quality" not in shown(panel)
    assert panel.record is not None
    document.undo()
    assert shown(panel) == before


def test_retires_a_record_of_the_analysts_own(panel, document):
    own = Instrument("own-1", InstrumentKind.AGREEMENT, "埃及数字协定 & <b>more</b>")
    provision = Provision("own-1/01", "own-1", "1", "A clause")
    document.do(editing.put(document.pen, "instrument", None, own))
    document.do(editing.put(document.pen, "clause", None, provision))
    panel.open_subject("own-1")
    assert titles(panel) == own.title
    assert panel.edit.isEnabled()
    assert panel.put_away.text() == "Retire"
    panel.put_away.trigger()
    assert document.read.instrument("own-1").is_retired
    assert own.title not in shown(panel)


@pytest.mark.parametrize(
    ("action", "subject"),
    [
        ("add_instrument", INITIATIVE),
        ("add_clause", INITIATIVE),
        ("add_measure", "DEI-2017/01"),
        ("add_party", INITIATIVE),
        ("bring_back", INITIATIVE),
    ],
)
def test_dialogs_open_beside_the_page(panel, qtbot, action, subject):
    panel.open_subject(subject)
    getattr(panel, action).trigger()
    dialogs = panel.findChildren(QDialog)
    assert len(dialogs) == 1
    with qtbot.waitSignal(dialogs[0].destroyed):
        dialogs[0].reject()


def test_a_measure_can_only_be_added_to_a_clause(panel):
    panel.open_subject(INITIATIVE)
    assert not panel.add_measure.isEnabled()
    panel.open_subject(clause("1.1").provision_id)
    assert panel.add_measure.isEnabled()


def test_everything_has_a_name(panel, document):
    assert unnamed(panel) == []
    rate(document, clause("2.1"), "complete")
    panel.open_subject(clause(2).provision_id)
    assert unnamed(panel) == []
