"""The tracker as one frozen value for reports. Reads only."""

from __future__ import annotations

from dsr_tracker.core.dates import now, today
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.store.store import Store


def collect(store: Store) -> Dossier:
    """Everything a report needs, each kind read in one query."""
    read = store.read
    return Dossier(
        tracker_id=read.meta("tracker_id"),
        title=read.setting("title"),
        catalogue_version=read.meta("catalogue_version"),
        collected_at=now(),
        day=today(),
        scale=read.scale(),
        documents=tuple(read.documents()),
        parties=tuple(read.parties()),
        instruments=tuple(read.instruments()),
        provisions=tuple(read.provisions()),
        participations=tuple(read.participations()),
        columns={instrument_id: tuple(parties) for instrument_id, parties in read.columns().items()},
        figures=tuple(read.figures()),
        assessments=tuple(read.all_assessments()),
        notes=tuple(read.all_notes()),
        evidence=tuple(read.all_evidence()),
        citations=tuple(read.all_citations()),
    )
