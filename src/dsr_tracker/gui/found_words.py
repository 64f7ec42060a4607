"""What was found, in words, and the names that can be found without asking the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QObject

from dsr_tracker.catalogue_words import LANGUAGES, catalogue_words
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.likeness import Names
from dsr_tracker.core.records import (
    Assessment,
    Evidence,
    Instrument,
    Note,
    Paragraph,
    Party,
    Provision,
    Record,
    SourceDocument,
)
from dsr_tracker.core.searching import Query, marked
from dsr_tracker.core.snippets import Snippet, snippet
from dsr_tracker.core.text import shown
from dsr_tracker.core.translated import asks_in_signs, found_in_words
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.found_method import MethodTitles, PageTarget, Told
from dsr_tracker.gui.models.found_list import FoundLine, Group
from dsr_tracker.gui.words import party_words, rating_of, said, told, word


class FoundWords(QObject):
    """Knows the names of a tracker as they were when it was made."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        read = document.read
        self._instruments = {each.instrument_id: each for each in read.instruments()}
        self._provisions = {each.provision_id: each for each in read.provisions()}
        self._parties = {each.party_id: each for each in read.parties()}
        self._documents = {each.document_id: each for each in read.documents()}
        self._method = MethodTitles(document, self._provisions, self._parties, self)
        self._document = document
        self._provision_names = Names(self._named_provisions())
        self._party_names = Names(self._named_parties())

    def named(self, group: Group, query: Query, typed: str, most: int) -> list[FoundLine]:
        """Lines of what is known by its name, and whose name is like what was typed."""
        if group is Group.PROVISIONS:
            found: list[Record] = [
                self._provisions.get(key) or self._instruments[key]
                for key in self._provision_names.find(typed)[:most]
            ]
        elif group is Group.PARTIES:
            found = [self._parties[key] for key in self._party_names.find(typed)[:most]]
        else:
            found = []
        lines = [self.line(group, record, query, self._more_of(record, query)) for record in found]
        named = {line.target for line in lines}
        others = (line for line in self._in_other_words(group, query) if line.target not in named)
        return [*lines, *others][:most]

    def _in_other_words(self, group: Group, query: Query) -> Iterator[FoundLine]:
        """Lines of what the catalogue says in another language than the tracker's index."""
        if not asks_in_signs(query):
            return
        found: list[tuple[Any, str]] = []
        for language in LANGUAGES:
            words = catalogue_words(language)
            for records in self._shipped(group):
                found += found_in_words(records, query, words)
        for record, text in found:
            yield self.line(group, record, query, snippet(query, text))

    def _shipped(self, group: Group) -> Iterator[Iterable[Any]]:
        """The records of the catalogue that stand in that group."""
        if group is Group.PARTIES:
            yield self._parties.values()
        elif group is Group.PROVISIONS:
            yield from (self._instruments.values(), self._provisions.values())
        elif group is Group.FOLLOWED:
            yield self._document.follow.indicators()
        else:
            yield self._document.tags.listed()

    def line(self, group: Group, record: Record, query: Query, text: Snippet) -> FoundLine:
        """The line of a record, with that snippet of its text."""
        symbol, title, aside, target = self._told(record)
        title = shown(title)
        if title == text.text:
            text = Snippet("")
        return FoundLine(
            group, Snippet(title, tuple(marked(query, title))), text, symbol, shown(aside), target
        )

    def _told(self, record: Record) -> Told:
        match record:
            case Provision():
                text = (
                    self.tr("Measure {number}: {title}")
                    if record.is_measure
                    else self.tr("Clause {number}: {title}")
                )
                title = text.format(number=record.number, title=told(record).title or told(record).summary)
                return Told("§", title, record.instrument_id, PageTarget("clauses", record.provision_id))
            case Instrument():
                target = PageTarget("clauses", record.instrument_id)
                return Told("§", told(record).title, word(record.kind), target)
            case Party():
                target = PageTarget("countries", record.party_id)
                return Told("⚑", party_words(record.name), word(record.kind), target)
            case Note():
                text = self.tr("{cell} · note of {day}")
                title = text.format(cell=self._method.cell(record), day=record.dated_on)
                instrument_id = self._method.instrument_of(record.provision_id)
                return Told("✎", title, instrument_id, Cell(record.provision_id, record.party_id))
            case Assessment():
                text = self.tr("{cell} · judgement of {day}")
                title = text.format(cell=self._method.cell(record), day=record.as_of)
                rating = rating_of(record.rating, record.scale_id)
                symbol, label = (rating.symbol, said(rating.label)) if rating else ("•", record.rating)
                return Told(symbol, title, label, Cell(record.provision_id, record.party_id))
            case Evidence():
                aside = " · ".join(filter(None, (record.publisher, record.published_on)))
                target = PageTarget("sources", record.evidence_id)
                return Told("❝", record.title or record.url, aside, target)
            case SourceDocument():
                target = PageTarget("sources", record.document_id)
                return Told("❝", told(record).title, told(record).publisher, target)
            case Paragraph():
                document = self._documents.get(record.document_id)
                title = self.tr("{document}, paragraph {number}").format(
                    document=told(document).title if document else record.document_id, number=record.number
                )
                return Told("¶", title, "", PageTarget("sources", record.paragraph_id))
        return self._method.told(record)

    def _more_of(self, record: Record, query: Query) -> Snippet:
        """What a name alone does not tell: the summary, or the other names by which it was found."""
        if isinstance(record, Party):
            others = snippet(query, " · ".join(record.aliases))
            return others if others.marks else Snippet("")
        return (
            snippet(query, told(record).summary)
            if isinstance(record, (Provision, Instrument))
            else Snippet("")
        )

    def _named_provisions(self) -> Iterator[tuple[str, str]]:
        for instrument in self._instruments.values():
            words = told(instrument)
            for name in dict.fromkeys((instrument.title, words.title, words.instrument_id, *words.aliases)):
                yield instrument.instrument_id, name
        for provision in self._provisions.values():
            kind = self.tr("measure") if provision.is_measure else self.tr("clause")
            for title in dict.fromkeys((provision.title, told(provision).title)):
                yield provision.provision_id, f"{kind} {provision.number} {title}"
            yield provision.provision_id, provision.provision_id

    def _named_parties(self) -> Iterator[tuple[str, str]]:
        for party in self._parties.values():
            names = (party.name, party_words(party.name), party.country_code, *party.aliases)
            for name in dict.fromkeys(filter(None, names)):
                yield party.party_id, name
