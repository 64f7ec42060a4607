"""One setting: what it is called, what it does, where it is set, and a way back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from dsr_tracker.core.text import shown
from dsr_tracker.gui.preferences import Kind, Preference, default_of, kept_words
from dsr_tracker.gui.theme import GRID, plain

_FIELD_LETTERS = 26


class SettingRow(QWidget):
    """`chosen` carries the new value as soon as there is one; what is shown comes from `show_value`."""

    chosen = Signal(object)

    def __init__(self, preference: Preference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preference = preference
        self._is_filling = False
        self._value: Any = None
        self.title = QLabel(preference.title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.field = self._make_field()
        self.measure()
        self.reset = QPushButton(
            self.tr("Forget") if preference.kind is Kind.KEPT else self.tr("Reset"), self
        )
        self.reset.setAccessibleName(
            self.tr("{reset}: {setting}").format(reset=self.reset.text(), setting=preference.title)
        )
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._on_reset)
        self.sentence = plain(preference.sentence, is_quiet=True, parent=self)
        self.error = plain("", parent=self)
        self.error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.reset, 0, 2)
        grid.addWidget(self.sentence, 1, 0, 1, 3)
        grid.addWidget(self.error, 2, 0, 1, 3)

    def measure(self) -> None:
        """Be as wide as fields of the others, in any size of text."""
        if not isinstance(self.field, QLabel):
            self.field.setFixedWidth(_FIELD_LETTERS * self.fontMetrics().averageCharWidth())

    def show_value(self, value: Any) -> None:
        """Show what the setting is now."""
        self._value = value
        self._is_filling = True
        field = self.field
        if isinstance(field, QComboBox):
            if field.findData(value) < 0:
                field.addItem(shown(str(value)), value)
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, QSpinBox):
            field.setValue(int(value))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QLineEdit):
            field.setText(str(value))
            self.error.hide()
        else:
            names = kept_words(value)
            field.setText("\n".join(map(shown, names)) if names else self.tr("Nothing"))
        self._is_filling = False
        self.reset.setEnabled(value != default_of(self.preference.name))

    def show_error(self, text: str) -> None:
        """Say why the value cannot be; what was typed stays."""
        self.error.setText(text)
        self.error.show()

    def _make_field(self) -> QComboBox | QSpinBox | QCheckBox | QLineEdit | QLabel:
        preference, field = self.preference, self._field()
        field.setAccessibleName(preference.title)
        field.setAccessibleDescription(preference.sentence)
        if not isinstance(field, QLabel):
            self.title.setBuddy(field)
        return field

    def _field(self) -> QComboBox | QSpinBox | QCheckBox | QLineEdit | QLabel:
        preference = self.preference
        match preference.kind:
            case Kind.CHOICE:
                box = QComboBox(self)
                for value, text in preference.choices:
                    box.addItem(text, value)
                box.activated.connect(lambda _: self._choose(box.currentData()))
                return box
            case Kind.NUMBER:
                number = QSpinBox(self)
                number.setRange(preference.least, preference.most)
                number.setSuffix(preference.unit)
                number.setKeyboardTracking(False)  # 2 on the way to 24 is no choice
                number.valueChanged.connect(self._choose)
                return number
            case Kind.FLAG:
                flag = QCheckBox(self)
                flag.toggled.connect(self._choose)
                return flag
            case Kind.TEXT:
                line = QLineEdit(self)
                line.setPlaceholderText(preference.hint)
                line.editingFinished.connect(lambda: self._choose(line.text()))
                return line
            case Kind.KEPT:
                label = plain("", parent=self)
                label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                return label

    def _choose(self, value: object) -> None:
        if not self._is_filling and value != self._value:
            self.chosen.emit(value)

    def _on_reset(self) -> None:
        self.chosen.emit(default_of(self.preference.name))
