"""Nothing goes to the network unless a person clicks a link: not in a whole session of the window."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

import dsr_tracker
from dsr_tracker.core import editing
from dsr_tracker.gui.report_jobs import report_job
from dsr_tracker.reports.contents import Kind, Scope

from .conftest import INITIATIVE, clause
from .test_main_window import PAGES, desk, make_desk, rate  # noqa: F401


@pytest.fixture
def unplugged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A computer whose network answers nobody; says what was tried."""
    tried: list[str] = []

    class Unplugged(socket.socket):
        def __init__(self, family: int = socket.AF_INET, *rest: Any, **options: Any) -> None:
            if family != getattr(socket, "AF_UNIX", None):
                tried.append(f"socket {family}")
                raise OSError("unplugged")
            super().__init__(family, *rest, **options)

    def refuse(*words: Any, **_: Any) -> Any:
        tried.append(str(words))
        raise OSError("unplugged")

    monkeypatch.setattr(socket, "socket", Unplugged)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


def test_a_whole_session_without_a_network(unplugged, desk, tmp_path, qtbot):  # noqa: F811
    window, document = desk.window, desk.window.document
    qtbot.waitUntil(lambda: hasattr(desk, "_doorbell"), timeout=3000)
    rate(document, "limited", clause(3))
    target = document.target(clause(3), "9999-12-31")
    document.do(editing.add_note(document.pen, target, "A note, see https://example.org/note"))
    source = editing.new_evidence(document.pen, url="https://example.org/report", title="A report")
    document.do(editing.cite(document.pen, target, source))
    for page in PAGES:
        window.show_page(page)
        QApplication.processEvents()
    window.open_cell(clause(3))
    scope = Scope(kind=Kind.COUNTRY, country_codes=("LA",), instrument_ids=(INITIATIVE,))
    for format_name in ("html", "pdf", "zip"):  # the three that bring an engine, a style or links along
        with qtbot.waitSignal(
            (job := report_job(document, scope, format_name, tmp_path / f"report.{format_name}")).finished,
            timeout=60_000,
        ):
            job.start()
    document.undo()
    document.save_copy(tmp_path / "copy.dsr")
    window.open_link("https://example.org/report")  # asks, and nothing more
    assert unplugged == []
    # The trap works.
    with pytest.raises(OSError, match="unplugged"):
        socket.socket(socket.AF_INET)


def test_no_part_of_the_program_can_speak_to_the_network():
    folder = Path(dsr_tracker.__file__).parent
    words = (
        r"QNetworkAccessManager|QTcp|QUdp|QSslSocket|QWebSocket|QHostInfo"
        r"|urllib\.request|urlopen|http\.client|import (socket|ssl|smtplib|ftplib|requests|httpx|aiohttp)\b"
    )
    users = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if re.search(words, path.read_text(encoding="utf-8"))
    ]
    # It looks whether a display answers, which may be one of another computer where DISPLAY says so.
    assert users == ["display.py"]
