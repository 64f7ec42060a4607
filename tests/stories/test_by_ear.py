"""The window as a screen reader finds it, over AT-SPI and from another process."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from dsr_tracker import paths
from dsr_tracker.core.cells import Cell
from dsr_tracker.store.store import Store

from .conftest import Screen, needed, started, wait_for

pytestmark = pytest.mark.story

READER = Path(__file__).parent / "screen_reader.py"


def python_with_bindings() -> str:
    """A Python that knows AT-SPI: this one, or the system's."""
    question = 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi'
    for python in (sys.executable, "/usr/bin/python3"):
        command = [python, "-c", question]
        if Path(python).exists() and not subprocess.run(command, capture_output=True, check=False).returncode:
            return python
    pytest.skip("needs the Python bindings of AT-SPI (python3-gi and gir1.2-atspi-2.0)")


def test_a_screen_reader_finds_its_way(screen: Screen, home: Path) -> None:
    needed("dbus-run-session")
    python = python_with_bindings()
    places = (Path("/usr/libexec"), Path("/usr/lib/at-spi2-core"))
    if not any((folder / "at-spi-bus-launcher").exists() for folder in places):
        pytest.skip("needs at-spi2-core")
    with ExitStack() as stack:
        reader = started(
            stack,
            *("dbus-run-session", "--", python, str(READER), sys.executable, "-m", "dsr_tracker"),
            env={**screen.environment, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert reader.stdout is not None
        # The daemons of the session write there too.
        found = json.loads(next(line for line in reader.stdout if line.startswith("{")))

        def reason() -> str:
            path = home / "data" / "tracker.dsr"
            with Store.open(path, paths.SEEDS, read_only=True) as store:
                status = store.read.status_assessment(Cell("DEI-2017/01", "CN"), "9999-12-31")
                return "" if status is None else status.reason

        # What was written by ear saves itself as what is typed does.
        assert wait_for("the reason in the file", reason) == "Read by ear."
        reader.communicate()
    assert found["window"] == "tracker.dsr – DSR Tracker"
    assert found["pages"] == ["Overview", "Matrix", "Clauses", "Countries", "Timeline", "Sources", "To do"]
    assert (found["rows"], found["columns"]) == (16, 9)
    assert found["cell"] == "Egypt, clause 3: Not assessed"
    assert found["column"] == "Egypt"
    assert found["row"].startswith("3 ")
    assert {"Instrument", "Rating", "Confidence", "Claimed", "Schedule"} <= set(found["box"])
    assert found["reason"] == "Read by ear."
    assert found["dialog"].startswith("Add a country")
    assert found["button"].startswith("Attach")
