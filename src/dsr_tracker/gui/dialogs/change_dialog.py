"""Changes many cells at once, and shows first what that does to each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QSplitter, QWidget

from dsr_tracker.core.bulk import Fate, Plan, Wanted, plan
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import Target, new_evidence
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Confidence, Evidence, Schedule
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job, busy
from dsr_tracker.gui.panels.plan_preview import PlanPreview
from dsr_tracker.gui.selection import targets_of
from dsr_tracker.gui.words import confidence_label, error_words, said, schedule_label

_PAUSE_MS = 250
_AT_ONCE = 2_000
"""Cells that are read while the window waits; more are read beside it."""
_LEAVE = "\0"
"""The value of a choice that leaves a field as it is; no field has it."""


class ChangeDialog(FormDialog):
    """Every field says "leave as it is" until something is chosen or typed; one edit, and one undo."""

    def __init__(
        self, document: Document, cells: Sequence[Cell], day: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, "", parent)
        self.setWindowTitle(self._change_words(len(cells)))
        self._cells = tuple(cells)
        self._day = day
        self._targets: dict[str, list[Target]] = {}
        self._sources: dict[tuple[str, str], Evidence] = {}
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._build()
        self.preview = PlanPreview(self)
        halves = QSplitter(self)
        halves.addWidget(self.pane())
        halves.addWidget(self.preview)
        halves.setChildrenCollapsible(False)
        letter = self.fontMetrics().averageCharWidth()
        halves.setSizes([66 * letter, 110 * letter])
        self.finish(self.tr("Change"), body=halves, is_read_only=document.is_read_only, size=QSize(180, 44))
        self.rating.setFocus()
        if 0 < len(self._cells) <= _AT_ONCE:  # so many cells a draft can name
            where = document.label(self._cells[0])
            where = where if len(self._cells) == 1 else f"{where} (+{len(self._cells) - 1})"
            self.keep_drafts("change", (day, json.dumps(self._cells)), where)
        document.changed.connect(self._on_written)
        document.reloaded.connect(self._on_written)
        self._look()

    @property
    def wanted(self) -> Wanted:
        """What was chosen and typed; raises a TrackerError for a source that cannot be recorded."""
        chosen = self.rating.currentData()
        mode = self.reason_mode.currentData()
        contrary = self._chosen(self.contrary)
        log = self.log.currentData() == "set"
        return Wanted(
            None if chosen == _LEAVE else self.document.scale.rating(chosen),
            as_of=self.as_of.text().strip() or None,
            reason=None if mode == _LEAVE else self.reason.toPlainText(),
            appends=mode == "append",
            confidence=self._chosen(self.confidence),
            is_contrary=None if contrary is None else contrary == "yes",
            claimed=self._chosen(self.claimed),
            schedule=self._chosen(self.schedule),
            search_places=self.places.text() if log else None,
            search_languages=self.languages.text() if log else None,
            search_terms=self.terms.text() if log else None,
            search_until=self.until.text() if log else None,
            note=self.note.toPlainText(),
            noted_on=self.noted_on.text().strip(),
            source=self._source(),
        )

    def edit(self) -> Edit | None:
        """The change of all cells that are not refused; those stay as they are."""
        return None if self._plan is None else self._plan.edit

    def accept(self) -> None:
        """Change them; where nothing changes, or it is not known yet what would, stay."""
        if self._pause.isActive():
            self._look()
        if self._plan is not None and self._plan.edit.changes:
            super().accept()

    def done(self, result: int) -> None:
        """Close; what is still being worked out is not wanted any more."""
        self._drop_job()
        super().done(result)

    # -- parts ------------------------------------------------------------------------------------

    def _source(self) -> Evidence | None:
        typed = (self.link.text().strip(), self.source_title.text().strip())
        if not any(typed):
            return None
        if typed not in self._sources:
            fresh = new_evidence(self.document.pen, url=typed[0], title=typed[1])
            known = self.document.read.evidence_with_url(fresh.url) if fresh.url else None
            self._sources[typed] = known or fresh
        return self._sources[typed]

    def _look(self) -> None:
        """Work out anew what would change: here, or beside the window where the cells are many."""
        self._pause.stop()
        self._drop_job()
        try:
            with self.document.explained():
                wanted = self.wanted
                if wanted.is_empty:
                    many = self.tr("Choose or type at the left what all {n} cells shall get.")
                    one = self.tr("Choose or type at the left what the cell shall get.")
                    self._show(None, one if len(self._cells) == 1 else many.format(n=f"{len(self._cells):,}"))
                elif len(self._cells) <= _AT_ONCE:
                    day = wanted.day(self._day)
                    if day not in self._targets:
                        self._targets[day] = targets_of(self.document.read, self._cells, day)
                    self._show(self._planned(wanted, self._targets[day]))
                else:
                    self._look_beside(wanted)
        except TrackerError as error:
            self._show(None, error_words(error))

    def _look_beside(self, wanted: Wanted) -> None:
        cells, day = self._cells, wanted.day(self._day)

        def work(store: Any, job: Job) -> tuple[str, list[Target]]:
            job.check()
            return day, targets_of(store.read, cells, day)

        if day in self._targets:
            with busy():
                self._show(self._planned(wanted, self._targets[day]))
            return
        self._show(None, self.tr("Looking at {n} cells…").format(n=f"{len(cells):,}"))
        self._job = self.document.background(work)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_read(self, found: tuple[str, list[Target]]) -> None:
        self._job = None
        day, self._targets[day] = found
        self._look()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        advice = self.document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        self._show(None, error_words(advice))

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.finished.disconnect(self._on_read)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()
            self._job = None

    def _show(self, made: Plan | None, hint: str = "") -> None:
        self._plan = made
        self.preview.show_plan(made, hint)
        if self.save_button is not None:
            n = 0 if made is None else made.count(Fate.CHANGED)
            self.save_button.setEnabled(n > 0)
            self.save_button.setText(self._change_words(n))

    def _change_words(self, n: int) -> str:
        return self.tr("Change 1 cell") if n == 1 else self.tr("Change {n} cells").format(n=f"{n:,}")

    def _planned(self, wanted: Wanted, targets: Sequence[Target]) -> Plan:
        document, is_known, citing = self.document, False, set[Cell]()
        if (source := wanted.source) is not None:
            is_known = document.read.record("evidence", source.evidence_id) is not None
            if is_known:
                used = document.agenda.citing(source.evidence_id)
                citing = {item.cell for item in used if item.cell is not None}
        wishes = [(target, wanted) for target in targets]
        day = wanted.day(self._day)
        return plan(document.pen, document.scale, wishes, day, is_known=is_known, citing=citing)

    def _build(self) -> None:
        leave = (self.tr("Leave as it is"), _LEAVE)
        unstated = (self.tr("Not stated"), "")
        ratings = self.document.scale.ratings
        self.rating = self.add_choice(
            self.tr("Rating"), [leave, *((f"{r.symbol}  {said(r.label)}", r.rating_id) for r in ratings)]
        )
        self.as_of = self.add_line(
            self.tr("As of"), "", self.tr("Leave as it is; {day} for a new rating").format(day=self._day)
        )
        self.reason_mode = self.add_choice(
            self.tr("What becomes of the reason"),
            [leave, (self.tr("Replace it"), "replace"), (self.tr("Add below it"), "append")],
        )
        self.reason = self.add_text(self.tr("Reason"), "", 2)
        self.confidence = self.add_choice(
            self.tr("Confidence"), [leave, unstated, *((confidence_label(c), str(c)) for c in Confidence)]
        )
        self.contrary = self.add_choice(
            self.tr("Action against the undertaking"),
            [leave, (self.tr("Yes"), "yes"), (self.tr("No"), "")],
        )
        scored = ((f"{r.symbol}  {said(r.label)}", r.rating_id) for r in ratings if r.score is not None)
        self.claimed = self.add_choice(self.tr("Claimed by the party"), [leave, unstated, *scored])
        self.schedule = self.add_choice(
            self.tr("Schedule"), [leave, unstated, *((schedule_label(s), str(s)) for s in Schedule)]
        )
        self.log = self.add_choice(self.tr("Search log"), [leave, (self.tr("Set it"), "set")])
        self.places = self.add_line(self.tr("Where searched"), "", self.tr("Sites, archives, databases"))
        self.languages = self.add_line(self.tr("Languages searched"))
        self.terms = self.add_line(self.tr("Words searched for"))
        self.until = self.add_line(self.tr("Searched until"), "", "2026-03-31")
        self.note = self.add_text(self.tr("Add a note to all"), "", 2)
        self.noted_on = self.add_line(self.tr("Date of the note"), today())
        self.link = self.add_line(self.tr("Add a source to all"), "", "https://")
        self.source_title = self.add_line(self.tr("Title of the source"))
        self._tie()
        self._show_parts()

    def _tie(self) -> None:
        for box in self._content.findChildren(QComboBox):
            box.currentIndexChanged.connect(self._on_changed)
        for line in self._content.findChildren(QLineEdit):
            line.textChanged.connect(self._on_changed)
        for text in (self.reason, self.note):
            text.textChanged.connect(self._on_changed)
        # What is typed is meant.
        self.reason.textChanged.connect(lambda: self._choose(self.reason_mode, self.reason.toPlainText()))

    def _choose(self, box: QComboBox, typed: str) -> None:
        if typed and box.currentData() == _LEAVE:
            box.setCurrentIndex(1)

    def _on_written(self) -> None:
        """Somebody wrote to the tracker meanwhile: the preview speaks of what is there now."""
        self._targets.clear()
        self._pause.start()

    def _on_changed(self) -> None:
        self._show_parts()
        self._pause.start()

    def _show_parts(self) -> None:
        """Fields that have no meaning without another stand there only with it."""
        is_set = self.log.currentData() == "set"
        for field in (self.places, self.languages, self.terms, self.until):
            self.form.setRowVisible(field, is_set)
        self.form.setRowVisible(self.noted_on, bool(self.note.toPlainText().strip()))
        self.form.setRowVisible(self.source_title, bool(self.link.text().strip()))

    def _chosen(self, box: QComboBox) -> str | None:
        value = str(box.currentData())
        return None if value == _LEAVE else value
