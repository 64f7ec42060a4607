"""The shipped catalogue: what the source documents say, read from `seeds/` and validated."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from dsr_tracker.core.errors import CatalogueError
from dsr_tracker.core.records import (
    Figure,
    Indicator,
    Instrument,
    Measurement,
    Participation,
    Party,
    Provision,
    Record,
    SourceDocument,
    Tag,
)

# Nothing here may import tomllib or hashlib at the top: the version is read at every start.


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records of the shipped catalogue, each kind in its display order."""

    documents: tuple[SourceDocument, ...]
    parties: tuple[Party, ...]
    instruments: tuple[Instrument, ...]
    provisions: tuple[Provision, ...]
    participations: tuple[Participation, ...]
    figures: tuple[Figure, ...]
    indicators: tuple[Indicator, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    tags: tuple[Tag, ...] = ()

    def records(self) -> Iterator[Record]:
        """Every record, such that whatever a record names by id comes before it."""
        return chain(
            self.documents,
            self.parties,
            self.instruments,
            self.provisions,
            self.participations,
            self.figures,
            self.indicators,
            self.measurements,
            self.tags,
        )


def load_catalogue(folder: Path) -> Catalogue:
    """The validated catalogue of a seeds folder; raises CatalogueError at the first fault."""
    from dsr_tracker.core.seed_records import SeedReader
    from dsr_tracker.core.seed_values import read_seed_file

    reader = SeedReader()
    reader.read_documents(read_seed_file(folder, "documents.toml"))
    reader.read_parties(read_seed_file(folder, "parties.toml"))
    for name in _instrument_files(folder):
        reader.read_instrument(read_seed_file(folder, name))
    reader.read_background(read_seed_file(folder, "figures.toml"))
    reader.read_tags(read_seed_file(folder, "tags.toml"))
    return Catalogue(
        documents=tuple(reader.documents.values()),
        parties=tuple(reader.parties.values()),
        instruments=tuple(reader.instruments.values()),
        provisions=tuple(reader.provisions.values()),
        participations=tuple(reader.participations.values()),
        figures=tuple(reader.figures.values()),
        indicators=tuple(reader.indicators.values()),
        measurements=tuple(reader.measurements.values()),
        tags=tuple(reader.tags.values()),
    )


def catalogue_version(folder: Path) -> str:
    """Number and digest of the catalogue in one text, as the file `VERSION` states them.

    A tracker that was seeded from an equal version need not load the catalogue. Raises
    CatalogueError where the file is missing or damaged.
    """
    try:
        content = (folder / "VERSION").read_bytes()
    except OSError as error:
        raise CatalogueError("The seed file VERSION cannot be read:", "install the program anew.") from error
    number, _, digest = content.decode("utf-8", "replace").strip().partition(" ")
    is_digest = len(digest) == 64 and all(letter in "0123456789abcdef" for letter in digest)
    is_number = number.isascii() and number.isdigit() and len(number) <= 9
    if not (is_number and is_digest):
        command = "python -m dsr_tracker.core.catalogue seeds"
        raise CatalogueError("The seed file VERSION is damaged:", f"write it with `{command}`.")
    return f"{number} {digest}"


def compute_digest(folder: Path) -> str:
    """The SHA-256 over all seed files, the same on every platform and file system."""
    import hashlib

    digest = hashlib.sha256()
    for name in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.toml")):
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
    names = sorted(f"instruments/{path.name}" for path in folder.glob("instruments/[!.]*.toml"))
    if not names:
        raise CatalogueError(
            "The seed folder instruments holds no TOML file:", "add one file for each instrument."
        )
    return names


if __name__ == "__main__":
    sys.stdout.write(write_version(Path(sys.argv[1])) + "\n")
