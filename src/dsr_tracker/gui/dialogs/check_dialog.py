"""Whether the open tracker is sound, looked at beside the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.checked import Checked
from dsr_tracker.core.text import shown
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.words import error_words, labelled, said


class CheckDialog(QDialog):
    """Begins at once; can be stopped, and says what it found as text that can be copied."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Check this tracker"))
        self._document = document
        self.message = plain(self.tr("Looking at pages, edits, records and the catalogue…"), parent=self)
        self.message.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far the check is"))
        self.found = QPlainTextEdit(self)
        self.found.setReadOnly(True)
        self.found.setTabChangesFocus(True)
        self.found.setAccessibleName(self.tr("What was found"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.stop: QPushButton = buttons.addButton(
            self.tr("Stop the check"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.stop.clicked.connect(self._on_stop)
        self.reindex: QPushButton = buttons.addButton(
            self.tr("Make the search index anew"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.reindex.hide()
        self.reindex.clicked.connect(self._on_reindex)
        without_pictures(buttons)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self.message)
        layout.addWidget(self.progress)
        layout.addWidget(self.found, 1)
        layout.addWidget(buttons)
        open_for(self, 84, 24)
        self._job: Job | None = None
        self._check()

    def reject(self) -> None:
        self._on_stop()
        super().reject()

    def _check(self, *, with_new_index: bool = False) -> None:
        keeper = self._document.keeper

        def work(job: Job) -> Checked:
            if with_new_index:
                keeper.make_search_index()
            return keeper.check(job.step)

        self.reindex.hide()
        self.progress.show()
        self.stop.show()
        self._job = Job(work, self._document)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_checked)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()

    def _on_reindex(self) -> None:
        self.message.setText(self.tr("Making the search index anew…"))
        self._check(with_new_index=True)

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _on_checked(self, checked: Checked) -> None:
        name = shown(self._document.path.name)
        if checked.is_sound and checked.is_searchable:
            self._end(self.tr("“{name}” is sound.").format(name=name))
        elif checked.is_sound:
            self._end(
                self.tr(
                    "All that was recorded in “{name}” is sound; only a search does not find all of it."
                ).format(name=name)
            )
            self.reindex.show()
        else:
            self._end(
                self.tr(
                    "“{name}” is damaged; it was left as it is. Restore a backup (File > Backups), "
                    "or save what is readable: dsr-tracker check FILE --repair OUT."
                ).format(name=name)
            )
        lines = [
            shown(labelled(f"{said(each.kind)} {each.record_id}", said(each.what)))
            for each in checked.findings
        ]
        if checked.more:
            lines.append(self.tr("and {n} more").format(n=f"{checked.more:,}"))
        if lines:
            lines.append("")
        lines.extend(labelled(said(each), f"{count:,}") for each, count in checked.counts.items())
        self.found.setPlainText("\n".join(lines))

    def _on_failed(self, error: Exception) -> None:
        advice = self._document.explain(error)
        self._end(error_words(advice or error))

    def _on_cancelled(self) -> None:
        self._end(self.tr("Stopped. Nothing was changed."))

    def _end(self, text: str) -> None:
        self._job = None
        self.progress.hide()
        self.stop.hide()
        self.message.setText(text)
        self.message.setAccessibleName(text)
