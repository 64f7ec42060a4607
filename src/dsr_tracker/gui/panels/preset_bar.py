"""Reports to make again: choose one, keep one, forget one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLabel, QPushButton, QWidget

from dsr_tracker.core.text import clean_line
from dsr_tracker.settings import Preset

Presets = Mapping[str, Preset]


class PresetBar(QWidget):
    """`chosen` carries the preset; keeping and forgetting go to `on_changed` with all of them."""

    chosen = Signal(object)

    def __init__(
        self,
        presets: Presets,
        on_changed: Callable[[dict[str, Preset]], None],
        current: Callable[[], Preset],
        parent: QWidget | None = None,
    ) -> None:
        """`current` gives what is chosen in the form now."""
        super().__init__(parent)
        self._presets = dict(presets)
        self._on_changed = on_changed
        self._current = current
        self._box = QComboBox(self)
        self._box.setAccessibleName(self.tr("Preset"))
        self._box.setMinimumContentsLength(16)
        self._box.activated.connect(self._on_activated)
        label = QLabel(self.tr("Preset"), self)
        label.setBuddy(self._box)
        self._keep = QPushButton(self.tr("Keep as…"), self)
        self._keep.setToolTip(self.tr("Keep these choices under a name, to make the report again"))
        self._keep.clicked.connect(self._on_keep)
        self._forget = QPushButton(self.tr("Forget"), self)
        self._forget.setToolTip(self.tr("Forget the preset; reports that were written stay"))
        self._forget.clicked.connect(self._on_forget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self._box, self._keep, self._forget):
            layout.addWidget(widget, 1 if widget is self._box else 0)
        self._fill("")

    def keep(self, name: str) -> None:
        """Keep the current choices under that name; raises InvalidTextError for one that cannot be."""
        name = clean_line(name, self.tr("name of the preset"), 100)
        if name:
            self._presets[name] = self._current()
            self._on_changed(dict(self._presets))
            self._fill(name)

    def _fill(self, name: str) -> None:
        self._box.clear()
        self._box.addItem(self.tr("None"), "")
        for each in sorted(self._presets):
            self._box.addItem(each, each)
        self._box.setCurrentIndex(max(0, self._box.findData(name)))
        self._forget.setEnabled(bool(self._box.currentData()))

    def _on_activated(self) -> None:
        name = str(self._box.currentData())
        self._forget.setEnabled(bool(name))
        if name:
            self.chosen.emit(self._presets[name])

    def _on_keep(self) -> None:
        asking = QInputDialog(self)
        asking.setWindowTitle(self.tr("Keep a preset"))
        asking.setLabelText(self.tr("Name of the preset"))
        asking.setTextValue(str(self._box.currentData()))
        asking.textValueSelected.connect(self.keep)
        asking.open()

    def _on_forget(self) -> None:
        self._presets.pop(str(self._box.currentData()), None)
        self._on_changed(dict(self._presets))
        self._fill("")
