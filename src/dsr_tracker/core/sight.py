"""What a person may know who reads cells blind."""

from __future__ import annotations

from collections.abc import Collection

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Citation, Reading, ReadingBatch
from dsr_tracker.core.resting import cell_of

LABEL_OF_BLIND = "A change of cells that you read blind"
"""What an edit is called for a reader who must not see what it says."""


class BlindError(TrackerError):
    """What was asked for would show a reader what she is to read blind, or write over it unseen."""


def check_sight(edit: Edit, blind: Collection[Cell]) -> None:
    """Raises BlindError where the edit writes unseen over what is read blind: readings and sources may."""
    if not blind:
        return
    records = (record for change in edit.changes for record in (change.before, change.after) if record)
    if any(cell_of(each) in blind for each in records if not isinstance(each, Reading | Citation)):
        raise BlindError(
            f"“{edit.label}” was not done: you read that blind.",
            "Nothing was changed. Give your reading on the page Second reading; until its batch is closed, "
            "others judge what you read.",
        )


def check_known(label: str) -> None:
    """Raises BlindError where that label, of what is to be undone or redone, hides what it is."""
    if label == LABEL_OF_BLIND:
        raise BlindError(
            "That was not done: it would change cells that you read blind, unseen.",
            "Nothing was changed. Close your batch first, or let somebody else do it.",
        )


def check_given(edit: Edit, reader: str) -> None:
    """Raises BlindError where this takes a batch from its blind reader, and so shows what it hid."""
    for taken in (change.before for change in edit.changes if change.after is None):
        if (
            isinstance(taken, ReadingBatch)
            and taken.is_blind
            and taken.reader == reader
            and not taken.closed_at
        ):
            raise BlindError(
                f"That was not done: it would show you what you read blind in “{taken.name}”.",
                "Nothing was changed. Close the batch on the page Second reading when you have read it.",
            )


def check_whole(what: str, blind: Collection[Cell]) -> None:
    """Raises BlindError where cells are read blind: `what`, a sentence, is done with all that was judged."""
    if blind:
        raise BlindError(
            f"{what} It would show you what you read blind (cells: {len(blind)}).",
            "Nothing was changed. Close your batch first, or let somebody else do it.",
        )
