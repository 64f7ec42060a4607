"""Says what this is, which versions run, and where the file lies."""

from __future__ import annotations

import platform
import sqlite3

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dsr_tracker import __version__
from dsr_tracker.gui.dialogs.licences_dialog import LicencesDialog
from dsr_tracker.gui.dialogs.sizing import at_least, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.theme import heading, plain
from dsr_tracker.paths import config_folder


class AboutDialog(QDialog):
    """Texts that can be selected and copied."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About DSR Tracker"))
        self._folder = document.path.absolute().parent
        layout = QVBoxLayout(self)
        layout.addWidget(heading(f"DSR Tracker {__version__}"))
        layout.addWidget(
            plain(self.tr("What became of the Digital Silk Road's promises, clause by clause, offline."))
        )
        self._path = document.path.absolute()
        layout.addWidget(plain(self.tr("Tracker: {path}").format(path=self._path)))
        version = document.read.meta("catalogue_version").split(" ")[0]
        layout.addWidget(plain(self.tr("Catalogue: version {version}").format(version=version)))
        self._catalogue = version
        layout.addWidget(plain(self._versions(), is_quiet=True))
        layout.addWidget(plain(self.tr("MIT licence. Qt is used under the LGPL, version 3."), is_quiet=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        show = buttons.addButton(self.tr("Open the data folder"), QDialogButtonBox.ButtonRole.ActionRole)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self.copying = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copying.setToolTip(self.tr("Versions and places as text, for a question or a report of a fault"))
        self.copying.clicked.connect(self.copy)
        licences = buttons.addButton(self.tr("Licences…"), QDialogButtonBox.ButtonRole.ActionRole)
        licences.clicked.connect(lambda: LicencesDialog(self).open())
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout.addWidget(buttons)
        at_least(self, 60)

    def details(self) -> str:
        """Versions, platform and places, as text: nothing of what the tracker holds."""
        return "\n".join(
            (
                f"DSR Tracker {__version__}",
                self._versions(),
                platform.platform(),
                f"Qt platform: {QGuiApplication.platformName()}, style: {QApplication.style().name()}",
                f"Catalogue: {self._catalogue}",
                f"Tracker: {self._path}",
                f"Settings: {config_folder() / 'settings.json'}",
            )
        )

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details())
        self.copying.setText(self.tr("Copied"))

    def _versions(self) -> str:
        return f"Python {platform.python_version()} · Qt {qVersion()} · SQLite {sqlite3.sqlite_version}"
