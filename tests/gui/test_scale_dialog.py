"""Another scale from the window: the counts first, then one edit, which every view follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dsr_tracker import cli
from dsr_tracker.core import editing
from dsr_tracker.core.scales import TORONTO
from dsr_tracker.gui.dialogs.scale_dialog import ScaleDialog
from dsr_tracker.gui.dialogs.settings_dialog import SettingsDialog
from dsr_tracker.gui.menu_commands import commands_of
from dsr_tracker.paths import SEEDS
from dsr_tracker.reports.report import Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store

from .conftest import clause
from .test_main_window import action, desk, make_desk  # noqa: F401

FAR = "9999-12-31"


@pytest.fixture
def rated(window: Any, document: Any) -> Any:
    """The window with three judged cells."""
    for number, rating in ((1, "limited"), (2, "substantial"), (3, "complete")):
        target, scale = document.target(clause(number), FAR), document.scale
        document.do(editing.rate(document.pen, [target], scale.rating(rating), scale, reason="So."))
    return window


def opened(window: Any, qtbot: Any) -> ScaleDialog:
    action(window, "Change the rating scale").trigger()
    dialog: ScaleDialog
    (dialog,) = window.findChildren(ScaleDialog)
    qtbot.waitUntil(lambda: dialog.made is not None)
    return dialog


def choose(dialog: ScaleDialog, scale_id: str, qtbot: Any) -> None:
    dialog.scale.setCurrentIndex(dialog.scale.findData(scale_id))
    qtbot.waitUntil(lambda: dialog.made is not None)


def change(window: Any, scale_id: str, qtbot: Any) -> None:
    dialog = opened(window, qtbot)
    choose(dialog, scale_id, qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.save_button.click()  # type: ignore[union-attr]


def test_the_mapping_and_its_counts_are_shown_first(rated: Any, document: Any, qtbot: Any) -> None:
    dialog = opened(rated, qtbot)
    choose(dialog, "toronto", qtbot)
    assert dialog.boxes["substantial"].accessibleName() == "◕  Substantial, cells: 1"
    assert dialog.boxes["substantial"].currentText() == "◑  Partial compliance"
    assert dialog.summary.text().startswith("New judgements: 3\n")
    dialog.reject()
    assert document.scale.scale_id == "implementation"


def test_a_change_is_followed_by_every_view_and_undone_as_one(rated: Any, document: Any, qtbot: Any) -> None:
    change(rated, "toronto", qtbot)
    assert document.scale == TORONTO
    matrix = rated.matrix
    assert "Partial compliance" in matrix.legend.accessibleName()
    assert matrix.model.index(0, 1).data() == "Partial compliance"
    assert matrix._figure.text() == "Mean of all scored cells: 67 % (3 of 120)"
    assert "Edit › Rate the selected cells › ●  Full compliance" in {
        each.title for each in commands_of(rated.menuBar())
    }
    rated.open_cell(clause(4))
    qtbot.keyClick(matrix.view, "2")
    assert document.read.status_assessment(clause(4), FAR).rating == "full_compliance"
    document.undo()
    assert document.read.next_undo() == f"Scale → {TORONTO.title}"
    document.undo()
    assert matrix.model.index(0, 1).data() == "Limited"
    assert "Substantial" in matrix.legend.accessibleName()


def test_what_has_no_counterpart_is_said_and_shown_and_not_counted(
    rated: Any, document: Any, qtbot: Any
) -> None:
    change(rated, "toronto", qtbot)
    target = document.target(clause(5), FAR)
    document.do(editing.rate(document.pen, [target], TORONTO.rating("partial_compliance"), TORONTO))
    dialog = opened(rated, qtbot)
    choose(dialog, "implementation", qtbot)
    shown = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    assert "It may be Limited or Substantial." in shown
    told = dialog.summary.text().splitlines()
    assert told[1:3] == [
        "Judgements from before on that scale that come back: 3",
        "Cells that stay on another scale, and count in no figure: 1",
    ]
    with qtbot.waitSignal(dialog.destroyed):
        dialog.save_button.click()  # type: ignore[union-attr]
    model = rated.matrix.model
    assert rated.matrix._figure.text() == (
        "Mean of all scored cells: 67 % (3 of 120) · on another scale and not counted: 1"
    )
    assert model.index(4, 1).data() == "Partial compliance"
    assert "counts in no figure" in model.index(4, 1).data(Qt.ItemDataRole.ToolTipRole)
    rated.matrix._on_mean_wanted(4, model.mean_column)
    told_there = " ".join(label.text() for label in rated.inspector._figure.findChildren(QLabel))
    assert "Judged on another scale: 1." in told_there
    rated.open_cell(clause(5))
    assert rated.inspector.judgement.rating.currentText() == "Partial compliance"


def test_everything_counts_a_cell_left_on_another_scale_alike(
    window: Any, document: Any, tmp_path: Path
) -> None:
    own, other = document.scale, TORONTO
    for number, scale, rating in ((1, own, "limited"), (2, own, "complete"), (3, other, "no_compliance")):
        target = document.target(clause(number), FAR)
        document.do(editing.rate(document.pen, [target], scale.rating(rating), scale, reason="So."))
    assert window._counts.text().startswith("2 of 120 cells assessed")
    assert "not counted: 1" in window.matrix._figure.text()

    window.show_page("overview")
    overview = window.pages["overview"]
    assert overview._assessed.text() == "2 of 180"
    assert overview._assessed_caption.text().endswith("on another scale and not counted: 1")

    with Store.open(document.path, SEEDS, read_only=True) as store:
        report = build_report(collect(store), Scope())
        of_initiative = build_report(collect(store), Scope(("DEI-2017",)))
    assert (report.overall.assessed, report.overall.distribution.total) == (2, 180)
    assert (of_initiative.overall.assessed, len(of_initiative.gaps.of_other_scale)) == (2, 1)

    def no_window(path: Path | None) -> int:
        raise AssertionError(path)

    drawn = tmp_path / "drawn.svg"
    chosen = ["--instrument", "DEI-2017", "--file", str(document.path)]
    assert cli.main(no_window, ["picture", "countries", "--output", str(drawn), *chosen]) == 0
    assert "2 of 120 cells of clauses assessed" in drawn.read_text("utf-8")


def test_a_person_may_choose_what_a_rating_becomes(rated: Any, document: Any, qtbot: Any) -> None:
    change(rated, "toronto", qtbot)
    target = document.target(clause(5), FAR)
    document.do(editing.rate(document.pen, [target], TORONTO.rating("partial_compliance"), TORONTO))
    dialog = opened(rated, qtbot)
    choose(dialog, "implementation", qtbot)
    box = dialog.boxes["partial_compliance"]
    box.setCurrentIndex(box.findData("substantial"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: dialog.made is not None)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.save_button.click()  # type: ignore[union-attr]
    assert document.read.status_assessment(clause(5), FAR).rating == "substantial"
    assert document.read.status_assessment(clause(1), FAR).rating == "limited"  # brought back, as it was


def test_the_settings_lead_to_it(desk: Any, qtbot: Any) -> None:  # noqa: F811
    action(desk.window, "Settings").trigger()
    (settings,) = desk.window.findChildren(SettingsDialog)
    assert settings.tracker.scale.text() == "Implementation"
    settings.tracker.change_scale.click()
    (dialog,) = desk.window.findChildren(ScaleDialog)
    choose(dialog, "kroc", qtbot)
    dialog.save_button.click()
    assert settings.tracker.scale.text() == "Implementation level (Peace Accords Matrix)"
