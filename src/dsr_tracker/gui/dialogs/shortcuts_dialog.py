"""All commands and keys on one sheet, to be searched, read and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.panels.search_field import SearchField
from dsr_tracker.gui.shortcuts import KeyGroup, as_text, filtered, groups_of, only_with_keys, places
from dsr_tracker.gui.theme import GRID, plain


class ShortcutsDialog(QDialog):
    """Made from the menus as they are at this moment; what has no keys is in the help and the palette."""

    def __init__(self, scale: Scale, bar: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._all = (*places(scale)[:1], *only_with_keys(groups_of(bar)), *places(scale)[1:])
        self.field = SearchField(self.tr("Search the keys"), self)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Commands and their keys"))
        self.tree.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setAlternatingRowColors(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._nothing = plain(self.tr("No key does that."), is_quiet=True, parent=self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copying = buttons.addButton(self.tr("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copying.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        for part in (self.field, self._nothing, self.tree, buttons):
            layout.addWidget(part)
        self.field.textChanged.connect(self._fill)
        self.field.left.connect(self.tree.setFocus)
        self._fill("")
        self.field.setFocus()
        open_for(self, 80, 38)

    @property
    def shown(self) -> tuple[KeyGroup, ...]:
        """The groups that the search leaves."""
        return filtered(self._all, self.field.text())

    def copy(self) -> None:
        """Put what is shown on the clipboard, as text to be pasted or printed."""
        QGuiApplication.clipboard().setText(as_text(self.shown))
        self.copying.setText(self.tr("Copied"))

    def _fill(self, typed: str) -> None:
        self.copying.setText(self.tr("Copy as text"))
        self.tree.clear()
        bold = QFont(self.tree.font())
        bold.setBold(True)
        for group in self.shown:
            top = QTreeWidgetItem(self.tree, [group.title])
            top.setFont(0, bold)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for line in group.lines:
                item = QTreeWidgetItem(top, [line.title, line.keys])
                item.setData(
                    0,
                    Qt.ItemDataRole.AccessibleTextRole,
                    self.tr("{what}: {keys}").format(what=line.title, keys=line.keys),
                )
        self.tree.expandAll()
        self._nothing.setHidden(bool(self.shown))
