"""The start of the packaged program beside that from its sources: `python -m benchmarks.packaged PROGRAM`.

PROGRAM is the one in a bundle, or an installed one. Both show the same tracker, in turn.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.desktop import platform
from benchmarks.generate import write_seeded
from benchmarks.measuring import in_turn
from benchmarks.table import Row, as_text


def packaged_row(program: Path, tracker: Path, environment: Mapping[str, str], rounds: int) -> Row:
    """The start of the package beside that of the same program from its sources, compiled."""
    source = [sys.executable, "-P", "-m", "dsr_tracker"]
    found = in_turn(
        {
            "packaged": lambda: painted([str(program)], tracker, environment),
            "source": lambda: painted(source, tracker, environment),
        },
        rounds,
    )
    return Row("start of the package to a painted window", found["packaged"], found["source"], 1.15)


def painted(command: list[str], tracker: Path, environment: Mapping[str, str]) -> float:
    """Seconds until that program has painted its window."""
    start = time.perf_counter()
    done = subprocess.run(
        [*command, str(tracker)],
        env={**environment, "DSR_TRACKER_TRIAL": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = re.search(r"window painted at ([\d.]+)", done.stdout)
    assert found is not None, done.stdout
    return float(found[1]) - start


def main() -> int:
    """Print the row for the program that is named."""
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="dsr-benchmarks-") as folder, platform() as environment:
        environment["DSR_TRACKER_HOME"] = os.environ["DSR_TRACKER_HOME"] = folder
        tracker = Path(folder, "seeded.dsr")
        write_seeded(tracker)
        print(as_text([packaged_row(program, tracker, environment, 9)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
