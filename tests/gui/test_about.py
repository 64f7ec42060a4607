"""What the window says of the program: versions and licences."""

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox

from dsr_tracker import __version__
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
