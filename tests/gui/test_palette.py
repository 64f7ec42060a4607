"""One box: what is typed is found and opened, by keys and by mouse, and said."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenuBar, QToolButton
from pytestqt.qtbot import QtBot

from dsr_tracker.core import editing
from dsr_tracker.core.own_records import save_instrument
from dsr_tracker.core.records import Instrument, InstrumentKind, Paragraph
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.find_box import FindBox
from dsr_tracker.gui.finding import FEW, PAGE
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menu_commands import commands_of
from dsr_tracker.gui.models.found_list import FoundLine, Group
from dsr_tracker.gui.panels.palette import Palette
from dsr_tracker.gui.searches import Searches

from .accessible import unnamed
from .boxes import opened_box, searched, titles
from .conftest import clause

FAR = "9999-12-31"
CONTROL = Qt.KeyboardModifier.ControlModifier


def note(document: Document, number: int, text: str, day: str = "2026-03-01") -> None:
    document.do(editing.add_note(document.pen, document.target(clause(number), FAR), text, dated_on=day))


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> Palette:
    """The box, opened by its keys from the matrix."""
    return opened_box(window, qtbot)


@pytest.fixture
def look(palette: Palette, qtbot: QtBot) -> Callable[[str], list[str]]:
    """Types a search and gives the titles of what came of it, headings in brackets."""
    return lambda text: searched(palette, qtbot, text)


def chosen(palette: Palette) -> FoundLine:
    line = palette.lookup.found.line_at(palette.list.currentIndex())
    assert line is not None
    return line


def focused() -> Any:
    """The widget that has the keyboard."""
    return QApplication.focusWidget()


def press(palette: Palette, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(palette.field, key, modifiers)


# -- what is found -----------------------------------------------------------------------------------------


def test_before_anything_is_typed_there_are_the_fields_and_all_commands(palette, window):
    shown = titles(palette)
    assert shown[:2] == ["[What can be typed to narrow a search down]", "country:EG"]
    assert {"File › Backups…", "View › Colours › Dark", "Edit › Rate the selected cells › ◔  Limited"} <= set(
        shown
    )
    assert not any("Find or run" in title for title in shown)
    keys = {line.title.text: line.aside for line in palette.lookup.found.lines}
    assert keys["Reports › Write a report…"] == "Ctrl+R"
    assert keys["Edit › Rate the selected cells › ◔  Limited"] == "1"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("egpyt", "Egypt"),
        ("埃及", "Egypt"),
        ("bakcup", "File › Backups…"),
        ("svcp", "File › Save a copy…"),
        ("clause 12", "Clause 12: Strengthen confidence and trust"),
        ("DEI-2017/03", "Clause 3: Encourage e-commerce cooperation"),
    ],
)
def test_commands_and_names_are_found_in_spite_of_slips(typed, first, look):
    assert look(typed)[1] == first


def test_a_guessed_command_stands_below_what_was_named(document, look, palette):
    """“nile” has letters of “Not applicable”: Enter must not rate what is selected."""
    pact = Instrument("nile", InstrumentKind.AGREEMENT, "Nile Cable Pact")
    document.do(save_instrument(document.pen, None, pact))
    found = look("nile")
    assert found[1] == "Nile Cable Pact"
    assert chosen(palette).group is not Group.COMMANDS
    assert any("Not applicable" in title for title in found[2:])
    # What can only mean a command is first all the same.
    assert look("svcp")[1] == "File › Save a copy…"


def test_an_undo_is_not_found_by_what_it_would_take_back(document, look):
    note(document, 3, "x")
    assert look("egypt")[1] == "Egypt"
    assert look("undo")[1] == "Edit › Undo: Egypt, clause 3: note"


def test_texts_are_found_in_groups_with_the_words_marked(document, look, palette):
    scale = document.scale
    note(document, 5, "工业和信息化部公布了名单")
    note(document, 3, "A <b>fibre</b> tender")
    target = document.target(clause(3), FAR)
    document.do(
        editing.rate(
            document.pen, [target], scale.rating("limited"), scale, as_of="2026-03-02", reason="Fibre at last"
        )
    )
    assert look("fibre") == [
        "[Notes (1)]",
        "Egypt, clause 3 · note of 2026-03-01",
        "[Judgements (1)]",
        "Egypt, clause 3 · judgement of 2026-03-02",
    ]
    line = chosen(palette)
    assert (line.line.text, line.line.marks) == ("A <b>fibre</b> tender", ((5, 10),))
    assert look("信息")[-1] == "Egypt, clause 5 · note of 2026-03-01"
    assert chosen(palette).title.text != ""
    assert look("fibre country:LA") == []
    assert look("fibre since:2026-03-02") == ["[Judgements (1)]", "Egypt, clause 3 · judgement of 2026-03-02"]


def test_a_long_group_is_cut_and_shown_whole_page_by_page(document, look, palette, qtbot):
    edits = [
        editing.add_note(
            document.pen, document.target(clause(3), FAR), f"quokka {number}", dated_on="2026-03-01"
        )
        for number in range(1_101)
    ]
    document.do(editing.combine("Notes", edits))
    shown = look("quokka")
    assert shown[0] == "[Notes (1,000+)]"
    assert len(shown) == FEW + 2
    palette.list.setCurrentIndex(palette.lookup.found.index(FEW + 1, 0))
    with qtbot.waitSignal(palette.lookup.settled):
        press(palette, Qt.Key.Key_Return)
    assert palette.field.text() == "quokka kind:note"
    assert palette.lookup.found.rowCount() >= PAGE + 1
    with qtbot.waitSignal(palette.lookup.found.rowsInserted):
        palette.list.scrollToBottom()
    texts = [line.line.text for line in palette.lookup.found.lines[1:]]
    assert texts[: 2 * PAGE] == [f"quokka {1_100 - number}" for number in range(2 * PAGE)]


def test_nothing_found_says_what_to_try(look, palette):
    assert look("zzzz qqqq") == []
    assert palette.message.isVisible()
    assert "Nothing found for “zzzz qqqq”. Try fewer words" in palette.message.text()
    look("§")
    assert "From two letters on" in palette.message.text()
    look("egypt")
    assert not palette.message.isVisible()


def test_a_single_letter_asks_nothing_of_the_file(palette, document, monkeypatch):
    asked: list[object] = []
    monkeypatch.setattr(document.searches, "ask", asked.append)
    QTest.keyClicks(palette.field, "f")
    assert asked == []
    QTest.keyClicks(palette.field, "i")
    assert len(asked) == 1


def test_a_damaged_index_is_told_and_names_are_found_all_the_same(palette, document, look, qtbot):
    connection = sqlite3.connect(document.path)
    with connection:
        connection.execute("UPDATE entry_words_data SET block = zeroblob(3) WHERE id > 10")
    connection.close()
    with qtbot.waitSignal(palette.lookup.failed) as told:
        shown = look("egypt")
    assert "Egypt" in shown
    assert "The texts cannot be searched." in told.args[0]
    assert "Check this tracker" in palette._keys.text()


def test_mnemonics_are_no_part_of_a_name(qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menu = bar.addMenu("文件(&F)")
    for text in ("备份(&B)…", "Save && &close", "\tX"):
        menu.addAction(text)
    assert [command.title for command in commands_of(bar)] == [
        "文件 › 备份…",
        "文件 › Save & close",
        "文件 › ",
    ]


# -- what is opened ----------------------------------------------------------------------------------------


def test_enter_opens_a_country_and_the_box_goes(look, palette, window):
    look("egpyt")
    press(palette, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.current_page == "countries"
    assert window.page_at("countries").list.current_record().party_id == "EG"


def test_enter_opens_the_cell_of_a_note_and_control_enter_keeps_the_box(
    document, look, palette, window, viewing
):
    note(document, 5, "光纤网络")
    window.show_page("overview")
    look("光纤")
    press(palette, Qt.Key.Key_Return, CONTROL)
    assert palette.isVisible()
    assert palette.field.hasFocus()
    assert (window.current_page, viewing.cell) == ("matrix", clause(5))


def test_a_clause_opens_on_its_page(look, palette, window):
    look("DEI-2017/03")
    press(palette, Qt.Key.Key_Return)
    assert window.current_page == "clauses"
    assert window.page_at("clauses").record.provision_id == "DEI-2017/03"


def test_a_source_and_a_passage_open_on_the_page_of_the_sources(document, look, palette, window, qtbot):
    document.do(
        editing.cite(
            document.pen, document.target(clause(3), FAR), editing.new_evidence(document.pen, title="Quokka")
        )
    )
    (known,) = [
        each
        for each in document.read.documents()
        if each.document_id == document.read.documents()[0].document_id
    ]
    paragraphs = [
        Paragraph(f"{known.document_id}#{n}", known.document_id, n, f"numbat {n}") for n in (1, 2, 3)
    ]
    document.do(editing.attach(document.pen, known, paragraphs, is_new=False))
    look("quokka")
    press(palette, Qt.Key.Key_Return)
    sources = window.page_at("sources")
    qtbot.waitUntil(lambda: sources.evidence.list.current_record() is not None)
    assert sources.tabs.currentWidget() is sources.evidence
    window.menuBar().cornerWidget().click()
    look('"numbat 2"')
    press(palette, Qt.Key.Key_Return)
    assert sources.tabs.currentWidget() is sources.documents
    assert sources.documents._passage.text() == "numbat 2"


def test_a_command_runs_and_is_offered_first_the_next_time(look, palette, window):
    look("timeline")
    press(palette, Qt.Key.Key_Return)
    assert window.current_page == "timeline"
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    palette.field.clear()
    palette.field.textEdited.emit("")
    assert titles(palette)[:2] == ["[Used last]", "View › Timeline"]


def test_a_command_that_is_not_possible_says_why_and_does_nothing(look, palette, window):
    look("redo")
    assert chosen(palette).title.text == "Edit › Redo"
    assert chosen(palette).line.text == "There is nothing to redo."
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_opens_and_a_click_beside_the_box_sends_it_away(look, palette, window):
    look("egypt")
    QTest.mouseClick(
        palette.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=palette.list.visualRect(palette.list.currentIndex()).center(),
    )
    assert window.current_page == "countries"
    window.menuBar().cornerWidget().click()
    assert palette.isVisible()
    QTest.mouseClick(window._navigation.viewport(), Qt.MouseButton.LeftButton)
    window._navigation.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()


# -- keys and what is said -----------------------------------------------------------------------------------


def test_escape_gives_the_keyboard_back(palette, window):
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.matrix.view


def test_the_keys_open_it_from_a_field_that_is_being_typed_in(window, qtbot):
    window.open_cell(clause(3))
    field: Any
    for come in (window.write_note, window.paste_link):
        come()
        field = focused()
        QTest.keyClicks(field, "some words")
        QTest.keyClick(field, Qt.Key.Key_Home)
        QTest.keyClick(field, Qt.Key.Key_K, CONTROL)
        (palette,) = window.findChildren(Palette)
        assert palette.isVisible()
        press(palette, Qt.Key.Key_Escape)
        assert focused() is field
        assert "some words" in (field.toPlainText() if hasattr(field, "toPlainText") else field.text())


def test_arrows_pass_over_headings_and_tab_goes_from_group_to_group(document, look, palette):
    note(document, 5, "broadband")
    shown = look("broadband")
    starts = [shown[at + 1] for at, title in enumerate(shown) if title.startswith("[")]
    seen = []
    for _ in starts:
        seen.append(chosen(palette).title.text)
        press(palette, Qt.Key.Key_Tab)
    assert seen == starts
    assert chosen(palette).title.text == starts[0]
    press(palette, Qt.Key.Key_Backtab)
    assert chosen(palette).group is Group.NOTES
    press(palette, Qt.Key.Key_Up)
    assert chosen(palette).group is Group.PROVISIONS
    press(palette, Qt.Key.Key_PageDown)
    assert chosen(palette).group is Group.NOTES
    press(palette, Qt.Key.Key_PageUp)
    press(palette, Qt.Key.Key_PageUp)
    assert chosen(palette).title.text == shown[1]


def test_an_example_is_put_into_the_field_to_be_typed_over(palette, qtbot):
    with qtbot.waitSignal(palette.lookup.settled):
        press(palette, Qt.Key.Key_Return)
    assert (palette.field.text(), palette.field.selectedText()) == ("country:EG", "EG")


def test_everything_in_it_has_a_name_and_the_chosen_line_is_said(look, palette, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(palette, "_announce", said.append)
    look("egpyt")
    assert unnamed(palette) == []
    assert said == ["Egypt, Country"]
    look("zzzz qqqq")
    assert said[-1].startswith("Nothing found")
    assert QAccessible.queryAccessibleInterface(palette.list).role() == QAccessible.Role.List
    palette._announce("")


def test_the_box_in_the_menu_bar_opens_it(window):
    box = window.menuBar().cornerWidget()
    assert isinstance(box, QToolButton)
    box.click()
    (palette,) = window.findChildren(Palette)
    assert palette.isVisible()
    assert window.findChildren(FindBox)


def test_what_is_shown_follows_a_change(document, look, palette, qtbot):
    assert look("quokka") == []
    with qtbot.waitSignal(palette.lookup.settled):
        note(document, 5, "quokka")
    assert titles(palette) == ["[Notes (1)]", "Egypt, clause 5 · note of 2026-03-01"]


# -- questions beside the window -----------------------------------------------------------------------------


@pytest.fixture
def searches(document: Document) -> Searches:
    return document.searches


def test_only_the_newest_question_is_answered(searches, qtbot):
    answers = QSignalSpy(searches.answered)
    begun, go_on = threading.Event(), threading.Event()

    def slow(_: Any) -> Iterator[object]:
        begun.set()
        go_on.wait(10)
        yield "slow"

    searches.ask(slow)
    assert begun.wait(10)
    with qtbot.waitSignal(searches.finished):
        searches.ask(lambda _: iter(["quick"]))
        go_on.set()
    assert [answers.at(n)[0] for n in range(answers.count())] == ["quick"]


def test_a_question_that_takes_long_ends_when_another_is_asked(searches, qtbot):
    begun = threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    def never(store: Any) -> Iterator[object]:
        begun.set()
        yield store.connection.execute(endless).fetchone()

    searches.ask(never)
    assert begun.wait(10)

    def has_ended() -> bool:
        searches.stop()  # until the statement runs there is nothing to stop
        return not searches.is_asking

    qtbot.waitUntil(has_ended)
    with qtbot.waitSignal(searches.finished):
        searches.ask(lambda _: iter([]))


def test_a_fault_is_told_and_the_next_question_is_answered(searches, qtbot):
    def wrong(_: Any) -> Iterator[object]:
        yield from ()
        raise sqlite3.DatabaseError("database disk image is malformed")

    with qtbot.waitSignal(searches.failed) as told:
        searches.ask(wrong)
    assert "malformed" in str(told.args[0])
    with qtbot.waitSignal(searches.answered):
        searches.ask(lambda store: iter([store.read.meta("tracker_id")]))


def test_the_catalogue_is_found_in_chinese_in_an_english_window(look: Callable[[str], list[str]]) -> None:
    found = look("宽带接入")
    assert "Clause 1: Expand broadband access and improve quality" in found
    assert "China Development Bank" in look("国家开发银行")
