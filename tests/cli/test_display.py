"""Whether a window can be opened here."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dsr_tracker import __main__, display

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


@linux
@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "There is no display here"),
        ({"DISPLAY": ":4711"}, "“:4711” does not answer, or refuses you"),
        ({"DISPLAY": "nonsense"}, "“nonsense” does not answer"),
        ({"WAYLAND_DISPLAY": "wayland-9"}, "“wayland-9” does not answer"),
        ({"QT_QPA_PLATFORM": "xcb"}, "There is no display here"),
        ({"QT_QPA_PLATFORM": "xcb:arg", "DISPLAY": ":4711"}, "“:4711” does not answer"),
        ({"QT_QPA_PLATFORM": "wayland"}, "There is no display here"),
    ],
)
def test_no_display_is_one_sentence_that_names_what_needs_none(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: dict[str, str],
    said: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert __main__.open_window(None) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.count("\n") == 1
    for command in (
        "catalogue",
        "assess",
        "note",
        "show",
        "matrix",
        "report",
        "sources attach",
        "undo",
        "redo",
    ):
        assert command in told.err


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=1x1", "eglfs;xcb"])
def test_whoever_names_another_platform_knows_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.why_no_window() == ""


@linux
def test_a_wayland_display_that_answers_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not in tmp_path: the address of a socket may have some hundred bytes only.
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/wayland-0")
        server.listen()
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        assert display.why_no_window() == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ImportError("libEGL.so.1: cannot open shared object file"), "libEGL.so.1"),
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "Qt for Python is missing"),
        (ImportError("DLL load failed while importing QtCore"), "cannot be loaded here"),
    ],
)
def test_missing_parts_of_qt_are_said_with_the_cure(error: ImportError, said: str) -> None:
    told = display.why_qt_fails(error)
    assert said in told
    assert "install" in told


def test_a_fault_of_our_own_is_not_blamed_on_qt() -> None:
    assert display.why_qt_fails(ImportError("cannot import name 'x'", name="dsr_tracker.gui.app")) == ""


@linux
@pytest.mark.skipif(not Path("/usr/bin/Xvfb").exists(), reason="no virtual display here")
def test_an_x_display_that_answers_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["/usr/bin/Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        monkeypatch.setenv("DISPLAY", f":{number}")
        assert display.why_no_window() == ""
    finally:
        server.terminate()
        server.wait()
