"""What kinds, roles and places are called on the screen."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from dsr_tracker.core.agenda import Place
from dsr_tracker.core.records import InstrumentKind, PartyKind, Role
from dsr_tracker.core.scales import SCALES, Rating

# PySide6 types the marker as object; it gives back its second text.
_WORDS: dict[StrEnum, object] = {
    InstrumentKind.INITIATIVE: QT_TRANSLATE_NOOP("words", "Initiative"),
    InstrumentKind.AGREEMENT: QT_TRANSLATE_NOOP("words", "Agreement"),
    InstrumentKind.LETTER_OF_INTENT: QT_TRANSLATE_NOOP("words", "Letter of intent"),
    InstrumentKind.ALLIANCE: QT_TRANSLATE_NOOP("words", "Alliance"),
    InstrumentKind.MECHANISM: QT_TRANSLATE_NOOP("words", "Mechanism"),
    InstrumentKind.STATEMENT: QT_TRANSLATE_NOOP("words", "Statement"),
    InstrumentKind.OFFER: QT_TRANSLATE_NOOP("words", "Offer"),
    InstrumentKind.DELIVERABLE: QT_TRANSLATE_NOOP("words", "Deliverable"),
    PartyKind.COUNTRY: QT_TRANSLATE_NOOP("words", "Country"),
    PartyKind.PROVINCE: QT_TRANSLATE_NOOP("words", "Province"),
    PartyKind.CITY: QT_TRANSLATE_NOOP("words", "City"),
    PartyKind.DISTRICT: QT_TRANSLATE_NOOP("words", "District"),
    PartyKind.MINISTRY: QT_TRANSLATE_NOOP("words", "Ministry"),
    PartyKind.BANK: QT_TRANSLATE_NOOP("words", "Bank"),
    PartyKind.ASSOCIATION: QT_TRANSLATE_NOOP("words", "Association"),
    PartyKind.ORGANISATION: QT_TRANSLATE_NOOP("words", "Organisation"),
    PartyKind.BODY: QT_TRANSLATE_NOOP("words", "Body"),
    Role.SIGNATORY: QT_TRANSLATE_NOOP("words", "Signatory"),
    Role.INITIATOR: QT_TRANSLATE_NOOP("words", "Initiator"),
    Role.PARTNER: QT_TRANSLATE_NOOP("words", "Partner"),
    Role.MEMBER: QT_TRANSLATE_NOOP("words", "Member"),
    Role.ANNOUNCER: QT_TRANSLATE_NOOP("words", "Announcer"),
    Role.TRACKED: QT_TRANSLATE_NOOP("words", "Tracked"),
    Role.HOST: QT_TRANSLATE_NOOP("words", "Host"),
    Role.INVITED: QT_TRANSLATE_NOOP("words", "Invited"),
    Role.SPEAKER: QT_TRANSLATE_NOOP("words", "Speaker"),
}


def word(choice: StrEnum) -> str:
    """The choice as the screen calls it."""
    return QCoreApplication.translate("words", str(_WORDS[choice]))


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
