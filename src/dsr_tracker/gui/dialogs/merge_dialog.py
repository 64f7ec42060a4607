"""Merges another tracker into the open one: what it would do, what is to be decided, and doing it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.errors import ConflictError, TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.merge_preview import MergePreview
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.dialogs.wait_dialog import WaitDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.messages import Bar
from dsr_tracker.gui.panels.merge_conflicts import MergeConflicts
from dsr_tracker.gui.panels.merge_summary import MergeSummary
from dsr_tracker.gui.reading_jobs import look_into
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.words import error_words


class MergeDialog(QDialog):
    """Reads, shows, asks and merges, one after the other; `merged` comes with the preview and the edit."""

    merged = Signal(object, object)

    def __init__(self, document: Document, other: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._name = shown(other.name)
        self.setWindowTitle(self.tr("Merge “{name}”").format(name=self._name))
        self._document = document
        self._other = other
        self._job: Job | None = None
        self._writing: Job | None = None
        self._preview: MergePreview | None = None
        self.reading = QLabel(self)
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self.summary = MergeSummary(self._name, self)
        self.conflicts = MergeConflicts(self)
        self.conflicts.questions.decided.connect(self._show_buttons)
        self._pages = QStackedWidget(self)
        self._reading_page = self._build_reading()
        for page in (self._reading_page, self.summary, self.conflicts):
            self._pages.addWidget(page)
        self.message = Bar(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.back: QPushButton = buttons.addButton(self.tr("Back"), QDialogButtonBox.ButtonRole.ResetRole)
        self.forward: QPushButton = buttons.addButton(self.tr("Decide the conflicts"), action)
        self.merge: QPushButton = buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.back.clicked.connect(lambda: self._show_page(self.summary))
        self.forward.clicked.connect(lambda: self._show_page(self.conflicts))
        self.merge.clicked.connect(self._on_merge)
        buttons.rejected.connect(self.reject)
        without_pictures(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        open_for(self, 154, 36)
        self._read()

    # -- reading ------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read both trackers, beside the window."""
        self._show_page(self._reading_page)
        self._on_progressed(0, 3)
        self._job = look_into(self._document, self._other)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_progressed(self, done: int, total: int) -> None:
        stages = [
            self.tr("Looking through “{name}”…"),
            self.tr("Comparing both trackers…"),
            self.tr("Putting it into words…"),
        ]
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self.reading.setText(stages[min(done, len(stages) - 1)].format(name=self._name))

    def _on_read(self, preview: MergePreview) -> None:
        self._job = None
        self._preview = preview
        self.summary.show_preview(preview)
        self.conflicts.show_questions(preview.questions)
        self._show_page(self.summary)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        advice = self._document.explain(error)
        if advice is None:
            self.reject()
            raise error  # a fault of ours, told as such
        self._progress.hide()
        said = shown(error_words(advice))
        self.reading.setText(said)
        self.reading.setWordWrap(True)
        self.reading.setAccessibleName(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self.reading, QAccessible.Event.Alert))
        self._show_buttons()

    # -- merging ------------------------------------------------------------------------------------

    def _on_merge(self) -> None:
        preview = self._preview
        if preview is None or self._writing is not None or not self._may_remove(preview):
            return
        self.message.dismiss()
        try:
            job = self._document.merge(self._other, preview.plan, self.conflicts.questions.choices())
        except TrackerError as error:  # what is being typed could not be kept
            self.message.show_message(error_words(error))
            return
        job.finished.connect(self._on_merged)
        job.failed.connect(self._on_not_merged)
        job.cancelled.connect(self._on_stopped)
        self._writing = job
        self._show_buttons()
        text = self.tr("“{name}” is merged as a whole, or not at all. One undo takes it back.")
        WaitDialog(self.tr("Merging"), text.format(name=self._name), job, self).open_soon()
        job.start()

    def _on_merged(self, done: tuple[Edit, str]) -> None:
        self._writing = None
        self.merged.emit(self._preview, done[0])
        self.accept()

    def _on_stopped(self) -> None:
        self._writing = None
        self._show_buttons()
        self.merge.setFocus()
        self.message.show_message(self.tr("Stopped. Nothing was merged."))

    def _on_not_merged(self, error: Exception) -> None:
        self._writing = None
        self._show_buttons()
        advice = self._document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        if isinstance(advice, ConflictError):
            # Somebody wrote to one of them meanwhile: what was decided stays where it still is the question.
            again = self.tr("Both were read again; your decisions stay where the question is the same.")
            self.message.show_message(f"{advice.what} {again}")
            self._read()
        else:
            self.merge.setFocus()
            self.message.show_message(error_words(advice))

    def _may_remove(self, preview: MergePreview) -> bool:
        plan = preview.plan
        if not plan.removes_much:
            return True
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Remove records"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            self.tr("{removed:,} of your {own:,} records will be removed.").format(
                removed=plan.removed, own=plan.own
            )
        )
        box.setInformativeText(
            self.tr("They were removed in “{name}”. One undo brings all of them back.").format(
                name=self._name
            )
        )
        stay = box.addButton(QMessageBox.StandardButton.Cancel)
        stay.setIcon(QIcon())
        going = box.addButton(self.tr("Merge and remove them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is going

    def reject(self) -> None:
        if self._writing is not None:  # it ends as a whole, or is stopped where it says how far it is
            return
        if self._job is not None:  # what it finds would come too late
            self._job.progressed.disconnect(self._on_progressed)
            self._job.finished.disconnect(self._on_read)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()
            self._job = None
        super().reject()

    # -- pages --------------------------------------------------------------------------------------

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._show_buttons()
        if page is self.conflicts:
            self.conflicts.take_focus()
        elif page is self.summary:
            (self.merge if self.merge.isVisibleTo(self) else self.forward).setFocus()

    def _show_buttons(self) -> None:
        page, preview = self._pages.currentWidget(), self._preview
        has_questions = preview is not None and bool(preview.questions)
        is_new = preview is not None and not preview.plan.is_empty
        self.back.setVisible(page is self.conflicts)
        self.forward.setVisible(page is self.summary and has_questions)
        is_last = page is self.conflicts or (page is self.summary and not has_questions)
        self.merge.setVisible(is_last and is_new)
        self.merge.setEnabled(self.conflicts.questions.open_count == 0 and self._writing is None)
        self.close_button.setEnabled(self._writing is None)
        (self.forward if page is self.summary and has_questions else self.merge).setDefault(True)
        is_over = (page is self.summary and not is_new) or (self._job is None and preview is None)
        self.close_button.setText(self.tr("Close") if is_over else self.tr("Cancel"))

    def _build_reading(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self.reading)
        column.addWidget(self._progress)
        column.addStretch(2)
        return page
