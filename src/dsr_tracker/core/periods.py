"""Whether the period of an undertaking is over. Source: docs/method.md, "What is followed"."""

from __future__ import annotations

from dsr_tracker.core.partial_dates import last_day
from dsr_tracker.core.records import Assessment, Instrument, Provision, Schedule
from dsr_tracker.core.scales import Scale


def period_end(provision: Provision, clause: Provision | None, instrument: Instrument) -> str:
    """When its period ends: its own, else its clause's, else its instrument's; empty for none."""
    own = provision.period_end or (clause.period_end if clause is not None else "")
    return own or instrument.period_end


def is_over(end: str, day: str) -> bool:
    """Whether a period that ends on that day, in that month or year was over on `day`."""
    return bool(end) and last_day(end) < day


def may_be_called_over(assessment: Assessment, end: str, scale: Scale) -> bool:
    """Whether “period over” is worth suggesting: it is over, not said, and the undertaking is not met.

    A suggestion only: whoever judges says it, or not.
    """
    met = max(scale.scores, default=None)
    own = {rating.rating_id: rating.score for rating in scale.ratings}
    is_scored = own.get(assessment.rating) is not None
    return (
        is_scored
        and own[assessment.rating] != met
        and assessment.schedule != Schedule.PERIOD_OVER
        and is_over(end, assessment.as_of)
    )
