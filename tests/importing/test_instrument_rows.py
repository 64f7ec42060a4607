"""Whole instruments out of a table: clauses, measures and parties, of new instruments and of those there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.records import InstrumentKind, Role
from dsr_tracker.importing.building import Import, build_import
from dsr_tracker.importing.mapping import Mapping, guessed
from dsr_tracker.importing.tables import Table
from dsr_tracker.store.store import Store
from dsr_tracker.store.surroundings import surroundings
from dsr_tracker.territories import territories

HEADER = ("instrument", "kind", "signed", "no", "title", "undertaking", "members", "role")
ROWS = (
    ("Pact on Cables", "agreement", "2021-05", "1", "Cables", "Lay cables.", "EG; Kenya", "signatory"),
    ("Pact on Cables", "", "", "1.1", "", "Lay one to Mombasa.", "", ""),
    ("Pact on Cables", "Agreement", "2021-05", "2", "Data", "Share data.", "Kenya、China", "signatory"),
    ("Other Pact", "", "", "2.4", "", "A number with a point.", "", ""),
    ("DEI-2017", "", "", "", "", "", "Kenya", "tracked"),
)
Take = Callable[..., Import]


@pytest.fixture
def take(tracker: Store, pen: Pen) -> Take:
    """Builds an import of instruments into the tracker."""

    def build(*rows: tuple[str, ...], **values: dict[str, str]) -> Import:
        table = Table(HEADER, rows, tuple(range(2, len(rows) + 2)))
        columns = guessed("instruments", HEADER).columns
        return build_import(
            "pacts",
            table,
            Mapping("instruments", columns, values=values),
            around=surroundings(tracker.read),
            territories=territories,
            pen=pen,
            step=lambda _done, _total: None,
        )

    return build


def test_a_column_of_one_party_is_suggested_too() -> None:
    meant = guessed("instruments", ("Instrument", "Number", "Party", "Contact"))
    assert meant.columns["parties"] == "Party"
    assert meant.unused(("Instrument", "Number", "Party", "Contact", "")) == ("Contact",)


def test_rows_become_an_instrument_with_clauses_measures_and_parties(take: Take, tracker: Store) -> None:
    made = take(*ROWS)
    assert (made.rejected, made.accepted, made.known) == ((), 5, 0)
    tracker.apply(made.edit)
    pact, other = (
        next(each for each in tracker.read.instruments() if each.title == title)
        for title in ("Pact on Cables", "Other Pact")
    )
    assert (pact.kind, pact.agreed_on) == (InstrumentKind.AGREEMENT, "2021-05")
    first, inside, second = tracker.read.provisions([pact.instrument_id])
    assert (first.number, first.title, first.summary) == ("1", "Cables", "Lay cables.")
    assert (inside.number, inside.clause_id) == ("1.1", first.provision_id)
    assert (second.number, second.is_measure) == ("2", False)
    (plain,) = tracker.read.provisions([other.instrument_id])
    assert (plain.number, plain.is_measure) == ("2.4", False)
    parts = tracker.read.participations(pact.instrument_id)
    assert [(each.party_id, each.role) for each in parts] == [
        ("EG", Role.SIGNATORY),
        ("KE", Role.SIGNATORY),
        ("CN", Role.SIGNATORY),
    ]
    assert "KE" in {party.party_id for party in tracker.read.columns()["DEI-2017"]}
    # What was taken over once is known from then on, and one undo takes all of it back.
    assert (take(*ROWS).known, take(*ROWS).edit.changes) == (5, ())
    tracker.undo()
    assert not [each for each in tracker.read.instruments() if each.title == "Pact on Cables"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("DEI-2017", "", "1999", "", "", "", "", ""), "has another agreed on already: 2017-12-03"),
        (("DEI-2017", "offer", "", "", "", "", "", ""), "has another kind already: initiative"),
        (("DEI-2017", "", "", "1", "Another title", "", "", ""), "The number 1 is taken"),
        (("A", "", "", "", "Without a number", "", "", ""), "The number is empty."),
        (("", "", "", "1", "x", "", "", ""), "The instrument is empty."),
        (("A", "pact", "", "1", "x", "", "", ""), "“pact” is no instrument kind."),
        (("A", "", "soon", "1", "x", "", "", ""), "soon"),
        (("A", "", "", "1", "x", "", "Atlantis", ""), "Atlantis"),
        (("A", "", "", "1", "x", "", "EG", "boss"), "“boss” is no role."),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(take: Take, row: tuple[str, ...], why: str) -> None:
    made = take(row)
    assert made.edit.changes == ()
    (rejection,) = made.rejected
    assert why in rejection.why


def test_values_mean_what_the_mapping_says(take: Take) -> None:
    row = ("A", "pact", "", "1", "x", "", "Atlantis", "boss")
    meant = {"instrument_kind": {"pact": "agreement"}, "party": {"Atlantis": "GR"}, "role": {"boss": "host"}}
    made = take(row, **meant)
    assert made.rejected == ()
    assert made.accepted == 1
