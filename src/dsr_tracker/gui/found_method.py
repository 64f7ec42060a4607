"""What was found of the method's records (readings, feedback, rubrics, milestones, cycles …), in words."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.filtering import Term
from dsr_tracker.core.records import (
    Adjudication,
    Assessment,
    Cycle,
    Feedback,
    Indicator,
    Link,
    Look,
    Measurement,
    Milestone,
    Party,
    Provision,
    Reading,
    ReadingBatch,
    Record,
    Rubric,
    SearchPlan,
    Specificity,
    Tag,
)
from dsr_tracker.core.rubrics import MOST_POINTS, points
from dsr_tracker.core.text import joined
from dsr_tracker.gui.cycle_words import days_words, judged_words, state_words
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.feedback_words import feedback_state
from dsr_tracker.gui.method_words import indicator_name, indicator_unit, link_words, party_name, value_words
from dsr_tracker.gui.reading_words import batch_state
from dsr_tracker.gui.tag_dots import family_name, tag_name
from dsr_tracker.gui.words import party_words, rating_of, said


class PageTarget(NamedTuple):
    """A page of the window and what it shows there."""

    page: str
    subject: str


class CellPart(NamedTuple):
    """A cell, and what of it is shown in the inspector."""

    cell: Cell
    record_id: str


class Told(NamedTuple):
    """Symbol, title, what stands at the end of the line, and what Enter opens."""

    symbol: str
    title: str
    aside: str = ""
    target: object = None


NOTHING = Told("", "")


def _part_of_cell(record: Feedback | Look, record_id: str) -> CellPart:
    return CellPart(Cell(record.provision_id, record.party_id), record_id)


def _part_of_clause(provision_id: str, record_id: str) -> PageTarget:
    """The clause's page, at one of the things that are said of it there."""
    return PageTarget("clauses", f"{provision_id} {record_id}")


class MethodTitles(QObject):
    """Knows the names of a tracker's provisions and parties as they were when it was made."""

    def __init__(
        self,
        document: Document,
        provisions: dict[str, Provision],
        parties: dict[str, Party],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._provisions = provisions
        self._parties = parties

    def told(self, record: Record) -> Told:
        """What is told of the record, and where it lives."""
        return self._of_readers(record) or self._of_searches(record) or self._of_clauses(record) or NOTHING

    def where(self, provision_id: str) -> str:
        """The clause or measure by its number."""
        provision = self._provisions.get(provision_id)
        if provision is None:
            return provision_id
        if provision.is_measure:
            return self.tr("measure {number}").format(number=provision.number)
        return self.tr("clause {number}").format(number=provision.number)

    def cell(self, record: Any) -> str:
        """The cell that the record belongs to."""
        party = self._parties.get(record.party_id)
        return self.tr("{party}, {provision}").format(
            party=party_words(party.name) if party else record.party_id,
            provision=self.where(record.provision_id),
        )

    def instrument_of(self, provision_id: str) -> str:
        """The id of the instrument that the provision belongs to."""
        provision = self._provisions.get(provision_id)
        return provision.instrument_id if provision else ""

    # -- by where they live -----------------------------------------------------------------------

    def _of_readers(self, record: Record) -> Told | None:
        match record:
            case Reading():
                text = self.tr("{cell} · second reading of {day}")
                rating = rating_of(record.rating, record.scale_id)
                symbol, label = (rating.symbol, said(rating.label)) if rating else ("•", record.rating)
                title = text.format(cell=self.cell(record), day=record.as_of)
                return Told(symbol, title, label, PageTarget("readings", record.reading_id))
            case Adjudication():
                text = self.tr("{cell} · decision of {day}")
                title = text.format(cell=self.cell(record), day=record.recorded_at[:10])
                made = self._document.read.record("assessment", record.assessment_id)
                label = judged_words(made) if isinstance(made, Assessment) else ""
                return Told("⚖", title, label, PageTarget("readings", record.reading_id))
            case ReadingBatch():
                title = self.tr("Batch “{name}” for {reader}")
                title = title.format(name=record.name, reader=record.reader)
                return Told("▤", title, batch_state(record), PageTarget("readings", record.batch_id))
            case Feedback():
                text = self.tr("{cell} · feedback of {day} from {sender}")
                title = text.format(cell=self.cell(record), day=record.received_on, sender=record.sender)
                return Told(
                    "✉", title, feedback_state(record.state), _part_of_cell(record, record.feedback_id)
                )
        return None

    def _of_searches(self, record: Record) -> Told | None:
        match record:
            case Look():
                text = self.tr("{cell} · looked at on {day}, no change")
                title = text.format(cell=self.cell(record), day=record.looked_on)
                instrument = self.instrument_of(record.provision_id)
                return Told("◎", title, instrument, _part_of_cell(record, record.look_id))
            case SearchPlan():
                return Told("◎", self.tr("Search plan “{name}”").format(name=record.name), "", record)
            case Cycle():
                aside = " · ".join((days_words(record), state_words(record)))
                return Told("↻", record.name, aside, PageTarget("cycles", record.cycle_id))
            case Tag():
                return Told("#", tag_name(record), family_name(record.family), Term("tag", record.tag_id))
        return None

    def _of_clauses(self, record: Record) -> Told | None:
        match record:
            case Rubric():
                text = self.tr("Rubric of {provision}, version {n}")
                title = text.format(provision=self.where(record.provision_id), n=record.version)
                return self._of_clause("≡", title, record.provision_id, record.rubric_id)
            case Specificity():
                text = self.tr("Specificity of {provision}: {points} of {most}")
                title = text.format(
                    provision=self.where(record.provision_id), points=points(record), most=MOST_POINTS
                )
                return self._of_clause("≡", title, record.provision_id, record.specificity_id)
            case Milestone():
                title = joined(record.due_on, record.title)
                return self._at_clause(
                    "⚐", title, record.provision_id, record.milestone_id, self._whose(record.party_id)
                )
            case Indicator():
                title = joined(indicator_name(record), f"({indicator_unit(record)})" if record.unit else "")
                return self._at_clause(
                    "№", title, record.provision_id, record.indicator_id, self._whose(record.party_id)
                )
            case Measurement():
                return self._value(record)
            case Link():
                return self._link(record)
        return None

    def _value(self, record: Measurement) -> Told | None:
        indicator = self._document.read.record("indicator", record.indicator_id)
        if not isinstance(indicator, Indicator):
            return None
        title = self.tr("{indicator}: {value}").format(
            indicator=indicator_name(indicator), value=value_words(record, indicator)
        )
        whose = self._whose(record.party_id or indicator.party_id)
        return self._at_clause("№", title, indicator.provision_id, record.measurement_id, whose)

    def _link(self, record: Link) -> Told:
        if record.target:
            other = self.tr("SDG target {number}").format(number=record.target)
        else:
            other = joined(self.instrument_of(record.other_id), self.where(record.other_id))
        here = self.where(record.provision_id)
        title = joined(here, link_words(record.kind), other)
        return self._of_clause("⇄", title[:1].upper() + title[1:], record.provision_id, record.link_id)

    def _of_clause(self, symbol: str, title: str, provision_id: str, record_id: str) -> Told:
        """What names its clause itself."""
        target = _part_of_clause(provision_id, record_id)
        return Told(symbol, title, self.instrument_of(provision_id), target)

    def _at_clause(self, symbol: str, title: str, provision_id: str, record_id: str, whose: str = "") -> Told:
        where = joined(self.instrument_of(provision_id), self.where(provision_id))
        aside = " · ".join(filter(None, (whose, where)))
        return Told(symbol, title, aside, _part_of_clause(provision_id, record_id))

    def _whose(self, party_id: str) -> str:
        return party_name(self._document, party_id)
