"""The one table that a run prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_HEADER = ("job", "ours", "floor", "peer", "ratio", "goal", "verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """One job. `floor` is what `ours` is divided by; None where there is nothing to say.

    A row without a goal is there to be looked at.
    """

    job: str
    ours: float | None
    floor: float | None
    goal: float | None = None
    unit: str = "ms"
    peer: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by the floor."""
        return self.ours / self.floor if self.ours is not None and self.floor else None

    @property
    def verdict(self) -> str:
        """Whether the goal is met."""
        if self.ratio is None or self.goal is None:
            return ""
        return "met" if self.ratio <= self.goal else "missed"

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        goal = "" if self.goal is None else f"<= {self.goal:g}"
        return (
            self.job,
            amount(self.ours, self.unit),
            amount(self.floor, self.unit),
            self.peer,
            ratio,
            goal,
            self.verdict,
        )


def amount(value: float | None, unit: str) -> str:
    """A value with its unit: seconds as ms, bytes as MB."""
    if value is None:
        return ""
    scaled = value * 1_000 if unit == "ms" else value / 1_000_000
    return f"{scaled:,.0f} {unit}" if scaled >= 20 else f"{scaled:.2f} {unit}"


def as_text(rows: Iterable[Row]) -> str:
    """The table in Markdown, its columns lined up."""
    lines = [_HEADER, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    )
