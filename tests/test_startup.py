"""What is imported before the window shows: each module there costs every start. No clock is looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
_FORBIDDEN = {
    # heavy libraries of ours, imported when they are used
    *("sqlite_utils", "babel", "jinja2", "markupsafe", "markdown_it", "nh3", "click", "platformdirs"),
    # what those would import where it is installed
    *("numpy", "pandas", "pluggy", "dateutil"),
    # parts of the standard library that take their time
    *(
        "tomllib",
        "xml",
        "html",
        "email",
        "asyncio",
        "unittest",
        "multiprocessing",
        "concurrent",
        "http",
        "csv",
    ),
    *("socket", "ssl", "uuid", "subprocess", "sqlite3.dump", "platform", "decimal", "fractions", "difflib"),
    # of ours: the catalogue's reader is for new trackers and new catalogues, the rest for what is seen later
    *("dsr_tracker.cli", "dsr_tracker.commands", "dsr_tracker.reports", "dsr_tracker.core.seed_records"),
    *("dsr_tracker.core.matrix", "dsr_tracker.core.agenda", "dsr_tracker.core.summary"),
    *("dsr_tracker.store.migrations", "dsr_tracker.store.seeding", "dsr_tracker.store.agenda"),
    *("dsr_tracker.store.summaries", "dsr_tracker.gui.dialogs"),
}
# Runs the program as a person does, and stops when its event loop is first idle.
_PROBE = """
import json, sys
from PySide6.QtWidgets import QApplication
before = set(sys.modules)

def first_idle(*_):
    application = QApplication.instance()
    if not any(window.isVisible() for window in application.topLevelWidgets()):
        sys.exit("no window")
    application.processEvents()
    print(json.dumps(sorted(set(sys.modules) - before)))
    sys.stdout.flush()
    import os
    os._exit(0)

QApplication.exec = first_idle
sys.argv = ["dsr-tracker", sys.argv[1]]
from dsr_tracker.__main__ import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def imported(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules that our window imports beyond those of a bare window, up to its first paint."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "DSR_TRACKER_HOME": str(tmp_path_factory.mktemp("home")),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(seeded_file)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=50,
    )
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return names


def test_the_window_imports_no_other_part_of_qt(imported: list[str]) -> None:
    assert {name for name in imported if name.startswith("PySide6.Qt")} <= _QT


def test_the_window_imports_nothing_that_it_does_not_show(imported: list[str]) -> None:
    assert [name for name in imported if _is_forbidden(name)] == []
    # The probe saw the window, not a failure to open one.
    assert {"sqlite3", "dsr_tracker.gui.main_window", "dsr_tracker.gui.panels.matrix"} <= set(imported)


def _is_forbidden(name: str) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in _FORBIDDEN)
