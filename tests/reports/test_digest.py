"""The digest of a report is that of its JSON, however long its lists are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dsr_tracker.reports.json import _canonical

_ROW = {"z": "ß", "a": [{"n": number, "b": None} for number in range(150)], "m": {}}
_LARGE = {"rows": [_ROW] * 3, "empty": [], "b": {"deep": {"list": list(range(250))}}, "a": 'x"\n'}


@pytest.mark.parametrize(
    "value",
    [
        _LARGE,
        [_LARGE, {}],
        [],
        {},
        None,
        "é",
        list(range(100)),
        list(range(101)),
        [[1] * 101, [2]],
        [[], [_ROW]],
    ],
)
def test_in_pieces_it_is_the_same_json(value: Any) -> None:
    pieces = list(_canonical(value))
    assert "".join(pieces) == json.dumps(value, sort_keys=True, separators=(",", ":"))


def test_no_piece_is_long() -> None:
    assert max(map(len, _canonical(_LARGE))) < 2_500
