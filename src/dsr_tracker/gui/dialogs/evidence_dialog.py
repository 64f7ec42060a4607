"""Adds a source, or changes what is recorded of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from dsr_tracker.core.agenda import EvidenceUse
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import Target, checked_evidence, cite, new_evidence, put, revise_evidence
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Evidence
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.copies_list import CopiesList
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.words import said

if TYPE_CHECKING:
    from dsr_tracker.importing.citations import FoundSource

_PAUSE_MS = 150
_LISTED = 200


class EvidenceDialog(FormDialog):
    """A form for a source; with a `target`, the source is put behind that cell.

    A source that is recorded already, found by its address or picked from the list, is cited and
    not recorded twice.
    """

    def __init__(
        self,
        document: Document,
        target: Target | None = None,
        evidence: Evidence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, "", parent)
        self._target = target
        self._before = evidence
        self.setWindowTitle(self.tr("Source") if evidence is not None else self.tr("Add a source"))
        if target is not None:
            self.add_remark(self.tr("For {cell}").format(cell=said(target.label)))
        base = evidence or Evidence("", accessed_on=today())
        self._url = self.add_line(self.tr("Link"), base.url, "https://")
        self._title = self.add_line(self.tr("Title"), base.title)
        self._publisher = self.add_line(self.tr("Publisher"), base.publisher)
        day = self.tr("Year-month-day, for example 2026-03-31")
        self._published_on = self.add_line(self.tr("Published on"), base.published_on, day)
        self._accessed_on = self.add_line(self.tr("Accessed on"), base.accessed_on, day)
        self._language = self.add_line(
            self.tr("Language"), base.language, self.tr("For example en, zh or ar")
        )
        self._remark = self.add_text(self.tr("Remark"), base.remark, 3)
        if evidence is not None:
            self.copies = CopiesList(document, evidence, self)
            self.form.addRow(self.tr("Copies:"), self.copies)
        self._tabs: QTabWidget | None = None
        save = self.tr("Add source") if evidence is None else self.tr("Save")
        if evidence is None and target is not None and document.agenda.evidence_count():
            self.finish(save, body=self._with_picker())
        else:
            self.finish(save)
        self._url.setFocus()
        cell = ("", "") if target is None else (target.provision.provision_id, target.party.party_id)
        where = base.title or base.url if target is None else target.label
        self.keep_drafts("evidence", (base.evidence_id, *cell), where or self.tr("new"))

    def fill(self, found: FoundSource) -> None:
        """Put in what is told of a source; what is not told stays as it is."""
        for field, text in (
            (self._url, found.url),
            (self._title, found.title),
            (self._publisher, found.publisher),
            (self._published_on, found.published_on),
            (self._language, found.language),
        ):
            if text:
                field.setText(text)
        if found.remark:
            self._remark.setPlainText(found.remark)

    def edit(self) -> Edit | None:
        """The source as typed or picked."""
        pen = self.document.pen
        if self._tabs is not None and self._tabs.currentIndex() == 1:
            return self._cite_picked()
        if self._before is not None:
            return revise_evidence(pen, self._before, self._typed(self._before))
        evidence = new_evidence(pen, **self._texts())
        known = self.document.read.evidence_with_url(evidence.url)
        if self._target is None:
            if known is not None:
                title = known.title or known.url
                raise UnknownNameError(
                    self.tr("This address is recorded already: {title}.").format(title=title),
                    self.tr("Change that source instead."),
                )
            return put(pen, f"source “{evidence.title or evidence.url}”", None, evidence)
        if known is None:
            return cite(pen, self._target, evidence)
        return self._cite_known(known)

    def _typed(self, base: Evidence) -> Evidence:
        return checked_evidence(replace(base, **self._texts()))

    def _texts(self) -> dict[str, str]:
        return {
            "url": self._url.text(),
            "title": self._title.text(),
            "publisher": self._publisher.text(),
            "published_on": self._published_on.text(),
            "accessed_on": self._accessed_on.text(),
            "language": self._language.text(),
            "remark": self._remark.toPlainText(),
        }

    def _cite_picked(self) -> Edit | None:
        use: EvidenceUse | None = self.list.current_record()
        if use is None:
            raise UnknownNameError(self.tr("No source is chosen."), self.tr("Choose one from the list."))
        return self._cite_known(use.evidence)

    def _cite_known(self, evidence: Evidence) -> Edit | None:
        if self._target is None:
            return None
        provision_id, party_id = self._target.provision.provision_id, self._target.party.party_id
        for use in self.document.agenda.citing(evidence.evidence_id):
            if (use.place.provision_id, use.place.party_id) == (provision_id, party_id):
                raise UnknownNameError(
                    self.tr("“{title}” stands behind this cell already.").format(
                        title=evidence.title or evidence.url
                    ),
                    self.tr("Choose another source."),
                )
        return cite(self.document.pen, self._target, evidence, is_known=True)

    # -- picking a source that is recorded already --------------------------------------------------

    def _with_picker(self) -> QTabWidget:
        self._search = QLineEdit(self)
        self._search.setClearButtonEnabled(True)
        self._search.setPlaceholderText(self.tr("Title, publisher or link"))
        self._search.setAccessibleName(self.tr("Find a source"))
        self._table = RecordTable[EvidenceUse](
            (
                Column[EvidenceUse](self.tr("Title"), lambda u: u.evidence.title or u.evidence.url, 34),
                Column[EvidenceUse](self.tr("Publisher"), lambda u: u.evidence.publisher, 16),
                Column[EvidenceUse](self.tr("Published"), lambda u: u.evidence.published_on, 11),
            ),
            lambda u: u.evidence.evidence_id,
            self,
        )
        self.list = RecordView(self._table, self.tr("Sources"), self, stretched=0)
        self.list.setSortingEnabled(False)
        self.list.opened.connect(lambda _: self.accept())
        self._picked_hint = plain("", is_quiet=True)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self._search)
        layout.addWidget(chips_of(self.list, parent=self))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._picked_hint)
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(self.tr("Where the source comes from"))
        tabs.addTab(self._content, self.tr("New source"))
        tabs.addTab(page, self.tr("Already recorded"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._list_sources)
        self._search.textChanged.connect(lambda _: self._pause.start())
        self._tabs = tabs
        self._list_sources()
        return tabs

    def _list_sources(self) -> None:
        text = self._search.text()
        found = self.document.agenda.evidence(text, _LISTED)
        self._table.set_rows(found)
        if found and self.list.current_record() is None:
            self.list.setCurrentIndex(self._table.index(0, 0))
        if not found:
            hint = self.tr("No source matches “{text}”.").format(text=text)
        elif len(found) == _LISTED:
            hint = self.tr("The newest {n} are listed; type to find others.").format(n=_LISTED)
        else:
            hint = ""
        self._picked_hint.setText(hint)

    def accept(self) -> None:
        """Look up what was typed last before anything is taken from the list."""
        if self._tabs is not None and self._pause.isActive():
            self._pause.stop()
            self._list_sources()
        super().accept()
