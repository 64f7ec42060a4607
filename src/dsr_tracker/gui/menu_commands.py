"""What the menus can do, as a flat list to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

PALETTE = "palette"
"""The name of the action that shows this list: it is no part of it."""
FILES = "files"
"""The name of a menu whose entries are files, which are no commands of the program's."""
BELOW = " › "
"""What stands between a menu and its entries."""
_IN_BRACKETS = re.compile(r"\(&\w\)")


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of a menu: where it stands ("File › Backups…"), its keys, and why it cannot be done now."""

    title: str
    keys: str
    reason: str
    is_on: bool
    action: QAction
    is_file: bool = False

    @property
    def all_keys(self) -> str:
        """Every shortcut of it, such as "Ctrl+Shift+Z, Ctrl+Y"."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(keys.toString(native) for keys in self.action.shortcuts()) or self.keys

    @property
    def names(self) -> tuple[str, str]:
        """What it is found by: without what "Undo: …" would take back, which is not what it does."""
        path = self.title.partition(": ")[0]
        return path.rpartition(BELOW)[2], path


def commands_of(bar: QMenuBar, *, with_palette: bool = False) -> list[Command]:
    """Every entry of every menu, those of submenus included, in their order."""
    return [
        command
        for action in bar.actions()
        for command in _commands(action, (), "")
        if with_palette or command.action.objectName() != PALETTE
    ]


def _commands(
    action: QAction, above: tuple[str, ...], reason: str, *, are_files: bool = False
) -> Iterator[Command]:
    menu = action.menu()
    title, _, keys = action.text().partition("\t")
    if action.isSeparator() or not action.isVisible():
        return
    path = (*above, _without_mnemonic(title))
    if not action.isEnabled():
        reason = reason or _reason(action)
    if isinstance(menu, QMenu):
        for each in menu.actions():
            yield from _commands(each, path, reason, are_files=menu.objectName() == FILES)
        return
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    yield Command(BELOW.join(path), shortcut or keys, reason, action.isChecked(), action, are_files)


def _reason(action: QAction) -> str:
    said = action.toolTip()
    # Left to itself, an action's tooltip is its text once more.
    if said and said.rstrip("…. ") != _without_mnemonic(action.text()).rstrip("…. "):
        return said
    return QCoreApplication.translate("Palette", "Not possible just now.")


def _without_mnemonic(text: str) -> str:
    # Chinese has its mnemonics behind the words, in brackets.
    return _IN_BRACKETS.sub("", text).replace("&&", "\0").replace("&", "").replace("\0", "&")
