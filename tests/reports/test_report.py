"""What a report says: figures against the store's own, as-of days, scopes, gaps, evidence numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, add_note, cite, cite_changes, new_evidence, rate
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Assessment, Note, Party, PartyKind, Provision
from dsr_tracker.core.scales import KROC, NOT_ASSESSED
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.writing import FORMATS, render
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.sample import assess, target_of

EGYPT = "DEI-2017/01", "EG"


def _egypt(report: Report) -> object:
    return report.cells[Cell(*EGYPT)].rating


def test_the_figures_are_those_of_the_screen(filled: Store) -> None:
    dossier = collect(filled)
    report = build_report(dossier, Scope())
    matrix = filled.status.matrix(None, dossier.day)
    assert report.overall.mean == matrix.overall
    assert report.overall.distribution == matrix.distribution
    for section in report.instruments:
        alone = filled.status.matrix([section.instrument.instrument_id], dossier.day)
        assert section.matrix == alone
        assert section.tally.mean == alone.overall


def test_the_initiative_has_its_120_clause_cells(initiative: Report) -> None:
    assert initiative.overall.distribution.total == 120
    assert len([entry for entry in initiative.cells.values() if not entry.provision.is_measure]) == 120
    assert str(initiative.overall.mean).endswith("(93 of 111)")
    assert initiative.overall.assessed == 111


def test_the_overall_figure_is_the_grand_mean_over_scored_cells(initiative: Report) -> None:
    scores = [
        score
        for entry in initiative.cells.values()
        if not entry.provision.is_measure
        and (score := initiative.scale.rating(entry.rating).score) is not None
    ]
    assert initiative.overall.mean.percent == pytest.approx(100 * sum(scores) / (3 * len(scores)))


def test_percentages_of_every_distribution_sum_to_100(report: Report) -> None:
    tallies = [report.overall, report.measures]
    tallies += [
        tally for section in report.instruments for tally in (section.tally, *section.columns.values())
    ]
    tallies += [page.tally for page in report.countries]
    for tally in tallies:
        assert sum(share for _, share in tally.distribution.percentages) in (
            {100} if tally.distribution.total else {0}
        )


def test_cells_are_those_of_the_instruments_own_parties(report: Report) -> None:
    columns = {s.instrument.instrument_id: {p.party_id for p in s.matrix.parties} for s in report.instruments}
    for cell, entry in report.cells.items():
        assert cell.party_id in columns[entry.provision.instrument_id]


def test_the_same_state_gives_the_same_report_and_digest(filled: Store) -> None:
    first, second = (build_report(replace(collect(filled), day="2026-06-30"), Scope()) for _ in range(2))
    assert first.colophon == second.colophon
    later = replace(second, written_at="2031-01-01T00:00:00.000Z")
    assert replace(first, written_at=later.written_at) == later


def test_any_change_of_content_gives_another_digest(filled: Store) -> None:
    before = build_report(collect(filled), Scope()).colophon.digest
    filled.apply(add_note(Pen("Ann", filled.new_id), target_of(filled), "One more."))
    assert build_report(collect(filled), Scope()).colophon.digest != before


def test_status_is_that_of_the_day(tracker: Store) -> None:
    assess(tracker, "limited", "2026-01-31")
    assess(tracker, "complete", "2026-06-30")
    dossier = collect(tracker)
    assert _egypt(build_report(dossier, Scope(as_of="2026-01-30"))) == NOT_ASSESSED
    assert _egypt(build_report(dossier, Scope(as_of="2026-01-31"))) == "limited"
    assert _egypt(build_report(dossier, Scope(as_of="2026-06-30"))) == "complete"


def test_of_two_on_the_same_day_the_later_recorded_holds(tracker: Store) -> None:
    assess(tracker, "limited", "2026-01-31")
    assess(tracker, "complete", "2026-01-31")
    assert _egypt(build_report(collect(tracker), Scope())) == "complete"


def test_later_notes_and_their_evidence_are_left_out(tracker: Store) -> None:
    pen = Pen("Ann", tracker.new_id)
    tracker.apply(add_note(pen, target_of(tracker), "Early.", dated_on="2026-01-10"))
    source = new_evidence(pen, url="https://example.org/late")
    tracker.apply(add_note(pen, target_of(tracker), "Late.", dated_on="2026-05-10", evidence=[source]))
    entry = build_report(collect(tracker), Scope(as_of="2026-05-09"))
    assert [each.note.text for each in entry.cells[Cell(*EGYPT)].notes] == ["Early."]
    assert not entry.evidence
    now = build_report(collect(tracker), Scope(as_of="2026-05-10"))
    assert [each.note.text for each in now.cells[Cell(*EGYPT)].notes] == ["Late.", "Early."]
    assert [each.evidence.url for each in now.evidence] == ["https://example.org/late"]


def test_evidence_behind_a_judgement_stands_with_it_whenever_it_was_typed_in(tracker: Store) -> None:
    pen = Pen("Ann", tracker.new_id)
    assess(tracker, "limited", "2026-01-31")
    tracker.apply(cite(pen, target_of(tracker), new_evidence(pen, url="https://example.org/a")))
    of_the_cell = cite_changes(
        pen, target_of(tracker)._replace(current=None), [new_evidence(pen, title="Loose")]
    )
    tracker.apply(Edit("loose", of_the_cell))
    past = build_report(collect(tracker), Scope(as_of="2026-02-01"))
    assert [each.evidence.url for each in past.evidence] == ["https://example.org/a"]
    assert past.cells[Cell(*EGYPT)].sources == (1,)
    assert len(build_report(collect(tracker), Scope()).evidence) == 2


def test_evidence_is_numbered_once_in_the_order_of_first_citation(initiative: Report) -> None:
    assert [entry.number for entry in initiative.evidence] == list(range(1, len(initiative.evidence) + 1))
    assert len({entry.evidence.evidence_id for entry in initiative.evidence}) == len(initiative.evidence)
    seen: list[int] = []
    for entry in initiative.cells.values():
        for number in entry.sources:
            if number not in seen:
                seen.append(number)
        for number in entry.all_sources:
            assert entry.cell in initiative.evidence[number - 1].cells
            if number not in seen:
                seen.append(number)
    assert sorted(seen) == [entry.number for entry in initiative.evidence]


def test_a_clause_with_rated_measures_shows_them_and_stays_not_assessed(tracker: Store) -> None:
    assess(tracker, "limited", "2026-01-31", "DEI-2017/02/1")
    assess(tracker, "complete", "2026-01-31", "DEI-2017/02/2")
    report = build_report(collect(tracker), Scope(("DEI-2017",)))
    entry = report.cells[Cell("DEI-2017/02", "EG")]
    assert entry.rating == NOT_ASSESSED
    assert entry.suggestion == "substantial"
    assert entry.measures is not None
    assert dict(entry.measures.counts)["limited"] == dict(entry.measures.counts)["complete"] == 1
    assert report.overall.mean.scored == 0
    assert report.measures.mean.scored == 2
    assess(tracker, "limited", "2026-01-31", "DEI-2017/02")
    accepted = build_report(collect(tracker), Scope(("DEI-2017",))).cells[Cell("DEI-2017/02", "EG")]
    assert (accepted.measures, accepted.suggestion) == (None, "")


def test_a_judgement_on_another_scale_is_told_and_not_counted(tracker: Store) -> None:
    pen = Pen("Ann", tracker.new_id)
    tracker.apply(rate(pen, [target_of(tracker)], KROC.rating("full"), KROC, as_of="2026-01-31"))
    report = build_report(collect(tracker), Scope(("DEI-2017",)))
    assert _egypt(report) == NOT_ASSESSED
    assert report.gaps.of_other_scale == (Cell(*EGYPT),)
    assert report.overall.distribution.total == 120
    assert report.overall.assessed == 0


def test_what_was_not_assessed_is_listed(initiative: Report) -> None:
    listed = {
        Cell(gap.clause_id, party_id) for gap in initiative.gaps.not_assessed for party_id in gap.party_ids
    }
    assert listed == {
        cell
        for cell, e in initiative.cells.items()
        if e.rating == NOT_ASSESSED and not e.provision.is_measure
    }
    for cell in initiative.gaps.without_evidence:
        assert initiative.scale.rating(initiative.cells[cell].rating).score is not None
        assert not initiative.cells[cell].all_sources
    assert all(initiative.cells[cell].rating == "no_evidence" for cell in initiative.gaps.without_search_log)
    assert initiative.gaps.without_search_log


def test_documents_are_named_with_paragraphs_and_without_text(report: Report) -> None:
    assert len(report.documents) == 5
    for entry in report.documents:
        assert entry.uses
        for use in entry.uses:
            assert max(use.paragraphs) <= entry.document.paragraph_count


@pytest.mark.parametrize("name", FORMATS)
def test_a_large_report_is_made_without_looking_through_everything_for_each_cell(name: str) -> None:
    # 10,000 cells take a second or two; a quadratic lookup anywhere runs into the suite's time limit.
    # Pages that are set by an engine take longer for each, and get fewer.
    parties = 20 if name in ("pdf", "docx") else 200
    report = build_report(_generated(parties), Scope())
    assert len(report.cells) == report.note_count == 50 * parties
    # Most of the formats are compressed.
    assert len(render(report, name)) > 30_000


def _generated(party_count: int) -> Dossier:
    from dsr_tracker.core.records import Instrument, InstrumentKind

    parties = tuple(Party(f"p{n}", PartyKind.COUNTRY, f"Country {n}", f"Q{n}") for n in range(party_count))
    clauses = tuple(Provision(f"G/{n:02d}", "G", str(n), f"Clause {n}") for n in range(1, 51))
    pairs = [(clause, party) for clause in clauses for party in parties]
    return Dossier(
        "t", "", "1 0", "2026-06-30T00:00:00.000Z", "2026-06-30",
        parties=parties,
        instruments=(Instrument("G", InstrumentKind.AGREEMENT, "Generated"),),
        provisions=clauses,
        columns={"G": parties},
        assessments=tuple(
            Assessment(f"a{number:06d}", clause.provision_id, party.party_id, "2026-01-01", "limited")
            for number, (clause, party) in enumerate(pairs)
        ),
        notes=tuple(
            Note(f"n{number:06d}", clause.provision_id, party.party_id, "2026-01-01", "Text.")
            for number, (clause, party) in enumerate(pairs)
        ),
    )  # fmt: skip
