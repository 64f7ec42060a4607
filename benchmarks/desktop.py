"""Where windows are shown while they are measured: an X server of our own, or Qt's offscreen platform."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_SCREEN = "1600x1000x24"


@contextmanager
def platform() -> Iterator[dict[str, str]]:
    """The environment for programs with a window; their QT_QPA_PLATFORM says where they show it."""
    # Where no session bus is named, libdbus starts one, which no desktop makes a program wait for.
    common = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", **os.environ}
    server = shutil.which("Xvfb")
    if server is None:
        yield {**common, "QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    # Without -noreset the server starts afresh for every client, at that client's expense.
    command = [server, "-displayfd", str(writer), "-screen", "0", _SCREEN, "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            display = answer.readline().strip()
        if not display:
            raise SystemExit("Xvfb did not start.")
        yield {**common, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}", "WAYLAND_DISPLAY": ""}
    finally:
        process.terminate()
        process.wait()
