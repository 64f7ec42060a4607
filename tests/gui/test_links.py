"""Addresses reach the browser only after a person saw where they lead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton

import dsr_tracker
from dsr_tracker.core import editing
from dsr_tracker.core.errors import InvalidTextError, TrackerError
from dsr_tracker.core.records import Evidence
from dsr_tracker.gui.dialogs.link_dialog import LinkDialog

from .conftest import clause

FAR = "9999-12-31"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser was given."""
    given: list[str] = []

    def opened(url: QUrl) -> bool:
        given.append(bytes(url.toEncoded().data()).decode())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opened)
    return given


def dialog(window: Any) -> Any:
    (found,) = [each for each in window.findChildren(LinkDialog) if each.isVisible()]
    return found


def press(window: Any, words: str) -> None:
    (button,) = [b for b in dialog(window).findChildren(QPushButton) if b.text().replace("&", "") == words]
    button.click()


def test_the_host_is_named_before_anything_is_opened(window, opened):
    window.open_link("https://bücher.example/<b>a</b>?q=1")
    asked = dialog(window)
    texts = [label.text() for label in asked.findChildren(QLabel)]
    assert "Open xn--bcher-kva.example in the browser?" in texts
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in asked.findChildren(QLabel))
    address = "https://xn--bcher-kva.example/%3Cb%3Ea%3C/b%3E?q=1"
    assert asked.findChild(QPlainTextEdit).toPlainText() == address
    assert opened == []
    press(window, "Copy address")
    assert QGuiApplication.clipboard().text() == address
    press(window, "Cancel")
    assert opened == []
    window.open_link(address)
    press(window, "Open")
    assert opened == [address]


def test_a_host_that_is_trusted_is_asked_for_once(window, opened):
    window.open_link("https://example.org/a")
    dialog(window).findChild(QCheckBox).setChecked(True)
    press(window, "Open")
    window.open_link("https://example.org/b")
    assert opened == ["https://example.org/a", "https://example.org/b"]
    window.open_link("https://sub.example.org/")
    press(window, "Cancel")
    assert len(opened) == 2


def test_the_address_that_was_shown_is_the_one_that_is_opened(window, opened):
    for text in (
        "https://example.org/a%2Fb%20c?d=%C3%BC#e",
        "https://example.org/數字/x y".replace(" ", "%20"),
    ):
        window.open_link(text)
        shown = dialog(window).findChild(QPlainTextEdit).toPlainText()
        press(window, "Open")
        assert opened[-1] == shown


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://bank.com@evil.example", "javascript:1"])
def test_what_nobody_should_open_is_refused(window, opened, address):
    with pytest.raises(InvalidTextError, match="was not opened"):
        window.open_link(address)
    assert opened == []


def test_links_of_a_cell_ask_too(window, document, opened):
    target = document.target(clause(3), FAR)
    good = editing.new_evidence(document.pen, url="https://example.org/g", title="Good")
    document.do(editing.cite(document.pen, target, good))
    window.open_cell(clause(3))
    evidence = window.inspector.evidence
    evidence._list.setCurrentRow(0)
    evidence._open.click()
    assert opened == []
    press(window, "Open")
    assert opened == ["https://example.org/g"]
    # A file made elsewhere may hold anything.
    odd = Evidence("0190", title="Odd", url="file:///etc/passwd")
    evidence._on_opened((None, odd))
    assert "was not opened" in window.bar.text
    assert len(opened) == 1


def test_without_a_browser_it_says_so(window, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    opener_error: list[str] = []
    window.open_link("https://example.org/")
    asked = dialog(window)
    try:
        asked._on_accepted()
    except TrackerError as error:
        opener_error.append(str(error))
    assert "No browser could be started" in opener_error[0]


def test_no_other_place_opens_addresses():
    folder = Path(dsr_tracker.__file__).parent
    users = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if re.search(r"openUrl\((?!QUrl\.fromLocalFile\()", path.read_text(encoding="utf-8"))
    }
    assert users == {"gui/link_opener.py"}
