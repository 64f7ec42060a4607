"""Plans a merge from how the records of two trackers stand to each other. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import starmap

from dsr_tracker.core.history import Change
from dsr_tracker.core.lineage import Relation
from dsr_tracker.core.merging import Conflict, Key, Rivalry, Side, Signature, joining, merged_fields
from dsr_tracker.core.records import Assessment, Citation, Note, Record
from dsr_tracker.core.resting import rests_on
from dsr_tracker.core.twins import NAMING, TWINNING, content, id_of, renamed, twins


@dataclass(frozen=True, slots=True)
class Meeting:
    """One record that an edit of only one side touched: its states, and how they stand to each other."""

    key: Key
    ours: Record | None
    theirs: Record | None
    relation: Relation
    ours_by: Signature
    theirs_by: Signature
    base: Record | None = None
    is_base_known: bool = True


@dataclass(slots=True)
class Outcome:
    """What becomes of the records that meet. `result` lacks those that wait for a decision."""

    result: dict[Key, Record | None] = field(default_factory=dict)
    conflicts: dict[Key, Conflict] = field(default_factory=dict)
    kept: list[Key] = field(default_factory=list)
    fetched: dict[Key, Record] = field(default_factory=dict)
    rivalries: list[Conflict] = field(default_factory=list)


Look = Callable[[Key], Record | None]


def plan(
    meetings: Mapping[Key, Meeting], in_ours: Look, in_theirs: Look
) -> tuple[tuple[Change, ...], tuple[Conflict, ...], tuple[Key, ...]]:
    """The changes that are decided, the conflicts, and what is kept because it is in use.

    `in_ours` and `in_theirs` look up records that did not meet, for those that others rest on.
    """
    outcome = Outcome()
    for meeting in meetings.values():
        _decide(meeting, outcome)
    names = _join_twins(meetings, outcome)
    _find_rivals(meetings, outcome, names)
    _keep_what_is_used(meetings, outcome, in_ours, in_theirs)
    changes = [Change(None, record) for record in outcome.fetched.values()]
    for key, result in outcome.result.items():
        changes.extend(_changes(meetings[key], result))
    return tuple(changes), (*outcome.conflicts.values(), *outcome.rivalries), tuple(outcome.kept)


def _decide(meeting: Meeting, outcome: Outcome) -> None:
    ours, theirs = meeting.ours, meeting.theirs
    if meeting.relation in (Relation.SAME, Relation.OURS_IS_NEWER):
        outcome.result[meeting.key] = ours
    elif meeting.relation is Relation.THEIRS_IS_NEWER or ours == theirs:
        outcome.result[meeting.key] = theirs
    elif ours is None or theirs is None:
        present = theirs if ours is None else ours
        if meeting.is_base_known and meeting.base == present:
            outcome.result[meeting.key] = None  # what the other side changed, it changed back
        elif meeting.is_base_known and meeting.base is None:
            outcome.result[meeting.key] = present  # what the other side added, it took away again
        else:
            outcome.conflicts[meeting.key] = _conflict(meeting, ())
    else:
        base = meeting.base if meeting.is_base_known else None
        values, conflicting = merged_fields(
            None if base is None else _values(base), _values(ours), _values(theirs)
        )
        merged = type(ours)(**values)
        if conflicting:
            outcome.conflicts[meeting.key] = _conflict(meeting, conflicting, merged)
        else:
            outcome.result[meeting.key] = merged


def _values(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _conflict(meeting: Meeting, fields: tuple[str, ...], merged: Record | None = None) -> Conflict:
    return Conflict(
        meeting.key,
        meeting.ours,
        meeting.theirs,
        fields,
        meeting.ours_by,
        meeting.theirs_by,
        meeting.base,
        merged,
    )


def _changes(meeting: Meeting, result: Record | None) -> tuple[Change, ...]:
    """What takes our record to its result. Nothing where our own state was the newest anyway, or where
    theirs is the same: everywhere else the record's history gets a step, so that its end is its state."""
    is_ours_newest = meeting.relation in (Relation.SAME, Relation.OURS_IS_NEWER)
    if result == meeting.ours and (
        is_ours_newest or (meeting.relation is not Relation.APART and result == meeting.theirs)
    ):
        return ()
    return joining(meeting.ours, result, meeting.theirs)


# -- what both recorded alike -----------------------------------------------------------------------


def _join_twins(meetings: Mapping[Key, Meeting], outcome: Outcome) -> dict[str, str]:
    """Take away what is there twice; gives the ids that went with those that stayed."""
    # What one side has and the other has not, and the merged tracker will have.
    only: dict[Side, dict[type, list[Record]]] = {side: {of: [] for of in TWINNING} for side in Side}
    for key, record in outcome.result.items():
        meeting = meetings[key]
        if record is not None and (meeting.ours is None) is not (meeting.theirs is None):
            side = Side.OURS if meeting.theirs is None else Side.THEIRS
            only[side].setdefault(type(record), []).append(record)
    names: dict[str, str] = {}
    for of in TWINNING:
        twins(only[Side.OURS][of], only[Side.THEIRS][of], names)
    if names:
        _rename(outcome, names)
    return names


def _rename(outcome: Outcome, names: Mapping[str, str]) -> None:
    for key, record in outcome.result.items():
        if record is None:
            continue
        if key.record_id in names and isinstance(record, TWINNING):
            outcome.result[key] = None
        elif isinstance(record, NAMING):
            outcome.result[key] = renamed(record, names)


# -- judgements of one cell as of the same day -------------------------------------------------------


def _find_rivals(meetings: Mapping[Key, Meeting], outcome: Outcome, names: Mapping[str, str]) -> None:
    ours = _judgements(meetings, outcome, names, Side.OURS)
    theirs = _judgements(meetings, outcome, names, Side.THEIRS) if ours else {}
    cells = ours.keys() & theirs.keys()
    citations = [each for each in outcome.result.values() if cells and isinstance(each, Citation)]
    for cell in cells:
        rivalry = _rivalry(meetings, {Side.OURS: ours[cell], Side.THEIRS: theirs[cell]}, citations)
        if rivalry is None:
            continue
        outcome.rivalries.append(rivalry)
        for lost in rivalry.rivalry.losing.values() if rivalry.rivalry else ():
            for each in lost:
                outcome.result.pop(Key("assessment", each.assessment_id), None)


def _judgements(
    meetings: Mapping[Key, Meeting], outcome: Outcome, names: Mapping[str, str], side: Side
) -> dict[tuple[str, str, str], list[Assessment]]:
    """What one side alone judged and the merged tracker will have, by cell and day."""
    grouped: dict[tuple[str, str, str], list[Assessment]] = {}
    for key, meeting in meetings.items():
        record, other = (
            (meeting.ours, meeting.theirs) if side is Side.OURS else (meeting.theirs, meeting.ours)
        )
        if not isinstance(record, Assessment) or other is not None:
            continue
        kept = outcome.result.get(key) or outcome.result.get(
            Key("assessment", names.get(record.assessment_id, ""))
        )
        if isinstance(kept, Assessment):
            grouped.setdefault((kept.provision_id, kept.party_id, kept.as_of), []).append(kept)
    return grouped


def _rivalry(
    meetings: Mapping[Key, Meeting],
    sides: Mapping[Side, list[Assessment]],
    citations: Iterable[Citation],
) -> Conflict | None:
    newest = {side: max(listed, key=id_of) for side, listed in sides.items()}
    if content(newest[Side.OURS], {}) == content(newest[Side.THEIRS], {}):
        return None
    every = {id_of(each): each for listed in sides.values() for each in listed}
    losing = {}
    for side in Side:
        staying = {id_of(each) for each in sides[side] if id_of(each) <= id_of(newest[side])}
        losing[side] = tuple(every[each] for each in sorted(every.keys() - staying))
    present = frozenset(each for each in every if meetings[Key("assessment", each)].ours is not None)
    apart = frozenset(each for each in every if meetings[Key("assessment", each)].relation is Relation.APART)
    ours, theirs = newest[Side.OURS], newest[Side.THEIRS]
    of_ours, of_theirs = (
        meetings[Key("assessment", id_of(ours))],
        meetings[Key("assessment", id_of(theirs))],
    )
    different = tuple(
        name
        for name, value in _values(ours).items()
        if value != getattr(theirs, name) and name not in ("assessment_id", "author", "recorded_at")
    )
    return Conflict(
        Key("assessment", id_of(ours)),
        ours,
        theirs,
        different,
        Signature(ours.author, ours.recorded_at) if of_ours.ours is None else of_ours.ours_by,
        Signature(theirs.author, theirs.recorded_at) if of_theirs.theirs is None else of_theirs.theirs_by,
        rivalry=Rivalry(
            losing, present, tuple(each for each in citations if each.assessment_id in every), apart
        ),
    )


# -- what others rest on -----------------------------------------------------------------------------


def _keep_what_is_used(
    meetings: Mapping[Key, Meeting], outcome: Outcome, in_ours: Look, in_theirs: Look
) -> None:
    """What one side removed stays where the other side's records rest on it."""
    waiting = [record for record in outcome.result.values() if record is not None]
    for conflict in outcome.conflicts.values():
        waiting.extend(each for each in (conflict.ours, conflict.theirs) if each is not None)
    for rival in outcome.rivalries:
        waiting.extend(each for each in (rival.ours, rival.theirs) if each is not None)
    looked_at: set[Key] = set()
    cells: set[tuple[str, str]] = set()
    while waiting:
        record = waiting.pop()
        if isinstance(record, (Assessment, Note)):
            # There are many of them, of few cells.
            cell = (record.provision_id, record.party_id)
            if cell in cells:
                continue
            cells.add(cell)
        for key in starmap(Key, rests_on(record)):
            if key in looked_at:
                continue
            looked_at.add(key)
            found = _kept(key, meetings, outcome, in_ours, in_theirs)
            if found is not None:
                waiting.append(found)


def _kept(
    key: Key, meetings: Mapping[Key, Meeting], outcome: Outcome, in_ours: Look, in_theirs: Look
) -> Record | None:
    """The record that had to be brought back or fetched for others to rest on, if it had to be."""
    if key in outcome.conflicts:
        conflict = outcome.conflicts[key]
        if conflict.ours is not None and conflict.theirs is not None:
            return None
        del outcome.conflicts[key]
        outcome.result[key] = conflict.record
        outcome.kept.append(key)
        return conflict.record
    if key in outcome.result:
        if outcome.result[key] is not None:
            return None
        meeting = meetings[key]
        record = meeting.ours if meeting.ours is not None else meeting.theirs
        record = record if record is not None else meeting.base
        outcome.result[key] = record
        outcome.kept.append(key)
        return record
    if key in outcome.fetched or in_ours(key) is not None:
        return None
    record = in_theirs(key)
    if record is not None:
        outcome.fetched[key] = record
    return record
