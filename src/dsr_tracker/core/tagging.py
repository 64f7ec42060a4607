"""Tags of one's own, and what bears a tag: each change one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import now
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError, TrackerError, UnknownNameError
from dsr_tracker.core.filtering import Term
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.names import did_you_mean, fold
from dsr_tracker.core.palette import TAG_COLORS
from dsr_tracker.core.records import Citation, Note, Origin, Provision, SavedView, Tag, Tagging
from dsr_tracker.core.saved_views import with_other_term
from dsr_tracker.core.text import clean_line

FAMILIES = {"CONN": "Connectivities", "SDG": "Sustainable Development Goals"}
"""What the shipped families are called; one's own are called what they were named."""
KINDS = ("cell", "provision", "party", "instrument", "note", "evidence")
"""What can bear a tag."""
_LONGEST = 80


class Bearer(NamedTuple):
    """What bears a tag: a record of a kind, or a cell by its provision and party."""

    kind: str
    record_id: str
    party_id: str = ""


def bearer_of(tagging: Tagging) -> Bearer:
    """What the tagging says bears its tag."""
    return Bearer(tagging.kind, tagging.record_id, tagging.party_id)


def find_tag(text: str, tags: Sequence[Tag]) -> Tag:
    """The tag meant by an id or a name, whatever its case and accents; raises UnknownNameError."""
    typed = clean_line(text, "tag")
    by_id = [tag for tag in tags if tag.tag_id.casefold() == typed.casefold()]
    found = by_id or [tag for tag in tags if fold(tag.name) == fold(typed) and fold(typed)]
    if len(found) > 1:
        raise UnknownNameError(
            f"“{typed[:60]}” can mean several tags.",
            f"Give one of these ids: {', '.join(tag.tag_id for tag in found)}.",
        )
    if not found:
        names = [name for tag in tags for name in (tag.name, tag.tag_id)]
        raise UnknownNameError(
            f"There is no tag “{typed[:60]}”.",
            did_you_mean(typed, names) or "Add it first, or list those there are.",
        )
    return found[0]


def save_tag(pen: Pen, before: Tag | None, after: Tag, others: Iterable[Tag]) -> Edit:
    """Add a tag of one's own, or rename or recolour it; raises a TrackerError."""
    guard_own_tag(before)
    name = clean_line(after.name, "name of the tag").replace('"', "")
    family = clean_line(after.family, "family of the tag").replace('"', "")
    if not name:
        raise InvalidTextError("The tag has no name.", "Type a word or two.")
    if len(name) > _LONGEST or len(family) > _LONGEST:
        raise InvalidTextError("The name of the tag is too long.", f"Use at most {_LONGEST} letters.")
    if after.color and after.color not in TAG_COLORS:
        raise UnknownNameError(
            f"“{after.color[:40]}” is no colour of tags.", f"Use one of: {', '.join(TAG_COLORS)}."
        )
    if family in FAMILIES:
        raise InvalidTextError(
            f"The family {family} comes with the program.", "Give your tags another family."
        )
    for other in others:
        if other.tag_id != after.tag_id and (fold(other.name), other.family) == (fold(name), family):
            raise InvalidTextError(
                f"There is a tag “{other.name}” already.", "Choose another name, or merge the two."
            )
    made = replace(
        after, tag_id=after.tag_id or pen.new_id(), name=name, family=family, origin=Origin.ANALYST
    )
    verb = "Add" if before is None else "Change"
    return Edit(f"{verb} tag “{name}”", (Change(before, made),), pen.author)


def remove_tag(pen: Pen, tag: Tag, taggings: Iterable[Tagging]) -> Edit:
    """Take a tag of one's own away, from all that bears it, too; undo brings all back."""
    guard_own_tag(tag)
    changes = [Change(tagging, None) for tagging in taggings]
    return Edit(f"Remove tag “{tag.name}”", (*changes, Change(tag, None)), pen.author)


def merge_tags(
    pen: Pen,
    gone: Tag,
    kept: Tag,
    of_gone: Iterable[Tagging],
    of_kept: Iterable[Tagging],
    *,
    views: Iterable[SavedView] = (),
) -> Edit:
    """Give all that bears one tag the other one, and take the first away, which is one's own.

    Of the views, those that filter by the first filter by the other then.
    """
    if gone.tag_id == kept.tag_id:
        raise InvalidTextError("A tag cannot be merged into itself.", "Choose another one.")
    guard_own_tag(gone)
    bearing = {bearer_of(tagging) for tagging in of_kept}
    changes: list[Change] = [
        Change(tagging, None if bearer_of(tagging) in bearing else replace(tagging, tag_id=kept.tag_id))
        for tagging in of_gone
    ]
    changes += with_other_term(views, Term("tag", gone.tag_id), Term("tag", kept.tag_id))
    return Edit(f"Merge tag “{gone.name}” into “{kept.name}”", (*changes, Change(gone, None)), pen.author)


def tag_bearers(
    pen: Pen, tag: Tag, bearers: Sequence[Bearer], present: Iterable[Tagging], where: str
) -> Edit:
    """Give these the tag where they do not bear it; `where` names them, `present` are its taggings."""
    bearing = {bearer_of(tagging) for tagging in present}
    made = [
        Tagging(pen.new_id(), tag.tag_id, *bearer, author=pen.author, recorded_at=now())
        for bearer in dict.fromkeys(bearers)
        if bearer not in bearing
    ]
    return Edit(f"{where}: tag “{tag.name}”", adding(*made), pen.author)


def untag_bearers(
    pen: Pen, tag: Tag, bearers: Sequence[Bearer], present: Iterable[Tagging], where: str
) -> Edit:
    """Take the tag from these, where they bear it themselves."""
    wanted = set(bearers)
    changes = tuple(Change(tagging, None) for tagging in present if bearer_of(tagging) in wanted)
    return Edit(f"{where}: tag “{tag.name}” removed", changes, pen.author)


def cells_bearing(
    tag_ids: Iterable[str],
    taggings: Iterable[Tagging],
    provisions: Iterable[Provision],
    notes: Iterable[Note],
    citations: Iterable[Citation],
) -> Callable[[Cell], bool]:
    """Whether a cell bears one of the tags: itself, by what it belongs to, or by a note or source."""
    wanted = set(tag_ids)
    bearers = {bearer_of(tagging) for tagging in taggings if tagging.tag_id in wanted}
    tagged = {
        provision.provision_id
        for provision in provisions
        if Bearer("provision", provision.provision_id) in bearers
        or (provision.clause_id and Bearer("provision", provision.clause_id) in bearers)
        or Bearer("instrument", provision.instrument_id) in bearers
    }
    cells = {(note.provision_id, note.party_id) for note in notes if Bearer("note", note.note_id) in bearers}
    cells |= {
        (cited.provision_id, cited.party_id)
        for cited in citations
        if Bearer("evidence", cited.evidence_id) in bearers
    }
    return lambda cell: (
        cell.provision_id in tagged
        or cell in cells
        or Bearer("cell", *cell) in bearers
        or Bearer("party", cell.party_id) in bearers
    )


def guard_own_tag(tag: Tag | None) -> None:
    """Raises a TrackerError for a tag that comes with the program, which no one may alter."""
    if tag is not None and tag.origin is Origin.CATALOGUE:
        raise TrackerError(
            f"“{tag.name}” comes with the program and stays as it is.", "Add a tag of your own instead."
        )
