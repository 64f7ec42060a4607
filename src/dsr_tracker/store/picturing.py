"""Reads what a picture shows. Reads only."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property

from dsr_tracker.core.agenda import MomentKind
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import What
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.filtering import AsSeen, Matching
from dsr_tracker.core.pictures import (
    Ask,
    Behind,
    Picture,
    PictureKind,
    PictureRow,
    Stretch,
    Subject,
    clause_subject,
    day_before,
    party_subject,
    periods_of,
    rows_by_clause,
    rows_by_party,
    rows_of_change,
    rows_of_clause,
    rows_of_party,
    shown_rows,
    titles_of,
)
from dsr_tracker.core.records import Instrument, Party, PartyKind
from dsr_tracker.core.summary import Tally, total
from dsr_tracker.store.reading import COLUMNS_SQL
from dsr_tracker.store.store import Store
from dsr_tracker.store.summaries import SHOWN_SQL
from dsr_tracker.store.two_days import pairs

_IN_COLUMN = (
    f" JOIN provisions p ON p.provision_id = x.provision_id JOIN ({COLUMNS_SQL}) c"
    " ON c.instrument_id = p.instrument_id AND c.party_id = x.party_id"
)
# For each row of a timeline: which days are counted, of what, and where they stand.
_DEVELOPMENTS = {
    MomentKind.AGREED: (
        "x.agreed_on",
        "x.instrument_id",
        (
            "instruments x JOIN provisions p ON p.instrument_id = x.instrument_id"
            f" JOIN ({COLUMNS_SQL}) c ON c.instrument_id = x.instrument_id"
        ),
    ),
    MomentKind.NOTE: ("x.dated_on", "x.note_id", f"notes x{_IN_COLUMN}"),
    MomentKind.EVIDENCE_PUBLISHED: (
        "e.published_on",
        "e.evidence_id",
        f"evidence e JOIN citations x ON x.evidence_id = e.evidence_id{_IN_COLUMN}",
    ),
    MomentKind.ASSESSMENT: ("x.as_of", "x.assessment_id", f"assessments x{_IN_COLUMN}"),
}


class _Scope:
    """What the picture is of, read once."""

    def __init__(self, store: Store, ask: Ask) -> None:
        self.store = store
        self.ask = ask
        listed = store.read.instruments()
        chosen = set(ask.instrument_ids) & {each.instrument_id for each in listed}
        self.instruments: list[Instrument] = [
            each for each in listed if not chosen or each.instrument_id in chosen
        ]
        self.titles = titles_of(self.instruments)
        self.picture = Picture(ask, store.read.scale(), tuple(self.titles.values()) if chosen else ())

    @cached_property
    def matching(self) -> Matching | None:
        """The cells of clauses that fit the filter, with their ratings; None where there is no filter."""
        if not self.ask.chosen:
            return None
        seen = AsSeen(self.ask.day, self.ask.stale_before)
        found = self.store.filtered.matching(self.ask.chosen, seen, self.instrument_ids)
        return {clause_id: found[clause_id] for clause_id in self.clause_ids if clause_id in found}

    @cached_property
    def clause_ids(self) -> tuple[str, ...]:
        """The clauses of these instruments."""
        provisions = self.store.read.provisions(self.instrument_ids)
        return tuple(each.provision_id for each in provisions if not each.is_measure)

    def fits(self, cell: Cell | None) -> bool:
        """Whether the filter lets the cell through."""
        if self.matching is None or cell is None:
            return True
        return cell.party_id in self.matching.get(cell.provision_id, ())

    @property
    def instrument_ids(self) -> tuple[str, ...]:
        return tuple(self.titles)

    def within(self) -> tuple[str, dict[str, str]]:
        """A condition that a provision is of these instruments, and its values."""
        names = {f"i{number}": each for number, each in enumerate(self.instrument_ids)}
        return f" AND p.instrument_id IN ({', '.join(f':{name}' for name in names)})", names


def read_picture(store: Store, ask: Ask) -> Picture:
    """What that picture shows; raises UnknownNameError for a party or provision that is not there.

    A change without an earlier day is told from the first judgement, or else from a year before.
    """
    if ask.kind is PictureKind.CHANGE and not ask.since:
        ask = replace(ask, since=day_before(_first_day(store), ask.day))
    scope = _Scope(store, ask)
    match ask.kind:
        case PictureKind.COUNTRIES:
            return _with_rows(scope, _by_party(scope))
        case PictureKind.CLAUSES:
            return _clauses(scope)
        case PictureKind.COUNTRY:
            return _country(scope, ask.party_id)
        case PictureKind.CHANGE:
            return _change(scope)
        case PictureKind.TIMELINE:
            return _timeline(scope)
        case PictureKind.MAP:
            return _map(scope)


def rows_behind(store: Store, ask: Ask, behind: Behind) -> Picture:
    """The cells of clauses behind a party's or a clause's figure in that picture, a row each: all of them."""
    scope = _Scope(store, ask)
    if behind.party_id:
        rows = _rows_of_party(scope, behind.party_id)
    else:
        clause = store.read.provision(behind.provision_id)
        parties = store.read.columns([clause.instrument_id]).get(clause.instrument_id, [])
        rows = rows_of_clause(clause, parties, store.status.of_provisions([clause.provision_id], ask.day))
    return replace(scope.picture, rows=tuple(row for row in rows if scope.fits(row.subject.behind.cell)))


def _with_rows(scope: _Scope, rows: tuple[PictureRow, ...], subject: Subject | None = None) -> Picture:
    rows = tuple(row for row in rows if scope.fits(row.subject.behind.cell))
    # A map has a place for every country; of rows a page holds only so many.
    shown, left_out = (rows, 0) if scope.ask.kind is PictureKind.MAP else shown_rows(rows)
    whole = total(row.tally for row in rows)
    every = whole
    if scope.matching is not None:
        every = total(
            scope.store.summary.tallies(scope.ask.day, instrument_ids=scope.ask.instrument_ids).values()
        )
    return replace(
        scope.picture, rows=shown, total=whole, left_out=left_out, subject=subject, unfiltered=every.cells
    )


def _by_party(scope: _Scope) -> tuple[PictureRow, ...]:
    parties = scope.store.read.parties()
    if scope.matching is None:
        tallies = scope.store.summary.tallies(scope.ask.day, instrument_ids=scope.ask.instrument_ids)
        return rows_by_party(parties, tallies)
    counts: dict[str, Counter[str]] = {}
    for ratings in scope.matching.values():
        for party_id, rating in ratings.items():
            counts.setdefault(party_id, Counter())[rating] += 1
    return rows_by_party(
        parties, {("", party_id): Tally(each, each.total()) for party_id, each in counts.items()}
    )


def _clauses(scope: _Scope) -> Picture:
    provisions = scope.store.read.provisions(scope.instrument_ids)
    if scope.matching is not None:
        counted = {clause_id: Counter(each.values()) for clause_id, each in scope.matching.items()}
        tallies = {clause_id: Tally(each, each.total()) for clause_id, each in counted.items()}
    else:
        columns = scope.store.read.columns(scope.instrument_ids)
        counts = _counts_by_clause(scope)
        tallies = {
            each.provision_id: Tally(
                counts.get(each.provision_id, {}), len(columns.get(each.instrument_id, ()))
            )
            for each in provisions
        }
    return _with_rows(scope, rows_by_clause(provisions, scope.titles, tallies))


def _counts_by_clause(scope: _Scope) -> dict[str, dict[str, int]]:
    store = scope.store
    condition, values = scope.within()
    counts: dict[str, dict[str, int]] = {}
    for provision_id, rating, count in store.connection.execute(
        f"SELECT x.provision_id, x.rating, count(*) FROM ({store.status.source(scope.ask.day)}) x{_IN_COLUMN}"
        f" WHERE p.clause_id = '' AND {SHOWN_SQL}{condition} GROUP BY x.provision_id, x.rating",
        {"day": scope.ask.day, **values},
    ):
        counts.setdefault(provision_id, {})[rating] = count
    return counts


def _country(scope: _Scope, party_id: str) -> Picture:
    party = next((each for each in scope.store.read.parties() if each.party_id == party_id), None)
    if party is None:
        raise UnknownNameError(f"There is no party “{party_id[:40]}”.", "Choose another one.")
    return _with_rows(scope, _rows_of_party(scope, party_id), party_subject(party))


def _rows_of_party(scope: _Scope, party_id: str) -> tuple[PictureRow, ...]:
    read = scope.store.read
    return rows_of_party(
        party_id,
        read.provisions(scope.instrument_ids),
        scope.titles,
        read.columns(scope.instrument_ids),
        scope.store.status.of_party([party_id], scope.ask.day),
    )


def _change(scope: _Scope) -> Picture:
    ask, matching = scope.ask, scope.matching
    clauses = None if matching is None else tuple(matching)
    before: dict[str, Counter[str]] = {}
    moved: dict[str, Counter[What]] = {}
    for pair in pairs(scope.store, ask.since, ask.day, scope.instrument_ids, clauses):
        if scope.fits(pair.cell):
            before.setdefault(pair.party_id, Counter())[pair.before] += pair.cells
            if pair.what is not None:
                moved.setdefault(pair.party_id, Counter())[pair.what] += pair.cells
    return _with_rows(scope, rows_of_change(_by_party(scope), before, moved))


def _first_day(store: Store) -> str:
    """The day of the first judgement; empty where there is none."""
    row = store.connection.execute("SELECT coalesce(min(as_of), '') FROM assessments").fetchone()
    return str(row[0])


def _timeline(scope: _Scope) -> Picture:
    by_country = scope.ask.by_country
    counts: dict[str, dict[str, int]] = {}
    for kind in _DEVELOPMENTS:
        for period, party_id, count in _developments(scope, kind):
            of_row = counts.setdefault(party_id if by_country else kind, {})
            of_row[period] = of_row.get(period, 0) + count
    periods = periods_of(
        {period for each in counts.values() for period in each},
        scope.ask.day,
        is_monthly=scope.ask.is_monthly,
    )
    if by_country:
        parties = {party.party_id: party for party in scope.store.read.parties()}
        subjects = {key: party_subject(party) for key, party in parties.items() if key in counts}
    else:
        subjects = {kind: Subject(Behind(moment=kind), kind) for kind in _DEVELOPMENTS}
    stretches = [
        Stretch(subject, {period: n for period, n in counts.get(key, {}).items() if period in set(periods)})
        for key, subject in subjects.items()
    ]
    outside = sum(n for each in counts.values() for period, n in each.items() if period not in set(periods))
    return replace(scope.picture, periods=periods, stretches=tuple(stretches), outside=outside)


def _developments(scope: _Scope, kind: MomentKind) -> list[tuple[str, str, int]]:
    """How many fell into each period, and where countries are asked for, to each party."""
    day, counted, source = _DEVELOPMENTS[kind]
    condition, values = scope.within()
    who = "c.party_id" if scope.ask.by_country else "''"
    rows = scope.store.connection.execute(
        f"SELECT substr({day}, 1, :width) AS period, {who} AS who,"
        f" count(DISTINCT {counted}) FROM {source} WHERE {day} <> '' AND {day} <= :day AND {SHOWN_SQL}"
        f"{condition} GROUP BY period, who",
        {"day": scope.ask.day, "width": len("2026-03") if scope.ask.is_monthly else len("2026"), **values},
    )
    return rows.fetchall()


def _map(scope: _Scope) -> Picture:
    store, ask = scope.store, scope.ask
    if not ask.provision_id:
        return _with_rows(scope, tuple(row for row in _by_party(scope) if row.subject.is_country))
    clause = store.read.provision(ask.provision_id)
    columns = store.read.columns([clause.instrument_id]).get(clause.instrument_id, [])
    countries: list[Party] = [party for party in columns if party.kind is PartyKind.COUNTRY]
    statuses = store.status.of_provisions([clause.provision_id], ask.day)
    titles = titles_of([store.read.instrument(clause.instrument_id)])
    made = _with_rows(scope, rows_of_clause(clause, countries, statuses), clause_subject(clause, titles))
    return replace(made, titles=tuple(titles.values()))
