"""The sources behind a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Citation, Evidence
from dsr_tracker.gui.actions import cite_link, evidence_line, remove_citation
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.link_field import LinkField
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.panels.undo_routing import route_undo
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.panels.writing import only_to_write
from dsr_tracker.gui.viewing import Viewing

if TYPE_CHECKING:
    from dsr_tracker.gui.drafts import Typed


class EvidenceSection(Section):
    """Paste a link and press Enter; or describe a source in full."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._viewing = viewing
        self._cell: Cell | None = None
        self._begun: dict[Cell, str] = {}
        self._list = ShortList(self.tr("Evidence"), self)
        self._list.opened.connect(self._on_opened)
        self._list.removed.connect(self._on_removed)
        self._list.currentRowChanged.connect(self._update_buttons)
        self._open = QPushButton(self.tr("Open link"), self)
        self._open.clicked.connect(lambda: self._on_opened(self._list.value))
        self._edit = QPushButton(self.tr("Edit…"), self)
        self._edit.setAccessibleName(self.tr("Edit the selected source"))
        self._edit.clicked.connect(self._on_edit)
        self._remove = QPushButton(self.tr("Remove"), self)
        self._remove.setAccessibleName(self.tr("Remove the selected source from this cell"))
        self._remove.clicked.connect(lambda: self._on_removed(self._list.value))
        self._link = LinkField(self)
        self._link.setAccessibleName(self.tr("Link to a source"))
        self._link.setPlaceholderText(self.tr("Paste a link, DOI or citation, then Enter"))
        route_undo(self._link)
        self._link.returnPressed.connect(self._on_link_entered)
        self._link.textEdited.connect(self._keep_draft)
        self._add = QPushButton(self.tr("Describe a source…"), self)
        self._add.clicked.connect(self._on_add)
        self._many = QPushButton(self.tr("From a text…"), self)
        self._many.setAccessibleName(self.tr("Add sources from a pasted text or a reference manager's file"))
        self._many.clicked.connect(lambda: self._on_text_pasted(""))
        self._link.text_pasted.connect(self._on_text_pasted)
        only_to_write(document, self._link, self._add, self._many)
        row = WrappingRow()
        row.add(self._open, self._edit, self._remove)
        self.body.addWidget(self._list)
        self.body.addLayout(row)
        self.body.addWidget(self._link)
        adding = WrappingRow()
        adding.add(self._add, self._many)
        self.body.addLayout(adding)

    def show_cell(self, cell: Cell) -> None:
        """Show what stands behind that cell."""
        if cell != self._cell:
            if self._cell is not None:
                self._begun[self._cell] = self._link.text()
            self._link.setText(self._begun.pop(cell, ""))
        self._cell = cell
        cited = self._document.read.citations(cell)
        self.set_title(self.tr("Evidence ({n})").format(n=len(cited)))
        copies = self._document.copies.counts() if cited else {}
        self._list.fill(
            [
                (self._line(source, copies.get(source.evidence_id, 0)), (citation, source))
                for citation, source in cited
            ]
        )
        self._update_buttons()

    def _line(self, source: Evidence, copies: int) -> str:
        line = evidence_line(source)
        if not copies:
            return line
        kept = self.tr("1 copy kept") if copies == 1 else self.tr("{n} copies kept").format(n=copies)
        return f"{line} · {kept}"

    def take_up(self, cell: Cell, values: dict[str, str]) -> None:
        """Go on with a link that was begun for that cell before, beside what is begun there now."""
        if cell == self._cell:
            links = dict.fromkeys((self._link.text().strip(), values.get("link", "").strip()))
            self._link.setText(" ".join(filter(None, links)))
            self._keep_draft()

    def focus_link(self) -> None:
        """Put the cursor where a link is pasted."""
        self._link.setFocus()

    def _keep_draft(self) -> None:
        cell = self._cell
        if cell is None:
            return

        def typed() -> Typed | None:
            link = self._link.text() if cell == self._cell else self._begun.get(cell, "")
            label = self._document.label(cell)
            return (label, {"link": link}) if link.strip() else None

        self._document.drafts.keep("link", tuple(cell), typed)

    def _update_buttons(self) -> None:
        chosen = self._list.value
        for button in (self._edit, self._remove, self._open):
            button.setVisible(self._list.count() > 0)
            button.setEnabled(chosen is not None)
        if isinstance(chosen, tuple):
            self._open.setEnabled(bool(chosen[1].url))
        only_to_write(self._document, self._edit, self._remove)

    def _on_link_entered(self) -> None:
        if self._cell is not None and self._link.text().strip():
            # Where this raises, the typed link stays in its field.
            cite_link(self._document, self._cell, self._viewing.day, self._link.text())
            self._link.setText("")  # unlike clear(), this forgets the typing that Ctrl+Z would bring back
            self._keep_draft()

    def _on_text_pasted(self, text: str) -> None:
        from dsr_tracker.gui.dialogs.sources_dialog import SourcesDialog

        if self._cell is not None:
            target = self._document.target(self._cell, self._viewing.day)
            SourcesDialog(self._document, target, text, self).open()

    def _on_add(self) -> None:
        from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog

        if self._cell is not None:
            target = self._document.target(self._cell, self._viewing.day)
            EvidenceDialog(self._document, target, None, self).open()

    def _on_edit(self) -> None:
        from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog

        if isinstance(self._list.value, tuple):
            EvidenceDialog(self._document, None, self._list.value[1], self).open()

    def _on_opened(self, value: object) -> None:
        if isinstance(value, tuple):
            source: Evidence = value[1]
            if source.url:
                self._viewing.open_link(source.url)

    def _on_removed(self, value: object) -> None:
        if self._cell is not None and isinstance(value, tuple):
            citation: Citation = value[0]
            remove_citation(self._document, self._cell, self._viewing.day, citation)
