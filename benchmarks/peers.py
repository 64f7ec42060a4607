"""Other programs that can show the same rows: DB Browser for SQLite (DB4S) and LibreOffice Calc.

They do not say when they have settled, so it is seen from outside: their window is there, and they have used
no processor time for a while since. Only where there is a /proc to read and xdotool to find windows.
"""

from __future__ import annotations

import csv
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_QUIET_SECONDS = 0.7
_LONGEST_SECONDS = 60.0
_ROUNDS = 3


def peers_text(big: Path, environment: Mapping[str, str], folder: Path) -> str:
    """What the peers took to show the big tracker's cells, in words for the table."""
    if "DISPLAY" not in environment or not shutil.which("xdotool") or not Path("/proc/self/stat").exists():
        return "not measured: needs Xvfb, xdotool and /proc"
    commands: dict[str, tuple[str, list[str]]] = {}
    if program := shutil.which("sqlitebrowser"):
        commands["DB4S"] = ("DB Browser", [program, "-R", "-t", "latest", str(big)])
    if program := shutil.which("localc"):
        sheet = folder / "cells.csv"
        _write_sheet(big, sheet)
        profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        # Comma, double quotes, UTF-8: without the filter a dialog would ask for them.
        reading = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
        commands["Calc"] = (sheet.name, [program, profile, "--norestore", "--nologo", reading, str(sheet)])
    words = []
    for name in ("DB4S", "Calc"):
        if name in commands:
            title, command = commands[name]
            took = [_seconds_to_settle(command, title, environment) for _ in range(_ROUNDS + 1)][1:]
            words.append(f"{name} {statistics.median(took):.2f} s")
        else:
            words.append(f"{name} absent")
    return ", ".join(words)


def _write_sheet(big: Path, sheet: Path) -> None:
    """The same cells as a spreadsheet has them: provisions down, countries across."""
    connection = sqlite3.connect(f"{big.as_uri()}?mode=ro", uri=True)
    rows: dict[str, dict[str, str]] = {}
    for provision_id, party_id, rating in connection.execute(
        "SELECT provision_id, party_id, rating FROM latest ORDER BY provision_id, party_id"
    ):
        rows.setdefault(provision_id, {})[party_id] = rating
    connection.close()
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["provision", *next(iter(rows.values()))])
        writer.writerows([provision_id, *cells.values()] for provision_id, cells in rows.items())


def _seconds_to_settle(command: list[str], title: str, environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    with _session(command, environment) as session:
        ticks, last_busy, is_shown = -1, start, False
        while (now := time.perf_counter()) - start < _LONGEST_SECONDS:
            used = _ticks_of(session)
            if used != ticks:
                ticks, last_busy = used, now
            elif is_shown and now - last_busy > _QUIET_SECONDS:
                return last_busy - start
            is_shown = is_shown or _has_window(title, environment)
            time.sleep(0.02)
    return float("nan")


@contextmanager
def _session(command: list[str], environment: Mapping[str, str]) -> Iterator[int]:
    """The program in a session of its own, ended as a whole."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=dict(environment), stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _ticks_of(session: int) -> int:
    """The processor time that the session's processes have used."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (
                    (entry / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
                )
            except OSError:
                continue  # it ended meanwhile
            if int(fields[3]) == session:
                total += int(fields[11]) + int(fields[12])
    return total


def _has_window(title: str, environment: Mapping[str, str]) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", title],
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return bool(found.stdout.strip())
