"""Asks before an address is opened in the browser, and says where it really leads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from dsr_tracker.core.links import Link
from dsr_tracker.gui.dialogs.sizing import at_least, without_pictures
from dsr_tracker.gui.tab_order import follow_layout
from dsr_tracker.gui.theme import heading


class LinkDialog(QDialog):
    """Calls `on_open` with whether the host is trusted from now on, as long as the tracker is open."""

    def __init__(self, link: Link, on_open: Callable[[bool], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open a link"))
        self._link = link
        self._on_open = on_open
        self._trust = QCheckBox(self.tr("Do not ask again for this host while this tracker is open"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(self.tr("Copy address"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._on_copy)
        copy.setAutoDefault(False)
        open_button = buttons.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        open_button.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(heading(self.tr("Open {host} in the browser?").format(host=link.host), 2))
        address = QPlainTextEdit(link.address, self)  # wraps anywhere: an address has no blanks
        address.setAccessibleName(self.tr("Address"))
        address.setReadOnly(True)
        address.setTabChangesFocus(True)
        address.setFixedHeight(address.fontMetrics().lineSpacing() * 4)
        layout.addWidget(address)
        layout.addWidget(self._trust)
        layout.addWidget(buttons)
        at_least(self, 64)
        follow_layout(self)
        open_button.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._link.address)

    def _on_accepted(self) -> None:
        self.accept()
        self._on_open(self._trust.isChecked())
