"""All tags with what bears them; one's own are added, changed, merged and taken away here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.filtering import Filter, Term
from dsr_tracker.core.records import Origin, Tag
from dsr_tracker.core.tagging import KINDS, remove_tag
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.tag_dots import color_name, family_name, tag_dot, tag_name
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import error_words, listed


@dataclass(frozen=True)
class TagRow:
    """A tag with what bears it."""

    tag: Tag
    borne_by: str
    count: int

    @property
    def is_own(self) -> bool:
        """Whether it may be changed."""
        return self.tag.origin is Origin.ANALYST


class TagsDialog(QDialog):
    """Every step is an edit of its own, to be undone; Enter shows all that bears the tag."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Tags"))
        self._document = document
        self._viewing = viewing
        self.table = RecordTable[TagRow](
            (
                Column[TagRow](
                    self.tr("Tag"),
                    lambda row: tag_name(row.tag),
                    36,
                    icon=lambda row: tag_dot(row.tag),
                    order=lambda row: (row.tag.position, row.tag.name.casefold()),
                ),
                Column[TagRow](self.tr("Family"), lambda row: family_name(row.tag.family), 28),
                Column[TagRow](self.tr("Colour"), lambda row: color_name(row.tag.color), 10),
                Column[TagRow](
                    self.tr("Borne by"), lambda row: row.borne_by, 32, order=lambda row: row.count
                ),
                Column[TagRow](self.tr("Id"), lambda row: row.tag.tag_id, 12),
            ),
            lambda row: row.tag.tag_id,
            self,
        )
        self.list = RecordView(self.table, self.tr("Tags"), self, stretched=3)
        self.list.selected.connect(lambda _: self._enable())
        self.list.opened.connect(lambda _: self._show_bearers())
        self.error = plain("", parent=self)
        self.error.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.add: QPushButton = buttons.addButton(self.tr("Add…"), role)
        self.change: QPushButton = buttons.addButton(self.tr("Change…"), role)
        self.merge: QPushButton = buttons.addButton(self.tr("Merge…"), role)
        self.remove: QPushButton = buttons.addButton(self.tr("Remove"), role)
        self.show_bearers: QPushButton = buttons.addButton(self.tr("Show what bears it"), role)
        without_pictures(buttons)
        for button, slot in (
            (self.add, self._add),
            (self.change, self._change),
            (self.merge, self._merge),
            (self.remove, self._remove),
            (self.show_bearers, self._show_bearers),
        ):
            button.clicked.connect(slot)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        what = self.tr(
            "Tags group cells, clauses, countries, instruments, notes and sources. The connectivities and "
            "the goals come with the program and stay as they are; add as many of your own as you like."
        )
        layout.addWidget(plain(what))
        layout.addWidget(chips_of(self.list, parent=self))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.error)
        layout.addWidget(buttons)
        open_for(self, 120, 28)
        document.changed.connect(self._refresh)
        document.reloaded.connect(self._refresh)
        self._refresh()
        self.list.setFocus()

    def _refresh(self) -> None:
        counts = self._document.tags.counts()
        self.table.set_rows(
            [
                TagRow(
                    tag, self._borne_by(counts.get(tag.tag_id, {})), sum(counts.get(tag.tag_id, {}).values())
                )
                for tag in self._document.tags.listed()
            ]
        )
        if self.table.rows and self.list.current_record() is None:
            self.list.setCurrentIndex(self.table.index(0, 0))
        self.error.hide()
        self._enable()

    def _borne_by(self, counts: dict[str, int]) -> str:
        words = {
            "cell": self.tr("cells: {n}"),
            "provision": self.tr("clauses and measures: {n}"),
            "party": self.tr("countries and parties: {n}"),
            "instrument": self.tr("instruments: {n}"),
            "note": self.tr("notes: {n}"),
            "evidence": self.tr("sources: {n}"),
        }
        return listed(words[kind].format(n=f"{counts[kind]:,}") for kind in KINDS if kind in counts)

    @property
    def _row(self) -> TagRow | None:
        row: TagRow | None = self.list.current_record()
        return row

    def _enable(self) -> None:
        row, may_write = self._row, not self._document.is_read_only
        self.add.setEnabled(may_write)
        for button in (self.change, self.merge, self.remove):
            button.setEnabled(may_write and row is not None and row.is_own)
            button.setToolTip(
                "" if row is None or row.is_own else self.tr("This tag comes with the program.")
            )
        self.show_bearers.setEnabled(row is not None and bool(row.count))

    def _add(self) -> None:
        from dsr_tracker.gui.dialogs.tag_forms import TagForm

        form = TagForm(self._document, None, self)
        form.saved.connect(lambda edit: self.list.reveal_key(edit.changes[0].after.tag_id))
        form.open()

    def _change(self) -> None:
        from dsr_tracker.gui.dialogs.tag_forms import TagForm

        if (row := self._row) is not None:
            TagForm(self._document, row.tag, self).open()

    def _merge(self) -> None:
        from dsr_tracker.gui.dialogs.tag_forms import MergeTagForm

        if (row := self._row) is not None:
            form = MergeTagForm(self._document, row.tag, row.borne_by, self)
            former = Term("tag", row.tag.tag_id)
            form.saved.connect(lambda _: self._filter_instead(former, Term("tag", form.other.currentData())))
            form.open()

    def _filter_instead(self, former: Term, by: Term) -> None:
        """Where cells of the tag that goes are looked at, look at those of the other one."""
        chosen = self._viewing.filter
        if former in chosen.terms:
            self._viewing.set_filter(chosen.replaced(former, Filter((by,))))

    def _remove(self) -> None:
        if (row := self._row) is None:
            return
        try:
            taggings = self._document.tags.taggings(row.tag.tag_id)
            self._document.do(remove_tag(self._document.pen, row.tag, taggings))
        except TrackerError as error:
            self.error.setText(error_words(error))
            self.error.show()

    def _show_bearers(self) -> None:
        if (row := self._row) is not None:
            self._viewing.set_filter(self._viewing.filter.plus(Term("tag", row.tag.tag_id)))
            self.accept()
