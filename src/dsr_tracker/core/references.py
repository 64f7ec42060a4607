"""Paragraph numbers as people write them, and what rests on a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.records import Instrument, Participation, Provision, Reference, SourceDocument

_PART = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?", re.ASCII)
_CURE = "Write numbers and ranges, for example 2, 5-7."


def parse_numbers(text: str, count: int = 0) -> tuple[int, ...]:
    """The paragraph numbers of a text such as "2, 5-7", in rising order; empty for an empty one.

    `count` is the document's number of paragraphs, where it is known. Raises UnknownNameError.
    """
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in re.split(r"[,;，、]", text))):
        found = _PART.fullmatch(part)
        if found is None:
            raise UnknownNameError(f"“{part[:40]}” is no paragraph number.", _CURE)
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last:
            raise UnknownNameError(f"“{part[:40]}” is no range of paragraphs.", _CURE)
        if count and last > count:
            raise UnknownNameError(
                f"The document has {count:,} paragraphs; there is no paragraph {last:,}.",
                "Look the number up on the Sources page.",
            )
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))


def numbers_text(numbers: Iterable[int]) -> str:
    """The numbers as people write them: neighbours as ranges, such as "2, 5–7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def reference_of(document: SourceDocument | None, numbers: str, remark: str = "") -> tuple[Reference, ...]:
    """The one reference that was typed, or none; raises UnknownNameError for numbers without a document."""
    if document is None:
        if numbers.strip():
            raise UnknownNameError(
                "Paragraph numbers need a document.", "Choose the document, or clear the numbers."
            )
        return ()
    paragraphs = parse_numbers(numbers, document.paragraph_count)
    if not paragraphs:
        raise UnknownNameError("The reference names no paragraph.", _CURE)
    return (Reference(document.document_id, paragraphs, remark),)


def resting_on(
    document_id: str,
    instruments: Sequence[Instrument],
    provisions: Sequence[Provision],
    participations: Sequence[Participation],
) -> list[tuple[Instrument, tuple[int, ...]]]:
    """The instruments that refer to the document, in whole or in part, with all their paragraphs there."""
    numbers: dict[str, set[int]] = {}
    records: tuple[Instrument | Provision | Participation, ...]
    records = (*instruments, *provisions, *participations)
    for record in records:
        for reference in record.references:
            if reference.document_id == document_id:
                numbers.setdefault(record.instrument_id, set()).update(reference.paragraphs)
    return [
        (instrument, tuple(sorted(numbers[instrument.instrument_id])))
        for instrument in instruments
        if instrument.instrument_id in numbers
    ]
