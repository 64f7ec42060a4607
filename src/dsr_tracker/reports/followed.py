"""What a report tells beside the judgements: rubrics, specificity, what is followed, links, looks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.explaining import Means, means_of_counts
from dsr_tracker.core.partial_dates import last_day
from dsr_tracker.core.ratings import add_counts
from dsr_tracker.core.records import (
    Indicator,
    Link,
    Look,
    Measurement,
    Milestone,
    Provision,
    Rubric,
    Specificity,
)
from dsr_tracker.core.rubrics import newest_rubric
from dsr_tracker.core.scales import Scale
from dsr_tracker.core.text import joined

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """An indicator's value with what says so, in words."""

    measurement: Measurement
    source: str


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator with its values up to the report's day, the newest first."""

    indicator: Indicator
    values: tuple[ValueEntry, ...]


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A link with its ends, of which one may lie outside the report; `other` is None for a goal's target."""

    link: Link
    here: Provision
    other: Provision | None


@dataclass(frozen=True, slots=True)
class Followed:
    """All of it for the provisions and parties in scope, in reading order."""

    rubrics: tuple[Rubric, ...] = ()
    """Those that hold on the report's scale: the newest version of each provision's."""
    specificities: tuple[Specificity, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    links: tuple[LinkEntry, ...] = ()
    looks: tuple[Look, ...] = ()


def followed_in(
    dossier: Dossier,
    provisions: Sequence[Provision],
    party_ids: Collection[str],
    cells: Collection[Cell],
    as_of: str,
) -> Followed:
    """What is told of these provisions on that day; of looks, those at these cells.

    A milestone that was met later is open, and later values and looks are left out.
    """
    places = {provision.provision_id: place for place, provision in enumerate(provisions)}
    everything = {provision.provision_id: provision for provision in dossier.provisions}

    def told(records: Iterable[_Record], of: Callable[[_Record], str]) -> list[_Record]:
        return sorted((r for r in records if of(r) in places), key=lambda record: places[of(record)])

    rubrics: dict[str, list[Rubric]] = {}
    for rubric in dossier.rubrics:
        rubrics.setdefault(rubric.provision_id, []).append(rubric)
    values = _values(dossier, party_ids, as_of)
    newest = (newest_rubric(rubrics.get(each, ()), each, dossier.scale.scale_id) for each in places)
    indicators = told(dossier.indicators, lambda each: each.provision_id)
    return Followed(
        tuple(rubric for rubric in newest if rubric is not None),
        tuple(told(dossier.specificities, lambda each: each.provision_id)),
        tuple(
            replace(each, met_on="") if each.met_on > as_of else each
            for each in told(dossier.milestones, lambda each: each.provision_id)
            if each.party_id in ("", *party_ids)
        ),
        tuple(
            IndicatorEntry(each, tuple(values.get(each.indicator_id, ())))
            for each in indicators
            if each.party_id in ("", *party_ids)
        ),
        tuple(
            LinkEntry(link, everything[link.provision_id], everything.get(link.other_id))
            for link in dossier.links
            if (link.provision_id in places or link.other_id in places)
            and link.provision_id in everything
            and (not link.other_id or link.other_id in everything)
        ),
        tuple(
            look
            for look in told(dossier.looks, lambda each: each.provision_id)
            if look.looked_on <= as_of and Cell(look.provision_id, look.party_id) in cells
        ),
    )


def _values(dossier: Dossier, party_ids: Collection[str], as_of: str) -> dict[str, list[ValueEntry]]:
    """The values known by that day, by indicator."""
    sources = {each.evidence_id: each for each in dossier.evidence}
    found: dict[str, list[ValueEntry]] = {}
    for each in dossier.measurements:
        if each.party_id in ("", *party_ids) and last_day(each.measured_on) <= as_of:
            evidence = sources.get(each.evidence_id)
            of_evidence = "" if evidence is None else evidence.title or evidence.url
            found.setdefault(each.indicator_id, []).append(ValueEntry(each, joined(of_evidence, each.source)))
    return found


def three_means(
    rows: Iterable[tuple[str, dict[str, int]]], columns: Iterable[tuple[str, dict[str, int]]], scale: Scale
) -> Means:
    """The overall figure by the three means, from the clauses' counts and the parties' in each instrument."""
    by_party: dict[str, dict[str, int]] = {}
    for party_id, counts in columns:
        by_party[party_id] = add_counts((by_party.get(party_id, {}), counts))
    return means_of_counts(by_party, dict(rows), scale)
