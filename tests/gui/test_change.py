"""Many cells changed at once, looked at before, from the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Assessment
from dsr_tracker.drafts import Draft
from dsr_tracker.gui.dialogs import change_dialog
from dsr_tracker.gui.dialogs.change_dialog import ChangeDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import are_jobs_running
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.offers import describe
from dsr_tracker.gui.reopening import take_up

from .conftest import clause

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
FAR = "9999-12-31"


def stored(document: Document, cell: Cell) -> Assessment | None:
    return document.read.status_assessment(cell, FAR)


def rated(document: Document, cell: Cell, rating: str, reason: str = "", as_of: str = "2026-01-01") -> None:
    scale = document.scale
    targets = [document.target(cell, as_of)]
    document.do(editing.rate(document.pen, targets, scale.rating(rating), scale, as_of=as_of, reason=reason))


@pytest.fixture
def select(window: MainWindow) -> Callable[..., None]:
    """Selects the rectangle between two cells of the matrix."""

    def choose(first: Cell, last: Cell) -> None:
        view, model = window.matrix.view, window.matrix.model
        view.setFocus()
        view.setCurrentIndex(model.index_of(first))
        view.selectionModel().select(
            QItemSelection(model.index_of(first), model.index_of(last)),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )

    return choose


@pytest.fixture
def opened(window: MainWindow) -> Callable[[], ChangeDialog]:
    """The dialog as Ctrl+E opens it."""

    def open_it() -> ChangeDialog:
        QTest.keyClick(window.focusWidget(), Key.Key_E, CONTROL)
        return window.findChildren(ChangeDialog)[-1]

    return open_it


def choose(box, value: str) -> None:
    box.setFocus()
    row = box.findData(value)
    assert row >= 0
    QTest.keyClick(box, Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box, Key.Key_Down)
    assert box.currentData() == value


def preview(dialog: ChangeDialog) -> dict[str, tuple[str, str]]:
    """What the preview says of each cell."""
    dialog._look()
    table = dialog.preview.table
    texts = [[str(table.index(row, column).data()) for column in range(3)] for row in range(table.rowCount())]
    return {cell.partition(" ·")[0]: (before, after) for cell, before, after in texts}


def test_several_cells_get_rating_reason_and_source_in_one_edit(window, document, select, opened):
    rated(document, clause(1, "EG"), "limited", "Pilots.")
    select(clause(1, "CN"), clause(1, "EG"))
    dialog = opened()
    assert not dialog.save_button.isEnabled()
    choose(dialog.rating, "substantial")
    QTest.keyClicks(dialog.reason, "Both report it.")
    assert dialog.reason_mode.currentData() == "replace"  # what is typed is meant
    choose(dialog.confidence, "high")
    QTest.keyClicks(dialog.link, "https://example.org/report")
    QTest.keyClicks(dialog.note, "Visited.")
    said = preview(dialog)
    assert said["Egypt"][0].startswith("◔ Limited, reason: Pilots., as of: 2026-01-01")
    assert said["China"][1].endswith("confidence: High, a note more, a source more")
    assert "2 of 2 will change" in dialog.preview.counts.text()
    edits = len(document.read.log())
    QTest.keyClick(dialog, Key.Key_Return)
    assert len(document.read.log()) == edits + 1
    for party in ("CN", "EG"):
        now = stored(document, clause(1, party))
        assert now is not None
        assert (now.rating, now.reason, now.confidence) == ("substantial", "Both report it.", "high")
        ((citation, source),) = document.read.citations(clause(1, party))
        assert (citation.assessment_id, source.url) == (now.assessment_id, "https://example.org/report")
        assert [note.text for note in document.read.notes(clause(1, party))] == ["Visited."]
    assert len(document.read.all_evidence()) == 1
    document.undo()
    assert stored(document, clause(1, "CN")) is None
    assert document.read.all_evidence() == []
    assert "Ctrl+Z" in window.statusBar().currentMessage()


def test_refused_cells_say_why_and_the_others_are_changed(window, document, select, opened):
    rated(document, clause(1, "EG"), "limited", "Pilots.")
    select(clause(1, "CN"), clause(1, "EG"))
    dialog = opened()
    choose(dialog.confidence, "low")
    said = preview(dialog)
    assert said["China"][1].startswith("Refused: Nobody has judged this cell yet.")
    assert said["Egypt"] == ("", "confidence: Low")
    assert dialog.preview.counts.text() == "1 of 2 will change · 0 stay as they are · 1 refused"
    assert dialog.save_button.text() == "Change 1 cell"
    dialog.accept()
    assert stored(document, clause(1, "CN")) is None
    now = stored(document, clause(1, "EG"))
    assert now is not None
    assert (now.rating, now.confidence) == ("limited", "low")


def test_not_applicable_wants_a_reason(document, select, opened):
    select(clause(1, "CN"), clause(1, "EG"))
    dialog = opened()
    choose(dialog.rating, "not_applicable")
    assert all("needs a reason" in after for _, after in preview(dialog).values())
    assert not dialog.save_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.reason, "It has no coast.")
    preview(dialog)
    dialog.accept()
    now = stored(document, clause(1, "CN"))
    assert now is not None
    assert now.rating == "not_applicable"


def test_a_wrong_link_is_said_and_everything_typed_stays(document, select, opened):
    select(clause(1, "CN"), clause(1, "EG"))
    dialog = opened()
    choose(dialog.rating, "limited")
    QTest.keyClicks(dialog.link, "example")
    dialog._look()
    assert "is no web address" in dialog.preview.counts.text()
    assert not dialog.save_button.isEnabled()
    dialog.link.setText("https://example.org")
    dialog._look()
    assert dialog.save_button.isEnabled()
    assert dialog.rating.currentData() == "limited"


def test_a_known_source_is_cited_and_not_recorded_again(document, select, opened):
    source = editing.new_evidence(document.pen, url="https://example.org/a", title="A")
    document.do(editing.cite(document.pen, document.target(clause(1, "EG"), FAR), source))
    select(clause(1, "CN"), clause(1, "EG"))
    dialog = opened()
    QTest.keyClicks(dialog.link, "https://example.org/a")
    assert preview(dialog) == {
        "China": ("· Not assessed", "a source more"),
        "Egypt": ("· Not assessed", "Stays as it is"),
    }
    dialog.accept()
    assert document.read.all_evidence() == [source]
    assert len(document.read.citations(clause(1, "CN"))) == 1


def test_the_search_log_and_the_day_are_set(document, select, opened):
    rated(document, clause(1, "EG"), "no_evidence")
    select(clause(1, "EG"), clause(1, "EG"))
    dialog = opened()
    assert not dialog.form.isRowVisible(dialog.places)
    choose(dialog.log, "set")
    QTest.keyClicks(dialog.places, "Gazettes")
    QTest.keyClicks(dialog.until, "2026-01-31")
    QTest.keyClicks(dialog.as_of, "2026-01-31")
    dialog.accept()
    now = stored(document, clause(1, "EG"))
    assert now is not None
    assert (now.as_of, now.search_places, now.search_until) == ("2026-01-31", "Gazettes", "2026-01-31")


def test_over_fifty_cells_a_backup_comes_first(window, document, opened, viewing):
    viewing.set_instruments(())
    window.matrix.view.setFocus()
    QTest.keyClick(window.matrix.view, Key.Key_A, CONTROL)
    count = len(window.matrix.view.selected_cells())
    assert count > 50
    dialog = opened()
    choose(dialog.rating, "limited")
    dialog._look()
    assert dialog.save_button.text() == f"Change {count} cells"
    dialog.accept()
    assert [backup.reason for backup in document.keeper.backups()] == ["before-bulk-edit"]
    assert document.read.next_undo() == f"{count} cells → Limited"
    document.undo()
    assert document.read.all_assessments() == []


def test_rows_of_lists_are_cells_too(window, document, opened, qtbot):
    rated(document, clause(3, "EG"), "limited")
    window.show_page("clauses", "DEI-2017/03")
    view = window.page_at("clauses").sheet.parties
    view.setFocus()
    view.selectAll()
    assert len(opened()._cells) == view.table.rowCount()
    window.findChildren(ChangeDialog)[-1].reject()
    window.show_page("countries", "EG")
    view = window.page_at("countries").cells
    view.setFocus()
    view.expandAll()
    view.selectAll()
    cells = opened()._cells
    assert len(cells) > 8
    assert {cell.party_id for cell in cells} == {"EG"}


def test_without_a_cell_it_says_so(window, opened):
    window.show_page("sources")
    QTest.keyClick(window, Key.Key_E, CONTROL)
    assert window.findChildren(ChangeDialog) == []
    assert "Select cells first" in window.statusBar().currentMessage()


def test_many_cells_are_read_beside_the_window(document, select, opened, qtbot, monkeypatch):
    monkeypatch.setattr(change_dialog, "_AT_ONCE", 1)
    rated(document, clause(1, "EG"), "limited")
    select(clause(1, "CN"), clause(1, "EG"))
    dialog = opened()
    choose(dialog.rating, "substantial")
    dialog._look()
    assert "Looking at 2 cells" in dialog.preview.counts.text()
    assert not dialog.save_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert "2 of 2 will change" in dialog.preview.counts.text()
    dialog.accept()
    now = stored(document, clause(1, "EG"))
    assert now is not None
    assert now.rating == "substantial"


def test_what_is_still_being_read_is_dropped_with_the_dialog(document, select, opened, monkeypatch, qtbot):
    monkeypatch.setattr(change_dialog, "_AT_ONCE", 1)
    select(clause(1, "CN"), clause(1, "EG"))
    dialog = opened()
    choose(dialog.rating, "substantial")
    dialog._look()
    dialog.reject()
    qtbot.waitUntil(lambda: not are_jobs_running())
    assert document.read.all_assessments() == []


def test_a_change_that_was_being_prepared_is_taken_up_again(window, document, select, opened, monkeypatch):
    select(clause(1, "CN"), clause(1, "EG"))
    kept: list[Draft] = []
    assert document.drafts._folder is not None
    monkeypatch.setattr(document.drafts._folder, "keep", kept.append)
    dialog = opened()
    choose(dialog.rating, "limited")
    QTest.keyClicks(dialog.reason, "Half a sent")
    document.drafts.flush()
    (draft,) = kept
    assert describe(draft).startswith("A change of selected cells: China, clause 1 (+1)")
    dialog.reject()
    take_up(window, draft)
    again = window.findChildren(ChangeDialog)[-1]
    assert again.isVisible()
    assert preview(again)["Egypt"][1].startswith("◔ Limited, reason: Half a sent")
