"""What can be typed for a provision, a party, a rating: fields that offer what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from dsr_tracker.catalogue_words import other_names
from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Confidence, InstrumentKind, PartyKind, Role, Schedule
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.ordering import in_order
from dsr_tracker.gui.words import party_words, said, schedule_label, told, word
from dsr_tracker.territories import territories


class ImportChoices(QObject):
    """Knows what the tracker has; asks the file for each sort of record once, when it is first needed."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document

    def line(self, name: str, parent: QWidget) -> QLineEdit:
        """A line for a value of that field, with what there is to choose from where that is known."""
        line = QLineEdit(parent)
        model = {
            "instrument": lambda: self._instruments,
            "provision": lambda: self._provisions,
            "party": lambda: self._parties,
            "country": lambda: self._parties,
        }.get(name)
        if model is not None:
            line.setCompleter(_Picker(model(), line))
        return line

    def answer(self, name: str, parent: QWidget) -> QComboBox | QLineEdit:
        """What says the meaning of a value of that field: a box where the meanings are few."""
        options = self._few(name)
        if not options:
            return self.line(name, parent)
        box = QComboBox(parent)
        box.addItem("–", "")
        for text, value in options:
            box.addItem(text, value)
        return box

    def provision_named(self, text: str, instrument: str) -> str:
        """The id of the one provision that a column's name says by id, number or title; empty for none."""
        wanted = fold(text)
        found = [
            each.provision_id
            for each in self._all_provisions
            if (not instrument or each.instrument_id == instrument)
            and wanted
            and (
                wanted in (fold(each.provision_id), fold(each.title))
                or wanted in map(fold, other_names("provision", each.title))
                or (instrument and text.strip() == each.number)
            )
        ]
        return found[0] if len(found) == 1 else ""

    def _few(self, name: str) -> list[tuple[str, str]]:
        if name in ("rating", "claimed"):
            ratings = self._document.scale.ratings
            return [(f"{each.symbol}  {said(each.label)}", each.rating_id) for each in ratings]
        if name == "confidence":
            return [(word(each), str(each)) for each in Confidence]
        if name == "schedule":
            return [(schedule_label(each), str(each)) for each in Schedule]
        kinds: dict[str, type[StrEnum]] = {
            "party_kind": PartyKind,
            "instrument_kind": InstrumentKind,
            "role": Role,
        }
        if name in kinds:
            return [(word(each), str(each)) for each in kinds[name]]
        if name == "contrary":
            return [(self.tr("Yes"), "yes"), (self.tr("No"), "no")]
        return []

    @cached_property
    def _all_provisions(self) -> list[Any]:
        return list(self._document.read.provisions())

    @cached_property
    def _instruments(self) -> QStandardItemModel:
        return _model(
            (f"{each.instrument_id}  {told(each).title}", each.instrument_id)
            for each in self._document.read.instruments()
        )

    @cached_property
    def _provisions(self) -> QStandardItemModel:
        return _model(
            (f"{each.number} {told(each).title} ({each.instrument_id})", each.provision_id)
            for each in self._all_provisions
        )

    @cached_property
    def _parties(self) -> QStandardItemModel:
        own = {each.party_id: each.name for each in self._document.read.parties()}
        named = {**{code: names[0] for code, names in territories().items()}, **own}
        lines = [(f"{party_words(name)} ({party_id})", party_id) for party_id, name in named.items()]
        return _model(sorted(lines, key=lambda line: in_order(line[0])))


def value_of(answer: QComboBox | QLineEdit) -> str:
    """What was chosen or typed there."""
    return str(answer.currentData() or "") if isinstance(answer, QComboBox) else answer.text().strip()


def set_value(answer: QComboBox | QLineEdit, value: str) -> None:
    """Put it there; a box shows a value that it does not offer as it is."""
    if isinstance(answer, QLineEdit):
        answer.setText(value)
        return
    if answer.findData(value) < 0:
        answer.addItem(shown(value), value)
    answer.setCurrentIndex(answer.findData(value))


def on_change(answer: QComboBox | QLineEdit) -> Callable[..., Any]:
    """What connects a slot to each change there."""
    changes: Signal = (
        answer.currentIndexChanged if isinstance(answer, QComboBox) else answer.textChanged  # type: ignore[assignment]
    )
    return changes.connect  # type: ignore[attr-defined, no-any-return]


class _Picker(QCompleter):
    """Offers lines that hold what was typed anywhere, and puts the id of the chosen one there."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.UserRole))


def _model(lines: Iterable[tuple[str, str]]) -> QStandardItemModel:
    model = QStandardItemModel()
    for text, value in lines:
        item = QStandardItem(shown(text))
        item.setData(value, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model
