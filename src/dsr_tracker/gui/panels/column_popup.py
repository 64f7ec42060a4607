"""Chooses what of a column is shown: values by a tick, a text, or a range of dates or numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.columns import ColumnKind, Condition, is_end
from dsr_tracker.gui.column_words import condition_words
from dsr_tracker.gui.models.conditions import Conditions, Facets, kind_in
from dsr_tracker.gui.models.facet_list import FacetList
from dsr_tracker.gui.panels.search_field import SearchField
from dsr_tracker.gui.theme import GRID, plain

_WIDTH = 44
_LINES, _FEWEST_LINES = 11, 4


class ColumnPopup(QDialog):
    """Below the header of the column; Enter filters, Esc leaves all as it was.

    `columns` are those that can be chosen, and `asker` finds the values of one of them.
    """

    asked = Signal(int)

    def __init__(
        self, conditions: Conditions, columns: Sequence[int], column: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conditions = conditions
        self._kind = ColumnKind.TEXT
        self.column = QComboBox(self)
        self.column.setAccessibleName(self.tr("Column"))
        for each in columns:
            self.column.addItem(conditions.columns[each].title, each)
        self.column.setCurrentIndex(max(self.column.findData(column), 0))
        self._name()
        self.field = SearchField(self.tr("Find a value, or any text in it"), self)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.every = QCheckBox(self.tr("All of these"), self)
        self.every.clicked.connect(self._on_every_clicked)
        self.facets = FacetList(self)
        self.facets.ticked.connect(self._on_ticked)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Values"))
        self.list.setModel(self.facets)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the count stands at the end
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._on_clicked)
        self.low, self.high = QLineEdit(self), QLineEdit(self)
        for end in (self.low, self.high):
            end.textChanged.connect(self._on_ticked)
        self._low_label, self._high_label = QLabel(self.tr("From"), self), QLabel(self.tr("To"), self)
        self.told = plain("", is_quiet=True, parent=self)
        self.filter = QPushButton(self.tr("Filter"), self)
        self.filter.setDefault(True)
        self.filter.clicked.connect(self.accept)
        self.clearing = QPushButton(self.tr("Show all"), self)
        self.clearing.setToolTip(self.tr("Show every row again, whatever it says in this column"))
        self.clearing.setAutoDefault(False)
        self.clearing.clicked.connect(self._on_cleared)
        self._lay_out()
        self.column.activated.connect(self._on_column_chosen)

    @property
    def condition(self) -> Condition:
        """What is asked of the column by what is ticked and typed.

        Where values are ticked the typed text only found them.
        """
        values = self.facets.chosen
        return Condition(
            values,
            "" if values else self.field.text(),
            *((self.low.text().strip(), self.high.text().strip()) if self._has_range else ("", "")),
        )

    @property
    def chosen_column(self) -> int:
        """The column that is filtered by."""
        return int(self.column.currentData())

    def begin(self) -> None:
        """Ask for the values, and show what is asked of the column now."""
        self._name()
        condition = self._conditions.of(self.chosen_column)
        self.facets.set_facets((), condition.values)
        self.field.setText(condition.text)
        self.low.setText(condition.low)
        self.high.setText(condition.high)
        self.clearing.setEnabled(bool(condition))
        self.told.setText(self.tr("Counting…"))
        self._show_kind(ColumnKind.TEXT)
        self.asked.emit(self.chosen_column)

    def show_facets(self, column: int, facets: Facets) -> None:
        """Offer these values; those of a column that was left meanwhile are passed over."""
        if column != self.chosen_column:
            return
        self.facets.set_facets(facets, self.facets.chosen)
        self._show_kind(kind_in(facets))
        self._tell()

    def open_at(self, place: QRect) -> None:
        """Open below that place on the screen, or where there is room."""
        room = self.screen().availableGeometry()
        needed = self.sizeHint()
        wanted = needed.height() + (_LINES - _FEWEST_LINES) * (self.fontMetrics().height() + 4)
        self.resize(needed.width(), min(wanted, room.height()))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = place.right() - self.width() if is_mirrored else place.left()
        top = place.bottom() + 1
        if top + self.height() > room.bottom():
            top = max(room.top(), min(top, room.bottom() - self.height()))
        left = max(room.left(), min(left, room.right() - self.width()))
        self.move(QPoint(left, top))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()
        self.begin()

    def accept(self) -> None:
        if not self._is_sound:
            wrong = self.low if not is_end(self._kind, self.low.text()) else self.high
            wrong.setFocus()
            wrong.selectAll()
            return
        self._conditions.put(self.chosen_column, self.condition)
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter filters from the field, too; Down goes on to the values.
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._go_to_values()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter is the button's that has the keyboard, else it filters: the list would not pass it on.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.clearing.hasFocus():
            self.accept()
        else:
            super().keyPressEvent(event)

    # -- parts ----------------------------------------------------------------------------------------

    @property
    def _has_range(self) -> bool:
        return self._kind is not ColumnKind.TEXT

    @property
    def _is_sound(self) -> bool:
        return not self._has_range or all(is_end(self._kind, field.text()) for field in (self.low, self.high))

    def _name(self) -> None:
        """Be named by the column: a screen reader says it before the field with the keyboard."""
        name = self.tr("Filter by “{column}”").format(column=self.column.currentText())
        self.setAccessibleName(name)
        self.setWindowTitle(name)

    def _go_to_values(self) -> None:
        if self.facets.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.facets.index(0))

    def _on_typed(self, text: str) -> None:
        self.facets.search(text)
        self._tell()

    def _on_column_chosen(self) -> None:
        self.begin()
        self.field.setFocus()

    def _on_every_clicked(self) -> None:
        self.facets.tick_all(is_ticked=self.facets.state is not Qt.CheckState.Checked)

    def _on_clicked(self, index: object) -> None:
        self._tell()

    def _on_ticked(self, *_: object) -> None:
        self._tell()

    def _on_cleared(self) -> None:
        self._conditions.put(self.chosen_column, Condition())
        self.reject()

    def _show_kind(self, kind: ColumnKind) -> None:
        self._kind = kind
        for part in (self.low, self.high, self._low_label, self._high_label):
            part.setVisible(self._has_range)
        hint = self.tr("2026-03-31, 2026-03 or 2026") if kind is ColumnKind.DATE else self.tr("a number")
        for field, name in ((self.low, self.tr("From")), (self.high, self.tr("To"))):
            field.setPlaceholderText(hint)
            field.setAccessibleName(name)
            field.setAccessibleDescription(hint)

    def _tell(self) -> None:
        self.every.setCheckState(self.facets.state)
        self.every.setEnabled(bool(self.facets.rowCount()))
        if not self._is_sound:
            said = (
                self.tr("Write a day, a month or a year: 2026-03-31, 2026-03 or 2026.")
                if self._kind is ColumnKind.DATE
                else self.tr("Write a number.")
            )
        elif self.condition:
            words = condition_words(self.condition, self.facets.label_of)
            title = self._conditions.columns[self.chosen_column].title
            said = self.tr("{column}: {condition}").format(column=title, condition=words)
        else:
            said = self.tr("Nothing is chosen: every row is shown.")
        if self.facets.left_out:
            more = self.tr("{n} more values are not listed: type to find them.")
            said = f"{said}\n{more.format(n=f'{self.facets.left_out:,}')}"
        self.told.setText(said)
        self.told.setAccessibleName(said)

    def _lay_out(self) -> None:
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.list.setMinimumSize(_WIDTH * letter, _FEWEST_LINES * (line + 4))
        self.told.setMinimumHeight(2 * line)
        column = QFormLayout()
        label = QLabel(self.tr("Column"), self)
        label.setBuddy(self.column)
        column.addRow(label, self.column)
        between = QFormLayout()
        self._low_label.setBuddy(self.low)
        self._high_label.setBuddy(self.high)
        between.addRow(self._low_label, self.low)
        between.addRow(self._high_label, self.high)
        buttons = QHBoxLayout()
        buttons.addWidget(self.filter)
        buttons.addWidget(self.clearing)
        buttons.addStretch(1)
        frame = QFrame(self)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.setSpacing(GRID)
        inside.addLayout(column)
        inside.addWidget(self.field)
        inside.addWidget(self.every)
        inside.addWidget(self.list, 1)
        inside.addLayout(between)
        inside.addWidget(self.told)
        inside.addLayout(buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
