"""How provisions stand to each other, and to the targets of the Sustainable Development Goals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dsr_tracker.core.dates import now
from dsr_tracker.core.editing import Pen, provision_label
from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.records import Link, LinkKind, Provision
from dsr_tracker.core.text import clean_text

BACKWARDS = {
    LinkKind.CONTINUES: "is continued by",
    LinkKind.NARROWS: "is narrowed by",
    LinkKind.IMPLEMENTS: "is implemented by",
    LinkKind.CONFLICTS: "conflicts with",
    LinkKind.CONTRIBUTES: "contributes to",
}
FORWARDS = {
    LinkKind.CONTINUES: "continues",
    LinkKind.NARROWS: "narrows",
    LinkKind.IMPLEMENTS: "implements",
    LinkKind.CONFLICTS: "conflicts with",
    LinkKind.CONTRIBUTES: "contributes to",
}
# Numbered targets of each goal, and how many lettered ones ("means of implementation") follow: resolution
# 70/1 of the General Assembly of the United Nations, 2015.
_TARGETS = (
    *((5, 2), (5, 3), (9, 4), (7, 3), (6, 3), (6, 2), (3, 2), (10, 2), (5, 3)),
    *((7, 3), (7, 3), (8, 3), (3, 2), (7, 3), (9, 3), (10, 2), (19, 0)),
)
TARGETS = tuple(
    f"{goal}.{mark}"
    for goal, (numbered, lettered) in enumerate(_TARGETS, 1)
    for mark in (*range(1, numbered + 1), *"abcd"[:lettered])
)
"""The 169 targets of the 17 goals, in their order."""


@dataclass(frozen=True, slots=True)
class Related:
    """A link as one of its ends sees it: what it is called from there, and the other end."""

    link: Link
    words: str
    other_id: str
    """The other provision; empty where the other end is a target."""


def link_provisions(
    pen: Pen,
    provision: Provision,
    kind: LinkKind,
    other: Provision,
    there: Iterable[Link],
    *,
    remark: str = "",
) -> Edit:
    """Say how a provision stands to another one; `there` are the links that it has."""
    if kind is LinkKind.CONTRIBUTES:
        raise InvalidTextError(
            "“Contributes to” leads to a target of a goal, not to a provision.", "Choose another relation."
        )
    if provision.provision_id == other.provision_id:
        raise InvalidTextError("A provision has no relation to itself.", "Choose another one.")
    ends = {provision.provision_id, other.provision_id}
    for each in there:
        is_same = each.kind is kind and (each.provision_id, each.other_id) == (
            provision.provision_id,
            other.provision_id,
        )
        if is_same or (
            kind is LinkKind.CONFLICTS is each.kind and {each.provision_id, each.other_id} == ends
        ):
            raise InvalidTextError("That relation is recorded already.", "Change its remark instead.")
    made = Link(
        pen.new_id(),
        provision.provision_id,
        kind,
        other.provision_id,
        remark=clean_text(remark, "remark"),
        author=pen.author,
        recorded_at=now(),
    )
    label = f"{_named(provision)} {FORWARDS[kind]} {_named(other)}"
    return Edit(label, adding(made), pen.author)


def link_target(
    pen: Pen, provision: Provision, target: str, there: Iterable[Link], *, remark: str = ""
) -> Edit:
    """Say that a provision contributes to a target, such as "9.c"; `there` are the links that it has."""
    typed = target.strip().lower().removeprefix("sdg").strip()
    if typed not in TARGETS:
        raise UnknownNameError(
            f"“{target[:40]}” is no target of the Sustainable Development Goals.", "Write it like 9.c or 4.4."
        )
    if any(each.target == typed and each.provision_id == provision.provision_id for each in there):
        raise InvalidTextError("That target is recorded already.", "Change its remark instead.")
    made = Link(
        pen.new_id(),
        provision.provision_id,
        LinkKind.CONTRIBUTES,
        target=typed,
        remark=clean_text(remark, "remark"),
        author=pen.author,
        recorded_at=now(),
    )
    return Edit(f"{_named(provision)} contributes to SDG target {typed}", adding(made), pen.author)


def unlink(pen: Pen, link: Link) -> Edit:
    """Take a relation away; undo brings it back."""
    where = f"SDG target {link.target}" if link.target else link.other_id
    return Edit(f"Link removed: {link.provision_id}, {where}", (Change(link, None),), pen.author)


def related(provision_id: str, links: Iterable[Link]) -> list[Related]:
    """The links of a provision as it sees them, from whichever end; those of others are passed by."""
    found = []
    for link in links:
        if link.provision_id == provision_id:
            found.append(Related(link, FORWARDS[link.kind], link.other_id))
        elif link.other_id == provision_id:
            found.append(Related(link, BACKWARDS[link.kind], link.provision_id))
    return found


def _named(provision: Provision) -> str:
    return f"{provision.instrument_id} {provision_label(provision)}"
