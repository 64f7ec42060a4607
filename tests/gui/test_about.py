"""What the window says of the program: versions, licences, where newer ones are."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox

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
