"""Which cells fit a filter, asked of a real file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from dsr_tracker.core.editing import (
    Pen,
    Target,
    add_note,
    cite,
    combine,
    hide,
    new_evidence,
    rate,
    track_party,
)
from dsr_tracker.core.filtering import AsSeen, parse_filter
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Party, PartyKind, Specificity, Tag, Tagging
from dsr_tracker.core.rubrics import TRAITS, class_of, rate_specificity
from dsr_tracker.store.store import Store

_VIEW = AsSeen("2026-06-30", "2026-01-01")
Cells = Callable[..., set[tuple[str, str]]]


def _target(store: Store, provision_id: str, party_id: str) -> Target:
    return Target(store.read.provision(provision_id), store.read.record("party", party_id))


@pytest.fixture
def cells(tracker: Store, pen: Pen) -> Cells:
    """Four judged cells of the initiative, and a way to ask which fit."""
    scale = tracker.read.scale()
    ben = Pen("Ben Carter", tracker.new_id)
    for who, provision_id, party_id, day, rating, confidence in (
        (pen, "DEI-2017/01", "EG", "2025-01-10", "limited", "low"),
        (pen, "DEI-2017/03", "EG", "2026-03-10", "complete", "high"),
        (ben, "DEI-2017/03", "LA", "2025-03-10", "limited", ""),
        (ben, "DEI-2017/03/1", "LA", "2026-05-10", "substantial", ""),
    ):
        target = _target(tracker, provision_id, party_id)
        tracker.apply(
            rate(
                who,
                [target],
                scale.rating(rating),
                scale,
                as_of=day,
                confidence=confidence,
                is_contrary=party_id == "LA",
            )
        )

    def ask(typed: str, seen: AsSeen = _VIEW, *instruments: str) -> set[tuple[str, str]]:
        chosen = parse_filter(typed)
        matching = tracker.filtered.matching(chosen, seen, instruments)
        found = {(provision, party) for provision, parties in matching.items() for party in parties}
        assert tracker.filtered.count(chosen, seen, instruments) == len(found)
        return found

    return ask


def test_each_condition_leaves_the_cells_that_fit(cells: Cells) -> None:
    first, third = ("DEI-2017/01", "EG"), ("DEI-2017/03", "EG")
    lao, measure = ("DEI-2017/03", "LA"), ("DEI-2017/03/1", "LA")
    assert cells("status:limited") == {first, lao}
    assert cells("status:limited status:complete") == {first, lao, third}
    assert cells("status:limited country:egypt") == {first}
    assert cells("confidence:low") == {first}
    assert cells("author:carter") == {lao, measure}
    assert cells("since:2026") == {third, measure}
    assert cells("until:2025-01") == {first}
    assert cells("is:contrary") == {lao, measure}
    assert cells("is:stale") == {first, lao}
    assert cells("clause:3 country:LA is:contrary") == {lao, measure}
    assert cells("author:nobody") == set()


def test_cells_that_nobody_looked_at_fit_too(cells: Cells, tracker: Store) -> None:
    every = cells("instrument:DEI-2017")
    columns = len(tracker.read.columns(["DEI-2017"])["DEI-2017"])
    assert len(every) == columns * len(tracker.read.provisions(["DEI-2017"]))
    assert cells("instrument:DEI-2017 status:not_assessed") == every - cells("since:2000")
    assert cells("status:limited", _VIEW, "DSR-PROPOSAL-2018") == set()


def test_an_earlier_day_shows_what_was_known_then(cells: Cells) -> None:
    assert cells("since:2000", AsSeen("2025-02-01", "2025-01-01")) == {("DEI-2017/01", "EG")}


def test_notes_and_evidence_are_there_or_not(cells: Cells, tracker: Store, pen: Pen) -> None:
    tracker.apply(add_note(pen, _target(tracker, "DEI-2017/01", "EG"), "Cable landed", dated_on="2026-02-01"))
    tracker.apply(cite(pen, _target(tracker, "DEI-2017/03", "EG"), new_evidence(pen, title="A law")))
    assert cells("has:note") == {("DEI-2017/01", "EG")}
    assert cells("has:evidence") == {("DEI-2017/03", "EG")}
    assert cells("has:evidence has:note") == set()
    assert cells("no:evidence since:2000 country:EG") == {("DEI-2017/01", "EG")}
    assert cells("is:stale") == {("DEI-2017/03", "LA")}, "a later note is a look"


def test_a_tag_reaches_down_to_the_cells_of_what_bears_it(cells: Cells, tracker: Store, pen: Pen) -> None:
    tag = Tag(pen.new_id(), "cables", family="SEA")

    def bearing(kind: str, record_id: str, party_id: str = "") -> set[tuple[str, str]]:
        tracker.apply(
            Edit("Tag", adding(Tagging(pen.new_id(), tag.tag_id, kind, record_id, party_id)), "Ann")
        )
        found = cells("tag:cables since:2000")
        tracker.undo()
        return found

    tracker.apply(Edit("Tag", adding(tag), "Ann"))
    note = add_note(pen, _target(tracker, "DEI-2017/01", "EG"), "Cable landed", dated_on="2026-02-01")
    source = new_evidence(pen, title="A law")
    tracker.apply(combine("Both", [note, cite(pen, _target(tracker, "DEI-2017/03", "LA"), source)]))
    assert bearing("provision", "DEI-2017/03") == {
        ("DEI-2017/03", "EG"), ("DEI-2017/03", "LA"), ("DEI-2017/03/1", "LA"),
    }  # fmt: skip
    assert bearing("cell", "DEI-2017/03", "EG") == {("DEI-2017/03", "EG")}
    assert bearing("party", "LA") == {("DEI-2017/03", "LA"), ("DEI-2017/03/1", "LA")}
    assert len(bearing("instrument", "DEI-2017")) == 4
    assert bearing("note", note.changes[0].record.note_id) == {("DEI-2017/01", "EG")}  # type: ignore[union-attr]
    assert bearing("evidence", source.evidence_id) == {("DEI-2017/03", "LA")}
    tracker.apply(Edit("Tag", adding(Tagging(pen.new_id(), tag.tag_id, "party", "LA")), "Ann"))
    assert (
        cells("tag:sea since:2000") == cells(f"tag:{tag.tag_id} since:2000") == cells("country:LA since:2000")
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("country:LA", {"LA"}),
        ("country:laos", {"LA"}),
        ("country:la", {"LA"}),
        ("country:lat", {"LV"}),
        ("country:l", {"LA", "LV"}),
        ("tag:port", {"EG"}),
        ("tag:por", {"EG", "LV"}),
    ],
)
def test_what_is_named_in_full_means_no_longer_name_that_begins_so(
    tracker: Store, pen: Pen, typed: str, found: set[str]
) -> None:
    instrument, latvia = tracker.read.instrument("DEI-2017"), Party("LV", PartyKind.COUNTRY, "Latvia", "LV")
    tracker.apply(track_party(pen, instrument, latvia, is_new=True))
    port, ports = Tag(pen.new_id(), "Port"), Tag(pen.new_id(), "Ports and ships")
    tracker.apply(Edit("Tags", adding(port, ports), "Ann"))
    borne = [(port, "EG"), (ports, "LV")]
    taggings = [Tagging(pen.new_id(), tag.tag_id, "party", party_id) for tag, party_id in borne]
    tracker.apply(Edit("Tag", adding(*taggings), "Ann"))
    chosen = parse_filter(typed)
    matching = tracker.filtered.matching(chosen, _VIEW, ["DEI-2017"])
    assert {party_id for parties in matching.values() for party_id in parties} == found


def test_what_is_hidden_fits_nothing(cells: Cells, tracker: Store, pen: Pen) -> None:
    tracker.apply(hide(pen, "provision", "DEI-2017/03", "clause 3"))
    assert cells("since:2000") == {("DEI-2017/01", "EG")}


@pytest.mark.parametrize("typed", ["", "country:EG", "status:limited"])
def test_clauses_counted_by_party_and_by_clause_are_those_that_fit(
    cells: Cells, tracker: Store, typed: str
) -> None:
    fitting = tracker.filtered.matching(parse_filter(typed), _VIEW)
    clauses = {
        (provision_id, party_id, rating)
        for provision_id, parties in fitting.items()
        for party_id, rating in parties.items()
        if not tracker.read.provision(provision_id).is_measure
    }
    by_party, by_clause = tracker.filtered.clause_counts(parse_filter(typed), _VIEW)
    for place, counts in ((1, by_party), (0, by_clause)):
        wanted = Counter((each[place], each[2]) for each in clauses)
        assert wanted == {(key, rating): n for key, of_it in counts.items() for rating, n in of_it.items()}


def test_a_party_that_is_no_column_any_more_fits_nothing(cells: Cells, tracker: Store, pen: Pen) -> None:
    tracker.apply(hide(pen, "participation", "DEI-2017/party/LA", "Laos"))
    assert cells("status:limited") == {("DEI-2017/01", "EG")}
    assert cells("country:LA instrument:DEI-2017") == set()


@pytest.mark.usefixtures("cells")
def test_cells_are_found_by_how_specific_the_undertaking_is(tracker: Store, pen: Pen) -> None:
    for provision_id, degrees in (
        ("DEI-2017/01", ("yes", "yes", "yes", "partly", "no")),
        ("DEI-2017/02", ("yes", "yes", "partly", "partly", "no")),
        ("DEI-2017/03", ("partly", "yes", "no", "no", "no")),
    ):
        said = dict(zip(TRAITS, degrees, strict=True))
        edit = rate_specificity(pen, tracker.read.provision(provision_id), said, None)
        tracker.apply(edit)
        made = edit.changes[0].after
        assert isinstance(made, Specificity)
        found = tracker.filtered.matching(parse_filter(f"specificity:{class_of(made)}"), _VIEW)
        assert set(found) == {provision_id}
    unrated = tracker.filtered.matching(parse_filter("specificity:unrated"), _VIEW)
    assert "DEI-2017/04" in unrated
    assert "DEI-2017/03" not in unrated
