"""Says what this is, which versions run, and where the file lies."""

from __future__ import annotations

import platform
import sqlite3

from PySide6.QtCore import Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dsr_tracker import RELEASES_PAGE, __version__
from dsr_tracker.gui.dialogs.licences_dialog import LicencesDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.theme import heading, plain


class AboutDialog(QDialog):
    """Texts that can be selected and copied. `updates_wanted` names the page where newer versions are."""

    updates_wanted = Signal(str)

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
        layout.addWidget(plain(self.tr("Tracker: {path}").format(path=document.path.absolute())))
        version = document.read.meta("catalogue_version").split(" ")[0]
        layout.addWidget(plain(self.tr("Catalogue: version {version}").format(version=version)))
        layout.addWidget(
            plain(
                f"Python {platform.python_version()} · Qt {qVersion()} · SQLite {sqlite3.sqlite_version}",
                is_quiet=True,
            )
        )
        layout.addWidget(plain(self.tr("MIT licence. Qt is used under the LGPL, version 3."), is_quiet=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        show = buttons.addButton(self.tr("Open the folder"), QDialogButtonBox.ButtonRole.ActionRole)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        licences = buttons.addButton(self.tr("Licences…"), QDialogButtonBox.ButtonRole.ActionRole)
        licences.clicked.connect(lambda: LicencesDialog(self).open())
        if RELEASES_PAGE:  # opened in the browser: the program itself never asks for anything
            updates = buttons.addButton(self.tr("Check for updates…"), QDialogButtonBox.ButtonRole.ActionRole)
            updates.clicked.connect(lambda: self.updates_wanted.emit(RELEASES_PAGE))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(460)
