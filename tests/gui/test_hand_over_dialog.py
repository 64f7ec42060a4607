"""Handing a tracker over in the window: choosing, counting, writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dsr_tracker.core.editing import add_note, rate
from dsr_tracker.gui.dialogs.hand_over_dialog import HandOverDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.store.store import Store

from .accessible import unnamed
from .conftest import clause


@pytest.fixture
def dialog(window: MainWindow, document: Document) -> Iterator[HandOverDialog]:
    scale = document.scale
    for party in ("EG", "LA"):
        target = document.target(clause(3, party), "")
        document.do(rate(document.pen, [target], scale.rating("limited"), scale, as_of="2024-01-01"))
    document.do(add_note(document.pen, document.target(clause(3, "LA"), ""), "A second cable."))
    next(
        each for each in window.findChildren(QAction) if "Hand over" in each.text().replace("&", "")
    ).trigger()
    [dialog] = window.findChildren(HandOverDialog)
    yield dialog
    if isValid(dialog):
        dialog.reject()


def untick(dialog: HandOverDialog, code: str) -> None:
    countries = dialog.countries
    for row in range(countries.count()):
        if countries.item(row).data(Qt.ItemDataRole.UserRole) == code:
            countries.item(row).setCheckState(Qt.CheckState.Unchecked)
            return
    raise AssertionError(code)


def test_what_will_be_in_the_file_is_counted_as_it_is_chosen(dialog, qtbot):
    assert "Judgements 2, Notes 1" in dialog.counts.text()
    assert unnamed(dialog) == []
    untick(dialog, "LA")
    qtbot.waitUntil(lambda: "Judgements 1, Notes 0" in dialog.counts.text())
    dialog.countries.tick_only(())
    qtbot.waitUntil(lambda: "Tick at least one" in dialog.counts.text())
    assert not dialog.write.isEnabled()
    dialog.countries.tick_all()
    qtbot.waitUntil(dialog.write.isEnabled)


def test_only_what_is_ticked_is_written_and_no_file_is_replaced(
    dialog, tmp_path: Path, seeds: Path, qtbot: QtBot, monkeypatch
):
    untick(dialog, "EG")
    dialog.with_history.click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "for Ben"), ""))
    dialog.write.click()
    qtbot.waitUntil(lambda: "Handed over" in dialog.message.text(), timeout=10_000)
    assert dialog.show_folder.isVisible()
    with Store.open(tmp_path / "for Ben.dsr", seeds, read_only=True) as handed:
        assert [each.party_id for each in handed.read.all_assessments()] == ["LA"]
        assert [each.text for each in handed.read.all_notes()] == ["A second cable."]
    dialog.write.click()
    qtbot.waitUntil(lambda: "already" in dialog.message.text(), timeout=10_000)
    assert dialog.write.isEnabled()


def test_it_can_be_stopped_and_then_there_is_no_file(dialog, tmp_path: Path, qtbot: QtBot):
    assert not dialog.stop.isVisible()
    dialog.write_to(tmp_path / "out.dsr")
    assert dialog.stop.isVisible()
    dialog.stop.click()
    qtbot.waitUntil(lambda: dialog.message.text() == "Stopped. Nothing was written.", timeout=10_000)
    assert not dialog.stop.isVisible()
    assert dialog.write.isEnabled()
    assert not (tmp_path / "out.dsr").exists()


def test_closing_stops_the_writing_and_there_is_no_file(dialog, tmp_path: Path):
    dialog.write_to(tmp_path / "out.dsr")
    dialog.reject()
    wait_for_jobs()
    assert list(tmp_path.glob("*out*")) == []
