"""Other programs: what they say, and what to do where they are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from kit.project import PackagingError


def say(text: str) -> None:
    """What is going on, beside the results."""
    print(text, file=sys.stderr, flush=True)


def has(program: str) -> bool:
    """Whether that program is on the path."""
    return shutil.which(program) is not None


def require(program: str, package: str) -> None:
    """Raises PackagingError where the program is missing."""
    if not has(program):
        raise PackagingError(f"{program} is needed for this. On Debian: apt-get install {package}")


def run(
    *command: str | Path, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """What the command printed; raises PackagingError with its last words where it failed."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        last = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise PackagingError(f"{words[0]} failed ({done.returncode}):\n{last}")
    return done.stdout


def output_of(*command: str) -> str:
    """What the command printed; empty where it failed or is not there."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
