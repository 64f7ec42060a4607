"""What merges bring, and what is handed over: sound, and salvaged with all that came."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.handing_over import HandOver, hand_over
from dsr_tracker.store.salvage import salvage
from tests.faults import soundness
from tests.faults.acts import Acts
from tests.store.test_merging import Desk


def content_and_log(path: Path) -> tuple[str, list[tuple[object, ...]]]:
    """All records, whatever rows they have, and all edits and revisions with their rows."""
    with closing(sqlite3.connect(path)) as connection:
        log = connection.execute("SELECT * FROM edits ORDER BY seq").fetchall()
        log += connection.execute("SELECT * FROM revisions ORDER BY seq").fetchall()
    return soundness.content_of(path), log


@pytest.mark.parametrize("seed", range(3))
def test_a_merged_tracker_is_sound_and_salvaged_whole(
    tracker_path: Path, seeds: Path, tmp_path: Path, seed: int
) -> None:
    desk = Desk(tracker_path, seeds)
    ours, theirs = Acts(desk.ann.store, random.Random(seed)), None
    for _ in range(10):
        ours.next()
    desk.part()
    theirs = Acts(desk.ben.store, random.Random(seed + 100))
    for _ in range(15):
        ours.next()
        theirs.next()
    desk.merge()
    for _ in range(10):
        ours.next()
    desk.ann.store.close()
    desk.ben.store.close()
    assert check_tracker(tracker_path).findings == ()
    saved = salvage(tracker_path, tmp_path / "saved.dsr", seeds)
    assert saved.missing == ()
    assert content_and_log(saved.path) == content_and_log(tracker_path)


def test_what_was_handed_over_is_salvaged_as_it_is(tracker_path: Path, seeds: Path, tmp_path: Path) -> None:
    desk = Desk(tracker_path, seeds)
    acts = Acts(desk.ann.store, random.Random(4))
    for _ in range(30):
        acts.next()
    out = tmp_path / "part.dsr"
    hand_over(desk.ann.store, out, HandOver(instrument_ids=("DEI-2017",)))
    desk.ann.store.close()
    assert check_tracker(out).findings == ()
    saved = salvage(out, tmp_path / "saved.dsr", seeds)
    assert check_tracker(saved.path).findings == ()
    assert content_and_log(saved.path) == content_and_log(out)
