"""What writes into a tracker that is open read-only is off: told before something is typed, not after."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dsr_tracker.gui.document import Document


def only_to_write(document: Document, *parts: QWidget | QAction) -> None:
    """Disable these where nothing can be written."""
    if document.is_read_only:
        for part in parts:
            part.setEnabled(False)
