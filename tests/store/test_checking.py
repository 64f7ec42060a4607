"""What a check of a tracker finds, each fault put there on purpose."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, add_note, rate
from dsr_tracker.core.errors import FileError, NotATrackerError
from dsr_tracker.core.own_records import adopt
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.core.searching import parse_search
from dsr_tracker.store.backup import soundness
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.connection import explained
from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, edit_digest
from dsr_tracker.store.reindexing import make_search_index
from dsr_tracker.store.store import Store
from tests.faults.acts import Acts
from tests.store.later import drop_clause

_CELL = Cell("DEI-2017/01", "EG")


@pytest.fixture
def used(tracker: Store, pen: Pen) -> Path:
    """A tracker with two ratings, of which one is undone, and a note."""
    target = Target(tracker.read.provision(_CELL.provision_id), tracker.read.record("party", "EG"))
    for name in ("limited", "substantial"):
        tracker.apply(rate(pen, [target], IMPLEMENTATION.rating(name), IMPLEMENTATION))
    tracker.apply(add_note(pen, target, "Fibre tender opened. 招标开始。"))
    tracker.undo()
    tracker.redo()
    tracker.undo()
    return tracker.path


def _found(path: Path, *statements: str) -> list[str]:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return [str(finding) for finding in check_tracker(path).findings]


def test_a_sound_tracker_is_sound_and_counted(used: Path) -> None:
    checked = check_tracker(used)
    assert checked.findings == ()
    assert (checked.counts["edits"], checked.counts["revisions"]) == (6, 6)
    assert (checked.counts["assessments"], checked.counts["notes"], checked.counts["cells"]) == (2, 0, 1)


def test_whatever_a_person_does_leaves_it_sound(tracker: Store) -> None:
    acts = Acts(tracker, random.Random(5))
    for _ in range(30):
        acts.next()
    assert check_tracker(tracker.path).findings == ()


def test_what_was_dropped_and_brought_back_is_sound(tracker: Store, pen: Pen, seeds: Path) -> None:
    dropped = drop_clause(tracker, seeds, "DEI-2017/01")
    assert check_tracker(tracker.path).findings == ()
    tracker.apply(adopt(pen, dropped, "clause 1"))
    assert check_tracker(tracker.path).findings == ()


@pytest.mark.parametrize(
    ("harm", "kind", "what"),
    [
        ("UPDATE assessments SET reason = 'x' WHERE seq = 1", "assessment", "not what was last written"),
        ("UPDATE assessments SET is_contrary = 3 WHERE seq = 1", "assessment", "not what was last written"),
        ("UPDATE assessments SET rating = 'no' WHERE seq = 2", "cell", "newest assessment"),
        ("DELETE FROM latest", "cell", "newest assessment"),
        ("DELETE FROM assessments WHERE seq = 1", "assessment", "is missing, though"),
        ("INSERT INTO notes VALUES (9, 'n', 'DEI-2017/01', 'EG', '', '', '', '')", "note", "by no edit"),
        ("UPDATE parties SET name = 'Egipt' WHERE party_id = 'EG'", "party", "not as it was shipped"),
        ("DELETE FROM figures WHERE seq = 1", "figure", "was shipped and is missing"),
        ("UPDATE edits SET label = 'x' WHERE seq = 1", "edit", "not what was written"),
        ("UPDATE edits SET digest = 'x' WHERE seq = 1", "edit", "not what was written"),
        ("UPDATE revisions SET after = replace(after, 'limited', 'limitee')", "edit", "not what was written"),
        ("UPDATE revisions SET before = '{}' WHERE seq = 3", "edit", "not what was written"),
        ("DELETE FROM revisions WHERE seq = 1", "edit", "not what was written"),
        ("UPDATE edits SET change_count = 2 WHERE seq = 1", "edit", "has 2 changes and has 1"),
        ("UPDATE edits SET state = 'spent' WHERE seq = 3", "edit", "is marked spent and should be undone"),
        ("UPDATE edits SET state = 'undone' WHERE seq = 1", "edit", "should be done"),
        ("UPDATE edits SET merged_by = 'x' WHERE seq = 1", "edit", "a merge that is not there"),
        ("DELETE FROM entries WHERE kind = 'party'", "search index", "is not found by what it says"),
        ("UPDATE entries SET day = '2001' WHERE kind = 'document'", "search index", "is not found"),
        ("UPDATE parties SET name = 'x' WHERE party_id = 'EG'", "search index party EG", "is not found"),
        ("DELETE FROM instruments WHERE instrument_id = 'DEI-2017'", "provisions", "not there"),
        ("UPDATE meta SET value = '{' WHERE key = 'tracker_id'", "meta", "cannot be"),
        ("UPDATE _sqlite_migrations SET name = 'x' WHERE id = 2", "meta", "migrations"),
    ],
)
def test_each_harm_is_found(used: Path, harm: str, kind: str, what: str) -> None:
    found = _found(used, harm)
    assert any(line.startswith(kind) and what in line for line in found), found


def test_a_record_that_no_longer_follows_from_a_whole_history_is_found(used: Path) -> None:
    """The digest of an edit, too, can be made anew; then the record tells."""
    with sqlite3.connect(used) as connection:
        connection.execute("UPDATE revisions SET after = replace(after, 'limited', 'full') WHERE seq = 1")
        edit = connection.execute(f"SELECT {EDIT_COLUMNS} FROM edits WHERE seq = 1").fetchone()
        rows = connection.execute(f"SELECT {REVISION_COLUMNS} FROM revisions WHERE seq = 1").fetchall()
        connection.execute("UPDATE edits SET digest = ? WHERE seq = 1", (edit_digest(edit, rows),))
    [found] = _found(used)
    assert "is not what was last written of it" in found


def test_wording_taken_out_of_the_history_is_no_fault(used: Path) -> None:
    with sqlite3.connect(used) as connection:
        connection.execute("UPDATE revisions SET before = NULL, after = NULL WHERE kind = 'note'")
        for edit in connection.execute(f"SELECT {EDIT_COLUMNS} FROM edits").fetchall():
            rows = connection.execute(
                f"SELECT {REVISION_COLUMNS} FROM revisions WHERE edit_id = ? ORDER BY seq", (edit[0],)
            ).fetchall()
            connection.execute(
                "UPDATE edits SET digest = ? WHERE edit_id = ?", (edit_digest(edit, rows), edit[0])
            )
    assert _found(used) == []


def test_bytes_that_are_no_text_are_found(used: Path) -> None:
    found = _found(used, "UPDATE edits SET label = CAST(x'ff41' AS TEXT) WHERE seq = 1")
    assert len(found) == 1
    assert "not what was written" in found[0]


def test_a_record_from_before_a_field_was_added_is_sound(used: Path) -> None:
    with sqlite3.connect(used) as connection:
        connection.execute("UPDATE revisions SET after = json_remove(after, '$.search_until') WHERE seq = 1")
        edit = connection.execute(f"SELECT {EDIT_COLUMNS} FROM edits WHERE seq = 1").fetchone()
        rows = connection.execute(f"SELECT {REVISION_COLUMNS} FROM revisions WHERE seq = 1").fetchall()
        connection.execute("UPDATE edits SET digest = ? WHERE seq = 1", (edit_digest(edit, rows),))
    assert _found(used) == []


def test_damaged_pages_are_a_finding_and_no_crash(used: Path) -> None:
    content = bytearray(used.read_bytes())
    content[4096 * 9 : 4096 * 14] = bytes(4096 * 5)
    used.write_bytes(content)
    assert not check_tracker(used).is_sound


def test_an_older_format_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "old.dsr"
    shutil.copyfile(Path(__file__).parents[1] / "files" / "format-1.dsr", path)
    with pytest.raises(FileError, match="Open it once"):
        check_tracker(path)


def test_a_check_can_be_stopped(used: Path) -> None:
    class Stopped(Exception):  # noqa: N818
        pass

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        check_tracker(used, stop)


def _index(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


_GARBLED = {
    "a word": "UPDATE entry_words_data SET block = CAST(substr(block, 1, 99) || x'07' || substr(block, 101)"
    " AS BLOB) WHERE id > 10",
    "an empty index": "INSERT INTO entry_words(entry_words) VALUES ('delete-all')",
    "its first page": "UPDATE entry_words_data SET block = x'00ff' WHERE id > 10",
    "its structure": "UPDATE entry_words_data SET block = x'00' WHERE id = 10",
    "its version": "UPDATE entry_words_config SET v = 99",
    "its entries": "UPDATE entries SET said = 'x' WHERE kind = 'party'",
}


@pytest.mark.parametrize("harm", _GARBLED)
def test_a_damaged_search_index_is_no_damaged_tracker_and_is_made_anew(
    used: Path, seeds: Path, harm: str
) -> None:
    _index(used, _GARBLED[harm])
    checked = check_tracker(used)
    assert checked.is_sound
    assert not checked.is_searchable
    assert soundness(used) == ""
    before = used.read_bytes()
    said = _said_of_a_search(used, seeds)
    assert not said or ("search index" in said and "makes it anew" in said)
    assert used.read_bytes() == before
    make_search_index(used, seeds)
    assert check_tracker(used).findings == ()
    with Store.open(used, seeds) as store:
        assert [hit.record_id for hit in store.search.find(parse_search("kind:party egypt"))] == ["EG"]


def _said_of_a_search(path: Path, seeds: Path) -> str:
    try:
        with Store.open(path, seeds) as store, explained(path):
            store.search.find(parse_search("egypt"))
    except FileError as error:
        return str(error)
    return ""


def test_a_write_that_meets_a_damaged_search_index_says_so(used: Path, seeds: Path, pen: Pen) -> None:
    _index(used, _GARBLED["its structure"])
    with Store.open(used, seeds) as store:
        target = Target(store.read.provision(_CELL.provision_id), store.read.record("party", "EG"))
        with pytest.raises(FileError, match=r"search index .* anew") as raised:
            store.apply(add_note(pen, target, "More."))
        assert not isinstance(raised.value, NotATrackerError)
    assert check_tracker(used).is_sound
