"""What all pages have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.tab_order import stops
from dsr_tracker.gui.viewing import Viewing

_MANY = 2_000
"""To look through so many changes takes longer than to show the newest state."""


class Panel(QWidget):
    """A page that is brought up to date when it is seen: hidden pages cost nothing.

    Subclasses write `refresh`; those that can repaint less for one edit write `apply_edit` too.
    """

    page = ""
    speaks_of_cells = False
    """Whether the inspector belongs beside this page."""
    copy_action: QAction | None = None
    """What Edit > Copy does on this page where no field or table has the keyboard."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.viewing = viewing
        self._is_stale = True
        document.changed.connect(self._on_changed)
        document.reloaded.connect(self.invalidate)
        viewing.day_changed.connect(self.invalidate)

    def refresh(self) -> None:
        """Show the newest state."""
        raise NotImplementedError

    def apply_edit(self, edit: Edit) -> None:
        """Show what one edit changed."""
        self.refresh()

    def take_focus(self) -> None:
        """Put the cursor where work on the page begins."""
        for part in stops(self):
            # An area that scrolls is a stop of Tab, but nothing to begin with.
            if part.isVisible() and part.isEnabled() and not isinstance(part, QScrollArea):
                part.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def flush(self) -> None:
        """Keep what was typed on the page; raises a TrackerError where it cannot be kept."""

    def open_subject(self, subject: str) -> None:
        """Go to what another page pointed at, such as a country code."""

    @property
    def subject(self) -> str:
        """What is shown, as `open_subject` takes it; empty on pages that show no one thing."""
        return ""

    def invalidate(self) -> None:
        """Refresh now where the page is seen, else when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self._refresh_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh_stale()

    def _refresh_stale(self) -> None:
        self._is_stale = False
        self.refresh()

    def _on_changed(self, edit: Edit) -> None:
        if len(edit.changes) > _MANY:
            self.invalidate()
        elif self.isVisible() and not self._is_stale:
            self.apply_edit(edit)
        else:
            self._is_stale = True
