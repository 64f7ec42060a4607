"""A record is meant by its name where it alone has it; the error says what to do otherwise."""

from __future__ import annotations

import pytest

from dsr_tracker.commands.naming import only_one
from dsr_tracker.core.errors import UnknownNameError

WORDS = ("milestone", "milestones")


def test_the_one_that_was_found_is_meant() -> None:
    assert only_one(["law"], "Law", WORDS, "`milestone list` lists them.") == "law"


@pytest.mark.parametrize(
    ("found", "what"),
    [
        ([], "There is no milestone “Law”."),
        (["law", "law"], "2 milestones are called “Law”."),
    ],
)
def test_none_and_several_are_refused_with_where_to_look(found: list[str], what: str) -> None:
    with pytest.raises(UnknownNameError) as refused:
        only_one(found, "Law", WORDS, "`milestone list` lists them.")
    assert (refused.value.what, refused.value.advice) == (what, "`milestone list` lists them.")
