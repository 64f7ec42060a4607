"""The settings: all of them, each with a sentence, applied at once, reset one by one or together."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QSpinBox

from dsr_tracker.gui.app import Desk
from dsr_tracker.gui.dialogs.settings_dialog import SettingsDialog
from dsr_tracker.gui.menu_commands import FILES
from dsr_tracker.gui.preferences import SET_ELSEWHERE, Kind, all_names, default_of, preferences
from dsr_tracker.settings import Preset, Settings, load_settings, login_name, save_settings

from .test_main_window import action, desk, make_desk  # noqa: F401

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stored(home: Path) -> Callable[[], dict[str, Any]]:
    """What the file of the settings holds."""

    def read() -> dict[str, Any]:
        found: dict[str, Any] = json.loads((home / "config" / "settings.json").read_text("utf-8"))
        return found

    return read


@pytest.fixture
def dialog(desk: Desk) -> SettingsDialog:  # noqa: F811
    """The settings, opened from the menu."""
    return opened(desk)


def opened(desk: Desk) -> SettingsDialog:  # noqa: F811
    action(desk.window, "Settings").trigger()
    (found,) = desk.window.findChildren(SettingsDialog)  # type: ignore[union-attr]
    return found


def choose(dialog: SettingsDialog, name: str, value: str) -> None:
    """Choose as a person does, with the arrow keys."""
    box = dialog.rows[name].field
    assert isinstance(box, QComboBox)
    wanted = box.findData(value)
    while box.currentIndex() != wanted:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)


def test_every_setting_is_there_or_comes_of_itself() -> None:
    shown = [each.name for each in preferences()]
    assert len(shown) == len(set(shown))
    assert set(shown) | SET_ELSEWHERE == all_names()
    assert not set(shown) & SET_ELSEWHERE


def test_every_setting_says_what_it_does() -> None:
    for each in preferences():
        assert each.title
        assert each.sentence.endswith(".")
        default = default_of(each.name)
        match each.kind:
            case Kind.CHOICE:
                assert default in [value for value, _ in each.choices]
            case Kind.NUMBER:
                assert isinstance(default, int)
                assert each.least <= default <= each.most


def test_the_values_are_those_of_the_file(
    make_desk: Callable[[], Desk],  # noqa: F811
    home: Path,
    tracker_path: Path,
) -> None:
    kept = Settings(
        author="Ann",
        is_author_confirmed=True,
        stale_months=9,
        presets={"Monthly": Preset()},
    )
    save_settings(home / "config" / "settings.json", kept)
    desk = make_desk()  # noqa: F811
    desk.open_tracker(tracker_path)
    dialog = opened(desk)
    fields = {name: row.field for name, row in dialog.rows.items()}
    assert isinstance(fields["author"], QLineEdit)
    assert fields["author"].text() == "Ann"
    assert isinstance(fields["stale_months"], QSpinBox)
    assert fields["stale_months"].value() == 9
    assert isinstance(fields["presets"], QLabel)
    assert fields["presets"].text() == "Monthly"
    assert not dialog.rows["theme"].reset.isEnabled()
    assert dialog.rows["author"].reset.isEnabled()


def test_a_change_applies_at_once_and_is_kept(dialog: Any, desk: Any, stored: Any) -> None:  # noqa: F811
    name = dialog.rows["author"].field
    name.selectAll()
    name.insert("Zoë Ünal")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert desk.window.document.author == "Zoë Ünal"
    assert stored()["is_author_confirmed"] is True
    months = dialog.rows["stale_months"].field
    QTest.keyClick(months, Qt.Key.Key_Up)
    assert (desk.window.viewing.stale_months, stored()["stale_months"]) == (7, 7)
    assert desk.window.page_at("todo").months.value() == 7
    QTest.keyClick(dialog.rows["backup_limit_mb"].field, Qt.Key.Key_Up)
    assert (desk.window.document.backup_limit_mb, stored()["backup_limit_mb"]) == (2049, 2049)
    choose(dialog, "theme", "dark")
    assert stored()["theme"] == "dark"
    assert QApplication.palette().window().color().lightness() < 128


def test_a_name_that_cannot_be_is_said_and_stays_typed(dialog: Any, desk: Any) -> None:  # noqa: F811
    row = dialog.rows["author"]
    row.field.setText("Ann\u202e")
    row.field.editingFinished.emit()
    assert row.error.isVisible()
    assert row.field.text() == "Ann\u202e"
    assert desk.settings.author == ""


def test_each_setting_can_be_reset(dialog: Any, desk: Any, stored: Any) -> None:  # noqa: F811
    desk.change_setting("stale_months", 11)
    desk.change_setting("author", "Ann")
    dialog.refresh()
    dialog.rows["stale_months"].reset.click()
    assert stored()["stale_months"] == 6
    dialog.rows["author"].reset.click()
    assert (stored()["author"], stored()["is_author_confirmed"]) == ("", False)
    assert desk.window.document.author == login_name()
    assert not dialog.rows["author"].reset.isEnabled()


def test_all_are_reset_together_and_brought_back(dialog: Any, desk: Any) -> None:  # noqa: F811
    desk.change_setting("stale_months", 11)
    desk.change_setting("theme", "dark")
    before = desk.settings
    dialog.refresh()
    dialog.resetting.click()
    assert {getattr(desk.settings, name) == default_of(name) for name in dialog.rows} == {True}
    assert dialog.resetting.text() == "Take the reset back"
    dialog.resetting.click()
    assert desk.settings == before
    desk.change_setting("theme", "light")


def test_recent_trackers_are_forgotten_in_the_menu_too(dialog: Any, desk: Any) -> None:  # noqa: F811
    menu = desk.window.findChild(QMenu, FILES)
    assert len(desk.settings.recent) == 1
    dialog.rows["recent"].reset.click()
    assert desk.settings.recent == ()
    assert (menu.actions(), menu.isEnabled()) == ([], False)


def test_typing_leaves_the_settings_that_speak_of_it(dialog: Any) -> None:
    def shown() -> list[str]:
        return [name for name, row in dialog.rows.items() if row.isVisible()]

    assert dialog.field.hasFocus() or not dialog.isActiveWindow()
    QTest.keyClicks(dialog.field, "dark")
    assert shown() == ["theme"]
    assert not dialog.tracker.isVisible()
    dialog.field.setText("heads the reports")
    assert shown() == []
    assert dialog.tracker.isVisible()
    dialog.field.setText("zebra")
    (nothing,) = [label for label in dialog.findChildren(QLabel) if "No setting" in label.text()]
    assert nothing.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert set(shown()) == set(dialog.rows)


@pytest.mark.qt_log_ignore("Keyboard event not accepted", extend=True)  # its box goes with the window
def test_another_language_brings_the_dialog_back_in_it(dialog: Any, desk: Any, qtbot: Any) -> None:  # noqa: F811
    def press(key: Qt.Key) -> Any:
        """The key in the box of the dialog that is there now: each step builds the window again."""
        (there,) = desk.window.findChildren(SettingsDialog)
        box = there.rows["language"].field
        assert there.focusWidget() is box
        QTest.keyClick(box, key)
        (again,) = desk.window.findChildren(SettingsDialog)
        assert again.isVisible()
        return again

    old = desk.window
    dialog.rows["language"].field.setFocus()
    press(Qt.Key.Key_Down)
    again = press(Qt.Key.Key_Down)
    assert desk.window is not old
    assert again.rows["language"].field.currentData() == "zh"
    press(Qt.Key.Key_Up)
    assert load_settings(desk._settings_path).language == "en"


def test_the_title_of_the_tracker_is_an_edit(dialog: Any, desk: Any, qtbot: Any) -> None:  # noqa: F811
    document, field = desk.window.document, dialog.tracker.title
    QTest.keyClicks(field, "  Digital promises ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document.read.setting("title") == "Digital promises"
    assert document.read.next_undo() == "Title → Digital promises"
    assert field.text() == "Digital promises"
    document.undo()
    assert field.text() == ""
    assert document.read.next_undo() == ""
    document.redo()
    field.clear()
    field.editingFinished.emit()
    assert document.read.setting("title") == ""
    assert document.read.next_undo() == "Title removed"
    field.setText("x" * 5000)
    field.editingFinished.emit()
    assert dialog.tracker._error.isVisible()
    assert field.text() == "x" * 5000
