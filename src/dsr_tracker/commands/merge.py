"""`merge`: bring another tracker's work into this one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from dsr_tracker import paths
from dsr_tracker.commands.backup import backup_limit
from dsr_tracker.commands.deciding import decided, when_known
from dsr_tracker.commands.output import say, say_json, say_table, tell
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, look_as_author, open_tracker
from dsr_tracker.core.describing import KINDS
from dsr_tracker.core.errors import ConflictError, ReadOnlyError
from dsr_tracker.core.merge_preview import Hand, MergePreview, Question
from dsr_tracker.core.merging import Choice, Key, Side, choices_for
from dsr_tracker.core.rotation import Reason
from dsr_tracker.store.backup import make_backup
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.merge_preview import preview_merge
from dsr_tracker.store.merging import merge as merge_stores
from dsr_tracker.store.store import Store


@click.command()
@click.argument("other", type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--prefer",
    type=click.Choice([*map(str, Side), "ask"]),
    default="ask",
    help="Which side holds where both changed the same; without it, ask for each.",
)
@click.option(
    "--allow-removals", is_flag=True, help="Go on where more than a tenth of your records would be removed."
)
@click.option("--json", "is_json", is_flag=True, help="Print JSON, and ask nothing.")
@author_option
@file_option
def merge(
    *,
    other: Path,
    is_dry: bool,
    prefer: str,
    allow_removals: bool,
    is_json: bool,
    author: str,
    file: Path | None,
) -> int:
    """Bring what was done in the tracker OTHER into this one, as one change that `undo` takes back.

    What only one side changed is taken, and what both changed alike is one. Where both changed the
    same field differently, or judged a cell as of the same day, you are asked. OTHER is only read.
    """
    may_ask = sys.stdin.isatty() and not is_json
    with _tracker(file, is_dry=is_dry) as store:
        if store.is_read_only and not is_dry:
            raise ReadOnlyError(
                f"“{store.path.name}” is open read-only.",
                "Nothing was merged. Copy it to a folder of yours and merge there, or look with --dry-run.",
            )
        with open_foreign(other) as theirs:
            preview = preview_merge(store, theirs)
        if not is_json:
            _say_preview(preview, other)
        is_open = prefer == "ask" and bool(preview.questions) and not may_ask
        choices: dict[Key, Choice] | None = None
        if not (is_dry or is_open or preview.plan.is_empty):
            choices = _choices(preview, prefer)
            if choices is None or not _may_remove(preview, allow_removals, may_ask=may_ask):
                tell("Nothing was merged.")
                return 1
            made = make_backup(store.path, paths.backups_folder(), Reason.BEFORE_MERGE, backup_limit())
            tell(f"Backed up first: {made.name}")
            with open_foreign(other) as theirs:
                edit = merge_stores(store, theirs, preview.plan, choices, pen_of(store, author))
            if not is_json:
                undoing = " `dsr-tracker undo` takes it back." if edit.changes else ""
                say(f"Merged: {other.name}.{undoing}")
    if is_json:
        say_json(_facts(preview, other, is_merged=choices is not None))
    elif is_dry and not preview.plan.is_empty:
        say("Nothing was changed.")
    if is_open and not is_dry:
        raise ConflictError(
            f"{_count(len(preview.questions), 'conflict')} to decide. Nothing was merged.",
            "Give --prefer ours or --prefer theirs, or run this in a terminal to be asked.",
        )
    return 0


@contextmanager
def _tracker(file: Path | None, *, is_dry: bool) -> Iterator[Store]:
    if not is_dry:
        with open_tracker(file) as store:
            yield store
        return
    with Store.open(file or paths.default_tracker(), paths.SEEDS, read_only=True) as store:
        look_as_author(store)
        yield store


def _choices(preview: MergePreview, prefer: str) -> dict[Key, Choice] | None:
    if prefer == "ask":
        return decided(preview.questions)
    return choices_for(preview.plan.conflicts, Side(prefer))


def _may_remove(preview: MergePreview, is_allowed: bool, *, may_ask: bool) -> bool:
    if is_allowed or not preview.plan.removes_much:
        return True
    plan = preview.plan
    what = f"This would remove {plan.removed:,} of your {_count(plan.own, 'record')}."
    if may_ask:
        return click.confirm(f"{what} Go on?", err=True)
    raise ConflictError(
        f"{what} Nothing was merged.", "Look with --dry-run, then give --allow-removals if that is right."
    )


# -- what is printed ---------------------------------------------------------------------------------


def _say_preview(preview: MergePreview, other: Path) -> None:
    if preview.plan.is_empty:
        say(f"Nothing to merge: “{other.name}” holds nothing that is new here.")
        return
    if not preview.is_same_tracker:
        tell("The two are not copies of one tracker: what both recorded alike is one, the rest is added.")
    if preview.tallies:
        say_table(
            ("Kind", "Added", "Changed", "Removed"),
            [
                (KINDS[each.kind], f"{each.added:,}", f"{each.changed:,}", f"{each.removed:,}")
                for each in preview.tallies
            ],
            right=[1, 2, 3],
        )
    elif not preview.questions:
        say("No record changes: only the history comes along.")
    _say_list("This comes along", [_hand(hand) for hand in preview.hands])
    if not preview.hands:
        say("It was merged before, and that was undone: its history is here already.")
    kept = len(preview.kept)
    _say_list(f"{_count(kept, 'record')} removed by one side and in use on the other: kept", preview.kept)
    titles = [question.title for question in preview.questions]
    _say_list(_count(len(titles), "conflict"), titles)


def _hand(hand: Hand) -> str:
    days = " to ".join(dict.fromkeys(when_known(instant)[:10] for instant in (hand.first, hand.last)))
    return f"{_count(hand.edits, 'change')} by {hand.author or 'somebody without a name'}, {days}"


def _say_list(heading: str, lines: Sequence[str]) -> None:
    if lines:
        say("\n".join([f"{heading}:", *(f"  {line}" for line in lines)]))


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _facts(preview: MergePreview, other: Path, *, is_merged: bool) -> dict[str, Any]:
    return {
        "other": str(other.absolute()),
        "is_merged": is_merged,
        "is_same_tracker": preview.is_same_tracker,
        "kinds": {
            each.kind: {"added": each.added, "changed": each.changed, "removed": each.removed}
            for each in preview.tallies
        },
        "removed": preview.plan.removed,
        "removes_much": preview.plan.removes_much,
        "edits": preview.plan.edits,
        "authors": [
            {"author": hand.author, "edits": hand.edits, "first": hand.first, "last": hand.last}
            for hand in preview.hands
        ],
        "kept": [{"kind": key.kind, "id": key.record_id} for key in preview.plan.kept],
        "conflicts": [_conflict(question) for question in preview.questions],
    }


def _conflict(question: Question) -> dict[str, Any]:
    conflict = question.conflict
    return {
        "kind": conflict.key.kind,
        "id": conflict.key.record_id,
        "title": question.title,
        "is_whole": conflict.is_whole,
        "why": question.why,
        "fields": [
            {"field": line.name, "base": line.base, "ours": line.ours, "theirs": line.theirs}
            for line in question.lines
        ],
        "ours_by": {"author": conflict.ours_by.author, "recorded_at": conflict.ours_by.recorded_at},
        "theirs_by": {"author": conflict.theirs_by.author, "recorded_at": conflict.theirs_by.recorded_at},
    }
