"""What people, files and names say is shown letter by letter; nothing of it is markup, or loads anything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

import dsr_tracker
from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.own_records import save_instrument, save_participation, save_party, save_provision
from dsr_tracker.core.records import (
    Instrument,
    InstrumentKind,
    Participation,
    Party,
    PartyKind,
    Provision,
    Role,
    SourceDocument,
)
from dsr_tracker.drafts import Draft
from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog
from dsr_tracker.gui.dialogs.note_dialog import NoteDialog
from dsr_tracker.gui.dialogs.participation_dialog import ParticipationDialog
from dsr_tracker.gui.dialogs.party_dialog import PartyDialog
from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog
from dsr_tracker.gui.leaving import ask_to_lose
from dsr_tracker.gui.offers import Offers
from dsr_tracker.gui.panels.attach import _tell
from dsr_tracker.gui.panels.help_page import HelpPage
from dsr_tracker.settings import Preset

from .conftest import clause
from .test_accessibility import DIALOGS

FAR = "9999-12-31"
PAGES = [
    "overview",
    "matrix",
    "clauses",
    "countries",
    "timeline",
    "cycles",
    "readings",
    "sources",
    "todo",
    "pictures",
]
OWN = Cell("own-clause", "own-party")
PAYLOADS = ("<img src=file:///etc/passwd>", "<b>x</b>", "<a href='https://evil.example'>y</a>")


def payload(number: int) -> str:
    return f"{PAYLOADS[number % len(PAYLOADS)]} {number}"


@pytest.fixture
def hostile(window: Any, document: Any) -> Any:
    """The window on a tracker in which everything that a person can name bears markup."""
    pen = document.pen
    document.sign_as(payload(0))
    party = Party("own-party", PartyKind.CITY, payload(1), "EG", remark=payload(2), aliases=(payload(3),))
    instrument = Instrument(
        "own-instrument",
        InstrumentKind.AGREEMENT,
        payload(4),
        summary=payload(5),
        place=payload(6),
        legal_character=payload(7),
        aliases=(payload(8),),
        remark=payload(9),
        agreed_on="2020-01-02",
    )
    provision = Provision(
        "own-clause", "own-instrument", payload(10), payload(11), summary=payload(12), remark=payload(13)
    )
    measure = Provision("own-measure", "own-instrument", "1.1", payload(14), clause_id="own-clause")
    part = Participation("own-part", "own-instrument", "own-party", Role.TRACKED, remark=payload(15))
    document.do(save_party(pen, None, party, document.agenda.parties()))
    document.do(save_instrument(pen, None, instrument))
    document.do(save_provision(pen, None, provision, []))
    document.do(save_provision(pen, None, measure, [provision]))
    document.do(save_participation(pen, None, part, party, []))
    text = SourceDocument("own-document", payload(16), payload(17), sha256="0" * 64, paragraph_count=1)
    document.do(editing.attach(pen, text, (), is_new=True))
    scale = document.scale
    for cell in (clause(3), OWN):
        target = document.target(cell, FAR)
        document.do(editing.rate(pen, [target], scale.rating("limited"), scale, reason=payload(18)))
        target = document.target(cell, FAR)
        document.do(editing.add_note(pen, target, payload(19)))
        source = editing.new_evidence(
            pen,
            url=f"https://example.org/{cell.provision_id}/<b>",
            title=payload(20),
            publisher=payload(21),
            remark=payload(22),
            language="en",
        )
        document.do(editing.cite(pen, target, source))
    window.viewing.set_instruments(())
    return window


def labels(root: QWidget) -> list[str]:
    """Labels that would take their text for markup."""
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if label.textFormat() in (Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)
        or (label.textFormat() is Qt.TextFormat.AutoText and QtGui.Qt.mightBeRichText(label.text()))
    ]


def is_markup(tip: object) -> bool:
    """Whether a tooltip holds markup beyond the one frame of ours that keeps it plain."""
    text = tip if isinstance(tip, str) else ""
    framed = re.fullmatch(r"<span style='white-space: pre-wrap'>(.*)</span>", text, re.DOTALL)
    return "<" in framed[1] if framed else QtGui.Qt.mightBeRichText(text)


def tips(root: QWidget) -> list[str]:
    """Tooltips, hints and statuses that would be taken for markup."""
    found = [
        text
        for widget in [root, *root.findChildren(QWidget)]
        for text in (widget.toolTip(), widget.whatsThis())
        if is_markup(text)
    ]
    for view in root.findChildren(QAbstractItemView):
        if view.model() is not None:
            found += [tip for tip in model_tips(view.model()) if is_markup(tip)]
    return found


def model_tips(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    parent = QModelIndex() if parent is None else parent
    role = Qt.ItemDataRole.ToolTipRole
    rows, columns = min(model.rowCount(parent), 60), _columns(model, parent)
    found = [model.headerData(i, Qt.Orientation.Horizontal, role) for i in range(columns)]
    found += [model.headerData(i, Qt.Orientation.Vertical, role) for i in range(rows)]
    for row in range(rows):
        found += [model.index(row, column, parent).data(role) for column in range(columns)]
        found += model_tips(model, model.index(row, 0, parent))
    return found


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    # Qt hides the count of a list's only column.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def documents(root: QWidget) -> list[str]:
    """Fields that could hold formatted text, beside the help's pages: there is none."""
    return [
        type(field).__name__
        for field in root.findChildren(QTextEdit)
        if not isinstance(field, HelpPage)
        # details, letter by letter
        and (not isinstance(root, QMessageBox) or "<b>" not in field.toPlainText())
    ]


def check(root: QWidget) -> None:
    assert labels(root) == []
    assert tips(root) == []
    assert documents(root) == []
    for field in root.findChildren(QPlainTextEdit):
        assert "<img" not in field.document().toHtml()


def test_the_check_finds_markup(qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    label = QLabel("<b>x</b>", root)
    label.setToolTip("<img src=x>")
    listed = QListWidget(root)
    listed.addItem("a")
    listed.item(0).setToolTip("<b>y</b>")
    QTextEdit(root)
    assert labels(root) == ["<b>x</b>"]
    assert tips(root) == ["<img src=x>", "<b>y</b>"]
    assert documents(root) == ["QTextEdit"]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_page_is_markup(page, hostile):
    hostile.show_page(page)
    hostile.bar.show_message(payload(0))
    hostile.notify("x", payload(1))
    QApplication.processEvents()
    check(hostile)
    if page == "clauses":
        for subject in ("own-instrument", "own-clause", "own-measure"):
            hostile.page_at(page).open_subject(subject)
            check(hostile)
    if page == "countries":
        for subject in ("own-party", "EG"):
            hostile.page_at(page).open_subject(subject)
            check(hostile)
    if page == "sources":
        hostile.page_at(page).tabs.setCurrentIndex(1)
        QApplication.processEvents()
        check(hostile)


def test_nothing_in_the_matrix_and_inspector_of_own_records_is_markup(hostile):
    matrix = hostile.matrix
    matrix.instrument.setCurrentIndex(matrix.instrument.findData("own-instrument"))
    assert "<" in matrix.instrument.currentText()
    QApplication.processEvents()
    check(hostile)
    hostile.open_cell(OWN)
    QApplication.processEvents()
    check(hostile)


@pytest.mark.parametrize("open_dialog", DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_nothing_in_a_dialog_is_markup(open_dialog, hostile, document):
    hostile.open_cell(clause(3))
    open_dialog(hostile, document)
    for dialog in hostile.findChildren(QDialog):
        if isinstance(dialog, FormDialog):
            dialog.show_error(payload(1))
        check(dialog)


def test_nothing_in_a_form_of_an_own_record_is_markup(hostile, document):
    read = document.read
    instrument = read.record("instrument", "own-instrument")
    clause_, measure = (read.record("provision", name) for name in ("own-clause", "own-measure"))
    forms = [
        InstrumentDialog(document, instrument, hostile),
        ProvisionDialog(document, instrument, None, clause_, hostile),
        ProvisionDialog(document, instrument, clause_, measure, hostile),
        PartyDialog(document, read.record("party", "own-party"), hostile),
        ParticipationDialog(document, instrument, None, hostile),
        ParticipationDialog(document, instrument, read.record("participation", "own-part"), hostile),
        NoteDialog(document, read.notes(OWN)[0], hostile),
        EvidenceDialog(document, document.target(OWN, FAR), None, hostile),
        EvidenceDialog(document, None, read.all_evidence()[0], hostile),
    ]
    for form in forms:
        form.open()
        check(form)
        form.reject()


def test_nothing_in_a_report_with_presets_is_markup(hostile, document):
    from dsr_tracker.gui.dialogs.report_dialog import ReportDialog

    presets = {payload(0): Preset(template=payload(1))}
    dialog = ReportDialog(document, hostile.viewing, hostile, presets, lambda _: None)
    dialog.open()
    for template in ("", f"/tmp/{payload(2)}.docx"):
        dialog._form._show_template(Path(template)) if hasattr(dialog, "_form") else None
    check(dialog)


def test_nothing_in_a_box_is_markup(hostile, document, monkeypatch):
    boxes: list[Any] = []

    def shown(box: QMessageBox) -> int:
        check(box)
        boxes.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", shown)
    monkeypatch.setattr(QMessageBox, "open", shown)
    ask_to_lose(payload(0), document.drafts, hostile)
    _tell([payload(1), payload(2)], hostile)
    from dsr_tracker.gui.messages import show_bug

    show_bug(hostile, ValueError(payload(1)))
    assert len(boxes) == 3


def test_nothing_in_an_offer_of_a_draft_is_markup(hostile, document, monkeypatch):
    draft = Draft("begun_note", ("x", "y"), payload(0), {"text": payload(1)}, payload(2))
    monkeypatch.setattr(document.drafts, "left_behind", lambda: [draft])
    Offers(hostile)
    assert "<b>x</b>" in hostile.notice("draft")
    check(hostile)


def test_what_a_chart_says_where_the_mouse_rests_is_no_markup(hostile, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: said.append(text))
    hostile.show_page("overview")
    assert not any(is_markup(text) for text in said)


def test_no_part_of_the_window_shows_formatted_text():
    folder = Path(dsr_tracker.__file__).parent / "gui"
    words = r"setHtml\(|setMarkdown\(|appendHtml\(|insertHtml\(|QTextBrowser|RichText|setOpenExternalLinks"
    users = [path.name for path in folder.rglob("*.py") if re.search(words, path.read_text(encoding="utf-8"))]
    # The pages of the help are files of ours; it loads nothing (test_help.py). What is copied is shown by
    # other programs.
    assert sorted(users) == ["copying.py", "help_page.py"]
