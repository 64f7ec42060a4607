from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox

from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import cite, new_evidence, put
from dsr_tracker.core.paragraphs import fingerprint
from dsr_tracker.core.records import Evidence, SourceDocument
from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.attach import attach_paths
from dsr_tracker.gui.panels.sources import SourcesPanel

from .conftest import clause
from .naming import unnamed

TEXT = "Title of it\n\nFirst <b>passage</b>.\nIts second line.\n\n第二段。\n"


@pytest.fixture
def panel(qtbot, document, viewing) -> SourcesPanel:
    panel = SourcesPanel(document, viewing)
    for table in (
        panel.documents.documents,
        panel.documents.resting,
        panel.evidence.table,
        panel.evidence.cells,
    ):
        QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "a report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def know(document: Document, path: Path) -> str:
    """Make the file one of the tracker's documents, as one of the catalogue's would be."""
    source = SourceDocument(
        "own-report", "A known report", "Press", sha256=fingerprint(path.read_bytes()), paragraph_count=3
    )
    document.do(put(document.pen, "document", None, source))
    return source.document_id


def add_evidence(document: Document, **told: str) -> Evidence:
    source = new_evidence(document.pen, **told)
    document.do(cite(document.pen, document.target(clause(1), today()), source))
    return source


def warning(panel: SourcesPanel) -> str:
    box = panel.findChild(QMessageBox)
    assert box is not None
    assert box.textFormat() == Qt.TextFormat.PlainText
    text = box.text()
    box.close()
    return text


# -- documents ----------------------------------------------------------------------------------------


def test_lists_the_five_documents_and_what_rests_on_the_chosen_one(panel, qtbot, viewing):
    assert len(panel.documents.documents.rows) == 5
    assert panel.documents.list.select_key("dei-text-2017")
    rows = {line.instrument.instrument_id: line.paragraphs for line in panel.documents.resting.rows}
    assert rows["DEI-2017"] == "1–18"
    assert "SHA-256: e41f83289f30" in panel.documents._facts.text()
    assert "drop it here" in panel.documents.passage_listing.message
    view = panel.documents.resting_listing._view
    view.select_key("DEI-2017")
    with qtbot.waitSignal(viewing.page_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["clauses", "DEI-2017"]


def test_a_known_file_is_recognised_and_shows_its_passages(panel, document, text_file):
    document_id = know(document, text_file)
    panel.attach([text_file])
    assert panel.findChild(QMessageBox) is None
    assert panel._said.text() == "Attached: A known report"
    assert document.read.attached_documents() == {document_id}
    panel.open_subject(document_id)
    assert [p.text for p in panel.documents.passages.rows] == [
        "Title of it",
        "First <b>passage</b>.\nIts second line.",
        "第二段。",
    ]
    assert document.read.next_undo() == "Attach A known report"
    document.undo()
    assert document.read.attached_documents() == set()
    assert panel.documents.passage_listing.message


def test_a_file_that_differs_is_taken_with_a_plain_warning(panel, document, text_file):
    drop(panel, text_file)
    assert "differs from every document" in warning(panel)
    titles = [line.document.title for line in panel.documents.documents.rows]
    assert titles[-1] == "a report"
    assert panel.documents.documents.rows[-1].is_attached
    document.undo()
    assert len(panel.documents.documents.rows) == 5


def test_the_same_file_twice_changes_nothing(panel, document, text_file):
    know(document, text_file)
    panel.attach([text_file])
    log = document.read.log()
    panel.attach([text_file])
    assert "attached already" in warning(panel)
    assert document.read.log() == log


def test_files_that_cannot_be_taken_are_named_and_the_others_attached(panel, document, text_file, tmp_path):
    know(document, text_file)
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7\n\xff\xfe\x00")
    said = attach_paths(document, [broken, tmp_path / "gone.txt", tmp_path, text_file], panel)
    assert said == "Attached: A known report"
    told = warning(panel)
    for name in ("scan.pdf", "gone.txt", "is a folder"):
        assert name in told


def drop(panel: SourcesPanel, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/x.txt")])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(event)


# -- evidence -----------------------------------------------------------------------------------------


def test_lists_sources_with_the_cells_that_cite_them(panel, document, qtbot, viewing):
    panel.tabs.setCurrentIndex(1)
    assert "No source is recorded yet" in panel.evidence.listing.message
    source = add_evidence(document, title="Gazette", url="https://example.org/g", publisher="Press")
    assert panel.tabs.tabText(1) == "Evidence (1)"
    assert panel.evidence.list.current_record().evidence == source
    assert panel.evidence.cell_listing.footer == "1 cell cites it"
    panel.evidence.cell_list.setCurrentIndex(panel.evidence.cells.index(0, 0))
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(panel.evidence.cell_list, Qt.Key.Key_Return)
    assert opened.args == [clause(1)]


def test_search_finds_a_source_and_says_when_none_matches(panel, document, qtbot):
    panel.tabs.setCurrentIndex(1)
    add_evidence(document, title="Gazette")
    add_evidence(document, title="Almanac")
    qtbot.keyClicks(panel.evidence.search, "gaz")
    qtbot.waitUntil(lambda: len(panel.evidence.table.rows) == 1)
    qtbot.keyClicks(panel.evidence.search, "zz")
    qtbot.waitUntil(lambda: "gazzz" in panel.evidence.listing.message)
    assert not panel.evidence.edit_button.isEnabled()


def test_a_source_is_opened_from_the_list(panel, document, qtbot):
    asked: list[str] = []
    panel.viewing.link_opened.connect(asked.append)
    panel.tabs.setCurrentIndex(1)
    add_evidence(document, title="Gazette", url="https://example.org/g")
    qtbot.mouseClick(panel.evidence.open_button, Qt.MouseButton.LeftButton)
    assert asked == ["https://example.org/g"]
    add_evidence(document, title="Gazette, printed")
    assert panel.evidence.list.select_key(panel.evidence.table.rows[0].evidence.evidence_id)
    assert not panel.evidence.open_button.isEnabled()


def test_a_source_is_changed_from_the_list(panel, document, qtbot):
    panel.tabs.setCurrentIndex(1)
    source = add_evidence(document, title="Gazette")
    qtbot.mouseClick(panel.evidence.edit_button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(EvidenceDialog)
    assert dialog is not None
    dialog._title.setText("The Gazette")
    dialog.accept()
    assert document.read.record("evidence", source.evidence_id).title == "The Gazette"
    assert panel.evidence.table.rows[0].evidence.title == "The Gazette"


def test_another_page_can_point_at_a_source(panel, document):
    first = add_evidence(document, title="Gazette")
    add_evidence(document, title="Almanac")
    panel.open_subject(first.evidence_id)
    assert panel.tabs.currentWidget() is panel.evidence
    assert panel.evidence.list.current_record().evidence == first


def test_everything_has_a_name(panel, document):
    assert unnamed(panel) == []
    add_evidence(document, title="Gazette", url="https://example.org/g")
    panel.tabs.setCurrentIndex(1)
    assert unnamed(panel) == []
