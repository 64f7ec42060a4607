"""Lists that are read in parts, cut down by their columns in SQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dsr_tracker.core.agenda import MomentKind, TodoGroup, TodoQuery
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.columns import Chosen
from dsr_tracker.core.editing import Pen, Target, add_note, cite, new_evidence, rate
from dsr_tracker.core.filtering import AsSeen, parse_filter
from dsr_tracker.store.agenda import AgendaReader
from dsr_tracker.store.chosen_columns import chosen_sql
from dsr_tracker.store.store import Store

DAY, FAR = "2026-06-30", "9999-12-31"
STALE = TodoGroup.STALE


@pytest.fixture
def agenda(tracker: Store, pen: Pen) -> AgendaReader:
    """Four judgements of long ago, two sources behind three cells, a note."""
    scale = tracker.read.scale()

    def target(number: str, party_id: str) -> Target:
        cell = Cell(f"DEI-2017/{number}", party_id)
        return Target(
            tracker.read.provision(cell.provision_id),
            tracker.read.record("party", party_id),
            tracker.read.status_assessment(cell, FAR),
        )

    for number, party_id, rating, day in (
        ("01", "EG", "limited", "2024-05-01"),
        ("01", "LA", "limited", "2024-05-01"),
        ("02", "EG", "complete", "2023-01-31"),
        ("03", "TH", "not_started", "2024-05-31"),
    ):
        tracker.apply(rate(pen, [target(number, party_id)], scale.rating(rating), scale, as_of=day))
    law = new_evidence(pen, title="It's the “law”", publisher="Ministry", published_on="2023-01-01")
    tracker.apply(cite(pen, target("01", "EG"), law))
    kept = tracker.read.record("evidence", law.evidence_id)
    tracker.apply(cite(pen, target("02", "EG"), kept, is_known=True))
    bare = new_evidence(pen, url="https://example.org/bare")
    tracker.apply(cite(pen, target("01", "LA"), bare))
    tracker.apply(add_note(pen, target("04", "TH"), "Visited", dated_on="2024-01-01"))
    return tracker.agenda


def query(**chosen: tuple[str, ...]) -> TodoQuery:
    return TodoQuery(DAY, "2025-12-30", chosen=chosen)


def cells(agenda: AgendaReader, asked: TodoQuery) -> list[str]:
    items = agenda.todo_items(STALE, asked)
    assert agenda.todo_count(STALE, asked) == len(items)
    return [f"{item.place.party_id} {item.place.provision_id[-2:]}" for item in items]


def test_what_is_to_do_is_cut_down_by_any_of_its_columns(agenda: AgendaReader) -> None:
    assert cells(agenda, query()) == ["EG 02", "EG 01", "LA 01", "TH 03"]
    assert cells(agenda, query(party=("EG",))) == ["EG 02", "EG 01"]
    assert cells(agenda, query(party=("EG", "TH"), rating=("limited", "not_started"))) == ["EG 01", "TH 03"]
    assert cells(agenda, query(provision=("DEI-2017/01",), as_of=("2024-05-01",))) == ["EG 01", "LA 01"]
    assert cells(agenda, query(instrument=("DEI-2017",), period_end=("",))) == cells(agenda, query())
    assert cells(agenda, query(party=())) == [], "no value is left"
    assert cells(agenda, query(party=("EG' OR 1=1 --",))) == []
    assert agenda.todo_counts(query(party=("EG",))) == agenda.todo_counts(query()), "groups count all"


def test_the_values_of_a_column_are_counted_of_what_others_leave(agenda: AgendaReader) -> None:
    def counted(column: str, **chosen: tuple[str, ...]) -> dict[str, int]:
        found = agenda.todo_facets(STALE, query(**chosen), column)
        value: dict[str, Callable[[Any], str]] = {
            "party": lambda item: item.place.party_id,
            "rating": lambda item: item.rating,
            "as_of": lambda item: item.as_of,
        }
        return {value[column](item): count for item, count in found}

    assert counted("party") == {"EG": 2, "LA": 1, "TH": 1}
    assert counted("rating", party=("EG",)) == {"limited": 1, "complete": 1}
    assert counted("as_of", rating=("limited",)) == {"2024-05-01": 2}


def test_sources_are_cut_down_by_any_of_their_columns(agenda: AgendaReader) -> None:
    def titles(text: str = "", **chosen: tuple[str, ...]) -> list[str]:
        found = agenda.evidence(text, chosen=chosen)
        assert agenda.found_evidence_count(text, chosen=chosen) == len(found)
        return [use.evidence.title or use.evidence.url for use in found]

    law, bare = "It's the “law”", "https://example.org/bare"
    assert titles() == [bare, law]
    assert titles(title=(law,)) == [law]
    assert titles(title=(bare,)) == [bare], "without a title its address stands there"
    assert titles(cells=("2",)) == [law]
    assert titles("example", publisher=("Ministry",)) == []
    found = agenda.evidence_facets("cells")
    assert {use.cell_count: count for use, count in found} == {1: 1, 2: 1}
    within = (parse_filter("country:LA"), AsSeen(FAR, DAY))
    assert [use.evidence.url for use, _ in agenda.evidence_facets("title", within=within)] == [bare]
    assert agenda.found_evidence_count(within=within) == 1


def test_the_timeline_is_cut_down_by_its_fields(agenda: AgendaReader) -> None:
    def lines(kinds: tuple[MomentKind, ...] = tuple(MomentKind), **chosen: tuple[str, ...]) -> list[str]:
        found = agenda.moments(kinds, limit=1_000, chosen=chosen)
        assert agenda.moment_count(kinds, chosen=chosen) == len(found)
        return [f"{moment.kind} {moment.place.party_id} {moment.day}" for moment in found]

    assert lines(party=("TH",)) == ["assessment TH 2024-05-31", "note TH 2024-01-01"]
    assert lines((MomentKind.NOTE,), party=("TH",)) == ["note TH 2024-01-01"]
    assert lines(rating=("complete",)) == ["assessment EG 2023-01-31"]
    assert lines(day=("2024-05-01",)) == ["assessment LA 2024-05-01", "assessment EG 2024-05-01"]
    assert all(line.startswith("agreed") for line in lines((MomentKind.AGREED,), party=("",)))
    found = agenda.moment_facets("party", (MomentKind.ASSESSMENT, MomentKind.NOTE))
    counted = sorted((moment.place.party_id, count) for moment, count in found)
    assert counted == [("EG", 2), ("LA", 1), ("TH", 1), ("TH", 1)]


def test_a_condition_binds_what_it_looks_for() -> None:
    chosen: Chosen = {"a": ("x' --",), "b": ()}
    sql, values = chosen_sql({"a": "t.a", "b": "t.b"}, chosen)
    assert "x' --" not in sql
    assert values == {"chosen_a": '["x\' --"]', "chosen_b": "[]"}
    assert chosen_sql({}, {}) == ("true", {})
