"""Any filter gives the cells that a plain walk over all records gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import movements
from dsr_tracker.core.dates import end_of_day, months_before
from dsr_tracker.core.editing import Pen, Target, combine, hide, rate
from dsr_tracker.core.filtering import AsSeen, Filter, Matching, Term, parse_filter
from dsr_tracker.core.ratings import status_on
from dsr_tracker.core.records import Assessment, Party, Provision
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.store.store import Store

_DAYS = ("2025-01-10", "2025-06-10", "2026-01-10")
_RATINGS = ("limited", "complete", "no_evidence", NOT_ASSESSED)
_CONFIDENCES = ("", "low", "high")
_AUTHORS = ("Ann", "Ben Carter")
_PROVISIONS = ("DEI-2017/01", "DEI-2017/01/2", "DEI-2017/15", "CN-OFFER-2018/01")
_PARTIES = ("CN", "EG", "AE")

_JUDGEMENTS = st.lists(
    st.tuples(*map(st.sampled_from, (_PROVISIONS, _PARTIES, _DAYS, _RATINGS, _CONFIDENCES, _AUTHORS))),
    min_size=4,
    max_size=12,
)
_HIDDEN = st.lists(
    st.sampled_from(
        [
            ("provision", "DEI-2017/01"),
            ("provision", "DEI-2017/01/2"),
            ("provision", "CN-OFFER-2018/01"),
            ("participation", "DEI-2017/party/AE"),
            ("party", "EG"),
            ("instrument", "DEI-2017"),
        ]
    ),
    max_size=2,
    unique=True,
)
_FILTERS = st.lists(
    st.sampled_from(
        [
            *("instrument:DEI-2017", "clause:1", "clause:15", "country:EG", "country:CN"),
            *("status:limited", "status:complete", "status:no_evidence", "status:not_assessed"),
            *("confidence:low", "confidence:high", "author:Ann", "author:Carter"),
            *("since:2025-06", "until:2025-06", "is:contrary"),
            *("moved:any", "moved:improved", "moved:newly_assessed", "moved:other", "against:2025"),
        ]
    ),
    max_size=3,
).map(lambda typed: parse_filter(" ".join(typed)))


def _fill(store: Store, judgements: list[tuple[str, ...]], hidden: list[tuple[str, str]]) -> None:
    scale = store.read.scale()
    edits = [
        rate(
            Pen(author, store.new_id),
            [Target(store.read.provision(provision_id), store.read.record("party", party_id))],
            scale.rating(rating),
            scale,
            as_of=day,
            confidence=confidence,
            is_contrary=party_id == "CN" and rating == "limited",
        )
        for provision_id, party_id, day, rating, confidence, author in judgements
    ]
    edits += [hide(Pen("Ann", store.new_id), kind, record_id, record_id) for kind, record_id in hidden]
    if edits:
        store.apply(combine("All", edits))


def _by_definition(store: Store, chosen: Filter, day: str, instrument_ids: list[str]) -> Matching:
    """Each cell of the matrix, asked each condition."""
    judged: dict[Cell, list[Assessment]] = {}
    for each in store.read.all_assessments():
        judged.setdefault(Cell(each.provision_id, each.party_id), []).append(each)
    columns = store.read.columns()
    found: Matching = {}
    for provision in store.read.provisions(instrument_ids or None):
        for party in columns.get(provision.instrument_id, []):
            newest = status_on(judged.get(Cell(provision.provision_id, party.party_id), []), day)
            if (
                all(
                    any(_fits(Term(field, value), provision, party, newest) for value in chosen.values(field))
                    for field in chosen.fields
                    if field not in ("since", "until", "moved", "against")
                )
                and _is_within(chosen, newest)
                and _has_moved(store, chosen, provision, party, day)
            ):
                rating = newest.rating if newest else NOT_ASSESSED
                found.setdefault(provision.provision_id, {})[party.party_id] = rating
    return found


def _is_within(chosen: Filter, newest: Assessment | None) -> bool:
    is_judged = newest is not None and newest.rating != NOT_ASSESSED
    if chosen.needs_status and not is_judged:
        return False
    days = [newest.as_of] if newest else []
    return all((not chosen.since or day >= chosen.since) for day in days) and all(
        (not chosen.until or day <= chosen.until) for day in days
    )


def _has_moved(store: Store, chosen: Filter, provision: Provision, party: Party, day: str) -> bool:
    if not chosen.moved:
        return True
    against = "2025-12-31" if chosen.against else months_before(day, 6)
    moved = movements(store.read.all_assessments(), against, day, end_of_day(against), store.read.scale())
    found = moved.get(Cell(provision.provision_id, party.party_id))
    return against < day and found is not None and found.what in chosen.moved


def _fits(term: Term, provision: Provision, party: Party, newest: Assessment | None) -> bool:
    match term.field:
        case "instrument":
            return provision.instrument_id == term.value
        case "clause":
            return provision.number == term.value or provision.number.startswith(f"{term.value}.")
        case "country":
            return party.party_id == term.value
        case "status":
            return (newest.rating if newest else NOT_ASSESSED) == term.value
        case "confidence":
            return newest is not None and newest.confidence == term.value
        case "author":
            return newest is not None and any(name.startswith(term.value) for name in newest.author.split())
        case _:
            return newest is not None and newest.is_contrary


def _cells(matching: Matching) -> Iterator[tuple[str, str, str]]:
    for provision_id, ratings in matching.items():
        for party_id, rating in ratings.items():
            yield provision_id, party_id, rating


@settings(max_examples=60)
@given(
    _JUDGEMENTS,
    _HIDDEN,
    st.tuples(
        _FILTERS,
        st.sampled_from((*_DAYS, "2024-01-01")),
        st.sampled_from(([], ["DEI-2017"], ["DEI-2017", "CN-OFFER-2018"])),
    ),
)
@example(
    [("DEI-2017/01", party_id, "2025-01-10", "limited", "low", "Ann") for party_id in _PARTIES],
    [("participation", "DEI-2017/party/AE"), ("party", "EG")],
    (parse_filter("status:limited"), "2026-01-10", ["DEI-2017"]),
)
def test_any_filter_gives_what_its_definition_gives(
    tracker_copy: Callable[[], AbstractContextManager[Store]],
    judgements: list[tuple[str, ...]],
    hidden: list[tuple[str, str]],
    asked: tuple[Filter, str, list[str]],
) -> None:
    chosen, day, instrument_ids = asked
    with tracker_copy() as store:
        _fill(store, judgements, hidden)
        seen = AsSeen(day, day)
        expected = _by_definition(store, chosen, day, instrument_ids)
        assert store.filtered.matching(chosen, seen, instrument_ids) == expected
        sql, values = store.filtered.cells_sql(chosen, seen, instrument_ids)
        assert set(store.connection.execute(sql, values)) == set(_cells(expected))
