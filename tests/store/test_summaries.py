from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target
from dsr_tracker.core.records import Provision
from dsr_tracker.core.summary import EXCERPT_LENGTH, Tally, tally_lines, total
from dsr_tracker.store.store import Store

INITIATIVE = "DEI-2017"
EGYPT, CHINA = "EG", "CN"


def rate(
    tracker: Store, pen: Pen, cell: Cell, rating_id: str, *, day: str = "2026-01-31", reason: str = ""
) -> None:
    scale = tracker.read.scale()
    target = Target(tracker.read.provision(cell.provision_id), tracker.read.record("party", cell.party_id))
    tracker.apply(editing.rate(pen, [target], scale.rating(rating_id), scale, as_of=day, reason=reason))


def clause(number: int, party_id: str = EGYPT) -> Cell:
    return Cell(f"{INITIATIVE}/{number:02}", party_id)


@pytest.fixture
def rated(tracker: Store, pen: Pen) -> Store:
    rate(tracker, pen, clause(1), "limited", day="2025-06-30")
    rate(tracker, pen, clause(1), "complete")
    rate(tracker, pen, clause(2), "no_evidence")
    rate(tracker, pen, clause(1, CHINA), "limited")
    rate(tracker, pen, Cell(f"{INITIATIVE}/01/1", EGYPT), "complete")
    return tracker


def test_tallies_agree_with_the_matrix_on_every_day(rated):
    scale = rated.read.scale()
    for day in ("2025-06-29", "2025-06-30", "2026-01-31", "2026-12-31"):
        tallies = rated.summary.tallies(day)
        matrix = rated.status.matrix(None, day)
        assert total(tallies.values()).mean(scale) == matrix.overall
        assert total(tallies.values()).distribution(scale) == matrix.distribution
        egypt = total(tally for key, tally in tallies.items() if key[1] == EGYPT)
        assert egypt.mean(scale) == matrix.column_means[EGYPT]


def test_tallies_of_chosen_instruments_parties_and_of_measures(rated):
    day = "2026-12-31"
    everything = rated.summary.tallies(day)
    key = (INITIATIVE, EGYPT)
    assert everything[key] == Tally({"complete": 1, "no_evidence": 1}, 15)
    assert everything[key].assessed(rated.read.scale()) == 2
    assert rated.summary.tallies(day, party_ids=[EGYPT]) == {key: everything[key]}
    chosen = rated.summary.tallies(day, instrument_ids=[INITIATIVE])
    assert chosen == {each: tally for each, tally in everything.items() if each[0] == INITIATIVE}
    assert rated.summary.tallies(day, of_measures=True)[key] == Tally({"complete": 1}, 47)
    assert rated.summary.tallies(day, party_ids=["itu"]) == {}


def test_hidden_and_retired_are_left_out(rated, pen):
    day = "2026-12-31"
    rated.apply(editing.hide(pen, "provision", clause(1).provision_id, "clause 1"))
    assert rated.summary.tallies(day)[INITIATIVE, EGYPT] == Tally({"no_evidence": 1}, 14)
    # Nobody sees the measures of a hidden clause, so they do not count either.
    assert rated.summary.tallies(day, of_measures=True)[INITIATIVE, EGYPT].assessed(rated.read.scale()) == 0
    assert clause(1) not in rated.summary.lines_of_parties([EGYPT], day)
    rated.apply(editing.hide(pen, "instrument", INITIATIVE, "the initiative"))
    assert (INITIATIVE, EGYPT) not in rated.summary.tallies(day)
    own = Provision("own", "CN-OFFER-2018", "9", "Own clause")
    rated.apply(editing.put(pen, "clause", None, own))
    count = rated.summary.tallies(day)["CN-OFFER-2018", CHINA].cells
    rated.apply(editing.put(pen, "clause", own, replace(own, is_retired=True)))
    assert rated.summary.tallies(day)["CN-OFFER-2018", CHINA].cells == count - 1


def test_lines_say_status_reason_notes_and_sources(rated, pen):
    day = "2026-12-31"
    rate(rated, pen, clause(3), "limited", reason="埃" * 1_000)
    target = Target(rated.read.provision(clause(3).provision_id), rated.read.record("party", EGYPT))
    source = editing.new_evidence(pen, url="https://example.org/a")
    rated.apply(editing.add_note(pen, target, "Old.", dated_on="2026-01-01", evidence=[source]))
    rated.apply(editing.add_note(pen, target, "New.", dated_on="2026-02-01"))
    lines = rated.summary.lines_of_parties([EGYPT], day)
    assert len(lines) == 62
    line = lines[clause(3)]
    assert (line.rating_id, line.reason) == ("limited", "埃" * EXCERPT_LENGTH)
    assert (line.note_count, line.evidence_count) == (2, 1)
    assert lines[clause(4)].rating_id == "not_assessed"
    assert rated.summary.lines_of_parties([EGYPT], "2026-01-15")[clause(3)].note_count == 1
    assert rated.summary.lines_of_parties([], day) == {}


def test_lines_of_a_provision_cover_every_column(rated):
    lines = rated.summary.lines_of_provisions([clause(1).provision_id], "2026-12-31")
    assert {cell.party_id for cell in lines} == {p.party_id for p in rated.read.columns()[INITIATIVE]}
    assert tally_lines(lines.values()).mean(rated.read.scale()) == (
        total([Tally({"complete": 1, "limited": 1}, 2), Tally({"not_assessed": 6}, 6)]).mean(
            rated.read.scale()
        )
    )
