"""What is followed, as a person records it on the page of a clause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from dsr_tracker.core.records import LinkKind
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.dialogs.indicator_dialog import IndicatorDialog
from dsr_tracker.gui.dialogs.measurement_dialog import MeasurementDialog
from dsr_tracker.gui.dialogs.milestone_dialog import MilestoneDialog
from dsr_tracker.gui.dialogs.relation_dialog import RelationDialog
from dsr_tracker.gui.dialogs.rubric_dialog import RubricDialog
from dsr_tracker.gui.dialogs.specificity_dialog import SpecificityDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.panels.own_list import OwnList
from dsr_tracker.gui.panels.provision_extras import ProvisionExtras
from dsr_tracker.gui.viewing import Viewing

Form = TypeVar("Form", bound=FormDialog)
CLAUSE, OTHER = "DEI-2017/01", "DEI-2017/02"


@pytest.fixture
def extras(qtbot: QtBot, document: Document, viewing: Viewing) -> ProvisionExtras:
    extras = ProvisionExtras(document, viewing)
    qtbot.addWidget(extras)

    def show(*_: object) -> None:
        extras.show_provision(document.read.provision(CLAUSE))

    show()
    document.changed.connect(show)
    extras.show()
    return extras


@pytest.fixture
def form_of(extras: ProvisionExtras) -> Callable[[type[Form]], Form]:
    """The form of that kind that is open now."""

    def find(of: type[Form]) -> Form:
        (form,) = [each for each in extras.findChildren(of) if each.isVisible()]
        found: Form = form
        return found

    return find


def click(section: OwnList, text: str) -> None:
    action = next(each for each in section.findChildren(QAction) if each.text() == text)
    assert action.isEnabled()
    action.trigger()


def lines(section: OwnList) -> list[str]:
    return [section.list.item(row).text() for row in range(section.list.count())]


def test_a_milestone_is_added_met_and_removed(
    extras: ProvisionExtras, form_of: Callable[..., MilestoneDialog], document: Document
) -> None:
    assert extras.milestones._empty.isVisible()
    click(extras.milestones, "Add milestone…")
    form = form_of(MilestoneDialog)
    form.accept()
    assert "needs what is due" in form.error.text()
    form._title.setText("Law passed")
    form._due_on.setText("2019-06")
    form._party.setCurrentIndex(form._party.findText("Egypt"))
    form.accept()
    assert lines(extras.milestones) == ["Law passed\n2019-06 · overdue · Egypt"]
    extras.milestones.list.setCurrentRow(0)
    QTest.keyClick(extras.milestones.list, Qt.Key.Key_Return)
    form = form_of(MilestoneDialog)
    form._met_on.setText("2019-05-01")
    form.accept()
    assert lines(extras.milestones) == ["Law passed\n2019-06 · met on 2019-05-01 · Egypt"]
    QTest.keyClick(extras.milestones.list, Qt.Key.Key_Delete)
    assert lines(extras.milestones) == []
    document.undo()
    assert len(lines(extras.milestones)) == 1


def test_an_indicator_and_its_values(
    extras: ProvisionExtras, form_of: Callable[..., FormDialog], document: Document
) -> None:
    click(extras.indicators, "Add indicator…")
    form = form_of(IndicatorDialog)
    assert isinstance(form, IndicatorDialog)
    form._name.setText("Households")
    form._unit.setText("%")
    form._target.setText("80")
    form._due_on.setText("2030")
    form.accept()
    assert lines(extras.indicators) == ["Households\ntarget 80 % by 2030"]
    extras.indicators.list.setCurrentRow(0)
    click(extras.indicators, "Add value…")
    value = form_of(MeasurementDialog)
    assert isinstance(value, MeasurementDialog)
    value._value.setText("many")
    value.accept()
    assert "is no number" in value.error.text()
    value._value.setText("40")
    value._measured_on.setText("2024")
    value._source.setText("the census")
    button = next(b for b in extras.indicators.findChildren(QToolButton) if b.text() == "Add value…")
    button.setFocus()
    value.accept()
    assert extras.window().focusWidget() is button
    assert lines(extras.indicators) == [
        "Households\ntarget 80 % by 2030 · 50 % reached",
        "    40 % (2024) · the census",
    ]
    extras.indicators.list.setCurrentRow(1)
    click(extras.indicators, "Edit…")
    value = form_of(MeasurementDialog)
    assert isinstance(value, MeasurementDialog)
    assert value._value.text() == "40"
    value._value.setText("60")
    value.accept()
    assert "75 % reached" in lines(extras.indicators)[0]
    extras.indicators.list.setCurrentRow(0)
    click(extras.indicators, "Remove")
    assert lines(extras.indicators) == []
    document.undo()
    assert len(lines(extras.indicators)) == 2


def test_an_indicator_of_the_catalogue_takes_values_and_stays(
    extras: ProvisionExtras, document: Document
) -> None:
    extras.show_provision(document.read.provision("YRD-REPORT-2023/01"))
    extras.indicators.list.setCurrentRow(0)
    enabled = {action.text(): action.isEnabled() for action, _ in extras.indicators._needing}
    assert enabled == {"Add value…": True, "Edit…": False, "Remove": False}


def test_links_to_a_clause_and_to_a_target(
    extras: ProvisionExtras, form_of: Callable[..., RelationDialog], document: Document, viewing: Viewing
) -> None:
    click(extras.links, "Add link…")
    form = form_of(RelationDialog)
    form._kind.setCurrentIndex(form._kind.findData(LinkKind.NARROWS))
    form._other.setCurrentIndex(form._other.findData(OTHER))
    form.accept()
    click(extras.links, "Add link…")
    form = form_of(RelationDialog)
    form._kind.setCurrentIndex(form._kind.findData(LinkKind.CONTRIBUTES))
    assert not form.form.isRowVisible(form._other)
    form._target.setEditText("Target 9.z")
    form.accept()
    assert "not in the list" in form.error.text()
    form._target.setEditText("9")
    form.accept()
    assert "not in the list" in form.error.text()  # several goals have it
    form._target.setEditText("9.c")
    form.accept()
    assert lines(extras.links) == [
        "narrows DEI-2017 2 Promote digital transformation",
        "contributes to SDG target 9.c",
    ]
    gone: list[tuple[str, str]] = []
    viewing.page_opened.connect(lambda page, subject: gone.append((page, subject)))
    extras.links.list.setCurrentRow(0)
    QTest.keyClick(extras.links.list, Qt.Key.Key_Return)
    assert gone == [("clauses", OTHER)]
    extras.show_provision(document.read.provision(OTHER))
    assert "is narrowed by" in lines(extras.links)[0]


def test_a_rubric_and_how_specific_it_is(
    extras: ProvisionExtras, form_of: Callable[..., FormDialog], document: Document
) -> None:
    click(extras.rubric, "Write the rubric…")
    form = form_of(RubricDialog)
    assert isinstance(form, RubricDialog)
    form._fields["limited"].setPlainText("a pilot")
    form.accept()
    assert lines(extras.rubric)[0] == "◔ Limited: a pilot"
    assert lines(extras.rubric)[1].startswith("Version 1, Ann, ")
    click(extras.rubric, "Write the rubric…")
    again = form_of(RubricDialog)
    assert isinstance(again, RubricDialog)
    assert again._fields["limited"].toPlainText() == "a pilot"
    again.accept()
    assert "says already" in again.error.text()
    again._fields["complete"].setPlainText("all towns")
    again.accept()
    assert len(document.follow.rubrics(CLAUSE)) == 2
    click(extras.rubric, "Specificity…")
    specificity = form_of(SpecificityDialog)
    assert isinstance(specificity, SpecificityDialog)
    specificity._fields["who"].setCurrentIndex(0)
    specificity.accept()
    assert lines(extras.rubric)[-1] == "Specificity: 2 of 10"
