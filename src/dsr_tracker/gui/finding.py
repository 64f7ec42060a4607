"""What the box asks of the tracker beside the window: a page of each group, then how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dsr_tracker.core.findable import entry_of
from dsr_tracker.core.records import (
    Cycle,
    Evidence,
    Feedback,
    Indicator,
    Instrument,
    Link,
    Look,
    Measurement,
    Milestone,
    Party,
    Provision,
    ReadingBatch,
    Record,
    Rubric,
    SearchPlan,
    SourceDocument,
    Tag,
)
from dsr_tracker.core.searching import Query, kinds_of
from dsr_tracker.core.snippets import Snippet, snippet
from dsr_tracker.gui.models.found_list import Group
from dsr_tracker.gui.searches import Question

PAGE = 50
FEW = 6
"""Lines of a group where there are others: enough to see whether it is worth opening."""
KINDS = {
    Group.PROVISIONS: ("provision", "instrument"),
    Group.PARTIES: ("party",),
    Group.NOTES: ("note",),
    Group.JUDGEMENTS: ("assessment",),
    Group.READINGS: ("adjudication", "reading", "reading_batch"),
    Group.FEEDBACK: ("feedback",),
    Group.RUBRICS: ("rubric", "specificity"),
    Group.FOLLOWED: ("milestone", "indicator", "measurement", "link"),
    Group.LOOKS: ("look", "search_plan"),
    Group.SOURCES: ("evidence", "document"),
    Group.PASSAGES: ("paragraph",),
    Group.CYCLES: ("cycle",),
    Group.TAGS: ("tag",),
}
"""The kinds of record that each group has."""
FIELD = {
    Group.PROVISIONS: "kind:clause kind:instrument",
    Group.PARTIES: "kind:country",
    Group.NOTES: "kind:note",
    Group.JUDGEMENTS: "kind:judgement",
    Group.READINGS: "kind:reading kind:decision kind:batch",
    Group.FEEDBACK: "kind:feedback",
    Group.RUBRICS: "kind:rubric kind:specificity",
    Group.FOLLOWED: "kind:milestone kind:indicator kind:value kind:link",
    Group.LOOKS: "kind:look kind:plan",
    Group.SOURCES: "kind:source",
    Group.PASSAGES: "kind:passage",
    Group.CYCLES: "kind:cycle",
    Group.TAGS: "kind:tag",
}
"""What can be typed to see a group alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records of a group with a line of their text; `place` is where the next page goes on."""

    group: Group
    found: tuple[tuple[Record, Snippet], ...]
    has_more: bool
    place: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a group, counted to a thousand and one."""

    group: Group
    count: int


def groups_of(query: Query) -> list[Group]:
    """The groups that the search allows, in the order of the list."""
    allowed = set(kinds_of(query))
    return [group for group, kinds in KINDS.items() if allowed.intersection(kinds)]


def ask_for(query: Query, groups: Sequence[Group]) -> Question:
    """The first lines of each group; many of a group that stands alone."""

    def ask(store: Any) -> Iterator[object]:
        search = store.search
        size = PAGE if len(groups) == 1 else FEW
        longer = []
        for group in groups:
            part = _part(search, query, group, size, None)
            yield part
            if part.has_more:
                longer.append(group)
        for group in longer:
            yield Count(group, search.count(query, KINDS[group]))

    return ask


def ask_for_more(query: Query, group: Group, before: int) -> Question:
    """The page of that group that goes on at the place `before`."""

    def ask(store: Any) -> Iterator[object]:
        yield _part(store.search, query, group, PAGE, before)

    return ask


def _part(search: Any, query: Query, group: Group, size: int, before: int | None) -> Part:
    found = search.page(query, KINDS[group], size + 1, before=before)
    page = found[:size]
    lines = tuple((record, snippet(query, _text(record))) for _, record in page)
    return Part(group, lines, len(found) > size, page[-1].hit.place if page else 0)


def _text(record: Record) -> str:
    """What a line shows of the record besides its title."""
    match record:
        case Provision() | Instrument():
            return record.summary
        case Party():
            return " · ".join(record.aliases)
        case SourceDocument():
            return record.remark
        case Evidence():
            return " · ".join(filter(None, (record.remark, record.url)))
        case Milestone() | Indicator() | Cycle() | Tag() | ReadingBatch() | Link():
            return record.remark
        case Measurement():
            return " · ".join(filter(None, (record.source, record.remark)))
        case Feedback():
            return " · ".join(filter(None, (record.text, record.response, record.source)))
        case Look() | SearchPlan():
            said = (record.search_places, record.search_languages, record.search_terms)
            return " · ".join(filter(None, (*said, getattr(record, "remark", ""))))
        case Rubric():
            return " · ".join(filter(None, (*(each.text for each in record.criteria), record.remark)))
    entry = entry_of(record)
    return "" if entry is None else entry.text
