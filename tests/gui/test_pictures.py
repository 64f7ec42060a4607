"""The Pictures page, as a person uses it: looked at, walked through, opened, read as a table, taken along."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPalette
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dsr_tracker.core import editing
from dsr_tracker.core.cycles import open_cycle
from dsr_tracker.core.errors import FileError
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.core.palette import fill_of
from dsr_tracker.core.pictures import PictureKind
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.panels.pictures import PicturesPanel
from dsr_tracker.reports.drawing.shapes import Drawing

from .conftest import EGYPT, clause

FAR = "9999-12-31"
SVG = "{http://www.w3.org/2000/svg}"


def judge(document: Document, number: int, rating_id: str, day: str = "", party_id: str = EGYPT) -> None:
    target = document.target(clause(number, party_id), FAR)
    scale = document.scale
    document.do(editing.rate(document.pen, [target], scale.rating(rating_id), scale, as_of=day))


@pytest.fixture
def page(window: MainWindow, document: Document) -> PicturesPanel:
    """The page, with Egypt judged in three clauses and Laos in one."""
    judge(document, 1, "limited", "2025-01-01")
    judge(document, 1, "complete", "2026-01-01")
    judge(document, 2, "not_started", "2026-02-01")
    judge(document, 3, "substantial", "2025-01-01", "LA")
    window.go_to_page("pictures")
    page = window.page_at("pictures")
    assert isinstance(page, PicturesPanel)
    return page


def drawn(page: PicturesPanel) -> Drawing:
    """What is drawn there, which must be something."""
    assert page.drawing is not None
    return page.drawing


def names(page: PicturesPanel) -> list[str]:
    return [mark.name for mark in page.drawing.marks] if page.drawing else []


def go_to(page: PicturesPanel, beginning: str) -> None:
    """Walk there by keyboard."""
    page.view.setFocus()
    for _ in range(60):
        if page.view.current and page.view.current.name.startswith(beginning):
            return
        press(page, Qt.Key.Key_Down)
    raise AssertionError(f"no mark {beginning} among {names(page)}")


def press(page: PicturesPanel, key: Qt.Key) -> None:
    QTest.keyClick(page.view, key)


def test_shows_the_chosen_instrument_on_the_chosen_day(page: PicturesPanel, window: MainWindow) -> None:
    assert "Egypt: 50 % (2 of 15); 1 Not started, 1 Complete, 13 Not assessed" in names(page)
    window.viewing.set_day("2025-06-01")
    assert "Egypt: 33 % (1 of 15); 1 Limited, 14 Not assessed" in names(page)
    window.viewing.set_instruments(())
    assert any("All instruments" in getattr(shape, "text", "") for shape in drawn(page).shapes)


def test_the_filter_counts_here_too_and_says_so(page: PicturesPanel, window: MainWindow) -> None:
    window.viewing.set_filter(parse_filter("country:EG status:complete"))
    assert names(page) == ["Egypt: 100 % (1 of 1); 1 Complete"]
    assert any("Filtered: country:EG" in getattr(shape, "text", "") for shape in drawn(page).shapes)
    assert window.filter_bar.counted.text() == "1 of 120 cells of clauses"
    page.open_subject("timeline")
    assert window.filter_bar.counted.text() == "not filtered: a timeline counts everything"
    window.viewing.set_filter(parse_filter("country:EG status:substantial"))
    page.open_subject("map")
    assert page.drawing is None
    assert page._message.text().startswith("No cell here fits the filter.")


def test_an_edit_is_seen_at_once_and_so_is_its_undoing(page: PicturesPanel, document: Document) -> None:
    before = names(page)
    judge(document, 4, "complete")
    assert "Egypt: 67 % (3 of 15); 1 Not started, 2 Complete, 12 Not assessed" in names(page)
    document.undo()
    assert names(page) == before


def test_arrows_move_and_enter_opens_the_cells_behind(page: PicturesPanel, window: MainWindow) -> None:
    assert page.view.hasFocus()
    assert page.view.current is not None  # focus alone puts the cursor on the first
    go_to(page, "Egypt")
    assert page.view.accessibleDescription().startswith("Egypt: 50 % (2 of 15)")
    assert not window.inspector.isVisible()
    press(page, Qt.Key.Key_Return)
    assert window.current_page == "pictures"
    assert window.inspector.isVisible()
    figure = window.inspector._figure
    assert figure._title.text() == "Mean of Egypt"
    assert figure._figure.text() == "50 % (2 of 15)"
    assert figure._cells is not None
    assert figure._cells.table.rowCount() == 15
    press(page, Qt.Key.Key_Home)
    assert page.view.current.name == names(page)[0]
    press(page, Qt.Key.Key_End)
    assert page.view.current.name == names(page)[-1]


def test_a_clause_of_a_country_opens_its_cell(page: PicturesPanel, window: MainWindow) -> None:
    page.open_subject("country")
    page.choices.country.setCurrentIndex(page.choices.country.findData("EG"))
    page.choices.country.activated.emit(0)
    assert drawn(page).title == "Egypt, clause by clause"
    assert names(page)[:3] == [
        "1 Expand broadband access and improve quality: Complete",
        "2 Promote digital transformation: Not started",
        "3 Encourage e-commerce cooperation: Not assessed",
    ]
    go_to(page, "2 ")
    press(page, Qt.Key.Key_Return)
    assert (window.current_page, window.viewing.cell) == ("matrix", clause(2))


def test_a_click_opens_what_it_points_at(page: PicturesPanel, window: MainWindow, qtbot: Any) -> None:
    page.open_subject("map")
    [mark] = [mark for mark in drawn(page).marks if mark.name.startswith("Laos")]
    x, y = mark.box.middle
    place = QPoint(round(x) + 16, round(y) + 16)
    qtbot.mouseMove(page.view, place)
    with qtbot.waitSignal(window.viewing.figure_opened) as opened:
        qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].title == "Mean of Laos"


def test_a_change_begins_with_the_first_judgement_and_can_begin_elsewhere(page: PicturesPanel) -> None:
    page.open_subject("change")
    assert page.choices.since.day == "2025-01-01"
    assert "Egypt: 33 % (1 of 15) to 50 % (2 of 15); 1 improved, 1 newly assessed" in names(page)
    page.choices.since.setDate(page.choices.since.date().addYears(-5))
    assert drawn(page).title.startswith("Change from 2020-01-01")
    assert "Egypt: – (0 of 15) to 50 % (2 of 15); 2 newly assessed" in names(page)


def test_a_change_can_begin_with_the_end_of_a_cycle(page: PicturesPanel, document: Document) -> None:
    page.open_subject("change")
    assert not page.choices.cycle.isVisible()
    for name, first, last in (
        ("First half", "2025-01-01", "2025-06-30"),
        ("Later", "2026-01-01", "2099-12-31"),
    ):
        document.do(open_cycle(document.pen, (), name=name, starts_on=first, ends_on=last))
    assert page.choices.cycle.isVisible()
    listed = [page.choices.cycle.itemText(row) for row in range(page.choices.cycle.count())]
    assert listed == ["no cycle", "First half"]
    page.choices.cycle.setCurrentIndex(1)
    page.choices.cycle.activated.emit(1)
    assert page.choices.since.day == "2025-06-30"
    assert drawn(page).title.startswith("Change from 2025-06-30")
    page.choices.since.setDate(page.choices.since.date().addDays(-40))
    assert page.choices.cycle.currentText() == "no cycle"
    page.open_subject("map")
    assert not page.choices.cycle.isVisible()


def test_developments_open_on_the_timeline(page: PicturesPanel, window: MainWindow) -> None:
    page.open_subject("timeline")
    assert "Assessments, 2026: 2" in names(page)
    go_to(page, "Assessments, 20")
    while page.view.current and page.view.current.name != "Assessments, 2026: 2":
        press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)
    assert window.current_page == "timeline"
    timeline: Any = window.page_at("timeline")
    assert [line.moment.day for line in timeline.model.lines] == ["2026-02-01", "2026-01-01"]
    page.choices.by_month.setChecked(True)
    page.choices.by_country.click()
    assert "Egypt, 2026-02: 1" in names(page)


def test_a_map_by_one_clause_has_the_ratings_colour(page: PicturesPanel) -> None:
    page.open_subject("map")
    page.choices.clause.setCurrentIndex(1)
    page.choices.clause.activated.emit(1)
    assert "Egypt: Complete" in names(page)
    [mark] = [mark for mark in drawn(page).marks if mark.name == "Egypt: Complete"]
    image = page.view.grab().toImage()
    ratio = image.devicePixelRatio()
    colour = image.pixelColor(int((mark.box.x + 16 + 3) * ratio), int((mark.box.y + 16 + 3) * ratio))
    assert colour.name() == fill_of(page.document.scale, "complete")


@pytest.mark.parametrize("kind", PictureKind)
def test_every_picture_is_a_table_too(page: PicturesPanel, kind: PictureKind, window: MainWindow) -> None:
    page.open_subject(str(kind))
    page.as_table.click()
    assert page.table is not None
    QAbstractItemModelTester(page.table.table)
    assert page.table.isVisible()
    assert page.table.table.rowCount() == len(names(page)) > 0
    assert page.table.accessibleName() == drawn(page).title
    page.table.setCurrentIndex(page.table.table.index(0, 0))
    page.table.opened.emit(page.table.current_record())
    page.as_table.click()
    assert page.table is None


def test_the_table_sorts_means_as_numbers(page: PicturesPanel, document: Document) -> None:
    judge(document, 1, "complete", party_id="TH")
    page.as_table.click()
    assert page.table is not None
    page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    means = [mark.values[2].partition(" (")[0] for mark in page.table.table.rows]
    assert means[:3] == ["100 %", "67 %", "50 %"]
    assert set(means[3:]) == {"–"}


def test_the_picture_saved_is_the_picture_seen(
    page: PicturesPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one.svg", "two.png", "three"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        page.save.trigger()
    root = ElementTree.fromstring((tmp_path / "one.svg").read_bytes())
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert texts == [shape.text for shape in drawn(page).shapes if hasattr(shape, "text")]
    assert (tmp_path / "three.svg").read_bytes() == (tmp_path / "one.svg").read_bytes()
    image = QImage(str(tmp_path / "two.png"))
    assert image.width() == 2 * round(drawn(page).width + 48)
    assert image.pixelColor(2, 2) == QColor("white")
    with pytest.raises(FileError):
        page.save_drawing(drawn(page), tmp_path / "no folder" / "x.svg")


def test_copy_has_both_an_image_and_svg(page: PicturesPanel) -> None:
    page.copy.trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<svg")


def test_what_is_saved_is_on_white_paper_in_a_dark_window(page: PicturesPanel) -> None:
    palette = QApplication.palette()
    dark = QPalette(palette)
    dark.setColor(QPalette.ColorRole.Base, QColor("#101010"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#f0f0f0"))
    page.view.setPalette(dark)
    assert page.view.grab().toImage().pixelColor(3, 3) == QColor("#101010")
    page.copy.trigger()
    assert QGuiApplication.clipboard().image().pixelColor(3, 3) == QColor("white")


def test_larger_text_makes_a_larger_picture(page: PicturesPanel) -> None:
    before = page.view.height()
    font = QFont(page.view.font())
    font.setPointSizeF(1.5 * font.pointSizeF())
    page.view.setFont(font)
    assert page.view.height() > 1.3 * before


def test_says_what_to_do_where_nothing_can_be_drawn(
    window: MainWindow, document: Document, tmp_path: Path
) -> None:
    window.go_to_page("pictures")
    page: Any = window.page_at("pictures")
    assert "Nothing is assessed here by" in page._remark.text()
    page.open_subject("change")
    assert "No cell has a score on either day." in page._message.text()
    assert not page.save.isEnabled()
    window.viewing.set_day("1990-01-01")
    page.open_subject("timeline")
    assert "Nothing has happened by 1990-01-01." in page._message.text()


def test_a_big_tracker_is_read_beside_the_window(
    page: PicturesPanel, document: Document, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr(type(document.agenda), "is_big", lambda _: True)
    page.open_subject("clauses")
    page.open_subject("map")  # the first question is dropped
    qtbot.waitUntil(lambda: page.drawing is not None and page.drawing.title == "Countries by their mean")
    assert "Egypt: 50 % (2 of 15)" in names(page)


def test_the_cursor_is_seen_in_another_picture_too(page: PicturesPanel) -> None:
    page.view.setFocus()
    press(page, Qt.Key.Key_End)
    page.open_subject("timeline")
    assert page.view.current is not None
    assert page.view.current.name == names(page)[0]
