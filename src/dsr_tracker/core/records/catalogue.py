"""What was agreed, by whom, and where that stands: shipped, or added by an analyst."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Who wrote a record: the shipped catalogue or an analyst."""

    CATALOGUE = "catalogue"
    ANALYST = "analyst"


class InstrumentKind(StrEnum):
    """What sort of thing was agreed or announced."""

    INITIATIVE = "initiative"
    AGREEMENT = "agreement"
    LETTER_OF_INTENT = "letter_of_intent"
    ALLIANCE = "alliance"
    MECHANISM = "mechanism"
    STATEMENT = "statement"
    OFFER = "offer"
    DELIVERABLE = "deliverable"


class PartyKind(StrEnum):
    """What sort of actor a party is."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    MINISTRY = "ministry"
    BANK = "bank"
    ASSOCIATION = "association"
    ORGANISATION = "organisation"
    BODY = "body"


class Role(StrEnum):
    """The part a party plays in an instrument.

    Parties in a committing role are columns of the instrument's matrix; the others
    (host, invited, speaker) are recorded but not assessed. A speaker only gave voice to
    what others undertake: a ministry announcing its country's offer, say.
    """

    SIGNATORY = "signatory"
    INITIATOR = "initiator"
    PARTNER = "partner"
    MEMBER = "member"
    ANNOUNCER = "announcer"
    TRACKED = "tracked"
    HOST = "host"
    INVITED = "invited"
    SPEAKER = "speaker"

    @property
    def is_assessed(self) -> bool:
        """Whether the party is a column of the instrument's matrix."""
        return self not in (Role.HOST, Role.INVITED, Role.SPEAKER)


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something stands: paragraphs of one source document, numbered from 1."""

    document_id: str
    paragraphs: tuple[int, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One of the texts the catalogue rests on, or one the analyst added."""

    document_id: str
    title: str
    publisher: str
    author: str = ""
    published_on: str = ""
    event_on: str = ""
    language: str = "en"
    sha256: str = ""
    paragraph_count: int = 0
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document that the analyst attached; `paragraph_id` is `document#number`."""

    paragraph_id: str
    document_id: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """A country, province, city or body; `country_code` is ISO 3166 alpha-2 or empty."""

    party_id: str
    kind: PartyKind
    name: str
    country_code: str = ""
    within: str = ""
    aliases: tuple[str, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle, priority or aim that an instrument's preamble names."""

    kind: str
    name: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """What was agreed or announced. Dates are ISO 8601 and may stop at the month or year."""

    instrument_id: str
    kind: InstrumentKind
    title: str
    summary: str = ""
    agreed_on: str = ""
    published_on: str = ""
    place: str = ""
    legal_character: str = ""
    period_start: str = ""
    period_end: str = ""
    aliases: tuple[str, ...] = ()
    principles: tuple[Principle, ...] = ()
    references: tuple[Reference, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause, or (where `clause_id` is set) a measure inside that clause."""

    provision_id: str
    instrument_id: str
    number: str
    title: str
    summary: str = ""
    clause_id: str = ""
    period_start: str = ""
    period_end: str = ""
    references: tuple[Reference, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False

    @property
    def is_measure(self) -> bool:
        """Whether this is one operative undertaking inside a clause."""
        return bool(self.clause_id)


@dataclass(frozen=True, slots=True)
class Participation:
    """That a party plays a role in an instrument, with the paragraph that says so."""

    participation_id: str
    instrument_id: str
    party_id: str
    role: Role
    references: tuple[Reference, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a document states; `qualifier` is its hedge ("more than", "about")."""

    figure_id: str
    subject: str
    value: float
    unit: str
    instrument_id: str = ""
    provision_id: str = ""
    party_id: str = ""
    qualifier: str = ""
    period_start: str = ""
    period_end: str = ""
    references: tuple[Reference, ...] = ()
    remark: str = ""
    position: int = 0
    origin: Origin = Origin.ANALYST
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Hidden:
    """That an analyst hid a catalogue record from her tracker; `hidden_id` is its id."""

    hidden_id: str
    kind: str
