"""The translations of the window as files: complete, like the program's texts, and compiled."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

import dsr_tracker
from dsr_tracker.core.describing import HANDED_OVER, KINDS, field_title
from dsr_tracker.core.records import Assessment, Evidence, InstrumentKind, Note, PartyKind, Role
from dsr_tracker.core.scales import SCALES
from dsr_tracker.gui.language import FOLDER, LANGUAGES, OtherWords

SOURCE = Path(dsr_tracker.__file__).parent
LANGUAGE_FILES = sorted(FOLDER.glob("*.ts"))
_PLACE = re.compile(r"\{[^}]*\}")
# Faults that only a command, a log or a programmer sees; and the words of the catalogue's own reader.
_NOT_SAID = ("commands/", "cli.py", "core/catalogue.py", "core/seed_")
_NO_ADVICE = {
    "RuntimeError",
    "ValueError",
    "KeyError",
    "TypeError",
    "OSError",
    "IndexError",
    "AssertionError",
}


@dataclass(frozen=True)
class Message:
    """One text of a file of translations."""

    context: str
    source: str
    translation: str
    is_finished: bool


def messages(path: Path) -> list[Message]:
    root = ElementTree.parse(path).getroot()  # a file of ours
    found = []
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found.append(
                Message(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    translation.text or "",
                    translation.get("type") is None,
                )
            )
    return found


def texts_of_the_window() -> Iterator[tuple[str, str, str]]:
    """File, context and text of every call of tr() and translate() with a text."""
    for path in sorted((SOURCE / "gui").rglob("*.py")):
        yield from _texts(ast.parse(path.read_text("utf-8")), path.name, "")


def _texts(node: ast.AST, file: str, context: str) -> Iterator[tuple[str, str, str]]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call):
            name = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
            texts = [each.value if isinstance(each, ast.Constant) else None for each in child.args]
            if name == "tr":
                yield file, inner, str(texts[0])
            elif name == "translate" and len(texts) > 1 and texts[1] is not None:
                yield file, str(texts[0]), str(texts[1])
        yield from _texts(child, file, inner)


def test_every_language_has_its_file() -> None:
    assert {path.stem for path in LANGUAGE_FILES} == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_every_text_is_translated(path: Path) -> None:
    unfinished = [each for each in messages(path) if not each.is_finished or not each.translation]
    assert unfinished == []


@pytest.mark.parametrize("path", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_places_are_the_same_in_both_languages(path: Path) -> None:
    core = json.loads((FOLDER / f"core_{path.stem}.json").read_text("utf-8"))
    pairs = [*((each.source, each.translation) for each in messages(path)), *core.items()]
    assert [
        pair for pair in pairs if sorted(_PLACE.findall(pair[0])) != sorted(_PLACE.findall(pair[1]))
    ] == []


@pytest.mark.parametrize("path", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_mnemonics_are_kept(path: Path) -> None:
    """A menu's letter stays: "&Open…" is "打开(&O)…"."""
    lost = [each for each in messages(path) if _letter(each.source) != _letter(each.translation)]
    assert lost == []


def _letter(text: str) -> str:
    found = re.search(r"(?<!&)&([A-Za-z])", text)
    return found[1].casefold() if found else ""


@pytest.mark.parametrize("path", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_the_file_has_the_window_s_texts_and_no_others(path: Path) -> None:
    """Where this fails, run lupdate as CONTRIBUTING.md says, and translate what is new."""
    listed = {(each.context, each.source) for each in messages(path)}
    used = {(context, text) for _, context, text in texts_of_the_window()}
    assert used - listed == set(), "not in the file; a tr() inside an f-string is not found by lupdate"
    assert listed - used == set(), "no longer used"


@pytest.mark.parametrize("path", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_lupdate_finds_nothing_new(path: Path, tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("there is no lupdate")
    made = tmp_path / "made.ts"
    sources = [str(each) for each in sorted((SOURCE / "gui").rglob("*.py"))]
    subprocess.run(
        [tool, *sources, "-locations", "none", "-silent", "-ts", str(made)], check=True, timeout=30
    )
    found = {(each.context, each.source) for each in messages(made)}
    assert found == {(each.context, each.source) for each in messages(path)}


@pytest.mark.parametrize("path", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_what_is_compiled_says_the_same(path: Path) -> None:
    """Where this fails, run lrelease as CONTRIBUTING.md says."""
    compiled = QTranslator()
    assert compiled.load(str(path.with_suffix(".qm")))
    wrong = [
        each for each in messages(path) if compiled.translate(each.context, each.source) != each.translation
    ]
    assert wrong == []


# -- what core and store say ---------------------------------------------------------------------------


def said_by_errors() -> set[str]:
    """The sentences of every error that a person can act on, with {0}, {1} for what is filled in."""
    found: set[str] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).as_posix().startswith(_NOT_SAID):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name.endswith("Error") and name not in _NO_ADVICE:
                    found.update(filter(None, map(_template, node.args)))
    return found


def _template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts, count = [], 0
        for value in node.values:
            if isinstance(value, ast.Constant):
                parts.append(str(value.value))
            else:
                parts.append(f"{{{count}}}")
                count += 1
        # What has no word of its own is said by what stands in its places.
        return "".join(parts) if re.search("[a-z]{2}", "".join(parts)) else ""
    return ""


@pytest.mark.parametrize("path", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_errors_are_said_in_the_language(path: Path) -> None:
    core = json.loads((FOLDER / f"core_{path.stem}.json").read_text("utf-8"))
    assert said_by_errors() - set(core) == set()


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_ratings_kinds_and_fields_have_words(language: str) -> None:
    words = OtherWords(language)
    texts = {part for scale in SCALES.values() for r in scale.ratings for part in (r.label, r.meaning)}
    texts |= {scale.title for scale in SCALES.values()}
    texts |= {r.short_label for scale in SCALES.values() for r in scale.ratings}
    texts |= {
        choice.replace("_", " ").capitalize() for kind in (InstrumentKind, PartyKind, Role) for choice in kind
    }
    texts |= {*KINDS.values(), *HANDED_OVER.values()}
    for record in (Assessment, Note, Evidence):
        own = list(record.__dataclass_fields__)[1:]
        texts |= {field_title(name) for name in own if name not in ("position", "origin")}
    grades = {"A", "B", "C", "D", "E"}
    assert {text for text in texts - grades if not words.translate("core", text)} == set()


def test_a_filled_message_is_found_by_its_pattern() -> None:
    words = OtherWords("zh")
    assert words.translate("core", "“a.dsr” is open read-only.") == "“a.dsr”以只读方式打开。"
    assert words.translate("core", "Egypt, clause 3 → Limited") == "埃及，第3条 → 有限"
    assert words.translate("core", "Hide Sources") == "隐藏来源"
    assert words.translate("core", "Nobody has written this.") is None
