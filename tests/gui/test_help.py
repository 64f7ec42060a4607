"""The help and the sheet of keys: whole, linked, searched, and made from what the program does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from dsr_tracker.core.explaining import working
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.ratings import mean_of
from dsr_tracker.core.records import Setting
from dsr_tracker.core.scales import IMPLEMENTATION, SCALES
from dsr_tracker.gui.dialogs.help_dialog import HelpDialog
from dsr_tracker.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from dsr_tracker.gui.help_parts import EXAMPLE, EXAMPLE_CELLS, filled
from dsr_tracker.gui.menu_commands import PALETTE, commands_of
from dsr_tracker.gui.panels.help_page import HelpPage
from dsr_tracker.gui.panels.palette import Palette
from dsr_tracker.help_topics import FOLDER, PAGE, TOPICS, find_topics, links, read_topics, topic_of

from .conftest import clause

LANGUAGES = sorted(path.name for path in FOLDER.iterdir())
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def named(path: str) -> str:
    """A command's path as the pages write it: without dots and signs."""
    return path.rstrip("…:").replace(" › ", " > ")


def paths_of(window: Any) -> set[str]:
    return {named(command.names[1]) for command in commands_of(window.menuBar(), with_palette=True)}


# -- the pages as files -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_each_topic_and_no_other(language: str) -> None:
    assert {path.stem for path in (FOLDER / language).iterdir()} == set(TOPICS)
    for topic in read_topics(language):
        assert topic.text.startswith(f"# {topic.title}\n")
        assert len(re.findall(r"^# ", topic.text, re.MULTILINE)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_leads_to_a_topic_and_each_topic_is_linked(language: str) -> None:
    topics = read_topics(language)
    led = [link for topic in topics for link in links(topic.text)]
    assert [link for link in led if not topic_of(link)] == []
    reached = {topic_of(link) for link in led} | {name for name in TOPICS if name.startswith(PAGE)}
    assert set(TOPICS) - reached == {"start"}  # where it begins


def test_languages_have_the_same_parts_links_and_keys() -> None:
    """What a translation may not lose: parts that are filled in, links, and what stands as code."""
    english = read_topics("en")
    signs = re.compile(r"\{\{[a-z-]+\}\}|\]\([^)]+\)|`[^`]+`")
    for language in LANGUAGES:
        for one, other in zip(english, read_topics(language), strict=True):
            assert Counter(signs.findall(one.text)) == Counter(signs.findall(other.text)), one.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_load_nothing_and_hold_no_html(language: str) -> None:
    for topic in read_topics(language):
        assert not re.search(r"!\[|<[a-zA-Z/!]|https?:", topic.text), topic.name


def test_an_unknown_language_has_english_pages() -> None:
    assert read_topics("[en lo]") == read_topics("en")


def test_every_command_that_a_page_names_is_in_a_menu(window: Any) -> None:
    menus = {action.text().replace("&", "") for action in window.menuBar().actions()}
    there = paths_of(window) | {path.rpartition(" > ")[0] for path in paths_of(window)}
    pages = [re.findall(r"\*\*([^*]+ > [^*]+)\*\*", topic.text) for topic in read_topics("en")]
    told = {named(path) for page in pages for path in page if path.partition(" > ")[0] in menus}
    assert told
    assert told - there == set()


def test_every_page_of_the_window_says_what_can_be_done_there(window: Any) -> None:
    assert {f"{PAGE}{name}" for name, _ in window.page_names()} == {
        name for name in TOPICS if name.startswith(PAGE)
    }


# -- what is made from the program --------------------------------------------------------------------


def page_text(text: str) -> str:
    shown = QTextDocument()
    shown.setMarkdown(text)
    return shown.toPlainText()


def test_every_command_of_every_menu_is_in_the_help(window: Any) -> None:
    topic = next(each for each in read_topics("en") if each.name == "commands")
    shown = page_text(filled(topic.text, IMPLEMENTATION, window.menuBar())).splitlines()
    for command in commands_of(window.menuBar(), with_palette=True):
        below = command.names[1].partition(" › ")[2]
        assert below in shown


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.scale_id)
def test_the_method_explains_the_scale_of_the_tracker(window: Any, scale: Any) -> None:
    topic = next(each for each in read_topics("en") if each.name == "ratings")
    shown = page_text(filled(topic.text, scale, window.menuBar()))
    for rating in scale.ratings:
        assert f"{rating.symbol} {rating.label}" in shown
        assert rating.meaning in shown


def test_the_method_computes_the_61_percent_it_speaks_of(window: Any) -> None:
    topic = next(each for each in read_topics("en") if each.name == "ratings")
    mean = mean_of(EXAMPLE, IMPLEMENTATION, EXAMPLE_CELLS)
    shown = page_text(filled(topic.text, IMPLEMENTATION, window.menuBar()))
    assert (str(mean), mean.rounded) == ("61 % (6 of 7)", 61)
    assert f"{working(mean, EXAMPLE, IMPLEMENTATION)}: 61 % (6 of 7)." in shown


def test_a_part_that_there_is_not_is_a_fault(window: Any) -> None:
    with pytest.raises(KeyError):
        filled("{{nothing}}", IMPLEMENTATION, window.menuBar())


# -- the window of the help ---------------------------------------------------------------------------


@pytest.fixture
def help_dialog(window: Any, qtbot: Any) -> HelpDialog:
    """The help, opened by its key."""
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.matrix.view, Qt.Key.Key_F1)
    dialog: HelpDialog
    (dialog,) = window.findChildren(HelpDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def listed(dialog: HelpDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_f1_opens_the_help_beside_the_work(
    help_dialog: HelpDialog, window: Any, document: Any, qtbot: Any
) -> None:
    assert help_dialog.windowTitle() == "Getting started – Help"
    assert not help_dialog.isModal()
    QTest.keyClicks(window.matrix.view, "2")
    assert document.read.next_undo() == "China, clause 1 → Substantial"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.matrix.view, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    (dialog,) = window.findChildren(HelpDialog)
    assert dialog is help_dialog
    assert dialog.topic == "page-matrix"


def test_after_a_change_of_scale_the_help_explains_the_new_one(
    help_dialog: HelpDialog, window: Any, document: Any, qtbot: Any
) -> None:
    help_dialog.show_topic("ratings")
    assert "Substantial" in help_dialog.page.toPlainText()
    document.do(Edit("Scale", adding(Setting("scale", "toronto"))))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.matrix.view, Qt.Key.Key_F1)
    (dialog,) = [each for each in window.findChildren(HelpDialog) if each.isVisible()]
    assert dialog.topic == "ratings"
    assert "Partial compliance" in dialog.page.toPlainText()


def test_links_lead_on_and_alt_left_leads_back(help_dialog: HelpDialog) -> None:
    help_dialog.page.anchorClicked.emit(QUrl("ratings.md"))
    assert help_dialog.topic == "ratings"
    assert help_dialog.list.currentItem().text() == "Ratings and method"
    help_dialog.page.anchorClicked.emit(QUrl("https://example.org/x.md"))
    assert help_dialog.topic == "ratings"
    QTest.keyClick(help_dialog.page, Qt.Key.Key_Left, ALT)
    assert (help_dialog.topic, help_dialog.back.isEnabled()) == ("start", False)
    QTest.keyClick(help_dialog.page, Qt.Key.Key_Right, ALT)
    assert (help_dialog.topic, help_dialog.forward.isEnabled()) == ("ratings", False)


def test_a_link_is_followed_by_keys(help_dialog: HelpDialog) -> None:
    help_dialog.page.setFocus()
    QTest.keyClick(help_dialog.page, Qt.Key.Key_Tab)
    QTest.keyClick(help_dialog.page, Qt.Key.Key_Return)
    assert help_dialog.topic == "page-matrix"


def test_typing_lists_the_topics_with_the_words_and_marks_them(help_dialog: HelpDialog) -> None:
    help_dialog.field.setFocus()
    QTest.keyClicks(help_dialog.field, "pilots announcements")
    assert listed(help_dialog) == ["The matrix and its keys", "Ratings and method"]
    assert help_dialog.topic == "matrix"
    assert {mark.cursor.selectedText().casefold() for mark in help_dialog.page.extraSelections()} == {
        "pilots",
        "announcements",
    }
    QTest.keyClicks(help_dialog.field, " nowhere")
    assert listed(help_dialog) == []
    QTest.keyClick(help_dialog.field, Qt.Key.Key_Escape)
    assert len(listed(help_dialog)) == len(TOPICS)


def test_titles_are_found_first() -> None:
    assert find_topics(read_topics("en"), "import table")[0].name == "import"


def test_a_page_loads_nothing_from_anywhere(qtbot: Any, tmp_path: Path) -> None:
    place = (tmp_path / "x.png").as_uri()
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_text(f"![x]({place})\n\n<img src='{place}'> ![y](https://example.org/y.png) **all**")
    shown = page.toPlainText()
    assert "\ufffc" not in shown  # where a picture would stand
    assert f"<img src='{place}'>" in shown
    assert page.openLinks() is False


# -- keys ---------------------------------------------------------------------------------------------


@pytest.fixture
def sheet(window: Any, qtbot: Any) -> ShortcutsDialog:
    """The sheet of keys, opened by its key."""
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClicks(window.matrix.view, "?")
    dialog: ShortcutsDialog
    (dialog,) = window.findChildren(ShortcutsDialog)
    return dialog


def test_the_sheet_has_every_key_of_the_menus(sheet: ShortcutsDialog, window: Any) -> None:
    shown = {f"{group.title} › {line.title}": line.keys for group in sheet.shown for line in group.lines}
    for command in commands_of(window.menuBar(), with_palette=True):
        if command.keys:
            assert shown[command.names[1]] == command.all_keys
    assert shown["Edit › Redo"] == "Ctrl+Shift+Z, Ctrl+Y"
    assert shown["Edit › Find or run a command…"] == "Ctrl+K, Ctrl+F"


def test_the_sheet_follows_the_menus(window: Any) -> None:
    menu = next(each for each in window.findChildren(QMenu) if each.title() == "&View")
    added = menu.addAction("A &new one")
    added.setShortcut(QKeySequence("Ctrl+Alt+7"))
    sheet = ShortcutsDialog(window.document.scale, window.menuBar(), window)
    view = next(group for group in sheet.shown if group.title == "View")
    assert ("A new one", "Ctrl+Alt+7") in {(line.title, line.keys) for line in view.lines}


def test_the_sheet_is_searched_and_copied(sheet: ShortcutsDialog) -> None:
    QTest.keyClicks(sheet.field, "undo")
    assert [(group.title, [line.title for line in group.lines]) for group in sheet.shown] == [
        ("Edit", ["Undo"])
    ]
    sheet.copying.click()
    assert QGuiApplication.clipboard().text() == "Edit\n  Ctrl+Z  Undo"
    QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
    sheet.copying.click()
    assert QGuiApplication.clipboard().text().startswith("In the matrix\n  ← ↑ → ↓")


def test_each_key_of_the_matrix_does_what_the_sheet_says(
    sheet: ShortcutsDialog, window: Any, document: Any, qtbot: Any
) -> None:
    lines = sheet.shown[0].lines
    sheet.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_cell(clause(3))
    view = window.matrix.view
    for rating in document.scale.ratings:
        (line,) = [each for each in lines if f"“{rating.label}”" in each.title and len(each.keys) == 1]
        if rating.rating_id not in ("not_applicable", "not_assessed"):
            QTest.keyClicks(view, line.keys)
            assert document.read.status_assessment(clause(3), "9999-12-31").rating == rating.rating_id
    rows = view.model().rowCount()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.model().rowCount() > rows
    QTest.keyClicks(view, "-")
    assert view.model().rowCount() == rows
    QTest.keyClicks(view, "n")
    assert window.inspector.isAncestorOf(QApplication.focusWidget())


def test_no_two_actions_share_a_key(window: Any) -> None:
    for name, _ in window.page_names():
        window.page_at(name)
    keys = Counter(
        keys.toString()
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
        if action.menu() is None
    )
    assert [each for each, count in keys.items() if count > 1] == []
    assert len(keys) > 20


def test_copy_copies_the_picture_where_no_table_has_the_keyboard(window: Any, qtbot: Any) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to_page("pictures")
    page = window.page_at("pictures")
    qtbot.waitUntil(page.copy.isEnabled)
    QGuiApplication.clipboard().setText("")
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasImage())


def test_every_action_with_a_name_is_in_a_menu_and_in_the_palette(window: Any, qtbot: Any) -> None:
    in_menus = {command.action for command in commands_of(window.menuBar(), with_palette=True)}
    strays = [
        action.text()
        for action in window.findChildren(QAction)
        if action.text() and action.shortcuts() and action.menu() is None and action not in in_menus
    ]
    assert strays == []
    QTest.keyClick(window.matrix.view, Qt.Key.Key_K, CONTROL)
    (palette,) = window.findChildren(Palette)
    shown = {line.title.text for line in palette.lookup.found.lines}
    expected = {each.title for each in commands_of(window.menuBar()) if each.action.objectName() != PALETTE}
    assert expected - shown == set()
