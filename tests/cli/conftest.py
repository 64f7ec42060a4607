"""A person at the command line, with a new tracker as her default one."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dsr_tracker import cli, paths


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The result, read as JSON."""
        import json

        return json.loads(self.out)


Command = Callable[..., Outcome]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def own_tracker(home: Path, seeded_file: Path) -> Path:
    """Her default tracker."""
    path = paths.default_tracker()
    path.parent.mkdir(parents=True)
    shutil.copyfile(seeded_file, path)
    return path


@pytest.fixture
def windows() -> list[Path | None]:
    """The files on which a window was opened."""
    return []


@pytest.fixture
def dsr(
    own_tracker: Path,
    windows: list[Path | None],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Command:
    """Runs `dsr-tracker` with these words, in this process; `typed` is what she answers at a terminal."""

    def open_window(path: Path | None) -> int:
        windows.append(path)
        return 0

    def run(*words: str, stdin: bytes = b"", typed: str = "") -> Outcome:
        of = _Terminal if typed else io.TextIOWrapper
        monkeypatch.setattr(sys, "stdin", of(io.BytesIO(typed.encode() or stdin), encoding="utf-8"))
        capfd.readouterr()
        code = cli.main(open_window, list(words))
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return run
