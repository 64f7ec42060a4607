"""What pictures show, read from a real tracker and held against the readers that pages use."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What, movements
from dsr_tracker.core.dates import end_of_day
from dsr_tracker.core.editing import Pen, Target, add_note, cite, hide, new_evidence, rate
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.filtering import Filter, Term, parse_filter
from dsr_tracker.core.pictures import Ask, Picture, PictureKind, PictureRow
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.core.summary import Tally, total
from dsr_tracker.store.picturing import read_picture, rows_behind
from dsr_tracker.store.store import Store

DAY = "2026-06-01"
INITIATIVE = ("DEI-2017",)


def target(tracker: Store, number: int, party_id: str) -> Target:
    cell = Cell(f"DEI-2017/{number:02}", party_id)
    current = tracker.read.status_assessment(cell, "9999-12-31")
    return Target(tracker.read.provision(cell.provision_id), tracker.read.record("party", party_id), current)


@pytest.fixture
def judged(tracker: Store, pen: Pen) -> Store:
    """Egypt got better in clause 1 and was first judged in clause 2 later; Laos has one old judgement."""
    scale = tracker.read.scale()
    for number, party_id, rating, day in (
        (1, "EG", "limited", "2025-01-01"),
        (1, "EG", "complete", "2026-01-01"),
        (2, "EG", "not_started", "2026-02-01"),
        (3, "LA", "substantial", "2025-01-01"),
    ):
        where = target(tracker, number, party_id)
        tracker.apply(rate(pen, [where], scale.rating(rating), scale, as_of=day))
    return tracker


def ask(kind: PictureKind, **more: object) -> Ask:
    return Ask(kind, DAY, INITIATIVE, **more)  # type: ignore[arg-type]


def by_name(picture: Picture) -> dict[str, PictureRow]:
    return {row.subject.name: row for row in picture.rows}


def test_countries_and_clauses_are_the_same_cells_counted_two_ways(judged: Store) -> None:
    by_country = read_picture(judged, ask(PictureKind.COUNTRIES))
    by_clause = read_picture(judged, ask(PictureKind.CLAUSES))
    whole = total(judged.summary.tallies(DAY, instrument_ids=INITIATIVE).values())
    assert by_country.total == by_clause.total == whole
    assert by_name(by_country)["Egypt"].tally == Tally({"complete": 1, "not_started": 1}, 15)
    first = by_clause.rows[0]
    assert (first.subject.behind.provision_id, first.tally) == ("DEI-2017/01", Tally({"complete": 1}, 8))
    assert by_country.titles == by_clause.titles == (judged.read.instrument("DEI-2017").title,)


def test_all_instruments_and_an_earlier_day(judged: Store) -> None:
    picture = read_picture(judged, Ask(PictureKind.COUNTRIES, "2025-06-01"))
    assert picture.titles == ()
    assert picture.total == total(judged.summary.tallies("2025-06-01").values())
    assert picture.total.assessed(picture.scale) == 2
    clauses = read_picture(judged, Ask(PictureKind.CLAUSES, "2025-06-01"))
    assert clauses.total == picture.total


def test_a_country_has_every_clause_of_its_instruments(judged: Store) -> None:
    picture = read_picture(judged, ask(PictureKind.COUNTRY, party_id="EG"))
    assert [row.rating_id for row in picture.rows] == ["complete", "not_started", *[NOT_ASSESSED] * 13]
    assert picture.subject is not None
    assert picture.subject.name == "Egypt"
    with pytest.raises(UnknownNameError):
        read_picture(judged, ask(PictureKind.COUNTRY, party_id="??"))


def test_a_change_tells_means_of_both_days_and_what_moved(judged: Store) -> None:
    rows = by_name(read_picture(judged, ask(PictureKind.CHANGE, since="2025-06-01")))
    egypt, laos = rows["Egypt"], rows["Laos"]
    assert egypt.before == Tally({"limited": 1, NOT_ASSESSED: 1}, 15)
    assert egypt.tally.assessed(judged.read.scale()) == 2
    assert egypt.moved == ((What.IMPROVED, 1), (What.NEWLY_ASSESSED, 1))
    assert (laos.before, laos.moved) == (laos.tally, ())
    assert read_picture(judged, ask(PictureKind.CHANGE)).ask.since == "2025-01-01"
    # On the first day itself nothing had come after it.
    first = by_name(
        read_picture(judged, Ask(PictureKind.CHANGE, "2025-06-01", INITIATIVE, since="2025-01-01"))
    )
    assert (first["Egypt"].before, first["Egypt"].moved) == (first["Egypt"].tally, ())


def test_no_cell_behind_a_figure_is_left_out(judged: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dsr_tracker.store.picturing.shown_rows", lambda rows: (rows[:3], len(rows) - 3))
    by_country = read_picture(judged, ask(PictureKind.COUNTRIES))
    assert (len(by_country.rows), by_country.left_out, by_country.total.cells) == (3, 5, 120)
    behind = by_country.rows[1].subject.behind
    assert len(rows_behind(judged, ask(PictureKind.COUNTRIES), behind).rows) == 15


def test_moves_are_those_that_the_report_on_changes_tells(judged: Store, pen: Pen) -> None:
    """Counted in SQL here, cell by cell in the report: with categories, withdrawals and corrections too."""
    scale = judged.read.scale()
    rng = random.Random(7)
    ratings = [each.rating_id for each in scale.ratings]
    columns = [party.party_id for party in judged.read.columns(["DEI-2017"])["DEI-2017"]]
    for _ in range(300):
        where = target(judged, rng.randint(1, 15), rng.choice(columns))
        day = rng.choice(("2024-05-05", "2025-06-01", "2025-07-07", "2026-05-05"))
        rating = scale.rating(rng.choice(ratings))
        judged.apply(rate(pen, [where], rating, scale, as_of=day, reason="made up"))
    # Half of them as if they had been recorded in time.
    judged.connection.execute("UPDATE assessments SET recorded_at = '2025-01-01T00:00:00Z' WHERE seq % 2")
    known_by = end_of_day("2025-06-01")
    told: dict[str, Counter[What]] = {}
    for cell, movement in movements(
        judged.read.all_assessments(), "2025-06-01", DAY, known_by, scale
    ).items():
        told.setdefault(cell.party_id, Counter())[movement.what] += 1
    assert {what for each in told.values() for what in each} == set(What)
    picture = read_picture(judged, ask(PictureKind.CHANGE, since="2025-06-01"))
    counted = {row.subject.behind.party_id: dict(row.moved) for row in picture.rows if row.moved}
    assert counted == told
    every = Filter((Term("country", "EG"),))
    one = read_picture(judged, ask(PictureKind.CHANGE, since="2025-06-01", chosen=every))
    assert [dict(row.moved) for row in one.rows] == [told["EG"]]


def test_the_cells_behind_a_figure_are_those_that_it_counts(judged: Store) -> None:
    for kind in (PictureKind.COUNTRIES, PictureKind.CLAUSES):
        for row in read_picture(judged, ask(kind)).rows[:4]:
            cells = rows_behind(judged, ask(kind), row.subject.behind).rows
            rated = [each.rating_id for each in cells if each.rating_id != NOT_ASSESSED]
            assert (len(cells), sorted(rated)) == (row.tally.cells, sorted(row.tally.counts))


def test_a_judgement_replaced_after_both_days_moved_nothing(judged: Store, pen: Pen) -> None:
    # Both were recorded today, so that no report made on the earlier day said otherwise.
    where, scale = target(judged, 3, "LA"), judged.read.scale()
    judged.apply(rate(pen, [where], scale.rating("limited"), scale, as_of="2025-01-01"))
    laos = by_name(read_picture(judged, ask(PictureKind.CHANGE, since="2025-06-01")))["Laos"]
    assert (laos.tally.counts, laos.moved) == ({"limited": 1}, ())


def test_developments_fall_into_years_and_months(judged: Store, pen: Pen) -> None:
    where = target(judged, 1, "EG")
    judged.apply(add_note(pen, where, "A cable landed.", dated_on="2025-03-09"))
    for party_id in ("EG", "LA"):
        source = new_evidence(pen, url=f"https://example.org/{party_id}", published_on="2024-05-02")
        judged.apply(cite(pen, target(judged, 1, party_id), source))
    yearly = read_picture(judged, ask(PictureKind.TIMELINE))
    counts = {stretch.subject.name: stretch.counts for stretch in yearly.stretches}
    assert counts == {
        "agreed": {"2017": 1},
        "note": {"2025": 1},
        "evidence_published": {"2024": 2},
        "assessment": {"2025": 2, "2026": 2},
    }
    assert yearly.periods == tuple(str(year) for year in range(2017, 2027))
    monthly = read_picture(judged, ask(PictureKind.TIMELINE, is_monthly=True, by_country=True))
    egypt = next(stretch for stretch in monthly.stretches if stretch.subject.name == "Egypt")
    assert egypt.counts == {"2024-05": 1, "2025-01": 1, "2025-03": 1, "2026-01": 1, "2026-02": 1}
    # The agreement of 2017 is older than the months that are shown, for each of its parties.
    assert monthly.outside == len(judged.read.columns(["DEI-2017"])["DEI-2017"])


def test_a_map_has_countries_by_mean_or_by_one_clause(judged: Store) -> None:
    by_mean = read_picture(judged, Ask(PictureKind.MAP, DAY))
    assert all(row.subject.code for row in by_mean.rows)
    by_clause = read_picture(judged, ask(PictureKind.MAP, provision_id="DEI-2017/01"))
    ratings = {row.subject.code: row.rating_id for row in by_clause.rows}
    assert ratings["EG"] == "complete"
    assert ratings["LA"] == NOT_ASSESSED
    assert by_clause.rows[0].subject.behind.cell is not None


def test_what_is_hidden_is_not_drawn(judged: Store, pen: Pen) -> None:
    judged.apply(hide(pen, "provision", "DEI-2017/01", "clause 1"))
    picture = read_picture(judged, ask(PictureKind.CLAUSES))
    assert [row.subject.behind.provision_id for row in picture.rows][:1] == ["DEI-2017/02"]
    assert picture.total == total(judged.summary.tallies(DAY, instrument_ids=INITIATIVE).values())
    assert by_name(read_picture(judged, ask(PictureKind.CHANGE, since="2025-06-01")))["Egypt"].moved == (
        (What.NEWLY_ASSESSED, 1),
    )


def test_a_filter_lets_only_cells_through_that_fit(judged: Store) -> None:
    chosen = parse_filter("country:EG status:complete status:not_started")
    by_country = read_picture(judged, ask(PictureKind.COUNTRIES, chosen=chosen))
    assert [(row.subject.name, row.tally) for row in by_country.rows] == [
        ("Egypt", Tally({"complete": 1, "not_started": 1}, 2))
    ]
    assert (by_country.total.cells, by_country.unfiltered) == (2, 120)
    by_clause = read_picture(judged, ask(PictureKind.CLAUSES, chosen=chosen))
    assert [row.tally for row in by_clause.rows] == [Tally({"complete": 1}, 1), Tally({"not_started": 1}, 1)]
    country = read_picture(judged, ask(PictureKind.COUNTRY, party_id="EG", chosen=chosen))
    assert [row.rating_id for row in country.rows] == ["complete", "not_started"]
    [change] = read_picture(judged, ask(PictureKind.CHANGE, since="2025-06-01", chosen=chosen)).rows
    assert change.before == Tally({"limited": 1, NOT_ASSESSED: 1}, 2)
    assert change.moved == ((What.IMPROVED, 1), (What.NEWLY_ASSESSED, 1))
    by_mean = read_picture(judged, ask(PictureKind.MAP, chosen=chosen))
    assert [row.subject.code for row in by_mean.rows] == ["EG"]
    on_map = read_picture(judged, ask(PictureKind.MAP, provision_id="DEI-2017/03", chosen=chosen))
    assert on_map.is_empty
    behind = by_country.rows[0].subject.behind
    assert len(rows_behind(judged, ask(PictureKind.COUNTRIES, chosen=chosen), behind).rows) == 2
