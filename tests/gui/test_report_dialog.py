"""Choosing, looking at and writing a report, as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dsr_tracker.gui.dialogs.report_dialog import ReportDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.reports.contents import Kind
from dsr_tracker.settings import Preset

from .conftest import clause


@pytest.fixture
def kept() -> dict[str, Preset]:
    """What the dialog hands back as the presets."""
    return {}


@pytest.fixture
def dialog(
    window: MainWindow, document: Document, kept: dict[str, Preset], qtbot: QtBot
) -> Iterator[ReportDialog]:
    window.open_cell(clause(3, "LA"))

    def keep(presets: dict[str, Preset]) -> None:
        kept.clear()
        kept.update(presets)

    dialog = ReportDialog(document, window.viewing, window, {"Brief": Preset(kind="country")}, keep)
    dialog.open()
    yield dialog
    if isValid(dialog):
        dialog.reject()


def choose(box: QComboBox, value: str) -> None:
    """As a person chooses: by the list, which tells the form."""
    index = box.findData(value)
    assert index >= 0, value
    box.setCurrentIndex(index)
    box.activated.emit(index)


def pages(dialog: ReportDialog) -> list[QLabel]:
    shown = dialog._preview.widget()
    assert shown is not None
    labels = shown.findChildren(QLabel)
    return [label for label in labels if not label.pixmap().isNull()]


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_the_pages_are_seen_before_anything_is_written(dialog, qtbot):
    choose(dialog.form.kind, Kind.COUNTRY)
    assert dialog.form.scope().party_ids == ("LA",)
    qtbot.waitUntil(lambda: len(pages(dialog)) == 2, timeout=20_000)
    assert [page.accessibleName() for page in pages(dialog)] == ["Page 1", "Page 2"]
    assert dialog._preview.horizontalScrollBar().maximum() == 0  # as wide as the preview


def test_only_what_the_kind_asks_for_is_shown(dialog):
    form = dialog.form
    choose(form.kind, Kind.CLAUSE)
    assert form.provision.isVisible()
    assert form.scope().provision_id == "DEI-2017/03"
    for field in (form.party, form.instruments, form.since, form.known_on):
        assert not field.isVisible()
    choose(form.kind, Kind.CHANGES)
    assert form.since.isVisible()
    assert form.scope().since < form.scope().as_of
    form.is_as_known.click()
    assert form.known_on.isVisible()


@pytest.mark.parametrize("ending", ["html", "csv", "json", "xlsx", "docx", "zip", "pdf"])
def test_a_report_is_written_with_the_ending_of_its_format(dialog, tmp_path, monkeypatch, qtbot, ending):
    choose(dialog.form.format, ending)
    answer(monkeypatch, tmp_path / "status")
    dialog._on_write()
    qtbot.waitUntil(lambda: "Written" in dialog._message.text(), timeout=20_000)
    written = (tmp_path / f"status.{ending}").read_bytes()
    assert dialog._open.isVisible()
    dialog._on_write()
    assert "there already" in dialog._message.text()
    assert (tmp_path / f"status.{ending}").read_bytes() == written


def test_a_cancelled_report_leaves_nothing(dialog, tmp_path, qtbot):
    dialog.write_to(tmp_path / "status.html")
    dialog._stop.click()
    qtbot.waitUntil(lambda: "Cancelled" in dialog._message.text(), timeout=20_000)
    assert list(tmp_path.glob("*status*")) == []
    assert dialog._write.isEnabled()


def late_engine(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """A layout that nothing can interrupt: it began, and it may end."""
    began, may_end = Event(), Event()

    def lay_out(*arguments: Any) -> bytes:
        began.set()
        assert may_end.wait(20)
        arguments[-1]("Two texts are cut.")
        return b"whole"

    monkeypatch.setattr("dsr_tracker.reports.writing.render", lay_out)
    return began, may_end


def test_a_report_that_is_cancelled_while_it_is_laid_out_is_not_written(dialog, tmp_path, qtbot, monkeypatch):
    began, may_end = late_engine(monkeypatch)
    (tmp_path / "status.pdf").write_bytes(b"old")
    dialog.write_to(tmp_path / "status.pdf")
    qtbot.waitUntil(began.is_set, timeout=20_000)
    dialog._stop.click()
    QApplication.processEvents()  # what the job said of itself before
    assert "Cancelling" in dialog._message.text()
    assert not dialog._stop.isEnabled()
    may_end.set()
    qtbot.waitUntil(lambda: "Cancelled" in dialog._message.text(), timeout=20_000)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*status*")} == {"status.pdf": b"old"}
    dialog.write_to(tmp_path / "status.pdf")
    qtbot.waitUntil(lambda: "Written" in dialog._message.text(), timeout=20_000)
    assert (tmp_path / "status.pdf").read_bytes() == b"whole"
    assert "Two texts are cut." in dialog._message.text()


def test_the_dialog_closes_at_once_while_a_report_is_laid_out(dialog, tmp_path, qtbot, monkeypatch):
    began, may_end = late_engine(monkeypatch)
    dialog.write_to(tmp_path / "status.pdf")
    qtbot.waitUntil(began.is_set, timeout=20_000)
    dialog.close()
    assert not dialog.isVisible()
    may_end.set()
    wait_for_jobs()
    QApplication.processEvents()
    assert list(tmp_path.glob("*status*")) == []


def test_what_cannot_be_written_is_said(dialog, tmp_path, qtbot):
    dialog.write_to(tmp_path / "nowhere" / "status.html")
    qtbot.waitUntil(lambda: "There is no folder" in dialog._message.text(), timeout=20_000)


def test_a_preset_brings_its_choices_back(dialog, kept):
    form, bar = dialog.form, dialog.presets
    choose(bar._box, "Brief")
    assert form.scope().kind is Kind.COUNTRY
    choose(form.kind, Kind.MATRIX)
    choose(form.format, "xlsx")
    choose(form.language, "zh")
    form.countries.item(2).setCheckState(Qt.CheckState.Checked)
    bar.keep("  Laos in Chinese ")
    assert set(kept) == {"Brief", "Laos in Chinese"}
    assert kept["Laos in Chinese"] == form.preset()
    wanted = form.preset()
    choose(form.kind, Kind.FULL)
    form.countries.item(2).setCheckState(Qt.CheckState.Unchecked)
    choose(bar._box, "Laos in Chinese")
    assert form.preset() == wanted
    bar._forget.click()
    assert set(kept) == {"Brief"}


def test_a_brief_is_printed_page_by_page(dialog, tmp_path, qtbot):
    from PySide6.QtPrintSupport import QPrinter

    choose(dialog.form.kind, Kind.COUNTRY)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: "Printed: 2 pages" in dialog._message.text(), timeout=20_000)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_a_template_is_checked_when_it_is_chosen(dialog, tmp_path):
    form = dialog.form
    choose(form.format, "docx")
    letter = tmp_path / "letter.docx"
    letter.write_text("no Word document")
    form.use_template(letter)
    assert form.template is None
    assert "letter.docx" in dialog._message.text()
    ministry = docx.Document()
    ministry.styles["Heading 2"].delete()
    ministry.save(str(letter))
    form.use_template(letter)
    assert form.template == letter
    assert "Heading 2" in dialog._message.text()
