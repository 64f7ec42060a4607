"""Newer versions are looked for by a person, in the browser; the program only knows the page."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QPushButton

from dsr_tracker import __version__
from dsr_tracker.gui import updates
from dsr_tracker.gui.dialogs.link_dialog import LinkDialog

PAGE = "https://example.org/tracker/releases"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser was given."""
    given: list[str] = []

    def open_url(url: QUrl) -> bool:
        given.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return given


def look(window) -> None:
    (helping,) = [each for each in window.menuBar().actions() if each.text() == "&Help"]
    entries: list[QAction] = helping.menu().actions()
    (entry,) = [each for each in entries if each.text() == "Check for &updates…"]
    entry.trigger()


def test_the_page_of_releases_is_opened_in_the_browser_once_its_host_was_shown(window, opened, monkeypatch):
    monkeypatch.setattr(updates, "RELEASES_PAGE", PAGE)
    look(window)
    assert opened == [], "not before a person agreed"
    (asked,) = window.findChildren(LinkDialog)
    (agree,) = [each for each in asked.findChildren(QPushButton) if each.text() == "Open"]
    agree.click()
    assert opened == [PAGE]


def test_where_no_page_is_known_a_sentence_says_so(window, opened, monkeypatch):
    monkeypatch.setattr(updates, "RELEASES_PAGE", "")
    look(window)
    assert f"This is version {__version__}. It knows no page with newer ones" in window.bar.text
    assert window.bar.isVisible()
    assert opened == []
