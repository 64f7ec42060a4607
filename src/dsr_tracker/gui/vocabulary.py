"""How kinds, roles, references and figures are worded on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QDateTime, Qt

from dsr_tracker.core.dates import today
from dsr_tracker.core.records import (
    Figure,
    InstrumentKind,
    Party,
    PartyKind,
    Reference,
    Role,
    SourceDocument,
)
from dsr_tracker.core.references import numbers_text


def instrument_kind(kind: InstrumentKind) -> str:
    """What sort of thing was agreed, in a word or two."""
    match kind:
        case InstrumentKind.INITIATIVE:
            return QCoreApplication.translate("Vocabulary", "Initiative")
        case InstrumentKind.AGREEMENT:
            return QCoreApplication.translate("Vocabulary", "Agreement")
        case InstrumentKind.LETTER_OF_INTENT:
            return QCoreApplication.translate("Vocabulary", "Letter of intent")
        case InstrumentKind.ALLIANCE:
            return QCoreApplication.translate("Vocabulary", "Alliance")
        case InstrumentKind.MECHANISM:
            return QCoreApplication.translate("Vocabulary", "Mechanism")
        case InstrumentKind.STATEMENT:
            return QCoreApplication.translate("Vocabulary", "Statement")
        case InstrumentKind.OFFER:
            return QCoreApplication.translate("Vocabulary", "Offer")
        case InstrumentKind.DELIVERABLE:
            return QCoreApplication.translate("Vocabulary", "Announced deliverable")


def party_kind(kind: PartyKind) -> str:
    """What sort of actor a party is, in a word."""
    match kind:
        case PartyKind.COUNTRY:
            return QCoreApplication.translate("Vocabulary", "Country")
        case PartyKind.PROVINCE:
            return QCoreApplication.translate("Vocabulary", "Province")
        case PartyKind.CITY:
            return QCoreApplication.translate("Vocabulary", "City")
        case PartyKind.DISTRICT:
            return QCoreApplication.translate("Vocabulary", "District")
        case PartyKind.MINISTRY:
            return QCoreApplication.translate("Vocabulary", "Ministry")
        case PartyKind.BANK:
            return QCoreApplication.translate("Vocabulary", "Bank")
        case PartyKind.ASSOCIATION:
            return QCoreApplication.translate("Vocabulary", "Association")
        case PartyKind.ORGANISATION:
            return QCoreApplication.translate("Vocabulary", "Organisation")
        case PartyKind.BODY:
            return QCoreApplication.translate("Vocabulary", "Body")


def role_name(role: Role) -> str:
    """The part a party plays, in a word or two."""
    match role:
        case Role.SIGNATORY:
            return QCoreApplication.translate("Vocabulary", "Signatory")
        case Role.INITIATOR:
            return QCoreApplication.translate("Vocabulary", "Initiator")
        case Role.PARTNER:
            return QCoreApplication.translate("Vocabulary", "Partner")
        case Role.MEMBER:
            return QCoreApplication.translate("Vocabulary", "Member")
        case Role.ANNOUNCER:
            return QCoreApplication.translate("Vocabulary", "Announcer")
        case Role.TRACKED:
            return QCoreApplication.translate("Vocabulary", "Followed by the analyst")
        case Role.HOST:
            return QCoreApplication.translate("Vocabulary", "Host")
        case Role.INVITED:
            return QCoreApplication.translate("Vocabulary", "Invited")
        case Role.SPEAKER:
            return QCoreApplication.translate("Vocabulary", "Speaker")


def party_line(party: Party) -> str:
    """What a party is, for example "Country · EG"."""
    kind = party_kind(party.kind)
    return f"{kind} · {party.country_code}" if party.country_code else kind


def reference_line(reference: Reference, documents: Mapping[str, SourceDocument]) -> str:
    """The document and its paragraphs, for example "People's Daily 2023, ¶ 7, 11"."""
    document = documents.get(reference.document_id)
    title = reference.document_id if document is None else document.title
    line = f"{title}, ¶ {numbers_text(reference.paragraphs)}"
    return f"{line} ({reference.remark})" if reference.remark else line


def references_line(references: Iterable[Reference], documents: Mapping[str, SourceDocument]) -> str:
    """All references in one line."""
    return "; ".join(reference_line(reference, documents) for reference in references)


def period_text(start: str, end: str) -> str:
    """A period as it is known: both ends, one of them, or nothing."""
    if start and end:
        return start if start == end else f"{start} – {end}"
    if start:
        return QCoreApplication.translate("Vocabulary", "from {day}").format(day=start)
    if end:
        return QCoreApplication.translate("Vocabulary", "until {day}").format(day=end)
    return ""


def figure_value(figure: Figure) -> str:
    """The value with its hedge and unit, for example "more than 1,500 persons"."""
    return f"{figure.qualifier} {figure.value:,.15g} {figure.unit}".strip()


def local_time(instant: str) -> str:
    """An instant as the analyst's clock showed it, to the minute."""
    moment = QDateTime.fromString(instant, Qt.DateFormat.ISODateWithMs)
    return moment.toLocalTime().toString("yyyy-MM-dd HH:mm") if moment.isValid() else instant


def short_time(instant: str) -> str:
    """The time of an instant of today, the day of an earlier one, as the analyst's clock showed it."""
    day, _, time = local_time(instant).partition(" ")
    return time if day == today() and time else day
