"""What happened when and what is left to do, asked of a real file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsr_tracker.core.agenda import MomentKind, TodoGroup, TodoQuery
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import (
    Pen,
    Target,
    add_note,
    cite,
    hide,
    new_evidence,
    put,
    rate,
    revise_assessment,
    withdraw,
)
from dsr_tracker.core.feedback import answer_feedback, record_feedback
from dsr_tracker.core.own_records import retire, save_instrument
from dsr_tracker.core.records import (
    FeedbackState,
    Instrument,
    InstrumentKind,
    Participation,
    Provision,
    Role,
)
from dsr_tracker.store.store import Store

DAY = "2026-06-30"
CLAUSE = "DEI-2017/01"
TargetOf = Callable[..., Target]


@pytest.fixture
def target(tracker: Store) -> TargetOf:
    def target(party_id: str = "EG", provision_id: str = CLAUSE) -> Target:
        return Target(
            tracker.read.provision(provision_id),
            tracker.read.record("party", party_id),
            tracker.read.status_assessment(Cell(provision_id, party_id), "9999-12-31"),
        )

    return target


def judge(
    tracker: Store, pen: Pen, target: Target, rating_id: str, day: str = "2026-06-01", **more: str
) -> None:
    scale = tracker.read.scale()
    tracker.apply(rate(pen, [target], scale.rating(rating_id), scale, as_of=day, **more))  # type: ignore[arg-type]


def query(**more: object) -> TodoQuery:
    return TodoQuery(DAY, "2025-12-30", **more)  # type: ignore[arg-type]


def cells(tracker: Store, group: TodoGroup, **more: object) -> list[Cell | None]:
    items = [item.place.cell for item in tracker.agenda.todo_items(group, query(**more), 5_000)]
    assert tracker.agenda.todo_counts(query(**more))[group] == len(items)
    return items


# -- the timeline -----------------------------------------------------------------------------------


def test_an_empty_tracker_shows_what_was_agreed_newest_first(tracker):
    moments = tracker.agenda.moments(list(MomentKind), limit=1_000)
    orders = [moment.order for moment in moments]
    assert orders == sorted(orders, reverse=True)
    assert any(m.kind is MomentKind.AGREED and m.moment_id == "DEI-2017" for m in moments)
    assert {moment.kind for moment in moments} == {
        MomentKind.AGREED,
        MomentKind.PERIOD_START,
        MomentKind.PERIOD_END,
    }


def test_the_end_of_a_year_stands_after_its_days(tracker, pen):
    tracker.apply(
        save_instrument(
            pen,
            None,
            Instrument(
                "own",
                InstrumentKind.AGREEMENT,
                "Plan",
                agreed_on="2031",
                period_start="2031-03",
                period_end="2031",
            ),
        )
    )
    own = [m for m in tracker.agenda.moments(list(MomentKind)) if m.place.instrument_id == "own"]
    assert [(m.kind, m.day, m.order) for m in own] == [
        (MomentKind.PERIOD_END, "2031", "2031-12-31"),
        (MomentKind.PERIOD_START, "2031-03", "2031-03"),
        (MomentKind.AGREED, "2031", "2031"),
    ]


def test_what_an_analyst_records_stands_at_its_date_with_its_cell(tracker, pen, target):
    judge(tracker, pen, target(), "limited", "2024-05-05", reason="Pilot only")
    tracker.apply(add_note(pen, target(), "Tender opened", dated_on="2024-07-01"))
    tracker.apply(cite(pen, target(), new_evidence(pen, title="Gazette", published_on="2023-01-02")))
    kinds = (MomentKind.ASSESSMENT, MomentKind.NOTE, MomentKind.EVIDENCE_PUBLISHED, MomentKind.EVIDENCE_CITED)
    moments = tracker.agenda.moments(kinds)
    assert [(m.kind, m.day, m.text) for m in moments[1:]] == [
        (MomentKind.NOTE, "2024-07-01", "Tender opened"),
        (MomentKind.ASSESSMENT, "2024-05-05", "Pilot only"),
        (MomentKind.EVIDENCE_PUBLISHED, "2023-01-02", "Gazette"),
    ]
    assert moments[0].kind is MomentKind.EVIDENCE_CITED
    assert {m.place.cell for m in moments} == {Cell(CLAUSE, "EG")}
    assert moments[2].rating == "limited"


def test_a_source_that_no_cell_cites_stands_there_too(tracker, pen):
    tracker.apply(put(pen, "source", None, new_evidence(pen, title="Gazette", published_on="2023-01-02")))
    (moment,) = tracker.agenda.moments([MomentKind.EVIDENCE_PUBLISHED], "gazette")
    assert moment.place.cell is None


@pytest.mark.parametrize(
    ("text", "count"), [("TENDER egypt", 1), ("100%", 1), ("50_", 0), ("tender laos", 0), ("'\"\\", 0)]
)
def test_every_word_is_looked_for_and_no_sign_is_special(tracker, pen, target, text, count):
    tracker.apply(add_note(pen, target(), "Tender 100% open, 500 lots", dated_on="2024-07-01"))
    assert len(tracker.agenda.moments([MomentKind.NOTE], text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("half \ud83d", 0),
        ("a\0b", 0),
        ("x" * 60_000, 0),
        ("fibre tender " * 1_000, 1),
        ("fibre nothing " * 1_000, 0),
    ],
    ids=["half a character", "a NUL", "a long word", "a page of words", "a page with another word"],
)
def test_whatever_is_pasted_can_be_looked_for(tracker, pen, target, text, count):
    tracker.apply(add_note(pen, target(), "Fibre TENDER", dated_on="2025-01-01"))
    assert len(tracker.agenda.moments([MomentKind.NOTE], text)) == count
    assert tracker.agenda.evidence(text) == []


def test_only_as_many_lines_as_asked_for_and_the_newest(tracker, pen, target):
    for day in range(1, 6):
        tracker.apply(add_note(pen, target(), f"Day {day}", dated_on=f"2024-01-0{day}"))
        judge(tracker, pen, target(), "limited", f"2024-02-0{day}")
    moments = tracker.agenda.moments([MomentKind.NOTE, MomentKind.ASSESSMENT], limit=6)
    assert [m.day for m in moments] == [f"2024-02-0{d}" for d in (5, 4, 3, 2, 1)] + ["2024-01-05"]


def test_what_is_hidden_is_on_no_list(tracker, pen, target):
    judge(tracker, pen, target(), "limited")
    tracker.apply(add_note(pen, target(), "Tender", dated_on="2024-07-01"))
    tracker.apply(hide(pen, "instrument", "DEI-2017", "the initiative"))
    assert not tracker.agenda.moments([MomentKind.NOTE, MomentKind.ASSESSMENT])
    assert all(m.place.instrument_id != "DEI-2017" for m in tracker.agenda.moments(list(MomentKind)))
    listed = tracker.agenda.todo_items(TodoGroup.NEVER_ASSESSED, query(), 5_000)
    assert listed
    assert all(item.place.instrument_id != "DEI-2017" for item in listed)


# -- what is left to do -----------------------------------------------------------------------------


def test_every_cell_of_a_new_tracker_was_never_assessed(tracker):
    initiative = cells(tracker, TodoGroup.NEVER_ASSESSED, instrument_id="DEI-2017")
    assert len(initiative) == 15 * 8
    assert (
        len(cells(tracker, TodoGroup.NEVER_ASSESSED, instrument_id="DEI-2017", with_measures=True))
        == (15 + 47) * 8
    )


def test_a_rating_takes_a_cell_off_and_a_withdrawal_puts_it_back(tracker, pen, target):
    judge(tracker, pen, target(), "limited")
    assert Cell(CLAUSE, "EG") not in cells(tracker, TodoGroup.NEVER_ASSESSED)
    tracker.apply(withdraw(pen, [target()], tracker.read.scale(), as_of="2026-06-02"))
    assert Cell(CLAUSE, "EG") in cells(tracker, TodoGroup.NEVER_ASSESSED)
    tracker.undo()
    assert Cell(CLAUSE, "EG") not in cells(tracker, TodoGroup.NEVER_ASSESSED)


def test_an_old_rating_is_due_until_somebody_looks(tracker, pen, target):
    judge(tracker, pen, target(), "limited", "2025-12-29")
    judge(tracker, pen, target("LA"), "limited", "2025-12-30")
    assert cells(tracker, TodoGroup.STALE) == [Cell(CLAUSE, "EG")]
    tracker.apply(add_note(pen, target(), "Asked again, nothing new", dated_on="2026-01-15"))
    assert cells(tracker, TodoGroup.STALE) == []


def test_a_period_that_is_over_asks_for_a_final_rating(tracker, pen, target):
    (instrument,) = [i for i in tracker.read.instruments() if i.instrument_id == "CDB-NDRC-2018"]
    assert instrument.period_end == "2023-09-17"
    due = cells(tracker, TodoGroup.PERIOD_OVER, instrument_id=instrument.instrument_id)
    assert due
    first = due[0]
    assert first is not None

    def is_due() -> bool:
        return first in cells(tracker, TodoGroup.PERIOD_OVER, instrument_id=instrument.instrument_id)

    where = target(first.party_id, first.provision_id)
    judge(tracker, pen, where, "limited", "2023-09-16")
    assert is_due()
    judge(tracker, pen, where, "limited", "2023-09-17")
    assert not is_due()
    tracker.undo()
    judge(tracker, pen, where, "complete", "2020-01-01")
    assert is_due()  # the newer judgement of 2023 stands
    judge(tracker, pen, where, "complete", "2023-09-16")
    assert not is_due()


def test_a_period_that_names_a_year_is_over_with_its_last_day(tracker, pen):
    tracker.apply(
        save_instrument(pen, None, Instrument("own", InstrumentKind.AGREEMENT, "Plan", period_end="2026"))
    )
    tracker.apply(put(pen, "clause", None, Provision("own/1", "own", "1", "Build")))
    tracker.apply(put(pen, "measure", None, Provision("own/1/1", "own", "1.1", "Dig", clause_id="own/1")))
    tracker.apply(put(pen, "column", None, Participation("x", "own", "EG", Role.TRACKED)))
    for today, due in (("2026-12-31", 0), ("2027-01-01", 2)):
        asked = TodoQuery(today, "2020-01-01", "own", with_measures=True)
        items = tracker.agenda.todo_items(TodoGroup.PERIOD_OVER, asked)
        assert len(items) == due
        assert {item.period_end for item in items} <= {"2026-12-31"}


def test_a_rating_without_a_source_is_named(tracker, pen, target):
    for party_id, rating_id in (("EG", "limited"), ("LA", "no_evidence"), ("SA", "not_assessed")):
        judge(tracker, pen, target(party_id), rating_id)
    judge(tracker, pen, target("RS"), "not_applicable", reason="Landlocked")
    assert cells(tracker, TodoGroup.UNSOURCED) == [Cell(CLAUSE, "EG")]
    tracker.apply(cite(pen, target(), new_evidence(pen, title="Gazette")))
    assert cells(tracker, TodoGroup.UNSOURCED) == []


def test_low_confidence_and_searches_not_recorded(tracker, pen, target):
    judge(tracker, pen, target(), "no_evidence", confidence="low")
    assert cells(tracker, TodoGroup.LOW_CONFIDENCE) == [Cell(CLAUSE, "EG")]
    assert cells(tracker, TodoGroup.UNLOGGED) == [Cell(CLAUSE, "EG")]
    current = target().current
    from dataclasses import replace

    for change in ({"search_places": "Ministry's site"}, {"search_until": "2026-06-01"}):
        assert cells(tracker, TodoGroup.UNLOGGED) == [Cell(CLAUSE, "EG")]
        current = replace(current, **change)
        tracker.apply(revise_assessment(pen, target(), current))
    assert cells(tracker, TodoGroup.UNLOGGED) == []


def test_only_the_first_are_listed_and_all_are_counted(tracker):
    assert len(tracker.agenda.todo_items(TodoGroup.NEVER_ASSESSED, query(), 3)) == 3
    assert tracker.agenda.todo_counts(query())[TodoGroup.NEVER_ASSESSED] > 100


# -- evidence, and what was put away ------------------------------------------------------------------


def test_a_source_tells_how_many_cells_cite_it(tracker, pen, target):
    source = new_evidence(pen, title="Gazette", url="https://example.org/g", publisher="Press")
    tracker.apply(cite(pen, target(), source))
    tracker.apply(cite(pen, target(), source, is_known=True))
    tracker.apply(cite(pen, target("LA"), source, is_known=True))
    (use,) = tracker.agenda.evidence("press gaz")
    assert (use.evidence, use.cell_count) == (source, 2)
    assert [item.place.party_name for item in tracker.agenda.citing(source.evidence_id)] == ["Egypt", "Laos"]
    assert tracker.agenda.evidence("nothing") == []
    assert tracker.agenda.evidence_count() == 1


def test_what_was_put_away_is_listed_with_where_it_belongs(tracker, pen):
    own = Instrument("own", InstrumentKind.AGREEMENT, "Plan")
    tracker.apply(save_instrument(pen, None, own))
    tracker.apply(retire(pen, own, "Plan"))
    tracker.apply(hide(pen, "provision", CLAUSE, "clause 1"))
    hidden, retired = tracker.agenda.put_away()
    assert hidden.hidden is not None
    assert hidden.name.startswith("1 ")
    assert "Digital Economy" in hidden.within
    assert (retired.name, retired.hidden) == ("Plan", None)


def test_a_small_tracker_is_read_in_place(tracker):
    assert not tracker.agenda.is_big()


def test_feedback_waits_until_it_is_answered_on_measures_too(
    tracker: Store, pen: Pen, target: TargetOf
) -> None:
    assert cells(tracker, TodoGroup.FEEDBACK) == []
    measure, measured = target("EG", "DEI-2017/03/1"), Cell("DEI-2017/03/1", "EG")
    for where, day, text in (
        (target(), "2026-03-01", "Not yet."),
        (target(), "2026-02-01", "Not at all."),
        (measure, "2026-01-01", "A pilot."),
    ):
        tracker.apply(record_feedback(pen, where, sender="Union", text=text, received_on=day))
    assert cells(tracker, TodoGroup.FEEDBACK) == [measured, Cell(CLAUSE, "EG")]
    assert cells(tracker, TodoGroup.FEEDBACK, with_measures=True) == [measured, Cell(CLAUSE, "EG")]
    assert cells(tracker, TodoGroup.FEEDBACK, instrument_id="WIC-2018") == []
    pilot, clause = tracker.agenda.todo_items(TodoGroup.FEEDBACK, query())
    assert (pilot.received_on, pilot.said) == ("2026-01-01", "Union: A pilot.")
    assert (clause.received_on, clause.said) == ("2026-02-01", "Union: Not at all. (+1)")
    told = tracker.agenda.todo_facets(TodoGroup.FEEDBACK, query(), "said")
    assert {item.said: count for item, count in told} == {pilot.said: 1, clause.said: 1}
    # A measure is listed for its feedback alone.
    assert measured not in cells(tracker, TodoGroup.NEVER_ASSESSED)
    for each in tracker.readings.feedback():
        where = measure if each.provision_id == measure.provision.provision_id else target()
        tracker.apply(answer_feedback(pen, where, each, state=FeedbackState.DECLINED, response="Seen."))
    assert cells(tracker, TodoGroup.FEEDBACK) == []
    tracker.undo()
    assert len(cells(tracker, TodoGroup.FEEDBACK)) == 1
