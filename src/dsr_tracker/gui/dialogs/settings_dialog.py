"""The settings, searched by typing; each applies at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.search_field import SearchField
from dsr_tracker.gui.panels.setting_row import SettingRow
from dsr_tracker.gui.panels.tracker_settings import TrackerSettings
from dsr_tracker.gui.preferences import preferences
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import error_words
from dsr_tracker.settings import Settings

Change = Callable[[str, Any], None]
"""Sets the setting of that name to that value, from now on; raises a TrackerError."""


class SettingsDialog(QDialog):
    """Shows what `settings` gives and hands what is chosen to `change`; `path` is the file they lie in.

    The part for this tracker is the tracker's own: its changes are edits, which undo takes back.
    """

    def __init__(
        self,
        document: Document,
        settings: Callable[[], Settings],
        change: Change,
        path: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._change = change
        self._before_reset: dict[str, Any] = {}
        self.field = SearchField(self.tr("Search the settings"), self)
        self.rows: dict[str, SettingRow] = {}
        self._groups: list[tuple[QLabel, list[SettingRow]]] = []
        self._nothing = plain(self.tr("No setting has these words."), is_quiet=True, parent=self)
        self._nothing.hide()
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setSpacing(GRID)
        self._column.addWidget(self._nothing)
        self._build_rows()
        self.tracker = TrackerSettings(document, page)
        self._column.addWidget(self.tracker)
        self._place = plain(
            self.tr("The settings of the program lie in {path}.").format(path=shown(str(path))),
            is_quiet=True,
            parent=self,
        )
        self._column.addWidget(self._place)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.resetting = buttons.addButton(self.tr("Reset all"), QDialogButtonBox.ButtonRole.ResetRole)
        self.resetting.clicked.connect(self._on_reset_all)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter in a field sets it, and closes nothing
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        for part in (self.field, scroll, buttons):
            layout.addWidget(part)
        self.field.textChanged.connect(self._filter)
        self.field.left.connect(self.focusNextChild)
        self.field.setFocus()
        self.refresh()
        open_for(self, 100, 38)

    def refresh(self) -> None:
        """Show what the settings are now."""
        settings = self._settings()
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))
        self._show_reset()

    def _build_rows(self) -> None:
        group = ""
        for preference in preferences():
            if preference.group != group:
                group = preference.group
                title = heading(group, 2, self)
                self._groups.append((title, []))
                self._column.addWidget(title)
            row = self.rows[preference.name] = SettingRow(preference, self)
            row.chosen.connect(lambda value, row=row: self._on_chosen(row, value))
            self._groups[-1][1].append(row)
            self._column.addWidget(row)

    def _on_chosen(self, row: SettingRow, value: object) -> None:
        self._before_reset.clear()
        try:
            self._change(row.preference.name, value)
        except TrackerError as error:
            row.show_error(error_words(error))
        else:
            self.refresh()

    def _on_reset_all(self) -> None:
        now = self._settings()
        before = {name: getattr(now, name) for name in self.rows}
        wanted = self._before_reset or {name: getattr(Settings(), name) for name in self.rows}
        is_reset = not self._before_reset
        self._before_reset = before if is_reset else {}
        # The language comes last: the window and this dialog are built again for it.
        for name in sorted(wanted, key=lambda name: name == "language"):
            if wanted[name] != before[name]:
                self._change(name, wanted[name])
        self.refresh()

    def _show_reset(self) -> None:
        settings, defaults = self._settings(), Settings()
        is_default = all(getattr(settings, name) == getattr(defaults, name) for name in self.rows)
        text = self.tr("Take the reset back") if self._before_reset else self.tr("Reset all")
        self.resetting.setText(text)
        self.resetting.setEnabled(bool(self._before_reset) or not is_default)

    def _filter(self, typed: str) -> None:
        is_any = False
        for title, rows in self._groups:
            for row in rows:
                row.setVisible(row.preference.matches(typed))
            found = any(row.preference.matches(typed) for row in rows)
            title.setVisible(found)
            is_any = is_any or found
        self.tracker.setVisible(self.tracker.matches(typed))
        self._place.setVisible(not typed.strip())
        self._nothing.setHidden(is_any or self.tracker.matches(typed))
