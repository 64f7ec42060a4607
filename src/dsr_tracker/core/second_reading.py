"""A second reader's judgements beside the first, and what is decided where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import now, parse_past_day, today
from dsr_tracker.core.editing import Pen, Target, rate
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import Adjudication, Assessment, Confidence, Reading, ReadingBatch
from dsr_tracker.core.scales import NOT_ASSESSED, Rating, Scale
from dsr_tracker.core.text import clean_line, clean_text


class PairState(StrEnum):
    """How a second reading stands to the first judgement of its cell."""

    AGREED = "agreed"
    DIFFERENT = "different"
    ADJUDICATED = "adjudicated"
    UNPAIRED = "unpaired"
    """Nobody had judged the cell before, on that scale and as of that day or earlier."""


@dataclass(frozen=True, slots=True)
class ReadPair:
    """A reading with the judgement that it stands beside, and what was decided between them."""

    reading: Reading
    first: Assessment | None
    adjudication: Adjudication | None = None

    @property
    def cell(self) -> Cell:
        """The cell that both speak of."""
        return Cell(self.reading.provision_id, self.reading.party_id)

    @property
    def ratings(self) -> tuple[str, str]:
        """The first rating and the second; nobody's first is "not assessed"."""
        return (NOT_ASSESSED if self.first is None else self.first.rating), self.reading.rating

    @property
    def readers(self) -> tuple[str, str]:
        """Who judged first and who second."""
        return ("" if self.first is None else self.first.author), self.reading.author

    @property
    def state(self) -> PairState:
        """Whether the two agree, differ, or were decided between."""
        if self.adjudication is not None:
            return PairState.ADJUDICATED
        first = self.first
        if first is None or first.rating == NOT_ASSESSED or first.scale_id != self.reading.scale_id:
            return PairState.UNPAIRED
        return PairState.AGREED if first.rating == self.reading.rating else PairState.DIFFERENT

    @property
    def is_paired(self) -> bool:
        """Whether the pair counts in the agreement, decided or not."""
        return (
            self.first is not None
            and self.first.scale_id == self.reading.scale_id
            and (self.first.rating != NOT_ASSESSED)
        )


def give_out(
    pen: Pen,
    name: str,
    reader: str,
    cells: Sequence[Cell],
    *,
    as_of: str = "",
    is_blind: bool = True,
    remark: str = "",
) -> Edit:
    """Give cells to a second reader, as a batch under a name."""
    named = clean_line(name, "name of the batch")
    who = clean_line(reader, "reader")
    if not named or not who:
        raise InvalidTextError("A batch needs a name and a reader.", "Type both, then try again.")
    if not cells:
        raise InvalidTextError("A batch needs cells.", "Select the cells that are to be read again.")
    batch = ReadingBatch(
        pen.new_id(),
        named,
        who,
        parse_past_day(as_of or today(), "as-of date"),
        tuple((cell.provision_id, cell.party_id) for cell in dict.fromkeys(cells)),
        is_blind,
        remark=clean_text(remark, "remark"),
        author=pen.author,
        recorded_at=now(),
    )
    return Edit(f"Batch “{named}” for {who}: {len(batch.cells)} cells", adding(batch), pen.author)


def close_batch(pen: Pen, batch: ReadingBatch) -> Edit:
    """Close a batch: what was hidden from its reader is shown."""
    return Edit(f"Close batch “{batch.name}”", (Change(batch, replace(batch, closed_at=now())),), pen.author)


def remove_batch(pen: Pen, batch: ReadingBatch) -> Edit:
    """Take a batch away; the readings that were made of it stay."""
    return Edit(f"Remove batch “{batch.name}”", (Change(batch, None),), pen.author)


def read_cell(
    pen: Pen,
    target: Target,
    rating: Rating,
    scale: Scale,
    *,
    as_of: str = "",
    reason: str = "",
    confidence: str = "",
    batch: ReadingBatch | None = None,
    is_blind: bool = True,
    before: Reading | None = None,
) -> Edit:
    """Record a second reading, or change the reader's own one, `before`. The cell's status stays as it is.

    Raises an InvalidTextError where the batch is not the author's to read, is closed, or lacks the cell.
    """
    if batch is not None:
        _check_reader(pen, target, batch)
    if rating.rating_id == NOT_ASSESSED:
        raise InvalidTextError(
            "A reading needs a rating.",
            "Choose one; “No evidence found” says that you looked and found nothing.",
        )
    if confidence and confidence not in list(Confidence):
        raise InvalidTextError(
            f"“{confidence[:40]}” is no confidence.", f"Use one of: {', '.join(Confidence)}."
        )
    after = Reading(
        pen.new_id() if before is None else before.reading_id,
        target.provision.provision_id,
        target.party.party_id,
        parse_past_day(as_of or (batch.as_of if batch else today()), "as-of date"),
        rating.rating_id,
        scale.scale_id,
        clean_text(reason, "reason"),
        confidence,
        batch.batch_id if batch else "",
        batch.is_blind if batch else is_blind,
        pen.author,
        now(),
    )
    return Edit(f"{target.label}: second reading", (Change(before, after),), pen.author)


def _check_reader(pen: Pen, target: Target, batch: ReadingBatch) -> None:
    """A reading in a batch is its reader's, made before what was hidden is shown."""
    if pen.author != batch.reader:
        raise InvalidTextError(
            f"Batch “{batch.name}” is read by {batch.reader}, and you sign as {pen.author}.",
            f"Sign as {batch.reader}, or have the cells given out to you.",
        )
    if batch.closed_at:
        raise InvalidTextError(
            f"Batch “{batch.name}” is closed: what was hidden from its reader was shown.",
            "Have the cells given out anew.",
        )
    if (target.provision.provision_id, target.party.party_id) not in batch.cells:
        raise InvalidTextError(
            f"{target.label} is not in the batch “{batch.name}”.", "Name another batch, or none."
        )


def adjudicate(
    pen: Pen, target: Target, pair: ReadPair, rating: Rating, scale: Scale, *, reason: str
) -> Edit:
    """Decide between first judgement and reading: a judgement of its own, with the reason; all three stay."""
    why = clean_text(reason, "reason")
    if not why:
        raise InvalidTextError("A decision needs its reason.", "Say in a sentence why this rating holds.")
    if pair.first is None:
        raise InvalidTextError(
            f"There is no first judgement to decide against ({target.label}).", "Judge the cell first."
        )
    decided = rate(pen, [target], rating, scale, as_of=pair.reading.as_of, reason=why)
    made = decided.changes[0].record
    if not isinstance(made, Assessment):
        raise TypeError("rating a cell makes an assessment")
    found = Adjudication(
        pen.new_id(),
        target.provision.provision_id,
        target.party.party_id,
        pair.first.assessment_id,
        pair.reading.reading_id,
        made.assessment_id,
        why,
        pen.author,
        now(),
    )
    label = f"{target.label}: adjudicated → {rating.label}"
    return Edit(label, (*decided.changes, *adding(found)), pen.author)
