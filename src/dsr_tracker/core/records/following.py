"""What is followed over time: milestones, indicators and their values, and how undertakings hang together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsr_tracker.core.records.catalogue import Origin, Reference


class LinkKind(StrEnum):
    """How one provision stands to another, or to a target of the Sustainable Development Goals."""

    CONTINUES = "continues"
    NARROWS = "narrows"
    IMPLEMENTS = "implements"
    CONFLICTS = "conflicts"
    CONTRIBUTES = "contributes"


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is due on a day (ISO 8601, also a month or a year); `party_id` empty: for every party."""

    milestone_id: str
    provision_id: str
    title: str
    due_on: str
    party_id: str = ""
    met_on: str = ""
    references: tuple[Reference, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number to follow, with its target and the day by which it is to be reached, where there are any."""

    indicator_id: str
    provision_id: str
    name: str
    unit: str
    party_id: str = ""
    target: str = ""
    due_on: str = ""
    references: tuple[Reference, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Measurement:
    """An indicator's value on a day, with its source; `qualifier` is its hedge ("more than")."""

    measurement_id: str
    indicator_id: str
    measured_on: str
    value: float
    party_id: str = ""
    qualifier: str = ""
    evidence_id: str = ""
    source: str = ""
    references: tuple[Reference, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """That a provision stands in a relation to another one, `other_id`, or to a goal's target ("9.c")."""

    link_id: str
    provision_id: str
    kind: LinkKind
    other_id: str = ""
    target: str = ""
    remark: str = ""
    author: str = ""
    recorded_at: str = ""
