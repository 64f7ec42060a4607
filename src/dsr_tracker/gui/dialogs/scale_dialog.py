"""Another rating scale: what becomes of each rating, and of how many cells, before anything is changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.rescaling import Rescaling, counterparts, why_not
from dsr_tracker.core.scales import SCALES, SHARED, Rating, Scale, scale_named
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.reading_jobs import rescaling
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import error_words, said


class ScaleDialog(FormDialog):
    """A row for each rating of the present scale. What is counted comes from a job, anew for each choice."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, self.tr("Change the rating scale"), parent)
        self.made: Rescaling | None = None
        self._job: Job | None = None
        self._old = document.scale
        self.add_remark(
            self.tr(
                "Every judgement stays as it was made. Beside each that has a counterpart a new one is "
                "recorded, as of the same day. Figures count judgements on the tracker's scale alone."
            )
        )
        others = [(said(each.title), each.scale_id) for each in SCALES.values() if each != self._old]
        self.scale = self.add_choice(self.tr("New scale"), others)
        self._present = plain(
            self.tr("Now: {scale}").format(scale=said(self._old.title)), is_quiet=True, parent=self
        )
        self.form.addRow(self._present)
        self.boxes: dict[str, QComboBox] = {}
        self._whys: dict[str, QLabel] = {}
        self._list_ratings()
        self.summary = plain("", parent=self)
        # Room for all that it may say, so that nothing moves when the counting is done.
        self.summary.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.form.addRow(self.summary)
        self.finish(self.tr("Change the scale"), is_read_only=document.is_read_only)
        self.scale.currentIndexChanged.connect(self._on_scale_chosen)
        document.reloaded.connect(self._count)
        self._count()

    @property
    def new(self) -> Scale:
        """The scale that is chosen."""
        return scale_named(str(self.scale.currentData()))

    @property
    def chosen(self) -> dict[str, str]:
        """What each rating of the present scale becomes, by their ids; empty for nothing."""
        return {rating_id: str(box.currentData()) for rating_id, box in self.boxes.items()}

    def edit(self) -> Edit | None:
        return None if self.made is None else self.made.edit

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _list_ratings(self) -> None:
        """A row for each rating that is of this scale alone."""
        for rating in self._old.ratings:
            if rating.rating_id not in SHARED:
                box = self.boxes[rating.rating_id] = QComboBox(self)
                box.activated.connect(self._count)
                self.add_field(_words(rating), box)
                why = self._whys[rating.rating_id] = plain("", is_quiet=True, parent=self)
                self.form.addRow("", why)
        self._fill_boxes()

    def _fill_boxes(self) -> None:
        known = counterparts(self._old, self.new)
        for rating_id, box in self.boxes.items():
            box.clear()
            box.addItem(self.tr("Nothing: it stays as it is"), "")
            for rating in self.new.ratings:
                if rating.rating_id not in SHARED:
                    box.addItem(_words(rating), rating.rating_id)
            box.setCurrentIndex(max(0, box.findData(known.get(rating_id, ""))))

    def _on_scale_chosen(self) -> None:
        self._fill_boxes()
        self._count()

    def _count(self, *_: object) -> None:
        self._stop()
        self.made = None
        self._show()
        self._job = job = rescaling(self.document, self.new, self.chosen)
        job.finished.connect(self._on_counted)
        job.failed.connect(self._on_failed)
        job.start()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.finished.disconnect(self._on_counted)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()
            self._job = None

    def _on_counted(self, made: Rescaling) -> None:
        becomes = {step.old.rating_id: step.new.rating_id if step.new else "" for step in made.steps}
        if (made.new, becomes) != (self.new, self.chosen):
            return  # an answer that was on its way when something else was chosen
        self._job = None
        self.made = made
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, TrackerError):
            raise error
        self.show_error(error_words(error))

    def _show(self) -> None:
        made, chosen = self.made, self.chosen
        if self.save_button is not None:
            self.save_button.setEnabled(made is not None)
        cells = {} if made is None else {step.old.rating_id: step.cells for step in made.steps}
        for rating in self._old.ratings:
            if (box := self.boxes.get(rating.rating_id)) is None:
                continue
            name = _words(rating)
            if made is not None:
                name = self.tr("{rating}, cells: {n}").format(rating=name, n=cells[rating.rating_id])
            self._name(box, name)
            why = "" if chosen[rating.rating_id] else why_not(self._old, self.new, rating.rating_id)
            self._whys[rating.rating_id].setText(said(why))
            self._whys[rating.rating_id].setVisible(bool(why))
        self.summary.setText(self.tr("Counting…") if made is None else self._told(made))

    def _name(self, box: QComboBox, name: str) -> None:
        box.setAccessibleName(name)
        label: Any = self.form.labelForField(box)
        label.setText(self.tr("{label}:").format(label=name))

    def _told(self, made: Rescaling) -> str:
        told = [self.tr("New judgements: {n}").format(n=made.judgements)]
        if made.returning:
            text = self.tr("Judgements from before on that scale that come back: {n}")
            told.append(text.format(n=made.returning))
        if made.left_behind:
            text = self.tr("Cells that stay on another scale, and count in no figure: {n}")
            told.append(text.format(n=made.left_behind))
        told.append(self.tr("This is one change, and one undo takes it back."))
        return "\n".join(told)


def _words(rating: Rating) -> str:
    return f"{rating.symbol}  {said(rating.label)}"
