"""What a screen reader and a person without a mouse find: names, roles, words of cells, ways to each part."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QHeaderView, QLabel, QWidget

from dsr_tracker.core import cycles, editing, feedback, second_reading
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Setting
from dsr_tracker.core.rotation import Reason
from dsr_tracker.core.tagging import Bearer
from dsr_tracker.gui import exchange
from dsr_tracker.gui.dialogs import note_dialog
from dsr_tracker.gui.dialogs.about_dialog import AboutDialog
from dsr_tracker.gui.dialogs.adjudication_dialog import AdjudicationDialog
from dsr_tracker.gui.dialogs.answer_dialog import AnswerDialog
from dsr_tracker.gui.dialogs.author_dialog import AuthorDialog
from dsr_tracker.gui.dialogs.backups_dialog import BackupsDialog
from dsr_tracker.gui.dialogs.change_dialog import ChangeDialog
from dsr_tracker.gui.dialogs.check_dialog import CheckDialog
from dsr_tracker.gui.dialogs.claims_dialog import ClaimsDialog
from dsr_tracker.gui.dialogs.close_cycle_dialog import CloseCycleDialog
from dsr_tracker.gui.dialogs.cycle_dialog import CycleDialog
from dsr_tracker.gui.dialogs.due_dialog import DueDialog
from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog
from dsr_tracker.gui.dialogs.feedback_dialog import FeedbackDialog
from dsr_tracker.gui.dialogs.give_out_dialog import GiveOutDialog
from dsr_tracker.gui.dialogs.hand_over_dialog import HandOverDialog
from dsr_tracker.gui.dialogs.help_dialog import HelpDialog
from dsr_tracker.gui.dialogs.hidden_dialog import HiddenDialog
from dsr_tracker.gui.dialogs.import_dialog import ImportDialog
from dsr_tracker.gui.dialogs.indicator_dialog import IndicatorDialog
from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog
from dsr_tracker.gui.dialogs.instruments_dialog import InstrumentsDialog
from dsr_tracker.gui.dialogs.licences_dialog import LicencesDialog
from dsr_tracker.gui.dialogs.measurement_dialog import MeasurementDialog
from dsr_tracker.gui.dialogs.merge_dialog import MergeDialog
from dsr_tracker.gui.dialogs.milestone_dialog import MilestoneDialog
from dsr_tracker.gui.dialogs.note_dialog import NoteDialog
from dsr_tracker.gui.dialogs.party_dialog import PartyDialog
from dsr_tracker.gui.dialogs.paste_dialog import paste_ratings
from dsr_tracker.gui.dialogs.plan_dialog import PlanDialog
from dsr_tracker.gui.dialogs.plans_dialog import PlansDialog
from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog
from dsr_tracker.gui.dialogs.relation_dialog import RelationDialog
from dsr_tracker.gui.dialogs.report_dialog import ReportDialog
from dsr_tracker.gui.dialogs.rubric_dialog import RubricDialog
from dsr_tracker.gui.dialogs.scale_dialog import ScaleDialog
from dsr_tracker.gui.dialogs.settings_dialog import SettingsDialog
from dsr_tracker.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from dsr_tracker.gui.dialogs.sources_dialog import SourcesDialog
from dsr_tracker.gui.dialogs.specificity_dialog import SpecificityDialog
from dsr_tracker.gui.dialogs.tag_dialog import TagDialog
from dsr_tracker.gui.dialogs.tags_dialog import TagsDialog
from dsr_tracker.paths import SEEDS
from dsr_tracker.settings import Settings
from dsr_tracker.store.store import Store

from .conftest import INITIATIVE, clause

Role = QAccessible.Role
INTERACTIVE = {
    Role.PushButton,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.SpinBox,
    Role.List,
    Role.Table,
    Role.Tree,
    Role.Slider,
    Role.Link,
    Role.PageTab,
    Role.MenuItem,
    Role.Dialog,
    Role.Window,
}
MAY_BE_BLANK = {Role.Cell, Role.TreeItem, Role.ListItem, Role.StaticText}
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
FAR = "9999-12-31"


def tree(widget: QWidget) -> Iterator[Any]:
    """Every accessible object from the widget down that is not invisible, cells aside."""
    waiting: list[Any] = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        each = waiting.pop()
        if each is None or not each.isValid() or each.state().invisible:
            continue
        yield each
        if each.role() in (Role.Table, Role.Tree, Role.List) and each.childCount() > 400:
            waiting.extend(each.child(i) for i in range(400))
        else:
            waiting.extend(each.child(i) for i in range(each.childCount()))


def name(each: Any) -> str:
    return str(each.text(QAccessible.Text.Name)).strip()


def unnamed(widget: QWidget) -> list[str]:
    """What takes part in the work and has no name, by role and class; a blank cell is blank to all."""
    found = []
    for each in tree(widget):
        takes_part = each.role() in INTERACTIVE or (
            each.state().focusable and each.role() not in MAY_BE_BLANK
        )
        if takes_part and not name(each):
            thing = each.object()
            kind = type(thing).__name__ if thing is not None else "-"
            above = each.parent()
            found.append(f"{each.role().name} {kind} in “{name(above) if above is not None else ''}”")
    return found + unlabelled(widget) + marked_up(widget)


def marked_up(widget: QWidget) -> list[str]:
    """What would be read out with the markup of a tooltip."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description)
    texts = [str(each.text(kind)) for each in tree(widget) for kind in kinds]
    return [text for text in texts if "<span" in text]


def unlabelled(widget: QWidget) -> list[str]:
    """Boxes to choose from without a label: on Linux a screen reader takes their value for their name."""
    labelled = [label.buddy() for label in widget.findChildren(QLabel)]
    return [
        f"QComboBox “{box.accessibleName()}”"
        for box in widget.findChildren(QComboBox)
        if box.isVisible() and box not in labelled
    ]


def focus() -> Any:
    """The widget that has the keyboard."""
    return QApplication.focusWidget()


@pytest.fixture
def busy(window: Any, document: Any) -> Any:
    """The window with a judgement, a note and a link in the selected cell."""
    scale = document.scale
    target = document.target(clause(3), FAR)
    document.do(editing.rate(document.pen, [target], scale.rating("limited"), scale, reason="So it is."))
    target = document.target(clause(3), FAR)
    document.do(editing.add_note(document.pen, target, "A note"))
    source = editing.new_evidence(document.pen, url="https://example.org", title="A source")
    document.do(editing.cite(document.pen, target, source))
    window.open_cell(clause(3))
    return window


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_page_is_unnamed(page, busy):
    busy.show_page(page)
    QApplication.processEvents()
    busy.bar.show_message("Something to know.")
    busy.notify("x", "Something to decide.", [("&Do it", lambda: None)])
    assert unnamed(busy) == []


def open_author(window, document):
    AuthorDialog("Ann", lambda _: None, window).open()


def open_reason(window, document):
    window.open_cell(clause(4))
    QTest.keyClicks(window.matrix.view, "x")


def open_note(window, document):
    NoteDialog(document, document.read.notes(clause(3))[0], window).open()


def open_new_evidence(window, document):
    EvidenceDialog(document, document.target(clause(3), FAR), None, window).open()


def open_due(window, document):
    DueDialog(document, window.viewing, window).open()


def open_claims(window, document):
    ClaimsDialog(document, window.viewing, window).open()


def open_plans(window, document):
    PlansDialog(document, window).open()


def open_plan(window, document):
    PlanDialog(document, None, window).open()


def open_milestone(window, document):
    MilestoneDialog(document, document.read.provision(clause(3).provision_id), None, window).open()


def open_indicator(window, document):
    IndicatorDialog(document, document.read.provision(clause(3).provision_id), None, window).open()


def open_measurement(window, document):
    MeasurementDialog(document, document.follow.indicators()[0], None, window).open()


def open_relation(window, document):
    RelationDialog(document, document.read.provision(clause(3).provision_id), window).open()


def open_rubric(window, document):
    RubricDialog(document, document.read.provision(clause(3).provision_id), window).open()


def open_specificity(window, document):
    SpecificityDialog(document, document.read.provision(clause(3).provision_id), window).open()


def open_sources(window, document):
    SourcesDialog(document, document.target(clause(3), FAR), "https://example.org/1", window).open()


def open_known_evidence(window, document):
    EvidenceDialog(document, None, document.read.all_evidence()[0], window).open()


def open_participation(window, document):
    window.matrix.add_party()


def open_instrument(window, document):
    InstrumentDialog(document, None, window).open()


def open_shipped_instrument(window, document):
    InstrumentDialog(document, document.read.instruments()[0], window).open()


def open_instruments(window, document):
    InstrumentsDialog(document.read.instruments(), (INITIATIVE,), lambda _: None, window).open()


def open_provision(window, document):
    ProvisionDialog(document, document.read.instruments()[0], None, None, window).open()


def open_party(window, document):
    PartyDialog(document, None, window).open()


def open_hidden(window, document):
    HiddenDialog(document, window).open()


def open_cycle(window, document):
    CycleDialog(document, None, window).open()


def open_give_out(window, document):
    GiveOutDialog(document, [clause(3)], (), window).open()


def open_feedback(window, document):
    FeedbackDialog(document, clause(3), window).open()


def open_answer(window, document):
    target = document.target(clause(3), FAR)
    document.do(feedback.record_feedback(document.pen, target, sender="A ministry", text="Not so."))
    AnswerDialog(document, document.readings.feedback()[0], window).open()


def open_adjudication(window, document):
    scale, target = document.scale, document.target(clause(3), FAR)
    document.do(second_reading.read_cell(document.pen, target, scale.rating("complete"), scale))
    AdjudicationDialog(document, document.readings.pairs()[0], window).open()


def open_close_cycle(window, document):
    edit = cycles.open_cycle(document.pen, [], name="Spring", starts_on="2026-01-01", ends_on="2026-03-31")
    document.do(edit)
    CloseCycleDialog(document, document.cycles.lines()[0], window).open()


def open_report(window, document):
    ReportDialog(document, window.viewing, window).open()


def open_help(window, document):
    HelpDialog(document.scale, window.menuBar(), window).show()


def open_shortcuts(window, document):
    ShortcutsDialog(document.scale, window.menuBar(), window).open()


def open_settings(window, document):
    """With a setting that is not as shipped, and one that cannot be changed so."""
    settings = Settings(stale_months=9, recent=("/a tracker.dsr",))
    dialog = SettingsDialog(document, lambda: settings, lambda *_: None, SEEDS / "settings.json", window)
    dialog.open()


def open_scale(window, document):
    """At a scale on which one rating may be two."""
    document.do(Edit("Scale", adding(Setting("scale", "toronto"))))
    dialog = ScaleDialog(document, window)
    dialog.scale.setCurrentIndex(dialog.scale.findData("implementation"))
    dialog.open()
    while dialog.made is None:
        QApplication.processEvents()


def open_tag(window, document):
    TagDialog(document, [Bearer("cell", *clause(3))], "Egypt, clause 3", window).open()


def open_tags(window, document):
    TagsDialog(document, window.viewing, window).open()


def open_about(window, document):
    AboutDialog(document, window).open()


def open_licences(window, document):
    LicencesDialog(window).open()


def open_backups(window, document):
    document.keeper.back_up(Reason.BY_HAND)
    BackupsDialog(document, window).open()


def open_check(window, document):
    CheckDialog(document, window).open()


def open_link(window, document):
    window.open_link("https://example.org/report")


def open_merge(window, document):
    """At its conflicts: one field that both changed, and one judgement of the same day."""
    other = document.path.with_name("other.dsr")
    document.save_copy(other)
    with Store.open(other, SEEDS) as store:
        for read, apply, pen, title in (
            (document.read, document.do, document.pen, "One title"),
            (store.read, store.apply, editing.Pen("Ben", store.new_id), "Another"),
        ):
            before = read.all_evidence()[0]
            after = dataclasses.replace(before, title=title, publisher=f"Publisher of {title}")
            apply(editing.revise_evidence(pen, before, after))
    exchange.merge(window, other)
    [dialog] = window.findChildren(MergeDialog)
    while dialog._preview is None:
        QApplication.processEvents()
    dialog.forward.click()


def open_hand_over(window, document):
    HandOverDialog(document, window).open()


def open_import(window, document):
    """At a wide table with a value that means nothing yet, and a refused row."""
    path = document.path.with_name("scores.csv")
    path.write_text("Country,DEI-2017/01,Rest\nEgypt,Some,x\nRuritania,Limited,y\n")
    dialog = ImportDialog(document, path, window)
    dialog.open()
    dialog.wide.setChecked(True)
    while dialog.work.is_reading:
        QApplication.processEvents()
    dialog.use_all.click()
    while dialog.work.made is None:
        QApplication.processEvents()


def open_change(window, document):
    ChangeDialog(document, window.matrix.view.selected_cells(), window.viewing.day, window).open()


def open_paste(window, document):
    """With a value that means nothing yet."""
    QGuiApplication.clipboard().setText("Limited\tSome")
    paste_ratings(window)


DIALOGS = [
    open_change,
    open_paste,
    open_import,
    open_merge,
    open_hand_over,
    open_link,
    open_author,
    open_reason,
    open_note,
    open_new_evidence,
    open_known_evidence,
    open_sources,
    open_milestone,
    open_indicator,
    open_measurement,
    open_relation,
    open_rubric,
    open_specificity,
    open_due,
    open_claims,
    open_plans,
    open_plan,
    open_participation,
    open_instrument,
    open_shipped_instrument,
    open_instruments,
    open_provision,
    open_party,
    open_hidden,
    open_backups,
    open_check,
    open_cycle,
    open_close_cycle,
    open_give_out,
    open_feedback,
    open_answer,
    open_adjudication,
    open_report,
    open_help,
    open_shortcuts,
    open_settings,
    open_scale,
    open_tag,
    open_tags,
    open_about,
    open_licences,
]


@pytest.mark.parametrize("open_dialog", DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_nothing_in_a_dialog_is_unnamed(open_dialog, busy, document, qtbot):
    open_dialog(busy, document)
    dialogs = [each for each in busy.findChildren(QDialog) if each.isVisible()]
    assert len(dialogs) == 1
    QApplication.processEvents()
    assert unnamed(dialogs[0]) == []
    assert missed_by_tab(dialogs[0]) == []
    # Esc leads out, and nothing was changed by looking.
    edits = len(document.read.log())
    QTest.keyClick(focus() or dialogs[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in busy.findChildren(QDialog)))
    assert len(document.read.log()) == edits


def test_every_dialog_of_the_program_is_opened_here():
    folder = Path(note_dialog.__file__).parent
    names = {path.stem for path in folder.glob("*_dialog.py")} - {"form_dialog"}
    names -= {"wait_dialog"}  # it is there only while something is waited for: tests/gui/test_reversing.py
    opened = {f"{name}_dialog" for name in ["author", "reason", "note", "evidence", "participation"]}
    opened |= {f"{name}_dialog" for name in ["instrument", "instruments", "provision", "party", "hidden"]}
    opened |= {f"{name}_dialog" for name in ["report", "help", "about", "link", "backups", "check"]}
    opened |= {"merge_dialog", "hand_over_dialog", "licences_dialog", "import_dialog"}
    opened |= {"change_dialog", "paste_dialog", "cycle_dialog", "close_cycle_dialog"}
    opened |= {"give_out_dialog", "feedback_dialog", "answer_dialog", "adjudication_dialog"}
    opened |= {"sources_dialog", "tag_dialog", "tags_dialog"}
    opened |= {"sources_dialog", "milestone_dialog", "indicator_dialog", "measurement_dialog"}
    opened |= {"relation_dialog", "rubric_dialog", "specificity_dialog"}
    opened |= {"due_dialog", "claims_dialog", "plans_dialog", "plan_dialog"}
    opened |= {"shortcuts_dialog", "settings_dialog", "scale_dialog"}
    assert names == opened


# -- roles and words -----------------------------------------------------------------------------------


def interface(widget: QWidget) -> Any:
    return QAccessible.queryAccessibleInterface(widget)


def test_roles_are_what_things_are(busy):
    busy.bar.show_message("Something to know.")
    roles = {(name(each), each.role()) for each in tree(busy)}
    assert {
        ("Pages", Role.List),
        ("Matrix: provisions by parties", Role.Table),
        ("Reason", Role.EditableText),
        ("New note", Role.EditableText),
        ("Link to a source", Role.EditableText),
        ("Action against the undertaking", Role.CheckBox),
        ("As of", Role.SpinBox),
        ("Dismiss the message", Role.PushButton),
    } <= roles


def test_cells_of_the_matrix_announce_themselves(busy):
    (table,) = [each for each in tree(busy) if each.role() == Role.Table]
    children = [table.child(i) for i in range(table.childCount())]
    cells = [name(each) for each in children if each.role() == Role.Cell]
    assert len(cells) == 16 * 9
    assert cells[2 * 9 + 1] == "Egypt, clause 3: Limited"
    assert cells[0] == "China, clause 1: Not assessed"
    assert cells[15 * 9 + 1].startswith("Egypt, mean: 33 %")
    assert name(next(each for each in children if each.role() == Role.ColumnHeader)) == "China"
    rows = [name(each) for each in children if each.role() == Role.RowHeader]
    assert rows[2].startswith("3 Encourage e-commerce")


def test_the_page_list_says_its_pages_and_which_is_chosen(busy):
    (pages,) = [each for each in tree(busy) if name(each) == "Pages"]
    items = [pages.child(i) for i in range(pages.childCount())]
    assert [name(item) for item in items][:2] == ["Overview", "Matrix"]
    assert [bool(item.state().selected) for item in items].index(True) == 1


def test_a_message_is_said_aloud(busy):
    busy.bar.show_message("Nothing was changed.")
    assert "Nothing was changed." in [name(each) for each in tree(busy)]


# -- without a mouse --------------------------------------------------------------------------------------


def missed_by_tab(window: QWidget) -> list[str]:
    """The parts that take the keyboard and that Tab never comes to, by class and name."""
    window.activateWindow()
    inner: Any = window.focusWidget()
    start = inner or window
    start.setFocus()
    reached: list[QWidget] = []
    for _ in range(200):
        current = QApplication.focusWidget()
        # In a date, Tab goes from year to month to day first.
        if current is None or (current in reached and current is not reached[-1]):
            break
        if current not in reached:
            reached.append(current)
        QTest.keyClick(current, Qt.Key.Key_Tab)
    return [
        f"{type(widget).__name__} “{widget.accessibleName()}”"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(window)
        and widget.isEnabledTo(window)
        and widget.window() is window.window()
        and not isinstance(widget, QHeaderView)
        and widget.focusProxy() is None
        and widget not in reached
        # One of several radio buttons, or the arrow keys inside a whole, lead to the rest.
        and not any(widget.isAncestorOf(each) or each.isAncestorOf(widget) for each in reached)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything(page, busy):
    busy.show_page(page)
    busy.notify("x", "Something to decide.", [("&Do it", lambda: None)])
    QApplication.processEvents()
    assert missed_by_tab(busy) == []


def test_tab_goes_down_the_inspector_as_the_eye_does(busy):
    inspector = busy.inspector
    busy.open_cell(clause(3))
    inspector.judgement.rating.setFocus()
    places: list[tuple[int, int]] = []
    for _ in range(60):
        current = focus()
        if not inspector.isAncestorOf(current):
            break
        place = current.mapTo(inspector._scroll.widget(), current.rect().topLeft())
        if not places or (place.y(), place.x()) != places[-1]:
            places.append((place.y(), place.x()))
        QTest.keyClick(current, Qt.Key.Key_Tab)
    rows = [y // 12 for y, _ in places]  # parts of one row differ by a pixel or two
    assert rows == sorted(rows)
    assert len(places) > 12
