"""What an analyst adds to the catalogue is checked; what was shipped is guarded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError, TrackerError, UnknownNameError
from dsr_tracker.core.ids import IdSource
from dsr_tracker.core.own_records import (
    adopt,
    checked_instrument,
    checked_party,
    checked_provision,
    next_number,
    restore,
    retire,
    save_instrument,
    save_participation,
    save_party,
    save_provision,
)
from dsr_tracker.core.partial_dates import is_date, last_day, parse_date, parse_period
from dsr_tracker.core.records import (
    Instrument,
    InstrumentKind,
    Origin,
    Participation,
    Party,
    PartyKind,
    Provision,
    Reference,
    Role,
    SourceDocument,
)
from dsr_tracker.core.references import numbers_text, parse_numbers, reference_of, resting_on

PEN = Pen("Ann", IdSource())
INSTRUMENT = Instrument("i1", InstrumentKind.AGREEMENT, "Memorandum on cables")
CLAUSE = Provision("c1", "i1", "1", "Landing stations")
EGYPT = Party("EG", PartyKind.COUNTRY, "Egypt", "EG", origin=Origin.CATALOGUE)
CAIRO = Party("p1", PartyKind.CITY, "Cairo", "EG", within="EG")


# -- dates and paragraph numbers --------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2026", "2026-02", "2026-02-28", " 2024-02-29 "])
def test_a_date_may_stop_at_the_month_or_year(text):
    assert parse_date(text) == text.strip()


@pytest.mark.parametrize("text", ["26", "2026-13", "2026-02-30", "2026-2-3", "March 2026", "٢٠٢٦", "0000"])
def test_anything_else_is_no_date(text):
    assert not is_date(text)
    with pytest.raises(UnknownNameError, match="2026-03-31"):
        parse_date(text)


def test_a_period_does_not_end_before_it_starts():
    assert parse_period("2023-05-01", "2023") == ("2023-05-01", "2023")
    assert parse_period("", "2023") == ("", "2023")
    with pytest.raises(UnknownNameError, match="before it starts"):
        parse_period("2023-05-01", "2023-04")


def test_the_last_day_of_a_month_or_year_is_where_it_ends():
    assert [last_day(date) for date in ("2023", "2023-11", "2023-11-05")] == [
        "2023-12-31",
        "2023-11-31",
        "2023-11-05",
    ]


@given(st.sets(st.integers(1, 60), min_size=1))
def test_paragraph_numbers_read_as_they_are_written(numbers):
    assert parse_numbers(numbers_text(numbers)) == tuple(sorted(numbers))


@pytest.mark.parametrize("text", ["x", "3-1", "0", "1-", "2 3", "-1", "1..2"])
def test_other_signs_are_no_paragraph_numbers(text):
    with pytest.raises(UnknownNameError):
        parse_numbers(text)


def test_a_reference_stays_within_its_document():
    document = SourceDocument("d", "Report", "Press", paragraph_count=6)
    assert reference_of(document, "2, 5-6") == (Reference("d", (2, 5, 6)),)
    assert reference_of(None, " ") == ()
    with pytest.raises(UnknownNameError, match="no paragraph 7"):
        reference_of(document, "7")
    with pytest.raises(UnknownNameError, match="no paragraph"):
        reference_of(document, "")
    with pytest.raises(UnknownNameError, match="need a document"):
        reference_of(None, "3")


def test_what_rests_on_a_document_gathers_all_its_parts():
    at = Reference("d", (3,))
    parts = (
        [replace(INSTRUMENT, references=(Reference("d", (1,)), Reference("other", (9,))))],
        [replace(CLAUSE, references=(at,))],
        [Participation("x", "i1", "EG", Role.SIGNATORY, (Reference("d", (2,)),))],
    )
    assert resting_on("d", *parts) == [(parts[0][0], (1, 2, 3))]
    assert resting_on("nowhere", *parts) == []


# -- records ----------------------------------------------------------------------------------------


def test_an_instrument_is_kept_with_clean_texts():
    typed = replace(
        INSTRUMENT, title="  Memorandum \n on cables ", aliases=("", " MoC ", "MoC"), agreed_on=" 2026"
    )
    checked = checked_instrument(typed)
    assert (checked.title, checked.aliases, checked.agreed_on) == ("Memorandum on cables", ("MoC",), "2026")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", " "),
        ("title", "a\x00b"),
        ("title", "a\ud800b"),
        ("summary", "a\u202eb"),
        ("remark", "x" * 1_000_001),
        ("agreed_on", "soon"),
        ("published_on", "2026-02-30"),
    ],
)
def test_an_instrument_that_cannot_be_kept_is_refused_in_words(field, text):
    with pytest.raises(TrackerError) as refused:
        checked_instrument(replace(INSTRUMENT, **{field: text}))
    assert refused.value.advice


def test_numbers_of_clauses_and_measures_go_on_from_the_last():
    measures = [replace(CLAUSE, provision_id=f"m{n}", number=f"1.{n}", clause_id="c1") for n in (1, 2)]
    listed = [CLAUSE, *measures, replace(CLAUSE, provision_id="c3", number="3")]
    assert next_number(listed) == "4"
    assert next_number(listed, CLAUSE) == "1.3"
    assert next_number([]) == "1"


def test_two_siblings_do_not_share_a_number():
    with pytest.raises(InvalidTextError, match="Landing stations"):
        checked_provision(replace(CLAUSE, provision_id="c2"), [CLAUSE])
    assert checked_provision(CLAUSE, [CLAUSE]) == CLAUSE


def test_a_clause_needs_a_number_and_words():
    with pytest.raises(InvalidTextError):
        checked_provision(replace(CLAUSE, number=" "), [])
    with pytest.raises(InvalidTextError):
        checked_provision(replace(CLAUSE, title=""), [])
    assert checked_provision(replace(CLAUSE, title="", summary="Build it"), []).title == ""


def test_a_country_is_there_once():
    with pytest.raises(InvalidTextError, match="Egypt is in the tracker"):
        checked_party(replace(EGYPT, party_id="x", name="Misr"), [EGYPT])
    with pytest.raises(InvalidTextError, match="retired"):
        checked_party(replace(EGYPT, party_id="x"), [replace(EGYPT, is_retired=True)])
    with pytest.raises(UnknownNameError):
        checked_party(replace(EGYPT, country_code=""), [])
    with pytest.raises(UnknownNameError):
        checked_party(replace(EGYPT, country_code="Egypt"), [])


def test_a_party_does_not_lie_within_itself():
    with pytest.raises(UnknownNameError, match="within itself"):
        checked_party(replace(CAIRO, within="p2"), [Party("p2", PartyKind.CITY, "Giza", "EG", within="p1")])
    with pytest.raises(UnknownNameError, match="no party"):
        checked_party(CAIRO, [])
    assert checked_party(CAIRO, [EGYPT]) == CAIRO


def test_a_role_is_recorded_once():
    there = Participation("x", "i1", "EG", Role.SIGNATORY)
    with pytest.raises(InvalidTextError, match="Egypt"):
        save_participation(PEN, None, replace(there, participation_id="y"), EGYPT, [there])
    edit = save_participation(PEN, None, replace(there, participation_id="y", role=Role.HOST), EGYPT, [there])
    assert edit.label == "Add Egypt as host"
    again = replace(there, participation_id="y")
    with pytest.raises(InvalidTextError, match="retired: bring it back"):
        save_participation(PEN, None, again, EGYPT, [replace(there, is_retired=True)])


def test_what_a_catalogue_dropped_becomes_ones_own():
    dropped = replace(INSTRUMENT, origin=Origin.CATALOGUE, is_retired=True)
    edit = adopt(PEN, [dropped], "it")
    assert edit.changes[0].after == replace(dropped, origin=Origin.ANALYST, is_retired=False)
    assert edit.inverse()[0].after == dropped


def test_what_was_shipped_is_not_altered():
    shipped = replace(INSTRUMENT, origin=Origin.CATALOGUE)
    with pytest.raises(TrackerError, match="shipped catalogue"):
        save_instrument(PEN, shipped, replace(shipped, title="Mine"))
    with pytest.raises(TrackerError, match="shipped catalogue"):
        save_party(PEN, EGYPT, replace(EGYPT, name="Misr"), [EGYPT])
    clause = replace(CLAUSE, origin=Origin.CATALOGUE)
    with pytest.raises(TrackerError, match="shipped catalogue"):
        save_provision(PEN, clause, replace(clause, title="Mine"), [clause])
    with pytest.raises(TrackerError, match="shipped catalogue"):
        retire(PEN, EGYPT, "Egypt")


def test_a_new_record_is_never_passed_off_as_shipped():
    edit = save_instrument(PEN, None, replace(INSTRUMENT, origin=Origin.CATALOGUE))
    assert isinstance(edit.changes[0].after, Instrument)
    assert edit.changes[0].after.origin is Origin.ANALYST


def test_an_own_record_is_retired_and_brought_back():
    edit = retire(PEN, CAIRO, "Cairo")
    assert edit.label == "Retire Cairo"
    gone = edit.changes[0].after
    assert isinstance(gone, Party)
    assert gone.is_retired
    assert restore(PEN, gone, "Cairo").changes[0].after == CAIRO
