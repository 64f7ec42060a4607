"""What is kept of typing that no tracker has yet."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dsr_tracker.drafts import Draft, DraftFolder

ID = "01a2b3c4-0000-7000-8000-000000000000"
NOTE = Draft("note", ("n1",), "Egypt, clause 3", {"Note": "Fibre in two\nprovinces 数字 \ud83d"})


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "tracker.dsr"
    path.touch()
    return path


def opened(root: Path, tracker: Path, tracker_id: str = ID) -> DraftFolder:
    return DraftFolder(root / "drafts", tracker_id, tracker)


def test_a_draft_comes_back_at_the_next_opening_and_goes_when_discarded(
    tmp_path: Path, tracker: Path
) -> None:
    first = opened(tmp_path, tracker)
    first.keep(NOTE)
    assert first.left_behind() == []
    second = opened(tmp_path, tracker)
    (found,) = second.left_behind()
    assert (found.kind, found.subject, found.where, found.values) == (
        NOTE.kind,
        NOTE.subject,
        NOTE.where,
        NOTE.values,
    )
    assert found.written_at.endswith("Z")
    # The new opening writes of the same form without touching what was left.
    second.keep(Draft("note", ("n1",), "", {"Note": "other"}))
    second.drop("note", ("n1",))
    assert second.left_behind() == [found]
    second.discard(found.file)
    assert not (tmp_path / "drafts" / ID).exists()


def test_the_newest_words_of_a_form_count(tmp_path: Path, tracker: Path) -> None:
    folder = opened(tmp_path, tracker)
    for words in ("a", "ab", "abc"):
        folder.keep(Draft("note", ("n1",), "", {"Note": words}))
    folder.keep(Draft("note", ("n2",), "", {"Note": "another"}))
    found = opened(tmp_path, tracker).left_behind()
    assert sorted(draft.values["Note"] for draft in found) == ["abc", "another"]


def test_drafts_follow_a_tracker_that_was_moved_but_not_a_copy_of_it(tmp_path: Path, tracker: Path) -> None:
    opened(tmp_path, tracker).keep(NOTE)
    copy = tmp_path / "copy.dsr"
    copy.touch()
    assert opened(tmp_path, copy).left_behind() == []
    assert opened(tmp_path, copy, ID.replace("01", "02")).left_behind() == []
    tracker.rename(tmp_path / "moved.dsr")
    assert len(opened(tmp_path, tmp_path / "moved.dsr").left_behind()) == 1


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX")
def test_drafts_are_their_owners(tmp_path: Path, tracker: Path) -> None:
    opened(tmp_path, tracker).keep(NOTE)
    made = sorted((tmp_path / "drafts").rglob("*"))
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o700, 0o600]


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"kind": 1, "subject": 3}', "\x00\xff", "null"])
def test_a_damaged_draft_stops_nothing(tmp_path: Path, tracker: Path, content: str) -> None:
    opened(tmp_path, tracker).keep(NOTE)
    (tmp_path / "drafts" / ID / "00-00000000.json").write_text(content, encoding="latin-1")
    assert len(opened(tmp_path, tracker).left_behind()) == 1


@pytest.mark.parametrize("tracker_id", ["", "../../evil", "a/b", "x" * 300, ".", "\ud800"])
def test_an_id_that_a_file_claims_leads_nowhere_else(tmp_path: Path, tracker: Path, tracker_id: str) -> None:
    opened(tmp_path, tracker, tracker_id).keep(NOTE)
    (folder,) = (tmp_path / "drafts").iterdir()
    assert len(folder.name) == 24
    assert len(opened(tmp_path, tracker, tracker_id).left_behind()) == 1


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, tracker: Path) -> None:
    (tmp_path / "drafts").touch()
    folder = opened(tmp_path, tracker)
    with pytest.raises(OSError, match="folder"):
        folder.keep(NOTE)
    folder.drop("note", ("n1",))
    assert folder.left_behind() == []
