"""A titled list of records with what can be done to them: add, edit, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dsr_tracker.gui.panels.action_button import action_button
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.panels.wrapping_row import WrappingRow
from dsr_tracker.gui.theme import plain
from dsr_tracker.gui.words import labelled, said

Line = tuple[str, object]


class OwnList(Section):
    """Enter opens what `on_opened` says, Delete removes; `may_change` says of a value whether it is hers."""

    def __init__(
        self, title: str, empty: str, parent: QWidget | None = None, *, is_read_only: bool = False
    ) -> None:
        super().__init__(title, parent)
        self._name = title
        self._is_read_only = is_read_only
        self.list = ShortList(title, self)
        self.list.opened.connect(lambda _: self._on_opened())
        self.list.removed.connect(lambda _: self._run(self._remove))
        self.list.currentRowChanged.connect(self._offer)
        self._empty = plain(empty, is_quiet=True, parent=self)
        self._needing: list[tuple[QAction, Callable[[object], bool]]] = []
        self._open: QAction | None = None
        self._remove: QAction | None = None
        self._row = WrappingRow()
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list)
        self.body.addLayout(self._row)

    def add_action(
        self,
        text: str,
        run: Callable[[], object],
        *,
        needs: Callable[[object], bool] | None = None,
        opens: bool = False,
        removes: bool = False,
        writes: bool = True,
    ) -> QAction:
        """A button; with `needs`, only while a line is chosen of whose value that holds."""
        action = QAction(text, self)
        if writes and self._is_read_only:
            needs = _never
        action.triggered.connect(lambda *_: run())
        if needs is not None:
            self._needing.append((action, needs))
        if opens:
            self._open = action
        if removes:
            self._remove = action
        button = action_button(action)
        button.setAccessibleName(labelled(text.rstrip("…"), self._name))
        self._row.add(button)
        self._offer()
        return action

    def fill(self, lines: Sequence[Line], count: int | None = None) -> None:
        """Show these lines with their values; `count` says of how many things they tell, 0 nothing."""
        told = len(lines) if count is None else count
        title = said("{text} ({remark})").format(text=self._name, remark=told)
        self.set_title(title if told else self._name)
        self.list.fill(list(lines))
        self._empty.setVisible(not lines)
        self._offer()

    def _offer(self, _row: int = -1) -> None:
        value = self.list.value
        for action, needs in self._needing:
            action.setEnabled(value is not None and needs(value))

    def _on_opened(self) -> None:
        self._run(self._open)

    def _run(self, action: QAction | None) -> None:
        if action is not None and action.isEnabled():
            action.trigger()


def _never(_: object) -> bool:
    """What nothing can be chosen for."""
    return False
