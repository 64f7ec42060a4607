"""Gives addresses to the browser, once a person has seen where they lead."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.links import Link, web_link
from dsr_tracker.gui.dialogs.link_dialog import LinkDialog


class LinkOpener(QObject):
    """Remembers the hosts that need no question any more, as long as the tracker is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._trusted_hosts: set[str] = set()

    def open(self, address: str) -> None:
        """Ask, then open it; raises InvalidTextError for an address that deceives."""
        link = web_link(address)
        if link.host in self._trusted_hosts:
            self._open_now(link, is_trusted=True)
        else:
            LinkDialog(link, lambda trust: self._open_now(link, is_trusted=trust), self._window).open()

    def _open_now(self, link: Link, *, is_trusted: bool) -> None:
        if is_trusted:
            self._trusted_hosts.add(link.host)
        if not QDesktopServices.openUrl(QUrl(link.address, QUrl.ParsingMode.StrictMode)):
            raise TrackerError(
                self.tr("No browser could be started for {address}.").format(address=link.address),
                self.tr("Copy the address and open it yourself."),
            )
