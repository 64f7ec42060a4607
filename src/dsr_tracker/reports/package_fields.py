"""What describes a table of a data package: columns with types, and keys (Frictionless Table Schema)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# A date in a document often says no more than its month or year, so its column is a string.
_PARTIAL = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True, slots=True)
class Field:
    """One column."""

    name: str
    description: str
    type: str = "string"
    is_required: bool = False
    constraints: Mapping[str, Any] = field(default_factory=dict)
    unit: str = ""

    def descriptor(self) -> dict[str, Any]:
        """The column as the table schema has it."""
        constraints = ({"required": True} if self.is_required else {}) | dict(self.constraints)
        found: dict[str, Any] = {"name": self.name, "type": self.type, "description": self.description}
        if self.type == "boolean":
            found |= {"trueValues": ["true"], "falseValues": ["false"]}
        if self.unit:
            found["unit"] = self.unit
        return found | ({"constraints": constraints} if constraints else {})


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `foreign` says which columns name a row of which table by its key."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    is_of_program: bool = False

    def schema(self) -> dict[str, Any]:
        """The table schema; an empty reference is the table itself."""
        found: dict[str, Any] = {
            "fields": [each.descriptor() for each in self.fields],
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
        if self.foreign:
            found["foreignKeys"] = [
                {"fields": list(here), "reference": {"resource": there, "fields": list(fields)}}
                for here, there, fields in self.foreign
            ]
        return found


def id_field(name: str, description: str, *, is_required: bool = True) -> Field:
    """An id."""
    return Field(name, description, is_required=is_required)


def text_field(name: str, description: str) -> Field:
    """A text that may be empty."""
    return Field(name, description)


def day_field(name: str, description: str, *, is_required: bool = False) -> Field:
    """A whole day."""
    return Field(name, description, "date", is_required)


def partial_field(name: str, description: str) -> Field:
    """A date that may stop at the month or year."""
    return Field(name, f"{description} (year, month or day)", constraints={"pattern": _PARTIAL})


def count_field(name: str, description: str, unit: str = "") -> Field:
    """A number of things."""
    return Field(name, description, "integer", True, {"minimum": 0}, unit)


def one_of_field(name: str, description: str, members: type[Any], *, is_required: bool = False) -> Field:
    """A member of a closed list."""
    return Field(name, description, "string", is_required, {"enum": [str(member) for member in members]})
