"""Rows that judge, note, cite or name a party, each as the changes it comes to."""

from __future__ import annotations

from collections.abc import Mapping as Read

from dsr_tracker.core.dates import now, parse_past_day, today
from dsr_tracker.core.editing import Target, checked_assessment, cite_changes, new_evidence, track_party
from dsr_tracker.core.history import Change
from dsr_tracker.core.names import fold
from dsr_tracker.core.own_records import save_party
from dsr_tracker.core.records import (
    Assessment,
    Confidence,
    Evidence,
    Note,
    Party,
    PartyKind,
    Provision,
    Schedule,
)
from dsr_tracker.core.surroundings import source_key
from dsr_tracker.core.text import clean_line, clean_text
from dsr_tracker.importing.meaning import UnmappedError
from dsr_tracker.importing.work import KnownError, Work, flag, needed, one_of, only_once


def assessment_of(work: Work, values: Read[str, str], number: int) -> list[Change]:
    """A judgement of a cell; as the rest here it raises a TrackerError, or KnownError."""
    provision, party, first = _cell(work, values)
    rating = work.meanings.rating(needed(values, "rating"))
    claimed = values.get("claimed", "")
    made = Assessment(
        work.pen.new_id(),
        provision.provision_id,
        party.party_id,
        parse_past_day(values.get("as_of") or today(), "as-of date"),
        rating.rating_id,
        work.meanings.scale.scale_id,
        reason=values.get("reason", ""),
        confidence=one_of(work, Confidence, values.get("confidence", ""), "confidence"),
        is_contrary=flag(work, values.get("contrary", ""), "contrary"),
        claimed=work.meanings.rating(claimed, "claimed").rating_id if claimed else "",
        schedule=one_of(work, Schedule, values.get("schedule", ""), "schedule"),
        search_places=values.get("search_places", ""),
        search_languages=values.get("search_languages", ""),
        search_terms=values.get("search_terms", ""),
        search_until=values.get("search_until", ""),
        author=values.get("author", "") or work.pen.author,
        recorded_at=now(),
    )
    made = checked_assessment(made, Target(provision, party).label)
    cell = (made.provision_id, made.party_id, made.as_of)
    if (*cell, made.rating, made.reason) in work.around.assessments:
        raise KnownError
    only_once(work, ("assessment", *cell), number)
    cited = _cited(work, values, Target(provision, party), assessment_id=made.assessment_id)
    return [*first, Change(None, made), *cited]


def note_of(work: Work, values: Read[str, str], number: int) -> list[Change]:
    """A note on a cell."""
    provision, party, first = _cell(work, values)
    made = Note(
        work.pen.new_id(),
        provision.provision_id,
        party.party_id,
        parse_past_day(values.get("dated_on") or today(), "date of the note"),
        clean_text(needed(values, "text"), "note"),
        clean_line(values.get("author", "") or work.pen.author, "author"),
        now(),
    )
    said = (made.provision_id, made.party_id, made.dated_on, made.text)
    if said in work.around.notes:
        raise KnownError
    only_once(work, ("note", *said), number)
    return [*first, Change(None, made), *_cited(work, values, Target(provision, party), note_id=made.note_id)]


def evidence_of(work: Work, values: Read[str, str], number: int) -> list[Change]:
    """A source, behind a cell where one is named."""
    made = new_evidence(
        work.pen,
        **{
            name: values.get(name, "")
            for name in ("url", "title", "publisher", "published_on", "accessed_on", "language", "remark")
        },
    )
    has_cell = bool(values.get("provision") or values.get("party"))
    known = _known_source(work, made)
    if not has_cell:
        if known is not None:
            raise KnownError
        only_once(work, ("evidence", source_key(made)), number)
        return [Change(None, made)]
    provision, party, first = _cell(work, values)
    cited = (source_key(made), provision.provision_id, party.party_id)
    if cited in work.around.cited:
        raise KnownError
    only_once(work, ("cited", *cited), number)
    return [*first, *_citing(work, made, Target(provision, party))]


def party_of(work: Work, values: Read[str, str], number: int) -> list[Change]:
    """A party of whatever kind."""
    name = clean_line(needed(values, "name"), "name")
    typed = values.get("party_kind", "")
    kind = work.meanings.mapped("party_kind", typed) or PartyKind.COUNTRY
    if kind not in list(PartyKind):
        raise UnmappedError("party_kind", typed, f"“{typed[:40]}” is no kind of party.")
    code = values.get("country", "")
    if kind == PartyKind.COUNTRY:
        found = work.meanings.party(code or name)
        if not found.is_new:
            raise KnownError
        only_once(work, ("party", found.party.party_id), number)
        return [Change(None, found.party)]
    within = values.get("within", "")
    country = work.meanings.party(code).party.country_code if code else ""
    if any(fold(each.name) == fold(name) and each.country_code == country for each in work.around.parties):
        raise KnownError
    only_once(work, ("party", fold(name), country), number)
    aliases = tuple(part.strip() for part in values.get("aliases", "").split(";") if part.strip())
    made = Party(work.pen.new_id(), PartyKind(kind), name, country, within, aliases, values.get("remark", ""))
    return list(save_party(work.pen, None, made, work.around.parties).changes)


def _cell(work: Work, values: Read[str, str]) -> tuple[Provision, Party, list[Change]]:
    """The cell, with the changes that make the party a column of the instrument where it is none yet."""
    provision = work.meanings.provision(needed(values, "provision"), values.get("instrument", ""))
    found = work.meanings.party(needed(values, "party"))
    party = work.added_parties.get(found.party.party_id, found.party)
    column = (provision.instrument_id, party.party_id)
    is_column = party.party_id in work.around.columns.get(provision.instrument_id, frozenset())
    if is_column or column in work.tracked:
        return provision, party, []
    is_new = found.is_new and party.party_id not in work.added_parties
    instrument = work.around.instruments[provision.instrument_id]
    return provision, party, list(track_party(work.pen, instrument, party, is_new=is_new).changes)


def _cited(
    work: Work, values: Read[str, str], target: Target, *, assessment_id: str = "", note_id: str = ""
) -> tuple[Change, ...]:
    url, title = values.get("evidence_url", ""), values.get("evidence_title", "")
    if not url and not title:
        return ()
    return _citing(work, new_evidence(work.pen, url=url, title=title), target, assessment_id, note_id)


def _citing(
    work: Work, made: Evidence, target: Target, assessment_id: str = "", note_id: str = ""
) -> tuple[Change, ...]:
    source = _known_source(work, made)
    known = [] if source is None else [source.evidence_id]
    return cite_changes(
        work.pen, target, [source or made], known=known, assessment_id=assessment_id, note_id=note_id
    )


def _known_source(work: Work, made: Evidence) -> Evidence | None:
    key = source_key(made)
    return work.sources.get(key) or work.around.sources.get(key)
