"""Makes one backup after another of a tracker until somebody kills it.

python -m tests.faults.backer FILE ROOT
"""

from __future__ import annotations

import sys
from pathlib import Path

from dsr_tracker.core.rotation import Reason
from dsr_tracker.store.backup import make_backup


def main() -> None:
    """Say "ready", then work; a line for each backup that was acknowledged."""
    tracker, root = map(Path, sys.argv[1:])
    print("ready", flush=True)
    while True:
        print(make_backup(tracker, root, Reason.AUTOMATIC).name, flush=True)


if __name__ == "__main__":
    main()
