"""Importing in the window, as a person does: choosing, saying what is meant, taking over, taking back."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from dsr_tracker.core.errors import FileError
from dsr_tracker.core.rotation import Reason
from dsr_tracker.gui.dialogs.import_dialog import ImportDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.importing import open_import
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.import_choices import set_value
from dsr_tracker.importing.mapping import load_mapping
from dsr_tracker.paths import SEEDS
from dsr_tracker.store import store as store_module
from dsr_tracker.store.store import Store

from .conftest import clause

Open = Callable[..., ImportDialog]


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog on a table and waits until it is read."""

    def open_on(path: Path) -> ImportDialog:
        open_import(window, path)
        [dialog] = window.findChildren(ImportDialog)
        dialog._pause.setInterval(0)
        qtbot.waitUntil(lambda: not dialog.work.is_reading)
        return dialog

    yield open_on
    wait_for_jobs()


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    """Four countries by two goals; one value and one country mean nothing, one cell is empty."""
    path = tmp_path / "scores.csv"
    path.write_text(
        "Country,Goal 1,Goal 2\nEgypt,Limited,Some\nLaos,Complete,\n"
        "Kenya,Some,Some\nRuritania,Limited,Limited\n",
        encoding="utf-8",
    )
    return path


def is_looked(dialog: ImportDialog) -> bool:
    return dialog.work.made is not None


def say_wide(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.wide.setChecked(True)
    dialog.fields._rows["as_of"].constant.setText("2025-06-30")
    dialog.use_all.click()
    for number in (1, 2):
        dialog.provisions._rows[f"Goal {number}"].line.setText(f"DEI-2017/0{number}")
    qtbot.waitUntil(lambda: is_looked(dialog))


def answer_of(dialog: ImportDialog, name: str, value: str) -> QComboBox | QLineEdit:
    return dialog.meanings._rows[name, value].answer


def test_from_a_table_to_the_matrix_and_back(opened, wide, window, document, qtbot):
    dialog = opened(wide)
    say_wide(dialog, qtbot)
    assert dialog.counts.text() == "2 to take over, 0 here already, 5 refused, 1 empty"
    assert [(name, value) for name, value in dialog.meanings._rows] == [
        ("rating", "Some"),
        ("party", "Ruritania"),
    ]
    assert not dialog.take.isEnabled()
    set_value(answer_of(dialog, "rating", "Some"), "substantial")
    qtbot.waitUntil(lambda: is_looked(dialog))
    assert dialog.counts.text() == "5 to take over, 0 here already, 2 refused, 1 empty"
    assert not dialog.take.isEnabled()
    dialog.leave_out.setChecked(True)
    assert dialog.take.isEnabled()
    with qtbot.waitSignal(dialog.imported):
        dialog.take.click()
    assert document.read.assessments(clause(2))[0].rating == "substantial"
    assert "Imported 5 records. Ctrl+Z takes them back." in window.statusBar().currentMessage()
    assert "2 were refused and left out." in window.statusBar().currentMessage()
    assert Reason.BEFORE_IMPORT in {each.reason for each in document.keeper.backups()}
    document.undo()
    assert document.read.all_assessments() == []


def test_whole_instruments_with_their_parties_come_out_of_a_table(opened, tmp_path, document, qtbot):
    table = tmp_path / "pacts.csv"
    table.write_text(
        "instrument,no,title,members,contact\nPact on Cables,1,Cables,EG; Kenya,Ann\n"
        "Pact on Cables,2,Data,Atlantis,\n",
        encoding="utf-8",
    )
    dialog = opened(table)
    dialog.kind.setCurrentIndex(dialog.kind.findData("instruments"))
    dialog.use_all.click()
    qtbot.waitUntil(lambda: is_looked(dialog))
    assert dialog.counts.text() == "1 to take over, 0 here already, 1 refused"
    assert dialog.unused.text() == "Nothing is taken from: contact"
    assert dialog.unused.isVisible()
    set_value(answer_of(dialog, "party", "Atlantis"), "GR")
    qtbot.waitUntil(lambda: is_looked(dialog) and dialog.take.isEnabled())
    with qtbot.waitSignal(dialog.imported):
        dialog.take.click()
    [pact] = [each for each in document.read.instruments() if each.title == "Pact on Cables"]
    assert [party.party_id for party in document.read.columns()[pact.instrument_id]] == ["EG", "KE", "GR"]
    document.undo()
    assert pact not in document.read.instruments()


def test_a_path_is_typed_or_pasted_where_the_table_is_named(opened, wide, qtbot):
    dialog = opened(None)
    other = wide.with_name("other scores.csv")
    other.write_bytes(wide.read_bytes())
    for typed, path in ((f'"{wide}"', wide), (other.as_uri(), other)):
        dialog.source.file.selectAll()
        qtbot.keyClicks(dialog.source.file, typed)
        qtbot.keyClick(dialog.source.file, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.work.table is not None)
        assert dialog.source.file.text() == str(path)
    dialog.source.file.selectAll()
    qtbot.keyClicks(dialog.source.file, "nowhere.csv")
    qtbot.keyClick(dialog.source.file, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.source.file.text().endswith("nowhere.csv")


def test_names_of_columns_suggest_and_decide_nothing(opened, tmp_path, qtbot):
    path = tmp_path / "long.csv"
    path.write_text("Clause,Country,Score\nDEI-2017/01,Egypt,Limited\n", encoding="utf-8")
    dialog = opened(path)
    assert dialog.mapping.columns == {}
    party = dialog.fields._rows["party"]
    assert party.suggestion.text() == "Use “Country”"
    party.suggestion.click()
    assert dialog.mapping.columns == {"party": "Country"}
    assert dialog.reason.text() == "Say which column holds: Clause or measure, Rating."
    dialog.use_all.click()
    assert dialog.mapping.columns == {"provision": "Clause", "party": "Country", "rating": "Score"}
    qtbot.waitUntil(dialog.take.isEnabled)


def test_a_value_that_was_said_can_be_said_otherwise(opened, wide, qtbot):
    dialog = opened(wide)
    say_wide(dialog, qtbot)
    set_value(answer_of(dialog, "party", "Ruritania"), "RO")
    qtbot.waitUntil(lambda: is_looked(dialog))
    assert len(dialog.work.made.rejected) == 3
    set_value(answer_of(dialog, "party", "Ruritania"), "Nowhere")
    qtbot.waitUntil(lambda: is_looked(dialog))
    assert len(dialog.work.made.rejected) == 5


def test_a_sheet_is_chosen_where_the_first_holds_no_table(opened, tmp_path, qtbot):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("About")
        sheet = book.add_worksheet("Scores")
        for row, cells in enumerate([("Country", "Goal 1"), ("Egypt", "Limited")]):
            sheet.write_row(row, 0, cells)
    dialog = opened(path)
    assert "The table is empty." in dialog.message.text
    dialog.sheet.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not dialog.work.is_reading)
    assert dialog.model.headerData(1, Qt.Orientation.Horizontal) == "Goal 1"
    assert not dialog.message.isVisible()


def test_what_was_typed_outlives_a_file_that_cannot_be_read(opened, wide, tmp_path, qtbot):
    dialog = opened(wide)
    say_wide(dialog, qtbot)
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"Country\n\xff\xfe\xfa")
    said = dialog.mapping
    dialog.open_table(broken)
    qtbot.waitUntil(lambda: not dialog.work.is_reading)
    assert "UTF-8" in dialog.message.text
    assert not dialog.take.isEnabled()
    dialog.open_table(wide)
    qtbot.waitUntil(lambda: not dialog.work.is_reading)
    assert dialog.mapping == said


def test_a_mapping_is_kept_and_used_again(opened, wide, tmp_path, qtbot, monkeypatch):
    kept = tmp_path / "scores.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(kept), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(kept), ""))
    dialog = opened(wide)
    say_wide(dialog, qtbot)
    set_value(answer_of(dialog, "rating", "Some"), "limited")
    said = dialog.mapping
    dialog.save.click()
    assert load_mapping(kept) == said
    dialog.wide.setChecked(False)
    dialog.fields.set_mapping({}, {})
    dialog.meanings.set_values({})
    dialog.load.click()
    assert dialog.mapping == said


def test_refused_rows_are_saved_with_reasons_and_never_over_a_file(
    opened, wide, tmp_path, qtbot, monkeypatch
):
    out = tmp_path / "refused.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    dialog = opened(wide)
    say_wide(dialog, qtbot)
    dialog.findings.save.click()
    assert out.read_text(encoding="utf-8-sig").splitlines()[:2] == [
        "Row,Why,Country,Goal 1,Goal 2",
        "2,“Some” is no rating of this scale.,Egypt,Limited,Some",
    ]
    dialog.findings.save.click()
    assert "cannot be written" in dialog.message.text


def test_a_stopped_write_leaves_nothing(opened, wide, document, qtbot, monkeypatch):
    dialog = opened(wide)
    say_wide(dialog, qtbot)
    dialog.leave_out.setChecked(True)
    dialog.take.click()
    dialog.stop.click()
    qtbot.waitUntil(lambda: not dialog.work.is_writing)
    assert document.read.log() == []
    assert dialog.reason.text() == "Stopped. Nothing was imported."
    dialog.stop.click()
    qtbot.waitUntil(dialog.take.isEnabled)


def test_a_write_that_is_stopped_amid_is_rolled_back(opened, wide, document, qtbot, monkeypatch):
    dialog = opened(wide)
    say_wide(dialog, qtbot)
    monkeypatch.setattr(store_module, "STEPS_BETWEEN_QUESTIONS", 1)
    questions = itertools.count()
    with Store.open(document.path, SEEDS) as store:
        store.stop_when(lambda: next(questions) == 200)
        with pytest.raises(FileError):
            store.apply(dialog.work.made.edit)
    assert document.read.all_assessments() == []
    assert document.read.log() == []


@pytest.mark.parametrize(("name", "is_table"), [("scores.csv", True), ("paper.pdf", False)])
def test_a_table_that_is_dropped_opens_the_dialog(window, tmp_path, name, is_table, monkeypatch):
    attached: list[list[Path]] = []
    monkeypatch.setattr(window, "attach", attached.append)
    path = tmp_path / name
    path.write_text("Country\nEgypt\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, no_buttons, no_keys))
    assert len(window.findChildren(ImportDialog)) == is_table
    assert attached == ([] if is_table else [[path]])
    for dialog in window.findChildren(ImportDialog):
        dialog.reject()


def test_a_read_only_tracker_says_why_nothing_is_imported(document: Document, wide, monkeypatch, qtbot):
    monkeypatch.setattr(Document, "is_read_only", True)
    dialog = ImportDialog(document, wide)
    qtbot.addWidget(dialog)
    assert "read-only" in dialog.reason.text()
    qtbot.waitUntil(lambda: not dialog.work.is_reading)
