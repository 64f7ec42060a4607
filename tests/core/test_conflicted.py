"""Copies that sync programs make of a file changed in two places, told from copies that a person made."""

from __future__ import annotations

import pytest

from dsr_tracker.core.conflicted import conflicted_names


@pytest.mark.parametrize(
    "name",
    [
        "tracker (conflicted copy 2026-11-02).dsr",
        "tracker (John's conflicted copy 2026-11-02).dsr",
        "tracker (John's conflicted copy 2026-11-02 (1)).dsr",
        "tracker (conflicted copy 2026-11-02 120000).dsr",
        "tracker (Johns in Konflikt stehende Kopie 2026-11-02).dsr",
        "tracker (Copie en conflit de Jean 2026-11-02).dsr",
        "tracker (SFConflict ann@example.org 2026-11-02-12-00-00).dsr",
        "tracker (John 的冲突副本 2026-11-02).dsr",
        "tracker [conflicted].dsr",
        "tracker.sync-conflict-20261102-120000-ABCDEF7.dsr",
        "tracker.sync-conflict-20261102-120000-ABC.dsr",
        "tracker_conflict-20261102-120000.dsr",
        "tracker_NAS_Nov-02-120000-2026_Conflict.dsr",
        "tracker (1).dsr",
        "tracker_conf(1).dsr",
        "tracker 2.dsr",
        "tracker-DESKTOP-1234.dsr",
        "tracker-DESKTOP-AB12CD3-2.dsr",
        "tracker-Anns-MacBook-Pro.dsr",
        "tracker-ThisBox.dsr",
    ],
)
def test_a_conflicted_copy_is_known_by_its_name(name: str) -> None:
    assert conflicted_names("tracker.dsr", [name], "thisbox") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "tracker.dsr",
        "tracker copy.dsr",
        "tracker (copy).dsr",
        "tracker-2026-11-02.dsr",
        "tracker 2026.dsr",
        "tracker final.dsr",
        "tracker-backup.dsr",
        "tracker (Egypt).dsr",
        "tracker (1).pdf",
        "tracker.dsr-journal",
        "other (1).dsr",
        "tracker2.dsr",
        "trackers (1).dsr",
        ".tracker (1).dsr",
        "",
    ],
)
def test_what_a_person_named_is_not(name: str) -> None:
    assert conflicted_names("tracker.dsr", [name], "thisbox") == []


def test_names_with_letters_of_patterns_are_taken_as_they_are() -> None:
    assert conflicted_names("a(1)+.dsr", ["a(1)+ (1).dsr", "aa1 (1).dsr"], "a.*") == ["a(1)+ (1).dsr"]
    assert conflicted_names("no-ending", ["no-ending (1)", "no-ending (2)"]) == [
        "no-ending (1)",
        "no-ending (2)",
    ]
