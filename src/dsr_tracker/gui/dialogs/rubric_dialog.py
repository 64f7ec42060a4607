"""Writes what counts as each rating of a provision."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Provision
from dsr_tracker.core.rubrics import criterion, newest_rubric, write_rubric
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import provision_title
from dsr_tracker.gui.words import said


class RubricDialog(FormDialog):
    """One field for each rating; saving makes a new version, and the former ones stay."""

    def __init__(self, document: Document, provision: Provision, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self._provision = provision
        self.setWindowTitle(self.tr("Rubric"))
        scale = document.scale
        self._former = document.follow.rubrics(provision.provision_id)
        newest = newest_rubric(self._former, provision.provision_id, scale.scale_id)
        self.add_remark(provision_title(provision))
        self.add_remark(
            self.tr(
                "What would count as each rating? Write it before you judge; leave out what needs no words."
            )
            if newest is None
            else self.tr("Saving makes version {n}; version {former} stays in the history.").format(
                n=newest.version + 1, former=newest.version
            )
        )
        self._fields = {
            rating.rating_id: self.add_text(
                f"{rating.symbol} {said(rating.label)}", criterion(newest, rating.rating_id), 2
            )
            for rating in scale.ratings
            if rating.rating_id != NOT_ASSESSED
        }
        for rating in scale.ratings:
            if rating.rating_id in self._fields:
                self._fields[rating.rating_id].setPlaceholderText(said(rating.meaning))
        self._remark = self.add_text(self.tr("For all ratings"), "" if newest is None else newest.remark, 2)
        self.finish(self.tr("Save rubric"), size=QSize(96, 36))
        self.keep_drafts("rubric", (provision.provision_id,), provision_title(provision))

    def edit(self) -> Edit | None:
        texts = {rating_id: field.toPlainText() for rating_id, field in self._fields.items()}
        return write_rubric(
            self.document.pen,
            self._provision,
            self.document.scale,
            texts,
            self._former,
            remark=self._remark.toPlainText(),
        )
