"""Which instruments, countries and parties a report covers, and what it refuses."""

from __future__ import annotations

import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, hide
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import PartyKind
from dsr_tracker.core.tagging import Bearer, find_tag, tag_bearers
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.sample import assess


def test_sub_national_parties_count_only_where_the_scope_says_so(tracker: Store) -> None:
    city = next(
        party
        for party in tracker.read.parties()
        if party.kind is PartyKind.CITY and party.country_code == "CN"
    )
    instrument_id, clause = next(
        (provision.instrument_id, provision)
        for provision in tracker.read.provisions()
        if city in tracker.read.columns().get(provision.instrument_id, []) and not provision.is_measure
    )
    assess(tracker, "complete", "2026-01-31", clause.provision_id, city.party_id)
    dossier = collect(tracker)
    without = build_report(dossier, Scope((instrument_id,), ("CN",))).countries[0]
    with_them = build_report(dossier, Scope((instrument_id,), ("CN",), with_subnational=True)).countries[0]
    assert city.party_id in [entry.party.party_id for entry in without.parties]
    assert without.tally.mean.scored == 0
    assert with_them.tally.mean.scored == 1


def test_a_country_page_covers_all_instruments_in_scope(report: Report) -> None:
    china = report.countries[0]
    assert china.country_code == "CN"
    own = china.parties[0]
    assert own.party.party_id == "CN"
    assert len(own.parts) == len([s for s in report.instruments if "CN" in s.columns])
    assert report.countries[-1].country_code == ""


def test_a_scope_takes_names_in_any_case(dossier: Dossier) -> None:
    report = build_report(dossier, Scope(("dei-2017",), ("egypt", "tr", "TURKIYE")))
    assert report.scope.instrument_ids == ("DEI-2017",)
    assert report.scope.country_codes == ("EG", "TR")
    assert [party.party_id for party in report.instruments[0].matrix.parties] == ["EG", "TR"]
    assert report.overall.distribution.total == 30


def test_a_country_without_a_part_leaves_an_instrument_out_unless_it_is_named(dossier: Dossier) -> None:
    assert [s.instrument.instrument_id for s in build_report(dossier, Scope((), ("EG",))).instruments] == [
        "DEI-2017"
    ]
    named = build_report(dossier, Scope(("WIC-2018",), ("EG",)))
    assert [s.instrument.instrument_id for s in named.instruments] == ["WIC-2018"]
    assert named.overall.distribution.total == 0


@pytest.mark.parametrize(
    "scope",
    [
        Scope(("NO-SUCH-1900",)),
        Scope((), ("Atlantis",)),
        Scope((), ("",)),
        Scope(("",)),
        Scope(language="xx"),
        Scope(language=""),
        Scope(as_of="yesterday"),
        Scope(as_of="2026-02-30"),
        Scope(as_of="9999-12-31"),
    ],
)
def test_what_is_not_known_is_refused_in_a_sentence(dossier: Dossier, scope: Scope) -> None:
    with pytest.raises(UnknownNameError) as caught:
        build_report(dossier, scope)
    assert caught.value.what
    assert caught.value.advice


def test_hidden_records_are_left_out(filled: Store) -> None:
    pen = Pen("Ann", filled.new_id)
    filled.apply(hide(pen, "party", "EG", "Egypt"))
    filled.apply(hide(pen, "provision", "DEI-2017/03", "clause 3"))
    report = build_report(collect(filled), Scope(("DEI-2017",)))
    assert report.overall.distribution.total == 14 * 7
    assert not [
        cell for cell in report.cells if cell.party_id == "EG" or cell.provision_id.startswith("DEI-2017/03")
    ]


def test_an_empty_tracker_makes_a_report(tracker: Store) -> None:
    report = build_report(collect(tracker), Scope())
    assert report.overall.mean.percent is None
    assert not report.evidence
    assert len(report.gaps.not_assessed) == sum(len(s.matrix.rows) for s in report.instruments)


def test_tags_filter_what_is_listed_and_no_figure(tracker: Store) -> None:
    pen = Pen("Ann", tracker.new_id)
    assess(tracker, "complete", "2026-01-31", "DEI-2017/03", "EG")
    assess(tracker, "limited", "2026-01-31", "DEI-2017/03/1", "EG")
    assess(tracker, "limited", "2026-01-31", "DEI-2017/05", "LA")
    assess(tracker, "limited", "2026-01-31", "DEI-2017/07", "EG")
    listed = tracker.tags.listed()
    for name, bearer in (
        ("SDG/9", Bearer("provision", "DEI-2017/03")),
        ("SDG/1", Bearer("cell", "DEI-2017/05", "LA")),
    ):
        tracker.apply(tag_bearers(pen, find_tag(name, listed), [bearer], (), "Here"))
    dossier = collect(tracker)
    everything = build_report(dossier, Scope(("DEI-2017",)))
    some = build_report(dossier, Scope(("DEI-2017",), tags=("sdg/9", "No poverty")))
    told = {cell for cell, entry in some.cells.items() if entry.rating != "not_assessed"}
    assert told == {("DEI-2017/03", "EG"), ("DEI-2017/03/1", "EG"), ("DEI-2017/05", "LA")}
    assert some.overall == everything.overall
    assert some.scope.tags == ("SDG/9", "SDG/1")
    [remark] = [remark for remark in some.remarks if "Only cells tagged" in remark]
    assert "No poverty" in remark
    assert "Industry, innovation and infrastructure" in remark
    with pytest.raises(UnknownNameError, match="no tag"):
        build_report(dossier, Scope(tags=("nothing",)))
