"""Nothing moves by itself: there is nothing to switch off where the system wants no animations."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView

from dsr_tracker import gui
from dsr_tracker.gui.main_window import MainWindow

from .conftest import clause
from .test_accessibility import PAGES

MOVING = {
    *("QPropertyAnimation", "QVariantAnimation", "QSequentialAnimationGroup", "QParallelAnimationGroup"),
    *("QTimeLine", "QMovie", "QGraphicsOpacityEffect", "setEffectEnabled"),
}
SOURCES = sorted(Path(gui.__file__).parent.rglob("*.py"))


def moving(source: str) -> set[str]:
    """What of the code moves things, by the names that it uses."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.alias):
            names.add(node.name)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "setAnimated"
        ):
            names.add("setAnimated")
    return names & (MOVING | {"setAnimated"})


def test_no_module_moves_anything() -> None:
    assert len(SOURCES) > 100
    found = {path.name: used for path in SOURCES if (used := moving(path.read_text(encoding="utf-8")))}
    assert found == {"main_window.py": {"setAnimated"}}


def test_an_animation_is_found() -> None:
    assert moving("from PySide6.QtCore import QPropertyAnimation as A\nview.setAnimated(True)") == {
        "QPropertyAnimation",
        "setAnimated",
    }


@pytest.mark.parametrize("page", PAGES)
def test_going_about_a_page_starts_no_animation(page: str, window: MainWindow) -> None:
    window.show_page(page)
    assert not window.isAnimated()
    for tree in window.findChildren(QTreeView):
        assert not tree.isAnimated()
        tree.expandAll()
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible():
            QTest.keyClick(view, Qt.Key.Key_Down)
    window.open_cell(clause(3))
    QApplication.processEvents()
    running = QAbstractAnimation.State.Running
    assert [each for each in window.findChildren(QAbstractAnimation) if each.state() == running] == []
