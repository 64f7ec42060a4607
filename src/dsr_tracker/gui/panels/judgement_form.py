"""The rating of one cell with its reason and marks, saved as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import now
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.marks import MARKS
from dsr_tracker.core.records import Assessment, Confidence, Schedule, SearchPlan
from dsr_tracker.core.scales import NO_EVIDENCE, NOT_ASSESSED
from dsr_tracker.core.text import shown
from dsr_tracker.gui.actions import rate_cells, revise_judgement
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.day_field import DayField
from dsr_tracker.gui.panels.period_hint import PeriodHint
from dsr_tracker.gui.panels.text_field import TextField
from dsr_tracker.gui.panels.undo_routing import forget_typing, route_undo
from dsr_tracker.gui.teaching import mark_lesson, rating_lesson
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.tooltips import explain, plain_tooltip
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import (
    confidence_label,
    foreign_label,
    foreign_words,
    labelled,
    rating_of,
    said,
    schedule_label,
)

if TYPE_CHECKING:
    from dsr_tracker.gui.drafts import Typed

_PAUSE_MS = 900
_TEXTS = (
    *("as_of", "reason", "confidence", "schedule", "claimed"),
    *("search_places", "search_languages", "search_terms", "search_until"),
)
Key = tuple[Cell, str]
"""A cell on the day looked at."""


class JudgementForm(QWidget):
    """Shows the cell's status on the day looked at. What was typed and could not be kept stays a draft.

    A draft holds just the fields that differ from what is stored, so that it undoes nobody else's
    change, and it belongs to its cell and day: it never lands on another judgement.
    """

    draft_changed = Signal(bool)

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._key: Key | None = None
        self._shown: Assessment | None = None
        self._drafts: dict[Key, dict[str, Any]] = {}
        self._is_filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._build()
        # Whatever else is about to be written, what was typed goes first.
        document.changing.connect(self.flush)

    def _build(self) -> None:
        self.rating = QComboBox(self)
        self.rating.setAccessibleName(self.tr("Rating"))
        self.rating.activated.connect(self._on_rating_chosen)
        self.as_of = DayField(self.tr("As of"), self)
        self.as_of.day_chosen.connect(self._on_edited)
        self.reason = TextField(self.tr("Reason"), self)
        self.reason.setPlaceholderText(self.tr("Why this rating? Saved as you type."))
        self.reason.set_lines(4)
        self.confidence = self._choice(
            self.tr("Confidence"),
            [
                ("", self.tr("Not stated")),
                *((confidence, confidence_label(confidence)) for confidence in Confidence),
            ],
        )
        self.claimed = QComboBox(self)
        self.claimed.setAccessibleName(self.tr("Claimed by the party"))
        self.claimed.activated.connect(self._on_edited)
        self.schedule = self._choice(
            self.tr("Schedule"), [("", self.tr("Not stated")), *((s, schedule_label(s)) for s in Schedule)]
        )
        self.contrary = QCheckBox(self.tr("Action against the undertaking"), self)
        self.contrary.clicked.connect(self._on_edited)
        self.places = QLineEdit(self)
        self.places.setAccessibleName(self.tr("Where searched"))
        self.places.setPlaceholderText(self.tr("Sites, archives, databases"))
        self.languages = QLineEdit(self)
        self.languages.setAccessibleName(self.tr("Languages searched"))
        self.terms = QLineEdit(self)
        self.terms.setAccessibleName(self.tr("Terms searched for"))
        self.plan = QComboBox(self)
        self.plan.setAccessibleName(self.tr("Search plan that was followed"))
        self.plan.activated.connect(self._on_plan_chosen)
        self.until = QLineEdit(self)
        self.until.setAccessibleName(self.tr("Searched until"))
        self.until.setPlaceholderText("2026-03-31")
        self.reason.textChanged.connect(self._on_edited)
        for field in (self.places, self.languages, self.terms, self.until):
            route_undo(field)
            field.textEdited.connect(self._on_edited)
            field.editingFinished.connect(self.flush)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.rubric = plain("", is_quiet=True, parent=self)
        form.addRow(self.tr("Rating"), self.rating)
        form.addRow(self.rubric)
        form.addRow(self.tr("As of"), self.as_of)
        form.addRow(self.tr("Reason"), self.reason)
        form.addRow(self.tr("Confidence"), self.confidence)
        form.addRow(self.tr("Claimed"), self.claimed)
        form.addRow(self.tr("Schedule"), self.schedule)
        self.period = PeriodHint(self._document, self)
        self.period.taken.connect(self._on_period_over)
        form.addRow(self.period)
        form.addRow(self.contrary)
        self._search_title = QLabel(self.tr("Search log: where nothing was found"), self)
        form.addRow(self._search_title)
        form.addRow(self.tr("Plan"), self.plan)
        form.addRow(self.tr("Where"), self.places)
        form.addRow(self.tr("Languages"), self.languages)
        form.addRow(self.tr("Terms"), self.terms)
        form.addRow(self.tr("Until"), self.until)
        self._form = form
        marked: tuple[QWidget, ...] = (self.confidence, self.contrary, self.claimed, self.schedule)
        for widget, mark in zip(marked, MARKS, strict=True):
            for part in (widget, form.labelForField(widget)):
                if part is not None:
                    explain(part, mark_lesson(mark), said(mark.meaning))
        for box in (self.rating, self.confidence, self.claimed, self.schedule):
            # A narrow inspector cuts a word rather than pushing what stands right of it out of sight.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)

    def _choice(self, name: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for value, label in choices:
            box.addItem(label, str(value))
        box.activated.connect(self._on_edited)
        return box

    @property
    def has_draft(self) -> bool:
        """Whether anything typed, for any cell, is not kept yet."""
        return bool(self._drafts)

    def show_cell(self, cell: Cell | None) -> None:
        """Show the newest state of that cell; what was typed for the one before is kept first."""
        key = None if cell is None else (cell, self._viewing.day)
        is_other = key != self._key
        try:
            if is_other:
                self.flush()
        finally:  # where it cannot be kept, the draft stays with its cell
            self._key = key
            if key is not None:
                self._fill(key, is_other=is_other)

    def take_up(self, key: Key, values: dict[str, str]) -> None:
        """Go on with what was typed for that cell and day before, as if it had just been typed."""
        if key in self._drafts:
            self._keep(key)  # what is being typed there now stays in the history
        draft: dict[str, Any] = {name: values[name] for name in _TEXTS if name in values}
        if "is_contrary" in values:
            draft["is_contrary"] = values["is_contrary"] == "yes"
        self._drafts[key] = draft
        self._keep_safe(key)
        if key == self._key:
            self._fill(key, is_other=True)
            self._pause.start()

    def _keep_safe(self, key: Key) -> None:
        """Keep what is typed for that cell safe from a crash while it is in no file."""
        (provision_id, party_id), day = key
        subject = (provision_id, party_id, day)
        if key not in self._drafts:
            self._document.drafts.drop("judgement", subject)
            return

        def typed() -> Typed | None:
            draft = self._drafts.get(key)
            if draft is None:
                return None
            texts = {name: value for name, value in draft.items() if isinstance(value, str)}
            if "is_contrary" in draft:
                texts["is_contrary"] = "yes" if draft["is_contrary"] else ""
            return self._document.label(key[0]), texts

        self._document.drafts.keep("judgement", subject, typed)

    def flush(self) -> None:
        """Keep what was typed; raises a TrackerError where it cannot be kept, and keeps the draft."""
        self._pause.stop()
        if self._key is not None:
            self._keep(self._key)

    def flush_all(self) -> None:
        """Keep what was typed for any cell; goes to the first that cannot be kept and raises its error."""
        self.flush()
        for key in list(self._drafts):
            (provision_id, party_id), day = key
            if self._document.read.record("party", party_id) is None:
                del self._drafts[key]  # nothing is left that the words could belong to
                continue
            try:
                self._keep(key)
            except TrackerError:
                self._viewing.set_day(day)
                self._viewing.open_cell(Cell(provision_id, party_id))
                raise

    def _keep(self, key: Key) -> None:
        draft = self._drafts.pop(key, None)
        if draft is None:
            return
        cell, day = key
        try:
            with self._document.explained():
                base = self._document.read.status_assessment(cell, day) or replace(
                    self._blank(key),
                    assessment_id=self._document.pen.new_id(),
                    author=self._document.author,
                    recorded_at=now(),
                )
                revise_judgement(self._document, cell, day, replace(base, **draft))
        except BaseException:
            self._drafts[key] = draft
            raise
        self._keep_safe(key)
        if key == self._key:  # taking it back is from now on the undo of the program
            for field in (self.reason, self.places, self.languages, self.terms, self.until):
                forget_typing(field)
        self.draft_changed.emit(self.has_draft)

    def _fill(self, key: Key, *, is_other: bool) -> None:
        """Show what is stored, and over it what was typed but not kept yet."""
        cell, day = key
        shown = self._document.read.status_assessment(cell, day)
        # Typing is compared with this and asks the file nothing: another program may have it just now.
        self._shown = shown or self._blank(key)
        value = replace(self._shown, **self._drafts.get(key, {}))
        self._is_filling = True
        try:
            self._fill_ratings(value)
            self.as_of.set_day(value.as_of)
            self.as_of.setEnabled(shown is not None)
            # The cursor stays where she types: a space at the end is stored without, and left on the screen.
            if is_other or self.reason.toPlainText().strip() != value.reason.strip():
                self.reason.setPlainText(value.reason)
            self.confidence.setCurrentIndex(max(0, self.confidence.findData(value.confidence)))
            self.schedule.setCurrentIndex(max(0, self.schedule.findData(value.schedule)))
            self.contrary.setChecked(value.is_contrary)
            for field, text in (
                (self.places, value.search_places),
                (self.languages, value.search_languages),
                (self.terms, value.search_terms),
                (self.until, value.search_until),
            ):
                if is_other or _line(field.text()) != _line(text):
                    field.setText(text)
        finally:
            self._is_filling = False
        wants_log = value.rating == NO_EVIDENCE or bool(value.search_places or value.search_until)
        log = (self._search_title, self.places, self.languages, self.terms, self.until)
        for widget in log:
            self._form.setRowVisible(widget, wants_log)
        self._form.setRowVisible(self.plan, wants_log and self._fill_plans())
        self._show_rubric(value)
        self._form.setRowVisible(self.period, shown is not None and self.period.suggest(value))
        self.setEnabled(not self._document.is_read_only)

    def _blank(self, key: Key) -> Assessment:
        cell, day = key
        return Assessment(
            "",
            cell.provision_id,
            cell.party_id,
            day,
            NOT_ASSESSED,
            scale_id=self._document.scale.scale_id,
        )

    def _fill_ratings(self, value: Assessment) -> None:
        scale = self._document.scale
        self.rating.clear()
        self.claimed.clear()
        self.claimed.addItem(self.tr("Not stated"), "")
        for rating in scale.ratings:
            self.rating.addItem(f"{rating.symbol}  {said(rating.label)}", rating.rating_id)
            tooltip = plain_tooltip(rating_lesson(rating))
            self.rating.setItemData(self.rating.count() - 1, tooltip, Qt.ItemDataRole.ToolTipRole)
            if rating.score is not None:
                self.claimed.addItem(f"{rating.symbol}  {said(rating.label)}", rating.rating_id)
                told = plain_tooltip(rating_lesson(rating, with_key=False))
                self.claimed.setItemData(self.claimed.count() - 1, told, Qt.ItemDataRole.ToolTipRole)
        if self.rating.findData(value.rating) < 0:  # made on another scale
            self.rating.addItem(foreign_label(value.rating, value.scale_id), value.rating)
            tooltip = plain_tooltip(foreign_words())
            self.rating.setItemData(self.rating.count() - 1, tooltip, Qt.ItemDataRole.ToolTipRole)
        self.rating.setCurrentIndex(self.rating.findData(value.rating))
        self.rating.setToolTip(str(self.rating.currentData(Qt.ItemDataRole.ToolTipRole)))
        known = rating_of(value.rating, value.scale_id)
        self.rating.setAccessibleDescription(foreign_words() if known is None else said(known.meaning))
        self.claimed.setCurrentIndex(max(0, self.claimed.findData(value.claimed)))

    def _show_rubric(self, value: Assessment) -> None:
        """What the rubric says of the rating that is shown; nothing where nobody wrote one."""
        if not self._document.read.has_any("rubric"):
            self._form.setRowVisible(self.rubric, False)
            return
        from dsr_tracker.core.rubrics import criterion, newest_rubric  # not for the first paint

        rubrics = self._document.follow.rubrics(value.provision_id)
        newest = newest_rubric(rubrics, value.provision_id, value.scale_id)
        words = criterion(newest, value.rating)
        self.rubric.setText(self.tr("Rubric: {text}").format(text=words) if words else "")
        self._form.setRowVisible(self.rubric, bool(words))
        criteria = newest.criteria if newest else ()
        lines = [labelled(foreign_label(each.rating, value.scale_id), each.text) for each in criteria]
        explain(self.rubric, "\n".join(lines))

    def _fill_plans(self) -> bool:
        """Offer the search plans; whether there are any."""
        plans = self._document.follow.plans()
        self.plan.clear()
        self.plan.addItem(self.tr("Follow a plan…"), None)
        for plan in plans:
            self.plan.addItem(shown(plan.name), plan)
        return bool(plans)

    def _on_plan_chosen(self) -> None:
        plan = self.plan.currentData()
        if not isinstance(plan, SearchPlan) or self._key is None:
            return
        for field, text in (
            (self.places, plan.search_places),
            (self.languages, plan.search_languages),
            (self.terms, plan.search_terms),
            (self.until, self.as_of.day),
        ):
            field.setText(text)
        self._on_edited()
        self.flush()

    def _on_period_over(self) -> None:
        self.schedule.setCurrentIndex(self.schedule.findData(str(Schedule.PERIOD_OVER)))
        self.schedule.setFocus()
        self._on_edited()

    def _on_rating_chosen(self) -> None:
        if self._key is None:
            return
        cell, day = self._key
        try:
            rate_cells(self._document, [cell], str(self.rating.currentData()), day, self)
        finally:
            self._fill(self._key, is_other=False)

    def _on_edited(self) -> None:
        if self._is_filling or self._key is None or self._shown is None:
            return
        stored = self._shown
        typed = {
            "as_of": self.as_of.day,
            "reason": self.reason.toPlainText(),
            "confidence": str(self.confidence.currentData()),
            "schedule": str(self.schedule.currentData()),
            "claimed": str(self.claimed.currentData()),
            "is_contrary": self.contrary.isChecked(),
            "search_places": self.places.text(),
            "search_languages": self.languages.text(),
            "search_terms": self.terms.text(),
            "search_until": self.until.text(),
        }
        draft = {name: value for name, value in typed.items() if _line(value) != _line(getattr(stored, name))}
        if draft:
            self._drafts[self._key] = draft
        else:
            self._drafts.pop(self._key, None)
        self._keep_safe(self._key)
        self.draft_changed.emit(self.has_draft)
        if self.sender() in (self.reason, self.places, self.languages, self.terms, self.until):
            self._pause.start()
        else:
            self.flush()


def _line(value: object) -> object:
    """The value, a text without the white space around it: that much is never stored."""
    return value.strip() if isinstance(value, str) else value
