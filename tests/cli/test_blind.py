"""Whoever reads a cell blind finds on the command line neither what was judged of it nor a sign of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dsr_tracker import paths
from dsr_tracker.cli import _COMMANDS
from dsr_tracker.settings import Settings, save_settings
from dsr_tracker.store.store import Store
from tests.blind import BLIND, OTHER_SECRET, SECRET, keep_secrets, twin
from tests.cli.conftest import Command

SHOWING = {
    "catalogue": ["--format", "json"],
    "search": [SECRET],
    "show": [*BLIND, "--format", "json"],
    "matrix": ["--explain"],
    "report": ["-o", "-", "--format", "csv"],
    "cycle": ["list"],
    "compare": ["2026-01-31", "First", "--format", "json"],
    "reading": ["differences", "--all"],
    "agreement": ["--by", "clause"],
    "picture": ["country", "--country", "EG", "-o", "-"],
    "due": ["--all"],
    "claims": [],
    "todo": [],
    "feedback": ["list"],
    "tags": [],
    "views": [],
    "log": [],
    "info": ["--format", "json"],
    "undo": [],
}
"""What each command that shows something of cells is asked."""
ELSEWHERE = {
    *("assess", "change", "note", "look", "cite", "tag", "untag", "rubric", "milestone", "indicator", "link"),
    *("search-plan", "archive", "sources", "scale", "redo", "backup", "restore", "check", "import", "merge"),
    *("handover", "completion"),
}
"""What writes, or speaks of the file as a whole."""


@pytest.fixture
def secret(own_tracker: Path, seeds: Path) -> Path:
    """The default tracker with its twin beside it; Ben reads one cell blind."""
    with Store.open(own_tracker, seeds) as store:
        keep_secrets(store)
    save_settings(paths.config_folder() / "settings.json", Settings(author="Ben"))
    return twin(own_tracker)


def test_every_command_is_looked_at() -> None:
    assert set(_COMMANDS) == SHOWING.keys() | ELSEWHERE


@pytest.mark.parametrize("command", SHOWING)
def test_a_command_says_the_same_whatever_was_judged(
    dsr: Command, secret: Path, own_tracker: Path, command: str
) -> None:
    found = []
    for _ in range(2):
        done = dsr(command, *SHOWING[command])
        told = (done.out + done.err).replace(f"“{SECRET}”", "")
        assert SECRET not in told
        assert OTHER_SECRET not in told
        found.append((done.code, re.sub(r"[0-9a-f]{64}|\d\d:\d\d(:\d\d)?|\d+ bytes", "", told)))
        shutil.copyfile(secret, own_tracker)
    assert found[0] == found[1]
    assert "1 cell is hidden: Ben reads it blind." in found[0][1]


def test_ann_is_told_all(dsr: Command, secret: Path) -> None:
    save_settings(paths.config_folder() / "settings.json", Settings(author="Ann"))
    for command in ("search", "show", "report", "log"):
        done = dsr(command, *SHOWING[command])
        assert SECRET in done.out or "→ Substantial" in done.out
        assert "blind" not in done.err


def test_what_would_overwrite_or_show_it_is_refused(dsr: Command, secret: Path) -> None:
    done = dsr("assess", *BLIND, "limited")
    assert done.code == 1
    assert "you read that blind" in done.err
    assert "It would show you what you read blind" in dsr("scale", "kroc").err
    assert "is not told" in dsr("cycle", "said", "First").err
    # Who signs decides, whoever the settings name.
    assert dsr("assess", *BLIND, "limited", "--author", "Ann").code == 0
    assert dsr("reading", "add", *BLIND, "limited", "--batch", "Spring").code == 0
