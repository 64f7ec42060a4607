"""What kinds, roles and places are called on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.scales import SCALES, Rating

if TYPE_CHECKING:
    from dsr_tracker.core.agenda import Place


def word(choice: StrEnum) -> str:
    """The choice as the screen calls it, such as "Letter of intent"."""
    return said(choice.replace("_", " ").capitalize())


def said(text: str) -> str:
    """A text of the program's other parts (a rating's label, what an error says) in the window's language."""
    return QCoreApplication.translate("core", text)


def party_words(name: str) -> str:
    """A party's name: a country's in the window's language, all others' as they are."""
    return QCoreApplication.translate("countries", name)


def listed(items: Iterable[str]) -> str:
    """The items with the language's commas between them."""
    return said(", ").join(items)


def mean_words(mean: Mean) -> str:
    """The mean with its base, as "62 % (7 of 8)"."""
    if mean.rounded is None:
        return said("– ({scored} of {applicable})").format(scored=0, applicable=mean.applicable)
    return said("{percent} % ({scored} of {applicable})").format(
        percent=mean.rounded, scored=mean.scored, applicable=mean.applicable
    )


def error_words(error: BaseException) -> str:
    """What an error says, in the window's language."""
    if not isinstance(error, TrackerError):
        return said(str(error))
    translate = QCoreApplication.translate
    pattern = translate("Errors", "{what} {advice}")
    return pattern.format(what=said(error.what), advice=said(error.advice)).strip()


def rating_of(rating_id: str, scale_id: str = "") -> Rating | None:
    """The rating of that id, on the scale named or on any; None for an unknown one."""
    for scale in SCALES.values():
        if scale_id in ("", scale.scale_id):
            for rating in scale.ratings:
                if rating.rating_id == rating_id:
                    return rating
    return None


def provision_words(place: Place) -> str:
    """The provision by number and title, for example "3.2 Training for teachers"."""
    return f"{place.provision_number} {place.provision_title}".strip()
