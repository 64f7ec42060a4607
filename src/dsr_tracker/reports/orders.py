"""What is wanted of a report, in words that another process understands, and what is made for it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dsr_tracker.reports.contents import Kind, Report, Scope

PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Order:
    """A report in a format, its first pages as pictures (`what` is PAGES), or one picture (`matrix.svg`)."""

    scope: Scope
    what: str
    template: Path | None = None
    ppi: float = 80
    most: int = 12
    reader: str = ""
    """Whose report it is: what this person reads blind is not in it."""

    def as_text(self) -> str:
        """The order as JSON."""
        template = None if self.template is None else str(self.template)
        return json.dumps({**asdict(self), "template": template})


@dataclass(frozen=True, slots=True)
class Made:
    """The content of the files that were ordered.

    `told` is what the format cannot hold as it is, in sentences; `more` is how many pages come after those.
    """

    parts: tuple[bytes, ...]
    told: tuple[str, ...] = ()
    more: int = 0


def order_from(text: str) -> Order:
    """The order that was written as that text."""
    said: dict[str, Any] = json.loads(text)
    scope: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said["scope"].items()
    }
    scope["kind"] = Kind(scope["kind"])
    template = said["template"]
    said |= {"scope": Scope(**scope), "template": None if template is None else Path(template)}
    return Order(**said)


def make(report: Report, order: Order) -> Made:
    """What was ordered of the report of its scope."""
    if order.what == PAGES:
        from dsr_tracker.reports.pdf import render_pages

        pages, more = render_pages(report, ppi=order.ppi, most=order.most)
        return Made(tuple(pages), more=more)
    subject, is_picture, form = order.what.partition(".")
    if is_picture:
        from dsr_tracker.reports.picture import Subject, render_picture

        return Made((render_picture(report, Subject(subject), "png" if form == "png" else "svg"),))
    from dsr_tracker.reports.writing import render

    told: list[str] = []
    content = render(report, order.what, order.template, told.append)
    return Made((content,), tuple(told))
