"""What kinds, roles and places are called on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.ids import is_made
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.records import Confidence, Instrument, Provision, Record, Schedule, SourceDocument
from dsr_tracker.core.scales import SCALES, Rating
from dsr_tracker.core.translated import in_words

if TYPE_CHECKING:
    from dsr_tracker.core.agenda import Place

_Record = TypeVar("_Record", bound=Record)


def word(choice: StrEnum) -> str:
    """The choice as the screen calls it, such as "Letter of intent"."""
    return said(choice.replace("_", " ").capitalize())


def schedule_label(schedule: str) -> str:
    """The schedule mark as screens call it."""
    translate = QCoreApplication.translate
    return {
        Schedule.AHEAD: translate("JudgementForm", "Ahead of schedule"),
        Schedule.ON: translate("JudgementForm", "On schedule"),
        Schedule.BEHIND: translate("JudgementForm", "Behind schedule"),
        Schedule.PERIOD_OVER: translate("JudgementForm", "Period over"),
        Schedule.NO_PERIOD: translate("JudgementForm", "No period"),
    }[Schedule(schedule)]


def confidence_label(confidence: str) -> str:
    """The confidence as screens call it."""
    return word(Confidence(confidence))


def said(text: str) -> str:
    """A text of the program's other parts (a rating's label, what an error says) in the window's language."""
    return QCoreApplication.translate("core", text)


def party_words(name: str) -> str:
    """A party's name: a country's and a body's of the catalogue in the window's language."""
    return QCoreApplication.translate("countries", name)


def told(record: _Record) -> _Record:
    """The record to be shown: the catalogue's in the window's language, an analyst's own as it is.

    What is shown must not be written: edits and their labels take the record itself.
    """
    return in_words(record, shipped_word)


def original_words(record: SourceDocument | Instrument | Provision) -> str:
    """That the record is shown in our translation, and how the catalogue has it; else empty."""
    if told(record) is record:
        return ""
    summary = "" if isinstance(record, SourceDocument) else record.summary
    original = " – ".join(filter(None, (record.title, summary)))
    text = QCoreApplication.translate("Words", "Our translation. In English: {original}")
    return text.format(original=original)


def shipped_word(kind: str, text: str) -> str:
    """A text of the catalogue's records of that kind in the window's language."""
    return QCoreApplication.translate("catalogue", text, kind)


def listed(items: Iterable[str]) -> str:
    """The items with the language's commas between them."""
    return said(", ").join(items)


def strung(*parts: str) -> str:
    """What is there of unlike things told one after the other, such as a title, its publisher and a day."""
    return QCoreApplication.translate("Words", ", ").join(filter(None, parts))


def labelled(label: str, text: str) -> str:
    """The text after what it is, with the language's colon between them."""
    return f"{label}{said(': ')}{text}"


def aside(text: str, remark: str) -> str:
    """The text with a remark in brackets behind it."""
    return said("{text} ({remark})").format(text=text, remark=remark)


def contrary_words(label: str) -> str:
    """A rating's label where action against the undertaking is on record."""
    return QCoreApplication.translate("CellRows", "{rating}, contrary").format(rating=label)


def mean_words(mean: Mean) -> str:
    """The mean with its base, as "62 % (7 of 8)"."""
    if mean.rounded is None:
        return said("– ({scored} of {applicable})").format(scored=0, applicable=mean.applicable)
    return said("{percent} % ({scored} of {applicable})").format(
        percent=mean.rounded, scored=mean.scored, applicable=mean.applicable
    )


def in_two_lines(mean: str) -> str:
    """The words of a mean with what it is over in a line of its own."""
    return mean.replace(" (", "\n(").replace("（", "\n（")


def error_words(error: BaseException) -> str:
    """What an error says, in the window's language."""
    if not isinstance(error, TrackerError):
        return said(str(error))
    return sentences(said(error.what), said(error.advice)).strip()


def sentences(first: str, second: str) -> str:
    """Two sentences one after the other."""
    return QCoreApplication.translate("Errors", "{what} {advice}").format(what=first, advice=second)


def told_words(text: str) -> str:
    """A message and its advice that come as one text, in the window's language."""
    for found in re.finditer(r"(?<=[.”)]) ", text):
        what, advice = text[: found.start()], text[found.end() :]
        if said(what) != what and said(advice) != advice:
            return sentences(said(what), said(advice))
    return said(text)


def rating_of(rating_id: str, scale_id: str = "") -> Rating | None:
    """The rating of that id, on the scale named or on any; None for an unknown one."""
    for scale in SCALES.values():
        if scale_id in ("", scale.scale_id):
            for rating in scale.ratings:
                if rating.rating_id == rating_id:
                    return rating
    return None


def foreign_label(rating_id: str, scale_id: str = "") -> str:
    """What a rating of another scale is called: its label there."""
    rating = rating_of(rating_id, scale_id)
    return rating_id if rating is None else said(rating.label)


def foreign_words() -> str:
    """Why a rating of another scale is shown and not counted."""
    return QCoreApplication.translate(
        "Scales", "Judged on another scale: it is shown as it was, and counts in no figure."
    )


def stranger_words(count: int) -> str:
    """How many cells are judged on another scale and left out of the figures; empty for none."""
    if not count:
        return ""
    text = QCoreApplication.translate("Scales", "on another scale and not counted: {n}")
    return text.format(n=f"{count:,}")


def provision_words(place: Place) -> str:
    """The provision by number and title, for example "3.2 Training for teachers"."""
    title = place.provision_title
    title = title if is_made(place.provision_id) else shipped_word("provision", title)
    return f"{place.provision_number} {title}".strip()


def instrument_words(place: Place) -> str:
    """The title of the place's instrument."""
    title = place.instrument_title
    return title if is_made(place.instrument_id) else shipped_word("instrument", title)
