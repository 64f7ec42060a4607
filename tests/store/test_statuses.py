"""Statuses and means on a day, as the tracker counts them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager

from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, combine, rate, track_party
from dsr_tracker.core.ratings import status_on
from dsr_tracker.core.records import Assessment, Party, PartyKind
from dsr_tracker.store.store import Store

_START = datetime.date(2025, 1, 1)
_RATINGS = (
    "not_started",
    "limited",
    "substantial",
    "complete",
    "no_evidence",
    "not_applicable",
    "not_assessed",
)


def _assess(store: Store, judgements: list[tuple[str, str, int, str]]) -> None:
    pen = Pen("Ann", store.new_id)
    scale = store.read.scale()
    parties = {party.party_id: party for party in store.read.parties()}
    edits = [
        rate(
            pen,
            [Target(store.read.provision(provision_id), parties[party_id])],
            scale.rating(rating),
            scale,
            as_of=(_START + datetime.timedelta(days=day)).isoformat(),
            reason="Because",
        )
        for provision_id, party_id, day, rating in judgements
    ]
    if edits:
        store.apply(combine("All", edits))


_JUDGEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["DEI-2017/01", "DEI-2017/01/2", "DEI-2017/15"]),
        st.sampled_from(["CN", "EG", "AE"]),
        st.integers(0, 20),
        st.sampled_from(_RATINGS),
    ),
    max_size=15,
)


@settings(max_examples=25)
@given(_JUDGEMENTS, st.integers(-1, 21))
def test_statuses_and_counts_on_any_day_are_those_of_the_definition(
    tracker_copy: Callable[[], AbstractContextManager[Store]],
    judgements: list[tuple[str, str, int, str]],
    day: int,
) -> None:
    with tracker_copy() as store:
        _assess(store, judgements)
        on = (_START + datetime.timedelta(days=day)).isoformat()
        by_cell: dict[Cell, list[Assessment]] = {}
        for each in store.read.all_assessments():
            by_cell.setdefault(Cell(each.provision_id, each.party_id), []).append(each)
        expected = {cell: newest for cell, listed in by_cell.items() if (newest := status_on(listed, on))}
        provisions = [p.provision_id for p in store.read.provisions(["DEI-2017"])]
        found = store.status.of_provisions(provisions, on)
        assert {cell: status.assessment_id for cell, status in found.items()} == {
            cell: assessment.assessment_id for cell, assessment in expected.items()
        }
        for cell, assessment in expected.items():
            assert store.read.status_assessment(cell, on) == assessment
            assert found[cell].rating == assessment.rating
        assert store.status.of_party(["CN", "EG", "AE"], on) == found
        looks = store.status.looks(provisions, on)
        assert list(looks) == provisions
        assert {
            Cell(provision_id, party_id): look
            for provision_id, by_party in looks.items()
            for party_id, look in by_party.items()
        } == {cell: (status.rating, status.is_contrary) for cell, status in found.items()}

        matrix = store.status.matrix(["DEI-2017"], on)
        assert store.status.counts_by_party(["DEI-2017"], on) == {
            party_id: {rating: count for rating, count in listed.items() if count}
            for party_id in ("CN", "EG", "AE")
            if (listed := _counted(expected, party_id))
        }
        assert matrix.overall.scored == sum(mean.scored for mean in matrix.column_means.values())
        assert matrix.overall.scored == sum(row.mean.scored for row in matrix.rows)
        assert matrix.overall.applicable == sum(row.mean.applicable for row in matrix.rows)
        assert matrix.distribution.total == 15 * 8


def _counted(expected: dict[Cell, Assessment], party_id: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for cell, assessment in expected.items():
        if cell.party_id == party_id and cell.provision_id.count("/") == 1:
            counts[assessment.rating] = counts.get(assessment.rating, 0) + 1
    return counts


def test_a_new_tracker_has_no_status_and_no_mean(tracker: Store) -> None:
    matrix = tracker.status.matrix(None, "2026-01-01")
    assert tracker.status.newest_day() == ""
    assert str(matrix.overall).startswith("– (0 of ")
    assert all(row.mean.percent is None for row in matrix.rows)


def test_the_means_of_rows_columns_and_all(tracker: Store) -> None:
    _assess(
        tracker,
        [
            ("DEI-2017/01", "EG", 0, "complete"),
            ("DEI-2017/01", "LA", 0, "not_started"),
            ("DEI-2017/01", "CN", 0, "not_applicable"),
            ("DEI-2017/02", "EG", 0, "limited"),
            ("DEI-2017/02/1", "EG", 0, "complete"),
        ],
    )
    matrix = tracker.status.matrix(["DEI-2017"], "2025-01-01")
    assert str(matrix.rows[0].mean) == "50 % (2 of 7)"
    assert str(matrix.rows[1].mean) == "33 % (1 of 8)"
    assert str(matrix.rows[1].measures[0].mean) == "100 % (1 of 8)"
    assert str(matrix.column_means["EG"]) == "67 % (2 of 15)"
    assert str(matrix.overall) == "44 % (3 of 119)"
    assert str(tracker.status.matrix(["DEI-2017"], "2024-12-31").overall) == "– (0 of 120)"


def test_a_tracked_party_is_a_column_and_an_invited_body_is_none(tracker: Store, pen: Pen) -> None:
    instrument = tracker.read.instrument("dei-2017")
    before = [party.party_id for party in tracker.read.columns()["DEI-2017"]]
    assert before == ["CN", "EG", "LA", "SA", "RS", "TH", "TR", "AE"]
    tracker.apply(track_party(pen, instrument, Party("BR", PartyKind.COUNTRY, "Brazil", "BR"), is_new=True))
    assert [party.party_id for party in tracker.read.columns()["DEI-2017"]] == [*before, "BR"]
