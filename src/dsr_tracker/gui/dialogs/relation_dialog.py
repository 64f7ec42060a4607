"""Says how a provision stands to another one, or to a target of the Sustainable Development Goals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.linking import TARGETS, link_provisions, link_target
from dsr_tracker.core.records import LinkKind, Provision
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import link_words, provision_title


class RelationDialog(FormDialog):
    """Choose the relation, then what it leads to; typing finds it."""

    def __init__(self, document: Document, provision: Provision, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self._provision = provision
        self.setWindowTitle(self.tr("Add a link"))
        self.add_remark(provision_title(provision))
        kinds = [(link_words(kind), kind) for kind in LinkKind]
        self._kind = self.add_choice(self.tr("Relation"), kinds, LinkKind.CONTINUES)
        others = [
            (f"{each.instrument_id} {provision_title(each)}", each.provision_id)
            for each in document.read.provisions()
            if each.provision_id != provision.provision_id
        ]
        self._other = self.add_choice(self.tr("Clause or measure"), others)
        _find_by_typing(self._other)
        targets = [(self.tr("Target {number}").format(number=target), target) for target in TARGETS]
        self._target = self.add_choice(self.tr("Target of the Sustainable Development Goals"), targets)
        _find_by_typing(self._target)
        self._remark = self.add_text(self.tr("Remark"), "", 2)
        self.finish(self.tr("Add link"))
        self._kind.currentIndexChanged.connect(self._offer)
        self._offer()
        self.keep_drafts("relation", (provision.provision_id,), provision_title(provision))

    def edit(self) -> Edit | None:
        pen, remark = self.document.pen, self._remark.toPlainText()
        there = self.document.follow.links(self._provision.provision_id)
        kind = LinkKind(self._kind.currentData())
        if kind is LinkKind.CONTRIBUTES:
            return link_target(pen, self._provision, str(_chosen(self._target)), there, remark=remark)
        other = self.document.read.provision(str(_chosen(self._other)))
        return link_provisions(pen, self._provision, kind, other, there, remark=remark)

    def _offer(self) -> None:
        leads_to_target = LinkKind(self._kind.currentData()) is LinkKind.CONTRIBUTES
        self.form.setRowVisible(self._other, not leads_to_target)
        self.form.setRowVisible(self._target, leads_to_target)


def _find_by_typing(box: QComboBox) -> None:
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    line = box.lineEdit()
    if line is not None:
        line.setAccessibleName(box.accessibleName())
        line.setCursorPosition(0)


def _chosen(box: QComboBox) -> object:
    """What the typed words stand for; raises UnknownNameError where they stand for nothing in the list."""
    row = box.findText(box.currentText(), Qt.MatchFlag.MatchFixedString)
    if row < 0:
        row = _only_match(box)
    if row < 0:
        raise UnknownNameError(
            f"“{box.currentText()[:60]}” is not in the list.",
            "Type a part of it and choose from what comes up.",
        )
    return box.itemData(row)


def _only_match(box: QComboBox) -> int:
    """The one row with what is typed as a word, or in it; -1 where none or several have it."""
    typed = box.currentText().strip().casefold()
    texts = [box.itemText(row).casefold() for row in range(box.count())]
    holding = [row for row, text in enumerate(texts) if typed and typed in text]
    as_word = [row for row in holding if typed in texts[row].split()]
    return next((rows[0] for rows in (as_word, holding) if len(rows) == 1), -1)
