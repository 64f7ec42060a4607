"""Where the values of a block from elsewhere belong, and what they mean there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.records import Party, PartyKind, Provision
from dsr_tracker.core.scales import IMPLEMENTATION, KROC, TORONTO
from dsr_tracker.importing.meaning import Meanings
from dsr_tracker.importing.pasting import Grid, Pasted, place, scores_of

CLAUSES = [
    Provision("X/01", "X", "1", "Broadband"),
    Provision("X/01/1", "X", "1.1", "Cables", clause_id="X/01"),
    Provision("X/02", "X", "2", "Skills"),
    Provision("X/11", "X", "11", "Trust"),
]
PARTIES = [Party("EG", PartyKind.COUNTRY, "Egypt", "EG"), Party("CN", PartyKind.COUNTRY, "China", "CN")]
SHOWN = [CLAUSES[0], CLAUSES[2], None, CLAUSES[3]]
"""The measure is folded, and a heading stands in between."""
WORDS = {"Fair": "limited"}


def put(block: list[list[str]], *at: tuple[int, int], has_cell=lambda _: True) -> Pasted:
    grid = Grid(SHOWN, PARTIES, has_cell, CLAUSES, {"埃及": "EG"}, {"Mean"})
    meanings = Meanings(CLAUSES, PARTIES, IMPLEMENTATION, dict, {"rating": WORDS})
    return place(tuple(map(tuple, block)), grid, at or ((0, 0),), meanings, {"Limited, contrary": "limited"})


def placed(pasted: Pasted) -> dict[str, str]:
    return {f"{each.cell.provision_id} {each.cell.party_id}": each.rating.rating_id for each in pasted.placed}


def test_a_block_begins_at_the_corner_of_the_selection():
    pasted = put([["0", "Fair"], ["", "LIMITED"]], (1, 1), (0, 0), (1, 0))
    assert placed(pasted) == {"X/01 EG": "not_started", "X/01 CN": "limited", "X/02 CN": "limited"}
    assert (pasted.blank, pasted.has_column_heads, pasted.has_row_heads) == (1, False, False)


def test_what_falls_beside_or_on_a_heading_is_told():
    pasted = put([["1", "1"], ["1", "1"], ["1", "x"], ["1", ""]], (1, 1))
    assert placed(pasted) == {"X/02 CN": "limited", "X/11 CN": "limited"}
    assert [(each.row, each.column) for each in pasted.misplaced] == [(1, 2), (2, 1), (2, 2), (3, 2), (4, 1)]


@pytest.mark.parametrize("heads", [["", "China", "EG"], ["Clause", "CN", "埃及"], ["", "china", "Egypt"]])
@pytest.mark.parametrize("names", [["1.1", "11"], ["X/01/1", "X/11"], ["1.1 Cables", "trust"]])
def test_heads_of_all_kinds_lead_to_cells_that_need_not_be_seen(heads, names):
    pasted = put([heads, [names[0], "3", ""], [names[1], "", "2"]], (3, 1))
    assert placed(pasted) == {"X/01/1 CN": "complete", "X/11 EG": "substantial"}
    assert (pasted.has_column_heads, pasted.has_row_heads) == (True, True)


def test_clause_numbers_without_heads_above_are_taken_for_ratings():
    assert placed(put([["1", "2"], ["2", "3"]])) == {
        "X/01 EG": "limited",
        "X/01 CN": "substantial",
        "X/02 EG": "substantial",
        "X/02 CN": "complete",
    }


def test_heads_of_one_side_alone():
    assert placed(put([["China"], ["1"], ["2"]], (0, 0))) == {"X/01 CN": "limited", "X/02 CN": "substantial"}
    assert placed(put([["Broadband", "1"], ["Trust", "2"]], (2, 1))) == {
        "X/01 CN": "limited",
        "X/11 CN": "substantial",
    }


def test_means_are_passed_over_and_unknown_heads_told():
    pasted = put(
        [["", "Egypt", "Mean", "Mars"], ["Trust", "1", "50 % (1 of 2)", "1"], ["Mean", "50 %", "", ""]]
    )
    assert placed(pasted) == {"X/11 EG": "limited"}
    assert [each.why for each in pasted.misplaced] == ["“Mars” is none of the countries and parties shown."]


def test_no_cell_gets_two_values_and_none_that_is_not_there():
    pasted = put([["", "Egypt"], ["1", "1"], ["Broadband", "2"]])
    assert placed(pasted) == {"X/01 EG": "limited"}
    assert pasted.misplaced[0].why == "Another value of the block is for the same cell."
    pasted = put([["1"]], (0, 0), (0, 1), has_cell=lambda cell: cell.party_id == "CN")
    assert placed(pasted) == {"X/01 CN": "limited"}
    assert pasted.misplaced[0].why == "Egypt takes no part in this instrument."


def test_values_that_mean_nothing_are_counted():
    pasted = put([["good", "Limited, contrary"], ["good", "1"]])
    assert pasted.unmapped == {"good": 2}
    assert [each.is_contrary for each in pasted.placed] == [True, False]


def test_scores_are_told_where_they_are_no_keys():
    assert scores_of(IMPLEMENTATION) == scores_of(KROC) == {}
    assert scores_of(TORONTO) == {
        "-1": "no_compliance",
        "0": "partial_compliance",
        "1": "full_compliance",
        "+1": "full_compliance",
    }


_VALUES = st.sampled_from(["", "0", "1", "Limited", "good", "Mean", "Egypt", "1.1", "Trust", "x", "EG"])
_BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(_VALUES, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(_BLOCKS, st.integers(0, 4), st.integers(0, 2))
def test_no_value_gets_lost(block, row, column):
    pasted = put(block, (row, column))
    down, across = int(pasted.has_column_heads), int(pasted.has_row_heads)
    values = [text for line in block[down:] for text in line[across:]]
    assert pasted.blank == values.count("")
    edges = [
        text
        for number, line in enumerate(block)
        for at, text in enumerate(line)
        if text
        and number >= down
        and at >= across
        and ((across and line[0] == "Mean") or (down and block[0][at] == "Mean"))
    ]
    told = len(pasted.placed) + len(pasted.misplaced)
    assert told + pasted.blank <= len(values) <= told + pasted.blank + len(edges)
