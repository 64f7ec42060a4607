"""The tracker as one frozen value for reports. Reads only."""

from __future__ import annotations

from dsr_tracker.core.cycles import Correction, period_on
from dsr_tracker.core.dates import end_of_day, now, parse_past_day, today
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import Assessment, Citation, Cycle, Evidence, Note, Tag, Tagging
from dsr_tracker.store.beside import beside_judgements
from dsr_tracker.store.store import Store


def collect(store: Store, known_on: str = "", *, as_of: str = "") -> Dossier:
    """Everything a report needs, each kind read in one query.

    With `known_on`, the tracker as it stood when that day ended where the analyst sits, whatever was
    recorded, changed or taken back since, and without second readings; raises UnknownNameError for what
    is no day, or one to come. `as_of` is the report's day: a closed cycle that ends on it brings what was
    corrected since.
    """
    known_on = parse_past_day(known_on, "day of what was known") if known_on.strip() else ""
    past = store.past(end_of_day(known_on)) if known_on else None
    read = store.read if past is None else past.reader
    assessments, notes = store.read.all_assessments(), store.read.all_notes()
    evidence, citations = store.read.all_evidence(), store.read.all_citations()
    tags, taggings = store.tags.listed(), store.tags.all_taggings()
    recorded_later: tuple[Assessment, ...] = ()
    if past is not None:
        today_s, assessments = assessments, past.records(Assessment, assessments)
        assessments.sort(key=lambda each: (each.as_of, each.assessment_id))
        notes = past.records(Note, notes)
        notes.sort(key=lambda each: (each.dated_on, each.note_id), reverse=True)
        evidence = sorted(past.records(Evidence, evidence), key=lambda each: each.evidence_id)
        citations = sorted(past.records(Citation, citations), key=lambda each: each.citation_id)
        tags = [tag for tag in past.records(Tag, tags) if not tag.is_retired]
        taggings = past.records(Tagging, taggings)
        then = set(assessments)
        recorded_later = tuple(each for each in today_s if each not in then)
    cycles = store.cycles.cycles()
    if past is not None:
        cycles = past.records(Cycle, cycles)
    return Dossier(
        tracker_id=store.read.meta("tracker_id"),
        title=read.setting("title"),
        catalogue_version=store.read.meta("catalogue_version"),
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
        assessments=tuple(assessments),
        notes=tuple(notes),
        evidence=tuple(evidence),
        citations=tuple(citations),
        tags=tuple(tags),
        taggings=tuple(taggings),
        **beside_judgements(store, past),
        known_on=known_on,
        edits_later=0 if past is None else past.edit_count,
        recorded_later=recorded_later,
        cycles=tuple(cycles),
        corrections=() if past is not None else _corrections(store, cycles, as_of.strip() or today()),
        pairs=() if past is not None else tuple(store.readings.pairs()),
        feedback=() if past is not None else tuple(store.readings.feedback()),
        blind=store.blind_cells,
    )


def _corrections(store: Store, cycles: list[Cycle], day: str) -> tuple[Correction, ...]:
    """What is known otherwise of the closed cycle that ends on that day."""
    cycle = period_on(day, cycles).cycle
    try:
        return () if cycle is None else tuple(store.cycles.corrections(cycle))
    except TrackerError:  # what it said was left out of a hand-over
        return ()
