"""What is hidden or retired leaves every list, count and report, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dsr_tracker.core.agenda import MomentKind, TodoGroup, TodoQuery
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, add_note, cite, hide, new_evidence, rate, track_party
from dsr_tracker.core.history import Edit
from dsr_tracker.core.own_records import (
    retire,
    save_instrument,
    save_participation,
    save_party,
    save_provision,
)
from dsr_tracker.core.records import Instrument, InstrumentKind, Party, PartyKind, Provision, Role
from dsr_tracker.reports.json import digest_of
from dsr_tracker.reports.report import Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store

DAY = "2026-06-30"
OWN, SHIPPED = Cell("own/1", "own-city"), Cell("DEI-2017/01", "EG")


@pytest.fixture
def filled(tracker: Store, pen: Pen) -> Store:
    """An instrument of Ann's own for a city of her own, and Egypt in the initiative: all of it rated."""
    city = Party("own-city", PartyKind.CITY, "Giza", "EG", within="EG")
    instrument = Instrument("own", InstrumentKind.AGREEMENT, "Port pact", period_end="2020")
    clause = Provision("own/1", "own", "1", "Share data")
    tracker.apply(save_instrument(pen, None, instrument))
    tracker.apply(save_provision(pen, None, clause, []))
    tracker.apply(
        save_provision(pen, None, Provision("own/1/1", "own", "1.1", "Tides", clause_id="own/1"), [])
    )
    tracker.apply(save_party(pen, None, city, tracker.agenda.parties()))
    tracker.apply(track_party(pen, instrument, city, is_new=False))
    scale = tracker.read.scale()
    for cell in (OWN, SHIPPED, Cell("own/1/1", "own-city")):
        target = Target(
            tracker.read.provision(cell.provision_id), tracker.read.record("party", cell.party_id)
        )
        tracker.apply(
            rate(pen, [target], scale.rating("limited"), scale, as_of="2026-06-01", confidence="low")
        )
        tracker.apply(add_note(pen, target, "Seen.", dated_on="2026-06-02"))
        tracker.apply(cite(pen, target, new_evidence(pen, url=f"https://example.org/{cell.provision_id}")))
    return tracker


def seen(tracker: Store) -> dict[str, object]:
    """What the pages and the reports say."""
    query = TodoQuery(DAY, "2025-12-30", with_measures=True)
    matrix = tracker.status.matrix(None, DAY)
    return {
        "columns": tracker.read.columns(),
        "participations": tracker.read.participations(),
        "means": (matrix.overall, matrix.column_means),
        "tallies": tracker.summary.tallies(DAY),
        "measures": tracker.summary.tallies(DAY, of_measures=True),
        "lines": tracker.summary.lines_of_provisions([OWN.provision_id, SHIPPED.provision_id], DAY),
        "counts": tracker.agenda.todo_counts(query),
        "to do": [item.place.cell for item in tracker.agenda.todo_items(TodoGroup.LOW_CONFIDENCE, query)],
        "timeline": tracker.agenda.moments(list(MomentKind), limit=5_000),
        "report": digest_of(build_report(collect(tracker), Scope(as_of=DAY))),
    }


def hide_shipped(kind: str, record_id: str) -> Callable[[Store, Pen], Edit]:
    return lambda _, pen: hide(pen, kind, record_id, record_id)


def retire_own(kind: str, record_id: str) -> Callable[[Store, Pen], Edit]:
    return lambda tracker, pen: retire(pen, tracker.read.record(kind, record_id), record_id)


def hide_part(tracker: Store, pen: Pen) -> Edit:
    [part] = [p for p in tracker.read.participations("DEI-2017", "EG") if p.role.is_assessed]
    return hide(pen, "participation", part.participation_id, "Egypt")


def retire_part(tracker: Store, pen: Pen) -> Edit:
    [part] = tracker.read.participations("own")
    return retire(pen, part, "Giza")


PUT_AWAY = {
    "a shipped party": (hide_shipped("party", "EG"), SHIPPED),
    "a shipped participation": (hide_part, SHIPPED),
    "a shipped clause": (hide_shipped("provision", "DEI-2017/01"), SHIPPED),
    "a shipped instrument": (hide_shipped("instrument", "DEI-2017"), SHIPPED),
    "an own party": (retire_own("party", "own-city"), OWN),
    "an own participation": (retire_part, OWN),
    "an own clause": (retire_own("provision", "own/1"), OWN),
    "an own instrument": (retire_own("instrument", "own"), OWN),
}


@pytest.mark.parametrize(("build", "cell"), PUT_AWAY.values(), ids=PUT_AWAY)
def test_what_is_put_away_leaves_everywhere_and_undo_brings_it_back(
    filled: Store, pen: Pen, build: Callable[[Store, Pen], Edit], cell: Cell
) -> None:
    before, ratings = seen(filled), filled.read.all_assessments()
    filled.apply(build(filled, pen))
    after = seen(filled)
    report = build_report(collect(filled), Scope(as_of=DAY))
    assert cell not in after["lines"]  # type: ignore[operator]
    assert cell not in report.cells
    kinds = [MomentKind.ASSESSMENT, MomentKind.NOTE, MomentKind.EVIDENCE_CITED]
    assert cell not in {moment.place.cell for moment in filled.agenda.moments(kinds)}
    assert report.overall.assessed == 1
    assert cell in before["to do"]  # type: ignore[operator]
    assert cell not in after["to do"]  # type: ignore[operator]
    assert after["means"] != before["means"]
    assert filled.read.all_assessments() == ratings
    [away] = filled.agenda.put_away()
    assert away.rated == (2 if cell == OWN else 1)
    filled.undo()
    assert seen(filled) == before
    assert filled.agenda.put_away() == []


def test_a_role_that_is_not_assessed_takes_the_column_away_only(filled: Store, pen: Pen) -> None:
    [part] = filled.read.participations("own")
    before = seen(filled)
    giza = filled.read.record("party", "own-city")
    filled.apply(save_participation(pen, part, replace(part, role=Role.HOST), giza, [part]))
    assert "own" not in filled.read.columns()
    assert [p.role for p in filled.read.participations("own")] == [Role.HOST]
    filled.undo()
    assert seen(filled) == before
