"""What a reader reads blind is in nothing that is read for her, and all is there for everybody else."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.cycles import period_named, period_of
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.records import Citation
from dsr_tracker.core.resting import OF_CELLS
from dsr_tracker.core.second_reading import close_batch, give_out, read_cell
from dsr_tracker.core.sight import LABEL_OF_BLIND, BlindError
from dsr_tracker.store.blindfold import _HIDDEN
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.merge_preview import preview_merge
from dsr_tracker.store.merging import merge
from dsr_tracker.store.rows import BY_TYPE
from dsr_tracker.store.store import Store
from tests.blind import BLIND, DAY, OPEN, SECRET, judge, keep_secrets, target, twin


@pytest.fixture
def ben(tracker: Store) -> Store:
    """The tracker as Ben sees it, who reads one cell blind."""
    keep_secrets(tracker)
    tracker.read_as("Ben")
    return tracker


def everything(store: Store) -> dict[str, list[Any]]:
    """All rows of all tables, as this connection sees them; without bytes, digests and the index's own."""
    names = [
        name
        for (name,) in store.connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
        if not name.startswith(("sqlite_", "entry_words", "contents", "_sqlite"))
    ]
    found = {name: store.connection.execute(f'SELECT * FROM "{name}"') for name in names}
    return {
        name: [
            [value for column, value in zip(rows.description, row, strict=True) if column[0] != "digest"]
            for row in rows
        ]
        for name, rows in found.items()
    }


def test_no_row_tells_it(ben: Store) -> None:
    assert ben.blind_cells == {BLIND}
    seen = everything(ben)
    assert SECRET not in str(seen)
    assert "ubstantial" not in str(seen)
    # Only that a source stands behind it, and that Ben is to read it.
    told = [name for name, rows in seen.items() if any({*BLIND} <= {*map(str, row)} for row in rows)]
    assert told == ["citations", "revisions"]
    assert SECRET in str(seen | {"all": everything(unblind(ben))})


def unblind(store: Store) -> Store:
    store.read_as("Ann")
    return store


def test_every_kind_of_record_of_a_cell_is_hidden_or_known_to_stay() -> None:
    tables = {BY_TYPE[each].name for each in OF_CELLS if each is not Citation}
    assert tables <= _HIDDEN.keys()


def test_every_table_that_names_cells_is_hidden_or_known_to_stay(tracker: Store) -> None:
    # What the documents say, what is due and what can be measured; sources are what she judges by.
    stays = {"participations", "figures", "milestones", "indicators", "citations"}
    connection = tracker.connection
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    of_cells = {
        name
        for name in names
        if {"provision_id", "party_id"}
        <= {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
    }
    assert of_cells - stays <= _HIDDEN.keys()


def test_the_same_is_read_whatever_was_judged(ben: Store, seeds: Path) -> None:
    with Store.open(twin(ben.path), seeds) as other:
        assert everything(unblind(ben)) != everything(other)
        for store in (ben, other):
            store.read_as("Ben")
        assert everything(ben) == everything(other)
        cycle = ben.cycles.cycles()[0]
        for ask in (
            lambda store: store.cycles.lines(),
            lambda store: store.cycles.told_otherwise(cycle),
            lambda store: store.cycles.comparison(period_named("2026-01-31", []), period_of(cycle)),
            lambda store: replace(collect(store), collected_at=""),
            lambda store: replace(collect(store, today()), collected_at=""),
        ):
            assert ask(ben) == ask(other)


def test_what_a_closed_cycle_said_is_told_without_it_or_not_at_all(ben: Store) -> None:
    cycle = ben.cycles.cycles()[0]
    (line,) = ben.cycles.lines()
    assert (line.mean, line.corrections) == (None, 0)
    with pytest.raises(BlindError, match="read blind"):
        ben.cycles.said(cycle)
    (line,) = unblind(ben).cycles.lines()
    assert line.mean is not None
    assert SECRET.encode() in ben.cycles.said(cycle)


def test_an_edit_is_called_by_no_name_that_tells_it_but_her_own_is(ben: Store) -> None:
    assert ben.read.next_undo() == LABEL_OF_BLIND
    scale, pen = ben.read.scale(), Pen("Ben", ben.new_id)
    ben.apply(read_cell(pen, target(ben, BLIND), scale.rating("limited"), scale, as_of=DAY))
    assert ben.read.next_undo() == "Egypt, clause 5: second reading"
    assert ben.undo("Ben").label == "Egypt, clause 5: second reading"
    with pytest.raises(BlindError, match="unseen"):
        ben.undo("Ben")
    assert [each.label for each in ben.read.log(2)] == ["Egypt, clause 5: second reading"] * 2
    assert unblind(ben).read.next_undo() == "Egypt, clause 5 → Substantial"
    ben.undo("Ann")
    ben.read_as("Ben")
    assert ben.read.log(1)[0].label == LABEL_OF_BLIND
    with pytest.raises(BlindError, match="unseen"):
        ben.redo("Ben")


def test_she_does_not_undo_that_the_cells_were_given_to_her(tracker: Store) -> None:
    pen = Pen("Ann", tracker.new_id)
    tracker.apply(give_out(pen, "Spring", "Ben", [BLIND]))
    tracker.read_as("Ben")
    with pytest.raises(BlindError, match="Spring"):
        tracker.undo("Ben")
    assert tracker.blind_cells == {BLIND}
    tracker.read_as("Ann")
    assert tracker.undo("Ann").label.startswith("Batch “Spring”")


def test_her_own_reading_she_sees_and_no_other(ben: Store) -> None:
    scale, pen = ben.read.scale(), Pen("Ben", ben.new_id)
    ben.apply(read_cell(pen, target(ben, BLIND), scale.rating("limited"), scale, as_of=DAY, reason="Mine."))
    (pair,) = ben.readings.pairs()
    assert (pair.reading.reason, pair.first, pair.adjudication) == ("Mine.", None, None)
    assert len(unblind(ben).readings.pairs()) == 2


def test_nothing_else_is_written_over_what_is_not_seen(ben: Store) -> None:
    before = everything(ben)
    with pytest.raises(BlindError, match="you read that blind"):
        judge(ben, Pen("Ben", ben.new_id), BLIND, "limited", DAY, reason="Over it.")
    assert everything(ben) == before
    judge(ben, Pen("Ben", ben.new_id), OPEN, "complete", DAY, reason="")


def test_it_ends_with_the_batch(ben: Store) -> None:
    ben.apply(close_batch(Pen("Ann", ben.new_id), ben.readings.batches()[0]))
    ben.read_as("Ben")
    assert ben.blind_cells == frozenset()
    status = ben.read.status_assessment(BLIND, "9999")
    assert status is not None
    assert status.rating == "substantial"


def test_a_file_that_is_read_only_is_read_blind_and_stays_so(ben: Store, seeds: Path) -> None:
    with Store.open(ben.path, seeds, read_only=True) as store:
        store.read_as("Ben")
        assert SECRET not in str(everything(store))
        with pytest.raises(sqlite3.OperationalError):
            store.connection.execute("DELETE FROM main.notes")
        with store.unhidden():
            assert SECRET in str(everything(store))
        assert SECRET not in str(everything(store))


def test_the_file_itself_is_whole(ben: Store, seeds: Path, tmp_path: Path) -> None:
    """No view gets into it or into a copy, and a copy has all."""
    ben.save_copy(tmp_path / "copy.dsr")
    with Store.open(tmp_path / "copy.dsr", seeds) as copy:
        assert everything(copy) == everything(unblind(ben))
        views = "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"
        assert copy.connection.execute(views).fetchone() == (0,)


def test_a_reader_whose_name_is_a_trap_is_a_name(tracker: Store, pen: Pen) -> None:
    from dsr_tracker.core.second_reading import give_out

    name = "O'Brien' OR 1 --"
    judge(tracker, pen, BLIND, "limited", DAY, reason=SECRET)
    judge(tracker, pen, OPEN, "limited", DAY, reason="Seen.")
    tracker.apply(give_out(pen, "Spring", name, [BLIND]))
    tracker.read_as(name)
    assert SECRET not in str(everything(tracker))
    assert tracker.read.assessments(OPEN)[0].reason == "Seen."


def test_a_merge_brings_all_unseen_but_asks_her_nothing_about_it(
    ben: Store, seeds: Path, tmp_path: Path
) -> None:
    other = tmp_path / "theirs.dsr"
    ben.save_copy(other)
    with Store.open(other, seeds) as theirs:
        judge(theirs, Pen("Ann", theirs.new_id), BLIND, "complete", "2026-05-31", reason=f"{SECRET} of May")
    pen = Pen("Ben", ben.new_id)
    with open_foreign(other) as theirs_read:
        preview = preview_merge(ben, theirs_read)
        merge(ben, theirs_read, preview.plan, {}, pen)
    assert ben.undo("Ben").label == "Merge theirs.dsr"
    ben.redo("Ben")
    assert SECRET not in str(everything(ben))
    with ben.unhidden():
        assert ben.read.assessments(BLIND)[0].reason == f"{SECRET} of May"
    with Store.open(other, seeds) as theirs:
        judge(theirs, Pen("Ann", theirs.new_id), BLIND, "limited", "2026-06-30", reason="theirs")
    with ben.unhidden():
        judge(ben, Pen("Ann", ben.new_id), BLIND, "complete", "2026-06-30", reason="ours")
    with open_foreign(other) as theirs_read, pytest.raises(BlindError, match="both sides"):
        preview_merge(ben, theirs_read)


def test_cells_of_others_are_nobody_elses_secret(ben: Store) -> None:
    ben.read_as("Cleo")
    assert ben.blind_cells == frozenset()
    assert SECRET in str(everything(ben))
    assert isinstance(next(iter(ben.read.assessments(BLIND))).provision_id, str)
    assert Cell(*BLIND) == BLIND
