"""What a screen reader does, in a process of its own: `screen_reader.py PROGRAM...`.

Starts the program, reads its window over AT-SPI, acts through it, and prints what it found as JSON. Runs
under the system's Python, which has the bindings of AT-SPI; it knows nothing of the program's code.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402

DEADLINE = 12.0


def wait_for(what: str, question: Any) -> Any:
    end = time.monotonic() + DEADLINE
    while True:
        try:
            answer = question()
        except Exception:  # a thing that vanished while it was asked
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise SystemExit(f"waited in vain for {what}")
        time.sleep(0.05)


def children(thing: Any) -> list[Any]:
    return [thing.get_child_at_index(i) for i in range(min(thing.get_child_count(), 300))]


def find(thing: Any, role: str, name: str = "", depth: int = 0) -> Any:
    """The first thing below of that role and name."""
    for child in children(thing):
        if child is None:
            continue
        if child.get_role_name() == role and name in (child.get_name() or ""):
            return child
        if depth < 14 and (found := find(child, role, name, depth + 1)):
            return found
    return None


def labels_of(thing: Any) -> list[str]:
    return [
        relation.get_target(i).get_name()
        for relation in thing.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for i in range(relation.get_n_targets())
    ]


def read(process: Any) -> dict[str, Any]:
    desktop = Atspi.get_desktop(0)
    program = wait_for(
        "the program",
        lambda: next((each for each in children(desktop) if each.get_process_id() == process.pid), None),
    )
    frame = wait_for("the window", lambda: find(program, "frame", "tracker.dsr"))
    pages = wait_for("the list of pages", lambda: find(frame, "list", "Pages"))
    table = wait_for("the matrix", lambda: find(frame, "table", "Matrix"))
    found = {
        "window": frame.get_name(),
        "pages": [page.get_name() for page in children(pages)],
        "rows": Atspi.Table.get_n_rows(table),
        "columns": Atspi.Table.get_n_columns(table),
        "cell": Atspi.Table.get_accessible_at(table, 2, 1).get_name(),
        "column": Atspi.Table.get_column_description(table, 1),
        "row": Atspi.Table.get_row_description(table, 2),
        "box": sorted({label for box in boxes(frame) for label in labels_of(box)}),
    }
    # Write a reason for the cell that is chosen at the start.
    reason = wait_for("the reason", lambda: find(frame, "text", "Reason"))
    Atspi.EditableText.set_text_contents(reason, "Read by ear.")
    found["reason"] = Atspi.Text.get_text(reason, 0, -1)
    # Press a button; a dialog opens, says what it is, and is left again.
    button = wait_for("a button", lambda: find_button(frame, "Add a country"))
    Atspi.Action.do_action(button, 0)
    dialog = wait_for("its dialog", lambda: find(program, "dialog", "Add a country"))
    found["dialog"] = dialog.get_name()
    cancel = find_button(dialog, "Cancel")
    Atspi.Action.do_action(cancel, 0)
    wait_for("the dialog to go", lambda: find(program, "dialog", "Add a country") is None)
    # Go to another page.
    Atspi.Selection.select_child(pages, found["pages"].index("Sources"))
    button = wait_for("the page of sources", lambda: find_button(frame, "Attach"))
    found["button"] = button.get_name()
    return found


def find_button(thing: Any, name: str) -> Any:
    # Newer versions of AT-SPI say "button".
    return find(thing, "push button", name) or find(thing, "button", name)


def boxes(thing: Any, depth: int = 0) -> Any:
    for child in children(thing):
        if child is None:
            continue
        if child.get_role_name() == "combo box":
            yield child
        elif depth < 14 and child.get_role_name() != "table":
            yield from boxes(child, depth + 1)


def main() -> None:
    process = subprocess.Popen(sys.argv[1:])
    try:
        print(json.dumps(read(process), ensure_ascii=False), flush=True)
        sys.stdin.read()  # until whoever started this has seen enough
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    main()
