from __future__ import annotations

import pytest

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.changes import What
from dsr_tracker.core.pictures import (
    MOST_PERIODS,
    Behind,
    PictureRow,
    Subject,
    day_before,
    periods_of,
    rows_by_clause,
    rows_by_party,
    rows_of_change,
    rows_of_party,
    shown_rows,
)
from dsr_tracker.core.records import Party, PartyKind, Provision
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.core.summary import Tally

EGYPT = Party("EG", PartyKind.COUNTRY, "Egypt", "EG")
CAIRO = Party("cairo", PartyKind.CITY, "Cairo", "EG")
LAOS = Party("LA", PartyKind.COUNTRY, "Laos", "LA")


def clause(number: str, instrument_id: str = "A", clause_id: str = "") -> Provision:
    return Provision(
        f"{instrument_id}/{number}", instrument_id, number, f"Title {number}", clause_id=clause_id
    )


def test_countries_come_before_other_parties_and_have_a_tile() -> None:
    tallies = {("A", "cairo"): Tally({}, 2), ("A", "EG"): Tally({"limited": 1}, 2), ("B", "EG"): Tally({}, 3)}
    first, second = rows_by_party([CAIRO, EGYPT, LAOS], tallies)
    assert (first.subject.name, first.subject.code, first.tally) == ("Egypt", "EG", Tally({"limited": 1}, 5))
    # A city lies in a country and is none: it would take its tile.
    assert (second.subject.name, second.subject.code, second.subject.is_country) == ("Cairo", "", False)


def test_clauses_count_every_party_and_measures_are_left_out() -> None:
    clauses = [clause("1"), clause("1.1", clause_id="A/1"), clause("2"), clause("1", "empty")]
    tallies = {
        "A/1": Tally({"complete": 1}, 2),
        "A/1.1": Tally({}, 2),
        "A/2": Tally({}, 2),
        "empty/1": Tally(),
    }
    rows = rows_by_clause(clauses, {"A": "Accord"}, tallies)
    assert [(row.subject.name, row.subject.group, row.tally) for row in rows] == [
        ("1 Title 1", "Accord", Tally({"complete": 1}, 2)),
        ("2 Title 2", "Accord", Tally({}, 2)),
    ]
    assert rows[0].subject.behind == Behind(provision_id="A/1")
    assert rows[0].subject.behind.cell is None


def test_a_partys_clauses_tell_not_assessed_from_a_score_of_nothing() -> None:
    statuses = {Cell("A/1", "EG"): CellStatus("x", "2026-01-01", "not_started")}
    columns = {"A": [EGYPT], "B": [LAOS]}
    rows = rows_of_party("EG", [clause("1"), clause("2"), clause("1", "B")], {}, columns, statuses)
    assert [(row.subject.behind.cell, row.rating_id) for row in rows] == [
        (Cell("A/1", "EG"), "not_started"),
        (Cell("A/2", "EG"), NOT_ASSESSED),
    ]


def test_a_change_has_both_days_and_what_moved() -> None:
    now = [PictureRow(Subject(Behind("EG"), "Egypt"), Tally({"complete": 1}, 2))]
    moved = {"EG": {What.NEWLY_ASSESSED: 1, What.IMPROVED: 2}, "LA": {What.WORSENED: 1}}
    [row] = rows_of_change(now, {"EG": {"limited": 1}}, moved)
    assert row.before == Tally({"limited": 1}, 2)
    assert row.moved == ((What.IMPROVED, 2), (What.NEWLY_ASSESSED, 1))


def test_only_so_many_rows_are_shown_and_the_rest_is_counted() -> None:
    rows = [PictureRow(Subject(Behind("EG"), "Egypt"), Tally())] * 7
    assert shown_rows(rows, 5) == (tuple(rows[:5]), 2)
    assert shown_rows(rows, 7)[1] == 0


def test_periods_have_no_gaps_and_end_with_the_day() -> None:
    assert periods_of({"2019", "2022", "2030"}, "2026-05-01", is_monthly=False) == (
        "2019",
        "2020",
        "2021",
        "2022",
    )
    assert periods_of({"2025-11", "2026-02", "2026"}, "2026-05-01", is_monthly=True) == (
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    )
    assert len(periods_of({"1900", "2026"}, "2026-05-01", is_monthly=False)) == MOST_PERIODS[False]
    assert periods_of({"2030"}, "2026-05-01", is_monthly=False) == ()


@pytest.mark.parametrize(
    ("first", "day", "before"),
    [
        ("2025-01-05", "2026-03-01", "2025-01-05"),
        ("", "2026-03-01", "2025-03-01"),
        ("2026-03-01", "2026-03-01", "2025-03-01"),
        ("", "2024-02-29", "2023-02-28"),
    ],
)
def test_a_change_is_told_from_the_first_judgement_else_from_a_year_before(
    first: str, day: str, before: str
) -> None:
    assert day_before(first, day) == before
