"""What can be found of a record, and the words that texts and searches are compared by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dsr_tracker.core.records import (
    Adjudication,
    Assessment,
    Cycle,
    Evidence,
    Feedback,
    Indicator,
    Instrument,
    Link,
    Look,
    Measurement,
    Milestone,
    Note,
    Paragraph,
    Party,
    Provision,
    Reading,
    ReadingBatch,
    Record,
    Rubric,
    SearchPlan,
    SourceDocument,
    Specificity,
    Tag,
)

# Scripts that put no space between words: each of their signs is a word, and a search a row of them.
_SIGNS = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    "\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff"
    "\U00016fe0-\U00018aff\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
PLAIN_WORD = re.compile(r"[a-z0-9]+")
_WORD = re.compile(rf"(?![_])[{_SIGNS}](?<=\w)|[^\W_{_SIGNS}]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a search goes through for one record: where it belongs, of which day it speaks, and its text."""

    text: str
    provision_id: str = ""
    party_id: str = ""
    day: str = ""


def entry_of(record: Record) -> Entry | None:
    """The record's entry; None where there is nothing to find in it, or the catalogue has dropped it."""
    entry = _entry(record)
    if entry is None or not entry.text.strip() or getattr(record, "is_retired", False):
        return None
    return entry


def _entry(record: Record) -> Entry | None:
    match record:
        case Note():
            return Entry(record.text, record.provision_id, record.party_id, record.dated_on)
        case Assessment():
            said = _lines(record.reason, record.search_places, record.search_languages, record.search_terms)
            return Entry(said, record.provision_id, record.party_id, record.as_of)
        case Evidence():
            said = _lines(record.title, record.publisher, record.url, record.remark)
            return Entry(said, day=record.published_on or record.accessed_on)
        case Provision():
            return Entry(_lines(record.number, record.title, record.summary), record.provision_id)
        case Instrument():
            said = _lines(record.instrument_id, record.title, record.summary, *record.aliases)
            return Entry(said, day=record.agreed_on)
        case Party():
            return Entry(_lines(record.name, record.country_code, *record.aliases), party_id=record.party_id)
        case SourceDocument():
            return Entry(_lines(record.title, record.publisher), day=record.published_on)
        case Paragraph():
            return Entry(record.text)
        case _:
            return _of_method(record) or _of_what_is_followed(record)


def _of_method(record: Record) -> Entry | None:
    """Of what keeps judgements comparable."""
    match record:
        case Reading():
            return Entry(record.reason, record.provision_id, record.party_id, record.as_of)
        case Adjudication():
            day = _day(record.recorded_at)
            return Entry(record.reason, record.provision_id, record.party_id, day)
        case Feedback():
            said = _lines(record.text, record.response, record.sender, record.source)
            return Entry(said, record.provision_id, record.party_id, record.received_on)
        case Look():
            said = _lines(record.search_places, record.search_languages, record.search_terms)
            return Entry(said, record.provision_id, record.party_id, record.looked_on)
        case SearchPlan():
            said = _lines(record.name, record.search_places, record.search_languages, record.search_terms)
            return Entry(_lines(said, record.remark))
        case ReadingBatch():
            return Entry(_lines(record.name, record.reader, record.remark), day=record.as_of)
        case Rubric():
            said = _lines(*(each.text for each in record.criteria), record.remark)
            return Entry(said, record.provision_id, day=_day(record.recorded_at))
        case Specificity():
            return Entry(record.reason, record.provision_id, day=_day(record.recorded_at))
        case Cycle():
            return Entry(_lines(record.name, record.remark), day=record.ends_on)
    return None


def _of_what_is_followed(record: Record) -> Entry | None:
    """Of milestones, indicators and links, and of tags."""
    match record:
        case Milestone():
            said = _lines(record.title, record.remark)
            return Entry(said, record.provision_id, record.party_id, record.due_on)
        case Indicator():
            said = _lines(record.name, record.unit, record.target, record.remark)
            return Entry(said, record.provision_id, record.party_id, record.due_on)
        case Measurement():
            # Its indicator knows the provision: `store/search.py` asks there.
            said = _lines(record.source, record.remark)
            return Entry(said, party_id=record.party_id, day=record.measured_on)
        case Link():
            said = _lines(record.remark, record.target)
            return Entry(said, record.provision_id, day=_day(record.recorded_at))
        case Tag():
            return Entry(_lines(record.name, record.remark))
    return None


def _day(instant: str) -> str:
    return instant[: len("2026-01-01")]


def _lines(*texts: str) -> str:
    return "\n".join(texts)


def words(text: str) -> list[str]:
    """The words of a text in their order, without case, accents and vowel marks; of Chinese, Japanese,
    Thai, Lao, Khmer and the like each sign."""
    if text.isascii():
        return PLAIN_WORD.findall(text.lower())
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """The text without case, accents and marks."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))


def is_sign(word: str) -> bool:
    """Whether the word is one sign of a script without spaces."""
    return len(word) == 1 and _IS_SIGN.match(word) is not None


_IS_SIGN = re.compile(f"[{_SIGNS}]")
PIECE = re.compile(f"[{_SIGNS}]|[^{_SIGNS}]+")
"""One sign of such a script, or what stands between two of them."""
