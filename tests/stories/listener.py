"""What a screen reader hears, in a process of its own: `listener.py PROGRAM...`.

Starts the program and prints a line of JSON for whatever a screen reader would say: what gets the keyboard,
with its role and description, what is ticked, and what the program announces. Runs under the system's Python.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PROCESS = subprocess.Popen(sys.argv[1:])


def said(kind: str, name: str, thing: Any = None) -> None:
    line = {"kind": kind, "name": name}
    if thing is not None:
        line |= {"role": thing.get_role_name(), "description": thing.get_description() or ""}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def on_focus(event: Any) -> None:
    with contextlib.suppress(GLib.Error):  # it vanished before it was asked
        if event.detail1 and event.source.get_process_id() == PROCESS.pid:
            said("focus", label_of(event.source), event.source)


def label_of(thing: Any) -> str:
    """Its name; for a box to choose from, the label that a screen reader says before the value."""
    for relation in thing.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return f"{relation.get_target(0).get_name()}: {thing.get_name()}"
    return str(thing.get_name() or "")


def on_announcement(event: Any) -> None:
    said("announcement", str(event.any_data))


def on_checked(event: Any) -> None:
    if event.detail1:
        said("checked", str(event.source.get_name()))


def end_with_the_program(loop: Any) -> None:
    sys.stdin.read()  # until whoever started this has heard enough
    loop.quit()


def main() -> None:
    listeners = []
    for kind, run in (
        ("object:state-changed:focused", on_focus),
        ("object:state-changed:checked", on_checked),
        ("object:announcement", on_announcement),
    ):
        listener = Atspi.EventListener.new(run)
        listener.register(kind)
        listeners.append(listener)
    loop = GLib.MainLoop()
    threading.Thread(target=end_with_the_program, args=(loop,), daemon=True).start()
    try:
        loop.run()
    finally:
        PROCESS.terminate()
        PROCESS.wait(10)


if __name__ == "__main__":
    main()
