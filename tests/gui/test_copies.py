"""Sources from pasted texts, and archived copies, as a person makes them in the window."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import put
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import Evidence
from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
from dsr_tracker.gui.dialogs.sources_dialog import SourcesDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.dropping import drop_evidence, is_evidence
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.copies_list import CopiesList
from dsr_tracker.gui.panels.evidence_section import EvidenceSection
from dsr_tracker.gui.viewing import Viewing
from tests.gui.conftest import clause

_BIB = "@online{a, title={One}, url={https://a.org/1}}\n@online{b, title={Two}, url={https://a.org/2}}\n"


@pytest.fixture
def section(qtbot: QtBot, document: Document, viewing: Viewing) -> EvidenceSection:
    section = EvidenceSection(document, viewing)
    qtbot.addWidget(section)
    section.show_cell(clause(1))
    document.changed.connect(lambda _: section.show_cell(clause(1)))
    section.show()
    return section


@pytest.fixture
def source(document: Document) -> Evidence:
    made = Evidence("source-1", "Tender", "https://a.org/t", accessed_on=today())
    document.do(put(document.pen, "source", None, made))
    return made


@pytest.fixture
def copies(qtbot: QtBot, document: Document, source: Evidence) -> CopiesList:
    copies = CopiesList(document, source)
    qtbot.addWidget(copies)
    copies.show()
    return copies


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(b"<!doctype html><p>Tender")
    return path


def urls(document: Document) -> list[str]:
    return [source.url for _, source in document.read.citations(clause(1))]


def test_a_doi_in_the_field_becomes_a_source(section: EvidenceSection, document: Document) -> None:
    QTest.keyClicks(section._link, "doi:10.1000/xyz")
    QTest.keyClick(section._link, Qt.Key.Key_Return)
    assert urls(document) == ["https://doi.org/10.1000/xyz"]


def test_what_zotero_copies_opens_the_list_of_what_was_found(
    section: EvidenceSection, document: Document, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(_BIB)
    QTest.keyClick(section._link, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = section.findChild(SourcesDialog)
    assert dialog is not None
    assert section._link.text() == ""
    assert [line.source.title for line in dialog._table.rows] == ["One", "Two"]
    assert dialog.save_button is not None
    assert dialog.save_button.text() == "Add 2 sources"
    dialog.accept()
    assert urls(document) == ["https://a.org/1", "https://a.org/2"]
    document.undo()
    assert urls(document) == []


def test_one_address_is_pasted_as_ever(section: EvidenceSection) -> None:
    QGuiApplication.clipboard().setText("https://a.org/1")
    QTest.keyClick(section._link, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert section._link.text() == "https://a.org/1"
    assert section.findChild(SourcesDialog) is None


@pytest.fixture
def dialog(qtbot: QtBot, document: Document) -> SourcesDialog:
    dialog = SourcesDialog(document, document.target(clause(1), today()), _BIB)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # so that tests can look at it
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_only_what_is_selected_is_added(dialog: SourcesDialog, document: Document) -> None:
    dialog.list.selectRow(1)
    dialog.accept()
    assert urls(document) == ["https://a.org/2"]


def test_what_is_recorded_already_is_said_and_cited_as_it_stands(
    dialog: SourcesDialog, document: Document
) -> None:
    made = Evidence("source-1", "Mine", "https://a.org/1", accessed_on=today())
    document.do(put(document.pen, "source", None, made))
    dialog._look()
    assert [dialog._recorded(each) for each in dialog._table.rows] == ["already", "new"]
    dialog.accept()
    titles = [source.title for _, source in document.read.citations(clause(1))]
    assert titles == ["Mine", "Two"]


def test_a_source_that_cannot_be_kept_keeps_the_form_open(dialog: SourcesDialog, document: Document) -> None:
    dialog.text.setPlainText(f"TY  - GEN\nTI  - {'long ' * 500}\nER  - \n\nTY  - GEN\nTI  - Two\nER  - \n")
    dialog.accept()
    assert dialog.isVisible()
    assert "characters" in dialog.error.text()
    assert document.read.citations(clause(1)) == []
    dialog.list.selectRow(1)
    dialog.accept()
    assert [source.title for _, source in document.read.citations(clause(1))] == ["Two"]


def test_nothing_found_adds_nothing(dialog: SourcesDialog) -> None:
    dialog.text.setPlainText("")
    dialog._look()
    assert dialog.save_button is not None
    assert not dialog.save_button.isEnabled()


def test_a_file_of_references_is_opened(dialog: SourcesDialog, tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_text("TY  - GEN\nTI  - 中文\nER  - \n", encoding="utf-8")
    dialog.open_file(path)
    dialog._look()
    assert [line.source.title for line in dialog._table.rows] == ["中文"]
    path.write_bytes(b"\xff\xfe\x00")
    dialog._take(path)
    assert "not UTF-8" in dialog.error.text()


# -- copies ---------------------------------------------------------------------------------------------


def test_a_copy_is_kept_listed_and_removed(copies: CopiesList, document: Document, page: Path) -> None:
    assert copies._empty.isVisible()
    copies.keep(page)
    assert copies.list.count() == 1
    assert copies.list.item(0).text().splitlines()[0] == "page.html"
    copies.list.setCurrentRow(0)
    copies._remove.click()
    assert copies.list.count() == 0
    document.undo()
    assert copies.list.count() == 1


def test_a_copy_is_saved_as_it_was(
    copies: CopiesList, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies.keep(page)
    copies.list.setCurrentRow(0)
    out = tmp_path / "out.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    copies._save.click()
    assert out.read_bytes() == page.read_bytes()


def test_opening_asks_and_writes_a_file_that_cannot_run(
    copies: CopiesList, document: Document, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    copies.keep(page)
    copies.list.setCurrentRow(0)
    copies._open.click()
    box = copies.findChild(QMessageBox)
    assert box is not None
    assert opened == []
    assert "page.html" in box.text()
    next(each for each in box.buttons() if each.text() == "Open").click()
    (path,) = opened
    assert path.name.endswith(".html")
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert path.read_bytes() == page.read_bytes()
    document.close()
    assert not path.exists()


def test_a_program_is_kept_and_never_opened(copies: CopiesList, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"MZ\x90\x00")
    copies.keep(path)
    copies.list.setCurrentRow(0)
    assert not copies._open.isEnabled()
    assert copies._save.isEnabled()


def test_what_cannot_be_read_is_said(copies: CopiesList, tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="cannot be read"):
        copies.keep(tmp_path / "gone.pdf")


def test_the_form_of_a_source_has_its_copies_and_the_cell_counts_them(
    qtbot: QtBot, section: EvidenceSection, document: Document, page: Path
) -> None:
    QTest.keyClicks(section._link, "https://a.org/1")
    QTest.keyClick(section._link, Qt.Key.Key_Return)
    ((_, source),) = document.read.citations(clause(1))
    dialog = EvidenceDialog(document, None, source)
    qtbot.addWidget(dialog)
    dialog.copies.keep(page)
    assert section._list.item(0).text() == "https://a.org/1 · 1 copy kept"
    assert QUrl(source.url).isValid()


@pytest.mark.parametrize(
    ("content", "name", "is_one"),
    [
        (b"%PDF-1.7", "a.pdf", True),
        (b"<!doctype html><p>x", "a.html", True),
        ("中文段落。".encode() * 500, "a.txt", False),
        (b"# Title", "a.md", False),
        (b"MZ\x90\x00", "a.exe", False),
    ],
)
def test_a_page_or_pdf_is_evidence_and_a_text_a_document(
    content: bytes, name: str, is_one: bool, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_evidence(tmp_path / name) is is_one


def test_a_dropped_page_becomes_a_source_with_its_copy(window: MainWindow, page: Path) -> None:
    document = window.document
    window.open_cell(clause(1))
    place = window.inspector.mapTo(window, window.inspector.rect().center())
    drop_evidence(window, page, place)
    (dialog,) = [each for each in window.findChildren(EvidenceDialog) if each.isVisible()]
    assert dialog._title.text() == "page"
    dialog.accept()
    ((_, source),) = document.read.citations(clause(1))
    ((copy, _),) = document.copies.copies(source.evidence_id)
    assert (copy.file_name, copy.media_type) == ("page.html", "text/html")
