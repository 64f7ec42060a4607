"""One conflict of a merge with both sides beside each other, to be decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.describing import NOTHING
from dsr_tracker.core.merge_preview import Line, Question
from dsr_tracker.core.merging import Conflict, Side, Signature
from dsr_tracker.core.text import shown
from dsr_tracker.core.wording_differences import differing
from dsr_tracker.gui.panels.text_field import TextField
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.vocabulary import local_time
from dsr_tracker.gui.words import labelled, said, shipped_word, strung

_SHORT = 60
"""Letters that stand well beside a button; a longer text gets a field of its own."""
_LONGEST_SHORT_WORD = 24
_LETTERS_IN_LINE = 22
_FEWEST_LINES, _MOST_LINES = 2, 12


class ConflictSheet(QScrollArea):
    """`taken` carries the side that is to hold, and the field, or "" for all of them."""

    taken = Signal(str, str)

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        """`before` is what Tab comes from."""
        super().__init__(parent)
        self._before = before
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("The conflict"))
        self._pairs: dict[str, _Pair] = {}
        self._parts: dict[str, list[QWidget]] = {}
        self._by_tab: list[QWidget] = []

    def show_question(self, question: Question, sides: Mapping[str, Side]) -> None:
        """Show that conflict with what is decided of it."""
        conflict = question.conflict
        page = QWidget()
        self._pairs, self._parts, self._by_tab = {}, {}, []
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(heading(said(question.title), 2))
        if question.place:
            column.addWidget(plain(place_words(question.place), is_quiet=True))
        column.addWidget(plain(said(question.why)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        has_base = any(line.base is not None for line in question.lines)
        grid.setColumnMinimumWidth(0, 11 * self.fontMetrics().averageCharWidth())
        for place, stretch in ((1, 3 if has_base else 0), (2, 4), (3, 4)):
            grid.setColumnStretch(place, stretch)
        if has_base:
            grid.addWidget(_strong(self.tr("Before")), 0, 1)
        whole = self._pair("", conflict, "")
        for place, side, signature in (
            (2, Side.OURS, conflict.ours_by),
            (3, Side.THEIRS, conflict.theirs_by),
        ):
            grid.addWidget(self._head(conflict, side, signature, whole.buttons[side]), 0, place)
        is_split = not conflict.is_whole and len(question.lines) > 1
        for row, line in enumerate(question.lines, 1):
            self._add_line(grid, row, line, conflict, is_split=is_split)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(page)
        for first, second in pairwise([self._before, *self._by_tab]):
            QWidget.setTabOrder(first, second)
        self.show_sides(question, sides)

    def show_sides(self, question: Question, sides: Mapping[str, Side]) -> None:
        """Show what is decided."""
        taken = [sides.get(line.name) for line in question.lines]
        self._pairs[""].check(taken[0] if len(set(taken)) == 1 else None)
        for name, pair in self._pairs.items():
            if name:
                pair.check(sides.get(name))

    def focused_field(self) -> str:
        """The field that the keyboard is in; "" for none, or where there is nothing to decide by field."""
        return next((name for name, parts in self._parts.items() if any(p.hasFocus() for p in parts)), "")

    def _head(self, conflict: Conflict, side: Side, signature: Signature, button: QRadioButton) -> QWidget:
        is_gone = (conflict.ours if side is Side.OURS else conflict.theirs) is None
        name = self.tr("Ours") if side is Side.OURS else self.tr("Theirs")
        who = strung(shown(signature.author), local_time(signature.recorded_at))
        if is_gone:
            who = self.tr("removed by {who}").format(who=who)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(_strong(name))
        column.addWidget(plain(who, is_quiet=True))
        column.addStretch(1)
        column.addWidget(button)
        self._by_tab.append(button)
        return box

    def _add_line(
        self, grid: QGridLayout, row: int, line: Line, conflict: Conflict, *, is_split: bool
    ) -> None:
        title = plain(said(line.title))
        title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        height, first = self._height(line), len(self._by_tab)
        if line.base is not None:
            name = self.tr("{field}, before").format(field=said(line.title))
            grid.addWidget(self._text(_words(line, line.base), "", name, height), row, 1)
        pair = self._pair(line.name, conflict, said(line.title)) if is_split else None
        ours, theirs = _words(line, line.ours), _words(line, line.theirs)
        for place, side, text, other, name in (
            (2, Side.OURS, ours, theirs, self.tr("{field}, ours")),
            (3, Side.THEIRS, theirs, ours, self.tr("{field}, theirs")),
        ):
            if pair is not None:
                self._by_tab.append(pair.buttons[side])
            shown_text = self._text(text, other, name.format(field=said(line.title)), height)
            if pair is None:
                grid.addWidget(shown_text, row, place)
                continue
            button = pair.buttons[side]
            button.setAccessibleName(labelled(name.format(field=said(line.title)), text[:_SHORT]))
            box = QWidget()
            beside = QHBoxLayout(box)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(GRID // 2)
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            beside.addWidget(shown_text, 1)
            grid.addWidget(box, row, place)
        if pair is not None:
            self._parts[line.name] = self._by_tab[first:]

    def _text(self, text: str, other: str, name: str, height: int) -> QWidget:
        """A text as it is; where it is long, in a field that scrolls, with the words that differ marked."""
        if len(text) <= _SHORT and max(map(len, text.split()), default=0) <= _LONGEST_SHORT_WORD:
            label = plain(text)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            return label
        field = TextField(name, self)
        field.setReadOnly(True)
        field.setPlainText(text)
        if other not in ("", NOTHING):
            _mark(field, differing(text, other))
        field.setFixedHeight(height)
        self._by_tab.append(field)
        return field

    def _height(self, line: Line) -> int:
        """How tall a field for the longest of these texts is."""
        texts = (line.base or "", line.ours, line.theirs)
        lines = max(
            sum(1 + len(each) // _LETTERS_IN_LINE for each in text[:2_000].split("\n")) for text in texts
        )
        return min(max(lines, _FEWEST_LINES), _MOST_LINES) * self.fontMetrics().lineSpacing() + 2 * GRID

    def _pair(self, name: str, conflict: Conflict, title: str) -> _Pair:
        pair = _Pair(self)
        self._pairs[name] = pair
        for side, button in pair.buttons.items():
            if not name:
                is_ours = side is Side.OURS
                button.setText(self.tr("Take ours (O)") if is_ours else self.tr("Take theirs (T)"))
            button.clicked.connect(_telling(self, side, name))
        return pair


class _Pair:
    """Two radio buttons, of which none may be checked at first."""

    def __init__(self, parent: QWidget) -> None:
        self._group = QButtonGroup(parent)
        self.buttons = {side: QRadioButton() for side in Side}
        for button in self.buttons.values():
            self._group.addButton(button)

    def check(self, side: Side | None) -> None:
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each is side)
        self._group.setExclusive(True)


def _telling(sheet: ConflictSheet, side: Side, name: str) -> Callable[[], None]:
    def slot() -> None:
        sheet.taken.emit(str(side), name)

    return slot


def _strong(text: str) -> QLabel:
    label = plain(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def _words(line: Line, text: str) -> str:
    """The field's text; a rating's label after its symbol, and yes and no, in the window's language."""
    if line.name in ("rating", "claimed"):
        symbol, _, label = text.partition(" ")
        return f"{symbol} {said(label)}".strip()
    return said(text) if text in ("yes", "no") else text


def _mark(field: TextField, places: list[tuple[int, int]]) -> None:
    """Underline those places, on a ground of their own: colour alone would not be seen by all."""
    marked = QTextCharFormat()
    marked.setBackground(QColor("#ffe2a8"))
    marked.setForeground(QColor("#3d2600"))
    marked.setFontUnderline(True)
    selections = []
    # Qt counts in UTF-16: letters beyond its first plane take two places.
    text = field.toPlainText()
    for start, end in places:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(field.document())
        cursor.setPosition(_utf16(text[:start]))
        cursor.setPosition(_utf16(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, marked
        selections.append(selection)
    field.setExtraSelections(selections)


def _utf16(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def place_words(place: str) -> str:
    """Where a record belongs, as the merge tells it, with what was shipped in the window's language."""
    instrument, dot, provision = place.partition(" · ")
    number, space, title = provision.partition(" ")
    return "".join(
        (shipped_word("instrument", instrument), dot, number, space, shipped_word("provision", title))
    )
