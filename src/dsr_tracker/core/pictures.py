"""What pictures show, before they are drawn: the numbers, and behind each the cells that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.changes import What
from dsr_tracker.core.filtering import Filter
from dsr_tracker.core.ids import is_made
from dsr_tracker.core.records import Instrument, Party, PartyKind, Provision
from dsr_tracker.core.scales import NOT_ASSESSED, Scale
from dsr_tracker.core.summary import Tally, total

MOST_ROWS = 250
"""Rows that one picture shows: all countries of the world, and of clauses what anybody reads."""
MOST_PERIODS = {True: 24, False: 30}
"""Columns of a timeline: months, or years."""


class PictureKind(StrEnum):
    """What sort of picture it is."""

    COUNTRIES = "countries"
    """How the cells of each party are spread over the ratings."""
    CLAUSES = "clauses"
    """The same for each clause."""
    COUNTRY = "country"
    """The rating of each clause for one party."""
    CHANGE = "change"
    """The mean of each party on two days."""
    TIMELINE = "timeline"
    """What was agreed, noted, published and assessed, by year or month."""
    MAP = "map"
    """Countries as equal tiles: their mean, or their status in one clause."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which picture, of what. No instrument named means all; fields that a kind does not use are empty."""

    kind: PictureKind
    day: str
    instrument_ids: tuple[str, ...] = ()
    party_id: str = ""
    provision_id: str = ""
    since: str = ""
    is_monthly: bool = False
    by_country: bool = False
    chosen: Filter = field(default_factory=Filter)
    """Which cells count; a timeline counts developments whatever is chosen."""
    stale_before: str = ""


class Behind(NamedTuple):
    """What a mark opens to: the cells of a party, those of a clause, one cell, or lines of the timeline."""

    party_id: str = ""
    provision_id: str = ""
    moment: str = ""
    period: str = ""

    @property
    def cell(self) -> Cell | None:
        """The cell; None where the mark stands for more than one."""
        return Cell(self.provision_id, self.party_id) if self.provision_id and self.party_id else None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row or tile is about: `code` is a country's, `group` heads rows that belong together."""

    behind: Behind
    name: str
    group: str = ""
    code: str = ""
    is_country: bool = False


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A subject with its cells counted, for a change also those of the earlier day and what moved."""

    subject: Subject
    tally: Tally
    before: Tally | None = None
    moved: tuple[tuple[What, int], ...] = ()

    @property
    def rating_id(self) -> str:
        """The rating of a row that stands for one cell."""
        return next((rating for rating, count in self.tally.counts.items() if count), NOT_ASSESSED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A row of a timeline: how many developments fell into each period, "2026" or "2026-03"."""

    subject: Subject
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """What one picture says. `left_out` is how many rows it has no room for."""

    ask: Ask
    scale: Scale
    titles: tuple[str, ...]
    """Of the instruments; empty for all."""
    rows: tuple[PictureRow, ...] = ()
    total: Tally = field(default_factory=Tally)
    left_out: int = 0
    subject: Subject | None = None
    """The country or clause that the whole picture is about."""
    periods: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    unfiltered: int = 0
    """How many cells there are without the filter."""
    outside: int = 0
    """Developments that lie in none of the periods: older ones, and in months those dated by year."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.rows and not any(stretch.counts for stretch in self.stretches)


def picture_in_words(picture: Picture, word: Callable[[str, str], str]) -> Picture:
    """The picture with the catalogue's names as `word` puts them, which gets the kind of record and the name.

    Names of what an analyst added stay, and so do those of countries, which the pen has.
    """

    def told(subject: Subject) -> Subject:
        behind = subject.behind
        name = subject.name if is_made(behind.party_id) else word("party", subject.name)
        if name == subject.name and behind.provision_id and not is_made(behind.provision_id):
            number, _, title = subject.name.partition(" ")
            name = f"{number} {word('provision', title)}".strip()
        return replace(subject, name=name, group=word("instrument", subject.group))

    return replace(
        picture,
        titles=tuple(word("instrument", title) for title in picture.titles),
        rows=tuple(replace(row, subject=told(row.subject)) for row in picture.rows),
        stretches=tuple(replace(each, subject=told(each.subject)) for each in picture.stretches),
        subject=None if picture.subject is None else told(picture.subject),
    )


def party_subject(party: Party, provision_id: str = "") -> Subject:
    """A party as a subject: of all its cells, or of the one in that provision."""
    is_country = party.kind is PartyKind.COUNTRY
    code = party.country_code if is_country else ""
    return Subject(Behind(party.party_id, provision_id), party.name, code=code, is_country=is_country)


def clause_subject(clause: Provision, titles: Mapping[str, str], party_id: str = "") -> Subject:
    """A clause as a subject, under its instrument: of all its cells, or of the one of that party."""
    name = f"{clause.number} {clause.title or clause.summary}".strip()
    return Subject(Behind(party_id, clause.provision_id), name, titles.get(clause.instrument_id, ""))


def rows_by_party(
    parties: Sequence[Party], tallies: Mapping[tuple[str, str], Tally]
) -> tuple[PictureRow, ...]:
    """A row for each party that has cells, countries first; `tallies` by instrument and party."""
    grouped: dict[str, list[Tally]] = {}
    for (_, party_id), tally in tallies.items():
        grouped.setdefault(party_id, []).append(tally)
    listed = sorted(parties, key=lambda party: party.kind is not PartyKind.COUNTRY)
    return tuple(
        PictureRow(party_subject(party), total(grouped[party.party_id]))
        for party in listed
        if party.party_id in grouped
    )


def rows_by_clause(
    clauses: Iterable[Provision],
    titles: Mapping[str, str],
    tallies: Mapping[str, Tally],
) -> tuple[PictureRow, ...]:
    """A row for each clause that has cells; `tallies` by provision."""
    return tuple(
        PictureRow(clause_subject(clause, titles), tallies[clause.provision_id])
        for clause in clauses
        if not clause.is_measure and clause.provision_id in tallies and tallies[clause.provision_id].cells
    )


def rows_of_party(
    party_id: str,
    clauses: Iterable[Provision],
    titles: Mapping[str, str],
    columns: Mapping[str, Sequence[Party]],
    statuses: Mapping[Cell, CellStatus],
) -> tuple[PictureRow, ...]:
    """A row of one cell for each clause of the instruments in which that party is assessed."""
    taken = {instrument_id for instrument_id, parties in columns.items() if _has(parties, party_id)}
    return tuple(
        PictureRow(clause_subject(clause, titles, party_id), of_one(statuses.get(clause_cell)))
        for clause in clauses
        if not clause.is_measure and clause.instrument_id in taken
        for clause_cell in [Cell(clause.provision_id, party_id)]
    )


def rows_of_clause(
    clause: Provision, parties: Iterable[Party], statuses: Mapping[Cell, CellStatus]
) -> tuple[PictureRow, ...]:
    """A row of one cell for each of these parties, in one clause."""
    return tuple(
        PictureRow(
            party_subject(party, clause.provision_id),
            of_one(statuses.get(Cell(clause.provision_id, party.party_id))),
        )
        for party in parties
    )


def rows_of_change(
    now: Iterable[PictureRow],
    before: Mapping[str, Mapping[str, int]],
    moved: Mapping[str, Mapping[What, int]],
) -> tuple[PictureRow, ...]:
    """The rows of the later day with what the same cells were on the earlier one, by party and rating."""
    return tuple(
        PictureRow(
            row.subject,
            row.tally,
            Tally(before.get(party_id, {}), row.tally.cells),
            tuple((what, own[what]) for what in What if own.get(what)),
        )
        for row in now
        for party_id in [row.subject.behind.party_id]
        for own in [moved.get(party_id, {})]
    )


def of_one(status: CellStatus | None) -> Tally:
    """The tally of a single cell."""
    return Tally({NOT_ASSESSED if status is None else status.rating: 1}, 1)


def shown_rows(rows: Sequence[PictureRow], most: int = MOST_ROWS) -> tuple[tuple[PictureRow, ...], int]:
    """As many rows as a picture has room for, and how many those are that it has none for."""
    return tuple(rows[:most]), max(0, len(rows) - most)


def periods_of(found: Iterable[str], day: str, *, is_monthly: bool) -> tuple[str, ...]:
    """The periods without a gap from the first development to the day, the newest that there is room for."""
    width = len("2026-03") if is_monthly else len("2026")
    known = [period for period in found if len(period) == width and period <= day[:width]]
    if not known:
        return ()
    first, last = min(known), max(known)
    if not is_monthly:
        years = [f"{year:04}" for year in range(int(first), int(last) + 1)]
        return tuple(years[-MOST_PERIODS[False] :])
    months = range(_month_number(first), _month_number(last) + 1)
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in months[-MOST_PERIODS[True] :])


def day_before(first: str, day: str) -> str:
    """The day that a change up to `day` is told from: the first with a judgement, else a year before."""
    if first and first < day:
        return first
    return f"{max(int(day[:4]) - 1, 1):04}{day[4:]}".replace("-02-29", "-02-28")


def titles_of(instruments: Iterable[Instrument]) -> dict[str, str]:
    """What each instrument is called, by id."""
    return {instrument.instrument_id: instrument.title for instrument in instruments}


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _has(parties: Iterable[Party], party_id: str) -> bool:
    return any(party.party_id == party_id for party in parties)
