"""One window for a file: a second one rings at the first, which comes to the front."""

from __future__ import annotations

import enum
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dsr_tracker import paths
from dsr_tracker.settings import login_name

if TYPE_CHECKING:  # imported when another window is there, or once this one has been seen
    from PySide6.QtNetwork import QLocalSocket

_ANSWER_SECONDS = 2.0
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


class Answer(enum.Enum):
    """What came of ringing."""

    NOBODY = "no other window has this file"
    CAME = "the other window is in front now"
    SILENT = "there is another window, which does not answer"


def ring(path: Path) -> Answer:
    """Ask the window that has this file open to come to the front; two seconds at most.

    Costs one look at the disk where there is none. What a killed window left behind is nobody.
    """
    name = _name(path)
    # Of a pipe of Windows only connecting tells whether it is there.
    if not name or (sys.platform != "win32" and not os.path.lexists(name)):
        return Answer.NOBODY
    from PySide6.QtNetwork import QLocalSocket

    end = time.monotonic() + _ANSWER_SECONDS
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_left(end)):
        is_busy = socket.error() is QLocalSocket.LocalSocketError.SocketTimeoutError
        return Answer.SILENT if is_busy else Answer.NOBODY
    token = next(filter(None, (os.environ.get(each, "") for each in _TOKENS)), "")
    socket.write(f"{token}\n".encode(errors="replace"))
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left(end)):
            return Answer.SILENT
    return Answer.CAME


class Doorbell(QObject):
    """Answers for the window that has the file open; `rung` says that another one was asked for.

    A socket in a folder of the user's own, or a named pipe on Windows; never a network port.
    """

    rung = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        if (name := _name(path)) and ring(path) is Answer.NOBODY:
            QLocalServer.removeServer(name)  # what a killed window left
            self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        """Whether others find this window; else two windows write to one file, which is safe, too."""
        return self._server.isListening()

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    def _on_connected(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(partial(self._on_ready, caller))
            self._on_ready(caller)

    def _on_ready(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        token = bytes(caller.readLine(4_000).data()).decode(errors="replace").strip()
        if token:  # Wayland lets a window come forward only with what the caller was given for it
            os.environ[_TOKENS[0]] = token
        caller.write(b"here\n")
        caller.flush()
        caller.disconnectFromServer()
        self.rung.emit()


def _name(path: Path) -> str:
    """What the door of that file is called; empty where it can have none. The file counts, not its path."""
    try:
        status = path.stat()
    except OSError:
        return ""
    identity = f"{status.st_dev:x}-{status.st_ino:x}"
    if sys.platform == "win32":
        return f"dsr-tracker-{login_name()}-{identity}"
    folder = paths.runtime_folder()
    return "" if folder is None else str(folder / identity)


def _left(end: float) -> int:
    return max(1, int((end - time.monotonic()) * 1_000))
