"""Reporting cycles, and what the closed ones said. Reads only."""

from __future__ import annotations

import sqlite3

from dsr_tracker.core.agenda import Place
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import movements, sources_between
from dsr_tracker.core.comparing import Comparison, CycleFigure, CycleLine, Moved, Told, ToldOtherwise
from dsr_tracker.core.cycles import (
    Correction,
    Period,
    check_order,
    corrections,
    frozen_cells,
    frozen_counts,
    frozen_judgements,
    frozen_mean,
)
from dsr_tracker.core.errors import TrackerError, UnknownNameError
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.records import Assessment, Cycle, Party
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.core.sight import check_whole
from dsr_tracker.core.summary import total
from dsr_tracker.store.blindfold import Blindfold
from dsr_tracker.store.contents import content_of
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_TYPE
from dsr_tracker.store.statuses import StatusReader
from dsr_tracker.store.summaries import SummaryReader


class CycleReader:
    """The cycles of one tracker."""

    def __init__(
        self, connection: sqlite3.Connection, read: Reader, status: StatusReader, blindfold: Blindfold
    ) -> None:
        self._connection = connection
        self._read = read
        self._status = status
        self._blindfold = blindfold

    def cycles(self) -> list[Cycle]:
        """All cycles, the latest first."""
        table = BY_TYPE[Cycle]
        rows = self._connection.execute(
            f"{table.select_sql} ORDER BY ends_on DESC, starts_on DESC, cycle_id DESC"
        )
        return list(map(table.to_record, rows))

    def said(self, cycle: Cycle) -> bytes:
        """The report as JSON that was kept when the cycle was closed.

        Raises UnknownNameError for a cycle that was not, or whose report was left out of a hand-over, and
        BlindError where it tells what is read blind.
        """
        content = self._content(cycle)
        check_whole(f"What “{cycle.name}” said is not told.", self._blind_of(content))
        return content

    def _blind_of(self, content: bytes) -> frozenset[Cell]:
        """The cells in what a cycle said that are read blind: a frozen report has no tables to hide."""
        blind = self._blindfold.cells
        return blind.intersection(frozen_cells(content)) if blind else blind

    def _content(self, cycle: Cycle) -> bytes:
        content = content_of(self._connection, cycle.sha256) if cycle.sha256 else None
        if content is None:
            raise UnknownNameError(
                f"What “{cycle.name}” said is not in this tracker.",
                "It is kept when a cycle is closed, and left out where only a part is handed over.",
            )
        return content

    def corrections(self, cycle: Cycle) -> list[Correction]:
        """What the tracker now says otherwise of the closed cycle's last day than the cycle did."""
        frozen = frozen_cells(self._content(cycle))
        columns = self._read.columns()
        shown = {
            provision.provision_id: {party.party_id for party in columns.get(provision.instrument_id, ())}
            for provision in self._read.provisions()
        }
        statuses = self._status.of_provisions(list(shown), cycle.ends_on)
        # What was hidden or retired since is not corrected by that.
        return corrections(
            {
                cell: rating
                for cell, rating in frozen.items()
                if cell.provision_id in shown and cell not in self._blindfold.cells
            },
            {cell: status for cell, status in statuses.items() if cell.party_id in shown[cell.provision_id]},
        )

    def lines(self) -> list[CycleLine]:
        """The cycles with their overall figures, the latest first."""
        return [self._line(cycle) for cycle in self.cycles()]

    def told_otherwise(self, cycle: Cycle) -> list[ToldOtherwise]:
        """The corrections of a closed cycle, in reading order, with who made them, when and why."""
        found = {each.cell: each for each in self.corrections(cycle)}
        places = self._places()
        return [self._told(found[cell], place, cycle) for cell, place in places.items() if cell in found]

    def figure(self, cycle: Cycle) -> CycleFigure:
        """The cycle's figure with the judgements behind it, in reading order; raises as `said` does."""
        places = self._places()
        if cycle.sha256:
            report = self.said(cycle)
            said, (scale_id, counts) = frozen_mean(report), frozen_counts(report)
            mean = Mean(said["percent"], said["scored"], said["applicable"])
            judged = frozen_judgements(report)
        else:
            tally = total(SummaryReader(self._connection, self._read).tallies(cycle.ends_on).values())
            scale_id, counts = self._read.scale().scale_id, dict(tally.counts)
            mean = tally.mean(self._read.scale())
            held = self._status.of_provisions(list({cell.provision_id for cell in places}), cycle.ends_on)
            holding = {status.assessment_id for status in held.values()}
            judged = [each for each in self._read.all_assessments() if each.assessment_id in holding]
        of_cell = {Cell(each.provision_id, each.party_id): each for each in judged}
        gone = {cell: Place(provision_id=cell.provision_id, party_id=cell.party_id) for cell in of_cell}
        told = (
            Told(place, of_cell[cell])
            for cell, place in {**places, **{c: p for c, p in gone.items() if c not in places}}.items()
            if cell in of_cell and of_cell[cell].rating != NOT_ASSESSED
        )
        return CycleFigure(cycle, mean, scale_id, counts, tuple(told))

    def comparison(self, first: Period, last: Period) -> Comparison:
        """What moved between two periods, in reading order; raises UnknownNameError for the wrong order."""
        check_order(first, last)
        assessments, places = self._read.all_assessments(), self._places()
        scale = self._read.scale()
        is_closed = first.cycle is not None and bool(first.cycle.closed_at)
        moved = movements(assessments, first.day, last.day, first.known_by, scale, is_closed=is_closed)
        sources = sources_between(
            self._read.all_citations(), assessments, self._read.all_notes(), first.day, last.day, moved=moved
        )
        titles = {each.evidence_id: each.title or each.url for each in self._read.all_evidence()}
        judged = {Cell(e.provision_id, e.party_id) for e in assessments if e.as_of <= last.day}
        return Comparison(
            first,
            last,
            tuple(
                Moved(
                    place,
                    moved[cell].what,
                    moved[cell].before,
                    moved[cell].after,
                    tuple(titles[each] for each in sources.get(cell, ()) if each in titles),
                )
                for cell, place in places.items()
                if cell in moved
            ),
            sum(cell in places for cell in judged),
        )

    def _line(self, cycle: Cycle) -> CycleLine:
        if not cycle.sha256:
            tallies = SummaryReader(self._connection, self._read).tallies(cycle.ends_on)
            return CycleLine(cycle, total(tallies.values()).mean(self._read.scale()))
        try:
            content = self._content(cycle)
            said = frozen_mean(content)
            mean = Mean(said["percent"], said["scored"], said["applicable"])
            return CycleLine(cycle, None if self._blind_of(content) else mean, len(self.corrections(cycle)))
        except TrackerError:  # left out of a hand-over: the other cycles are shown all the same
            return CycleLine(cycle, None)

    def _told(self, correction: Correction, place: Place, cycle: Cycle) -> ToldOtherwise:
        holds = self._read.status_assessment(correction.cell, cycle.ends_on)
        if holds is not None and holds.rating == correction.is_now:
            return ToldOtherwise(correction, place, holds.author, holds.recorded_at, holds.reason)
        for revision in self._read.revisions(correction.cell):
            if isinstance(revision.before, Assessment) and revision.after is None:
                return ToldOtherwise(correction, place, revision.author, revision.recorded_at)
        return ToldOtherwise(correction, place)

    def _places(self) -> dict[Cell, Place]:
        """Every cell that is shown, by name, in reading order."""
        instruments = {each.instrument_id: each.title for each in self._read.instruments()}
        columns: dict[str, list[Party]] = self._read.columns()
        return {
            Cell(provision.provision_id, party.party_id): Place(
                provision.instrument_id,
                instruments.get(provision.instrument_id, ""),
                provision.provision_id,
                provision.number,
                provision.title or provision.summary,
                provision.is_measure,
                party.party_id,
                party.name,
            )
            for provision in self._read.provisions()
            for party in columns.get(provision.instrument_id, ())
        }
