"""Clauses by the tags of one family: the sections that a grouped matrix has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dsr_tracker.core.records import Provision, Tag
from dsr_tracker.gui.document import Document

OWN = "*"
"""Stands for one's own tags without a family, where a family is named."""


@dataclass(frozen=True, slots=True)
class Section:
    """The clauses that bear a tag, or their instrument does; without a tag, those that bear none."""

    tag: Tag | None
    clauses: tuple[Provision, ...]


def families_of(tags: Sequence[Tag]) -> list[str]:
    """The families by which clauses can be grouped, in the order of their tags."""
    return list(dict.fromkeys(tag.family or OWN for tag in tags))


def sections_of(document: Document, family: str, clauses: Sequence[Provision]) -> list[Section]:
    """A section for each tag that a clause bears, and one for the clauses without; one may be in several."""
    tags = [tag for tag in document.tags.listed() if (tag.family or OWN) == family]
    own = document.tags.of_records("provision", [clause.provision_id for clause in clauses])
    through = document.tags.of_records("instrument", list({clause.instrument_id for clause in clauses}))
    borne = {
        clause.provision_id: {*own.get(clause.provision_id, ()), *through.get(clause.instrument_id, ())}
        for clause in clauses
    }
    sections = [
        Section(tag, tuple(clause for clause in clauses if tag.tag_id in borne[clause.provision_id]))
        for tag in tags
    ]
    named = {tag.tag_id for tag in tags}
    rest = tuple(clause for clause in clauses if not named & borne[clause.provision_id])
    return [section for section in (*sections, Section(None, rest)) if section.clauses]
