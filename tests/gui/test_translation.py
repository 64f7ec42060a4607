"""The window in Chinese: nothing on it is left in English but names and what people wrote."""

from __future__ import annotations

import getpass
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFileSystemModel, QLabel, QMenu, QWidget

from dsr_tracker.catalogue_words import catalogue_words
from dsr_tracker.core import editing
from dsr_tracker.core.columns import ColumnValue
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.gui.dialogs.due_dialog import DueDialog
from dsr_tracker.gui.filter_words import FilterWords
from dsr_tracker.gui.find_box import FindBox
from dsr_tracker.gui.language import Language
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.models.conditions import Facet
from dsr_tracker.gui.models.facet_list import FacetList
from dsr_tracker.gui.panels.conflict_sheet import place_words
from dsr_tracker.gui.panels.passages_section import PassagesSection
from dsr_tracker.gui.words import error_words
from dsr_tracker.paths import LICENCES

from .boxes import searched
from .conftest import clause
from .test_accessibility import DIALOGS, FAR, PAGES, tree

# Names, units, formats and keys that Chinese writes the same way; what the tests typed.
_SAME = (
    r"DSR Tracker|SHA-256|ISO|CLDR|PDF|Word|DOCX|Excel|XLSX|HTML|CSV|ZIP|JSON|MIT|LGPL|Qt|Python|SQLite|MB",
    r"OpenDocument|Ctrl|Shift|Alt\+Down|Enter|Esc|Delete|Backspace|Tab|Space|kappa|English|Language|UTC|SVG",
    r"例如 en、zh 或 ar|例如 ar, en|iCalendar|DOI|RIS|BibTeX|CSL-JSON|Zotero|CNY",
    r"\b[a-z]+:\w+",
    r"https?://\S*|dsr-tracker [\w -]*(?:FILE|OUT|--\w+)*|\*?\.\w+|[\w/-]*\.(?:dsr|zip)|/\S+|\S+/\S*",
    r"Ann|Ben|So it is\.|A note|A source|One title|Another|Publisher of|example\.org",
    r"Spring|Not so\.|A ministry",
)
# What stands in the table that is imported, which is none of ours.
TYPED = {"paste": ["Some"], "import": ["Country", "Rest", "Egypt", "Some", "Ruritania", "Limited", "scores"]}
SAME = re.compile("|".join(_SAME))
# What the catalogue says itself, beside our translation.
ORIGINAL = re.compile("(我们的译文。英文：|英文标题：|又称)[^\\n]*")
LATIN = re.compile("[A-Z][A-Za-z. -]*[A-Za-z]")
_ENGLISH_MARK = re.compile("[\u3400-\u9fff”）][,:;.](?: |$)")
ENGLISH = re.compile(r"(?<![A-Za-z])(?=[A-Z]*[a-z])[A-Za-z]{3,}")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """Windows built from now on are in Chinese."""
    language = Language(qapp)
    language.speak("zh")
    yield
    language.speak("en")


@pytest.fixture
def busy(chinese: None, window: MainWindow, document: Any) -> MainWindow:
    """The window in Chinese, with something in it."""
    return fill(window, document)


def fill(window: MainWindow, document: Any) -> MainWindow:
    """Record a few judgements, and a note and a source in the selected cell."""
    scale = document.scale
    for number, rating in ((3, "limited"), (7, "complete"), (8, "no_evidence")):
        target = document.target(clause(number), FAR)
        document.do(editing.rate(document.pen, [target], scale.rating(rating), scale, reason="So it is."))
    target = document.target(clause(3), FAR)
    document.do(editing.add_note(document.pen, target, "A note"))
    source = editing.new_evidence(document.pen, url="https://example.org", title="A source")
    document.do(editing.cite(document.pen, target, source))
    window.open_cell(clause(3))
    return window


@pytest.fixture
def names(document: Any) -> list[str]:
    """What stays in Latin letters, the longest first: ids, other names, persons; a party's name is one of its
    other names where it is shown in Chinese."""
    read = document.read
    # Licences are binding in the language in which they were given.
    found = {LICENCES.read_text("utf-8"), *LICENCES.read_text("utf-8").splitlines(), getpass.getuser()}
    for document_ in read.documents():
        found |= {document_.document_id, document_.author}
    for party in read.parties():
        found |= {party.party_id, *party.aliases, *([] if party.kind == "country" else [party.name])}
    for instrument in read.instruments():
        found |= {instrument.instrument_id, *instrument.aliases}
    for text in (text for kind in catalogue_words("zh").values() for text in kind.values()):
        found.update(LATIN.findall(text))
    # Codes of languages and the like would tear words apart.
    return sorted((name for name in found if len(name) > 2), key=len, reverse=True)


def texts(widget: QWidget) -> Iterator[str]:
    """All that is read on the widget, by eye or by ear."""
    for each in tree(widget):
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield without_tags(str(each.text(kind)))
    for part in [widget, *widget.findChildren(QWidget)]:
        if part.isVisible():
            yield part.windowTitle()
            yield without_tags(part.toolTip())
            yield str(part.property("placeholderText") or "")
    for menu in widget.findChildren(QMenu):
        for action in menu.actions():
            yield action.text().split("\t")[0]


def without_tags(text: str) -> str:
    """A tooltip's words."""
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def english(widget: QWidget, names: list[str]) -> set[str]:
    """The texts that have English words of the program."""
    found = set()
    for text in set(texts(widget)):
        rest = ORIGINAL.sub("", text.replace("&", ""))
        for name in names:
            rest = rest.replace(name, " ")
        if ENGLISH.search(SAME.sub(" ", rest)):
            found.add(text)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_english_is_left_on_a_page(page: str, busy: MainWindow, names: list[str]) -> None:
    busy.show_page(page)
    QApplication.processEvents()
    assert english(busy, names) == set()


@pytest.mark.parametrize("open_dialog", DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_no_english_is_left_in_a_dialog(
    open_dialog: Any, busy: MainWindow, document: Any, names: list[str]
) -> None:
    open_dialog(busy, document)
    [dialog] = [each for each in busy.findChildren(QDialog) if each.isVisible()]
    QApplication.processEvents()
    typed = TYPED.get(open_dialog.__name__.removeprefix("open_"), [])
    assert english(dialog, [*names, *typed]) == set()
    dialog.reject()


def test_an_error_is_said_in_chinese(busy: MainWindow, document: Any) -> None:
    with pytest.raises(TrackerError) as raised:
        document.do(editing.add_note(document.pen, document.target(clause(3), FAR), " "))
    assert error_words(raised.value) == "“记事”为空。请先输入一句话。"


def test_edits_are_written_in_english_and_shown_in_chinese(busy: MainWindow, document: Any) -> None:
    label = document.read.next_undo()
    assert label == "Egypt, clause 3: evidence"
    shown = [action.text() for menu in busy.findChildren(QMenu) for action in menu.actions()]
    assert "撤销(&U)：埃及，第3条：证据" in shown


def test_what_is_joined_is_joined_in_chinese(busy: MainWindow, document: Any) -> None:
    """No comma, colon or full stop of English after a Chinese word, which a screen reader would read so."""
    found = set()
    for page in PAGES:
        busy.show_page(page)
        QApplication.processEvents()
        found |= {text for text in texts(busy) if _ENGLISH_MARK.search(text)}
    assert found == set()


def test_the_window_for_files_is_in_chinese(chinese: None, qtbot: Any) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [each.text() for each in dialog.findChildren(QLabel) if each.text()]
    assert "查找范围(&L)：" in labels
    assert [each for each in labels if ENGLISH.search(each)] == []
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    heads = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]
    assert heads[:3] == ["名称", "大小", "类型"]
    assert model.type(model.index("/tmp")) == "文件夹"


def test_a_filter_is_typed_in_chinese(busy: MainWindow) -> None:
    field = busy.filter_bar.field
    field.setFocus()
    field.setText("评级：有限 把握程度:高 country:埃及 has:note")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert str(busy.viewing.filter) == "country:EG status:limited confidence:high has:note"
    busy.viewing.set_filter(parse_filter(""))
    field.setText("status:limited")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert str(busy.viewing.filter) == "status:limited"


def test_a_search_is_narrowed_down_in_chinese(busy: MainWindow, qtbot: Any) -> None:
    palette = FindBox(busy).palette
    assert searched(palette, qtbot, "评级：有限")[1:] == searched(palette, qtbot, "status:limited")[1:] != []
    assert searched(palette, qtbot, "国家或参与方:埃及 status：有限")[1:] != []
    in_ids = FilterWords(busy.document).in_ids
    assert in_ids("评级：有限 宽带") == "status:limited 宽带"
    # A phrase, and what names no field, are looked for as they are.
    assert in_ids('"评级：有限" 结论：好') == '"评级：有限" 结论：好'


def test_fields_and_kinds_go_by_their_short_names(document: Any) -> None:
    in_ids = FilterWords(document).in_ids
    typed = 'Country：Egypt kind:"Second reading" reader:"Ann Li" kind:note'
    assert in_ids(typed) == 'country:EG kind:reading author:"Ann Li" kind:note'


def test_counts_of_a_columns_values_stand_in_chinese_brackets(chinese: None) -> None:
    facets = FacetList()
    facets.set_facets([Facet(ColumnValue("EG", "埃及"), 12)], ())
    assert facets.index(0, 0).data() == "埃及（12）"


def test_where_a_conflict_is_told_in_chinese(chinese: None) -> None:
    initiative = '"The Belt and Road" Digital Economy International Cooperation Initiative'
    place = f"{initiative} · 4 Promote digital transformation"
    assert place_words(place) == "“一带一路”数字经济国际合作倡议 · 4 促进数字化转型"
    assert place_words("Own · 1 A title") == "Own · 1 A title"


def test_a_calendar_tells_what_is_due_in_chinese(busy: MainWindow, document: Any, tmp_path: Path) -> None:
    dialog = DueDialog(document, busy.viewing, busy)
    dialog.save_calendar(tmp_path / "due.ics")
    content = (tmp_path / "due.ics").read_text("utf-8").replace("\r\n ", "")
    assert "SUMMARY:拟发布的蓝皮书：2份报告" in content
    assert "CATEGORIES:目标" in content
    assert "CATEGORIES:indicator" not in content


def test_where_a_passage_is_told_the_catalogues_remark_is_in_chinese(busy: MainWindow) -> None:
    section = PassagesSection(busy.document)
    section.show_cell(clause(2))
    said = [label.text() for label in section.findChildren(QLabel)]
    assert [text for text in said if "The report says" in text] == []
    assert any("报道的英文写法" in text for text in said)
