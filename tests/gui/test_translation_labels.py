"""What core says in pieces: names of fields in its messages, and labels of edits, each in every language."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dsr_tracker
from dsr_tracker.core.history import Edit
from dsr_tracker.core.restorations import Difference, Preview
from dsr_tracker.core.rotation import Backup, Reason
from dsr_tracker.gui.backup_words import preview_words
from dsr_tracker.gui.language import LANGUAGES, OtherWords
from dsr_tracker.gui.words import told_words
from dsr_tracker.store.rows import TABLES

from .test_translation import chinese  # noqa: F401

SOURCE = Path(dsr_tracker.__file__).parent
OTHERS = sorted(set(LANGUAGES) - {"en"})
CHECKS = {"clean_text", "clean_line", "clean_url", "parse_day", "parse_past_day", "parse_date", "_required"}
CELLS = ("Egypt, clause 3", "Egypt, measure 3.2")
PROVISIONS = ("clause 3", "measure 3.2")
# What stands in a place of a label, by the expression there; everything else is a name that somebody gave.
FILLED = {
    "target.label": CELLS,
    "where": (*CELLS, "3 cells"),
    "provision_label(provision)": PROVISIONS,
    "_named(provision)": tuple(f"DEI-2017 {each}" for each in PROVISIONS),
    "_named(other)": tuple(f"DEI-2017 {each}" for each in PROVISIONS),
    "FORWARDS[kind]": ("continues", "narrows", "implements", "conflicts with"),
    "rating.label": ("Limited",),
    "state.replace('_', ' ')": ("open", "accepted", "declined"),
    "mapping.kind": ("assessments", "notes", "evidence", "parties", "instrument"),
    "'' if count == 1 else 's'": ("s",),
    "'in review' if is_in_review else 'open again'": ("in review", "open again"),
    "verb": ("Add", "Change"),
    "what": ("source “乙”",),
    "name": ("source “乙”",),
}
ENGLISH = re.compile(r"[A-Za-z]{3,}")


def trees(*folders: str) -> Iterator[ast.AST]:
    for folder in folders:
        for path in sorted((SOURCE / folder).rglob("*.py")):
            yield from ast.walk(ast.parse(path.read_text("utf-8")))


def named_in_messages() -> set[str]:
    """What the checks of typed text are told that the text is."""
    found = set()
    for node in trees("core", "importing", "gui"):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CHECKS:
            given = [*node.args[1:2], *(each.value for each in node.keywords if each.arg == "what")]
            found |= {each.value for each in given if isinstance(each, ast.Constant) and each.value}
    return {str(each) for each in found}


def labels() -> set[str]:
    """Labels of edits as they come to be, with something in their places."""
    found: set[str] = set()
    for node in trees("core", "importing"):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Edit" and node.args:
            found |= filled(node.args[0])
        elif isinstance(node, ast.Assign) and [getattr(each, "id", "") for each in node.targets] == ["label"]:
            found |= filled(node.value)
    return found


def filled(node: ast.expr) -> set[str]:
    if isinstance(node, ast.IfExp):
        return filled(node.body) | filled(node.orelse)
    if isinstance(node, ast.Constant):
        return {str(node.value)} if node.value else set()
    if not isinstance(node, ast.JoinedStr):
        return set()
    parts = [
        (str(each.value),)
        if isinstance(each, ast.Constant)
        else place(ast.unparse(each.value), is_first=at == 0)  # type: ignore[attr-defined]
        for at, each in enumerate(node.values)
    ]
    return {"".join(each) for each in itertools.product(*parts)}


def place(expression: str, *, is_first: bool) -> tuple[str, ...]:
    # Further back it is the other end of a link.
    return FILLED.get(expression, ("乙",)) if is_first or expression != "where" else ("乙",)


@pytest.mark.parametrize("language", OTHERS)
def test_fields_that_messages_name_have_words(language: str) -> None:
    words = OtherWords(language)
    assert {"note", "day of the search", "name of the cycle"} <= named_in_messages()
    assert {text for text in named_in_messages() if not words.translate("core", text)} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_labels_of_edits_have_words(language: str) -> None:
    """Of all of a label: a pattern that fits only its beginning would leave its end in English."""
    words = OtherWords(language)
    ours = {each for each in labels() if ENGLISH.search(each)}
    assert {"Egypt, clause 3: second reading", "Open cycle “乙”"} <= ours
    left = {each: words.translate("core", each) for each in ours}
    assert {k: v for k, v in left.items() if not v or ENGLISH.search(v.replace("DEI-2017", ""))} == {}


def test_a_label_is_said_as_a_whole() -> None:
    words = OtherWords("zh")
    assert words.translate("core", "Egypt, clause 3: looked at, no change") == "埃及，第3条：已查看，无变化"
    removed = words.translate("core", "Egypt, measure 3.2: tag “海缆” removed")
    assert removed == "埃及，措施3.2：移除标签“海缆”"
    assert (
        words.translate("core", "DEI-2017 clause 3 narrows DEI-2017 measure 4.1")
        == "DEI-2017第3条细化DEI-2017措施4.1"
    )


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_check_counts_and_finds_has_words(language: str) -> None:
    words = OtherWords(language)
    told = {part for table in TABLES for part in (table.name, table.kind)} | {"contents", "content"}
    source = ast.parse((SOURCE / "store" / "checking.py").read_text("utf-8"))
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            told |= filled(node.args[2])
    assert "is not what was written" in told
    assert {text for text in told if not words.translate("core", text)} == set()


def test_a_message_and_its_advice_are_told_together(chinese: None) -> None:  # noqa: F811
    assert (
        told_words("“2026-13” is no as-of date. Write it as year-month-day, for example 2026-03-31.")
        == "“2026-13”不是有效的截至日期。请写成“年-月-日”，例如 2026-03-31。"
    )
    assert told_words("“很好” is no rating of this scale.") == "“很好”不是此量表的评级。"
    assert told_words("So it is. Really.") == "So it is. Really."


def test_every_kind_of_record_is_named_before_a_backup_is_restored(chinese: None) -> None:  # noqa: F811
    every = tuple(Difference(table.kind, 0, 0, 1) for table in TABLES)
    told = preview_words(Preview(Backup(Path("a.dsr"), "", Reason.BY_HAND, 1), Edit("", ()), every))
    assert ENGLISH.search(told) is None
    assert told.startswith("原始文件：移除1条")
