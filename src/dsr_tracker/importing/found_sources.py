"""Sources that were found in a text, put behind a cell as one edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

from dsr_tracker.core.editing import Pen, Target, cite_changes, new_evidence
from dsr_tracker.core.errors import InvalidTextError, TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Evidence
from dsr_tracker.importing.citations import FoundSource

Stored = Callable[[str], Evidence | None]
"""The source that the tracker has under an address, if it has one."""


def cite_found(
    pen: Pen, target: Target, sources: Sequence[FoundSource], stored: Stored
) -> tuple[Edit, list[str]]:
    """The edit that puts these sources behind the cell, and in a sentence each which ones cannot be kept.

    A source whose address the tracker has is cited as it stands there. Raises InvalidTextError for none.
    """
    known: list[str] = []
    made: dict[str, Evidence] = {}
    refused: list[str] = []
    for found in sources:
        name = found.title or found.url
        try:
            fresh = new_evidence(pen, **asdict(found))
        except TrackerError as error:
            refused.append(f"“{name[:60]}”: {error.what}")
            continue
        there = stored(fresh.url) if fresh.url else None
        if there is not None:
            known.append(there.evidence_id)
        made.setdefault(fresh.url or fresh.evidence_id, there or fresh)
    if not made:
        raise InvalidTextError(
            "No source was found that could be recorded.",
            " ".join(refused) or "Paste an address, a DOI, RIS, BibTeX or CSL-JSON.",
        )
    count = len(made)
    changes = cite_changes(
        pen,
        target,
        made.values(),
        known=known,
        assessment_id=target.current.assessment_id if target.current else "",
    )
    label = f"{target.label}: evidence" if count == 1 else f"{target.label}: {count} sources"
    return Edit(label, changes, pen.author), refused
