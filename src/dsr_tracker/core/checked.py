"""What a check of a tracker found."""

from __future__ import annotations

from dataclasses import dataclass, field

SEARCH_INDEX = "search index"
"""The kind of finding that costs nothing: the index is made anew from the records."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which kind of thing, which one, and what."""

    kind: str
    record_id: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}: {self.what}"


@dataclass(frozen=True, slots=True)
class Checked:
    """All that was found. `counts` says how much was looked at; `more` counts findings beyond the listed."""

    findings: tuple[Finding, ...]
    counts: dict[str, int] = field(default_factory=dict)
    more: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with what was recorded."""
        return all(finding.kind == SEARCH_INDEX for finding in self.findings)

    @property
    def is_searchable(self) -> bool:
        """Whether a search finds what is there."""
        return all(finding.kind != SEARCH_INDEX for finding in self.findings)
