"""Reads a workbook in a process of its own: what a made-up file does there cannot reach the tracker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from dsr_tracker.core.own_program import own_program
from dsr_tracker.importing.tables import FORMATS, Table, TableError, check_file, read_table, sheets_of

SECONDS = 120
_MEMORY = 3_000_000_000
_BY_OTHERS = tuple(ending for ending in FORMATS if ending not in (".csv", ".tsv", ".txt", ".json"))


def read_safely(path: Path, sheet: str = "") -> Table:
    """The table of the file, a workbook's from a child process; raises TableError or FileError."""
    check_file(path)
    if path.suffix.lower() not in _BY_OTHERS:
        return read_table(path, sheet)
    answer = _ask(path, "--", str(path.absolute()), sheet)
    return Table(tuple(answer["header"]), tuple(map(tuple, answer["rows"])), tuple(answer["numbers"]))


def sheets_safely(path: Path) -> tuple[str, ...]:
    """The names of a workbook's sheets, from a child process; none for other files."""
    check_file(path)
    if path.suffix.lower() not in _BY_OTHERS:
        return ()
    return tuple(_ask(path, "--sheets", "--", str(path.absolute()))["sheets"])


def _ask(path: Path, *words: str) -> Any:
    try:
        # Our own program, and a path that it opens and never runs.
        done = subprocess.run(  # noqa: S603
            [*own_program("read-table"), *words],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise TableError(
            f"“{path.name}” could not be read within {SECONDS} seconds, or broke its reader.",
            "It was left as it is. Save it again as “CSV UTF-8” and import that.",
        ) from error
    if "what" in answer:
        raise TableError(answer["what"], answer["advice"])
    return answer


def answer_for(path: Path, sheet: str, *, only_sheets: bool = False) -> str:
    """What the child process says of the file, as JSON; sets its own limits first."""
    _limit_myself()
    try:
        if only_sheets:
            return json.dumps({"sheets": sheets_of(path)})
        table = read_table(path, sheet)
    except TableError as error:
        return json.dumps({"what": error.what, "advice": error.advice})
    return json.dumps({"header": table.header, "rows": table.rows, "numbers": table.numbers})


def _limit_myself() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    for limit, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard < 0 else min(most, hard), hard))
