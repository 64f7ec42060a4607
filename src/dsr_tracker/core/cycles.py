"""Reporting cycles: named periods, what a closed one said, and what was corrected since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dsr_tracker.core.cells import Cell, CellStatus
from dsr_tracker.core.dates import end_of_day, is_day, months_before, now, parse_day, today
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError, NotATrackerError, UnknownNameError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.names import did_you_mean
from dsr_tracker.core.records import Assessment, Cycle, CycleState
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.core.text import clean_line, clean_text

KNOWN_WORDS = 40


@dataclass(frozen=True, slots=True)
class Period:
    """One side of a comparison: a cycle or a plain day, as known by that instant (UTC)."""

    name: str
    day: str
    known_by: str
    cycle: Cycle | None = None


class Difference(StrEnum):
    """How a cell's status on the last day of a closed cycle differs from what the cycle said."""

    CORRECTED = "corrected"
    ADDED = "added"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that a closed cycle told otherwise than the tracker does now, by rating."""

    cell: Cell
    what: Difference
    was: str
    is_now: str


def open_cycle(
    pen: Pen, others: Iterable[Cycle], *, name: str, starts_on: str, ends_on: str, remark: str = ""
) -> Edit:
    """Name a reporting period; `others` are the cycles that there are."""
    cycle = _checked(
        Cycle(
            pen.new_id(),
            name,
            starts_on,
            ends_on,
            remark=remark,
            author=pen.author,
            recorded_at=now(),
        ),
        others,
    )
    return Edit(f"Open cycle “{cycle.name}”", adding(cycle), pen.author)


def revise_cycle(pen: Pen, others: Iterable[Cycle], before: Cycle, after: Cycle) -> Edit:
    """Change name, days or remark of a cycle. The days of a closed one stay: its report speaks of them."""
    if before.state is CycleState.CLOSED and (before.starts_on, before.ends_on) != (
        after.starts_on,
        after.ends_on,
    ):
        raise InvalidTextError(
            f"“{before.name}” is closed: its days stay as its report has them.", "Open another cycle instead."
        )
    checked = _checked(after, (each for each in others if each.cycle_id != before.cycle_id))
    return Edit(f"Change cycle “{checked.name}”", (Change(before, checked),), pen.author)


def set_in_review(pen: Pen, cycle: Cycle, *, is_in_review: bool) -> Edit:
    """Hand a cycle to its readers, or take it back to work on."""
    if cycle.state is CycleState.CLOSED:
        raise _closed(cycle)
    state = CycleState.IN_REVIEW if is_in_review else CycleState.OPEN
    label = f"Cycle “{cycle.name}” {'in review' if is_in_review else 'open again'}"
    return Edit(label, (Change(cycle, replace(cycle, state=state)),), pen.author)


def check_closing(cycle: Cycle) -> None:
    """Raises InvalidTextError where the cycle cannot be closed; asked before its report is made."""
    if cycle.state is CycleState.CLOSED:
        raise _closed(cycle)
    if cycle.ends_on > today():
        raise InvalidTextError(
            f"“{cycle.name}” ends on {cycle.ends_on}, which is still to come.",
            "Close it on that day or later, or let it end earlier.",
        )


def close_cycle(pen: Pen, cycle: Cycle, report: bytes) -> Edit:
    """Close a cycle and keep what its report says: the full report as JSON, of the cycle's last day."""
    check_closing(cycle)
    frozen_cells(report)  # what cannot be read again must not be kept as what was said
    after = replace(
        cycle, state=CycleState.CLOSED, closed_at=now(), sha256=hashlib.sha256(report).hexdigest()
    )
    return Edit(f"Close cycle “{cycle.name}”", (Change(cycle, after),), pen.author, contents=(report,))


def remove_cycle(pen: Pen, cycle: Cycle) -> Edit:
    """Take a cycle away; no judgement goes with it, and undo brings it back."""
    return Edit(f"Remove cycle “{cycle.name}”", (Change(cycle, None),), pen.author)


def period_of(cycle: Cycle) -> Period:
    """The cycle as one side of a comparison: its last day, as known when it was closed."""
    return Period(cycle.name, cycle.ends_on, cycle.closed_at or end_of_day(cycle.ends_on), cycle)


def period_on(day: str, cycles: Iterable[Cycle]) -> Period:
    """The closed cycle that ends on that day, of several the one closed last; else the plain day."""
    closed = [each for each in cycles if each.state is CycleState.CLOSED and each.ends_on == day]
    if not closed:
        return Period(day, day, end_of_day(day))
    return period_of(max(closed, key=lambda each: each.closed_at))


def period_before(cycles: Iterable[Cycle], day: str) -> Period:
    """What a day is compared with unless something is named: the last cycle that ended before it, else the
    day half a year earlier."""
    ended = [each for each in cycles if each.ends_on < day]
    if ended:
        return period_of(max(ended, key=lambda each: (each.ends_on, each.starts_on)))
    earlier = months_before(day, 6)
    return Period(earlier, earlier, end_of_day(earlier))


def period_named(text: str, cycles: Iterable[Cycle]) -> Period:
    """The cycle of that name, or the day written YYYY-MM-DD; raises UnknownNameError."""
    typed = clean_line(text, "cycle or day")
    if is_day(typed):
        return Period(typed, typed, end_of_day(typed))
    listed = list(cycles)
    for cycle in listed:
        if cycle.name.casefold() == typed.casefold():
            return period_of(cycle)
    names = [cycle.name for cycle in listed]
    raise UnknownNameError(
        f"“{typed[:60]}” is neither a cycle nor a day.",
        did_you_mean(typed, names)
        or f"Cycles: {', '.join(names[:KNOWN_WORDS]) or 'none so far'}. Days are written 2026-03-31.",
    )


def frozen_judgements(report: bytes) -> list[Assessment]:
    """The judgements in what a closed cycle said, one for each cell; raises NotATrackerError for others."""
    try:
        return [
            Assessment(
                str(judged["id"]),
                str(each["provision"]),
                str(each["party"]),
                str(judged["as_of"]),
                str(judged["rating"]),
                str(judged["scale"]),
                reason=str(judged["reason"]),
                author=str(judged["author"]),
            )
            for each in json.loads(report)["cells"]
            if (judged := each["assessment"])
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise NotATrackerError(
            "What the closed cycle said cannot be read.",
            "The judgements themselves are as they were. Restore a backup, or compare by days.",
        ) from error


def frozen_cells(report: bytes) -> dict[Cell, str]:
    """The rating of each assessed cell in what a closed cycle said; raises NotATrackerError for others."""
    return {Cell(each.provision_id, each.party_id): each.rating for each in frozen_judgements(report)}


def frozen_counts(report: bytes) -> tuple[str, dict[str, int]]:
    """The scale of what a closed cycle said, and how many cells behind its figure carry each rating."""
    said = json.loads(report)
    return str(said["scale"]["id"]), {
        str(each["rating"]): int(each["count"]) for each in said["overall"]["distribution"]
    }


def frozen_mean(report: bytes) -> dict[str, Any]:
    """The overall figure of what a closed cycle said: percent, scored, applicable, distribution."""
    overall: dict[str, Any] = json.loads(report)["overall"]
    return overall


def check_order(first: Period, last: Period) -> None:
    """Raises UnknownNameError where two periods cannot be compared in that order."""
    if first.day >= last.day:
        raise UnknownNameError(
            f"{first.name} ({first.day}) is not earlier than {last.name} ({last.day}).",
            "Name the earlier one first.",
        )


def corrections(frozen: Mapping[Cell, str], statuses: Mapping[Cell, CellStatus]) -> list[Correction]:
    """Where the tracker now says otherwise of the cycle's last day than the cycle did when it was closed.

    `statuses` are those of that day as they are known now. In the order of the cells' ids.
    """
    found = []
    for cell in sorted(frozen.keys() | statuses.keys()):
        was = frozen.get(cell, NOT_ASSESSED)
        status = statuses.get(cell)
        is_now = NOT_ASSESSED if status is None else status.rating
        if was != is_now:
            what = (
                Difference.ADDED
                if was == NOT_ASSESSED
                else Difference.WITHDRAWN
                if is_now == NOT_ASSESSED
                else Difference.CORRECTED
            )
            found.append(Correction(cell, what, was, is_now))
    return found


def _checked(cycle: Cycle, others: Iterable[Cycle]) -> Cycle:
    cleaned = replace(
        cycle,
        name=clean_line(cycle.name, "name of the cycle"),
        starts_on=parse_day(cycle.starts_on, "first day"),
        ends_on=parse_day(cycle.ends_on, "last day"),
        remark=clean_text(cycle.remark, "remark"),
    )
    if not cleaned.name:
        raise InvalidTextError("A cycle needs a name.", "For example “2026, first half”.")
    if is_day(cleaned.name):
        raise InvalidTextError(
            f"“{cleaned.name}” is a day.", "Give the cycle a name that cannot be taken for one."
        )
    if cleaned.starts_on > cleaned.ends_on:
        raise InvalidTextError(
            f"The cycle would end on {cleaned.ends_on}, before it starts on {cleaned.starts_on}.",
            "Change one of the two days.",
        )
    if any(each.name.casefold() == cleaned.name.casefold() for each in others):
        raise InvalidTextError(f"There is a cycle “{cleaned.name}” already.", "Choose another name.")
    return cleaned


def _closed(cycle: Cycle) -> InvalidTextError:
    return InvalidTextError(
        f"“{cycle.name}” is closed: what its report said stays.",
        "Judgements of its days can still be corrected, and are told as corrections.",
    )
