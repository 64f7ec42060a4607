"""Tags in the window: given to a selection, shown with what bears them, and looked after."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from dsr_tracker.core.editing import add_note, rate
from dsr_tracker.core.filtering import Filter, parse_filter
from dsr_tracker.core.records import Tag
from dsr_tracker.core.tagging import Bearer, find_tag, save_tag, tag_bearers
from dsr_tracker.gui.dialogs.tag_dialog import TagDialog
from dsr_tracker.gui.dialogs.tag_forms import MergeTagForm, TagForm
from dsr_tracker.gui.dialogs.tags_dialog import TagsDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow

from .conftest import clause

Key = Qt.Key
_Dialog = TypeVar("_Dialog", bound=QDialog)


def opened(parent: QWidget, kind: type[_Dialog]) -> _Dialog:
    [dialog] = [each for each in parent.findChildren(kind) if each.isVisible()]
    return dialog


def bearing(document: Document, name: str) -> set[Bearer]:
    tag = find_tag(name, document.tags.listed())
    return {Bearer(t.kind, t.record_id, t.party_id) for t in document.tags.taggings(tag.tag_id)}


def choose(dialog: TagDialog, *words: str) -> None:
    for typed in words:
        QTest.keyClicks(dialog.typed, typed)
        QTest.keyClick(dialog.typed, Key.Key_Return)
    assert dialog.save_button is not None
    dialog.save_button.click()


def test_a_selection_of_cells_is_tagged_from_the_keyboard_as_one_edit(
    window: MainWindow, document: Document
) -> None:
    view = window.matrix.view
    view.go_to(clause(3, "EG"))
    QTest.keyClick(view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Key.Key_T)
    dialog = opened(window, TagDialog)
    assert dialog.windowTitle() == "Tags of 2 cells"
    choose(dialog, "SDG/9", "sea cables")
    cells = {Bearer("cell", "DEI-2017/03", "EG"), Bearer("cell", "DEI-2017/04", "EG")}
    assert bearing(document, "SDG/9") == bearing(document, "sea cables") == cells
    document.undo()
    assert bearing(document, "SDG/9") == set()
    assert "sea cables" not in {tag.name for tag in document.tags.listed()}


def test_what_only_some_bear_stays_so_and_what_all_bear_is_taken_away(
    window: MainWindow, document: Document
) -> None:
    listed = document.tags.listed()
    nine, one = find_tag("SDG/9", listed), find_tag("SDG/1", listed)
    first, second = Bearer("cell", "DEI-2017/03", "EG"), Bearer("cell", "DEI-2017/04", "EG")
    document.do(tag_bearers(document.pen, nine, [first], (), "Here"))
    document.do(tag_bearers(document.pen, one, [first, second], (), "Here"))
    dialog = TagDialog(document, [first, second], "2 cells", window)
    dialog.open()
    states = {
        dialog.list.item(row).data(Qt.ItemDataRole.UserRole).tag_id: dialog.list.item(row).checkState()
        for row in range(dialog.list.count())
    }
    assert states["SDG/9"] == Qt.CheckState.PartiallyChecked
    assert states["SDG/1"] == Qt.CheckState.Checked
    choose(dialog, "no poverty")
    assert bearing(document, "SDG/9") == {first}
    assert bearing(document, "SDG/1") == set()


def test_the_inspector_names_tags_and_what_they_come_through(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    listed = document.tags.listed()
    document.do(
        tag_bearers(
            document.pen, find_tag("SDG/9", listed), [Bearer("cell", "DEI-2017/03", "EG")], (), "Here"
        )
    )
    document.do(
        tag_bearers(
            document.pen, find_tag("CONN/trade", listed), [Bearer("provision", "DEI-2017/03")], (), "Here"
        )
    )
    window.matrix.view.go_to(clause(3, "EG"))
    line = window.inspector.tags
    assert [button.text() for button in line.tags] == [
        "9 Industry, innovation and infrastructure",
        "Unimpeded trade",
    ]
    assert "through clause 3" in line.tags[1].toolTip()
    assert line.tags[0].accessibleName() == "Tag 9 Industry, innovation and infrastructure, orange"
    window.matrix.view.go_to(clause(4, "EG"))
    window.matrix.view.go_to(clause(3, "EG"))
    qtbot.waitUntil(lambda: line.tags[0].y() < line.tags[1].y())
    line.tags[1].click()
    assert str(window.viewing.filter) == "tag:CONN/trade"
    assert window.filter_bar.counted.text().startswith("8 of 120 cells")


@pytest.mark.parametrize(
    ("page", "subject", "bearer"),
    [
        ("clauses", "DEI-2017/03", Bearer("provision", "DEI-2017/03")),
        ("clauses", "DEI-2017", Bearer("instrument", "DEI-2017")),
        ("countries", "LA", Bearer("party", "LA")),
    ],
)
def test_pages_of_clauses_and_countries_take_tags(
    window: MainWindow, document: Document, page: str, subject: str, bearer: Bearer
) -> None:
    window.show_page(page, subject)
    shown = window.page_at(page)
    line = shown.sheet.tags if page == "clauses" else shown.header.tags  # type: ignore[attr-defined]
    line.change.click()
    choose(opened(window, TagDialog), "climate")
    assert bearing(document, "Climate action") == {bearer}
    assert [button.text() for button in line.tags] == ["13 Climate action"]


def test_a_note_takes_tags(window: MainWindow, document: Document) -> None:
    edit = document.do(add_note(document.pen, document.target(clause(3), "9999-12-31"), "The cable landed"))
    window.matrix.view.go_to(clause(3))
    notes = window.inspector.notes
    notes._list.setCurrentRow(0)
    notes.tags.click()
    choose(opened(window, TagDialog), "climate")
    assert bearing(document, "Climate action") == {Bearer("note", edit.changes[0].record.note_id)}  # type: ignore[union-attr]


def test_tags_of_ones_own_are_looked_after_in_their_dialog(window: MainWindow, document: Document) -> None:
    for name in ("Cabels", "Ports"):
        document.do(save_tag(document.pen, None, Tag("", name), document.tags.listed()))
    cabels = find_tag("Cabels", document.tags.listed())
    document.do(tag_bearers(document.pen, cabels, [Bearer("provision", "DEI-2017/03")], (), "Here"))
    dialog = TagsDialog(document, window.viewing, window)
    dialog.open()
    dialog.list.select_key("SDG/9")
    assert not dialog.change.isEnabled()
    dialog.list.select_key(cabels.tag_id)
    dialog.change.click()
    form = opened(dialog, TagForm)
    form.name.setText("Cables")
    assert form.save_button is not None
    form.save_button.click()
    row = dialog.list.current_record()
    assert (row.tag.name, row.borne_by) == ("Cables", "clauses and measures: 1")
    dialog.list.select_key(find_tag("Ports", document.tags.listed()).tag_id)
    ports = find_tag("Ports", document.tags.listed()).tag_id
    window.viewing.set_filter(parse_filter(f"tag:{ports}"))
    dialog.merge.click()
    merging = opened(dialog, MergeTagForm)
    merging.other.setCurrentIndex(merging.other.findData(cabels.tag_id))
    assert merging.save_button is not None
    merging.save_button.click()
    assert "Ports" not in {tag.name for tag in document.tags.listed()}
    assert str(window.viewing.filter) == f"tag:{cabels.tag_id}"
    window.viewing.set_filter(Filter())
    dialog.list.select_key(cabels.tag_id)
    dialog.show_bearers.click()
    assert str(window.viewing.filter) == f"tag:{cabels.tag_id}"


def test_the_matrix_is_grouped_by_a_family_of_tags(window: MainWindow, document: Document) -> None:
    listed, scale = document.tags.listed(), document.scale
    for name, provision_id in (("SDG/9", "DEI-2017/01"), ("SDG/9", "DEI-2017/03"), ("SDG/4", "DEI-2017/03")):
        tag = find_tag(name, listed)
        bearers = [Bearer("provision", provision_id)]
        document.do(tag_bearers(document.pen, tag, bearers, document.tags.taggings(tag.tag_id), "Here"))
    for number, rating in ((1, "limited"), (3, "complete")):
        document.do(
            rate(document.pen, [document.target(clause(number), "9999-12-31")], scale.rating(rating), scale)
        )
    matrix, model = window.matrix, window.matrix.model
    matrix.grouping.setCurrentIndex(matrix.grouping.findData("SDG"))
    matrix.grouping.activated.emit(matrix.grouping.currentIndex())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [
        provision.number if (provision := model.provision_at(row)) else model.index(row, 0).data()
        for row in range(model.mean_row)
    ]
    assert rows[:5] == [
        "4 Quality education · mean 100 % (1 of 8)", "3",
        "9 Industry, innovation and infrastructure · mean 67 % (2 of 16)", "1", "3",
    ]  # fmt: skip
    assert rows[5].startswith("Without a tag · mean – (0 of 104)")
    assert len(rows) == 3 + 1 + 2 + 13
    assert model.index(model.mean_row, model.mean_column).data() == "67 % (2 of 120)"
    view = matrix.view
    view.setCurrentIndex(model.index(1, 1))
    QTest.keyClick(view, Key.Key_1)
    assert model.index(2, 0).data().endswith("mean 33 % (2 of 16)"), "the clause stands in both sections"
    QTest.keyClick(view, Key.Key_Space)
    assert [p.number for row in (1, 2, 3) if (p := model.provision_at(row))] == ["3", "3.1", "3.2"]
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Key.Key_Space)
    assert model.mean_row == len(rows)


def test_the_mean_of_a_section_opens_to_its_cells(window: MainWindow, document: Document) -> None:
    document.do(
        tag_bearers(
            document.pen,
            find_tag("SDG/9", document.tags.listed()),
            [Bearer("provision", "DEI-2017/03")],
            (),
            "Here",
        )
    )
    window.viewing.set_family("SDG")
    explained = window.matrix.model.means.explain(0, 0)
    assert explained is not None
    assert len(explained.cells) == 8
    assert explained.title == "Mean of 9 Industry, innovation and infrastructure"
