"""What an analyst can do, as edits."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import (
    Pen,
    Target,
    add_note,
    attach,
    checked_evidence,
    cite,
    combine,
    new_evidence,
    rate,
    remove_note,
    revise_assessment,
    revise_note,
    track_party,
    withdraw,
)
from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.history import Change
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Evidence,
    Instrument,
    InstrumentKind,
    Note,
    Paragraph,
    Participation,
    Party,
    PartyKind,
    Provision,
    Role,
    SourceDocument,
)
from dsr_tracker.core.scales import IMPLEMENTATION

_EGYPT = Party("EG", PartyKind.COUNTRY, "Egypt", "EG")
_CLAUSE = Provision("DEI-2017/03", "DEI-2017", "3", "E-commerce")
_MEASURE = Provision("DEI-2017/03/2", "DEI-2017", "3.2", "Payment", clause_id="DEI-2017/03")
_TARGET = Target(_CLAUSE, _EGYPT)
_LIMITED = IMPLEMENTATION.rating("limited")


@pytest.fixture
def pen() -> Pen:
    numbers = itertools.count(1)
    return Pen("Ann", lambda: f"id-{next(numbers)}")


def _rated(pen: Pen, target: Target = _TARGET, rating: str = "limited", **given: Any) -> Assessment:
    edit = rate(pen, [target], IMPLEMENTATION.rating(rating), IMPLEMENTATION, **given)
    made = edit.changes[0].after
    assert isinstance(made, Assessment)
    return made


def test_a_judgement_is_a_new_record_that_says_who_and_when(pen: Pen) -> None:
    edit = rate(pen, [_TARGET, Target(_MEASURE, _EGYPT)], _LIMITED, IMPLEMENTATION, reason=" Pilots only. ")
    assert edit.label == "2 cells → Limited"
    made = [change.after for change in edit.changes]
    assert all(change.before is None for change in edit.changes)
    assert all(
        isinstance(each, Assessment) and each.as_of == today() and each.author == "Ann" for each in made
    )
    assert {each.reason for each in made if isinstance(each, Assessment)} == {"Pilots only."}


def test_the_label_names_the_cell(pen: Pen) -> None:
    assert rate(pen, [_TARGET], _LIMITED, IMPLEMENTATION).label == "Egypt, clause 3 → Limited"
    assert add_note(pen, Target(_MEASURE, _EGYPT), "x").label == "Egypt, measure 3.2: note"


def test_a_correction_of_the_same_day_keeps_reason_and_marks(pen: Pen) -> None:
    first = _rated(
        pen, as_of="2026-01-01", reason="Why", confidence="low", is_contrary=True, claimed="complete"
    )
    again = _rated(pen, _TARGET._replace(current=first), "substantial", as_of="2026-01-01")
    assert again == replace(
        first, assessment_id=again.assessment_id, rating="substantial", recorded_at=again.recorded_at
    )


def test_a_judgement_of_another_day_starts_anew(pen: Pen) -> None:
    first = _rated(pen, as_of="2026-01-01", reason="Why", confidence="low", is_contrary=True)
    later = _rated(pen, _TARGET._replace(current=first), as_of="2026-02-01")
    assert (later.reason, later.confidence, later.is_contrary) == ("", "", False)


def test_not_applicable_needs_a_reason(pen: Pen) -> None:
    with pytest.raises(InvalidTextError, match="needs a reason"):
        _rated(pen, rating="not_applicable")
    assert _rated(pen, rating="not_applicable", reason="Landlocked.").reason == "Landlocked."


@pytest.mark.parametrize(
    "given",
    [
        {"as_of": "soon"},
        {"as_of": "9999-12-31"},
        {"claimed": "great"},
        {"confidence": "sure"},
        {"reason": "\0"},
    ],
)
def test_what_cannot_be_kept_is_refused(pen: Pen, given: dict[str, Any]) -> None:
    with pytest.raises((UnknownNameError, InvalidTextError)):
        _rated(pen, **given)


def test_withdrawing_says_not_assessed_and_keeps_nothing(pen: Pen) -> None:
    current = _rated(pen, reason="Why")
    edit = withdraw(pen, [_TARGET._replace(current=current)], IMPLEMENTATION)
    made = edit.changes[0].after
    assert isinstance(made, Assessment)
    assert (made.rating, made.reason) == ("not_assessed", "")


def test_details_change_the_assessment_itself(pen: Pen) -> None:
    current = _rated(pen)
    edit = revise_assessment(
        pen, _TARGET._replace(current=current), replace(current, search_places="UN Comtrade")
    )
    assert edit.changes == (Change(current, replace(current, search_places="UN Comtrade")),)


def test_a_note_comes_with_its_evidence(pen: Pen) -> None:
    source = new_evidence(pen, url="https://a.org")
    edit = add_note(pen, _TARGET, "A *launch*.", dated_on="2026-01-01", evidence=[source])
    note, evidence, citation = (change.after for change in edit.changes)
    assert isinstance(note, Note)
    assert evidence == source
    assert isinstance(citation, Citation)
    assert (citation.note_id, citation.evidence_id) == (note.note_id, source.evidence_id)


def test_a_note_needs_words(pen: Pen) -> None:
    with pytest.raises(InvalidTextError, match="The note is empty"):
        add_note(pen, _TARGET, " \n ")
    note = add_note(pen, _TARGET, "x").changes[0].after
    assert isinstance(note, Note)
    with pytest.raises(InvalidTextError, match="The note is empty"):
        revise_note(pen, _TARGET, note, text="", dated_on=note.dated_on)


def test_removing_a_note_removes_the_citations_that_served_it(pen: Pen) -> None:
    note = Note("n", "DEI-2017/03", "EG", "2026-01-01", "x")
    its = Citation("c1", "e", "DEI-2017/03", "EG", note_id="n")
    other = Citation("c2", "e", "DEI-2017/03", "EG")
    assert remove_note(pen, _TARGET, note, [its, other]).changes == (Change(its, None), Change(note, None))


def test_a_source_needs_a_title_or_a_link(pen: Pen) -> None:
    with pytest.raises(InvalidTextError, match="a title or a link"):
        new_evidence(pen, publisher="Somebody")
    assert checked_evidence(Evidence("e", title=" A\nreport ")).title == "A report"


def test_a_source_is_cited_for_the_judgement_in_force(pen: Pen) -> None:
    current = _rated(pen)
    source = new_evidence(pen, title="Report")
    (change,) = cite(pen, _TARGET._replace(current=current), source, is_known=True).changes
    assert isinstance(change.after, Citation)
    assert change.after.assessment_id == current.assessment_id


@pytest.mark.parametrize("is_new", [True, False])
def test_tracking_a_party_adds_a_column(pen: Pen, is_new: bool) -> None:
    instrument = Instrument("DEI-2017", InstrumentKind.INITIATIVE, "The initiative")
    *party, participation = [
        change.after for change in track_party(pen, instrument, _EGYPT, is_new=is_new).changes
    ]
    assert party == ([_EGYPT] if is_new else [])
    assert isinstance(participation, Participation)
    assert participation.role is Role.TRACKED
    assert participation.role.is_assessed


def test_several_edits_become_one_in_their_order(pen: Pen) -> None:
    edits = [rate(pen, [_TARGET], _LIMITED, IMPLEMENTATION), add_note(pen, _TARGET, "x")]
    combined = combine("Both", edits)
    assert combined.changes == edits[0].changes + edits[1].changes
    assert combined.author == "Ann"


@pytest.mark.parametrize("is_new", [True, False])
def test_an_attached_document_is_recorded_only_where_it_is_new(pen: Pen, is_new: bool) -> None:
    document = SourceDocument("d", "A text", "Somebody")
    paragraph = Paragraph("d#1", "d", 1, "x")
    records = [change.after for change in attach(pen, document, [paragraph], is_new=is_new).changes]
    assert records == ([document, paragraph] if is_new else [paragraph])
