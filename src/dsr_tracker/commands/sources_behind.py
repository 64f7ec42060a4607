"""The evidence named by --evidence: what is recorded already is cited, the rest recorded."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.editing import Pen, Target, cite_changes, new_evidence
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change
from dsr_tracker.core.text import clean_url
from dsr_tracker.store.store import Store


def citing(
    store: Store, pen: Pen, target: Target, urls: Sequence[str], *, assessment_id: str = "", note_id: str = ""
) -> tuple[Change, ...]:
    """Changes that put these addresses behind the assessment or note; raises InvalidTextError."""
    known: list[str] = []
    sources = []
    for url in dict.fromkeys(clean_url(url, "evidence") for url in urls):
        if not url:
            raise InvalidTextError("The evidence is empty.", "Give a web address that starts with https://.")
        stored = store.read.evidence_with_url(url)
        if stored is not None:
            known.append(stored.evidence_id)
        sources.append(stored or new_evidence(pen, url=url))
    return cite_changes(pen, target, sources, known=known, assessment_id=assessment_id, note_id=note_id)
