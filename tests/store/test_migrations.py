"""Files of every earlier format open, with all that is in them."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, content_digest, edit_digest
from dsr_tracker.store.schema import SCHEMA_VERSION
from dsr_tracker.store.store import Store

_FILES = Path(__file__).parents[1] / "files"
_OLD = sorted(_FILES.glob("format-*.dsr"))


def test_there_is_a_file_of_every_earlier_format() -> None:
    assert [path.name for path in _OLD] == [f"format-{n}.dsr" for n in range(1, SCHEMA_VERSION)]


@pytest.mark.parametrize("old", _OLD, ids=lambda path: path.stem)
def test_an_older_file_opens_with_everything_in_it(old: Path, tmp_path: Path, seeds: Path) -> None:
    path = tmp_path / "old.dsr"
    shutil.copyfile(old, path)
    cell = Cell("DEI-2017/01", "EG")

    with Store.open(path, seeds) as store:
        assert [each.rating for each in store.read.assessments(cell)] == ["substantial", "limited"]
        assert [note.text for note in store.read.notes(cell)] == ["Fibre tender opened. 招标开始。"]
        assert [source.url for _, source in store.read.citations(cell)] == ["https://example.org/tender"]
        assert [each.state for each in store.read.log()].count("undone") == 1
        assert "Laos" in store.redo().label

    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        for *edit, digest in connection.execute(f"SELECT {EDIT_COLUMNS}, digest FROM edits"):
            revisions = connection.execute(
                f"SELECT {REVISION_COLUMNS} FROM revisions WHERE edit_id = ? ORDER BY seq", (edit[0],)
            )
            assert digest == edit_digest(edit, revisions)
        assert connection.execute("SELECT count(*) FROM seals").fetchone()[0] > 200


def test_a_copy_has_the_same_digest_of_its_content_and_a_changed_one_another(
    tracker: Store, tmp_path: Path
) -> None:
    tracker.save_copy(tmp_path / "copy.dsr")
    with sqlite3.connect(tmp_path / "copy.dsr", isolation_level=None) as copy:
        assert content_digest(copy) == content_digest(tracker._connection)
        copy.execute("UPDATE provisions SET title = title || '.' WHERE seq = 1")
        assert content_digest(copy) != content_digest(tracker._connection)
