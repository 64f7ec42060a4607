"""What an analyst can do, each as one Edit. The window and the command line build the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple, TypedDict, Unpack

from dsr_tracker.core.dates import now, parse_day, parse_past_day, today
from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Confidence,
    Evidence,
    Hidden,
    Instrument,
    Note,
    Participation,
    Party,
    Provision,
    Record,
    Role,
    Schedule,
    SourceDocument,
)
from dsr_tracker.core.scales import NOT_APPLICABLE, NOT_ASSESSED, Rating, Scale, scale_named
from dsr_tracker.core.text import clean_line, clean_text, clean_url


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, and where new ids come from."""

    author: str
    new_id: Callable[[], str]


class Target(NamedTuple):
    """A cell to be changed, with its newest assessment up to the day in question, if there is one."""

    provision: Provision
    party: Party
    current: Assessment | None = None

    @property
    def label(self) -> str:
        """The cell as edits and messages call it."""
        return f"{self.party.name}, {provision_label(self.provision)}"


class Marks(TypedDict, total=False):
    """What an assessment may say beside its rating and reason: fields of Assessment."""

    confidence: str
    is_contrary: bool
    claimed: str
    schedule: str
    search_places: str
    search_languages: str
    search_terms: str
    search_until: str


def provision_label(provision: Provision) -> str:
    """The provision as edits and messages call it, for example "clause 3" or "measure 3.2"."""
    return f"{'measure' if provision.is_measure else 'clause'} {provision.number}"


def rate(
    pen: Pen,
    targets: Sequence[Target],
    rating: Rating,
    scale: Scale,
    *,
    as_of: str = "",
    reason: str = "",
    **marks: Unpack[Marks],
) -> Edit:
    """Assess the cells anew: one assessment each, in one edit.

    An empty mark is as none. Correcting a judgement of the same day keeps its reason and marks unless new
    ones are given; a judgement of another day starts with none, since they spoke of the earlier state.
    """
    day = parse_past_day(as_of or today(), "as-of date")
    given: dict[str, Any] = {name: value for name, value in marks.items() if value}
    changes: list[Change] = []
    for target in targets:
        current = target.current
        is_correction = current is not None and current.as_of == day and current.scale_id == scale.scale_id
        base = (
            current
            if is_correction and current is not None
            else Assessment("", target.provision.provision_id, target.party.party_id, day, "")
        )
        made = replace(
            base,
            assessment_id=pen.new_id(),
            rating=rating.rating_id,
            scale_id=scale.scale_id,
            reason=reason or base.reason,
            author=pen.author,
            recorded_at=now(),
            **given,
        )
        changes.extend(adding(checked_assessment(made, target.label)))
    where = targets[0].label if len(targets) == 1 else f"{len(targets)} cells"
    return Edit(f"{where} → {rating.label}", tuple(changes), pen.author)


def checked_assessment(assessment: Assessment, label: str) -> Assessment:
    """The assessment with its texts cleaned; raises a TrackerError for what cannot be kept."""
    scale = scale_named(assessment.scale_id)
    rating = scale.rating(assessment.rating)
    if assessment.claimed:
        scale.rating(assessment.claimed)
    if assessment.confidence:
        _choice(Confidence, assessment.confidence, "confidence")
    if assessment.schedule:
        _choice(Schedule, assessment.schedule, "schedule")
    reason = clean_text(assessment.reason, "reason")
    if rating.rating_id == NOT_APPLICABLE and not reason:
        raise InvalidTextError(
            f"“Not applicable” needs a reason ({label}).",
            "Say in a sentence why the undertaking does not bear on this party.",
        )
    return replace(
        assessment,
        as_of=parse_past_day(assessment.as_of, "as-of date"),
        reason=reason,
        search_places=clean_text(assessment.search_places, "search log"),
        search_languages=clean_line(assessment.search_languages, "languages searched"),
        search_terms=clean_line(assessment.search_terms, "terms searched for"),
        search_until=parse_past_day(assessment.search_until, "day of the search")
        if assessment.search_until.strip()
        else "",
        author=clean_line(assessment.author, "author"),
    )


def revise_assessment(pen: Pen, target: Target, after: Assessment) -> Edit:
    """Change the reason or the marks of the cell's current assessment; its rating stays."""
    checked = checked_assessment(after, target.label)
    return Edit(f"{target.label}: details", (Change(target.current, checked),), pen.author)


def withdraw(pen: Pen, targets: Sequence[Target], scale: Scale, *, as_of: str = "") -> Edit:
    """Set the cells back to "not assessed" from that day on; earlier judgements stay in the history."""
    fresh = [target._replace(current=None) for target in targets]
    return rate(pen, fresh, scale.rating(NOT_ASSESSED), scale, as_of=as_of)


def add_note(
    pen: Pen, target: Target, text: str, *, dated_on: str = "", evidence: Iterable[Evidence] = ()
) -> Edit:
    """Record a development for the cell, with the evidence behind it."""
    note = Note(
        pen.new_id(),
        target.provision.provision_id,
        target.party.party_id,
        parse_past_day(dated_on or today(), "date of the note"),
        _required(clean_text(text, "note"), "note"),
        pen.author,
        now(),
    )
    cited = cite_changes(pen, target, evidence, note_id=note.note_id)
    return Edit(f"{target.label}: note", (*adding(note), *cited), pen.author)


def revise_note(pen: Pen, target: Target, before: Note, *, text: str, dated_on: str) -> Edit:
    """Change a note's text or date."""
    after = replace(
        before,
        text=_required(clean_text(text, "note"), "note"),
        dated_on=parse_past_day(dated_on, "date of the note"),
    )
    return Edit(f"{target.label}: note changed", (Change(before, after),), pen.author)


def remove_note(pen: Pen, target: Target, note: Note, citations: Iterable[Citation] = ()) -> Edit:
    """Take a note away, with the citations that only served it; undo brings both back."""
    changes = [Change(citation, None) for citation in citations if citation.note_id == note.note_id]
    return Edit(f"{target.label}: note removed", (*changes, Change(note, None)), pen.author)


def new_evidence(
    pen: Pen,
    *,
    url: str = "",
    title: str = "",
    publisher: str = "",
    published_on: str = "",
    accessed_on: str = "",
    language: str = "",
    remark: str = "",
) -> Evidence:
    """A source from what was typed; raises a TrackerError where neither title nor link is given."""
    return checked_evidence(
        Evidence(
            pen.new_id(),
            title,
            url,
            publisher,
            published_on,
            accessed_on or today(),
            language,
            remark,
            pen.author,
            now(),
        )
    )


def checked_evidence(evidence: Evidence) -> Evidence:
    """The evidence with its texts cleaned; raises a TrackerError for what cannot be kept."""
    cleaned = replace(
        evidence,
        title=clean_line(evidence.title, "title"),
        url=clean_url(evidence.url),
        publisher=clean_line(evidence.publisher, "publisher"),
        published_on=parse_day(evidence.published_on) if evidence.published_on.strip() else "",
        accessed_on=parse_day(evidence.accessed_on) if evidence.accessed_on.strip() else "",
        language=clean_line(evidence.language, "language"),
        remark=clean_text(evidence.remark, "remark"),
    )
    if not cleaned.title and not cleaned.url:
        raise InvalidTextError("A source needs a title or a link.", "Paste its address or type its title.")
    return cleaned


def cite_changes(
    pen: Pen,
    target: Target,
    evidence: Iterable[Evidence],
    *,
    known: Iterable[str] = (),
    assessment_id: str = "",
    note_id: str = "",
) -> tuple[Change, ...]:
    """Changes that put evidence behind the cell; `known` names ids that are stored already."""
    stored = set(known)
    changes: list[Change] = []
    for source in evidence:
        if source.evidence_id not in stored:
            changes.append(Change(None, source))
        changes.append(
            Change(
                None,
                Citation(
                    pen.new_id(),
                    source.evidence_id,
                    target.provision.provision_id,
                    target.party.party_id,
                    assessment_id,
                    note_id,
                    today(),
                ),
            )
        )
    return tuple(changes)


def cite(pen: Pen, target: Target, evidence: Evidence, *, is_known: bool = False) -> Edit:
    """Put a source behind the cell, and behind its current assessment where it has one."""
    changes = cite_changes(
        pen,
        target,
        [evidence],
        known=[evidence.evidence_id] if is_known else [],
        assessment_id=target.current.assessment_id if target.current else "",
    )
    return Edit(f"{target.label}: evidence", changes, pen.author)


def revise_evidence(pen: Pen, before: Evidence, after: Evidence) -> Edit:
    """Change what is recorded of a source, wherever it is cited."""
    checked = checked_evidence(after)
    return Edit(f"Evidence changed: {checked.title or checked.url}", (Change(before, checked),), pen.author)


def uncite(pen: Pen, target: Target, citation: Citation) -> Edit:
    """Take a source away from the cell; the source itself stays in the tracker."""
    return Edit(f"{target.label}: evidence removed", (Change(citation, None),), pen.author)


def track_party(
    pen: Pen, instrument: Instrument, party: Party, *, is_new: bool, position: int = 10_000
) -> Edit:
    """Add a column: follow a party in an instrument in which no document names it."""
    participation = Participation(
        pen.new_id(), instrument.instrument_id, party.party_id, Role.TRACKED, position=position
    )
    records: tuple[Record, ...] = (party, participation) if is_new else (participation,)
    return Edit(f"Track {party.name} in {instrument.title}", adding(*records), pen.author)


def put(pen: Pen, what: str, before: Record | None, after: Record | None) -> Edit:
    """Add, change or remove a record of the analyst's own, for example an instrument or a party."""
    verb = "Add" if before is None else "Remove" if after is None else "Change"
    return Edit(f"{verb} {what}", (Change(before, after),), pen.author)


def hide(pen: Pen, kind: str, record_id: str, name: str) -> Edit:
    """Leave a catalogue record out of the screens and reports; nothing about it is lost."""
    return Edit(f"Hide {name}", adding(Hidden(record_id, kind)), pen.author)


def show(pen: Pen, hidden: Hidden, name: str) -> Edit:
    """Take a hidden catalogue record back in."""
    return Edit(f"Show {name}", (Change(hidden, None),), pen.author)


def combine(label: str, edits: Sequence[Edit]) -> Edit:
    """Several edits as one user action."""
    return Edit(label, tuple(change for edit in edits for change in edit.changes), edits[0].author)


def attach(pen: Pen, document: SourceDocument, paragraphs: Sequence[Record], *, is_new: bool) -> Edit:
    """Keep a source document's paragraphs in the tracker, so that passages can be shown."""
    records = (document, *paragraphs) if is_new else tuple(paragraphs)
    return Edit(f"Attach {document.title}", adding(*records), pen.author)


def _choice(of: type[StrEnum], text: str, what: str) -> None:
    if text not in list(of):
        raise UnknownNameError(f"“{text[:40]}” is no {what}.", f"Use one of: {', '.join(of)}.")


def _required(text: str, what: str) -> str:
    if not text:
        raise InvalidTextError(f"The {what} is empty.", "Type a sentence first.")
    return text
