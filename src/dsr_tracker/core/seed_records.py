"""Records from the tables of the seeds; each may only name documents and parties read before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

from dsr_tracker.core.palette import TAG_COLORS
from dsr_tracker.core.records import (
    Figure,
    Indicator,
    Instrument,
    InstrumentKind,
    Measurement,
    Origin,
    Participation,
    Party,
    PartyKind,
    Principle,
    Provision,
    Reference,
    Role,
    SourceDocument,
    Tag,
)
from dsr_tracker.core.references import numbers_text
from dsr_tracker.core.seed_values import SeedTable

_Entry = TypeVar("_Entry")
_ID = r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*"
_ID_CURE = "use letters and digits with hyphens or full stops between them"
_COUNTRY = "[A-Z]{2}"
_COUNTRY_CURE = "write the country's ISO 3166 alpha-2 code"
_SHA256_CURE = "write the file's SHA-256 in lower-case hexadecimal"
_COLOR_CURE = f"choose one of {', '.join(TAG_COLORS)}"
_PRINCIPLE_KINDS = ("principle", "priority", "aim")


@dataclass(slots=True)
class SeedReader:
    """What has been read so far, by id and in order; every `read_` method adds to it.

    All methods raise CatalogueError at the first fault.
    """

    documents: dict[str, SourceDocument] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    participations: dict[str, Participation] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    measurements: dict[str, Measurement] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)

    def read_documents(self, file: SeedTable) -> None:
        """Add the source documents of `documents.toml`."""
        file.allow("document")
        for table in file.tables("document", is_required=True):
            table.allow(
                "id", "title", "publisher", "author", "published_on", "event_on",
                "language", "sha256", "paragraphs", "remark",
            )  # fmt: skip
            document = SourceDocument(
                document_id=table.matching("id", _ID, _ID_CURE),
                title=table.text("title"),
                publisher=table.text("publisher"),
                author=table.optional("author"),
                published_on=table.date("published_on"),
                event_on=table.date("event_on"),
                language=table.matching("language", "[a-z]{2,3}", "use an ISO 639 code such as en"),
                sha256=table.matching("sha256", "[0-9a-f]{64}", _SHA256_CURE),
                paragraph_count=table.integer("paragraphs"),
                remark=table.optional("remark"),
                position=len(self.documents) + 1,
                origin=Origin.CATALOGUE,
            )
            if any(document.sha256 == other.sha256 for other in self.documents.values()):
                raise table.fault("sha256", "is that of another document too", "correct one of the two")
            _add(self.documents, table, "id", document.document_id, document)

    def read_parties(self, file: SeedTable) -> None:
        """Add the parties of `parties.toml`."""
        file.allow("party")
        for table in file.tables("party", is_required=True):
            table.allow("id", "kind", "name", "country", "within", "aliases", "remark")
            party = Party(
                party_id=table.matching("id", _ID, _ID_CURE),
                kind=table.choice("kind", PartyKind),
                name=table.text("name"),
                country_code=table.optional("country"),
                within=table.optional("within"),
                aliases=table.texts("aliases"),
                remark=table.optional("remark"),
                position=len(self.parties) + 1,
                origin=Origin.CATALOGUE,
            )
            # That an encloser comes first rules out circles, and records can be stored in this order.
            if party.within and party.within not in self.parties:
                raise table.fault(
                    "within", "names no party above this one", "move that party up, or end the circle"
                )
            _add(self.parties, table, "id", party.party_id, party)
            self._check_country(party, table)

    def read_instrument(self, file: SeedTable) -> None:
        """Add one instrument with its provisions, participations and figures."""
        file.allow(
            "id", "kind", "title", "summary", "agreed_on", "published_on", "place", "legal_character",
            "period_start", "period_end", "aliases", "remark", "references",
            "principle", "clause", "participation", "figure",
        )  # fmt: skip
        start, end = file.period()
        instrument = Instrument(
            instrument_id=file.matching("id", _ID, _ID_CURE),
            kind=file.choice("kind", InstrumentKind),
            title=file.text("title"),
            summary=file.text("summary"),
            agreed_on=file.date("agreed_on"),
            published_on=file.date("published_on"),
            place=file.optional("place"),
            legal_character=file.optional("legal_character"),
            period_start=start,
            period_end=end,
            aliases=file.texts("aliases"),
            principles=tuple(self._principle(table) for table in file.tables("principle")),
            references=self._references(file),
            remark=file.optional("remark"),
            position=len(self.instruments) + 1,
            origin=Origin.CATALOGUE,
        )
        _add(self.instruments, file, "id", instrument.instrument_id, instrument)
        for table in file.tables("clause", is_required=True):
            self._read_clause(table, instrument.instrument_id)
        roles = [
            self._read_participation(table, instrument.instrument_id)
            for table in file.tables("participation", is_required=True)
        ]
        # Without a party to assess, the instrument's matrix would have no column.
        if not any(role.is_assessed for role in roles):
            raise file.fault("participation", "names no committing party", "add one that can be assessed")
        for table in file.tables("figure"):
            self._read_figure(table, instrument.instrument_id)

    def read_background(self, file: SeedTable) -> None:
        """Add the figures of `figures.toml`, which belong to no instrument."""
        file.allow("figure")
        for table in file.tables("figure"):
            self._read_figure(table, "")

    def read_tags(self, file: SeedTable) -> None:
        """Add the tags of `tags.toml`, family by family; what names a family is kept as their remark."""
        file.allow("family")
        for table in file.tables("family", is_required=True):
            table.allow("id", "references", "tag")
            family = table.matching("id", _ID, _ID_CURE)
            named = self._references(table) if table.has("references") else ()
            remark = "; ".join(f"{each.document_id} ¶ {numbers_text(each.paragraphs)}" for each in named)
            for entry in table.tables("tag", is_required=True):
                entry.allow("code", "name", "color")
                code = entry.matching("code", _ID, _ID_CURE)
                tag = Tag(
                    tag_id=f"{family}/{code}",
                    name=entry.text("name"),
                    family=family,
                    code=code,
                    color=entry.matching("color", "|".join(TAG_COLORS), _COLOR_CURE),
                    remark=remark,
                    position=len(self.tags) + 1,
                    origin=Origin.CATALOGUE,
                )
                _add(self.tags, entry, "code", tag.tag_id, tag)

    def _check_country(self, party: Party, table: SeedTable) -> None:
        if party.kind is PartyKind.COUNTRY:
            table.matching("id", _COUNTRY, _COUNTRY_CURE)
            if party.country_code != party.party_id:
                raise table.fault("country", "differs from the country's id", "write the same code in both")
        elif party.country_code:
            country = self.parties.get(party.country_code)
            if country is None or country.kind is not PartyKind.COUNTRY:
                raise table.fault("country", "names no country above this party", _COUNTRY_CURE)

    def _principle(self, table: SeedTable) -> Principle:
        table.allow("kind", "name", "references")
        cure = f"choose one of {', '.join(_PRINCIPLE_KINDS)}"
        return Principle(
            kind=table.matching("kind", "|".join(_PRINCIPLE_KINDS), cure),
            name=table.text("name"),
            references=self._references(table),
        )

    def _read_clause(self, table: SeedTable, instrument_id: str) -> None:
        table.allow(
            "number", "title", "summary", "references", "remark", "period_start", "period_end", "measure"
        )
        number = table.integer("number")
        clause_id = f"{instrument_id}/{number:02d}"
        self._add_provision(table, Provision(clause_id, instrument_id, str(number), table.text("title")))
        for measure in table.tables("measure"):
            measure.allow("number", "title", "summary", "references", "remark", "period_start", "period_end")
            place = measure.integer("number")
            self._add_provision(
                measure,
                Provision(
                    f"{clause_id}/{place}",
                    instrument_id,
                    f"{number}.{place}",
                    measure.text("title"),
                    clause_id=clause_id,
                ),
            )

    def _add_provision(self, table: SeedTable, stub: Provision) -> None:
        start, end = table.period()
        provision = replace(
            stub,
            summary=table.text("summary"),
            period_start=start,
            period_end=end,
            references=self._references(table),
            remark=table.optional("remark"),
            position=len(self.provisions) + 1,
            origin=Origin.CATALOGUE,
        )
        _add(self.provisions, table, "number", provision.provision_id, provision)

    def _read_participation(self, table: SeedTable, instrument_id: str) -> Role:
        table.allow("party", "role", "references", "remark")
        party_id = self._party_id(table, table.text("party"))
        participation = Participation(
            # One role for each party: two would put it into two columns of the matrix.
            participation_id=f"{instrument_id}/party/{party_id}",
            instrument_id=instrument_id,
            party_id=party_id,
            role=table.choice("role", Role),
            references=self._references(table),
            remark=table.optional("remark"),
            position=len(self.participations) + 1,
            origin=Origin.CATALOGUE,
        )
        _add(self.participations, table, "party", participation.participation_id, participation)
        return participation.role

    def _read_figure(self, table: SeedTable, instrument_id: str) -> None:
        table.allow(
            "id", "subject", "value", "unit", "qualifier", "clause", "party",
            "period_start", "period_end", "references", "remark", "follow",
        )  # fmt: skip
        provision_id = f"{instrument_id}/{table.integer('clause'):02d}" if table.has("clause") else ""
        if provision_id and provision_id not in self.provisions:
            raise table.fault("clause", "names no clause of this instrument", "correct it or leave it out")
        start, end = table.period()
        figure = Figure(
            figure_id=table.matching("id", f"({_ID}/)*figure/{_ID}", "write it like DEI-2017/figure/money"),
            subject=table.text("subject"),
            value=table.number("value"),
            unit=table.text("unit"),
            instrument_id=instrument_id,
            provision_id=provision_id,
            party_id=self._party_id(table, table.optional("party")),
            qualifier=table.optional("qualifier"),
            period_start=start,
            period_end=end,
            references=self._references(table),
            remark=table.optional("remark"),
            position=len(self.figures) + 1,
            origin=Origin.CATALOGUE,
        )
        _add(self.figures, table, "id", figure.figure_id, figure)
        if table.has("follow"):
            self._follow(table, figure)

    def _follow(self, table: SeedTable, figure: Figure) -> None:
        """Make an indicator of a figure: its target, or its first value."""
        is_target = table.matching("follow", "target|value", "write target or value") == "target"
        if not figure.provision_id or not figure.period_end:
            problem = "stands at a figure without clause or period_end"
            raise table.fault("follow", problem, "say both, or leave it out")
        indicator = Indicator(
            indicator_id=figure.figure_id.replace("figure/", "indicator/"),
            provision_id=figure.provision_id,
            name=figure.subject,
            unit=figure.unit,
            party_id=figure.party_id,
            target=f"{figure.value:.15g}" if is_target else "",
            due_on=figure.period_end if is_target else "",
            references=figure.references,
            position=figure.position,
            origin=Origin.CATALOGUE,
        )
        self.indicators[indicator.indicator_id] = indicator
        if not is_target:
            measurement_id = figure.figure_id.replace("figure/", "measurement/")
            self.measurements[measurement_id] = Measurement(
                measurement_id=measurement_id,
                indicator_id=indicator.indicator_id,
                measured_on=figure.period_end,
                value=figure.value,
                party_id=figure.party_id,
                qualifier=figure.qualifier,
                references=figure.references,
                position=figure.position,
                origin=Origin.CATALOGUE,
            )

    def _party_id(self, table: SeedTable, party_id: str) -> str:
        if party_id and party_id not in self.parties:
            raise table.fault("party", "names no party of parties.toml", "correct the id or add the party")
        return party_id

    def _references(self, table: SeedTable) -> tuple[Reference, ...]:
        references: list[Reference] = []
        for entry in table.tables("references", is_required=True):
            entry.allow("document", "paragraphs", "remark")
            document = self.documents.get(entry.text("document"))
            if document is None:
                raise entry.fault("document", "names no document of documents.toml", "correct the id")
            paragraphs = entry.integers("paragraphs")
            if paragraphs[-1] > document.paragraph_count:
                problem = f"goes past the document's {document.paragraph_count} paragraphs"
                raise entry.fault("paragraphs", problem, "correct the number")
            references.append(Reference(document.document_id, paragraphs, entry.optional("remark")))
        return tuple(references)


def _add(entries: dict[str, _Entry], table: SeedTable, key: str, entry_id: str, entry: _Entry) -> None:
    if entry_id in entries:
        raise table.fault(key, f"makes a second {entry_id}", "give each entry its own")
    entries[entry_id] = entry
