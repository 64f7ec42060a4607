"""A tracker with much in it, for tests, screenshots and benchmarks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target, add_note, cite_changes, new_evidence, rate
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.core.records import Assessment, Evidence, Party, Provision
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.store.store import Store

INSTRUMENT = "DEI-2017"
NOTES = (
    """The regulator opened the *fibre tender*; see the [call](https://example.org/tender?lot=1&lang=en).

- 14 towns in the first lot
- service expected by the end of next year""",
    "工业和信息化部公布了第二批试点城市名单，共计二十三个城市。\n\n> 名单见附件。",
    "أعلنت الوزارة عن خطة وطنية للنطاق العريض تشمل 1,200 قرية.\n\nThe plan is published in Arabic only.",
    "Seen at the fair 🛰️: a **pilot** in two provinces, `no budget line` yet.",
)
REASONS = (
    "A national plan is adopted and funded; two of three lots are under contract.",
    "Pilots and announcements only.\n\nThe ministry speaks of “this year”, as it did the year before.",
    "Covered by law since spring; the agency reports monthly, and its figures agree with the regulator’s.",
    "试点阶段；尚无全国性计划。",
    "لم يبدأ التنفيذ بعد حسب التقرير السنوي.",
)
_RATINGS = (
    "substantial", "limited", "complete", "not_started", "no_evidence", "limited", "substantial",
    "not_applicable", "complete", "limited", "substantial", "not_assessed", "not_started",
)  # fmt: skip


def fill(store: Store, instrument_id: str = INSTRUMENT, *, measures: bool = True) -> int:
    """Rate every clause of the instrument for every party, with reasons, notes and evidence; how many.

    One cell in thirteen is left out, so that there are gaps, and some of its measures are rated instead.
    """
    pen = Pen("Ana Analyst", store.new_id)
    parties = store.read.columns([instrument_id])[instrument_id]
    provisions = store.read.provisions([instrument_id])
    sources = _sources(pen)
    turn = itertools.count()
    edits: list[Edit] = []
    for provision, party in itertools.product(provisions, parties):
        if provision.is_measure:
            continue
        index = next(turn)
        rating = _RATINGS[index % len(_RATINGS)]
        if rating == "not_assessed":
            if measures:
                edits.extend(_measures(pen, store, provision, provisions, party))
            continue
        edits.extend(_cell(pen, store, Target(provision, party), rating, index, sources))
    changes = tuple(_once(change for edit in edits for change in edit.changes))
    store.apply(Edit(f"Fill {instrument_id}", changes, pen.author))
    return len([edit for edit in edits if "→" in edit.label])


def _cell(  # noqa: PLR0917
    pen: Pen, store: Store, target: Target, rating: str, index: int, sources: list[Evidence]
) -> Iterator[Edit]:
    scale = store.read.scale()
    day = f"2025-{index % 12 + 1:02d}-{index % 28 + 1:02d}"
    edit = rate(
        pen,
        [target],
        scale.rating(rating),
        scale,
        as_of=day,
        reason=REASONS[index % len(REASONS)],
        confidence=("high", "medium", "low")[index % 3],
        is_contrary=index % 29 == 3,
        claimed="complete" if index % 5 == 0 else "",
    )
    record = edit.changes[0].after
    assert isinstance(record, Assessment)
    if rating == "no_evidence":
        record = _with_search(record, index)
        edit = Edit(edit.label, (Change(None, record),), edit.author)
    yield edit
    cited = [sources[index % len(sources)], sources[(index * 7 + 3) % len(sources)]][: 1 + index % 2]
    if rating not in ("no_evidence", "not_applicable") and index % 11:
        changes = cite_changes(pen, target, cited, assessment_id=record.assessment_id)
        yield Edit("evidence", changes, pen.author)
    if index % 3 == 0:
        text = NOTES[index // 3 % len(NOTES)]
        yield add_note(pen, target, text, dated_on=day, evidence=cited[:1] if index % 2 else ())
    if index % 12 == 0:
        text = "Earlier: the working group met for the first time."
        yield add_note(pen, target, text, dated_on="2024-11-05")


def _with_search(record: Assessment, index: int) -> Assessment:
    if index % 2:
        return record
    return replace(
        record,
        search_places="Gazette, ministry site, national news agency",
        search_languages="English, Arabic",
        search_until=record.as_of,
    )


def _measures(
    pen: Pen, store: Store, clause: Provision, provisions: list[Provision], party: Party
) -> Iterator[Edit]:
    scale = store.read.scale()
    inside = [measure for measure in provisions if measure.clause_id == clause.provision_id]
    for measure, rating in zip(inside[:3], ("limited", "complete", "limited"), strict=False):
        yield rate(
            pen,
            [Target(measure, party)],
            scale.rating(rating),
            scale,
            as_of="2025-10-01",
            reason="Judged by the operator’s own figures.",
            confidence="medium",
        )


def _sources(pen: Pen) -> list[Evidence]:
    titles = (
        ("Broadband atlas 2025", "National regulator", "en"),
        ("数字经济发展报告（2025）", "国家数据局", "zh"),
        ("خطة التحول الرقمي", "وزارة الاتصالات", "ar"),
        ("Digital trade statistics, annual series", "Statistical office", "en"),
        ("Стратегия развития информационного общества", "Министерство", "sr"),
        ("", "", ""),
    )
    return [
        new_evidence(
            pen,
            url=f"https://example.org/{number}/a-rather-long-address/{number * 7919:08d}?ref=report&page=2",
            title=title and f"{title}, part {number}",
            publisher=publisher,
            published_on=f"2025-{number % 9 + 1:02d}-15" if title else "",
            accessed_on="2025-11-02",
            language=language,
            remark="Scanned; the tables are pictures." if number % 9 == 0 else "",
        )
        for number in range(1, 31)
        for title, publisher, language in [titles[number % len(titles)]]
    ]


def _once(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes without second additions of the same source."""
    seen: set[str] = set()
    for change in changes:
        if isinstance(change.after, Evidence):
            if change.after.evidence_id in seen:
                continue
            seen.add(change.after.evidence_id)
        yield change


def cells(store: Store, instrument_id: str = INSTRUMENT) -> list[Cell]:
    """Every clause cell of the instrument, in reading order."""
    parties = store.read.columns([instrument_id])[instrument_id]
    return [
        Cell(provision.provision_id, party.party_id)
        for provision in store.read.provisions([instrument_id])
        if not provision.is_measure
        for party in parties
    ]


def target_of(store: Store, provision_id: str = "DEI-2017/01", party_id: str = "EG") -> Target:
    """The cell as an edit takes it; clause 1 for Egypt where none is named."""
    cell = Cell(provision_id, party_id)
    newest = store.read.assessments(cell)
    party = next(party for party in store.read.parties() if party.party_id == party_id)
    return Target(store.read.provision(provision_id), party, newest[0] if newest else None)


def assess(
    store: Store, rating: str, day: str, provision_id: str = "DEI-2017/01", party_id: str = "EG"
) -> str:
    """Rate a cell, clause 1 for Egypt where none is named; the assessment's id."""
    pen = Pen("Ann", store.new_id)
    target = target_of(store, provision_id, party_id)
    edit = rate(
        pen, [target], IMPLEMENTATION.rating(rating), IMPLEMENTATION, as_of=day, reason=f"Said on {day}."
    )
    store.apply(edit)
    made = edit.changes[0].after
    assert isinstance(made, Assessment)
    return made.assessment_id
