"""A field for a day, with a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from dsr_tracker.core.dates import today

_FORMAT = "yyyy-MM-dd"
_EARLIEST = "1990-01-01"


class DayField(QDateEdit):
    """Days as YYYY-MM-DD; `day_chosen` speaks when a person chose one, not when the program set it."""

    day_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        # The order of year, month and day is that of the standard, whichever way the window is read.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat(_FORMAT)
        self.setKeyboardTracking(False)
        self.set_day(today())
        self.dateChanged.connect(lambda date: self.day_chosen.emit(date.toString(Qt.DateFormat.ISODate)))

    @property
    def day(self) -> str:
        """The day as YYYY-MM-DD."""
        return self.date().toString(Qt.DateFormat.ISODate)

    def keep_up(self) -> None:
        """Let a day that has begun be chosen, and show it in the place of the former today."""
        self.set_day(today() if self.day == self._today else self.day)

    def set_day(self, day: str) -> None:
        """Show that day without announcing it."""
        self._today = today()
        self.blockSignals(True)
        # A judgement from before the usual range, made elsewhere, must not be moved into it by looking at it.
        self.setMinimumDate(QDate.fromString(min(_EARLIEST, day), Qt.DateFormat.ISODate))
        # No later than today: nobody has seen the future. The limit moves on with the calendar.
        self.setMaximumDate(QDate.fromString(max(today(), day), Qt.DateFormat.ISODate))
        self.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        edit = self.lineEdit()
        is_whole = edit.hasAcceptableInput() and len(edit.text()) == len(_FORMAT)
        if event.text() == "-":
            # A full part has led on already; Qt's way to the next one is the Tab that leaves the field here.
            if not is_whole:
                super().focusNextPrevChild(True)
            return
        # Qt drops a digit silently where all is selected, or where the cursor stands in a full part.
        if event.text().isdigit() and is_whole:
            if edit.selectedText() == edit.text():
                self.setSelectedSection(QDateEdit.Section.YearSection)
            elif not edit.hasSelectedText():
                self.setSelectedSection(self.currentSection())
        super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        # Tab leaves the field; Qt's own would walk through year, month and day first (arrows do that).
        return QWidget.focusNextPrevChild(self, is_next)
