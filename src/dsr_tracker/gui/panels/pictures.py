"""The Pictures page: distributions, one country, change, timeline and map, to look at, open and save."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImageWriter, QStatusTipEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.explaining import Explained, ExplainedCell
from dsr_tracker.core.pictures import Ask, Behind, Picture, PictureKind, picture_in_words
from dsr_tracker.core.ratings import mean_of
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.drawings import copied, image_of, svg_of
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.panel import Panel
from dsr_tracker.gui.panels.picture_choices import PictureChoices
from dsr_tracker.gui.panels.picture_view import PictureScroll, PictureView
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.reading_jobs import read_picture
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import shipped_word
from dsr_tracker.reports.drawing.shapes import Drawing, Mark

_NUMBER = re.compile(r"\d[\d,]*")


class PicturesPanel(Panel):
    """One picture at a time. Its marks open to their cells; it is copied or saved as it is seen."""

    page = "pictures"

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(document, viewing, parent)
        self._job: Job | None = None
        self._picture: Picture | None = None
        self.kinds = QTabBar(self)
        self.kinds.setAccessibleName(self.tr("Kind of picture"))
        self.kinds.setDrawBase(False)
        self.kinds.setExpanding(False)
        self.kinds.setUsesScrollButtons(True)
        for kind, title in self._titles().items():
            self.kinds.setTabData(self.kinds.addTab(title), kind)
        self.choices = PictureChoices(document, viewing, self)
        self.as_table = QCheckBox(self.tr("Show as table"), self)
        self.as_table.setToolTip(self.tr("The same numbers as rows: for screen readers, and to sort"))
        self.copy = self._action(self.tr("Copy"), self._on_copy)
        self.copy.setToolTip(self.tr("Copy the picture, as PNG and SVG, to paste it elsewhere"))
        self.copy_action = self.copy  # no key of its own: two actions with one key are neither
        self.save = self._action(self.tr("Save as…"), self._on_save)
        self.save.setToolTip(self.tr("Save the picture as SVG or PNG"))
        buttons = [action_button(action) for action in (self.copy, self.save)]
        self.choices.add_at_the_end([self.as_table, *buttons])
        self._remark = plain("", is_quiet=True)
        self._message = plain("", is_quiet=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.view = PictureView()
        self._scroll = PictureScroll(self.view)
        self.table: RecordView | None = None
        self._shown = QStackedWidget()
        self._shown.addWidget(self._scroll)
        self._shown.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        for widget in (self.kinds, self.choices, self._remark):
            layout.addWidget(widget)
        layout.addWidget(self._shown, 1)
        self.kinds.currentChanged.connect(self.refresh)
        self.choices.changed.connect(self.refresh)
        self.as_table.toggled.connect(self._show)
        self.view.opened.connect(self._on_opened)
        viewing.instruments_changed.connect(self.invalidate)
        viewing.filter_changed.connect(self.invalidate)
        viewing.stale_months_changed.connect(self._on_stale_months_changed)

    @property
    def kind(self) -> PictureKind:
        """The kind of picture that is shown."""
        return PictureKind(self.kinds.tabData(self.kinds.currentIndex()))

    @property
    def drawing(self) -> Drawing | None:
        """What is drawn; None while nothing is."""
        return self.view.drawing if self._picture is not None and not self._why_empty() else None

    def open_subject(self, subject: str) -> None:
        """Show that kind of picture; “change 2026-03-31” compares with that day."""
        subject, _, since = subject.partition(" ")
        if since:
            self.choices.compare_with(since)
        for index in range(self.kinds.count()):
            if self.kinds.tabData(index) == subject:
                self.kinds.setCurrentIndex(index)

    @property
    def subject(self) -> str:
        return str(self.kind)

    def take_focus(self) -> None:
        shown = self._shown.currentWidget()
        (self.kinds if shown is self._message else self.table or self.view).setFocus()

    def refresh(self) -> None:
        self.choices.show_kind(self.kind)
        ask = self.choices.ask(self.kind)
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if ask.kind is PictureKind.COUNTRY and not ask.party_id:
            self._take(None)
        elif not self.document.agenda.is_big():
            self._take(self.document.show_picture(ask))
        else:
            self._read_beside(ask)

    def _read_beside(self, ask: Ask) -> None:
        if self._picture is None or self._picture.ask.kind is not ask.kind:
            self._message.setText(self.tr("Reading…"))
            self._shown.setCurrentWidget(self._message)
        self._job = read_picture(self.document, ask)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_read(self, picture: Picture) -> None:
        self._job = None
        if picture.ask.kind is self.kind:
            self._take(picture)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error

    def _take(self, picture: Picture | None) -> None:
        self._picture = picture
        if picture is not None:
            self.choices.show_since(picture.ask.since)
            self.view.show_picture(picture)
            self._tell_filtered(picture)
        self._show()

    def _tell_filtered(self, picture: Picture) -> None:
        """Say in the filter bar what the picture shows of how much."""
        if not picture.ask.chosen:
            return
        if picture.ask.kind is PictureKind.TIMELINE:
            text = self.tr("not filtered: a timeline counts everything")
        else:
            text = self.tr("{n} of {m} cells of clauses").format(
                n=f"{picture.total.cells:,}", m=f"{picture.unfiltered:,}"
            )
        self.viewing.tell_filtered(self.page, text)

    def _on_stale_months_changed(self) -> None:
        if self.viewing.filter:
            self.invalidate()

    def _show(self) -> None:
        why = self._why_empty()
        for action in (self.copy, self.save):
            action.setEnabled(not why)
        self.as_table.setEnabled(not why)
        self._remark.setText("" if why else self._remarks())
        self._remark.setVisible(bool(self._remark.text()))
        if why:
            self._message.setText(why)
            self._shown.setCurrentWidget(self._message)
        elif self.as_table.isChecked() and self.view.drawing is not None:
            self._show_table(self.view.drawing)
        else:
            self._drop_table()
            self._shown.setCurrentWidget(self._scroll)

    def _show_table(self, drawing: Drawing) -> None:
        """The marks as rows. Tables know their columns from the start, so other columns are another table."""
        had_focus = self.table is not None and self.table.hasFocus()
        titles = tuple(column.title for column in self.table.table.columns) if self.table else ()
        if self.table is None or titles != drawing.headings:
            self._drop_table()
            columns = [_column(number, heading) for number, heading in enumerate(drawing.headings)]
            rows = RecordTable[Mark](columns, lambda mark: mark.behind, self)
            # What is told in a sentence gets the room: a distribution, or what moved.
            self.table = RecordView(rows, drawing.title, stretched=-1 if len(columns) > 3 else 1)
            self.table.opened.connect(self._on_opened)
            self._shown.addWidget(self.table)
        self.table.setAccessibleName(drawing.title)
        self.table.table.set_rows(drawing.marks)
        self._shown.setCurrentWidget(self.table)
        if had_focus:
            self.table.setFocus()

    def _drop_table(self) -> None:
        if self.table is not None:
            self._shown.removeWidget(self.table)
            self.table.deleteLater()
            self.table = None

    # -- what a person does ---------------------------------------------------------------------------

    def _on_opened(self, mark: Mark) -> None:
        behind = mark.behind
        if behind.cell is not None:
            self.viewing.open_cell(behind.cell)
        elif behind.period:
            self.viewing.open_page("timeline", self._lines_of(behind))
        else:
            self._open_figure(mark)

    def _open_figure(self, mark: Mark) -> None:
        if self._picture is None:
            return
        scale = self.document.scale
        behind = self.document.rows_behind(self._picture.ask, mark.behind)
        cells = tuple(
            ExplainedCell(cell, row.subject.name, row.rating_id)
            for row in picture_in_words(behind, shipped_word).rows
            if (cell := row.subject.behind.cell) is not None
        )
        counts = Counter(each.rating_id for each in cells)
        title = self.tr("Mean of {name}").format(name=mark.values[0])
        self.viewing.open_figure(Explained(title, mean_of(counts, scale), counts, scale, cells))

    def _lines_of(self, behind: Behind) -> str:
        """What the timeline is searched for: the period, and the country as the tracker calls it."""
        party = self.document.read.record("party", behind.party_id) if behind.party_id else None
        return f"{behind.moment}:{behind.period} {party.name if party else ''}".strip()

    def _on_copy(self) -> None:
        if (drawing := self.drawing) is not None:
            QGuiApplication.clipboard().setMimeData(copied(drawing, self.view.family))
            self._say(self.tr("Copied. Paste it where you want it."))

    def _on_save(self) -> None:
        drawing = self.drawing
        if drawing is None:
            return
        kind = self.kinds.tabText(self.kinds.currentIndex())
        stem = f"{self.document.path.stem} {kind} {self.viewing.day}"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the picture"),
            str(self.document.path.with_name(f"{stem}.svg")),
            self.tr("Vector picture (*.svg);;Picture (*.png)"),
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix.lower() in (".svg", ".png") else path.with_name(f"{path.name}.svg")
            self.save_drawing(drawing, path)

    def save_drawing(self, drawing: Drawing, path: Path) -> None:
        """Write the drawing as PNG or SVG, by the path's ending; raises a FileError."""
        from dsr_tracker.reports.writing import put_file

        family = self.view.family
        is_png = path.suffix.lower() == ".png"
        put_file(_png(drawing, family) if is_png else svg_of(drawing, family), path)
        self._say(self.tr("Saved as {name}").format(name=path.name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.view.update()

    # -- parts ------------------------------------------------------------------------------------------

    def _why_empty(self) -> str:
        """Why nothing is drawn, and what to do; empty where something is."""
        picture, kind = self._picture, self.kind
        if kind is PictureKind.TIMELINE and picture is not None and picture.is_empty:
            return self.tr(
                "Nothing has happened by {day}. Write a note or rate a cell, or choose a later day."
            ).format(day=self.viewing.day)
        if picture is not None and picture.is_empty and picture.ask.chosen:
            return self.tr("No cell here fits the filter. Change it above, or press Esc to see all cells.")
        if picture is None or picture.is_empty:
            return self.tr(
                "There is no clause with a party here. Choose another instrument, or add clauses and parties "
                "on the Clauses page."
            )
        if kind is not PictureKind.CHANGE:
            return ""
        if not picture.scale.scores:
            return self.tr("The ratings of this tracker are categories, so there is no mean that changes.")
        tallies = [tally for row in picture.rows for tally in (row.tally, row.before) if tally is not None]
        if all(tally.mean(picture.scale).percent is None for tally in tallies):
            return self.tr(
                "No cell has a score on either day. Rate cells in the matrix, or choose other days."
            )
        return ""

    def _remarks(self) -> str:
        picture = self._picture
        if picture is None or self.kind is PictureKind.TIMELINE or picture.total.is_judged:
            return ""
        return self.tr(
            "Nothing is assessed here by {day}. Rate cells in the matrix, and they show here."
        ).format(day=self.viewing.day)

    def _say(self, text: str) -> None:
        """Say it in the window's status bar."""
        QApplication.sendEvent(self, QStatusTipEvent(text))

    def _action(self, text: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _titles(self) -> dict[PictureKind, str]:
        return {
            PictureKind.COUNTRIES: self.tr("Countries"),
            PictureKind.CLAUSES: self.tr("Clauses"),
            PictureKind.COUNTRY: self.tr("One country"),
            PictureKind.CHANGE: self.tr("Change"),
            PictureKind.TIMELINE: self.tr("Timeline"),
            PictureKind.MAP: self.tr("Map"),
        }


def _column(number: int, heading: str) -> Column[Mark]:
    """A column of the marks' values; means and counts are sorted as the numbers that they begin with."""

    def text(mark: Mark) -> str:
        return mark.values[number]

    def order(mark: Mark) -> tuple[int, str]:
        found = _NUMBER.match(text(mark))
        return int(found[0].replace(",", "")) if found else -1, text(mark).casefold()

    return Column[Mark](heading, text, 28 if number == 0 else 18, order=order)


def _png(drawing: Drawing, family: str) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image_of(drawing, family))
    return bytes(content.data())
