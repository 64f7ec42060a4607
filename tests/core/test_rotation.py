"""Which backups are kept."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.history import Change
from dsr_tracker.core.records import Assessment, Paragraph
from dsr_tracker.core.rotation import Backup, Reason, backup_name, read_name, reason_before, surplus

_NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
_PLENTY = 1 << 60


def _instant(hours_ago: float) -> str:
    moment = _NOON - datetime.timedelta(hours=hours_ago)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


_NOW = _instant(0)


def _backup(hours_ago: float, size: int = 1) -> Backup:
    made_at = _instant(hours_ago)
    return Backup(Path(backup_name(made_at, Reason.AUTOMATIC)), made_at, Reason.AUTOMATIC, size)


_backups = st.lists(
    st.builds(_backup, st.integers(-24 * 30, 24 * 800), st.integers(1, 1_000)),
    unique_by=lambda backup: backup.made_at,
    max_size=60,
)


@pytest.mark.parametrize("reason", Reason)
def test_a_name_is_read_back(reason: Reason) -> None:
    assert read_name(backup_name(_NOW, reason)) == (_NOW, reason)


@pytest.mark.parametrize(
    "name",
    [
        "tracker.dsr",
        "2026-11-22T01-05-33.123Z by-hand.dsr.new",
        "2026-11-22T01-05-33.123Z of-mine.dsr",
        "2026-13-22T01-05-33.123Z by-hand.dsr",
        ".2026-11-22T01-05-33.123Z by-hand.dsr",
    ],
)
def test_a_name_of_others_is_not_taken_for_ours(name: str) -> None:
    assert read_name(name) is None


def test_a_year_of_half_hours_leaves_latest_days_weeks_and_months() -> None:
    backups = [_backup(half / 2) for half in range(2 * 24 * 365)]
    kept = set(backups) - set(surplus(backups, _NOW, _PLENTY))
    days = {backup.made_at[:10] for backup in kept}
    assert sum(backup.made_at >= _instant(4.5) for backup in kept) == 10
    assert {f"2026-11-{day:02}" for day in range(9, 23)} <= days
    assert len({day[:7] for day in days}) == 12
    # Ten latest, 13 more days, 6 more weeks, 10 more months.
    assert 36 <= len(kept) <= 41


def test_over_the_limit_the_oldest_go_first() -> None:
    backups = [_backup(24 * day, 10) for day in range(10)]
    assert surplus(backups, _NOW, 35) == [backups[day] for day in range(9, 2, -1)]


def test_the_newest_stays_whatever_the_limit() -> None:
    backups = [_backup(1, 100), _backup(2, 100)]
    assert surplus(backups, _NOW, 1) == [backups[1]]


def test_a_clock_that_was_set_back_costs_no_newer_backup() -> None:
    future = [_backup(-hours, 50) for hours in range(1, 30)]
    just_made = _backup(0)
    assert surplus([*future, just_made, _backup(1)], _NOW, 10) == [_backup(1)]


@given(_backups, st.integers(0, 20_000))
def test_rotation_keeps_its_promises(backups: list[Backup], limit: int) -> None:
    gone = surplus(backups, _NOW, limit)
    kept = [backup for backup in backups if backup not in gone]
    past = sorted((backup for backup in backups if backup.made_at <= _NOW), key=lambda b: b.made_at)
    assert all(backup in past for backup in gone)
    assert past[-1:] == [] or past[-1] in kept
    kept_past = [backup for backup in kept if backup in past]
    assert len(kept_past) <= 1 or sum(backup.size for backup in kept) <= limit
    assert surplus(kept, _NOW, limit) == []


@given(_backups)
def test_without_a_limit_the_latest_and_every_month_are_there(backups: list[Backup]) -> None:
    gone = surplus(backups, _NOW, _PLENTY)
    past = sorted((b for b in backups if b.made_at <= _NOW), key=lambda b: b.made_at, reverse=True)
    assert not set(past[:10]) & set(gone)
    months = sorted({backup.made_at[:7] for backup in past}, reverse=True)[:12]
    kept = {backup.made_at[:7] for backup in past if backup not in gone}
    assert set(months) <= kept


def _assessed(count: int) -> list[Change]:
    return [Change(None, Assessment(f"a{n}", f"P/{n}", "EG", "2026-01-01", "limited")) for n in range(count)]


def _paragraphs(count: int) -> list[Change]:
    return [Change(None, Paragraph(f"d#{n}", "d", n, "x")) for n in range(count)]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (_assessed(50), None),
        (_assessed(51), Reason.BEFORE_BULK_EDIT),
        (_assessed(30) * 2, None),
        (_paragraphs(50), None),
        (_paragraphs(51), Reason.BEFORE_IMPORT),
        (_paragraphs(30) + _assessed(30), None),
    ],
)
def test_what_changes_much_gets_a_backup_first(changes: list[Change], reason: Reason | None) -> None:
    assert reason_before(changes) is reason
