"""Decides between two readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.core.second_reading import ReadPair, adjudicate
from dsr_tracker.gui.cycle_words import rating_words
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import provision_title
from dsr_tracker.gui.reading_words import side_words
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import party_words, said


class AdjudicationDialog(FormDialog):
    """First and second side by side with their reasons and sources; a rating and its reason decide."""

    def __init__(self, document: Document, pair: ReadPair, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self.tr("Decide between readers"))
        self._pair = pair
        target = document.target(pair.cell, pair.reading.as_of)
        name = f"{provision_title(target.provision)} – {party_words(target.party.name)}"
        self.form.addRow(heading(name, 2, self))
        sides = QWidget(self)
        grid = QGridLayout(sides)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        for column, (title, judged) in enumerate(
            ((self.tr("First"), pair.first), (self.tr("Second"), pair.reading))
        ):
            grid.addWidget(plain(title, is_quiet=True), 0, column)
            grid.addWidget(plain(side_words(judged)), 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self.form.addRow(sides)
        sources = [evidence.title or evidence.url for _, evidence in document.read.citations(pair.cell)]
        if sources:
            self.form.addRow(
                plain(self.tr("Sources: {names}").format(names=said("; ").join(sources)), is_quiet=True)
            )
        choices = [
            (rating_words(rating.rating_id, document.scale.scale_id), rating.rating_id)
            for rating in document.scale.ratings
            if rating.rating_id != NOT_ASSESSED
        ]
        self.rating = self.add_choice(self.tr("Rating"), [(self.tr("Choose…"), ""), *choices], "")
        self.reason = self.add_text(self.tr("Reason"), lines=4)
        self.finish(self.tr("Decide"))
        self.keep_drafts("adjudication", (pair.reading.reading_id,), document.label(pair.cell))

    def edit(self) -> Edit:
        if not self.rating.currentData():
            raise InvalidTextError("A decision needs a rating.", "Choose the first, the second or another.")
        scale = self.document.scale
        return adjudicate(
            self.document.pen,
            self.document.target(self._pair.cell, self._pair.reading.as_of),
            self._pair,
            scale.rating(self.rating.currentData()),
            scale,
            reason=self.reason.toPlainText(),
        )
