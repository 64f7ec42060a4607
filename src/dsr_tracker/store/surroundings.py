"""What an import meets in a tracker. Reads only."""

from __future__ import annotations

from dsr_tracker.core.surroundings import Surroundings, source_key
from dsr_tracker.store.reading import Reader


def surroundings(read: Reader) -> Surroundings:
    """All that decides what becomes of a row of somebody else's table."""
    sources = {source_key(each): each for each in read.all_evidence()}
    keys = {each.evidence_id: source_key(each) for each in read.all_evidence()}
    return Surroundings(
        scale=read.scale(),
        instruments={each.instrument_id: each for each in read.instruments(with_hidden=True)},
        provisions=tuple(read.provisions(with_hidden=True)),
        parties=tuple(read.parties(with_hidden=True)),
        columns={
            instrument_id: frozenset(party.party_id for party in parties)
            for instrument_id, parties in read.columns().items()
        },
        parts=frozenset((each.instrument_id, each.party_id, each.role) for each in read.participations()),
        assessments=frozenset(
            (each.provision_id, each.party_id, each.as_of, each.rating, each.reason)
            for each in read.all_assessments()
        ),
        notes=frozenset(
            (each.provision_id, each.party_id, each.dated_on, each.text) for each in read.all_notes()
        ),
        sources=sources,
        cited=frozenset(
            (keys[each.evidence_id], each.provision_id, each.party_id) for each in read.all_citations()
        ),
    )
