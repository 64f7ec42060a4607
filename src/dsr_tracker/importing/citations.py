"""Sources in a pasted text or a file of a reference manager: addresses, DOIs, RIS, BibTeX, CSL-JSON.

Nothing is looked up on the network: what the text does not say stays empty.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dsr_tracker.core.dates import is_day

MOST_CHARACTERS = 4_000_000
MOST_SOURCES = 5_000
_RIS = re.compile(r"^TY {1,2}- ", re.MULTILINE)
_BIBTEX = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>\"“”]+)", re.IGNORECASE)
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class FoundSource:
    """What is told of one source, as the fields of a source in a tracker; those not told are empty."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    published_on: str = ""
    language: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The sources of a text, and in a sentence each what in it could not be read."""

    sources: tuple[FoundSource, ...] = ()
    problems: tuple[str, ...] = ()


def sources_in(text: str) -> Found:
    """All sources that the text tells of, in its order; nothing in it is an error."""
    text = text.strip().removeprefix("\ufeff")
    if len(text) > MOST_CHARACTERS:
        return Found((), (f"It has {len(text):,} characters; {MOST_CHARACTERS:,} are read at once.",))
    if text[:1] in ("[", "{") and (found := _from_csl(text)) is not None:
        return _capped(found)
    if _RIS.search(text):
        return _capped(_from_ris(text))
    if _BIBTEX.search(text):
        return _capped(_from_bibtex(text))
    return _capped(_from_words(text))


def _capped(found: Found) -> Found:
    if len(found.sources) <= MOST_SOURCES:
        return found
    said = f"It tells of {len(found.sources):,} sources; the first {MOST_SOURCES:,} are taken."
    return Found(found.sources[:MOST_SOURCES], (*found.problems, said))


# -- addresses and plain words ------------------------------------------------------------------------


def _from_words(text: str) -> Found:
    """Each line with an address or a DOI is a source, what else stands in it its title."""
    sources = []
    rest = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if url := _address(line):
            words = _DOI.sub("", _URL.sub("", line)).strip(" \t.,;:()[]-–—")
            sources.append(FoundSource(title=" ".join(words.split()), url=url))
        else:
            rest.append(line)
    if not sources and rest:
        return Found((FoundSource(title=" ".join(rest)),))
    return Found(tuple(sources), tuple(f"No address in “{line[:60]}”." for line in rest))


def _address(line: str) -> str:
    """The first web address in the line, or that of its DOI."""
    if (url := _URL.search(line)) is not None:
        return _trimmed(url.group())
    if (doi := _DOI.search(line)) is not None:
        return f"https://doi.org/{_trimmed(doi.group(1))}"
    return ""


def _trimmed(address: str) -> str:
    """Without what ends the sentence around it; a bracket that it opened itself stays."""
    address = address.rstrip(".,;:!?'’")
    while address.endswith((")", "]")) and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(".,;:")
    return address


# -- what reference managers write --------------------------------------------------------------------


@dataclass(slots=True)
class _Told:
    """One reference in common terms, whatever the format called them."""

    title: str = ""
    url: str = ""
    doi: str = ""
    authors: list[str] = field(default_factory=list)
    publisher: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    date: str = ""
    language: str = ""

    def source(self) -> FoundSource:
        """As the fields that a source of a tracker has; what has no field stands in the remark."""
        doi = _DOI.search(self.doi)
        is_whole_day = is_day(self.date)
        volume = f"{self.volume}({self.issue})" if self.volume and self.issue else self.volume or self.issue
        remark = ". ".join(
            filter(
                None,
                (
                    "; ".join(self.authors),
                    "" if is_whole_day else self.date,
                    ", ".join(filter(None, (self.container, volume, self.pages))),
                ),
            )
        )
        return FoundSource(
            title=_line(self.title),
            url=self.url.strip() or (f"https://doi.org/{doi.group(1)}" if doi else ""),
            publisher=_line(self.publisher or self.container),
            published_on=self.date if is_whole_day else "",
            language=_line(self.language),
            remark=_line(remark),
        )


def _from_ris(text: str) -> Found:
    import rispy

    try:
        entries = rispy.loads(text)
    except (OSError, ValueError, KeyError, IndexError) as error:
        return Found((), (f"The RIS text cannot be read ({error}).",))
    return _collected(_of_ris(entry) for entry in entries)


def _of_ris(entry: Mapping[str, Any]) -> _Told:
    def first(*names: str) -> str:
        for name in names:
            value = entry.get(name)
            if value:
                return str(value[0] if isinstance(value, list) else value)
        return ""

    return _Told(
        title=first("title", "primary_title", "translated_title"),
        url=first("urls", "url", "link1"),
        doi=first("doi"),
        authors=[str(name) for key in ("authors", "first_authors") for name in entry.get(key) or ()],
        publisher=first("publisher"),
        container=first("journal_name", "secondary_title", "alternate_title1", "alternate_title3"),
        volume=first("volume"),
        issue=first("number"),
        pages="–".join(filter(None, (first("start_page"), first("end_page")))),
        date=_joined_date(re.split(r"[/-]", first("date", "publication_year", "year"))),
        language=first("language"),
    )


def _from_bibtex(text: str) -> Found:
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware

    # It reports on a logger what it returns as failed blocks too.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    entries = [
        {key.lower(): str(each.value) for key, each in entry.fields_dict.items()} for entry in library.entries
    ]
    found = _collected(map(_of_bibtex, entries))
    failed = tuple(
        f"An entry at line {(block.start_line or 0) + 1} cannot be read." for block in library.failed_blocks
    )
    return Found(found.sources, (*found.problems, *failed))


def _of_bibtex(entry: Mapping[str, str]) -> _Told:
    def first(*names: str) -> str:
        return next((entry[name] for name in names if entry.get(name)), "")

    month = first("month").strip().lower()[:3]
    return _Told(
        title=first("title").replace("{", "").replace("}", ""),
        url=first("url", "howpublished") if _URL.search(first("url", "howpublished")) else "",
        doi=first("doi"),
        authors=[name.strip() for name in re.split(r"\s+and\s+", first("author", "editor")) if name.strip()],
        publisher=first("publisher", "institution", "organization", "school"),
        container=first("journaltitle", "journal", "booktitle"),
        volume=first("volume"),
        issue=first("number", "issue"),
        pages=first("pages").replace("--", "–"),
        date=_joined_date(
            first("date").split("-")
            if first("date")
            else [first("year"), str(_MONTHS.get(month, month)), first("day")]
        ),
        language=first("langid", "language"),
    )


def _from_csl(text: str) -> Found | None:
    """None where the text is no JSON of references, and may be something else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict):
        data = data.get("items", [data])
    if not isinstance(data, list):
        return None
    items = [each for each in data if isinstance(each, dict)]
    found = _collected(map(_of_csl, items))
    others = len(data) - len(items)
    return Found(
        found.sources, (*found.problems, *([f"{others} entries are no references."] if others else []))
    )


def _of_csl(item: Mapping[str, Any]) -> _Told:
    def text(name: str) -> str:
        value = item.get(name)
        return str(value) if isinstance(value, str | int | float) else ""

    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    numbers = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    raw = str(issued.get("raw") or issued.get("literal") or "") if isinstance(issued, dict) else ""
    authors = item.get("author")
    return _Told(
        title=text("title"),
        url=text("URL"),
        doi=text("DOI"),
        authors=[_csl_name(each) for each in authors if isinstance(each, dict)]
        if isinstance(authors, list)
        else [],
        publisher=text("publisher"),
        container=text("container-title"),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("page"),
        date=_joined_date(map(str, numbers)) if numbers else _joined_date(re.split(r"[/-]", raw)),
        language=text("language"),
    )


def _csl_name(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return str(name["literal"])
    return ", ".join(str(name[key]) for key in ("family", "given") if name.get(key))


def _collected(told: Iterable[_Told]) -> Found:
    sources: list[FoundSource] = []
    empty = 0
    for each in told:
        source = each.source()
        if source.title or source.url:
            sources.append(source)
        else:
            empty += 1
    problems = (f"{empty} entries have neither title nor address.",) if empty else ()
    return Found(tuple(sources), problems)


def _joined_date(parts: Iterable[str]) -> str:
    """Year, month and day as far as they are told, in the form 2019-03-31, 2019-03 or 2019."""

    def numbers() -> Iterator[str]:
        for width, part in zip((4, 2, 2), parts, strict=False):
            if not part.strip().isdigit():
                return
            yield part.strip().zfill(width)

    return "-".join(numbers())


def _line(text: str) -> str:
    return " ".join(text.split())
