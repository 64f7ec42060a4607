"""A program that edits a tracker without end, and prints the id of each edit that it was told is safe.

python -m tests.faults.typist FILE SEED              random edits until somebody kills it
python -m tests.faults.typist FILE SEED COUNT NAME   COUNT changes of a few notes that others change too
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from dsr_tracker import paths
from dsr_tracker.core.errors import ConflictError, FileError
from dsr_tracker.core.history import Change, Edit
from dsr_tracker.store.store import Store
from tests.faults.acts import Acts


def main(path: Path, seed: str, count: int = 0, name: str = "") -> None:
    chance = random.Random(seed)
    with Store.open(path, paths.SEEDS) as store:
        print("ready", flush=True)
        if count:
            sys.stdin.readline()  # until the others are ready too
            contend(store, chance, count, name)
            return
        acts = Acts(store, chance)
        while True:
            print(acts.next().edit_id, flush=True)


def contend(store: Store, chance: random.Random, count: int, name: str) -> None:
    """Change notes that another process changes too; says of each change what came of it."""
    notes = store.read.all_notes()
    for number in range(count):
        # SQLite lets one program go on and on while the other waits: a pause gives both their turns.
        time.sleep(chance.uniform(0, 0.003))
        index = chance.randrange(len(notes))
        before = notes[index]
        # What is in the file is looked up only after a conflict, as a window does that was not told yet.
        after = replace(before, text=f"{name} {number}")
        try:
            edit = store.apply(Edit(f"{name} {number}", (Change(before, after),), name))
        except ConflictError:
            notes = store.read.all_notes()
            print("conflict", flush=True)
        except FileError as error:
            print("waited" if "in use" in str(error) else f"failed {error}", flush=True)
        else:
            notes[index] = after
            print(f"written {edit.edit_id}", flush=True)


if __name__ == "__main__":
    file, seed, *more = sys.argv[1:]
    main(Path(file), seed, int(more[0]) if more else 0, more[1] if more else "")
