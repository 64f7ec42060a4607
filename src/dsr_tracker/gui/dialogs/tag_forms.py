"""Forms for one tag of one's own: what it is called and looks like, and what it is merged into."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.core.palette import TAG_COLORS
from dsr_tracker.core.records import Tag
from dsr_tracker.core.tagging import merge_tags, save_tag
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.tag_dots import color_name, family_name, tag_dot, tag_name
from dsr_tracker.gui.theme import plain


class TagForm(FormDialog):
    """Adds a tag, or renames and recolours one."""

    def __init__(self, document: Document, tag: Tag | None, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("New tag") if tag is None else self.tr("Change a tag"))
        self._tag = tag
        before = tag or Tag("", "")
        self.name = self.add_line(self.tr("Name"), before.name)
        self.family = self.add_line(
            self.tr("Family"), before.family, self.tr("Optional: the matrix can be grouped by a family")
        )
        colors = [(color_name(color), color) for color in TAG_COLORS]
        self.color = self.add_choice(self.tr("Colour"), colors, before.color or "grey")
        for row in range(self.color.count()):
            self.color.setItemIcon(row, tag_dot(Tag("", "", color=self.color.itemData(row))))
        self.finish(self.tr("Add") if tag is None else self.tr("Save"))

    def edit(self) -> Edit | None:
        after = replace(
            self._tag or Tag("", ""),
            name=self.name.text(),
            family=self.family.text(),
            color=self.color.currentData(),
        )
        return save_tag(self.document.pen, self._tag, after, self.document.tags.listed())


class MergeTagForm(FormDialog):
    """Gives all that bears one tag another one."""

    def __init__(self, document: Document, tag: Tag, borne_by: str, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("Merge a tag"))
        self._tag = tag
        what = self.tr("All that bears “{name}” ({borne}) will bear the other tag, and “{name}” goes.")
        self.form.addRow(plain(what.format(name=tag.name, borne=borne_by or self.tr("nothing"))))
        others = [each for each in document.tags.listed() if each.tag_id != tag.tag_id]
        self.other = self.add_choice(
            self.tr("Into"),
            [(f"{tag_name(each)} · {family_name(each.family)}", each.tag_id) for each in others],
        )
        self.finish(self.tr("Merge"))

    def edit(self) -> Edit | None:
        read = self.document.tags
        kept: Tag = self.document.read.record("tag", self.other.currentData())
        of_gone, of_kept = read.taggings(self._tag.tag_id), read.taggings(kept.tag_id)
        views = self.document.views.listed()
        return merge_tags(self.document.pen, self._tag, kept, of_gone, of_kept, views=views)
