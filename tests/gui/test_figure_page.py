"""How a figure was computed: what was left out, by other means, on other scales."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from dsr_tracker.core import editing
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.core.rubrics import TRAITS, rate_specificity
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.store.agenda import AgendaReader

from .conftest import clause

FAR = "9999-12-31"


@pytest.fixture
def judged(window: MainWindow, document: Document) -> MainWindow:
    """Egypt has clauses 1 and 2 complete, Laos has clause 1 not started, and nothing was found for 3."""
    scale = document.scale
    for number, party_id, rating in (
        (1, "EG", "complete"),
        (2, "EG", "complete"),
        (1, "LA", "not_started"),
        (3, "LA", "no_evidence"),
        (4, "LA", "not_applicable"),
    ):
        target = document.target(clause(number, party_id), FAR)
        document.do(editing.rate(document.pen, [target], scale.rating(rating), scale, reason="So."))
    return window


def words(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if not label.isHidden()]


def open_overall(window: MainWindow) -> Any:
    model = window.matrix.model
    window.matrix._on_mean_wanted(model.mean_row, model.mean_column)
    return window.inspector._figure


def three(figure: Any) -> list[str]:
    return words(figure._means.facts)[1::2]


def test_the_overall_mean_names_what_it_leaves_out_and_the_other_means(judged: MainWindow) -> None:
    figure = open_overall(judged)
    left = words(figure._exclusions)
    whole = judged.matrix.model.cell_count()
    assert left[:2] == ["?  No evidence found", f"1 · among the {whole - 1}, without a score"]
    assert left[2:4] == ["–  Not applicable", f"1 · not among the {whole - 1}"]
    assert left[5] == f"{whole - 5} · among the {whole - 1}, without a score"
    assert three(figure) == [
        "67 % over 3 scored cells, each counting once",  # 6 of 9
        "50 % over 2 parties with a score, each counting once",  # Egypt 100, Laos 0
        "75 % over 2 clauses with a score, each counting once",  # clause 1 50, clause 2 100
    ]


def test_a_filter_is_kept_to(judged: MainWindow) -> None:
    judged.viewing.set_filter(parse_filter("country:LA"))
    assert three(open_overall(judged))[0] == "0 % over 1 scored cells, each counting once"


def test_cells_that_are_listed_are_counted_from_the_list(judged: MainWindow) -> None:
    model = judged.matrix.model
    row = next(r for r in range(model.mean_row) if model.provision_at(r) is not None)
    judged.matrix._on_mean_wanted(row, model.mean_column)
    found = three(judged.inspector._figure)
    assert found[:2] == [
        "50 % over 2 scored cells, each counting once",
        "50 % over 2 parties with a score, each counting once",
    ]


def test_a_large_tracker_counts_beside_the_window(
    judged: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr(AgendaReader, "is_big", lambda _: True)
    figure = open_overall(judged)
    assert words(figure._means.facts)[0] == "Being counted…"
    qtbot.waitUntil(lambda: len(three(figure)) == 3)
    assert three(figure)[1].startswith("50 % over 2 parties")


def test_other_scales_name_the_mapping_and_the_scale_without_a_mean(judged: MainWindow) -> None:
    figure = open_overall(judged)
    toronto, kroc, committee = words(figure._scales.facts)[1::2]
    assert toronto.splitlines() == [
        f"67 % (3 of {judged.matrix.model.cell_count() - 1})",
        "Not started → No compliance, Complete → Full compliance",
    ]
    assert "Not started → Not initiated" in kroc
    assert committee.startswith("No mean")


def test_an_instrument_of_the_overview_opens_the_working_of_its_mean(judged: MainWindow) -> None:
    judged.viewing.open_page("overview")
    overview: Any = judged.page_at("overview")
    overview.instruments.opened.emit(overview.instruments.table.rows[0])
    figure: Any = judged.inspector._figure
    assert figure._title.text().startswith("Mean of ")
    assert len(three(figure)) == 3


def test_vague_clauses_stand_apart_from_specific_ones_and_open_to_their_cells(
    judged: MainWindow, document: Document
) -> None:
    for number, degree in ((1, "yes"), (2, "no")):
        provision = document.read.provision(clause(number).provision_id)
        document.do(rate_specificity(document.pen, provision, dict.fromkeys(TRAITS, degree), None))
    judged.viewing.open_page("overview")
    overview: Any = judged.page_at("overview")
    rows = {row.key: row for row in overview.specificity.table.rows}
    assert list(rows) == ["specific", "vague", "unrated"]
    scale = document.scale
    assert str(rows["specific"].tally.mean(scale)) == "50 % (2 of 8)"  # clause 1: Egypt complete, Laos not
    assert str(rows["vague"].tally.mean(scale)) == "100 % (1 of 8)"
    assert sum(row.tally.cells for row in rows.values()) == overview._overall.cells
    assert rows["unrated"].tally.mean(scale).scored == 0
    overview.specificity.opened.emit(rows["vague"])
    assert str(judged.viewing.filter) == "specificity:vague"
    assert three(judged.inspector._figure)[0] == "100 % over 1 scored cells, each counting once"


def test_without_a_rated_clause_there_is_no_such_list(judged: MainWindow) -> None:
    judged.viewing.open_page("overview")
    overview: Any = judged.page_at("overview")
    assert overview.specificity.table.rows == []


def test_the_mean_of_measures_opens_to_its_cells(judged: MainWindow, document: Document) -> None:
    scale = document.scale
    for number, rating in (("3.1", "complete"), ("3.2", "not_started")):
        target = document.target(clause(number), FAR)
        document.do(editing.rate(document.pen, [target], scale.rating(rating), scale, reason="So."))
    judged.viewing.open_page("clauses", clause(3).provision_id)
    page: Any = judged.page_at("clauses")
    assert not judged.inspector.isVisible()
    page.sheet.measures._strip._on_clicked()
    assert (judged.current_page, judged.inspector.isVisible()) == ("clauses", True)
    figure: Any = judged.inspector._figure
    assert three(figure) == [
        "50 % over 2 scored cells, each counting once",
        "50 % over 1 parties with a score, each counting once",
        "50 % over 2 measures with a score, each counting once",
    ]
    assert figure._cells.table.rowCount() > 2


def test_the_overall_mean_of_the_overview_leads_to_the_matrix_and_its_working(judged: MainWindow) -> None:
    judged.viewing.open_page("overview")
    overview: Any = judged.page_at("overview")
    overview.bar.clicked.emit("limited")
    assert (judged.current_page, judged.inspector.isVisible()) == ("matrix", True)
    assert judged.inspector._figure.isVisible()
    judged.show_page("overview")
    assert not judged.inspector.isVisible()
