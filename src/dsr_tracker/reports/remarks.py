"""What a reader might miss in a report, and how one on an earlier knowledge differs, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.contents import InstrumentSection, Kind, Scope
from dsr_tracker.reports.reviewing import day_words
from dsr_tracker.reports.scoping import Chosen
from dsr_tracker.reports.wording import Wording


def subtitle(dossier: Dossier, chosen: Chosen, wording: Wording) -> str:
    """What sort of report it is, and of what."""
    scope = chosen.scope
    match scope.kind:
        case Kind.COUNTRY:
            wanted = {*scope.country_codes, *scope.party_ids}
            names = (p.name for p in dossier.parties if p.party_id in wanted)
            codes = (p.country_code for p in dossier.parties if p.country_code in wanted)
            return wording("Country brief: {name}", name=next(names, "") or next(codes, ""))
        case Kind.CLAUSE:
            provision = chosen.provisions[0]
            return wording(
                "Measure sheet: {instrument}, {number} {title}"
                if provision.is_measure
                else "Clause sheet: {instrument}, {number} {title}",
                instrument=provision.instrument_id,
                number=provision.number,
                title=provision.title,
            )
        case Kind.MATRIX:
            return wording("Matrix")
        case Kind.CHANGES:
            return wording(
                "What moved from {since} to {day}",
                since=day_words(scope.since, dossier, wording),
                day=day_words(chosen.as_of, dossier, wording),
            )
        case Kind.DATA:
            return wording("Data")
        case Kind.FULL:
            return wording("Status report")


def remarks_of(dossier: Dossier, scope: Scope, wording: Wording) -> tuple[str, ...]:
    """What the scope leaves out although a reader might look for it."""
    found: list[str] = []
    if scope.ratings:
        labels = (rating.label for rating in dossier.scale.ratings if rating.rating_id in scope.ratings)
        found.append(
            wording(
                "Only cells rated {ratings} are listed. Means, distributions and matrices count all cells "
                "in scope.",
                ratings=wording.list(labels),
            )
        )
    if scope.tags:
        names = (tag.name for tag in dossier.tags if tag.tag_id in scope.tags)
        found.append(
            wording(
                "Only cells tagged {tags} are listed. Means, distributions and matrices count all cells in "
                "scope.",
                tags=wording.list(names),
            )
        )
    if scope.kind is Kind.MATRIX:
        found.append(wording("Reasons, notes and evidence are left out of a report of matrices alone."))
    if scope.kind is Kind.CHANGES:
        found.append(wording("Cells that did not move are not listed."))
    if scope.since:
        found.append(
            wording(
                "A cell is corrected where its judgement for the same day was replaced after {since} by one "
                "with another rating. “Other” changes cannot be ranked, such as from a score to “not "
                "applicable”.",
                since=wording.day(scope.since),
            )
        )
    if scope.language != "en":
        found.append(
            wording(
                "The catalogue was written in English; its titles, names and texts are given here in our "
                "translation. What analysts wrote stands in the language in which they wrote it."
            )
        )
    return tuple(found)


def blind_remarks(
    dossier: Dossier, sections: Iterable[InstrumentSection], wording: Wording
) -> tuple[str, ...]:
    """What is hidden from whoever made the report, where any of it belongs here."""
    count = len(dossier.blind & _cells_of(sections)) if dossier.blind else 0
    if not count:
        return ()
    return (
        wording.plural(
            "{count} cell is told as not assessed here: whoever made this report still reads it blind, and "
            "whatever was judged of it was hidden.",
            "{count} cells are told as not assessed here: whoever made this report still reads them blind, "
            "and whatever was judged of them was hidden.",
            count,
        ),
    )


def _cells_of(sections: Iterable[InstrumentSection]) -> set[Cell]:
    """The cells that the report counts."""
    return {
        Cell(row.provision.provision_id, party.party_id)
        for section in sections
        for clause in section.matrix.rows
        for row in (clause, *clause.measures)
        for party in section.matrix.parties
    }


def differences_of(
    dossier: Dossier, sections: Iterable[InstrumentSection], as_of: str, wording: Wording
) -> tuple[str, ...]:
    """How this report differs from one made of all that the tracker holds by now."""
    if not dossier.known_on:
        return ()
    told = _cells_of(sections)
    later = sum(
        1
        for each in dossier.recorded_later
        if each.as_of <= as_of and Cell(each.provision_id, each.party_id) in told
    )
    return (
        wording(
            "This report says what the tracker knew when {day} ended: whatever was recorded, changed or "
            "taken back after that is left aside.",
            day=wording.day(dossier.known_on),
        ),
        wording.plural(
            "{count} judgement for days up to {as_of} was recorded or changed later: a report on the same "
            "day made now may say otherwise.",
            "{count} judgements for days up to {as_of} were recorded or changed later: a report on the same "
            "day made now may say otherwise.",
            later,
            as_of=wording.day(as_of),
        )
        if later
        else wording(
            "No judgement for days up to {as_of} was recorded or changed later.", as_of=wording.day(as_of)
        ),
        wording("The shipped catalogue has no history of its own: its clauses and parties are today’s."),
    )
