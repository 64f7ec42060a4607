"""Commands and keys in groups: those of the menus as they are, and those of places that take keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenuBar

from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.menu_commands import BELOW, commands_of
from dsr_tracker.gui.words import said


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What can be done, and by which keys; empty for no keys."""

    title: str
    keys: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """What belongs together: a menu, or a place."""

    title: str
    lines: tuple[KeyLine, ...]


def groups_of(bar: QMenuBar) -> tuple[KeyGroup, ...]:
    """Every command of every menu with its keys; no recent files, nor what an undo would take back."""
    found: dict[str, list[KeyLine]] = {}
    for command in commands_of(bar, with_palette=True):
        path = command.names[1].split(BELOW)
        if not command.is_file:
            found.setdefault(path[0], []).append(KeyLine(BELOW.join(path[1:]), command.all_keys))
    return tuple(KeyGroup(title, tuple(lines)) for title, lines in found.items())


def places(scale: Scale) -> tuple[KeyGroup, ...]:
    """What the places of the window do with keys that stand in no menu."""
    translate = QCoreApplication.translate
    rates = [
        KeyLine(translate("Keys", "Rate “{label}”").format(label=said(rating.label)), rating.key.upper())
        for rating in scale.ratings
    ]
    return (
        KeyGroup(
            translate("Keys", "In the matrix"),
            (
                KeyLine(translate("Keys", "Move; with Shift, select several cells"), "← ↑ → ↓"),
                *rates,
                KeyLine(translate("Keys", "Back to “Not assessed”; the history stays"), "Delete"),
                KeyLine(translate("Keys", "Write a note"), "N"),
                KeyLine(translate("Keys", "Go to the inspector"), "Enter"),
                KeyLine(translate("Keys", "Open or fold the measures of a clause"), "Space"),
                KeyLine(translate("Keys", "Open the measures"), "+"),
                KeyLine(translate("Keys", "Fold the measures"), "-"),
            ),
        ),
        KeyGroup(
            translate("Keys", "In a table"),
            (
                KeyLine(translate("Keys", "Filter by the column with the cursor"), "Alt+Down"),
                KeyLine(translate("Keys", "Show every row again"), "Esc"),
            ),
        ),
        KeyGroup(
            translate("Keys", "In the inspector"),
            (
                KeyLine(translate("Keys", "Add the note that you are writing"), "Ctrl+Enter"),
                KeyLine(translate("Keys", "Back to the cells; dismisses a message"), "Esc"),
            ),
        ),
        KeyGroup(
            translate("Keys", "In a form"),
            (KeyLine(translate("Keys", "Save, out of a text of several lines, too"), "Ctrl+Enter"),),
        ),
        KeyGroup(
            translate("Keys", "In the box that searches"),
            (
                KeyLine(translate("Keys", "Go to the next group"), "Tab"),
                KeyLine(translate("Keys", "Open the line"), "Enter"),
                KeyLine(translate("Keys", "Open the line and keep the box"), "Ctrl+Enter"),
                KeyLine(translate("Keys", "Leave"), "Esc"),
            ),
        ),
        KeyGroup(
            translate("Keys", "In a merge"),
            (
                KeyLine(translate("Keys", "Take ours"), "O"),
                KeyLine(translate("Keys", "Take theirs"), "T"),
                KeyLine(translate("Keys", "Take ours or theirs in all fields"), "Shift+O, Shift+T"),
                KeyLine(translate("Keys", "Go to the next conflict that is open"), "N"),
            ),
        ),
        KeyGroup(
            translate("Keys", "In the help"),
            (
                KeyLine(translate("Keys", "Back to the page before"), "Alt+Left"),
                KeyLine(translate("Keys", "Forward again"), "Alt+Right"),
            ),
        ),
    )


def only_with_keys(groups: Iterable[KeyGroup]) -> tuple[KeyGroup, ...]:
    """The groups without what has no keys."""
    kept = ((group.title, tuple(line for line in group.lines if line.keys)) for group in groups)
    return tuple(KeyGroup(title, lines) for title, lines in kept if lines)


def filtered(groups: Iterable[KeyGroup], typed: str) -> tuple[KeyGroup, ...]:
    """The lines that have all typed words in what they do, their keys or their group's title."""
    words = typed.casefold().split()
    kept = (
        (
            group.title,
            tuple(
                line
                for line in group.lines
                if all(word in f"{group.title} {line.title} {line.keys}".casefold() for word in words)
            ),
        )
        for group in groups
    )
    return tuple(KeyGroup(title, lines) for title, lines in kept if lines)


def as_text(groups: Sequence[KeyGroup]) -> str:
    """The groups to be pasted or printed: a heading, then what is done by which keys."""
    width = max((len(line.keys) for group in groups for line in group.lines), default=0)
    return "\n\n".join(
        "\n".join([group.title, *(f"  {line.keys:<{width}}  {line.title}" for line in group.lines)])
        for group in groups
    )
