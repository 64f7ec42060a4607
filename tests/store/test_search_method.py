"""What the method's records say is found: where it belongs, by whom and when; not where it is not shown."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, hide
from dsr_tracker.core.findable import entry_of
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import (
    Adjudication,
    Criterion,
    Cycle,
    Feedback,
    Indicator,
    Link,
    LinkKind,
    Look,
    Measurement,
    Milestone,
    Reading,
    ReadingBatch,
    Rubric,
    SearchPlan,
    Specificity,
    Tag,
)
from dsr_tracker.core.searching import KINDS, parse_search
from dsr_tracker.core.second_reading import give_out
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.indexing import place_range
from dsr_tracker.store.rows import TABLES
from dsr_tracker.store.search import SearchReader
from dsr_tracker.store.store import Store

CLAUSE, OTHER = "DEI-2017/03", "DEI-2017/05"
EGYPT = (CLAUSE, "EG")
UNTOLD = {
    "participation",
    "figure",
    "hidden",
    "setting",
    "citation",
    "archived_copy",
    "tagging",
    "saved_view",
}
"""Kinds that say nothing of their own, or are found by what they belong to."""

WORDS = (
    *("avocet", "answered", "bittern", "curlew", "dunlin", "egret", "fulmar", "gannet", "wagtail", "ibis"),
    *("jackdaw", "kestrel", "lapwing", "merlin", "nuthatch"),
)


@pytest.fixture
def said(tracker: Store, pen: Pen) -> dict[str, str]:
    """One record of each kind of the method, each with a word of its own; their ids by that word."""
    indicator = Indicator(pen.new_id(), CLAUSE, "Wagtail households", "%", due_on="2030")
    reading = Reading(pen.new_id(), *EGYPT, "2026-01-01", "limited", reason="a bittern")
    made: dict[str, Any] = {
        "avocet": Feedback(pen.new_id(), *EGYPT, "2026-02-01", "the ministry", "avocet"),
        "answered": Feedback(pen.new_id(), *EGYPT, "2026-02-01", "x", "y", response="answered"),
        "bittern": reading,
        "curlew": Adjudication(pen.new_id(), *EGYPT, "", reading.reading_id, "", "curlew"),
        "dunlin": ReadingBatch(pen.new_id(), "Dunlin", "Ben", "2026-01-01", (EGYPT,)),
        "egret": Rubric(pen.new_id(), CLAUSE, "toronto", 1, (Criterion("full", "an egret"),)),
        "fulmar": Specificity(pen.new_id(), CLAUSE, "no", "no", "no", "no", "no", "a fulmar"),
        "gannet": Milestone(pen.new_id(), CLAUSE, "Gannet law", "2027", "EG", remark="heron"),
        "wagtail": indicator,
        "ibis": Measurement(pen.new_id(), indicator.indicator_id, "2025-12-31", 4, "EG", source="ibis"),
        "jackdaw": Link(pen.new_id(), CLAUSE, LinkKind.NARROWS, OTHER, remark="jackdaw"),
        "kestrel": Look(pen.new_id(), *EGYPT, "2026-03-01", search_terms="kestrel"),
        "lapwing": SearchPlan(pen.new_id(), "Lapwing", "gazettes"),
        "merlin": Cycle(pen.new_id(), "Merlin", "2025-01-01", "2025-12-31", remark="x"),
        "nuthatch": Tag(pen.new_id(), "Nuthatch"),
    }
    for word, record in made.items():
        if "author" in record.__dataclass_fields__:
            made[word] = replace(record, author="Ben Zulu", recorded_at="2026-02-03T10:00:00.000Z")
    order = sorted(made.values(), key=lambda record: isinstance(record, Measurement))
    tracker.apply(Edit("All", adding(*order)))
    return {word: getattr(record, fields(record)[0].name) for word, record in made.items()}


def found(search: SearchReader, text: str) -> set[str]:
    return {hit.record_id for hit in search.find(parse_search(text), 1_000)}


def test_each_is_found_by_what_it_says_until_it_is_undone(tracker: Store, said: dict[str, str]) -> None:
    assert tuple(said) == WORDS
    assert {word: found(tracker.search, word) for word in said} == {
        word: {each} for word, each in said.items()
    }
    assert check_tracker(tracker.path).is_searchable
    tracker.undo()
    assert [word for word in said if found(tracker.search, word)] == []


def test_each_kind_is_asked_for_by_its_name(tracker: Store, said: dict[str, str]) -> None:
    names = {
        "avocet": "feedback",
        "bittern": "reading",
        "curlew": "decision",
        "dunlin": "batch",
        "egret": "rubric",
        "fulmar": "specificity",
        "gannet": "milestone",
        "wagtail": "indicator",
        "ibis": "value",
        "jackdaw": "link",
        "kestrel": "look",
        "lapwing": "plan",
        "merlin": "cycle",
        "nuthatch": "tag",
    }
    assert {word: found(tracker.search, f"{word} kind:{name}") for word, name in names.items()} == {
        word: {said[word]} for word in names
    }
    assert found(tracker.search, "wagtail kind:measure") == set()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("clause:3", set(WORDS) - {"dunlin", "lapwing", "merlin", "nuthatch"}),
        ("instrument:DEI clause:5", set()),
        ("country:EG", {"avocet", "answered", "bittern", "curlew", "gannet", "ibis", "kestrel"}),
        ("author:zulu", set(WORDS) - {"gannet", "wagtail", "ibis", "nuthatch"}),
        ("since:2026-02-02 until:2026-02", {"curlew", "egret", "fulmar", "jackdaw"}),
        ("since:2026-03", {"gannet", "wagtail", "kestrel"}),
    ],
)
def test_a_search_is_narrowed_down(tracker: Store, said: dict[str, str], field: str, words: set[str]) -> None:
    assert {word for word in said if found(tracker.search, f"{word} {field}")} == words


def test_what_is_said_of_a_provision_that_is_not_shown_is_not_found(
    tracker: Store, pen: Pen, said: dict[str, str]
) -> None:
    of_clause = {"egret", "fulmar", "gannet", "wagtail", "ibis", "jackdaw"}
    for kind, record_id in (("provision", CLAUSE), ("instrument", "DEI-2017")):
        tracker.apply(hide(pen, kind, record_id, "it"))
        assert {word for word in of_clause if found(tracker.search, word)} == set()
        assert found(tracker.search, "merlin")
        tracker.undo()
    assert {word for word in of_clause if found(tracker.search, word)} == of_clause


def test_what_is_read_blind_is_not_found(tracker: Store, pen: Pen, said: dict[str, str]) -> None:
    tracker.apply(give_out(pen, "Spring", "Dora", [Cell(*EGYPT)]))
    tracker.read_as("Dora")
    hidden = {word for word in said if not found(tracker.search, word)}
    assert {"avocet", "answered", "bittern", "curlew", "kestrel"} <= hidden
    assert not hidden & {"egret", "wagtail", "dunlin", "merlin"}


def test_a_changed_answer_is_found_by_its_new_words_only(
    tracker: Store, pen: Pen, said: dict[str, str]
) -> None:
    before = tracker.read.record("feedback", said["answered"])
    values = {each.name: getattr(before, each.name) for each in fields(before)}
    after = Feedback(**{**values, "response": "replied"})
    tracker.apply(Edit("Answer", (Change(before, after),)))
    assert (found(tracker.search, "answered"), found(tracker.search, "replied")) == (
        set(),
        {said["answered"]},
    )


def test_a_group_of_kinds_is_read_page_by_page(tracker: Store, pen: Pen, said: dict[str, str]) -> None:
    kinds = ("milestone", "indicator", "measurement", "link")
    tracker.apply(
        Edit("More", adding(*(Milestone(pen.new_id(), CLAUSE, f"Gannet {n}", "2028") for n in range(7))))
    )
    query = parse_search("clause:3 kind:milestone kind:value kind:link")
    pages = [tracker.search.page(query, kinds, 3)]
    while pages[-1]:
        pages.append(tracker.search.page(query, kinds, 3, before=pages[-1][-1].hit.place))
    order = [each.hit.kind for page in pages for each in page]
    assert order == ["milestone"] * 8 + ["measurement"] * order.count("measurement") + ["link"]
    assert tracker.search.count(query, kinds) == len(order)


def test_a_tracker_whose_index_lacks_them_gets_a_new_one(
    tracker: Store, said: dict[str, str], seeds: Path
) -> None:
    first, _ = place_range("reading_batch")
    connection, path = tracker.connection, tracker.path
    connection.execute("DELETE FROM entry_words WHERE rowid >= ?", (first,))
    connection.execute("DELETE FROM entries WHERE entry >= ?", (first,))
    connection.execute("UPDATE meta SET value = '3' WHERE key = 'words_version'")
    connection.commit()
    tracker.close()
    with Store.open(path, seeds, read_only=True) as store:  # as it is, and what it has is found
        assert found(store.search, "avocet") == set()
        assert found(store.search, "kind:country egypt") == {"EG"}
    with Store.open(path, seeds) as store:
        assert found(store.search, "avocet") == {said["avocet"]}
    assert check_tracker(path).is_searchable


def test_every_kind_of_record_is_found_or_has_nothing_to_find() -> None:
    assert {table.kind for table in TABLES} == set(KINDS) | UNTOLD
    assert not set(KINDS) & UNTOLD


def test_a_record_without_a_word_has_no_entry(pen: Pen) -> None:
    assert entry_of(Reading(pen.new_id(), *EGYPT, "2026-01-01", "limited")) is None
    assert entry_of(Tag(pen.new_id(), "Gone", is_retired=True)) is None
