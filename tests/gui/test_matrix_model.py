from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import put
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import (
    Instrument,
    InstrumentKind,
    Origin,
    Participation,
    Party,
    PartyKind,
    Provision,
    Role,
)
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.viewing import Viewing

from .conftest import INITIATIVE, clause

YESTERDAY = (datetime.date.fromisoformat(today()) - datetime.timedelta(days=1)).isoformat()
Rate = Callable[..., None]


@pytest.fixture
def model(document: Document, viewing: Viewing) -> MatrixModel:
    viewing.set_instruments((INITIATIVE,))
    model = MatrixModel(document, viewing)
    document.changed.connect(model.apply_edit)
    model.reload()
    # Kept by its parent: Qt's own checks of every signal and answer, fatal where one fails.
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def rate(document: Document) -> Rate:
    def rate(rating_id: str, *cells: Cell, day: str = "") -> None:
        targets = [document.target(cell, day or "9999-12-31") for cell in cells]
        scale = document.scale
        document.do(editing.rate(document.pen, targets, scale.rating(rating_id), scale, as_of=day))

    return rate


@dataclass
class Told:
    """What a model announced, as (first row, first column, last row, last column)."""

    ranges: list[tuple[int, int, int, int]] = field(default_factory=list)
    resets: int = 0

    def listen(self, model: MatrixModel) -> Told:
        model.dataChanged.connect(self._on_data_changed)
        model.modelReset.connect(self._on_reset)
        return self

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.ranges.append((first.row(), first.column(), last.row(), last.column()))

    def _on_reset(self) -> None:
        self.resets += 1

    def rows(self) -> set[int]:
        return {row for first, _, last, _ in self.ranges for row in range(first, last + 1)}


def text(model: MatrixModel, row: int, column: int) -> str:
    return str(model.index(row, column).data())


def test_rows_are_clauses_and_columns_participating_countries(model: MatrixModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (15 + 1, 8 + 1)
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(9)]
    assert headers[:2] == ["China", "Egypt"]
    assert headers[-1] == "Mean"
    assert model.headerData(2, Qt.Orientation.Vertical).startswith("3 Encourage e-commerce")
    assert model.headerData(15, Qt.Orientation.Vertical) == "Mean"


def test_measures_open_and_fold_under_their_clause(model: MatrixModel) -> None:
    assert model.is_opened(0) is False
    model.set_opened(0, True)
    assert model.rowCount() == 18
    assert [model.headerData(row, Qt.Orientation.Vertical)[:3] for row in (0, 1, 2, 3)] == [
        "1 E",
        "1.1",
        "1.2",
        "2 P",
    ]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(0, Qt.Orientation.Vertical, spoken).endswith("expanded")
    assert model.headerData(3, Qt.Orientation.Vertical, spoken).endswith("collapsed")
    model.set_opened(1, True)  # a measure has nothing below
    model.set_opened(0, True)
    assert model.rowCount() == 18
    model.set_opened(0, False)
    assert model.rowCount() == 16
    model.set_all_opened(True)
    assert model.rowCount() == 15 + 47 + 1
    model.set_all_opened(False)
    assert model.rowCount() == 16


def test_means_say_n_of_n(model: MatrixModel, rate: Rate) -> None:
    assert text(model, 0, model.mean_column) == "– (0 of 8)"
    rate("complete", clause(1, "CN"), clause(1, "EG"))
    rate("limited", clause(1, "LA"))
    assert text(model, 0, model.mean_column) == "78 % (3 of 8)"
    assert text(model, model.mean_row, 1) == "100 % (1 of 15)"
    assert text(model, model.mean_row, model.mean_column) == "78 % (3 of 120)"
    assert (model.means.assessed_count(), model.cell_count()) == (3, 120)


def test_cells_announce_party_clause_and_rating(model: MatrixModel, rate: Rate) -> None:
    rate("limited", clause(3))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(2, 1).data(spoken) == "Egypt, clause 3: Limited"
    assert model.index(2, 2).data(spoken) == "Laos, clause 3: Not assessed"
    assert model.index(2, model.mean_column).data(spoken) == "mean, clause 3: 33 % (1 of 8)"
    assert model.index(model.mean_row, 1).data(spoken) == "Egypt, mean: 33 % (1 of 15)"
    model.set_opened(2, True)
    assert model.index(3, 1).data(spoken) == "Egypt, measure 3.1: Not assessed"


def test_an_edit_tells_only_its_own_row_and_the_means(model: MatrixModel, rate: Rate) -> None:
    told = Told().listen(model)
    rate("complete", clause(4))
    assert told.rows() == {3, model.mean_row}
    assert told.resets == 0
    told.ranges.clear()
    rate("limited", clause(1), clause(1, "CN"), clause(9))
    assert told.rows() == {0, 8, model.mean_row}
    assert told.resets == 0


def test_an_edit_of_many_rows_tells_no_row_that_was_never_read(
    document: Document, viewing: Viewing, rate: Rate
) -> None:
    big = Instrument("own-big", InstrumentKind.AGREEMENT, "Big", origin=Origin.ANALYST)
    party = Party("own-party", PartyKind.BODY, "Somebody", origin=Origin.ANALYST)
    clauses = [
        Provision(f"own-big/{n}", "own-big", str(n), f"Clause {n}", origin=Origin.ANALYST, position=n)
        for n in range(1, 301)
    ]
    part = Participation("own-part", "own-big", "own-party", Role.SIGNATORY)
    document.do(Edit("Add a big one", adding(big, party, *clauses, part)))
    viewing.set_instruments(("own-big",))
    model = MatrixModel(document, viewing)
    model.reload()
    document.changed.connect(model.apply_edit)
    text(model, 0, 0)
    told = Told().listen(model)
    rate("complete", Cell("own-big/250", "own-party"))
    assert told.rows() == {249, model.mean_row}
    assert text(model, 249, 0) == "Complete"


def test_rows_are_read_a_page_at_a_time(
    model: MatrixModel, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    status = document.status
    read = type(status).looks

    def spy(self: object, wanted: list[str], day: str) -> object:
        asked.append(len(wanted))
        return read(status, wanted, day)

    monkeypatch.setattr(type(status), "looks", spy)
    model.set_all_opened(True)
    for row in range(model.rowCount() - 1):
        text(model, row, 0)
    assert sum(asked) == 62
    assert len(asked) == 2


def test_an_edit_of_cells_in_sight_counts_nothing_anew(
    model: MatrixModel, document: Document, rate: Rate, monkeypatch: pytest.MonkeyPatch
) -> None:
    for row in range(model.mean_row):
        text(model, row, 0)
    monkeypatch.setattr(type(document.status), "counts_by_party", None)
    rate("complete", clause(1), clause(2))
    rate("limited", clause(2), clause(3, "CN"))
    assert text(model, model.mean_row, 1) == "67 % (2 of 15)"
    assert text(model, model.mean_row, model.mean_column) == "56 % (3 of 120)"
    assert model.means.assessed_count() == 3
    document.undo()
    document.undo()
    assert text(model, model.mean_row, 1) == "– (0 of 15)"
    assert model.means.assessed_count() == 0
    monkeypatch.undo()
    rate("complete", clause(1, "EG"))
    by_hand = text(model, model.mean_row, model.mean_column)
    model.reload()
    assert text(model, model.mean_row, model.mean_column) == by_hand


def test_undo_and_redo_are_shown(model: MatrixModel, document: Document, rate: Rate) -> None:
    rate("substantial", clause(5))
    assert text(model, 4, 1) == "Substantial"
    document.undo()
    assert text(model, 4, 1) == "Not assessed"
    assert text(model, 4, model.mean_column) == "– (0 of 8)"
    document.redo()
    assert text(model, 4, 1) == "Substantial"


def test_a_past_day_shows_what_was_known_then(
    model: MatrixModel, document: Document, viewing: Viewing, rate: Rate
) -> None:
    rate("limited", clause(1), day="2020-06-30")
    rate("complete", clause(1), day=YESTERDAY)
    assert text(model, 0, 1) == "Complete"
    viewing.set_day("2020-07-01")
    model.reload()
    assert text(model, 0, 1) == "Limited"
    viewing.set_day("2020-06-29")
    model.reload()
    assert text(model, 0, 1) == "Not assessed"
    assert text(model, model.mean_row, 1) == "– (0 of 15)"


def test_all_instruments_have_headings_and_blanks(
    model: MatrixModel, document: Document, viewing: Viewing, rate: Rate
) -> None:
    viewing.set_instruments(())
    model.reload()
    titles = [i.title for row in range(model.mean_row) if (i := model.instrument_at(row)) is not None]
    assert len(titles) == len(document.read.instruments())
    assert model.provision_at(0) is None
    assert text(model, 0, model.mean_column) == ""
    parties = [party.party_id for party in model.parties]
    hangzhou = parties.index("cn-hangzhou")
    assert model.cell_at(model.index(1, hangzhou)) is None
    assert text(model, 1, hangzhou) == ""
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, hangzhou).data(spoken).endswith("clause 1: takes no part")
    assert titles[0] in model.index(0, 1).data(spoken)
    assert "mean" not in model.index(0, 1).data(spoken)
    rate("complete", clause(1))
    assert text(model, 1, parties.index("EG")) == "Complete"
    # A row's mean counts only who takes part in its instrument.
    assert text(model, 1, model.mean_column) == "100 % (1 of 8)"


def test_finds_cells_and_opens_their_clause(model: MatrixModel) -> None:
    assert model.index_of(clause(1, "CN")) == model.index(0, 0)
    index = model.index_of(clause("2.3", "AE"))
    assert model.is_opened(1)
    assert model.cell_at(index) == clause("2.3", "AE")
    assert not model.index_of(Cell("DEI-2017/01", "nobody")).isValid()
    assert not model.index_of(Cell("nothing", "CN")).isValid()


def test_a_new_party_is_a_new_column_and_undo_takes_it_away(model: MatrixModel, document: Document) -> None:
    kenya = Party("KE", PartyKind.COUNTRY, "Kenya", country_code="KE", origin=Origin.ANALYST)
    instrument = document.read.instrument(INITIATIVE)
    document.do(editing.track_party(document.pen, instrument, kenya, is_new=True))
    assert model.columnCount() == 10
    assert model.headerData(8, Qt.Orientation.Horizontal) == "Kenya"
    document.undo()
    assert model.columnCount() == 9


def test_an_emptied_instrument_has_no_rows(document: Document, viewing: Viewing) -> None:
    lonely = Instrument("own-lonely", InstrumentKind.STATEMENT, "Lonely", origin=Origin.ANALYST)
    document.do(put(document.pen, "lonely", None, lonely))
    viewing.set_instruments(("own-lonely",))
    model = MatrixModel(document, viewing)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.reload()
    assert (model.rowCount(), model.columnCount()) == (0, 0)
    assert model.means.overall() is not None


def test_many_cells_are_counted_in_a_job(
    document: Document, viewing: Viewing, rate: Rate, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_tracker.gui.models.column_counts._AT_ONCE", 10)
    viewing.set_instruments((INITIATIVE,))
    parent = QObject()
    model = MatrixModel(document, viewing, parent)
    document.changed.connect(model.apply_edit)
    model.reload()
    assert model.means.overall() is None
    assert text(model, model.mean_row, 0) == "…"
    rate("complete", clause(1))  # overtakes the count that is under way
    qtbot.waitUntil(lambda: model.means.overall() is not None, timeout=5000)  # type: ignore[attr-defined]
    assert text(model, model.mean_row, 1) == "100 % (1 of 15)"
    assert model.means.assessed_count() == 1
