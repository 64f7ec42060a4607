"""What the conditions of a filter are called on the screen, and what can be chosen for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject

from dsr_tracker.core.filtering import CHOICES, FIELDS, OTHER_NAMES, Term, ratings_meant
from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Confidence, Provision
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.ordering import in_order
from dsr_tracker.gui.tag_dots import tag_name
from dsr_tracker.gui.words import party_words, rating_of, said, told, word

# With the colon of either writing; what stands in quotes alone is a phrase, and stays.
_TYPED = re.compile(r'([^\s:："]+)[:：](?:"([^"]*)"?|(\S*))|"[^"]*"?')
KIND = "kind"
"""The field that only a search knows."""


class FilterWords(QObject):
    """Names conditions after what the tracker holds; asked anew where it was changed."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def title(self, field: str) -> str:
        """What the field is called."""
        titles = {
            "instrument": self.tr("Instrument"),
            "clause": self.tr("Clause or measure"),
            "country": self.tr("Country or party"),
            "status": self.tr("Rating"),
            "confidence": self.tr("Confidence"),
            "tag": self.tr("Tag"),
            "author": self.tr("Rated by"),
            "since": self.tr("Rated since"),
            "until": self.tr("Rated until"),
            "moved": self.tr("Moved"),
            "against": self.tr("Compared with"),
            "specificity": self.tr("Undertaking"),
            "has": self.tr("With"),
            "no": self.tr("Without"),
            "is": self.tr("Marks"),
        }
        return titles[field]

    def chip(self, term: Term) -> str:
        """The condition in a few words, such as "Country or party: Egypt"."""
        value = shown(self.value(term))
        if term.field == "is":
            return value
        return self.tr("{field}: {value}").format(field=self.title(term.field), value=value)

    def value(self, term: Term) -> str:
        """What stands for the value that was typed."""
        read, typed = self._document.read, term.value
        match term.field:
            case "country":
                party = read.record("party", typed.upper()) or read.record("party", typed)
                return party_words(party.name) if party is not None else typed
            case "instrument":
                instrument = read.record("instrument", typed)
                return told(instrument).title if instrument is not None else typed
            case "clause":
                provision = read.record("provision", typed)
                return _provision_words(provision) if provision is not None else typed
            case "status":
                rating = rating_of(ratings_meant(typed)[0]) if len(ratings_meant(typed)) == 1 else None
                return said(rating.label) if rating is not None else typed
            case "tag":
                tag = read.record("tag", typed)
                return tag_name(tag) if tag is not None else typed
            case "moved":
                return self.tr("in any way") if typed == "any" else _moves()[typed]
            case "confidence":
                return word(Confidence(typed))
            case _:
                return self._fixed().get((term.field, typed), typed)

    def in_ids(self, text: str) -> str:
        """What was typed with names in the window's language in the words of a filter or a search.

        So 评级：有限 and status:有限 are status:limited; what is no name of ours stays as it is.
        """
        fields = {fold(self.title(field)): field for field in FIELDS} | self._short_titles()
        known = {*FIELDS, *OTHER_NAMES, KIND}

        def meant(found: re.Match[str]) -> str:
            name, quoted, value = found.groups()
            field = fields.get(fold(name), name.lower()) if name else ""
            if field not in known:
                return found.group()
            typed = quoted or value
            return str(Term(field, self._value_meant(field, typed)))

        return _TYPED.sub(meant, text)

    def _short_titles(self) -> dict[str, str]:
        """What fields are called for short, each with the field."""
        titles = {
            self.tr("Country"): "country",
            self.tr("Clause"): "clause",
            self.tr("Reader"): "author",
            self.tr("Since"): "since",
            self.tr("Until"): "until",
            self.tr("Kind"): KIND,
        }
        return {fold(title): field for title, field in titles.items()}

    def _value_meant(self, typed_field: str, typed: str) -> str:
        field, name = OTHER_NAMES.get(typed_field, typed_field), fold(typed)
        if field == KIND:
            from dsr_tracker.gui.group_words import kind_words  # not for the first paint

            return next((kind for kind, title in kind_words().items() if fold(title) == name), typed)
        choices = self.choices(field) if field in FIELDS else iter(())
        return next((term.value for term in choices if fold(self.value(term)) == name), typed)

    def choices(self, field: str) -> Iterator[Term]:
        """What can be chosen for a field, in the tracker's own order; nothing where anything can be typed."""
        read = self._document.read
        match field:
            case "instrument":
                yield from (Term(field, i.instrument_id) for i in read.instruments())
            case "clause":
                yield from (Term(field, p.provision_id) for p in read.provisions())
            case "country":
                listed = {p.party_id: p for columns in read.columns().values() for p in columns}
                named = sorted(listed.values(), key=lambda party: in_order(party_words(party.name)))
                yield from (Term(field, party.party_id) for party in named)
            case "status":
                yield from (Term(field, r.rating_id) for r in self._document.scale.ratings)
            case "tag":
                yield from (Term(field, tag.tag_id) for tag in self._document.tags.listed())
            case "against":
                yield from (Term(field, cycle.name) for cycle in self._document.cycles.cycles())
            case "author":
                yield from (Term(field, name) for name in self._document.filtered.authors())
            case _:
                yield from (Term(field, value) for value in CHOICES.get(field, ()))

    def every_choice(self) -> Iterator[tuple[Term, str]]:
        """What can be chosen for all fields, one after the other, each with what stands for its value."""
        read = self._document.read
        # Of these there may be thousands: they are read together.
        names = {("clause", p.provision_id): _provision_words(p) for p in read.provisions()}
        names |= {("country", p.party_id): party_words(p.name) for p in read.parties()}
        for field in FIELDS:
            for term in self.choices(field):
                name = names.get((term.field, term.value))
                yield term, self.value(term) if name is None else name

    def _fixed(self) -> dict[tuple[str, str], str]:
        return {
            ("specificity", "specific"): self.tr("specific"),
            ("specificity", "partly"): self.tr("partly specific"),
            ("specificity", "vague"): self.tr("vague"),
            ("specificity", "unrated"): self.tr("specificity not rated"),
            ("has", "evidence"): self.tr("evidence"),
            ("has", "note"): self.tr("notes"),
            ("no", "evidence"): self.tr("evidence"),
            ("no", "note"): self.tr("notes"),
            ("is", "contrary"): self.tr("Action against the undertaking"),
            ("is", "stale"): self.tr("Nobody looked for long"),
        }


def _moves() -> dict[str, str]:
    from dsr_tracker.core.changes import What
    from dsr_tracker.gui.cycle_words import move_words  # not for the first paint

    return {what: move_words(what) for what in What}


def _provision_words(provision: Provision) -> str:
    return f"{provision.number} {told(provision).title}"
