"""The backups of the open tracker: what there is, what restoring one would do, and doing it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QDesktopServices, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.dates import local_time
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.restorations import Preview
from dsr_tracker.core.rotation import Backup, Reason
from dsr_tracker.gui.backup_words import preview_words, reason_words
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.dialogs.wait_dialog import WaitDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.panels.column_chips import chips_of
from dsr_tracker.gui.panels.record_view import RecordView
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.gui.words import error_words

_RIGHT = Qt.AlignmentFlag.AlignRight


class BackupsDialog(QDialog):
    """`restored` comes with the edit that brought a backup's state back.

    `replacing` comes with the backup that shall take the place of a tracker too damaged for that.
    """

    restored = Signal(object)
    replacing = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Backups"))
        self._document = document
        self._counts: dict[Backup, dict[str, int]] = {}
        self._preview: Preview | None = None
        self._looked_at: Backup | None = None
        self._jobs: list[Job] = []
        self._restoring: Job | None = None
        self.table = RecordTable[Backup](
            (
                Column[Backup](
                    self.tr("Made"), lambda b: local_time(b.made_at), 18, order=lambda b: b.made_at
                ),
                Column[Backup](self.tr("Why"), lambda b: reason_words(b.reason), 26),
                Column[Backup](
                    self.tr("Size"),
                    lambda b: f"{b.size / 1_000_000:,.1f} MB",
                    12,
                    alignment=_RIGHT,
                    order=lambda b: b.size,
                ),
                self._count_column(self.tr("Assessments"), "assessments"),
                self._count_column(self.tr("Notes"), "notes"),
                self._count_column(self.tr("Sources"), "evidence"),
            ),
            lambda b: b.name,
            self,
        )
        self.list = RecordView(self.table, self.tr("Backups"), self, stretched=(1,))
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.opened.connect(lambda _: self.restore.click())
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        empty = plain(self.tr("There is no backup of this tracker yet."), is_quiet=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(empty)
        self.message = plain("", parent=self)
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.make: QPushButton = buttons.addButton(self.tr("Back up now"), action)
        self.show_folder: QPushButton = buttons.addButton(self.tr("Show in folder"), action)
        self.restore: QPushButton = buttons.addButton(self.tr("Restore…"), action)
        self.make.clicked.connect(self._on_make)
        self.show_folder.clicked.connect(self._on_show_folder)
        self.restore.clicked.connect(self._on_restore)
        self._changing = (self.list, self.make, self.restore)
        without_pictures(buttons)
        self.restore.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID + GRID // 2)
        layout.setSpacing(GRID)
        what = self.tr(
            "One is made every half hour in which something was changed, and before what changes much. "
            "Each is compared with the tracker before it counts."
        )
        layout.addWidget(plain(what, is_quiet=True))
        layout.addWidget(chips_of(self.list, parent=self))
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        open_for(self, 116, 22)
        document.reloaded.connect(self._look)
        self._refresh()
        self.list.setFocus()

    def _refresh(self) -> None:
        backups = self._document.keeper.backups()
        self.table.set_rows(backups)
        self._pages.setCurrentIndex(0 if backups else 1)
        self.show_folder.setEnabled(bool(backups))
        if backups:
            self.list.setCurrentIndex(self.table.index(0, 0))
        else:
            self.restore.setEnabled(False)
        keeper, unknown = self._document.keeper, [each for each in backups if each not in self._counts]

        def count(job: Job) -> dict[Backup, dict[str, int]]:
            found = {}
            for number, backup in enumerate(unknown):
                job.step(number, len(unknown))
                try:
                    found[backup] = keeper.counts(backup)
                except TrackerError:  # a damaged one says so where it is chosen
                    found[backup] = {}
            return found

        if unknown:
            self._start(count, self._on_counted)

    def _count_column(self, title: str, name: str) -> Column[Backup]:
        def said(backup: Backup) -> str:
            counts = self._counts.get(backup)
            if counts is None:
                return "…"
            return f"{counts[name]:,}" if name in counts else self.tr("not readable")

        return Column[Backup](
            title, said, 12, alignment=_RIGHT, order=lambda b: self._counts.get(b, {}).get(name, -1)
        )

    # -- what a backup would change ------------------------------------------------------------------

    def _on_chosen(self) -> None:
        chosen = self.list.current_record()
        if chosen != self._looked_at:
            self._look()

    def _look(self) -> None:
        """Find out, beside the window, what restoring the chosen backup would do."""
        chosen: Backup | None = self.list.current_record()
        self._looked_at, self._preview = chosen, None
        self.restore.setEnabled(False)
        if chosen is None:
            self._say("")
            return
        self._say(self.tr("Comparing…"), is_news=False)
        keeper, author = self._document.keeper, self._document.author
        self._start(lambda _: keeper.preview(chosen, author), self._on_previewed)

    def _on_previewed(self, preview: Preview) -> None:
        if preview.backup != self._looked_at:
            return  # another one was chosen meanwhile
        self._preview = preview
        if preview.damage:
            self.restore.setEnabled(True)
            self._say(self._replacing_words(preview))
            return
        has_changes = bool(preview.edit.changes)
        self.restore.setEnabled(has_changes and not self._document.is_read_only)
        if not has_changes:
            self._say(self.tr("The tracker is as it was then: there is nothing to restore."))
        else:
            self._say(self.tr("Restoring it: {what}.").format(what=preview_words(preview)))

    def _replacing_words(self, preview: Preview) -> str:
        return self.tr(
            "{damage} Restoring puts a copy of the backup in its place; the damaged file is kept beside it "
            "under another name."
        ).format(damage=preview.damage)

    def _on_counted(self, counts: dict[Backup, dict[str, int]]) -> None:
        self._counts |= counts
        if self.table.rows:
            last = self.table.index(len(self.table.rows) - 1, len(self.table.columns) - 1)
            self.table.dataChanged.emit(self.table.index(0, 0), last)

    # -- what the buttons do ---------------------------------------------------------------------------

    def _on_make(self) -> None:
        keeper = self._document.keeper
        self.make.setEnabled(False)
        self._say(self.tr("Backing up…"), is_news=False)
        self._start(lambda _: keeper.back_up(Reason.BY_HAND), self._on_made)

    def _on_made(self, made: Backup) -> None:
        self.make.setEnabled(True)
        self._looked_at = made  # what it would change need not be found out: nothing
        self._refresh()
        self._preview = None
        self.restore.setEnabled(False)
        self._document.backup_failed.emit("")
        self._say(self.tr("Backed up: {name}").format(name=made.name))

    def _on_show_folder(self) -> None:
        chosen: Backup | None = self.list.current_record()
        if chosen is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(chosen.path.parent)))

    def _on_restore(self) -> None:
        if self._preview is None:
            return
        asking = QMessageBox(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setIcon(QMessageBox.Icon.Question)
        asking.setWindowTitle(self.tr("Restore a backup"))
        asking.setTextFormat(Qt.TextFormat.PlainText)
        asking.setText(
            self.tr("Bring the tracker back to what it was on {when}?").format(
                when=local_time(self._preview.backup.made_at)
            )
        )
        asking.setInformativeText(
            self._replacing_words(self._preview)
            if self._preview.damage
            else self.tr(
                "This means {what}. The present state is backed up first. The history stays, and undo takes "
                "this back."
            ).format(what=preview_words(self._preview))
        )
        restore = asking.addButton(self.tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
        cancel = asking.addButton(QMessageBox.StandardButton.Cancel)
        for button in (restore, cancel):
            button.setIcon(QIcon())
        asking.setDefaultButton(restore)
        restore.clicked.connect(self._do_restore)
        asking.open()

    def _do_restore(self) -> None:
        if self._preview is None:
            return
        if self._preview.damage:
            self.replacing.emit(self._preview.backup)
            self.accept()
            return
        try:
            job = self._document.restore(self._preview.edit)
        except TrackerError as error:  # what is being typed could not be kept
            self._say(error_words(error))
            return
        job.finished.connect(self._on_restored)
        job.failed.connect(self._on_not_restored)
        job.cancelled.connect(self._on_stopped)
        self._restoring = job
        for each in self._changing:
            each.setEnabled(False)
        text = self.tr("The state is restored as a whole, or not at all. Undo takes it back.")
        WaitDialog(self.tr("Restoring"), text, job, self).open_soon()
        job.start()

    def _on_restored(self, done: tuple[Edit, str]) -> None:
        self._restoring = None
        self.restored.emit(done[0])
        self.accept()

    def _on_not_restored(self, error: Exception) -> None:
        self._come_back()
        advice = self._document.explain(error)
        if advice is None:
            raise error  # a fault of ours, told as such
        self._say(error_words(advice))

    def _on_stopped(self) -> None:
        self._come_back()
        self._say(self.tr("Stopped. Nothing was restored."))

    def _come_back(self) -> None:
        self._restoring = None
        for each in self._changing:
            each.setEnabled(True)
        self.restore.setFocus()

    # -- jobs ---------------------------------------------------------------------------------------

    def _start(self, work: Any, then: Any) -> None:
        job = Job(work, self._document)
        job.finished.connect(then)
        job.failed.connect(self._on_failed)
        self._jobs.append(job)
        job.start()

    def _on_failed(self, error: Exception) -> None:
        advice = self._document.explain(error)
        self.make.setEnabled(True)
        if advice is None:
            raise error  # a fault of ours, told as such
        self._say(error_words(advice))

    def reject(self) -> None:
        if self._restoring is None:  # else it ends as a whole, or is stopped where it says so
            super().reject()

    def done(self, result: int) -> None:
        self._looked_at = None
        super().done(result)

    def _say(self, text: str, *, is_news: bool = True) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)
        if is_news and text:
            QAccessible.updateAccessibility(QAccessibleEvent(self.message, QAccessible.Event.Alert))
