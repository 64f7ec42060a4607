"""`--selftest`, from source; each package runs the same from what was installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dsr_tracker.commands import selftest
from dsr_tracker.store.store import Store


def test_every_step_goes_well(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dsr_tracker", "--selftest"],
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "DSR_TRACKER_HOME": str(tmp_path / "home"),
            "TMPDIR": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split(":")[0].removeprefix("ok").strip() for line in lines[1:-1]] == [
        *("open", "assess", "note", "undo", "search", "merge", "back up", "reports", "calendar"),
        *("import", "reopen", "licences", "help", "window"),
    ]
    assert lines[-1] == "All is well."
    assert not (tmp_path / "home").exists(), "something of hers was touched"
    assert not list(tmp_path.glob("dsr-selftest-*")), "the folder was left behind"


def test_a_step_that_fails_is_named_and_the_others_are_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selftest._Steps, "_window", lambda _: "left out")
    monkeypatch.setattr(selftest._Steps, "_report", lambda _: "left out")
    monkeypatch.setattr(selftest._Steps, "_import", lambda _: "left out, as it reads a report")
    monkeypatch.setattr(Store, "undo", lambda *_: None)
    assert selftest.selftest() == 1
    said = capsys.readouterr()
    assert "FAILED undo: Undo left the note." in said.err
    assert "Failed: undo." in said.err
    assert "ok     reopen" in said.out
