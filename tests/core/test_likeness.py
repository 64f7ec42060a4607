"""What was typed finds the name that was meant."""

from __future__ import annotations

import pytest

from dsr_tracker.core.likeness import Names, slips

COMMANDS = Names(
    (name, name)
    for name in ("New tracker…", "Save a copy…", "Backups…", "Check this tracker…", "Write a report…", "Undo")
)
PARTIES = Names(
    [
        *(("EG", "Egypt"), ("EG", "埃及"), ("EG", "Arab Republic of Egypt"), ("CI", "Côte d’Ivoire")),
        *(
            ("KZ", "Kazakhstan"),
            ("KG", "Kyrgyzstan"),
            ("PK", "Pakistan"),
            ("TR", "Türkiye"),
            ("TR", "Turkey"),
        ),
    ]
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("backups", "Backups…"),
        ("BACK", "Backups…"),
        ("bakcup", "Backups…"),
        ("bcakup", "Backups…"),
        ("save cpoy", "Save a copy…"),
        ("copy save", "Save a copy…"),
        ("reprot", "Write a report…"),
        ("svcp", "Save a copy…"),
        ("wrep", "Write a report…"),
        ("racker", "New tracker…"),
    ],
)
def test_a_command_is_found(typed: str, first: str) -> None:
    assert COMMANDS.find(typed, is_loose=True)[0] == first


@pytest.mark.parametrize("typed", ["", "…", "xyz", "backups nothing", "pucab", "q"])
def test_nothing_is_found_by_what_is_like_no_name(typed: str) -> None:
    assert COMMANDS.find(typed, is_loose=True) == []


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("egpyt", ["EG"]),
        ("egypt", ["EG"]),
        ("埃及", ["EG"]),
        ("埃", ["EG"]),
        ("cote", ["CI"]),
        ("turkie", ["TR"]),
        ("kazakstan", ["KZ"]),
        ("kirgyzstan", ["KG"]),
        ("stan", ["KZ", "KG", "PK"]),
        ("svcp", []),
    ],
)
def test_a_party_is_found_once_by_any_of_its_names(typed: str, keys: list[str]) -> None:
    assert PARTIES.find(typed) == keys


def test_slips_are_forgiven_only_where_nothing_is_as_it_was_typed() -> None:
    names = Names([(1, "Report"), (2, "Resort"), (3, "Reports of others")])
    assert names.find("report") == [1, 3]
    assert names.find("repord") == [1, 3]


def test_the_whole_word_comes_before_the_begun_one_and_the_shorter_name_before_the_longer() -> None:
    names = Names([(1, "China Eastern"), (2, "Chinaware"), (3, "China"), (4, "Indochina")])
    assert names.find("china") == [3, 1, 2, 4]


@pytest.mark.parametrize(
    ("typed", "word", "count"),
    [
        ("egpyt", "egypt", 1),
        ("egy", "egypt", 0),
        ("egxpt", "egypt", 1),
        ("xyz", "egypt", None),
        ("egyypt", "egypt", 1),
    ],
)
def test_slips_are_counted_to_the_beginning_of_a_word(typed: str, word: str, count: int | None) -> None:
    assert slips(typed, word, 2) == count
