"""The catalogue in the tracker, and a later one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_tracker.core.catalogue import load_catalogue, write_version
from dsr_tracker.core.editing import Pen, Target, hide, rate, track_party
from dsr_tracker.core.errors import ConflictError
from dsr_tracker.core.records import Origin, Party, PartyKind
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.store import Store


@pytest.fixture
def later_seeds(tmp_path: Path, seeds: Path) -> Path:
    """A copy of the catalogue, to be edited."""
    folder = tmp_path / "seeds"
    shutil.copytree(seeds, folder)
    return folder


def _edit(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    write_version(folder)


def test_the_tracker_holds_the_whole_catalogue(tracker: Store, seeds: Path) -> None:
    shipped = list(load_catalogue(seeds).records())
    for table in TABLES:
        stored = list(map(table.to_record, tracker._connection.execute(f"{table.select_sql} ORDER BY seq")))
        assert stored == [record for record in shipped if isinstance(record, table.record_type)]


def test_a_current_tracker_is_not_written_when_it_opens(tracker_path: Path, seeds: Path) -> None:
    before = tracker_path.read_bytes()
    Store.open(tracker_path, seeds).close()
    assert tracker_path.read_bytes() == before


def test_a_later_catalogue_updates_shipped_rows_and_keeps_what_an_analyst_wrote(
    tracker_path: Path, seeds: Path, later_seeds: Path
) -> None:
    with Store.open(tracker_path, seeds) as store:
        pen = Pen("Ann", store.new_id)
        scale = store.read.scale()
        clause = store.read.provision("DEI-2017/03")
        egypt = next(party for party in store.read.parties() if party.party_id == "EG")
        edit = store.apply(rate(pen, [Target(clause, egypt)], scale.rating("limited"), scale))
        store.apply(hide(pen, "provision", "DEI-2017/05", "it"))
        hidden, log, revisions = store.read.hidden(), store.read.log(), store.read.edit(edit.edit_id)
        assessments = store.read.all_assessments()
    _edit(later_seeds, "parties.toml", 'name = "Egypt"', 'name = "Egypt (Arab Republic)"')
    with Store.open(tracker_path, later_seeds) as store:
        assert store.read.record("party", "EG") == replace(egypt, name="Egypt (Arab Republic)")
        assert store.read.all_assessments() == assessments
        assert store.read.hidden() == hidden
        assert store.read.log() == log
        assert store.read.edit(edit.edit_id) == revisions
        store.undo()
        store.undo()
        assert store.read.all_assessments() == []


def test_what_the_catalogue_no_longer_has_is_retired_and_comes_back(
    tracker_path: Path, seeds: Path, later_seeds: Path
) -> None:
    _edit(later_seeds, "figures.toml", "[[figure]]", "[[figure]]\n# kept\n")
    gone = load_catalogue(seeds).instruments[-1].instrument_id
    for path in (later_seeds / "instruments").glob("*.toml"):
        if f'id = "{gone}"' in path.read_text(encoding="utf-8"):
            path.unlink()
    write_version(later_seeds)
    with Store.open(tracker_path, later_seeds) as store:
        assert gone not in [instrument.instrument_id for instrument in store.read.instruments()]
        assert store.read.record("instrument", gone).is_retired
        assert not any(p.instrument_id == gone for p in store.read.participations())
    with Store.open(tracker_path, seeds) as store:
        assert gone in [instrument.instrument_id for instrument in store.read.instruments()]


def test_a_country_that_an_analyst_added_stays_hers_when_the_catalogue_ships_it_too(
    tracker_path: Path, seeds: Path, later_seeds: Path
) -> None:
    brazil = Party("BR", PartyKind.COUNTRY, "Brasil", "BR")
    with Store.open(tracker_path, seeds) as store:
        instrument = store.read.instrument("DEI-2017")
        store.apply(track_party(Pen("Ann", store.new_id), instrument, brazil, is_new=True))
    shipped = '[[party]]\nid = "BR"\nkind = "country"\nname = "Brazil"\ncountry = "BR"\n\n'
    _edit(later_seeds, "parties.toml", "[[party]]", shipped + "[[party]]")
    _edit(
        later_seeds,
        "instruments/01-dei-2017.toml",
        "[[participation]]",
        '[[participation]]\nparty = "BR"\nrole = "partner"\n'
        'references = [{document = "dei-text-2017", paragraphs = [2]}]\n\n[[participation]]',
    )
    with Store.open(tracker_path, later_seeds) as store:
        assert store.read.record("party", "BR") == brazil
        assert [p.party_id for p in store.read.columns()["DEI-2017"]].count("BR") == 1
        # Her party now carries a shipped participation, so taking it away is refused in words.
        with pytest.raises(ConflictError, match="other records still rest"):
            store.undo()
        assert store.read.record("party", "BR").origin is Origin.ANALYST
