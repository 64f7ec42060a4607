"""What is typed is found, in any script, and what was changed or removed is not found any more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dsr_tracker.core.editing import (
    Pen,
    Target,
    add_note,
    cite,
    combine,
    hide,
    new_evidence,
    put,
    rate,
    remove_note,
)
from dsr_tracker.core.findable import entry_of
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.core.searching import marked, matches, parse_search
from dsr_tracker.core.twins import id_of
from dsr_tracker.store.indexing import FINDABLE, rebuild_index
from dsr_tracker.store.rows import BY_KIND
from dsr_tracker.store.search import MOST_COUNTED
from dsr_tracker.store.store import Store
from tests.faults.acts import Acts


def target_of(store: Store, provision_id: str = "DEI-2017/01", party_id: str = "EG") -> Target:
    return Target(store.read.provision(provision_id), store.read.record("party", party_id))


def found(store: Store, text: str) -> list[str]:
    """The ids of what is found, the newest first."""
    return [hit.record_id for hit in store.search.find(parse_search(text))]


NOTES = {
    "latin": "The régulateur opened a Fibre-tender for 14 towns",
    "chinese": "工业和信息化部公布了第二批试点城市名单",
    "arabic": "أعلنت الوزارة عن خطة وَطَنِيّة للنطاق العريض",
    "thai": "กระทรวงประกาศแผนบรอดแบนด์แห่งชาติ",
    "lao": "ກະຊວງປະກາດແຜນບຣອດແບນ",
    "russian": "Министерство объявило тендер на ёмкость",
}


@pytest.fixture
def noted(tracker: Store, pen: Pen) -> dict[str, str]:
    """A note in each script; their ids by name."""
    for text in NOTES.values():
        tracker.apply(add_note(pen, target_of(tracker), text))
    ids = {note.text: note.note_id for note in tracker.read.all_notes()}
    return {name: ids[text] for name, text in NOTES.items()}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("regulateur", "latin"),
        ("RÉGUL", "latin"),
        ("fibre tender", "latin"),
        ("tender fibre", "latin"),
        ('"fibre tender"', "latin"),
        ("信息", "chinese"),
        ("城市", "chinese"),
        ("试点 工业", "chinese"),
        ("وطنية", "arabic"),
        ("الوزارة خطة", "arabic"),
        ("แผน", "thai"),
        ("ແຜນ", "lao"),
        ("емкость", "russian"),
        ("ТЕНДЕР", "russian"),
    ],
)
def test_words_of_every_script_are_found(
    noted: dict[str, str], tracker: Store, typed: str, name: str
) -> None:
    assert found(tracker, f"kind:note {typed}") == [noted[name]]
    assert marked(parse_search(typed), NOTES[name])


@pytest.mark.parametrize("typed", ['"tender fibre"', "信工", "fibres", '"regul"', "zzz", "城 zzz"])
def test_what_is_not_there_is_not_found(noted: dict[str, str], tracker: Store, typed: str) -> None:
    assert noted
    assert found(tracker, f"kind:note {typed}") == []


def test_the_catalogue_is_found_without_any_note(tracker: Store) -> None:
    assert "DEI-2017/01" in found(tracker, "kind:provision broadband")
    assert found(tracker, "kind:party egypt") == ["EG"]
    assert "DEI-2017" in found(tracker, "kind:instrument digital economy initiative")


def test_fields_narrow_a_search_down(tracker: Store, pen: Pen) -> None:
    scale = tracker.read.scale()
    for provision_id, party_id, day, rating in (
        ("DEI-2017/01", "EG", "2025-01-10", "limited"),
        ("DEI-2017/03", "EG", "2025-03-10", "not_started"),
        ("DEI-2017/03", "LA", "2024-03-10", "limited"),
    ):
        target = target_of(tracker, provision_id, party_id)
        tracker.apply(rate(pen, [target], scale.rating(rating), scale, as_of=day, reason="The law"))
    tracker.apply(cite(pen, target_of(tracker, "DEI-2017/01", "EG"), new_evidence(pen, title="A paper")))

    def cells(text: str) -> set[tuple[str, str]]:
        hits = tracker.search.find(parse_search(f"kind:assessment {text}"))
        return {(hit.provision_id[-2:], hit.party_id) for hit in hits}

    assert cells("law country:EG") == {("01", "EG"), ("03", "EG")}
    assert cells("country:egy clause:3") == {("03", "EG")}
    assert cells("clause:3") == {("03", "EG"), ("03", "LA")}
    assert cells("country:EG country:LA since:2025") == {("01", "EG"), ("03", "EG")}
    assert cells("until:2024-03") == {("03", "LA")}
    assert cells('status:"not started"') == {("03", "EG")}
    assert cells("has:evidence") == {("01", "EG")}
    assert cells("instrument:DEI law") == {("01", "EG"), ("03", "EG"), ("03", "LA")}
    assert cells("since:never law") == set()


def test_a_removed_and_a_changed_text_are_forgotten_and_undo_finds_them_again(
    noted: dict[str, str], tracker: Store, pen: Pen
) -> None:
    note = tracker.read.record("note", noted["latin"])
    tracker.apply(remove_note(pen, target_of(tracker), note))
    assert found(tracker, "fibre tender 14") == []
    tracker.undo()
    assert found(tracker, "fibre tender 14") == [note.note_id]


def test_pages_follow_each_other_newest_first_and_counts_end_at_a_thousand(tracker: Store, pen: Pen) -> None:
    target = target_of(tracker)
    edits = [add_note(pen, target, f"pagination number {number}") for number in range(1_100)]
    tracker.apply(combine("Notes", edits))
    ids = [str(id_of(change.record)) for edit in edits for change in edit.changes]
    query = parse_search("pagination")
    first = tracker.search.find(query, 50)
    second = tracker.search.find(query, 50, before=first[-1].place)
    assert [hit.record_id for hit in (*first, *second)] == ids[:-101:-1]
    assert tracker.search.count(query) == MOST_COUNTED
    assert tracker.search.count(parse_search("pagination 1099")) == 1


def test_a_hidden_record_is_not_found(tracker: Store, pen: Pen) -> None:
    assert "DEI-2017/01" in found(tracker, "broadband kind:provision")
    tracker.apply(hide(pen, "provision", "DEI-2017/01", "it"))
    assert "DEI-2017/01" not in found(tracker, "broadband kind:provision")


def test_whatever_is_done_the_index_is_what_a_plain_scan_finds(tracker: Store) -> None:
    chance = random.Random(7)
    acts = Acts(tracker, chance)
    for _ in range(60):
        acts.next()
    texts = {}
    for kind in FINDABLE:
        table = BY_KIND[kind]
        for record in map(table.to_record, tracker.connection.execute(table.select_sql)):
            entry = entry_of(record)
            if entry is not None:
                texts[kind, table.key_of(record)] = entry.text
    hidden = {each.hidden_id for each in tracker.read.hidden()}
    for _ in range(60):
        query = parse_search(acts.words(3)[: chance.randint(1, 20)])
        hits = {(hit.kind, hit.record_id) for hit in tracker.search.find(query, 100_000)}
        if query.is_empty:
            assert not hits
            continue
        assert hits == {
            key for key, text in texts.items() if key[1] not in hidden and matches(query, text)
        }, query


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        '"',
        '""',
        "*",
        "NOT",
        "a AND",
        "(",
        "col:x",
        "^x",
        "-",
        "a*b",
        "\\",
        "'; DROP",
        "🛰️",
        "\x00a",
        ":",
    ],
)
def test_any_text_is_a_search(tracker: Store, typed: str) -> None:
    tracker.search.find(parse_search(typed))
    tracker.search.count(parse_search(typed))


def test_an_index_of_an_older_sort_is_made_anew(tracker: Store, tracker_path: Path, seeds: Path) -> None:
    tracker.connection.execute("UPDATE meta SET value = '0' WHERE key = 'words_version'")
    tracker.connection.execute("INSERT INTO entry_words(entry_words) VALUES ('delete-all')")
    tracker.connection.execute("DELETE FROM entries")
    tracker.close()
    with Store.open(tracker_path, seeds) as store:
        assert found(store, "kind:party egypt") == ["EG"]


def test_an_own_record_that_is_changed_is_found_by_its_new_name_only(tracker: Store, pen: Pen) -> None:
    old = Party(pen.new_id(), PartyKind.CITY, "Oldtown")
    new = Party(old.party_id, PartyKind.CITY, "Newtown")
    tracker.apply(put(pen, "city", None, old))
    tracker.apply(put(pen, "city", old, new))
    assert (found(tracker, "oldtown"), found(tracker, "newtown")) == ([], [old.party_id])


def test_a_kind_goes_by_the_names_that_people_use_and_is_found_alone(tracker: Store, pen: Pen) -> None:
    target = target_of(tracker)
    scale = tracker.read.scale()
    tracker.apply(add_note(pen, target, "a cable"))
    tracker.apply(rate(pen, [target], scale.rating("limited"), scale, as_of="2025-01-01", reason="A cable"))
    kinds = {
        text: [hit.kind for hit in tracker.search.find(parse_search(text))]
        for text in ("cable", "cable kind:judgement", "cable kind:note kind:reason", "cable kind:none")
    }
    assert kinds == {
        "cable": ["note", "assessment"],
        "cable kind:judgement": ["assessment"],
        "cable kind:note kind:reason": ["note", "assessment"],
        "cable kind:none": [],
    }
    assert [hit.kind for hit in tracker.search.find(parse_search("cable"), kinds=["note"])] == ["note"]
    assert tracker.search.count(parse_search("cable kind:note"), kinds=["assessment"]) == 0


def test_what_comes_after_the_index_was_made_anew_is_the_newest(tracker: Store, pen: Pen) -> None:
    for text in ("cable one", "cable two"):
        tracker.apply(add_note(pen, target_of(tracker), text))
    before = found(tracker, "kind:note cable")
    rebuild_index(tracker.connection)
    assert found(tracker, "kind:note cable") == before
    tracker.apply(add_note(pen, target_of(tracker), "cable three"))
    assert found(tracker, "kind:note cable")[1:] == before


def test_pages_of_several_kinds_follow_each_other_with_their_records(tracker: Store) -> None:
    query = parse_search("digital")
    kinds = ("provision", "instrument", "party")
    pages = [tracker.search.page(query, kinds, 4)]
    while pages[-1]:
        pages.append(tracker.search.page(query, kinds, 4, before=pages[-1][-1].hit.place))
    ids = [id_of(found.record) for page in pages for found in page]
    assert ids == [hit.record_id for kind in kinds for hit in tracker.search.find(query, 1_000, kinds=[kind])]
    assert {found.hit.kind for page in pages for found in page} == set(kinds)
