"""The shipped catalogue: what the source documents say, read from `seeds/` and validated."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

from dsr_tracker.core.errors import CatalogueError
from dsr_tracker.core.records import (
    Figure,
    Instrument,
    InstrumentKind,
    Origin,
    Participation,
    Party,
    PartyKind,
    Principle,
    Provision,
    Record,
    Reference,
    Role,
    SourceDocument,
)
from dsr_tracker.core.seed_values import SeedTable, read_seed_file

_Entry = TypeVar("_Entry")
_ID = r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*"
_FIGURE_ID = rf"{_ID}(/{_ID})+"
_ID_CURE = "use letters and digits with hyphens or full stops between them"
_PRINCIPLE_KINDS = ("principle", "priority", "aim")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records of the shipped catalogue, each kind in its display order."""

    documents: tuple[SourceDocument, ...]
    parties: tuple[Party, ...]
    instruments: tuple[Instrument, ...]
    provisions: tuple[Provision, ...]
    participations: tuple[Participation, ...]
    figures: tuple[Figure, ...]

    def records(self) -> Iterator[Record]:
        """Every record, such that whatever a record names by id comes before it."""
        return chain(
            self.documents, self.parties, self.instruments, self.provisions, self.participations, self.figures
        )


@dataclass(slots=True)
class _Draft:
    """What has been read so far, by id: later entries may only name earlier ones."""

    documents: dict[str, SourceDocument] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    participations: dict[str, Participation] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)


def load_catalogue(folder: Path) -> Catalogue:
    """The validated catalogue of a seeds folder; raises CatalogueError at the first fault."""
    draft = _Draft()
    _read_documents(draft, read_seed_file(folder, "documents.toml"))
    _read_parties(draft, read_seed_file(folder, "parties.toml"))
    for name in _instrument_files(folder):
        _read_instrument(draft, read_seed_file(folder, name))
    background = read_seed_file(folder, "figures.toml")
    background.allow("figure")
    for table in background.tables("figure"):
        _read_figure(draft, table, None)
    return Catalogue(
        documents=tuple(draft.documents.values()),
        parties=tuple(draft.parties.values()),
        instruments=tuple(draft.instruments.values()),
        provisions=tuple(draft.provisions.values()),
        participations=tuple(draft.participations.values()),
        figures=tuple(draft.figures.values()),
    )


def catalogue_version(folder: Path) -> str:
    """Number and digest of the catalogue, as `VERSION` states them; whoever seeded from an
    equal one need not load the catalogue again."""
    try:
        content = (folder / "VERSION").read_bytes()
    except OSError as error:
        raise CatalogueError("The seed file VERSION cannot be read:", "install the program anew.") from error
    number, _, digest = content.decode("utf-8", "replace").strip().partition(" ")
    is_digest = len(digest) == 64 and all(letter in "0123456789abcdef" for letter in digest)
    if not (number.isascii() and number.isdigit() and is_digest):
        raise CatalogueError("The seed file VERSION is damaged:", "write it with `python -m dsr_tracker.core.catalogue`.")
    return f"{number} {digest}"


def compute_digest(folder: Path) -> str:
    """The SHA-256 over all seed files, the same on every platform and file system."""
    digest = hashlib.sha256()
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.toml"))
    for name in names:
        # Git may check files out with other line endings; that is not another catalogue.
        content = (folder / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def write_version(folder: Path) -> str:
    """The new content of `VERSION`, which is written; its number rises when the seeds changed."""
    digest = compute_digest(folder)
    try:
        number, _, former = catalogue_version(folder).partition(" ")
    except CatalogueError:
        number, former = "0", ""
    line = f"{int(number) + (digest != former)} {digest}"
    (folder / "VERSION").write_text(line + "\n", encoding="utf-8", newline="\n")
    return line


def _instrument_files(folder: Path) -> list[str]:
    # Files whose names start with a full stop are editors' and archivers' litter.
    return sorted(f"instruments/{path.name}" for path in folder.glob("instruments/[!.]*.toml"))


def _read_documents(draft: _Draft, file: SeedTable) -> None:
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
            sha256=table.matching("sha256", "[0-9a-f]{64}", "write the file's SHA-256 in lower-case hexadecimal"),
            paragraph_count=table.integer("paragraphs"),
            remark=table.optional("remark"),
            position=len(draft.documents) + 1,
            origin=Origin.CATALOGUE,
        )
        if any(document.sha256 == other.sha256 for other in draft.documents.values()):
            raise table.fault("sha256", "is that of another document too", "correct one of the two")
        _add(draft.documents, table, "id", document.document_id, document)


def _read_parties(draft: _Draft, file: SeedTable) -> None:
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
            position=len(draft.parties) + 1,
            origin=Origin.CATALOGUE,
        )
        _add(draft.parties, table, "id", party.party_id, party)
        country = draft.parties.get(party.country_code)
        if party.kind is PartyKind.COUNTRY and party.country_code != party.party_id:
            raise table.fault("country", "differs from the country's id", "write the ISO 3166 alpha-2 code in both")
        if party.country_code and (country is None or country.kind is not PartyKind.COUNTRY):
            raise table.fault("country", "names no country above this entry", "use the id of a country, or move it up")
        # That an encloser comes first rules out circles and lets records be stored in order.
        if party.within and (party.within == party.party_id or party.within not in draft.parties):
            raise table.fault("within", "names no party above this entry", "move the enclosing party up, or end the circle")


def _read_instrument(draft: _Draft, file: SeedTable) -> None:
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
        principles=tuple(_principle(draft, table) for table in file.tables("principle")),
        references=_references(draft, file),
        remark=file.optional("remark"),
        position=len(draft.instruments) + 1,
        origin=Origin.CATALOGUE,
    )
    _add(draft.instruments, file, "id", instrument.instrument_id, instrument)
    for table in file.tables("clause", is_required=True):
        _read_clause(draft, table, instrument)
    parts = [_read_participation(draft, table, instrument) for table in file.tables("participation", is_required=True)]
    if not any(part.role.is_assessed for part in parts):
        raise file.fault("participation", "names no committing party", "add one that can be assessed")
    for table in file.tables("figure"):
        _read_figure(draft, table, instrument)


def _principle(draft: _Draft, table: SeedTable) -> Principle:
    table.allow("kind", "name", "references")
    kind = table.matching("kind", "|".join(_PRINCIPLE_KINDS), f"choose one of {', '.join(_PRINCIPLE_KINDS)}")
    return Principle(kind=kind, name=table.text("name"), references=_references(draft, table))


def _read_clause(draft: _Draft, table: SeedTable, instrument: Instrument) -> None:
    table.allow("number", "title", "summary", "references", "remark", "period_start", "period_end", "measure")
    number = table.integer("number")
    clause_id = f"{instrument.instrument_id}/{number:02d}"
    _read_provision(draft, table, instrument, clause_id, str(number))
    for measure in table.tables("measure"):
        measure.allow("number", "title", "summary", "references", "remark", "period_start", "period_end")
        place = measure.integer("number")
        _read_provision(draft, measure, instrument, f"{clause_id}/{place}", f"{number}.{place}", clause_id)


def _read_provision(
    draft: _Draft, table: SeedTable, instrument: Instrument, provision_id: str, number: str, clause_id: str = ""
) -> None:
    start, end = table.period()
    provision = Provision(
        provision_id=provision_id,
        instrument_id=instrument.instrument_id,
        number=number,
        title=table.text("title"),
        summary=table.text("summary"),
        clause_id=clause_id,
        period_start=start,
        period_end=end,
        references=_references(draft, table),
        remark=table.optional("remark"),
        position=len(draft.provisions) + 1,
        origin=Origin.CATALOGUE,
    )
    _add(draft.provisions, table, "number", provision_id, provision)


def _read_participation(draft: _Draft, table: SeedTable, instrument: Instrument) -> Participation:
    table.allow("party", "role", "references", "remark")
    party_id = table.text("party")
    if party_id not in draft.parties:
        raise table.fault("party", "names no party of parties.toml", "correct the id or add the party there")
    participation = Participation(
        participation_id=f"{instrument.instrument_id}/party/{party_id}",
        instrument_id=instrument.instrument_id,
        party_id=party_id,
        role=table.choice("role", Role),
        references=_references(draft, table),
        remark=table.optional("remark"),
        position=len(draft.participations) + 1,
        origin=Origin.CATALOGUE,
    )
    _add(draft.participations, table, "party", participation.participation_id, participation)
    return participation


def _read_figure(draft: _Draft, table: SeedTable, instrument: Instrument | None) -> None:
    table.allow(
        "id", "subject", "value", "unit", "qualifier", "clause", "party",
        "period_start", "period_end", "references", "remark",
    )  # fmt: skip
    instrument_id = instrument.instrument_id if instrument else ""
    provision_id = f"{instrument_id}/{table.integer('clause'):02d}" if table.has("clause") else ""
    if provision_id and provision_id not in draft.provisions:
        raise table.fault("clause", "names no clause of this instrument", "correct the number or leave it out")
    party_id = table.optional("party")
    if party_id and party_id not in draft.parties:
        raise table.fault("party", "names no party of parties.toml", "correct the id or add the party there")
    start, end = table.period()
    figure = Figure(
        figure_id=table.matching("id", _FIGURE_ID, "write it like DEI-2017/figure/countries"),
        subject=table.text("subject"),
        value=table.number("value"),
        unit=table.text("unit"),
        instrument_id=instrument_id,
        provision_id=provision_id,
        party_id=party_id,
        qualifier=table.optional("qualifier"),
        period_start=start,
        period_end=end,
        references=_references(draft, table),
        remark=table.optional("remark"),
        position=len(draft.figures) + 1,
        origin=Origin.CATALOGUE,
    )
    _add(draft.figures, table, "id", figure.figure_id, figure)


def _references(draft: _Draft, table: SeedTable) -> tuple[Reference, ...]:
    references: list[Reference] = []
    for entry in table.tables("references", is_required=True):
        entry.allow("document", "paragraphs", "remark")
        document = draft.documents.get(entry.text("document"))
        if document is None:
            raise entry.fault("document", "names no document of documents.toml", "correct the id")
        paragraphs = entry.integers("paragraphs")
        if paragraphs[-1] > document.paragraph_count:
            count = document.paragraph_count
            raise entry.fault("paragraphs", f"goes past the document's {count} paragraphs", "correct the number")
        references.append(Reference(document.document_id, paragraphs, entry.optional("remark")))
    return tuple(references)


def _add(entries: dict[str, _Entry], table: SeedTable, key: str, entry_id: str, entry: _Entry) -> None:
    if entry_id in entries:
        raise table.fault(key, f"makes a second {entry_id}", "give each entry its own")
    entries[entry_id] = entry


if __name__ == "__main__":
    print(write_version(Path(sys.argv[1])))
