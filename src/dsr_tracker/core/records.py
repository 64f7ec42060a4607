"""The things a tracker holds, as frozen values. See docs/architecture.md for the words."""

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


class Confidence(StrEnum):
    """How sure the analyst is of a rating."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Schedule(StrEnum):
    """Where an undertaking stands against its period."""

    AHEAD = "ahead"
    ON = "on"
    BEHIND = "behind"
    PERIOD_OVER = "period_over"
    NO_PERIOD = "no_period"


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


@dataclass(frozen=True, slots=True)
class Assessment:
    """A dated judgement of one provision for one party, on the scale it was made on.

    `search_*` is the search log: where, in which languages and until which day somebody looked.
    """

    assessment_id: str
    provision_id: str
    party_id: str
    as_of: str
    rating: str
    scale_id: str = "implementation"
    reason: str = ""
    confidence: str = ""
    is_contrary: bool = False
    claimed: str = ""
    schedule: str = ""
    search_places: str = ""
    search_languages: str = ""
    search_until: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated development, in the analyst's words (Markdown)."""

    note_id: str
    provision_id: str
    party_id: str
    dated_on: str
    text: str
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source that an analyst found."""

    evidence_id: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published_on: str = ""
    accessed_on: str = ""
    language: str = ""
    remark: str = ""
    author: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """That a piece of evidence stands behind a cell, or behind one assessment or note of it."""

    citation_id: str
    evidence_id: str
    provision_id: str
    party_id: str
    assessment_id: str = ""
    note_id: str = ""
    cited_on: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the tracker itself (its title, its scale), kept and undone like the rest."""

    setting_id: str
    value: str


Record = (
    SourceDocument
    | Paragraph
    | Party
    | Instrument
    | Provision
    | Participation
    | Figure
    | Hidden
    | Assessment
    | Note
    | Evidence
    | Citation
    | Setting
)
