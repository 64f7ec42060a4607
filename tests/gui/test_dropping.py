"""Links and citations dropped on cells, the inspector and lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
from dsr_tracker.gui.main_window import MainWindow

from .conftest import clause

LINK = "https://example.org/report?a=1"


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def link(address: str = LINK, title: str = "") -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address)])
    if title:
        data.setHtml(f'<a href="{address}">{title}</a> and <a href="https://b.org">more</a>')
    return data


def drop(on: QWidget, data: QMimeData, place: QPoint) -> bool:
    """Drag it there and let go, as a person does; whether it was taken."""
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, button, none)
    entering.ignore()
    on.dragEnterEvent(entering)
    if entering.isAccepted():
        on.dropEvent(QDropEvent(place.toPointF(), copy, data, button, none))
    return entering.isAccepted()


def place_of(window: MainWindow, cell) -> QPoint:
    view = window.matrix.view
    index = window.matrix.model.index_of(cell)
    return view.viewport().mapTo(window, view.visualRect(index).center())


def form(window: QWidget) -> tuple[EvidenceDialog, dict[str, str]]:
    dialog = window.findChildren(EvidenceDialog)[-1]
    return dialog, {each.accessibleName(): each.text() for each in dialog.findChildren(QLineEdit)}


def test_a_link_on_a_cell_is_put_behind_it(window, document):
    window.open_cell(clause(1, "CN"))
    assert drop(window, link(title="A  <b>report</b>"), place_of(window, clause(3, "EG")))
    dialog, fields = form(window)
    assert (fields["Link"], fields["Title"]) == (LINK, "A report")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    ((_, source),) = document.read.citations(clause(3, "EG"))
    assert (source.url, source.title) == (LINK, "A report")
    assert document.read.citations(clause(1, "CN")) == []


def test_a_link_that_is_named_by_its_address_has_no_title(window):
    drop(window, link(title=LINK), place_of(window, clause(3, "EG")))
    assert form(window)[1]["Title"] == ""


@pytest.mark.parametrize(
    ("data", "url", "title"),
    [
        (text(f"A report {LINK}"), LINK, "A report"),
        (
            text("TY  - RPRT\nTI  - Plans\nUR  - https://example.org/x\nER  - "),
            "https://example.org/x",
            "Plans",
        ),
    ],
)
def test_text_with_an_address_on_the_inspector_is_for_its_cell(window, data, url, title):
    window.open_cell(clause(1, "CN"))
    assert drop(window, data, window.inspector.mapTo(window, QPoint(40, 200)))
    dialog, fields = form(window)
    assert (fields["Link"], fields["Title"]) == (url, title)
    assert dialog._target is not None
    assert dialog._target.party.party_id == "CN"


def test_elsewhere_and_on_the_sources_page_it_is_recorded_alone(window, document):
    assert drop(window, link(), QPoint(30, window.height() - 40))
    dialog, _ = form(window)
    assert dialog._target is None
    dialog.reject()
    window.show_page("sources")
    page = window.page_at("sources")
    assert drop(page, link(), QPoint(20, 20))
    dialog, _ = form(page)
    dialog.accept()
    assert [source.url for source in document.read.all_evidence()] == [LINK]


def test_on_a_row_of_a_list_it_is_for_that_cell(window):
    window.show_page("clauses", "DEI-2017/03")
    view = window.page_at("clauses").sheet.parties
    row = view.table.index_of("EG")
    assert row.isValid()
    place = view.viewport().mapTo(window, view.visualRect(row).center())
    assert drop(window, link(), place)
    dialog, _ = form(window)
    assert dialog._target is not None
    assert (dialog._target.party.party_id, dialog._target.provision.number) == ("EG", "3")


def test_what_holds_no_source_is_not_taken_or_said_to_hold_none(window):
    assert not drop(window, text("just words"), QPoint(5, 5))
    assert drop(window, text("me@example"), QPoint(5, 5))
    assert window.findChildren(EvidenceDialog) == []
    assert "No link" in window.statusBar().currentMessage()
