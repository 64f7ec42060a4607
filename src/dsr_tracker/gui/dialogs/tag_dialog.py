"""Says which tags what is selected bears: one edit, however many cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from dsr_tracker.core.editing import combine
from dsr_tracker.core.history import Edit
from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Tag
from dsr_tracker.core.tagging import Bearer, bearer_of, save_tag, tag_bearers, untag_bearers
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.tag_dots import family_name, tag_dot, tag_name
from dsr_tracker.gui.words import said

_TAG, _FORMER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_CHECKED, _PARTLY, _UNCHECKED = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)


class TagDialog(FormDialog):
    """Typing finds a tag, Enter ticks it; a name that no tag has is a new tag. `where` names what bears them.

    A tag that only some of many bear is half ticked, and stays so unless it is ticked or unticked.
    """

    def __init__(
        self, document: Document, bearers: Sequence[Bearer], where: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, self_title(said(where)), parent)
        self._bearers = list(dict.fromkeys(bearers))
        self._where = where
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(self.tr("Find a tag, or type a new one"))
        self.typed.setAccessibleName(self.tr("Find a tag, or type a new one"))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._filter)
        self.typed.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Tags"))
        self.list.setMinimumHeight(16 * self.fontMetrics().lineSpacing())
        for tag in document.tags.listed():
            self._add(tag, self._state(tag))
        self.form.addRow(self.typed)
        self.form.addRow(self.list)
        self.finish(self.tr("Tag"), size=QSize(64, 30))

    def edit(self) -> Edit | None:
        if self.typed.text().strip():
            self._on_entered()
        edits: list[Edit] = []
        pen, read = self.document.pen, self.document.tags
        for row in range(self.list.count()):
            item = self.list.item(row)
            tag: Tag = item.data(_TAG)
            if item.checkState() == item.data(_FORMER):
                continue
            if item.checkState() == _CHECKED and not tag.tag_id:
                made = replace(tag, tag_id=pen.new_id())
                edits.append(save_tag(pen, None, made, read.listed()))
                edits.append(tag_bearers(pen, made, self._bearers, (), self._where))
            elif item.checkState() == _CHECKED:
                edits.append(tag_bearers(pen, tag, self._bearers, read.taggings(tag.tag_id), self._where))
            elif tag.tag_id:
                edits.append(untag_bearers(pen, tag, self._bearers, read.taggings(tag.tag_id), self._where))
        if not edits:
            return None
        named = edits[-1].label if len(edits) <= 2 else f"{self._where}: tags"
        return combine(named, edits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.typed and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.typed.text().strip():
                self._on_entered()
                return True
        return super().eventFilter(watched, event)

    def _on_entered(self) -> None:
        """Tick the tag of just that name, or the only one that the words find; else a new one."""
        typed = self.typed.text().strip()
        found = [self.list.item(row) for row in range(self.list.count()) if not self.list.isRowHidden(row)]
        exact = [item for item in found if fold(item.data(_TAG).name) == fold(typed)]
        chosen = exact or (found if len(found) == 1 else [])
        if chosen:
            is_borne = chosen[0].checkState() == _CHECKED
            chosen[0].setCheckState(_UNCHECKED if is_borne else _CHECKED)
        else:
            item = self._add(Tag("", typed), _UNCHECKED)
            item.setCheckState(_CHECKED)
        self.typed.clear()

    def _add(self, tag: Tag, state: Qt.CheckState) -> QListWidgetItem:
        text = tag_name(tag) if tag.tag_id else self.tr("{name} (new)").format(name=tag.name)
        item = QListWidgetItem(tag_dot(tag), shown(text), self.list)
        item.setToolTip(shown(f"{family_name(tag.family)} · {tag.tag_id}" if tag.family else family_name("")))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        item.setData(_TAG, tag)
        item.setData(_FORMER, state)
        return item

    def _state(self, tag: Tag) -> Qt.CheckState:
        bearing = {bearer_of(tagging) for tagging in self.document.tags.taggings(tag.tag_id)}
        count = sum(bearer in bearing for bearer in self._bearers)
        return _UNCHECKED if not count else _CHECKED if count == len(self._bearers) else _PARTLY

    def _filter(self, typed: str) -> None:
        words = [fold(word) for word in typed.split()]
        for row in range(self.list.count()):
            tag: Tag = self.list.item(row).data(_TAG)
            names = fold(f"{tag.tag_id} {tag.name} {tag_name(tag)} {family_name(tag.family)}")
            self.list.setRowHidden(row, not all(word in names for word in words))


def self_title(where: str) -> str:
    """The title of the dialog."""
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("TagDialog", "Tags of {name}").format(name=shown(where))
