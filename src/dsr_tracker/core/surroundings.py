"""What records that come from elsewhere meet in a tracker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dsr_tracker.core.records import Evidence, Instrument, Party, Provision, Role
from dsr_tracker.core.scales import Scale


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tracker's scale, instruments, provisions, parties, columns and who plays which part, and what was
    written there before.

    An assessment is known by its provision, party, day, rating and reason, a note by its provision, party,
    day and text, a source by its key, and what is cited by that, its provision and its party.
    """

    scale: Scale
    instruments: Mapping[str, Instrument]
    provisions: tuple[Provision, ...]
    parties: tuple[Party, ...]
    columns: Mapping[str, frozenset[str]]
    parts: frozenset[tuple[str, str, Role]]
    assessments: frozenset[tuple[str, str, str, str, str]]
    notes: frozenset[tuple[str, str, str, str]]
    sources: Mapping[str, Evidence]
    cited: frozenset[tuple[str, str, str]]


def source_key(source: Evidence) -> str:
    """What makes it the same source: its address, or without one all that names it."""
    return source.url or f"{source.title}\n{source.publisher}\n{source.published_on}"
