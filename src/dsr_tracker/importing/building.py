"""A table into one edit. Every row is accepted, known already, or refused with the reason; none gets lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Read
from dataclasses import dataclass, field
from enum import StrEnum

from dsr_tracker.core.dates import now, parse_past_day, today
from dsr_tracker.core.editing import (
    Pen,
    Target,
    checked_assessment,
    cite_changes,
    new_evidence,
    track_party,
)
from dsr_tracker.core.errors import InvalidTextError, TrackerError
from dsr_tracker.core.garbage import no_collection
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.names import OtherNames, Territories, fold, no_other_names
from dsr_tracker.core.own_records import save_party
from dsr_tracker.core.records import (
    Assessment,
    Confidence,
    Evidence,
    Note,
    Participation,
    Party,
    PartyKind,
    Provision,
    Schedule,
)
from dsr_tracker.core.surroundings import Surroundings, source_key
from dsr_tracker.core.text import clean_line, clean_text, shown
from dsr_tracker.importing.mapping import Mapping
from dsr_tracker.importing.meaning import Meanings, UnmappedError
from dsr_tracker.importing.tables import Table

_YES = {"1", "true", "yes", "y", "x", "是"}
_NO = {"", "0", "false", "no", "n", "否"}
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot be taken over, where it stood in the file, and why.

    `field` names the field, where it is one whose value means nothing yet.
    """

    number: int
    row: tuple[str, ...]
    why: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do. `unmapped` counts for each field the values that mean nothing yet;
    `known` counts rows that the tracker holds already, `empty` cells of a wide table without a rating."""

    edit: Edit
    accepted: int
    known: int
    empty: int
    rejected: tuple[Rejection, ...]
    unmapped: Read[str, Read[str, int]]


@dataclass(slots=True)
class _Work:
    mapping: Mapping
    meanings: Meanings
    around: Surroundings
    pen: Pen
    changes: list[Change] = field(default_factory=list)
    tracked: set[tuple[str, str]] = field(default_factory=set)
    added_parties: dict[str, Party] = field(default_factory=dict)
    sources: dict[str, Evidence] = field(default_factory=dict)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)

    def take(self, changes: list[Change]) -> None:
        """Accept a row: what it adds need not be added by the rows below it."""
        self.changes.extend(changes)
        for change in changes:
            match change.after:
                case Participation() as made:
                    self.tracked.add((made.instrument_id, made.party_id))
                case Party() as made:
                    self.added_parties[made.party_id] = made
                case Evidence() as made:
                    self.sources[source_key(made)] = made


class _Known(Exception):  # noqa: N818 - not a fault
    """The tracker holds this row already."""


@no_collection()
def build_import(
    name: str,
    table: Table,
    mapping: Mapping,
    *,
    around: Surroundings,
    territories: Callable[[], Territories],
    pen: Pen,
    step: Step,
    other_names: OtherNames = no_other_names,
) -> Import:
    """The one edit that the table comes to, and what of it cannot be taken over. Writes nothing.

    `step` is told now and then how many rows of how many are done, and may raise to stop.
    """
    meanings = Meanings(
        around.provisions, around.parties, around.scale, territories, mapping.values, other_names
    )
    work = _Work(mapping, meanings, around, pen)
    rejected: list[Rejection] = []
    unmapped: dict[str, Counter[str]] = {}
    accepted = known = empty = 0
    for done, (number, row) in enumerate(zip(table.numbers, table.rows, strict=True)):
        if done % 500 == 0:
            step(done, len(table.rows))
        if (more := len(row) - len(table.header)) > 0:
            rejected.append(Rejection(number, row, _too_wide(more)))
            continue
        for values in _records_of(mapping, dict(zip(table.header, row, strict=True))):
            if mapping.is_wide and not values["rating"]:
                empty += 1
                continue
            try:
                changes = _BUILDERS[mapping.kind](work, values, number)
            except _Known:
                known += 1
            except UnmappedError as error:
                unmapped.setdefault(error.field, Counter())[error.value] += 1
                rejected.append(Rejection(number, row, str(error), error.field))
            except TrackerError as error:
                rejected.append(Rejection(number, row, str(error)))
            else:
                accepted += 1
                work.take(changes)
    # A file's name may hold bytes that are no text, and what would not be seen.
    said = shown(name.encode("utf-8", "backslashreplace").decode())
    edit = Edit(f"Import {said}: {accepted:,} {mapping.kind}", tuple(work.changes), pen.author)
    return Import(edit, accepted, known, empty, tuple(rejected), unmapped)


def _records_of(mapping: Mapping, row: Read[str, str]) -> Iterator[dict[str, str]]:
    """The fields of what stands in a row: of one record, or in a wide table of one for each provision."""
    values = {**mapping.constants, **{name: row.get(column, "") for name, column in mapping.columns.items()}}
    if not mapping.is_wide:
        yield values
        return
    for column, provision in mapping.provisions.items():
        yield {**values, "provision": provision, "rating": row.get(column, "")}


def _assessment(work: _Work, values: Read[str, str], number: int) -> list[Change]:
    provision, party, first = _cell(work, values)
    rating = work.meanings.rating(_needed(values, "rating"))
    claimed = values.get("claimed", "")
    made = Assessment(
        work.pen.new_id(),
        provision.provision_id,
        party.party_id,
        parse_past_day(values.get("as_of") or today(), "as-of date"),
        rating.rating_id,
        work.meanings.scale.scale_id,
        reason=values.get("reason", ""),
        confidence=_one_of(work, Confidence, values.get("confidence", ""), "confidence"),
        is_contrary=_flag(work, values.get("contrary", ""), "contrary"),
        claimed=work.meanings.rating(claimed, "claimed").rating_id if claimed else "",
        schedule=_one_of(work, Schedule, values.get("schedule", ""), "schedule"),
        search_places=values.get("search_places", ""),
        search_languages=values.get("search_languages", ""),
        search_terms=values.get("search_terms", ""),
        search_until=values.get("search_until", ""),
        author=values.get("author", "") or work.pen.author,
        recorded_at=now(),
    )
    label = f"{party.name}, {provision.number}"
    made = checked_assessment(made, label)
    cell = (made.provision_id, made.party_id, made.as_of)
    if (*cell, made.rating, made.reason) in work.around.assessments:
        raise _Known
    _only_once(work, ("assessment", *cell), number)
    cited = _cited(work, values, Target(provision, party), assessment_id=made.assessment_id)
    return [*first, Change(None, made), *cited]


def _note(work: _Work, values: Read[str, str], number: int) -> list[Change]:
    provision, party, first = _cell(work, values)
    made = Note(
        work.pen.new_id(),
        provision.provision_id,
        party.party_id,
        parse_past_day(values.get("dated_on") or today(), "date of the note"),
        clean_text(_needed(values, "text"), "note"),
        clean_line(values.get("author", "") or work.pen.author, "author"),
        now(),
    )
    said = (made.provision_id, made.party_id, made.dated_on, made.text)
    if said in work.around.notes:
        raise _Known
    _only_once(work, ("note", *said), number)
    return [*first, Change(None, made), *_cited(work, values, Target(provision, party), note_id=made.note_id)]


def _evidence(work: _Work, values: Read[str, str], number: int) -> list[Change]:
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
            raise _Known
        _only_once(work, ("evidence", source_key(made)), number)
        return [Change(None, made)]
    provision, party, first = _cell(work, values)
    cited = (source_key(made), provision.provision_id, party.party_id)
    if cited in work.around.cited:
        raise _Known
    _only_once(work, ("cited", *cited), number)
    return [*first, *_citing(work, made, Target(provision, party))]


def _party(work: _Work, values: Read[str, str], number: int) -> list[Change]:
    name = clean_line(_needed(values, "name"), "name")
    typed = values.get("party_kind", "")
    kind = work.meanings.mapped("party_kind", typed) or PartyKind.COUNTRY
    if kind not in list(PartyKind):
        raise UnmappedError("party_kind", typed, f"“{typed[:40]}” is no kind of party.")
    code = values.get("country", "")
    if kind == PartyKind.COUNTRY:
        found = work.meanings.party(code or name)
        if not found.is_new:
            raise _Known
        _only_once(work, ("party", found.party.party_id), number)
        return [Change(None, found.party)]
    within = values.get("within", "")
    country = work.meanings.party(code).party.country_code if code else ""
    if any(fold(each.name) == fold(name) and each.country_code == country for each in work.around.parties):
        raise _Known
    _only_once(work, ("party", fold(name), country), number)
    aliases = tuple(part.strip() for part in values.get("aliases", "").split(";") if part.strip())
    made = Party(work.pen.new_id(), PartyKind(kind), name, country, within, aliases, values.get("remark", ""))
    return list(save_party(work.pen, None, made, work.around.parties).changes)


_BUILDERS: dict[str, Callable[[_Work, Read[str, str], int], list[Change]]] = {
    "assessments": _assessment,
    "notes": _note,
    "evidence": _evidence,
    "parties": _party,
}


def _cell(work: _Work, values: Read[str, str]) -> tuple[Provision, Party, list[Change]]:
    """The cell, with the changes that make the party a column of the instrument where it is none yet."""
    provision = work.meanings.provision(_needed(values, "provision"), values.get("instrument", ""))
    found = work.meanings.party(_needed(values, "party"))
    party = work.added_parties.get(found.party.party_id, found.party)
    column = (provision.instrument_id, party.party_id)
    is_column = party.party_id in work.around.columns.get(provision.instrument_id, frozenset())
    if is_column or column in work.tracked:
        return provision, party, []
    is_new = found.is_new and party.party_id not in work.added_parties
    instrument = work.around.instruments[provision.instrument_id]
    return provision, party, list(track_party(work.pen, instrument, party, is_new=is_new).changes)


def _cited(
    work: _Work, values: Read[str, str], target: Target, *, assessment_id: str = "", note_id: str = ""
) -> tuple[Change, ...]:
    url, title = values.get("evidence_url", ""), values.get("evidence_title", "")
    if not url and not title:
        return ()
    return _citing(work, new_evidence(work.pen, url=url, title=title), target, assessment_id, note_id)


def _citing(
    work: _Work, made: Evidence, target: Target, assessment_id: str = "", note_id: str = ""
) -> tuple[Change, ...]:
    source = _known_source(work, made)
    known = [] if source is None else [source.evidence_id]
    return cite_changes(
        work.pen, target, [source or made], known=known, assessment_id=assessment_id, note_id=note_id
    )


def _known_source(work: _Work, made: Evidence) -> Evidence | None:
    key = source_key(made)
    return work.sources.get(key) or work.around.sources.get(key)


def _only_once(work: _Work, said: tuple[str, ...], number: int) -> None:
    earlier = work.seen.setdefault(said, number)
    if earlier != number:
        raise InvalidTextError(f"Row {earlier} speaks of the same already.")


def _too_wide(more: int) -> str:
    return (
        f"{more:,} more cells than there are names of columns: a text with a comma may lack its quotes, "
        "or a column its name."
    )


def _needed(values: Read[str, str], name: str) -> str:
    text = values.get(name, "").strip()
    if not text:
        raise InvalidTextError(f"The {name} is empty.")
    return text


def _one_of(work: _Work, choices: type[StrEnum], typed: str, name: str) -> str:
    text = work.meanings.mapped(name, typed).casefold().replace(" ", "_")
    if text and text not in list(choices):
        raise UnmappedError(name, typed, f"“{typed[:40]}” is no {name}.")
    return text


def _flag(work: _Work, typed: str, name: str) -> bool:
    text = work.meanings.mapped(name, typed).casefold()
    if text not in _YES | _NO:
        raise UnmappedError(name, typed, f"“{typed[:40]}” is neither yes nor no.")
    return text in _YES
