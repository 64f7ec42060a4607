"""Milestones, indicators and their values, and what is due. Source: docs/method.md, "What is followed"."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from dsr_tracker.core.dates import days_after, parse_past_day, today
from dsr_tracker.core.editing import Pen, provision_label
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.partial_dates import last_day, parse_date
from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.core.records import Indicator, Measurement, Milestone, Provision
from dsr_tracker.core.text import clean_line, clean_text

SOON_DAYS = 92
"""What is due within so many days (a quarter) is due soon."""


class DueKind(StrEnum):
    """What sort of thing is due."""

    MILESTONE = "milestone"
    INDICATOR = "indicator"
    PERIOD = "period"
    CYCLE = "cycle"


class DueState(StrEnum):
    """How a thing that is due stands on a day."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    MET = "met"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that is due: what, of which provision and (where not of all) which party, and by when.

    `due_on` may stop at the month or year; it is over when that month or year is.
    """

    kind: DueKind
    item_id: str
    title: str
    due_on: str
    provision_id: str = ""
    party_id: str = ""
    is_met: bool = False
    is_own: bool = True
    """Whether the analyst set it, and it did not come with the catalogue."""

    def state(self, day: str) -> DueState:
        """How it stands on that day."""
        if self.is_met:
            return DueState.MET
        last = last_day(self.due_on)
        if last < day:
            return DueState.OVERDUE
        return DueState.SOON if last <= days_after(day, SOON_DAYS) else DueState.LATER


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an indicator has come: its newest value, and the share (0 and more) of the target that it is.

    `share` is None without a value, or where the target is no number.
    """

    indicator: Indicator
    latest: Measurement | None
    share: float | None

    @property
    def is_reached(self) -> bool:
        """Whether the newest value is the target or more."""
        return self.share is not None and self.share >= 1

    @property
    def percent(self) -> int | None:
        """The share in whole percent, a half going up; None without a target or value."""
        return None if self.share is None else round_half_up(100 * self.share)


def progress(indicator: Indicator, measurements: Iterable[Measurement], day: str = "") -> Progress:
    """How far the indicator had come by that day, today without one; values of others count nothing."""
    until = day or today()
    known = [
        each
        for each in measurements
        if each.indicator_id == indicator.indicator_id
        and not each.is_retired
        and last_day(each.measured_on) <= until
    ]
    latest = max(known, key=lambda each: (last_day(each.measured_on), each.measurement_id), default=None)
    target = number_in(indicator.target)
    share = latest.value / target if latest is not None and target else None
    return Progress(indicator, latest, share)


def number_in(text: str) -> float | None:
    """The number that a target is, written with or without thousands separators; None for words."""
    try:
        return float(text.replace(",", "").replace("\u202f", "").replace(" ", "").removesuffix("%"))
    except ValueError:
        return None


def read_target(indicator: Indicator) -> str:
    """The target as it is read: as it was typed, a long number of digits alone with thousands separators."""
    target = indicator.target
    return f"{int(target):,}" if target.isascii() and target.isdigit() and len(target) > 4 else target


def read_value(value: float) -> str:
    """The value as it is read: all its digits, with thousands separators."""
    return f"{value:,.15g}"


def add_milestone(
    pen: Pen, provision: Provision, *, title: str, due_on: str, party_id: str = "", remark: str = ""
) -> Edit:
    """Say what is due of a provision, for one party or for all."""
    made = _checked_milestone(
        Milestone(pen.new_id(), provision.provision_id, title, due_on, party_id, remark=remark)
    )
    return Edit(f"Milestone of {provision_label(provision)}: {made.title}", adding(made), pen.author)


def revise_milestone(pen: Pen, before: Milestone, after: Milestone) -> Edit:
    """Change what is due, by when, or (with `met_on`) that it was met on a day."""
    checked = _checked_milestone(after)
    met = checked.met_on and not before.met_on
    label = f"Milestone met: {checked.title}" if met else f"Milestone changed: {checked.title}"
    return Edit(label, (Change(before, checked),), pen.author)


def remove_milestone(pen: Pen, milestone: Milestone) -> Edit:
    """Take a milestone away; undo brings it back."""
    return Edit(f"Milestone removed: {milestone.title}", (Change(milestone, None),), pen.author)


def add_indicator(
    pen: Pen,
    provision: Provision,
    *,
    name: str,
    unit: str,
    target: str = "",
    due_on: str = "",
    party_id: str = "",
    remark: str = "",
) -> Edit:
    """Follow a number of a provision, for one party or for all."""
    made = _checked_indicator(
        Indicator(pen.new_id(), provision.provision_id, name, unit, party_id, target, due_on, remark=remark)
    )
    return Edit(f"Indicator of {provision_label(provision)}: {made.name}", adding(made), pen.author)


def revise_indicator(pen: Pen, before: Indicator, after: Indicator) -> Edit:
    """Change what an indicator is called, its unit, target or day."""
    checked = _checked_indicator(after)
    return Edit(f"Indicator changed: {checked.name}", (Change(before, checked),), pen.author)


def remove_indicator(pen: Pen, indicator: Indicator, measurements: Iterable[Measurement]) -> Edit:
    """Take an indicator away with its values; undo brings all back."""
    own = [each for each in measurements if each.indicator_id == indicator.indicator_id]
    changes = (*(Change(each, None) for each in own), Change(indicator, None))
    return Edit(f"Indicator removed: {indicator.name}", changes, pen.author)


def measure(
    pen: Pen,
    indicator: Indicator,
    *,
    value: str,
    measured_on: str = "",
    party_id: str = "",
    qualifier: str = "",
    evidence_id: str = "",
    source: str = "",
    remark: str = "",
) -> Edit:
    """Record an indicator's value on a day, with what says so: a recorded source, or words."""
    made = _checked_measurement(
        Measurement(
            pen.new_id(),
            indicator.indicator_id,
            measured_on or today(),
            _number(value),
            party_id or indicator.party_id,
            qualifier,
            evidence_id,
            source,
            remark=remark,
        )
    )
    return Edit(f"{indicator.name}: {said(made, indicator)}", adding(made), pen.author)


def revise_measurement(pen: Pen, indicator: Indicator, before: Measurement, after: Measurement) -> Edit:
    """Change what is recorded of a value."""
    checked = _checked_measurement(after)
    return Edit(f"{indicator.name}: value changed", (Change(before, checked),), pen.author)


def remove_measurement(pen: Pen, indicator: Indicator, measurement: Measurement) -> Edit:
    """Take a value away; undo brings it back."""
    return Edit(f"{indicator.name}: value removed", (Change(measurement, None),), pen.author)


def said(measurement: Measurement, indicator: Indicator) -> str:
    """The value with its hedge, unit and day, for example "more than 700 applications on 2023-11-10"."""
    number = read_value(measurement.value)
    return " ".join(
        filter(None, (measurement.qualifier, number, indicator.unit, f"on {measurement.measured_on}"))
    )


def _checked_milestone(milestone: Milestone) -> Milestone:
    cleaned = replace(
        milestone,
        title=clean_line(milestone.title, "title"),
        due_on=parse_date(milestone.due_on, "date"),
        met_on=parse_past_day(milestone.met_on, "day on which it was met")
        if milestone.met_on.strip()
        else "",
        remark=clean_text(milestone.remark, "remark"),
    )
    if not cleaned.title or not cleaned.due_on:
        raise InvalidTextError(
            "A milestone needs what is due and by when.", "A month or a year will do: 2027-06 or 2027."
        )
    return cleaned


def _checked_indicator(indicator: Indicator) -> Indicator:
    cleaned = replace(
        indicator,
        name=clean_line(indicator.name, "name"),
        unit=clean_line(indicator.unit, "unit"),
        target=clean_line(indicator.target, "target"),
        due_on=parse_date(indicator.due_on, "date of the target"),
        remark=clean_text(indicator.remark, "remark"),
    )
    if not cleaned.name:
        raise InvalidTextError("An indicator needs a name.", "For example “Households with a connection”.")
    if cleaned.due_on and not cleaned.target:
        raise InvalidTextError(
            "There is a day, and no target that is due on it.", "Type the target, or no day."
        )
    return cleaned


def _checked_measurement(measurement: Measurement) -> Measurement:
    day = parse_date(measurement.measured_on, "date of the value")
    if day > today():
        raise InvalidTextError(
            f"The value of {day} lies in the future.", "A target belongs to the indicator itself."
        )
    return replace(
        measurement,
        measured_on=day or today(),
        qualifier=clean_line(measurement.qualifier, "qualifier"),
        source=clean_line(measurement.source, "source"),
        remark=clean_text(measurement.remark, "remark"),
    )


def _number(text: str) -> float:
    found = number_in(text)
    if found is None or not math.isfinite(found):
        raise InvalidTextError(f"“{text[:40]}” is no number.", "Write it with digits, for example 1,234.5.")
    return found
