"""What a report says of cycles and their corrections, of second readers and of feedback, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dsr_tracker.core.agreement import Agreement, agreement
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.cycles import period_on
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.records import Cycle, CycleState, Feedback, FeedbackState, Party
from dsr_tracker.core.scales import SCALES
from dsr_tracker.core.second_reading import PairState, ReadPair
from dsr_tracker.reports.reviewed import DecisionEntry, Reviewed
from dsr_tracker.reports.scoping import Chosen
from dsr_tracker.reports.wording import Wording

_LISTED = 40
"""Corrections that a remark lists one by one."""


def ending_on(day: str, cycles: Iterable[Cycle]) -> Cycle | None:
    """The cycle that ends on that day; of several a closed one."""
    listed = [cycle for cycle in cycles if cycle.ends_on == day]
    return period_on(day, listed).cycle or next(iter(listed), None)


def day_words(day: str, dossier: Dossier, wording: Wording) -> str:
    """The day, with the cycle that ends on it."""
    cycle = ending_on(day, dossier.cycles)
    if cycle is None:
        return wording.day(day)
    return wording("{day} (end of “{name}”)", day=wording.day(day), name=cycle.name)


def cycle_remarks(dossier: Dossier, chosen: Chosen, wording: Wording) -> tuple[str, ...]:
    """That a closed cycle is compared as it was known, and what was corrected of the report's own."""
    found: list[str] = []
    since = ending_on(chosen.scope.since, dossier.cycles) if chosen.scope.since else None
    if since is not None and since.state is CycleState.CLOSED:
        found.append(
            wording(
                "“{name}” was closed on {when}. What its report said then is compared: a judgement of its "
                "days that was replaced later is told as corrected.",
                name=since.name,
                when=wording.instant(since.closed_at),
            )
        )
    cycle = ending_on(chosen.as_of, dossier.cycles)
    if cycle is None or cycle.state is not CycleState.CLOSED:
        return tuple(found)
    found.append(
        wording(
            "“{name}” is closed: what its report said on {when} is kept, with the fingerprint {digest} "
            "(SHA-256).",
            name=cycle.name,
            when=wording.instant(cycle.closed_at),
            digest=cycle.sha256,
        )
    )
    if not dossier.known_on:
        found.append(_corrections(dossier, chosen, wording))
    return tuple(found)


def read_pairs(dossier: Dossier, chosen: Chosen) -> list[ReadPair]:
    """The pairs of readings that count in the report's agreement."""
    cells = cells_of(chosen)
    return [
        pair
        for pair in dossier.pairs
        if pair.is_paired
        and pair.reading.scale_id == dossier.scale.scale_id
        and pair.reading.as_of <= chosen.as_of
        and pair.cell in cells
    ]


def agreement_of(dossier: Dossier, chosen: Chosen) -> Agreement | None:
    """How far second readers agree on the report's cells; None without a pair."""
    pairs = read_pairs(dossier, chosen)
    return agreement((pair.ratings for pair in pairs), dossier.scale) if pairs else None


def feedback_of(dossier: Dossier, chosen: Chosen) -> list[Feedback]:
    """What people outside said of the report's cells by its day."""
    cells = cells_of(chosen)
    return [
        each
        for each in dossier.feedback
        if each.received_on <= chosen.as_of and Cell(each.provision_id, each.party_id) in cells
    ]


def reviewed_in(dossier: Dossier, chosen: Chosen) -> Reviewed:
    """The differences of the report's pairs that were decided, and the feedback on its cells."""
    judgements = {each.assessment_id: each for each in dossier.assessments}
    decisions = (
        DecisionEntry(
            pair.cell,
            pair.first,
            pair.reading,
            judgements.get(pair.adjudication.assessment_id),
            pair.adjudication,
        )
        for pair in read_pairs(dossier, chosen)
        if pair.first is not None and pair.adjudication is not None
    )
    places = {cell: place for place, cell in enumerate(_in_order(chosen))}
    return Reviewed(
        tuple(sorted(decisions, key=lambda each: (places[each.cell], each.adjudication.adjudication_id))),
        tuple(
            sorted(
                feedback_of(dossier, chosen),
                key=lambda each: (
                    places[Cell(each.provision_id, each.party_id)],
                    each.received_on,
                    each.feedback_id,
                ),
            )
        ),
    )


def review_statements(dossier: Dossier, chosen: Chosen, wording: Wording) -> tuple[str, ...]:
    """How far second readers agree, what was decided between them, and what came from outside."""
    pairs, feedback = read_pairs(dossier, chosen), feedback_of(dossier, chosen)
    found: list[str] = []
    if pairs:
        found.append(_agreement(agreement((pair.ratings for pair in pairs), dossier.scale), pairs, wording))
    if feedback:
        states = Counter(each.state for each in feedback)
        found.append(
            wording(
                "Comments from outside on these cells: {count}; accepted {accepted}, declined {declined}, "
                "open {open}.",
                count=wording.number(len(feedback)),
                accepted=wording.number(states[FeedbackState.ACCEPTED]),
                declined=wording.number(states[FeedbackState.DECLINED]),
                open=wording.number(states[FeedbackState.OPEN]),
            )
        )
    return tuple(found)


def cells_of(chosen: Chosen) -> frozenset[Cell]:
    """The cells in scope."""
    return frozenset(_in_order(chosen))


def _in_order(chosen: Chosen) -> Iterator[Cell]:
    """The cells in scope, in reading order."""
    for provision in chosen.provisions:
        for party in chosen.columns.get(provision.instrument_id, ()):
            yield Cell(provision.provision_id, party.party_id)


def _agreement(found: Agreement, pairs: list[ReadPair], wording: Wording) -> str:
    states = Counter(pair.state for pair in pairs)
    return wording(
        "Readings beside the first judgement: {count}. Equal ratings: {equal} of {count}. Cohen’s kappa "
        "with quadratic weights, where both ratings have a score ({scored} of {count}): {kappa}. Differences "
        "decided with a reason: {decided}; open: {open}. The agreement counts what the readers said before.",
        count=wording.number(found.pairs),
        equal=wording.number(found.equal),
        kappa="–" if found.kappa is None else f"{found.kappa:.2f}".replace("-", "−"),
        scored=wording.number(found.scored),
        decided=wording.number(states[PairState.ADJUDICATED]),
        open=wording.number(states[PairState.DIFFERENT]),
    )


def _corrections(dossier: Dossier, chosen: Chosen, wording: Wording) -> str:
    cells = cells_of(chosen)
    listed = [each for each in dossier.corrections if each.cell in cells]
    if not listed:
        return wording("Nothing of it was corrected since.")
    numbers = {each.provision_id: (each.instrument_id, each.number) for each in chosen.provisions}
    parties: dict[str, Party] = {each.party_id: each for each in dossier.parties}
    words = [
        wording(
            "{party}, {instrument} {number}: {was} → {now}",
            party=parties[each.cell.party_id].name,
            instrument=numbers[each.cell.provision_id][0],
            number=numbers[each.cell.provision_id][1],
            was=_label(each.was, wording),
            now=_label(each.is_now, wording),
        )
        for each in listed[:_LISTED]
    ]
    if len(listed) > _LISTED:
        words.append(wording("and {count} more", count=wording.number(len(listed) - _LISTED)))
    return wording(
        "{count} cells are told otherwise here than it told them: {cells}.",
        count=wording.number(len(listed)),
        cells=wording("; ").join(words),
    )


def _label(rating_id: str, wording: Wording) -> str:
    for scale in SCALES.values():
        for rating in scale.ratings:
            if rating.rating_id == rating_id:
                return wording(rating.label)
    return rating_id
