"""What the window says of the program: versions, licences, where newer ones are."""

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox

from dsr_tracker import __version__
from dsr_tracker.gui.dialogs import about_dialog
from dsr_tracker.gui.dialogs.about_dialog import AboutDialog
from dsr_tracker.gui.dialogs.licences_dialog import LicencesDialog


def buttons(dialog: AboutDialog) -> dict[str, QAbstractButton]:
    (box,) = dialog.findChildren(QDialogButtonBox)
    return {each.text().replace("&", ""): each for each in box.buttons()}


def test_the_licences_of_all_parts_are_shown(window, document):
    about = AboutDialog(document, window)
    about.open()
    buttons(about)["Licences…"].click()
    (licences,) = about.findChildren(LicencesDialog)
    shown = licences.text.toPlainText()
    assert "pyside6-essentials" in shown
    assert "Lesser General Public License" in shown
    assert "typst" in shown


def test_newer_versions_are_looked_for_in_the_browser_alone(window, document, monkeypatch):
    wanted: list[str] = []
    monkeypatch.setattr(about_dialog, "RELEASES_PAGE", "https://example.org/releases")
    about = AboutDialog(document, window)
    about.updates_wanted.connect(wanted.append)
    buttons(about)["Check for updates…"].click()
    assert wanted == ["https://example.org/releases"]


def test_while_nothing_is_published_nothing_is_offered(window, document, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(about_dialog, "RELEASES_PAGE", "")
    assert "Check for updates…" not in buttons(AboutDialog(document, window))


def test_details_are_copied_for_a_question(window, document):
    about = AboutDialog(document, window)
    buttons(about)["Copy details"].click()
    copied = QGuiApplication.clipboard().text()
    for part in (f"DSR Tracker {__version__}", f"Qt {qVersion()}", "SQLite 3.", str(document.path)):
        assert part in copied
    assert "settings.json" in copied
    assert "Copied" in buttons(about)


def test_the_data_folder_opens(window, document, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    buttons(AboutDialog(document, window))["Open the data folder"].click()
    assert opened == [str(document.path.parent)]
