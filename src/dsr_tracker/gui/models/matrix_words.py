"""What the matrix says of its rows, columns and cells: on screen, aloud and in tooltips."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dsr_tracker.core.cells import Cell, Look
from dsr_tracker.core.editing import provision_label
from dsr_tracker.core.records import Origin
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.fitting_cells import FittingCells
from dsr_tracker.gui.models.matrix_looks import MatrixLooks
from dsr_tracker.gui.models.matrix_means import MatrixMeans
from dsr_tracker.gui.models.matrix_rows import MatrixRows
from dsr_tracker.gui.models.matrix_sections import Section
from dsr_tracker.gui.tag_dots import tag_name
from dsr_tracker.gui.teaching import mean_lesson
from dsr_tracker.gui.words import (
    contrary_words,
    foreign_label,
    foreign_words,
    listed,
    mean_words,
    original_words,
    party_words,
    said,
    strung,
    told,
)


class MatrixWords(QObject):
    """Knows what stands where; asks the looks and the means for what they hold."""

    def __init__(  # noqa: PLR0917 - what is spoken of
        self,
        document: Document,
        rows: MatrixRows,
        looks: MatrixLooks,
        means: MatrixMeans,
        fitting: FittingCells,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._rows = rows
        self._looks = looks
        self._means = means
        self._fitting = fitting

    def text(self, row: int, column: int) -> str:
        """What stands there: a heading, a rating or a mean; empty where the party takes no part."""
        if (instrument := self._rows.instrument_at(row)) is not None:
            return shown(told(instrument).title) if column == 0 else ""
        if (section := self._rows.section_at(row)) is not None:
            return self._section_text(row, section) if column == 0 else ""
        if row == self._rows.mean_row or column == self._rows.mean_column:
            mean = self._means.at(row, column)
            return "…" if mean is None else mean_words(mean)
        look = self._looks.of_row(row)[column]
        return "" if look is None else self._rating_label(look.rating_id)

    def copied(self, row: int, column: int) -> str:
        """What a copy says there: the words of the cell, the mark against it among them."""
        text, look = self.text(row, column), self._look(row, column)
        return contrary_words(text) if look is not None and look.is_contrary else text

    def spoken(self, row: int, column: int) -> str:
        """What is said aloud there: whose cell of what it is, and its status."""
        if self._rows.instrument_at(row) is not None or self._rows.section_at(row) is not None:
            return self.text(row, 0)
        provision = self._rows.provision_at(row)
        is_mean = column == self._rows.mean_column
        who = self.tr("mean") if is_mean else party_words(self._rows.parties[column].name)
        what = self.tr("mean") if provision is None else said(provision_label(provision))
        status = self.text(row, column) or self.tr("takes no part")
        spoken = self.tr("{party}, {provision}: {status}").format(party=who, provision=what, status=status)
        cell = self._rows.cell_at(row, column)
        if cell is None or self._fitting.fits(cell):
            return spoken
        return self.tr("{cell}, filtered out").format(cell=spoken)

    def tooltip(self, row: int, column: int) -> str:
        """What a cell's status means, or how the mean there was computed; empty where nothing is."""
        look = self._look(row, column)
        if look is not None:
            return self._meaning(row, column, look)
        found = self._means.explain(row, column)
        return "" if found is None else mean_lesson(found.mean, found.counts, found.scale)

    def column_title(self, column: int) -> str:
        """The party's name."""
        if column == self._rows.mean_column:
            return self.tr("Mean")
        return shown(party_words(self._rows.parties[column].name))

    def column_tooltip(self, column: int) -> str:
        """The party's name with its other names."""
        if column == self._rows.mean_column:
            return self.tr("Mean")
        party = self._rows.parties[column]
        name = party_words(party.name)
        names = listed(dict.fromkeys(each for each in (party.name, *party.aliases) if each != name))
        return said("{text} ({remark})").format(text=name, remark=names) if names else name

    def row_title(self, row: int) -> str:
        """The provision by number and title; of a heading what it is found by, if it is the catalogue's."""
        instrument, provision = self._rows.instrument_at(row), self._rows.provision_at(row)
        if instrument is not None:
            return instrument.instrument_id if instrument.origin is Origin.CATALOGUE else ""
        if (group := self._rows.section_at(row)) is not None:
            return group.tag.tag_id if group.tag and group.tag.origin is Origin.CATALOGUE else ""
        if provision is None:
            return self.tr("Mean")
        words = told(provision)
        return shown(f"{words.number} {words.title or words.summary}")

    def row_spoken(self, row: int) -> str:
        """The title, and whether the clause's measures are shown."""
        text, state = self.row_title(row), self._rows.is_opened(row)
        if state is None:
            return text
        folded = self.tr("expanded") if state else self.tr("collapsed")
        return strung(text, folded)

    def row_tooltip(self, row: int) -> str:
        """What the provision says; empty for a heading and the mean."""
        provision = self._rows.provision_at(row)
        if provision is None:
            return ""
        words = told(provision)
        return "\n".join(filter(None, (words.summary or words.title, original_words(provision))))

    def _look(self, row: int, column: int) -> Look | None:
        looks = self._looks.of_row(row)
        return looks[column] if column < len(looks) else None

    def _section_text(self, row: int, section: Section) -> str:
        name = self.tr("Without a tag") if section.tag is None else shown(tag_name(section.tag))
        mean = self._means.of_section(row)
        if mean is None:
            return name
        return self.tr("{tag} · mean {mean}").format(tag=name, mean=mean_words(mean))

    def _meaning(self, row: int, column: int, look: Look) -> str:
        scale = self._means.scale
        is_known = scale.holds(look.rating_id)
        meaning = said(scale.rating(look.rating_id).meaning) if is_known else foreign_words()
        contrary = self.tr("Action against the undertaking is on record.") if look.is_contrary else ""
        cell: Cell | None = self._rows.cell_at(row, column)
        is_hidden = cell is not None and cell in self._document.blind_cells
        hidden = self.tr("You read this cell blind: what was judged of it is hidden.") if is_hidden else ""
        return "\n".join(filter(None, (self.spoken(row, column), meaning, contrary, hidden)))

    def _rating_label(self, rating_id: str) -> str:
        scale = self._means.scale
        return said(scale.rating(rating_id).label) if scale.holds(rating_id) else foreign_label(rating_id)
