"""Runs the benchmarks and prints their table: `python -m benchmarks [--rounds N] [--no-peers] [JOB ...]`."""

from __future__ import annotations

import argparse
import compileall
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.backups import backup_rows
from benchmarks.brief import brief_rows
from benchmarks.commands import command_rows
from benchmarks.desktop import platform
from benchmarks.exports import export_rows
from benchmarks.filtering import filter_rows
from benchmarks.generate import big_tracker, write_seeded
from benchmarks.merging import merging_rows
from benchmarks.packaged import BUILT, packaged_rows
from benchmarks.pdf import pdf_rows
from benchmarks.peers import peers_text
from benchmarks.saving import saving_rows
from benchmarks.searching import searching_rows
from benchmarks.starting import memory_rows, start_rows
from benchmarks.statuses import status_rows
from benchmarks.table import Row, as_text
from benchmarks.using import cell_rows, scroll_rows, stall_rows, view_rows

_ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Measure what was asked for; gives the exit code, 0 also where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "jobs",
        nargs="*",
        metavar="JOB",
        help="start, memory, command, status, scroll, cell, brief, pdf, export, backup, save, merge, search,"
        " filter, stalls, views or package; without one, all of them",
    )
    parser.add_argument("--rounds", type=int, default=9, help="how often each side is measured (9)")
    parser.add_argument("--no-peers", action="store_true", help="leave other programs out")
    parser.add_argument("--package", type=Path, default=BUILT, help="the packaged program (that last built)")
    options = parser.parse_args()
    say("Compiling; the big tracker is made when it is first wanted, where it is not kept yet …")
    for name in ("src", "benchmarks"):
        compileall.compile_dir(_ROOT / name, quiet=2)
    rounds = options.rounds
    with tempfile.TemporaryDirectory(prefix="dsr-benchmarks-") as temporary, platform() as environment:
        folder = Path(temporary)
        # A person's own settings neither help nor suffer.
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            environment[variable] = os.environ[variable] = str(folder)
        environment.pop("DSR_TRACKER_HOME", None)
        seeded = folder / "seeded.dsr"
        write_seeded(seeded)

        def start() -> Iterable[Row]:
            big = big_tracker()
            peer = "left out" if options.no_peers else peers_text(big, environment, folder)
            return start_rows(seeded, big, environment, rounds, peer)

        def package() -> Iterable[Row]:
            if options.package.is_file():
                return packaged_rows(options.package.resolve(), seeded, environment, rounds)
            say(f"Left out: there is no packaged program at {options.package}; python3 run.py package tar.")
            return []

        jobs: dict[str, Callable[[], Iterable[Row]]] = {
            "start": start,
            "memory": lambda: memory_rows(seeded, big_tracker(), environment, 3),
            "command": lambda: command_rows(seeded, rounds),
            "status": lambda: status_rows(big_tracker(), 3),
            "scroll": lambda: scroll_rows(big_tracker(), environment, 5),
            "cell": lambda: cell_rows(seeded, big_tracker(), environment, 5, folder),
            "brief": lambda: brief_rows(environment, folder, rounds),
            "pdf": lambda: pdf_rows(folder, rounds),
            "export": lambda: export_rows(3),
            "backup": lambda: backup_rows(big_tracker(), folder, 3),
            "save": lambda: saving_rows(seeded, folder, rounds),
            "merge": lambda: merging_rows(folder, 3),
            "search": lambda: searching_rows(environment, rounds),
            "filter": lambda: filter_rows(big_tracker(), 5),
            "stalls": lambda: stall_rows(environment, folder),
            "views": lambda: view_rows(big_tracker(), environment),
            "package": package,
        }
        unknown = set(options.jobs) - set(jobs)
        if unknown:
            parser.error(f"there is no job {', '.join(sorted(unknown))}; there are {', '.join(jobs)}")
        rows: list[Row] = []
        for job, measure in jobs.items():
            if not options.jobs or job in options.jobs:
                say(f"Measuring: {job} …")
                rows.extend(measure())
        shown_on, version = environment["QT_QPA_PLATFORM"], sys.version.split()[0]
        say(f"Windows on {shown_on}, Python {version}, {os.cpu_count()} cores.")
        print(as_text(rows))
    return 0


def say(text: str) -> None:
    """What is going on, beside the table."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
