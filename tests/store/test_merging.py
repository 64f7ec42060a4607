"""Ann and Ben worked in copies of one tracker. What comes of it when Ann merges his into hers."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import (
    Pen,
    Target,
    add_note,
    cite,
    hide,
    new_evidence,
    put,
    rate,
    remove_note,
    revise_evidence,
    revise_note,
    uncite,
)
from dsr_tracker.core.errors import ConflictError, NotATrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.merge_preview import MergePreview, Question
from dsr_tracker.core.merging import Choice, Key, Side, choices_for
from dsr_tracker.core.records import Assessment, Evidence, Instrument, InstrumentKind, Note, Provision
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.merge_preview import preview_merge
from dsr_tracker.store.merging import merge
from dsr_tracker.store.store import Store

EGYPT_3 = Cell("DEI-2017/03", "EG")


@dataclass
class Hand:
    """One person in her copy of the tracker."""

    store: Store
    name: str

    @property
    def pen(self) -> Pen:
        return Pen(self.name, self.store.new_id)

    def target(self, cell: Cell = EGYPT_3) -> Target:
        read = self.store.read
        return Target(
            read.provision(cell.provision_id),
            read.record("party", cell.party_id),
            read.status_assessment(cell, "2026-01-01"),
        )

    def rate(
        self, rating: str, day: str = "2024-03-01", reason: str = "", cell: Cell = EGYPT_3
    ) -> Assessment:
        scale = self.store.read.scale()
        edit = rate(self.pen, [self.target(cell)], scale.rating(rating), scale, as_of=day, reason=reason)
        self.store.apply(edit)
        made = edit.changes[0].after
        assert isinstance(made, Assessment)
        return made

    def note(self, text: str) -> Note:
        edit = add_note(self.pen, self.target(), text, dated_on="2024-03-01")
        self.store.apply(edit)
        made = edit.changes[0].after
        assert isinstance(made, Note)
        return made

    def cite(self, url: str, **more: str) -> Evidence:
        made = new_evidence(self.pen, url=url, accessed_on="2024-03-01", **more)
        self.store.apply(cite(self.pen, self.target(), made))
        return made

    def revise(self, evidence: Evidence, **fields: str) -> None:
        before = self.store.read.record("evidence", evidence.evidence_id)
        self.store.apply(revise_evidence(self.pen, before, replace(before, **fields)))

    def uncite_all(self) -> None:
        for citation, _ in self.store.read.citations(EGYPT_3):
            self.store.apply(uncite(self.pen, self.target(), citation))

    def rating(self) -> str:
        held = self.store.read.status_assessment(EGYPT_3, "2026-01-01")
        return "not_assessed" if held is None else held.rating

    def notes(self) -> list[str]:
        return sorted(note.text for note in self.store.read.notes(EGYPT_3))

    def urls(self) -> list[str]:
        return [evidence.url for _, evidence in self.store.read.citations(EGYPT_3)]


class Desk:
    """Ann's tracker, and Ben's copy of it once they part."""

    def __init__(self, path: Path, seeds: Path) -> None:
        self.path = path
        self.seeds = seeds
        self.ann = Hand(Store.open(path, seeds), "Ann")

    def part(self) -> Hand:
        self.ben = Hand(
            Store.open(shutil.copyfile(self.path, self.path.with_name("ben.dsr")), self.seeds), "Ben"
        )
        return self.ben

    def preview(self, into: Hand | None = None, of: Hand | None = None) -> MergePreview:
        ours, theirs = into or self.ann, of or self.ben
        with open_foreign(theirs.store.path) as other:
            return preview_merge(ours.store, other)

    def merge(self, side: Side = Side.OURS, *, into: Hand | None = None, of: Hand | None = None) -> Edit:
        preview = self.preview(into, of)
        return self.carry_out(preview, choices_for(preview.plan.conflicts, side), into=into, of=of)

    def carry_out(
        self,
        preview: MergePreview,
        choices: dict[Key, Choice],
        *,
        into: Hand | None = None,
        of: Hand | None = None,
    ) -> Edit:
        ours, theirs = into or self.ann, of or self.ben
        with open_foreign(theirs.store.path) as other:
            return merge(ours.store, other, preview.plan, choices, ours.pen)

    def the_question(self) -> Question:
        [question] = self.preview().questions
        return question


@pytest.fixture
def desk(tracker_path: Path, seeds: Path) -> Iterator[Desk]:
    desk = Desk(tracker_path, seeds)
    yield desk
    desk.ann.store.close()
    desk.ben.store.close()


def sides(question: Question) -> dict[str, tuple[str | None, str, str]]:
    """Each field as it stood, and on both sides."""
    return {line.title: (line.base, line.ours, line.theirs) for line in question.lines}


# -- without a question ---------------------------------------------------------------------------------


def test_what_only_one_side_did_is_taken(desk: Desk) -> None:
    desk.part()
    desk.ann.note("From Ann.")
    desk.ben.note("From Ben.")
    desk.ben.rate("limited")
    preview = desk.preview()
    assert [(each.kind, each.added) for each in preview.tallies] == [("assessment", 1), ("note", 1)]
    assert [(hand.author, hand.edits) for hand in preview.hands] == [("Ben", 2)]
    assert (preview.questions, preview.is_same_tracker) == ((), True)
    desk.merge()
    assert (desk.ann.notes(), desk.ann.rating()) == (["From Ann.", "From Ben."], "limited")


def test_judgements_of_different_days_both_hold_on_their_days(desk: Desk) -> None:
    desk.part()
    desk.ann.rate("complete", "2024-05-01")
    desk.ben.rate("limited", "2024-03-01")
    desk.merge()
    assert [each.rating for each in desk.ann.store.read.assessments(EGYPT_3)] == ["complete", "limited"]


def test_fields_that_only_one_side_changed_come_together(desk: Desk) -> None:
    source = desk.ann.cite("https://example.org/cable")
    desk.part()
    desk.ann.revise(source, title="The cable")
    desk.ben.revise(source, publisher="The ministry")
    assert desk.preview().questions == ()
    desk.merge()
    held = desk.ann.store.read.record("evidence", source.evidence_id)
    assert (held.title, held.publisher) == ("The cable", "The ministry")


@pytest.mark.parametrize("is_turned", [False, True])
def test_what_both_recorded_alike_is_not_counted_as_removed(desk: Desk, is_turned: bool) -> None:
    desk.part()
    for hand in (desk.ann, desk.ben):
        hand.rate("limited")
        hand.note("Both heard of it.")
        hand.cite("https://example.org/tender")
    into, of = (desk.ben, desk.ann) if is_turned else (desk.ann, desk.ben)
    preview = desk.preview(into, of)
    assert (preview.tallies, preview.plan.removed, preview.plan.removes_much) == ((), 0, False)
    desk.merge(into=into, of=of)
    assert (into.notes(), into.urls()) == (["Both heard of it."], ["https://example.org/tender"])


def test_what_both_recorded_alike_is_one(desk: Desk) -> None:
    desk.part()
    for person in (desk.ann, desk.ben):
        person.rate("limited", reason="Tendered.")
        person.note("A second cable.")
        person.cite("https://example.org/cable")
    assert desk.preview().questions == ()
    desk.merge()
    assert desk.ann.notes() == ["A second cable."]
    assert desk.ann.urls() == ["https://example.org/cable"]
    assert len(desk.ann.store.read.assessments(EGYPT_3)) == 1


def test_what_both_removed_is_gone(desk: Desk) -> None:
    note = desk.ann.note("A mistake.")
    desk.part()
    for person in (desk.ann, desk.ben):
        person.store.apply(remove_note(person.pen, person.target(), note))
    desk.merge()
    assert desk.ann.notes() == []


def test_what_one_side_removed_stays_where_the_other_uses_it(desk: Desk) -> None:
    own = Instrument("own-1", InstrumentKind.AGREEMENT, "Fibre agreement")
    desk.ann.store.apply(put(desk.ann.pen, "instrument", None, own))
    desk.part()
    desk.ann.store.apply(put(desk.ann.pen, "instrument", own, None))
    clause = Provision("own-1/01", "own-1", "1", "Lay the cable")
    desk.ben.store.apply(put(desk.ben.pen, "clause", None, clause))
    preview = desk.preview()
    assert (preview.kept, preview.questions) == (("Instrument: Fibre agreement",), ())
    desk.merge()
    assert desk.ann.store.read.record("instrument", "own-1") == own


# -- conflicts ------------------------------------------------------------------------------------------


def test_a_field_that_both_changed_differently_is_asked(desk: Desk) -> None:
    source = desk.ann.cite("https://example.org/cable", title="Cable", publisher="Ministry")
    desk.part()
    desk.ann.revise(source, title="The cable", publisher="The ministry")
    desk.ben.revise(source, title="Cable of 2024", publisher="Press office", language="ar")
    question = desk.the_question()
    assert question.title == "Source: The cable"
    assert question.why == "Both changed it, and not alike."
    assert sides(question) == {
        "title": ("Cable", "The cable", "Cable of 2024"),
        "publisher": ("Ministry", "The ministry", "Press office"),
    }
    assert question.conflict.theirs_by.author == "Ben"
    assert question.choice({"title": Side.OURS}) is None
    choice = question.choice({"title": Side.THEIRS, "publisher": Side.OURS})
    assert choice is not None
    desk.carry_out(desk.preview(), {question.conflict.key: choice})
    held = desk.ann.store.read.record("evidence", source.evidence_id)
    assert (held.title, held.publisher, held.language) == ("Cable of 2024", "The ministry", "ar")


@pytest.mark.parametrize(("side", "expected"), [(Side.OURS, "limited"), (Side.THEIRS, "complete")])
def test_two_judgements_of_a_day_are_asked_and_the_loser_stays_in_the_history(
    desk: Desk, side: Side, expected: str
) -> None:
    desk.part()
    desk.ann.rate("limited")
    desk.ben.rate("complete", reason="All built.")
    question = desk.the_question()
    assert question.title == "Egypt, clause 3: judgement as of 2024-03-01"
    assert question.place.endswith("· 3 Encourage e-commerce cooperation")
    assert "same day" in question.why
    assert sides(question) == {
        "rating": (None, "◔ Limited", "● Complete"),
        "reason": (None, "–", "All built."),
    }
    assert question.choice({"rating": side, "reason": side}) == Choice(side)
    desk.merge(side)
    assert desk.ann.rating() == expected
    assert len(desk.ann.store.read.assessments(EGYPT_3)) == 1
    told = {(each.author, each.label) for each in desk.ann.store.read.revisions(EGYPT_3)}
    assert {("Ann", "Egypt, clause 3 → Limited"), ("Ben", "Egypt, clause 3 → Complete")} <= told


@pytest.mark.parametrize(("side", "expected"), [(Side.OURS, ["Two lots."]), (Side.THEIRS, [])])
def test_changed_here_and_removed_there_is_asked(desk: Desk, side: Side, expected: list[str]) -> None:
    note = desk.ann.note("One lot.")
    desk.part()
    revised = revise_note(desk.ann.pen, desk.ann.target(), note, text="Two lots.", dated_on="2024-03-01")
    desk.ann.store.apply(revised)
    desk.ben.store.apply(remove_note(desk.ben.pen, desk.ben.target(), note))
    question = desk.the_question()
    assert question.title == "Egypt, clause 3: note of 2024-03-01"
    assert question.why == "It was changed here, and removed there. Ours keeps it; theirs removes it."
    assert sides(question)["text"] == ("One lot.", "Two lots.", "–")
    desk.merge(side)
    assert desk.ann.notes() == expected


def test_removed_here_and_changed_there_is_asked(desk: Desk) -> None:
    note = desk.ann.note("One lot.")
    desk.part()
    desk.ann.store.apply(remove_note(desk.ann.pen, desk.ann.target(), note))
    revised = revise_note(desk.ben.pen, desk.ben.target(), note, text="Two lots.", dated_on="2024-03-01")
    desk.ben.store.apply(revised)
    assert "theirs brings it back" in desk.the_question().why
    desk.merge(Side.THEIRS)
    assert desk.ann.notes() == ["Two lots."]


def test_every_kind_of_record_has_a_name_and_fields(desk: Desk) -> None:
    own = Instrument("own-1", InstrumentKind.AGREEMENT, "Fibre agreement", aliases=("FA",))
    desk.ann.store.apply(put(desk.ann.pen, "instrument", None, own))
    desk.part()
    for person, title, alias in ((desk.ann, "Fibre pact", "FP"), (desk.ben, "Cable agreement", "CA")):
        person.store.apply(put(person.pen, "instrument", own, replace(own, title=title, aliases=(alias,))))
    assert sides(desk.the_question()) == {
        "title": ("Fibre agreement", "Fibre pact", "Cable agreement"),
        "other names": ("FA", "FP", "CA"),
    }


# -- again, and meanwhile -------------------------------------------------------------------------------


def test_once_merged_there_is_nothing_new(desk: Desk) -> None:
    desk.part()
    desk.ben.note("From Ben.")
    desk.merge()
    assert desk.preview().plan.is_empty


def test_a_merge_that_was_undone_can_be_done_anew_without_questions(desk: Desk) -> None:
    source = desk.ann.cite("https://example.org/cable")
    desk.part()
    desk.ben.note("From Ben.")
    desk.ben.rate("limited")
    desk.ben.revise(source, title="The cable")
    desk.ben.store.apply(hide(desk.ben.pen, "instrument", "DEI-2017", "the initiative"))
    first = desk.preview()
    desk.merge()
    desk.ann.store.undo("Ann")
    assert (desk.ann.notes(), desk.ann.rating()) == ([], "not_assessed")
    again = desk.preview()
    assert (again.questions, again.tallies) == ((), first.tallies)
    desk.merge()
    assert (desk.ann.notes(), desk.ann.rating()) == (["From Ben."], "limited")
    assert desk.preview().plan.is_empty


def test_a_judgement_that_stays_is_joined_with_what_they_did_to_it(desk: Desk) -> None:
    desk.part()
    desk.ann.rate("limited")
    desk.merge(into=desk.ben, of=desk.ann)
    desk.ben.store.undo("Ben")
    desk.ben.rate("complete")
    desk.merge(Side.OURS)
    assert desk.ann.rating() == "limited"
    assert check_tracker(desk.path).findings == ()
    desk.merge(into=desk.ben, of=desk.ann)
    assert desk.ben.rating() == "limited"
    assert desk.preview().plan.tallies({Assessment: "assessment"}) == []


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_the_merge_is_named_after_a_file_whatever_its_name_is(desk: Desk, tmp_path: Path) -> None:
    desk.part()
    desk.ben.note("From Ben.")
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff\x1b.dsr"))
    shutil.copyfile(desk.ben.store.path, odd)
    with open_foreign(odd) as other:
        preview = preview_merge(desk.ann.store, other)
        edit = merge(desk.ann.store, other, preview.plan, {}, desk.ann.pen)
    assert edit.label == "Merge b\\udcff⟪U+001B⟫.dsr"
    assert desk.ann.store.read.next_undo() == edit.label


def test_both_end_with_the_same_when_each_merges_the_other(desk: Desk) -> None:
    desk.part()
    desk.ann.rate("limited")
    desk.ben.rate("complete")
    desk.ben.note("From Ben.")
    desk.merge(Side.THEIRS)
    assert desk.preview(desk.ben, desk.ann).questions == ()
    desk.merge(into=desk.ben, of=desk.ann)
    assert (desk.ann.rating(), desk.ann.notes()) == (desk.ben.rating(), desk.ben.notes())
    assert desk.ben.rating() == "complete"


def test_what_came_into_their_file_since_the_plan_was_made_is_not_taken_for_merged(desk: Desk) -> None:
    desk.part()
    desk.ben.note("From Ben.")
    preview = desk.preview()
    desk.ben.note("One more.")
    with pytest.raises(ConflictError, match=r"ben\.dsr.* was changed meanwhile"):
        desk.carry_out(preview, {})
    assert desk.ann.notes() == []
    desk.merge()
    assert desk.ann.notes() == ["From Ben.", "One more."]


def test_conflicts_stand_in_the_order_of_their_clauses(desk: Desk) -> None:
    desk.part()
    for number in ("10", "02", "01"):
        for person, rating in ((desk.ann, "limited"), (desk.ben, "complete")):
            person.rate(rating, cell=Cell(f"DEI-2017/{number}", "EG"))
    numbers = [question.title.split(":")[0] for question in desk.preview().questions]
    assert numbers == ["Egypt, clause 1", "Egypt, clause 2", "Egypt, clause 10"]


def test_a_conflict_with_what_no_tracker_of_ours_can_hold_is_refused(desk: Desk) -> None:
    note = desk.ann.note("One lot.")
    desk.part()
    desk.ann.store.apply(
        revise_note(desk.ann.pen, desk.ann.target(), note, text="Two.", dated_on="2024-03-01")
    )
    altered = replace(note, text="Three \x1b[2J lots.")
    desk.ben.store.apply(put(desk.ben.pen, "note", note, altered))
    with pytest.raises(NotATrackerError):
        desk.preview()
