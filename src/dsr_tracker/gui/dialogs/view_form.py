"""Asks for the name of a view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document


class ViewForm(FormDialog):
    """Does the edit that `build` makes of the name."""

    def __init__(
        self, document: Document, name: str, build: Callable[[str], Edit], parent: QWidget | None = None
    ) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("Rename the view") if name else self.tr("Keep this view"))
        self._build_edit = build
        self.name = self.add_line(
            self.tr("Name"), name, self.tr("Page, filter, columns, order and day are kept")
        )
        self.name.selectAll()
        self.finish(self.tr("Rename") if name else self.tr("Keep"))

    def edit(self) -> Edit | None:
        return self._build_edit(self.name.text())
