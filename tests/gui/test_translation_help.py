"""The help in Chinese: it names menus as they are called there, and leaves no sentence in English."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtGui import QTextDocument

from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.gui.dialogs.help_dialog import HelpDialog
from dsr_tracker.gui.help_parts import filled
from dsr_tracker.help_topics import read_topics

from .test_help import named, paths_of
from .test_translation import ENGLISH, SAME, chinese  # noqa: F401

# Words of ours that are typed as they are, and names of programs and formats.
_TYPED = re.compile(r"Markdown|Space|Del|Home|End|Alt|Zotero|BibTeX|[a-z_]+:\S*")


def test_menus_are_named_as_they_are(chinese: None, window: Any) -> None:  # noqa: F811
    there = paths_of(window) | {path.rpartition(" > ")[0] for path in paths_of(window)}
    menus = {path.partition(" > ")[0] for path in there}
    pages = [re.findall(r"\*\*([^*]+ > [^*]+)\*\*", topic.text) for topic in read_topics("zh")]
    told = {named(path).rstrip("：") for page in pages for path in page}
    assert {path.partition(" > ")[0] for path in told} <= menus
    assert told - there == set()


def test_no_page_has_english_in_it(chinese: None, window: Any) -> None:  # noqa: F811
    left = set()
    for topic in read_topics("zh"):
        shown = QTextDocument()
        shown.setMarkdown(filled(topic.text, IMPLEMENTATION, window.menuBar()))
        for line in shown.toPlainText().splitlines():
            if ENGLISH.search(_TYPED.sub(" ", SAME.sub(" ", line))):
                left.add((topic.name, line))
    assert left == set()


def test_the_window_of_the_help_finds_its_language(chinese: None, window: Any) -> None:  # noqa: F811
    dialog = HelpDialog(IMPLEMENTATION, window.menuBar(), window)
    assert dialog.windowTitle() == "入门 – 帮助"
    dialog.close()
