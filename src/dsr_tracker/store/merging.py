"""Two trackers into one: what a merge would do, and the merge itself, as one edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import ConflictError
from dsr_tracker.core.garbage import no_collection
from dsr_tracker.core.history import Action, Edit
from dsr_tracker.core.merge_planning import plan
from dsr_tracker.core.merging import Choice, Key, MergePlan
from dsr_tracker.core.records import Record
from dsr_tracker.core.soundness import checked_record
from dsr_tracker.core.text import shown
from dsr_tracker.store.bringing import brought_from
from dsr_tracker.store.foreign import Foreign
from dsr_tracker.store.lineages import edit_ids, meetings, newest_edit
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_KIND
from dsr_tracker.store.store import Store


@no_collection()
def plan_merge(store: Store, theirs: Foreign) -> MergePlan:
    """What merging the other tracker into this one would do. Writes nothing."""
    ours = store.connection
    met = meetings(ours, theirs.connection)
    changes, conflicts, kept = plan(met, _looking_in(store.read), _looking_in(theirs.read))
    states = [*(change.after for change in changes), *(conflict.theirs for conflict in conflicts)]
    for record in states:
        if record is not None:
            checked_record(record)
    own = ours.execute(
        "SELECT (SELECT count(*) FROM assessments) + (SELECT count(*) FROM notes)"
        " + (SELECT count(*) FROM evidence) + (SELECT count(*) FROM citations)"
    ).fetchone()[0]
    coming = edit_ids(theirs.connection) - edit_ids(ours)
    return MergePlan(changes, conflicts, kept, len(coming), own, newest_edit(theirs.connection))


@no_collection()
def merge(store: Store, theirs: Foreign, planned: MergePlan, choices: Mapping[Key, Choice], pen: Pen) -> Edit:
    """Carry out a plan, with a choice for every conflict: one edit, that one undo takes back.

    Raises ConflictError where a conflict is left open, or either tracker was changed since the plan was made.
    """
    if newest_edit(theirs.connection) != planned.their_head:
        # Its history would count as seen from now on, and what it did since would never be taken over.
        raise ConflictError(
            f"“{theirs.path.name}” was changed meanwhile.",
            "Nothing was merged. Look at it again, then merge.",
        )
    open_conflicts = [conflict for conflict in planned.conflicts if conflict.key not in choices]
    if open_conflicts:
        raise ConflictError(
            f"{len(open_conflicts)} conflicts are not decided yet.", "Nothing was merged. Decide them first."
        )
    changes = [*planned.changes]
    for conflict in planned.conflicts:
        changes.extend(conflict.settled(choices[conflict.key]))
    with store.unhidden():
        brought = brought_from(store.connection, theirs.connection, theirs.path)
    # A file's name may hold bytes that are no text, and what would not be seen.
    name = shown(theirs.path.name.encode("utf-8", "backslashreplace").decode())
    edit = Edit(f"Merge {name}", tuple(changes), pen.author, action=Action.MERGE)
    with store.unhidden():
        return store.apply(edit, brought)


def _looking_in(read: Reader) -> Callable[[Key], Record | None]:
    def look(key: Key) -> Record | None:
        found: Record | None = read.record(*key) if key.kind in BY_KIND else None
        return found

    return look
