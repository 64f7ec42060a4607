from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.party_tree import parties_below, party_branches
from dsr_tracker.gui.panels.countries import CountriesPanel
from tests.gui.accessible import unnamed
from tests.gui.conftest import INITIATIVE, clause

HANGZHOU = Cell("HANGZHOU-NIS-2018/01", "cn-hangzhou")


def rate(document: Document, cell: Cell, rating_id: str, reason: str = "") -> None:
    scale = document.scale
    target = document.target(cell, "2026-01-31")
    document.do(
        editing.rate(
            document.pen, [target], scale.rating(rating_id), scale, as_of="2026-01-31", reason=reason
        )
    )


@pytest.fixture
def panel(qtbot, document, viewing) -> CountriesPanel:
    panel = CountriesPanel(document, viewing)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def listed(panel: CountriesPanel) -> list[str]:
    tree = panel.list.tree
    return [str(index.data()) for index in tree.indexes()]


def row_of(panel: CountriesPanel, cell: Cell, column: int) -> str:
    index = panel.cells.tree.index_of(f"{cell.party_id}|{cell.provision_id}")
    assert index.isValid()
    return str(index.siblingAtColumn(column).data())


def test_lists_countries_first_and_bodies_of_no_country_last(panel):
    tree = panel.list.tree
    QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    top = [tree.index(row, 0).data() for row in range(tree.rowCount())]
    assert top[:2] == ["China", "Egypt"]
    assert top[-1] == "International Telecommunication Union"
    assert "Hangzhou" not in top
    china = tree.index(0, 0)
    provinces = [tree.index(row, 0, china).data() for row in range(tree.rowCount(china))]
    assert "Zhejiang" in provinces
    zhejiang = tree.index(provinces.index("Zhejiang"), 0, china)
    assert tree.index(0, 0, zhejiang).data() == "Hangzhou"


def test_a_party_of_a_country_that_is_no_party_stands_at_the_top():
    city = Party("x", PartyKind.CITY, "Town", "FR")
    itself = Party("y", PartyKind.BODY, "Ring", within="y")
    assert [branch.row for branch in party_branches([itself, city])] == [city, itself]
    assert parties_below("x", [itself, city]) == []


def test_finds_by_any_name_in_any_case_and_lifts_the_filter_by_esc(panel, qtbot):
    everything = listed(panel)
    qtbot.keyClicks(panel.search, "niS")
    assert "Niš" in listed(panel)
    assert "Egypt" not in listed(panel)
    panel.search.setText("尼什")
    assert listed(panel) == ["Serbia", "Niš"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.list.current_record().party_id == "rs-nis"
    panel.search.setText("no such party")
    assert listed(panel) == []
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert listed(panel) == everything
    assert panel.list.current_record().party_id == "rs-nis"


def test_shows_a_country_with_its_mean_and_cells(panel, document):
    rate(document, clause(1), "complete", "Cable landed.")
    rate(document, clause(2), "limited")
    document.do(editing.add_note(document.pen, document.target(clause(1), "2026-01-31"), "Opened."))
    panel.open_subject("EG")
    assert panel.header.strip.mean.text() == "Mean 67 % (2 of 15)"
    assert [row_of(panel, clause(1), column) for column in range(1, 9)] == [
        "Complete",
        "",
        "",
        "2026-01-31",
        "",
        "1",
        "",
        "Cable landed.",
    ]
    assert row_of(panel, clause(3), 1) == "Not assessed"
    heading = panel.cells.tree.index_of(f"EG|{INITIATIVE}")
    assert heading.siblingAtColumn(1).data() == "67 % (2 of 15)"
    assert "¶" in panel.roles.model().index(0, 2).data()
    document.undo()
    assert row_of(panel, clause(1), 3) == ""


def test_enter_opens_the_cell_and_folds_a_heading(panel, document, viewing, qtbot):
    panel.open_subject("EG")
    panel.cells.select_key(f"EG|{clause(3).provision_id}")
    with qtbot.waitSignal(viewing.cell_opened) as opened:
        qtbot.keyClick(panel.cells, Qt.Key.Key_Return)
    assert opened.args == [clause(3)]
    panel.cells.select_key(f"EG|{INITIATIVE}")
    assert panel.cells.isExpanded(panel.cells.currentIndex())
    with qtbot.assertNotEmitted(viewing.cell_opened):
        qtbot.keyClick(panel.cells, Qt.Key.Key_Return)
    assert not panel.cells.isExpanded(panel.cells.currentIndex())


def test_counts_sub_national_parties_only_where_asked_and_says_so(panel, document, qtbot):
    rate(document, clause(1, "CN"), "complete")
    rate(document, HANGZHOU, "limited")
    panel.open_subject("CN")
    own = panel.header.strip.mean.text()
    assert own.startswith("Mean 100 % (1 of ")
    assert not panel.header.with_parts.isChecked()
    assert row_of(panel, HANGZHOU, 1) == "Limited"
    qtbot.keyClick(panel.header.with_parts, Qt.Key.Key_Space)
    assert panel.header.strip.mean.text().startswith("Mean 67 % (2 of ")
    assert "sub-national" in panel.header.strip.caption.text()
    assert "Hangzhou" in panel.header.with_parts.accessibleDescription()


def test_the_bar_opens_the_sum_with_its_cells(panel, document, viewing, qtbot):
    rate(document, clause(1), "complete")
    panel.open_subject("EG")
    with qtbot.waitSignal(viewing.figure_opened) as opened:
        qtbot.keyClick(panel.header.strip.bar, Qt.Key.Key_Return)
    explained = opened.args[0]
    assert str(explained.mean) == "100 % (1 of 15)"
    assert len(explained.cells) == 15


def test_a_party_without_cells_says_why(panel):
    panel.open_subject("itu")
    assert panel._nothing.isVisible()
    assert not panel.cells.isVisible()
    assert not panel.header.strip.isVisible()


def test_a_hidden_page_waits_until_it_is_seen(panel, document):
    panel.open_subject("EG")
    panel.hide()
    rate(document, clause(1), "complete")
    assert row_of(panel, clause(1), 1) == "Not assessed"
    panel.show()
    assert row_of(panel, clause(1), 1) == "Complete"


def test_everything_has_a_name(panel):
    panel.open_subject("CN")
    for number in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(number)
        assert unnamed(panel) == []
