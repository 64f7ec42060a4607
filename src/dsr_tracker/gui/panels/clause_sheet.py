"""Everything that is known of one instrument or provision."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.explaining import Among
from dsr_tracker.core.records import Figure, Instrument, Principle, Provision
from dsr_tracker.core.summary import CellLine, tally_lines, total
from dsr_tracker.gui.cell_editing import CellEditors
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.models.clause_tree import Item, record_text
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.cell_rows import CellRow, cell_columns, explained_cells
from dsr_tracker.gui.panels.facts import Facts
from dsr_tracker.gui.panels.mean_strip import MeanStrip
from dsr_tracker.gui.panels.measures_section import MeasuresSection
from dsr_tracker.gui.panels.page_scroll import keep_row_in_sight, page_scroll
from dsr_tracker.gui.panels.participants_section import ParticipantsSection
from dsr_tracker.gui.panels.passages_section import PassagesSection
from dsr_tracker.gui.panels.provision_extras import ProvisionExtras
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.panels.revealing import reveal
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.tag_line import TagLine
from dsr_tracker.gui.tagging import tagged_item
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.vocabulary import figure_value, period_text, references_line
from dsr_tracker.gui.words import listed, original_words, party_words, said, told, word


@dataclass(frozen=True)
class FigureRow:
    """A figure with where it stands."""

    figure: Figure
    said_in: str


class ClauseSheet(QWidget):
    """Scrolls as a whole; lists open their cells, countries and clauses."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._title, self._place = heading(""), plain("", is_quiet=True)
        self._summary, self._original = plain(""), plain("", is_quiet=True)
        self.tags = TagLine(document, viewing)
        self._facts = Facts()
        self._strip = MeanStrip(viewing)
        editors = CellEditors(document, lambda: viewing.day, self)
        self.parties = RecordView(
            RecordTable(cell_columns(self.tr("Party"), 22, editors), lambda row: row.key, self),
            self.tr("Status of every party"),
        )
        self._standing = _section(self.tr("Where it stands"), self._strip, self.parties)
        self.measures = MeasuresSection(document, viewing)
        self.participants = ParticipantsSection(document, viewing)
        self.figures = RecordView(
            RecordTable(self._figure_columns(), lambda row: row.figure.figure_id, self),
            self.tr("Figures"),
            stretched=(0, 3),
        )
        self._numbers = _section(self.tr("Figures"), self.figures)
        self._passages = PassagesSection(document)
        self.extras = ProvisionExtras(document, viewing)
        self._build()
        self.parties.opened.connect(lambda row: viewing.open_cell(row.line.cell))
        self._passages.attach_wanted.connect(lambda: viewing.open_page("sources"))

    def show_record(self, record: Item) -> None:
        """Show that instrument or provision as it is now."""
        self._title.setText(record_text(record))
        self.tags.show_tags(*tagged_item(self._document, record))
        self._summary.setText(told(record).summary)
        self._summary.setVisible(bool(record.summary))
        self._original.setText(original := original_words(record))
        self._original.setVisible(bool(original))
        if isinstance(record, Instrument):
            self._place.setText(f"{word(record.kind)} · {record.instrument_id}")
            self._show_instrument(record)
        else:
            instrument = self._document.read.instrument(record.instrument_id)
            kind = self.tr("Measure") if record.is_measure else self.tr("Clause")
            self._place.setText(f"{kind} · {record.provision_id} · {told(instrument).title}")
            self._show_provision(record, instrument)
        self._passages.show_references(told(record).references)

    def reveal(self, record_id: str) -> QWidget | None:
        """Scroll to what is said of the provision under that id, and give the list that has it."""
        return reveal(self.scroll_area, self.extras.lists, record_id)

    # -- parts ------------------------------------------------------------------------------------

    def _show_instrument(self, instrument: Instrument) -> None:
        read, scale, words = self._document.read, self._document.scale, told(instrument)
        self._facts.show_facts(
            (
                (self.tr("Agreed"), instrument.agreed_on),
                (self.tr("Published"), instrument.published_on),
                (self.tr("Place"), words.place),
                (self.tr("Legal character"), words.legal_character),
                (self.tr("Period"), period_text(instrument.period_start, instrument.period_end)),
                *_principles(words.principles),
                (self.tr("Also called"), listed(instrument.aliases)),
                (self.tr("Remark"), words.remark),
            )
        )
        tallies = self._document.summary.tallies(self._viewing.day, instrument_ids=[instrument.instrument_id])
        whole = total(tallies.values())
        caption = self.tr("over all its clauses and parties; measures are counted apart")
        among = Among(self._viewing.as_seen(), (instrument.instrument_id,))
        self._strip.show_tally(whole, scale, caption, words.title, among=among)
        self._standing.setVisible(bool(whole.cells))
        self.parties.hide()
        self.measures.hide()
        self.extras.hide()
        self.participants.show_instrument(instrument)
        self.participants.show()
        self._show_figures([f for f in read.figures() if f.instrument_id == instrument.instrument_id])

    def _show_provision(self, provision: Provision, instrument: Instrument) -> None:
        read, scale = self._document.read, self._document.scale
        own = period_text(provision.period_start, provision.period_end)
        whole = period_text(instrument.period_start, instrument.period_end)
        self._facts.show_facts(
            (
                (self.tr("Period"), own or whole),
                (self.tr("Legal character"), told(instrument).legal_character),
                (self.tr("Remark"), told(provision).remark),
            )
        )
        parties = read.columns([instrument.instrument_id]).get(instrument.instrument_id, [])
        measures = [
            p for p in read.provisions([instrument.instrument_id]) if p.clause_id == provision.provision_id
        ]
        ids = [provision.provision_id, *(measure.provision_id for measure in measures)]
        lines = self._document.summary.lines_of_provisions(ids, self._viewing.day)
        rows = [
            CellRow(party.party_id, party_words(party.name), scale, lines.get(cell, CellLine(cell)))
            for party in parties
            for cell in (Cell(provision.provision_id, party.party_id),)
        ]
        self.parties.table.set_rows(rows)
        self.parties.fit()
        self.parties.show()
        self._strip.show_tally(
            tally_lines(row.line for row in rows if row.line),
            scale,
            self.tr("over its parties"),
            self.tr("Distribution by party: {provision}").format(provision=record_text(provision)),
            lambda: explained_cells(rows),
        )
        self._standing.setVisible(bool(rows))
        self.measures.show_clause(provision, measures, parties, lines)
        self.extras.show_provision(provision)
        self.extras.show()
        self.participants.hide()
        self._show_figures([f for f in read.figures() if f.provision_id == provision.provision_id])

    def _show_figures(self, figures: list[Figure]) -> None:
        documents = {document.document_id: document for document in self._document.read.documents()}
        self.figures.table.set_rows(
            [FigureRow(figure, references_line(told(figure).references, documents)) for figure in figures]
        )
        self.figures.fit()
        self._numbers.setVisible(bool(figures))

    def _figure_columns(self) -> tuple[Column[FigureRow], ...]:
        return (
            Column(self.tr("Figure"), lambda row: told(row.figure).subject, 40),
            Column(
                self.tr("Value"),
                lambda row: figure_value(row.figure),
                26,
                alignment=Qt.AlignmentFlag.AlignRight,
                order=lambda row: row.figure.value,
            ),
            Column(
                self.tr("Period"),
                lambda row: period_text(row.figure.period_start, row.figure.period_end),
                13,
            ),
            Column(self.tr("Said in"), lambda row: row.said_in, 32, tooltip=_said_in),
        )

    def _build(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for label in (self._title, self._place, self.tags, self._summary, self._original):
            layout.addWidget(label)
        layout.addWidget(self._facts)
        for section in (
            *(self._standing, self.measures, self.participants),
            *(self.extras, self._numbers, self._passages),
        ):
            layout.addWidget(section)
        layout.addStretch(1)
        self.scroll_area = page_scroll(content, self.tr("What is known of the instrument or clause"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll_area)
        for view in (self.parties, self.measures.list, self.participants.list, self.figures):
            keep_row_in_sight(self.scroll_area, view)


def _said_in(row: FigureRow) -> str:
    return "\n".join(filter(None, (row.said_in, told(row.figure).remark)))


def _section(title: str, *parts: QWidget) -> Section:
    section = Section(title)
    for part in parts:
        section.body.addWidget(part)
    return section


def _principles(principles: tuple[Principle, ...]) -> list[tuple[str, str]]:
    """The principles, priorities and aims, each kind in one line."""
    by_kind: dict[str, list[str]] = {}
    for principle in principles:
        by_kind.setdefault(principle.kind, []).append(principle.name)
    return [(said(kind.capitalize()), listed(names)) for kind, names in by_kind.items()]
