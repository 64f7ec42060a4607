"""What a report is to cover, and how it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from dsr_tracker.core.dates import months_before, today
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.records import PartyKind
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.period_field import CycleChoice
from dsr_tracker.gui.panels.tick_list import TickList
from dsr_tracker.gui.tag_dots import tag_name
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.tooltips import explain
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import error_words, listed, party_words, said, told
from dsr_tracker.reports.contents import Kind, Scope
from dsr_tracker.settings import Preset


class ReportForm(QWidget):
    """Only the fields that the chosen kind and format ask for are shown. `changed` tells any choice,
    `said` what is to know of the template."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = Path()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        self.kind = self._choice(
            self.tr("Kind"),
            [
                (self.tr("Full status report"), Kind.FULL),
                (self.tr("Country brief: one party, all instruments"), Kind.COUNTRY),
                (self.tr("Clause sheet: one provision, all parties"), Kind.CLAUSE),
                (self.tr("Matrix only"), Kind.MATRIX),
                (self.tr("What moved between two days"), Kind.CHANGES),
                (self.tr("Data only"), Kind.DATA),
            ],
        )
        self.format = self._choice(
            self.tr("Format"),
            [
                (self.tr("PDF document"), "pdf"),
                (self.tr("Word document (DOCX)"), "docx"),
                (self.tr("Excel workbook (XLSX)"), "xlsx"),
                (self.tr("Web page to read or print (HTML)"), "html"),
                (self.tr("Table, one row per cell (CSV)"), "csv"),
                (self.tr("Data package: tables with their description (ZIP)"), "zip"),
                (self.tr("Data for other programs (JSON)"), "json"),
            ],
        )
        self.language = self._choice(self.tr("Language"), [("English", "en"), ("简体中文", "zh")])
        self._choose(self.language, QLocale().name().partition("_")[0])
        read = document.read
        self.party = self._choice(
            self.tr("Party"), [(party_words(p.name), p.party_id) for p in read.parties()]
        )
        self.provision = self._choice(
            self.tr("Provision"),
            [
                (f"{p.provision_id}  {told(p).title or told(p).summary}", p.provision_id)
                for p in read.provisions()
            ],
        )
        if viewing.cell is not None:
            self._choose(self.party, viewing.cell.party_id)
            self._choose(self.provision, viewing.cell.provision_id)
        self.instruments = self._ticks(
            self.tr("Instruments"), [(told(i).title, i.instrument_id) for i in read.instruments()]
        )
        self.instruments.tick(viewing.instrument_ids)
        self.countries = self._ticks(
            self.tr("Countries"),
            [(party_words(p.name), p.country_code) for p in read.parties() if p.kind is PartyKind.COUNTRY],
        )
        ratings = [(f"{r.symbol}  {said(r.label)}", r.rating_id) for r in document.scale.ratings]
        self.ratings = self._ticks(self.tr("Ratings"), ratings)
        self.tags = self._ticks(
            self.tr("Tags"), [(tag_name(tag), tag.tag_id) for tag in document.tags.listed()]
        )
        self.as_of = self._day(self.tr("As of"), viewing.day)
        self._form.addRow("", as_of_cycle := CycleChoice(document, self.as_of, self))
        self.since = self._day(self.tr("Since"), months_before(viewing.day, 6))
        self._form.addRow("", since_cycle := CycleChoice(document, self.since, self))
        self._cycle_choices = (as_of_cycle, since_cycle)
        self.is_as_known = self._tick(self.tr("As known on an earlier day"))
        self.known_on = self._day(self.tr("Known on"), today())
        self.with_subnational = self._tick(self.tr("Count provinces and cities for their countries"))
        self.all_shown = QLabel(self.tr("Nothing ticked in a list means all of it."), self)
        self._form.addRow("", self.all_shown)
        self._template_row = self._build_template_row()
        self.changed.connect(self._show_fields)
        self._show_fields()

    @property
    def format_name(self) -> str:
        """The chosen format, which is the ending of its files."""
        return str(self.format.currentData())

    @property
    def template(self) -> Path | None:
        """The analyst's own Word template; None where the format takes none or none was chosen."""
        return self._template if self.format_name == "docx" and self._template.name else None

    def scope(self) -> Scope:
        """What was chosen."""
        kind = Kind(self.kind.currentData())
        wants_lists = kind not in (Kind.COUNTRY, Kind.CLAUSE)
        return Scope(
            instrument_ids=self.instruments.ticked() if wants_lists else (),
            country_codes=self.countries.ticked() if wants_lists else (),
            as_of=self.as_of.day,
            language=str(self.language.currentData()),
            with_subnational=self.with_subnational.isChecked(),
            kind=kind,
            ratings=self.ratings.ticked(),
            tags=self.tags.ticked(),
            party_ids=(str(self.party.currentData()),) if kind is Kind.COUNTRY else (),
            provision_id=str(self.provision.currentData()) if kind is Kind.CLAUSE else "",
            since=self.since.day if kind is Kind.CHANGES else "",
            known_on=self.known_on.day if self.is_as_known.isChecked() else "",
        )

    def preset(self) -> Preset:
        """What was chosen, to be made again: today's date stands for the day it is made."""
        scope = self.scope()
        return Preset(
            kind=scope.kind,
            format=self.format_name,
            language=scope.language,
            instrument_ids=scope.instrument_ids,
            country_codes=scope.country_codes,
            party_ids=scope.party_ids,
            provision_id=scope.provision_id,
            ratings=scope.ratings,
            tags=scope.tags,
            as_of="" if scope.as_of == today() else scope.as_of,
            since=scope.since,
            known_on=scope.known_on,
            with_subnational=scope.with_subnational,
            template=str(self.template or ""),
        )

    def show_preset(self, preset: Preset) -> None:
        """Set every field as it was kept."""
        self.blockSignals(True)
        self._choose(self.kind, preset.kind)
        self._choose(self.format, preset.format)
        self._choose(self.language, preset.language)
        self._choose(self.party, *preset.party_ids[:1])
        self._choose(self.provision, preset.provision_id)
        self.instruments.tick_only(preset.instrument_ids)
        self.countries.tick_only(preset.country_codes)
        self.ratings.tick_only(preset.ratings)
        self.tags.tick_only(preset.tags)
        for field, day in (
            (self.as_of, preset.as_of),
            (self.since, preset.since),
            (self.known_on, preset.known_on),
        ):
            field.set_day(day or today())
        self.is_as_known.setChecked(bool(preset.known_on))
        self.with_subnational.setChecked(preset.with_subnational)
        self._set_template(Path(preset.template) if preset.template else None)
        for choice in self._cycle_choices:
            choice.show_day()
        self.blockSignals(False)
        self.changed.emit()

    def _show_fields(self) -> None:
        kind = Kind(self.kind.currentData())
        wants_lists = kind not in (Kind.COUNTRY, Kind.CLAUSE)
        for field, is_wanted in (
            (self.party, kind is Kind.COUNTRY),
            (self.provision, kind is Kind.CLAUSE),
            (self.instruments, wants_lists),
            (self.countries, wants_lists),
            (self.all_shown, wants_lists),
            (self.with_subnational, wants_lists),
            (self.since, kind is Kind.CHANGES),
            (self._cycle_choices[0], self._cycle_choices[0].has_cycles),
            (self._cycle_choices[1], self._cycle_choices[1].has_cycles and kind is Kind.CHANGES),
            (self.known_on, self.is_as_known.isChecked()),
            (self._template_row, self.format_name == "docx"),
        ):
            self._form.setRowVisible(field, is_wanted)

    def _build_template_row(self) -> QWidget:
        row = QWidget(self)
        self._template_name = QLabel(row)
        choose = QPushButton(self.tr("Choose…"), row)
        choose.setAccessibleName(self.tr("Choose a Word template"))
        choose.clicked.connect(self._on_choose_template)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._template_name, 1)
        layout.addWidget(choose)
        self._form.addRow(self.tr("Template"), row)
        self._set_template(None)
        return row

    def _on_choose_template(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Word template"), "", self.tr("Word documents (*.docx *.dotx)")
        )
        if name:
            self.use_template(Path(name))

    def use_template(self, template: Path) -> None:
        """Write after that document, and say what it lacks; one that cannot be used is not taken."""
        from dsr_tracker.reports.docx import missing_styles

        try:
            missing = missing_styles(template)
        except TrackerError as error:
            self.said.emit(error_words(error))
            return
        self._set_template(template)
        self.changed.emit()
        if missing:
            self.said.emit(
                self.tr("The template has no style {names}; ours stand in for them.").format(
                    names=listed(missing)
                )
            )

    def _set_template(self, template: Path | None) -> None:
        self._template = template or Path()
        self._template_name.setText(template.name if template else self.tr("Our own"))
        explain(self._template_name, str(template or ""))

    def _choice(self, name: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(20)
        for label, value in choices:
            box.addItem(label, str(value))
        box.activated.connect(lambda _: self.changed.emit())
        self._form.addRow(name, box)
        return box

    def _ticks(self, name: str, items: list[tuple[str, str]]) -> TickList:
        ticks = TickList(name, items, self)
        ticks.setMaximumHeight(ticks.fontMetrics().height() * 8)
        ticks.itemChanged.connect(lambda _: self.changed.emit())
        self._form.addRow(name, ticks)
        return ticks

    def _day(self, name: str, day: str) -> DayField:
        field = DayField(name, self)
        field.set_day(day)
        field.day_chosen.connect(lambda _: self.changed.emit())
        self._form.addRow(name, field)
        return field

    def _tick(self, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.clicked.connect(lambda _: self.changed.emit())
        self._form.addRow("", box)
        return box

    def _choose(self, box: QComboBox, value: str = "") -> None:
        index = box.findData(str(value))
        if index >= 0:
            box.setCurrentIndex(index)
