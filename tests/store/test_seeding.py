"""The catalogue in the tracker, and a later one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_tracker.core.catalogue import load_catalogue, write_version
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, add_note, cite, hide, new_evidence, rate, track_party
from dsr_tracker.core.errors import ConflictError
from dsr_tracker.core.own_records import adopt, save_instrument, save_provision
from dsr_tracker.core.records import Instrument, InstrumentKind, Origin, Party, PartyKind, Provision
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


HANGZHOU = Cell("HANGZHOU-NIS-2018/01", "cn-hangzhou")
RATED = (HANGZHOU, Cell("DEI-2017/15", "LA"), Cell("DEI-2017/02", "EG"), Cell("DEI-2017/02", "LA"))
CLAUSES = "instruments/01-dei-2017.toml"


def _upgrade(folder: Path) -> None:
    """A title changed, a clause gone, a measure new, an instrument gone, a party out of an instrument."""
    text = (folder / CLAUSES).read_text(encoding="utf-8")
    head, separator, last_clause = text.rpartition("[[clause]]\nnumber = 15\n")
    assert separator
    text = head + last_clause[last_clause.index("[[participation]]") :]
    egypt = text.index('[[participation]]\nparty = "EG"')
    text = text[:egypt] + text[text.index("[[participation]]", egypt + 1) :]
    (folder / CLAUSES).write_text(text, encoding="utf-8")
    _edit(folder, CLAUSES, 'title = "Promote digital transformation"', 'title = "Transform digitally"')
    measure = (
        '[[clause.measure]]\nnumber = 9\ntitle = "Fresh"\nsummary = "Do a new thing."\n'
        'references = [{document = "dei-text-2017", paragraphs = [6]}]\n\n'
    )
    _edit(folder, CLAUSES, "[[clause]]\nnumber = 4\n", f"{measure}[[clause]]\nnumber = 4\n")
    (folder / "instruments/06-hangzhou-nis-2018.toml").unlink()
    write_version(folder)


@pytest.fixture
def used_tracker(tracker_path: Path, seeds: Path) -> Path:
    """A tracker in use: ratings, notes, evidence, a record hidden, and records of Ann's own."""
    with Store.open(tracker_path, seeds) as store:
        pen, scale = Pen("Ann", store.new_id), store.read.scale()
        for cell in (
            HANGZHOU,
            Cell("DEI-2017/15", "LA"),
            Cell("DEI-2017/02", "EG"),
            Cell("DEI-2017/02", "LA"),
        ):
            target = Target(
                store.read.provision(cell.provision_id), store.read.record("party", cell.party_id)
            )
            store.apply(
                rate(pen, [target], scale.rating("limited"), scale, as_of="2026-01-31", reason="Seen.")
            )
            store.apply(add_note(pen, target, "A note.", dated_on="2026-02-01"))
            store.apply(cite(pen, target, new_evidence(pen, url=f"https://example.org/{cell.party_id}")))
        store.apply(hide(pen, "provision", "DEI-2017/05", "clause 5"))
        initiative, clause = store.read.instrument("DEI-2017"), store.read.provision("DEI-2017/15")
        own = Provision("own-measure", "DEI-2017", "15.9", "Of my own", clause_id=clause.provision_id)
        store.apply(save_provision(pen, None, own, []))
        store.apply(save_instrument(pen, None, Instrument("own", InstrumentKind.OFFER, "Of my own")))
        brazil = Party("BR", PartyKind.COUNTRY, "Brazil", "BR")
        store.apply(track_party(pen, initiative, brazil, is_new=True))
    return tracker_path


def _hers(store: Store) -> dict[str, object]:
    """Every row that is not shipped, whatever it is."""
    tables = [table for table in TABLES if "origin" in table.columns]
    rows = {
        table.name: list(
            store._connection.execute(f"{table.select_sql} WHERE origin = 'analyst' ORDER BY seq")
        )
        for table in tables
    }
    written = {
        table.name: list(store._connection.execute(f"{table.select_sql} ORDER BY seq"))
        for table in TABLES
        if table not in tables
    }
    return {**rows, **written, "log": store.read.log(), "status": store.status.of_party(["EG", "LA"], "9999")}


def _columns(store: Store) -> dict[str, list[str]]:
    return {key: sorted(p.party_id for p in parties) for key, parties in store.read.columns().items()}


def test_an_upgrade_of_a_tracker_in_use(used_tracker: Path, seeds: Path, later_seeds: Path) -> None:
    with Store.open(used_tracker, seeds) as store:
        hers, columns = _hers(store), store.read.columns()
    _upgrade(later_seeds)
    with Store.open(used_tracker, later_seeds) as store:
        read = store.read
        assert _hers(store) == hers
        assert read.provision("DEI-2017/02").title == "Transform digitally"
        shown = [provision.provision_id for provision in read.provisions(["DEI-2017"])]
        assert shown[shown.index("DEI-2017/04") - 1] == "DEI-2017/03/9"
        assert "DEI-2017/15" not in shown
        assert read.provision("DEI-2017/15").is_retired
        assert "HANGZHOU-NIS-2018" not in read.columns()
        assert [p.party_id for p in read.columns()["DEI-2017"]] == [
            p.party_id for p in columns["DEI-2017"] if p.party_id != "EG"
        ]
        assert len(read.assessments(HANGZHOU)) == 1
        assert store.status.of_party(["cn-hangzhou"], "9999")[HANGZHOU].rating == "limited"
        # Each thing that went is listed once, not again with all its parts.
        gone = {away.name: away for away in store.agenda.put_away() if away.is_withdrawn}
        assert sorted((away.kind, away.rated) for away in gone.values()) == [
            ("instrument", 1),
            ("participation", 1),
            ("provision", 1),
        ]
    with Store.open(used_tracker, later_seeds) as store:
        assert _hers(store) == hers
    with Store.open(used_tracker, seeds) as store:
        assert _hers(store) == hers
        assert store.read.columns() == columns
        assert [away.name for away in store.agenda.put_away() if away.is_withdrawn] == ["3.9 Fresh"]
        assert not store.read.provision("DEI-2017/15").is_retired
        assert store.read.provision("DEI-2017/03/9").is_retired
        while store.read.next_undo():
            store.undo()
        assert store.read.all_assessments() == []


def test_what_went_can_be_brought_back_as_ones_own_and_stays_so(
    used_tracker: Path, seeds: Path, later_seeds: Path
) -> None:
    with Store.open(used_tracker, seeds) as store:
        columns = _columns(store)
    _upgrade(later_seeds)
    with Store.open(used_tracker, later_seeds) as store:
        pen, before = Pen("Ann", store.new_id), _hers(store)["provisions"]
        for _ in range(3):
            away = next(away for away in store.agenda.put_away() if away.is_withdrawn)
            store.apply(adopt(pen, store.agenda.withdrawn_with(away), away.name))
        assert _columns(store) == columns
        assert store.read.provision("DEI-2017/15").origin is Origin.ANALYST
        assert "own-measure" in [p.provision_id for p in store.read.provisions(["DEI-2017"])]
        assert store.summary.lines_of_parties(["cn-hangzhou"], "9999")[HANGZHOU].rating_id == "limited"
        hers = _hers(store)
    # Shipped once more, they stay hers, and no column stands twice.
    with Store.open(used_tracker, seeds) as store:
        assert _hers(store) == hers
        assert _columns(store) == columns
        for _ in range(3):
            store.undo()
        assert _hers(store)["provisions"] == before
