"""The tags that something bears, as coloured dots with their names, and a way to change them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from dsr_tracker.core.filtering import Term
from dsr_tracker.core.records import Tag
from dsr_tracker.core.tagging import Bearer
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.tag_dots import color_name, tag_dot, tag_name
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.tooltips import explain
from dsr_tracker.gui.viewing import Viewing

Above = Sequence[tuple[Bearer, str]]
"""What else bears tags for it, each with its name."""


class TagLine(QWidget):
    """A tag shows all that bears it when it is pressed."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._bearer: Bearer | None = None
        self._where = ""
        self.setAccessibleName(self.tr("Tags"))
        self._flow = WrappingRow(GRID // 2)
        self.setLayout(self._flow)
        self.change = QToolButton(self)
        self.change.setText(self.tr("Tags…"))
        self.change.setAccessibleName(self.tr("Change the tags"))
        self.change.setToolTip(self.tr("Say which tags it bears"))
        self.change.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.change.clicked.connect(self.ask)
        self._flow.addWidget(self.change)
        self.tags: list[QToolButton] = []

    def show_tags(self, bearer: Bearer, where: str, above: Above = ()) -> None:
        """Show what it bears itself, and what it bears through something it belongs to."""
        self._bearer, self._where = bearer, where
        known = {tag.tag_id: tag for tag in self._document.tags.listed()}
        own = [known[t.tag_id] for t in self._document.tags.of_record(*bearer) if t.tag_id in known]
        through = {
            t.tag_id: name
            for other, name in above
            for t in self._document.tags.of_record(*other)
            if t.tag_id in known and known[t.tag_id] not in own
        }
        while self._flow.takeAt(1) is not None:
            pass
        for button in self.tags:
            button.hide()
            button.deleteLater()
        self.tags = [self._button(tag, "") for tag in own]
        self.tags += [self._button(known[tag_id], name) for tag_id, name in through.items()]
        for before, button in pairwise((self.change, *self.tags)):
            self._flow.addWidget(button)
            QWidget.setTabOrder(before, button)
            button.show()
        self.change.setEnabled(not self._document.is_read_only)
        self.updateGeometry()

    def ask(self) -> None:
        """Ask which tags it bears."""
        from dsr_tracker.gui.dialogs.tag_dialog import TagDialog

        if self._bearer is not None:
            TagDialog(self._document, [self._bearer], self._where, self).open()

    def _button(self, tag: Tag, through: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(tag_dot(tag))
        button.setIconSize(QSize(12, 12))
        name, color = tag_name(tag), color_name(tag.color)
        button.setText(name.replace("&", "&&"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(self.tr("Tag {name}, {color}").format(name=name, color=color))
        told = self.tr("{name} ({color})").format(name=name, color=color)
        if through:
            told = self.tr("{tag}, through {name}").format(tag=told, name=through)
        explain(button, self.tr("{tag}\nShow all that bears it").format(tag=told))
        button.clicked.connect(lambda: self._show_all(tag))
        return button

    def _show_all(self, tag: Tag) -> None:
        self._viewing.set_filter(self._viewing.filter.plus(Term("tag", tag.tag_id)))
