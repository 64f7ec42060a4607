"""How a page was looked at, kept under a name: as a record of the tracker, and as a file for others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from dsr_tracker.core.dates import is_day, now
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.filtering import Filter, Term, parse_filter
from dsr_tracker.core.history import Change, Edit, adding
from dsr_tracker.core.names import did_you_mean, fold
from dsr_tracker.core.records import SavedView
from dsr_tracker.core.text import clean_line

FILE_KIND = "DSR Tracker views"
_LONGEST_NAME = 80
_LONGEST = 200_000
_MOST = 500


@dataclass(frozen=True, slots=True)
class ViewState:
    """What is shown of a page. `filter` is in the words that are typed, `day` empty for the newest state.

    `layout` holds the columns (widths, order, sorting, hidden ones, what is asked of each) by the names of
    the page's parts.
    """

    subject: str = ""
    filter: str = ""
    is_hiding: bool = False
    family: str = ""
    instrument_ids: tuple[str, ...] = ()
    day: str = ""
    layout: Mapping[str, str] = field(default_factory=dict)


def state_of(view: SavedView) -> ViewState:
    """What the view shows; what makes no sense in it is left out."""
    try:
        return _state(json.loads(view.content[:_LONGEST]))
    except ValueError:
        return ViewState()


def save_view(pen: Pen, name: str, page: str, state: ViewState, others: Sequence[SavedView]) -> Edit:
    """Keep a view under a name of its own; raises a TrackerError."""
    cleaned = _checked_name(name, others)
    last = max((view.position for view in others), default=0)
    view = SavedView(pen.new_id(), cleaned, page, _content(state), last + 1, pen.author, now())
    return Edit(f"Keep view “{cleaned}”", adding(view), pen.author)


def update_view(pen: Pen, view: SavedView, page: str, state: ViewState) -> Edit:
    """Have the view show what is shown now."""
    after = replace(view, page=page, content=_content(state))
    return Edit(f"Change view “{view.name}”", (Change(view, after),), pen.author)


def rename_view(pen: Pen, view: SavedView, name: str, others: Iterable[SavedView]) -> Edit:
    """Call the view something else; raises a TrackerError."""
    cleaned = _checked_name(name, [each for each in others if each.view_id != view.view_id])
    return Edit(f"Rename view “{view.name}”", (Change(view, replace(view, name=cleaned)),), pen.author)


def remove_view(pen: Pen, view: SavedView) -> Edit:
    """Take the view away; what it showed stays."""
    return Edit(f"Remove view “{view.name}”", (Change(view, None),), pen.author)


def with_other_term(views: Iterable[SavedView], former: Term, by: Term) -> tuple[Change, ...]:
    """The change of the views that filter by one condition, which have another in its place then."""
    changes = []
    for view in views:
        state = state_of(view)
        try:
            chosen = parse_filter(state.filter)
        except UnknownNameError:  # of a later version, perhaps: it is left alone
            continue
        if former in chosen.terms:
            after = replace(state, filter=str(chosen.replaced(former, Filter((by,)))))
            changes.append(Change(view, replace(view, content=_content(after))))
    return tuple(changes)


def find_view(text: str, views: Sequence[SavedView]) -> SavedView:
    """The view of that name, whatever its case and accents; raises UnknownNameError."""
    wanted = fold(clean_line(text, "view"))
    for view in views:
        if fold(view.name) == wanted:
            return view
    raise UnknownNameError(
        f"There is no view “{text[:60]}”.", did_you_mean(text, [view.name for view in views])
    )


def views_to_file(views: Iterable[SavedView]) -> str:
    """The views as a JSON file, to be taken over into another tracker."""
    listed = [{"name": view.name, "page": view.page, **asdict(state_of(view))} for view in views]
    return json.dumps({"kind": FILE_KIND, "version": 1, "views": listed}, ensure_ascii=False, indent=2) + "\n"


def take_views(pen: Pen, text: str, others: Sequence[SavedView]) -> Edit:
    """Add the views of such a file, under other names where theirs are taken; raises a TrackerError."""
    try:
        read = json.loads(text)
        listed = read["views"] if read["kind"] == FILE_KIND else None
    except (ValueError, KeyError, TypeError):
        listed = None
    if not isinstance(listed, list) or len(listed) > _MOST:
        raise InvalidTextError("The file holds no views of DSR Tracker.", "Choose a file that it exported.")
    known = list(others)
    changes: list[Change] = []
    for each in listed:
        if (
            not isinstance(each, dict)
            or not isinstance(each.get("name"), str)
            or not isinstance(each.get("page"), str)
        ):
            raise InvalidTextError("A view in the file has no name or no page.", "Nothing was taken over.")
        state = _state(each)
        parse_filter(state.filter)
        edit = save_view(pen, _free_name(each["name"], known), clean_line(each["page"], "page"), state, known)
        changes.extend(edit.changes)
        known.append(edit.changes[0].record)  # type: ignore[arg-type]
    count = len(changes)
    return Edit(f"Take over {count} view{'' if count == 1 else 's'}", tuple(changes), pen.author)


def _content(state: ViewState) -> str:
    return json.dumps(asdict(state), ensure_ascii=False, sort_keys=True)


def _state(read: Any) -> ViewState:
    if not isinstance(read, dict):
        return ViewState()

    def text(name: str) -> str:
        value = read.get(name, "")
        return value if isinstance(value, str) else ""

    ids, layout, day = read.get("instrument_ids", ()), read.get("layout", {}), text("day")
    return ViewState(
        subject=text("subject"),
        filter=text("filter"),
        is_hiding=read.get("is_hiding") is True,
        family=text("family"),
        instrument_ids=tuple(each for each in ids if isinstance(each, str)) if isinstance(ids, list) else (),
        day=day if is_day(day) else "",
        layout=_texts(layout) if isinstance(layout, dict) else {},
    )


def _texts(read: Mapping[Any, Any]) -> dict[str, str]:
    return {key: value for key, value in read.items() if isinstance(key, str) and isinstance(value, str)}


def _checked_name(name: str, others: Iterable[SavedView]) -> str:
    cleaned = clean_line(name, "name of the view")
    if not cleaned:
        raise InvalidTextError("The view has no name.", "Type a word or two.")
    if len(cleaned) > _LONGEST_NAME:
        raise InvalidTextError("The name of the view is too long.", f"Use at most {_LONGEST_NAME} letters.")
    if any(fold(view.name) == fold(cleaned) for view in others):
        raise InvalidTextError(
            f"There is a view “{cleaned}” already.", "Choose another name, or update that one."
        )
    return cleaned


def _free_name(name: str, others: Sequence[SavedView]) -> str:
    names = {fold(view.name) for view in others}
    free, number = name, 1
    while fold(free) in names:
        number += 1
        free = f"{name} ({number})"
    return free
