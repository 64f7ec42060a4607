"""Records survive their way into rows and into the history, and back."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.errors import NotATrackerError
from dsr_tracker.core.records import Principle, Record, Reference
from dsr_tracker.store.rows import BY_KIND, BY_TYPE, TABLES, Table, table_of_kind
from dsr_tracker.store.store import Store

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
st.register_type_strategy(str, _TEXT)
_REFERENCES = st.lists(
    st.builds(Reference, _TEXT, st.lists(st.integers(1, 99), max_size=3).map(tuple), _TEXT), max_size=2
).map(tuple)
_PRINCIPLES = st.lists(st.builds(Principle, _TEXT, _TEXT, _REFERENCES), max_size=2).map(tuple)
_NUMBERS = {
    "value": st.floats(allow_nan=False, allow_infinity=False),
    "references": _REFERENCES,
    "principles": _PRINCIPLES,
}


def _record_of(table: Table) -> st.SearchStrategy[Any]:
    # A setting's value is a text; a figure's is a number.
    made = _NUMBERS if table.kind != "setting" else {}
    given_values = {name: strategy for name, strategy in made.items() if name in table.columns}
    return st.builds(table.record_type, **given_values)


def test_every_kind_of_record_has_its_table() -> None:
    assert set(get_args(Record)) == set(BY_TYPE)
    assert len(BY_KIND) == len(TABLES) == len({table.name for table in TABLES})


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
def test_columns_are_those_of_the_file(tracker: Store, table: Table) -> None:
    columns = [row[1] for row in tracker._connection.execute(f"PRAGMA table_info({table.name})")]
    assert columns == ["seq", *table.columns]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
@given(data=st.data())
def test_a_record_comes_back_equal_from_its_row_and_its_revision(table: Table, data: st.DataObject) -> None:
    record = data.draw(_record_of(table))
    assert table.to_record(table.to_row(record)) == record
    assert table.from_json(table.to_json(record)) == record


def test_a_field_that_an_older_revision_lacks_takes_its_default() -> None:
    note = BY_KIND["note"].from_json(
        '{"note_id":"n","provision_id":"p","party_id":"EG","dated_on":"2026-01-01","text":"x","gone":1}'
    )
    assert (note.text, note.author) == ("x", "")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"note_id":"n"}', '{"party_id":1,"kind":"planet","name":"x"}']
)
def test_a_revision_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(NotATrackerError, match="cannot be read"):
        BY_KIND["party"].from_json(text)


@pytest.mark.parametrize("kind", ["planet", None, 7])
def test_a_kind_that_no_tracker_has_is_said_even_of_a_damaged_page(kind: Any) -> None:
    with pytest.raises(NotATrackerError, match="which no tracker has"):
        table_of_kind(kind)
