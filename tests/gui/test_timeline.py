from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QLineEdit

from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import add_note, cite, new_evidence, put, rate
from dsr_tracker.core.own_records import save_instrument
from dsr_tracker.core.records import Instrument, InstrumentKind
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.moment_list import MomentList
from dsr_tracker.gui.panels.timeline import TimelinePanel

from .conftest import clause
from .naming import unnamed

EGYPT_1 = clause(1)


@pytest.fixture
def filled(document: Document) -> Document:
    """A document with an assessment, a note and a source of Egypt, clause 1."""
    pen, target = document.pen, document.target(EGYPT_1, today())
    document.do(
        rate(
            pen,
            [target],
            document.scale.rating("limited"),
            document.scale,
            as_of="2024-05-05",
            reason="Pilot",
        )
    )
    document.do(add_note(pen, target, "**Tender** opened, [see](https://x.org)", dated_on="2024-07-01"))
    document.do(cite(pen, target, new_evidence(pen, title="<b>Gazette</b>", published_on="2023-01-02")))
    return document


@pytest.fixture
def panel(qtbot, filled, viewing) -> TimelinePanel:
    panel = TimelinePanel(filled, viewing)
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def said(model: MomentList) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def row_of(panel: TimelinePanel, text: str) -> int:
    return next(row for row, line in enumerate(said(panel.model)) if text in line)


def type_search(qtbot, panel: TimelinePanel, text: str) -> None:
    search = panel.findChild(QLineEdit)
    qtbot.keyClicks(search, text)
    qtbot.waitUntil(lambda: not panel._pause.isActive())


def test_lists_everything_newest_first_with_its_words(panel):
    lines = said(panel.model)
    assert "Source cited" in lines[0]
    note = row_of(panel, "Note")
    assert "2024-07-01, Note, Egypt · 1 " in lines[note]
    # Markdown's signs say nothing in one line, and typed markup is not markup here.
    assert "Tender opened, see — Ann" in lines[note]
    assert note < row_of(panel, "Limited") < row_of(panel, "2023-01-02, Source published, <b>Gazette</b>")
    assert "2017-12-03, Agreed" in "\n".join(lines)
    assert panel.listing.footer == f"{len(lines)} lines"


def test_says_the_year_once_and_marks_what_is_to_come(panel, document):
    document.do(
        save_instrument(
            document.pen, None, Instrument("own", InstrumentKind.AGREEMENT, "Cable plan", period_end="2999")
        )
    )
    first, second = panel.model.lines[:2]
    assert first.is_upcoming
    assert (first.year, first.day) == ("2999", "")
    assert "Period ends (upcoming)" in said(panel.model)[0]
    assert not second.is_upcoming
    assert second.is_newest_past
    years = [line.year for line in panel.model.lines if line.year]
    assert years == sorted(set(years), reverse=True)


def test_a_filter_leaves_a_kind_out_and_esc_brings_it_back(panel, qtbot):
    whole = panel.model.rowCount()
    (notes,) = [box for box in panel.findChildren(QCheckBox) if box.text() == "Notes"]
    notes.click()
    assert not any(", Note, " in line for line in said(panel.model))
    assert panel.model.rowCount() == whole - 1
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert notes.isChecked()
    assert panel.model.rowCount() == whole


def test_search_finds_and_says_when_nothing_matches(panel, qtbot):
    type_search(qtbot, panel, "tender EGYPT")
    assert len(said(panel.model)) == 1
    assert panel.listing.footer == "1 line"
    type_search(qtbot, panel, " <i>")
    assert "tender EGYPT <i>" in panel.listing.message
    for box in panel.findChildren(QCheckBox):
        box.click()
    assert "switched off" in panel.listing.message


def test_enter_in_the_search_goes_to_the_list_and_enter_there_opens_the_cell(panel, qtbot, viewing):
    type_search(qtbot, panel, "Tender")
    qtbot.keyClick(panel.findChild(QLineEdit), Qt.Key.Key_Return)
    assert panel.list.currentIndex().row() == 0
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == [EGYPT_1]


def test_an_agreement_opens_its_instrument_and_an_uncited_source_its_page(panel, qtbot, viewing, document):
    source = new_evidence(document.pen, title="Almanac", published_on="2020-02-02")
    document.do(put(document.pen, "source", None, source))
    for text, page in (
        ('2017-12-03, Agreed, "The Belt', ["clauses", "DEI-2017"]),
        ("Almanac", ["sources", source.evidence_id]),
    ):
        panel.list.setCurrentIndex(panel.model.index(row_of(panel, text), 0))
        with qtbot.waitSignal(viewing.page_opened) as opened:
            qtbot.keyClick(panel.list, Qt.Key.Key_Enter)
        assert opened.args == page


def test_an_edit_shows_at_once_and_keeps_the_chosen_line(panel, document):
    panel.list.setCurrentIndex(panel.model.index(row_of(panel, "Note"), 0))
    document.do(add_note(document.pen, document.target(clause(2), today()), "Fresh", dated_on=today()))
    assert any("Fresh" in line for line in said(panel.model))
    chosen = panel.model.line_at(panel.list.currentIndex())
    assert chosen is not None
    assert "Tender" in chosen.body
    document.undo()
    assert not any("Fresh" in line for line in said(panel.model))


def test_more_lines_come_on_request(panel, document, monkeypatch, qtbot):
    monkeypatch.setattr(panel, "_limit", 4)
    monkeypatch.setattr("dsr_tracker.gui.panels.timeline.PAGE", 4)
    panel.refresh()
    assert panel.listing.footer == "The newest 4 lines"
    panel.listing._more.click()
    assert panel.listing.footer == "The newest 8 lines"


def test_a_big_tracker_is_read_beside_the_window(panel, document, monkeypatch, qtbot):
    monkeypatch.setattr(type(document.agenda), "is_big", lambda _: True)
    type_search(qtbot, panel, "Tender")
    qtbot.waitUntil(lambda: not panel._fetch.is_reading)
    assert len(said(panel.model)) == 1


def test_everything_has_a_name(panel):
    assert unnamed(panel) == []


def test_paints_every_kind_of_line(panel):
    panel.list.setCurrentIndex(panel.model.index(1, 0))
    assert not panel.grab().isNull()
