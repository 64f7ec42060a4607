"""The Second reading page: cells are given out, read blind, compared and decided; and feedback."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, add_note, rate
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.feedback import record_feedback
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.core.records import FeedbackState
from dsr_tracker.core.searching import parse_search
from dsr_tracker.core.second_reading import PairState, close_batch, give_out, read_cell
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.readings import ReadingsPanel
from dsr_tracker.paths import SEEDS
from dsr_tracker.store.store import Store

from .conftest import clause

FAR = "9999-12-31"
DAY = "2026-03-31"
RATINGS = {1: "limited", 2: "complete", 3: "substantial"}


@pytest.fixture
def judged(document: Document) -> Document:
    """Ann judged three cells."""
    for number, rating in RATINGS.items():
        target, scale = document.target(clause(number), FAR), document.scale
        document.do(
            rate(document.pen, [target], scale.rating(rating), scale, as_of=DAY, reason=f"First {number}.")
        )
    document.do(add_note(document.pen, document.target(clause(1), FAR), "The first note."))
    return document


@pytest.fixture
def panel(qtbot: Any, judged: Document, viewing: Any) -> ReadingsPanel:
    panel = ReadingsPanel(judged, viewing)
    for table in (panel.table, panel.feedback, panel.differences.table, panel.agreement.table):
        QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    qtbot.addWidget(panel)
    panel.resize(1200, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def give(document: Document, numbers: tuple[int, ...] = (1, 2, 3), *, is_blind: bool = True) -> None:
    cells = [clause(number) for number in numbers]
    document.do(give_out(document.pen, "Spring", "Ben", cells, as_of=DAY, is_blind=is_blind))


def read(document: Document, number: int, rating: str, reason: str = "") -> None:
    batch, scale = document.readings.batches()[0], document.scale
    target = document.target(clause(number), DAY)
    pen = Pen(batch.reader, document.pen.new_id)
    document.do(read_cell(pen, target, scale.rating(rating), scale, batch=batch, reason=reason))


def shown_texts(widget: Any) -> str:
    """All words of the labels and fields that are seen."""
    found = []
    for part in widget.findChildren(object):
        for method in ("text", "toPlainText", "currentText"):
            words = getattr(part, method, None)
            if callable(words) and getattr(part, "isVisible", lambda: False)():
                found.append(str(words()))
    return "\n".join(found)


def test_cells_are_given_out_in_a_sample(panel: ReadingsPanel, judged: Document):
    assert "Give out…" in panel.listing.message
    panel.give.trigger()
    form: Any = panel.findChildren(QDialog)[-1]
    assert form.count.text() == "3 cells"
    form.most.setValue(2)
    assert form.count.text() == "2 cells"
    form.accept()
    assert "a name and a reader" in form.error.text()
    form.reader.setText("Ben")
    form.accept()
    (batch,) = judged.readings.batches()
    assert (batch.reader, batch.is_blind, len(batch.cells)) == ("Ben", True, 2)
    # It is not Ann's to read.
    assert not panel.read.isEnabled()


def test_a_batch_is_read_by_keyboard_without_seeing_the_first(panel: ReadingsPanel, judged: Document):
    give(judged)
    judged.sign_as("Ben")
    panel.list.select_key(judged.readings.batches()[0].batch_id)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.is_reading
    form = panel.form
    assert form.cell == clause(1)
    assert "cell 1 of 3, 0 of 3 read" in form.count.text()
    words = shown_texts(form)
    assert "First 1." not in words
    assert "Ann" not in words
    QTest.keyClick(form, Qt.Key.Key_1)
    form.reason.setFocus()
    QTest.keyClicks(form.reason, "As I see it 2")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.cell == clause(2)
    assert form.reason.toPlainText() == ""
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(form, Qt.Key.Key_1)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isHidden() or not panel.is_reading
    pairs = judged.readings.pairs()
    assert [(pair.cell, pair.reading.rating) for pair in pairs] == [
        (clause(1), "limited"),
        (clause(3), "limited"),
    ]
    assert pairs[0].reading.reason == "As I see it 2"
    # The first judgements are as they were; others see them.
    judged.sign_as("Ann")
    holds = judged.read.status_assessment(clause(3), FAR)
    assert holds is not None
    assert holds.rating == "substantial"


def test_tab_goes_on_from_the_ratings_to_the_reason(panel: ReadingsPanel, judged: Document):
    give(judged)
    judged.sign_as("Ben")
    panel.open_subject(judged.readings.batches()[0].batch_id)
    form = panel.form
    QTest.keyClick(form, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    chosen = form.ratings.checkedButton()
    assert chosen is not None
    assert chosen.property("rating") == "no_evidence"
    order: list[QWidget] = [chosen]
    while order[-1] is not form.next:
        following = order[-1].nextInFocusChain()
        assert following is not None
        order.append(following)
    stops = [each for each in order if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chosen, form.reason, form.confidence, form.previous, form.next]


def test_a_reason_without_a_rating_is_not_lost(panel: ReadingsPanel, judged: Document):
    give(judged)
    judged.sign_as("Ben")
    panel.open_subject(judged.readings.batches()[0].batch_id)
    panel.form.reason.setPlainText("Only a thought.")
    panel.form.next.click()
    assert "no rating yet" in panel.form.error.text()
    assert panel.form.cell == clause(1)
    judged.drafts.flush()
    assert judged.readings.pairs() == []


def test_who_signs_as_somebody_else_does_not_go_on_reading(panel: ReadingsPanel, judged: Document):
    give(judged)
    judged.sign_as("Ben")
    batch = judged.readings.batches()[0]
    panel.open_subject(batch.batch_id)
    panel.form.reason.setPlainText("Only a thought.")
    judged.sign_as("Ann")
    assert not panel.is_reading
    panel.flush()
    scale, target = judged.scale, judged.target(clause(1), DAY)
    with pytest.raises(InvalidTextError, match="read by Ben"):
        read_cell(judged.pen, target, scale.rating("limited"), scale, batch=batch)
    judged.sign_as("Ben")
    panel.open_subject(batch.batch_id)
    assert panel.form.reason.toPlainText() == "Only a thought."
    QTest.keyClick(panel.form, Qt.Key.Key_1)
    panel.form.next.click()
    assert [(p.reading.author, p.reading.reason) for p in judged.readings.pairs()] == [
        ("Ben", "Only a thought.")
    ]


def test_the_form_follows_undo_and_leaves_with_its_batch(panel: ReadingsPanel, judged: Document):
    give(judged)
    judged.sign_as("Ben")
    panel.open_subject(judged.readings.batches()[0].batch_id)
    QTest.keyClick(panel.form, Qt.Key.Key_1)
    panel.form.next.click()
    assert "1 of 3 read" in panel.form.count.text()
    panel.form.reason.setPlainText("Begun.")
    judged.undo()
    assert "0 of 3 read" in panel.form.count.text()
    assert panel.form.reason.toPlainText() == "Begun."
    panel.form.reason.clear()
    panel.form.previous.click()
    assert panel.form.ratings.checkedButton() is None
    judged.do(close_batch(judged.pen, judged.readings.batches()[0]))
    assert not panel.is_reading


@pytest.mark.parametrize("button", ["close_batch", "remove"])
def test_what_is_not_read_yet_is_shown_only_after_a_question(
    panel: ReadingsPanel, judged: Document, button: str
):
    give(judged)
    judged.sign_as("Ben")
    read(judged, 1, "limited")
    getattr(panel, button).trigger()
    box: Any = panel.findChild(QMessageBox)
    assert "1 of the 3 cells in “Spring”" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert judged.blind_cells
    for number in (2, 3):
        read(judged, number, "limited")
    getattr(panel, button).trigger()
    assert not judged.blind_cells
    if judged.readings.batches():
        assert panel.window().focusWidget() is panel.list


def test_what_is_hidden_is_not_said_to_be_nothing(panel: ReadingsPanel, judged: Document):
    give(judged)
    judged.do(
        record_feedback(judged.pen, judged.target(clause(1), FAR), sender="The ministry", text="Too low.")
    )
    judged.sign_as("Ben")
    for listing in (panel.agreement.listing, panel.differences.listing, panel.feedback_listing):
        assert listing.message == (
            "You read 3 cells blind. What belongs to them is shown here when your batch is closed."
        )


def test_what_was_first_is_hidden_from_its_reader_in_matrix_and_inspector_until_the_batch_is_closed(
    make_window: Any, judged: Document
):
    give(judged, (1,))
    window = make_window()
    window.open_cell(clause(1))
    model = window.matrix.model
    column = [party.party_id for party in model.parties].index("EG")

    def seen() -> tuple[str, bool]:
        QApplication.processEvents()
        return model.look(0, column).rating_id, "First 1." in shown_texts(window.inspector)

    assert seen() == ("limited", True)
    mean = model.means.of_column(column)
    judged.sign_as("Ben")
    assert seen() == ("not_assessed", False)
    assert "The first note." not in shown_texts(window.inspector)
    assert model.means.of_column(column).scored == mean.scored - 1
    index = model.index(0, column)
    assert "blind" in str(model.data(index, Qt.ItemDataRole.ToolTipRole))
    # Nor do a filter, the search and the list of a country's cells tell it.
    window.viewing.set_filter(parse_filter("status:limited"))
    assert not model.fits(0, column)
    window.viewing.set_filter(parse_filter(""))
    with Store.open(judged.path, SEEDS, read_only=True) as store:
        query, search = parse_search("first"), store.search
        assert search.count(query, ["assessment"]) == 3
        store.read_as("Ben")
        found = search.find(query, kinds=["assessment"])
        assert {hit.provision_id for hit in found} == {clause(2).provision_id, clause(3).provision_id}
        assert search.find(query, kinds=["note"]) == []
        assert search.count(query, ["assessment"]) == 2
    assert judged.summary.lines_of_parties(["EG"], FAR)[clause(1)].reason == ""
    batch = judged.readings.batches()[0]
    for provision_id, _ in batch.cells:
        read(judged, int(provision_id[-2:]), "complete")
    window.show_page("readings")
    page = window.page_at("readings")
    page.list.select_key(batch.batch_id)
    page.close_batch.trigger()
    # Not the button beside it, which would remove the batch.
    assert page.list.hasFocus()
    window.open_cell(clause(1))
    assert seen() == ("limited", True)
    judged.undo()
    assert seen() == ("not_assessed", False)


def test_agreement_is_told_with_its_base_and_says_why_it_is_undefined(panel: ReadingsPanel, judged: Document):
    assert "No cell has a first" in panel.agreement.listing.message
    give(judged)
    judged.sign_as("Ben")
    read(judged, 1, "limited")
    read(judged, 2, "complete")
    # While she reads blind she learns nothing of how she agrees.
    assert panel.agreement.overall.text().startswith("Equal: – (0 of 0)")
    judged.sign_as("Ann")
    assert panel.agreement.overall.text() == (
        "Equal: 100 % (2 of 2) · quadratic weighted kappa: 1.00 (n = 2)"
    )
    judged.undo()
    assert "– (n = 1)" in panel.agreement.overall.text()
    assert "one and the same rating" in panel.agreement.working.text()
    judged.redo()
    read(judged, 3, "not_started")
    assert "67 % (2 of 3)" in panel.agreement.overall.text()
    assert [line.key for line in panel.agreement.table.rows] == [clause(n).provision_id for n in RATINGS]
    cross = panel.agreement.cross
    assert cross is not None
    counts = {line.rating_id: line.counts for line in cross.table.rows}
    assert counts["substantial"] == (1, 0, 0, 0)


def test_figures_of_agreement_say_how_they_come_about_and_open_to_their_pairs(
    panel: ReadingsPanel, judged: Document
):
    give(judged, is_blind=False)
    for number, rating in ((1, "limited"), (2, "complete"), (3, "not_started")):
        read(judged, number, rating)
    view, pairs = panel.agreement, panel.differences
    assert "Equal: 2 ÷ 3 pairs. Kappa: 1 − 4 × 3 ÷ " in view.working.text()
    view.pairs.trigger()
    assert pairs.isVisible()
    assert pairs.state.currentText() == "Behind the figure: All (3)"
    assert len(pairs.table.rows) == 3
    # A line with the cursor tells of itself; Enter lists its pairs.
    view.list.selectRow(2)
    view.list.setCurrentIndex(view.table.index(2, 0))
    assert view.working.text().startswith("3 ")
    assert "0 ÷ 1 pairs" in view.working.text()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert [pair.cell for pair in pairs.table.rows] == [clause(3)]
    # So does a count of the cross table.
    assert view.cross is not None
    row = next(at for at, line in enumerate(view.cross.table.rows) if line.rating_id == "substantial")
    view.cross.setCurrentIndex(view.cross.table.index(row, 1))
    QTest.keyClick(view.cross, Qt.Key.Key_Return)
    assert pairs.state.currentText() == "Behind the figure: ◕ Substantial / ○ Not started (1)"
    assert [pair.cell for pair in pairs.table.rows] == [clause(3)]


def test_a_difference_is_decided_and_all_three_are_kept(panel: ReadingsPanel, judged: Document):
    give(judged, is_blind=False)
    read(judged, 1, "complete", "The law is in force.")
    assert panel.tabs.title(2) == "Differences (1)"
    panel.tabs.show_part(panel.differences)
    panel.differences.list.selectRow(0)
    panel.differences.decide.trigger()
    form: Any = panel.findChildren(QDialog)[-1]
    words = shown_texts(form)
    assert "First 1." in words
    assert "The law is in force." in words
    form.accept()
    assert "needs a rating" in form.error.text()
    form.rating.setCurrentIndex(form.rating.findData("substantial"))
    form.accept()
    assert "needs its reason" in form.error.text()
    form.reason.setPlainText("In force, not yet applied.")
    form.accept()
    (pair,) = judged.readings.pairs()
    assert pair.state is PairState.ADJUDICATED
    assert pair.ratings == ("limited", "complete")
    holds = judged.read.status_assessment(clause(1), FAR)
    assert holds is not None
    assert (holds.rating, holds.reason) == ("substantial", "In force, not yet applied.")
    assert panel.tabs.title(2) == "Differences"
    state = panel.differences.state
    state.setCurrentIndex(state.findData("adjudicated"))
    state.activated.emit(state.currentIndex())
    index = panel.differences.table.index(0, 7)
    assert "In force, not yet applied." in str(index.data())


def test_feedback_is_added_answered_and_removed_in_the_inspector(make_window: Any, judged: Document):
    window = make_window()
    window.open_cell(clause(1))
    section = window.inspector.feedback
    section._add_one()
    form: Any = section.findChildren(QDialog)[-1]
    form.accept()
    assert "needs its text" in form.error.text()
    form.who.setText("The ministry")
    form.text.setPlainText("You overlooked the decree.")
    form.accept()
    (found,) = judged.readings.feedback(clause(1))
    assert found.state is FeedbackState.OPEN
    section.list.setCurrentRow(0)
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    answer: Any = section.findChildren(QDialog)[-1]
    answer.accept()
    assert "is not said" in answer.error.text()
    answer.response.setPlainText("Rated anew.")
    answer.accept()
    assert judged.readings.feedback(clause(1))[0].state is FeedbackState.ACCEPTED
    section.list.setCurrentRow(0)
    QTest.keyClick(section.list, Qt.Key.Key_Delete)
    assert judged.readings.feedback() == []


def test_open_feedback_is_listed_first_and_leads_to_its_cell(
    panel: ReadingsPanel, judged: Document, viewing: Any, qtbot: Any
):
    for number in (1, 2):
        target = judged.target(clause(number), FAR)
        judged.do(record_feedback(judged.pen, target, sender="A reader", text=f"Text {number}"))
    assert panel.tabs.title(3) == "Feedback (2)"
    panel.tabs.show_part(panel.feedback_listing)
    panel.feedback_list.selectRow(0)
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        QTest.keyClick(panel.feedback_list, Qt.Key.Key_Return)
    assert opened.args == [clause(2)]
    assert isinstance(opened.args[0], Cell)
