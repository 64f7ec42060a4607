"""What is said of a provision beside judgements: rubric, specificity, milestones, indicators and links."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_tracker.core.dates import today
from dsr_tracker.core.following import (
    DueItem,
    DueKind,
    DueState,
    progress,
    remove_indicator,
    remove_measurement,
    remove_milestone,
)
from dsr_tracker.core.linking import Related, related, unlink
from dsr_tracker.core.records import Indicator, Measurement, Milestone, Origin, Provision
from dsr_tracker.core.rubrics import MOST_POINTS, newest_rubric, points
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import (
    due_words,
    indicator_name,
    link_words,
    party_name,
    provision_title,
    target_words,
    value_words,
)
from dsr_tracker.gui.panels.own_list import Line, OwnList
from dsr_tracker.gui.panels.short_list import ShortList
from dsr_tracker.gui.theme import GRID
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.gui.words import labelled, rating_of, said


class ProvisionExtras(QWidget):
    """Five lists of one clause or measure, each with its buttons."""

    def __init__(self, document: Document, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._viewing = viewing
        self._provision: Provision | None = None
        self.rubric = self._list(
            self.tr("Rubric"), self.tr("Nobody wrote yet what would count as each rating.")
        )
        self.rubric.add_action(self.tr("Write the rubric…"), self._on_rubric)
        self.rubric.add_action(self.tr("Specificity…"), self._on_specificity)
        self.milestones = self._list(self.tr("Milestones"), self.tr("Nothing is due on a day of its own."))
        self.milestones.add_action(self.tr("Add milestone…"), self._on_add_milestone)
        self.milestones.add_action(self.tr("Edit…"), self._on_edit_milestone, needs=_is_own, opens=True)
        self.milestones.add_action(self.tr("Remove"), self._on_remove_milestone, needs=_is_own, removes=True)
        self.indicators = self._list(self.tr("Indicators"), self.tr("No number is followed."))
        self.indicators.add_action(self.tr("Add indicator…"), self._on_add_indicator)
        self.indicators.add_action(self.tr("Add value…"), self._on_add_value, needs=lambda _: True)
        self.indicators.add_action(self.tr("Edit…"), self._on_edit_number, needs=_is_own, opens=True)
        self.indicators.add_action(self.tr("Remove"), self._on_remove_number, needs=_is_own, removes=True)
        self.links = self._list(
            self.tr("Links"), self.tr("Nothing is said of how it stands to other clauses or to the SDGs.")
        )
        self.links.add_action(self.tr("Add link…"), self._on_add_link)
        self.links.add_action(
            self.tr("Go there"),
            self._on_go,
            needs=lambda value: bool(_other_of(value)),
            opens=True,
            writes=False,
        )
        self.links.add_action(self.tr("Remove"), self._on_remove_link, needs=lambda _: True, removes=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for section in (self.rubric, self.milestones, self.indicators, self.links):
            layout.addWidget(section)

    @property
    def lists(self) -> list[ShortList]:
        """What is said of the provision, line by line."""
        return [each.list for each in (self.rubric, self.milestones, self.indicators, self.links)]

    def show_provision(self, provision: Provision) -> None:
        """Show what is said of that clause or measure."""
        self._provision = provision
        follow, provision_id = self._document.follow, provision.provision_id
        self.rubric.fill(self._rubric_lines(provision), 0)
        self.milestones.fill([self._milestone_line(each) for each in follow.milestones(provision_id)])
        indicators = follow.indicators(provision_id)
        lines = [line for each in indicators for line in self._indicator_lines(each)]
        self.indicators.fill(lines, len(indicators))
        self.links.fill([self._link_line(each) for each in related(provision_id, follow.links(provision_id))])

    def _list(self, title: str, empty: str) -> OwnList:
        return OwnList(title, empty, self, is_read_only=self._document.is_read_only)

    # -- lines --------------------------------------------------------------------------------------

    def _rubric_lines(self, provision: Provision) -> list[Line]:
        follow, scale = self._document.follow, self._document.scale
        lines: list[Line] = []
        newest = newest_rubric(follow.rubrics(provision.provision_id), provision.provision_id, scale.scale_id)
        if newest is not None:
            for criterion in newest.criteria:
                rating = rating_of(criterion.rating, newest.scale_id)
                label = criterion.rating if rating is None else f"{rating.symbol} {said(rating.label)}"
                lines.append((labelled(label, criterion.text), newest))
            if newest.remark:
                lines.append((newest.remark, newest))
            version = self.tr("Version {n}, {author}, {day}")
            signed = newest.author or self.tr("unsigned")
            lines.append(
                (version.format(n=newest.version, author=signed, day=newest.recorded_at[:10]), newest)
            )
        specificity = follow.specificities().get(provision.provision_id)
        if specificity is not None:
            text = self.tr("Specificity: {points} of {most}").format(
                points=points(specificity), most=MOST_POINTS
            )
            lines.append(("\n".join(filter(None, (text, specificity.reason))), specificity))
        return lines

    def _milestone_line(self, milestone: Milestone) -> Line:
        item = DueItem(DueKind.MILESTONE, "", "", milestone.due_on, is_met=bool(milestone.met_on))
        state = item.state(today())
        told = (
            self.tr("met on {day}").format(day=milestone.met_on)
            if state is DueState.MET
            else ""
            if state is DueState.LATER
            else due_words(state)
        )
        whose = party_name(self._document, milestone.party_id)
        parts = (milestone.due_on, told, whose)
        return f"{shown(milestone.title)}\n{' · '.join(filter(None, parts))}", milestone

    def _indicator_lines(self, indicator: Indicator) -> list[Line]:
        values = self._document.follow.measurements(indicator.indicator_id)
        reached = progress(indicator, values)
        share = (
            "" if reached.share is None else self.tr("{percent} % reached").format(percent=reached.percent)
        )
        target = target_words(indicator)
        parts = (
            party_name(self._document, indicator.party_id),
            self.tr("target {target}").format(target=target) if target else "",
            share,
        )
        second = " · ".join(filter(None, parts))
        lines: list[Line] = [("\n".join(filter(None, (shown(indicator_name(indicator)), second))), indicator)]
        lines.extend((f"    {self._value_line(value, indicator)}", value) for value in values)
        return lines

    def _value_line(self, value: Measurement, indicator: Indicator) -> str:
        source = value.source
        if value.evidence_id:
            recorded = self._document.read.record("evidence", value.evidence_id)
            source = "" if recorded is None else recorded.title or recorded.url
        return " · ".join(filter(None, (value_words(value, indicator), shown(source))))

    def _link_line(self, found: Related) -> Line:
        provision = self._provision
        is_backwards = provision is not None and found.link.provision_id != provision.provision_id
        words = link_words(found.link.kind, is_backwards=is_backwards)
        if found.link.target:
            where = self.tr("SDG target {number}").format(number=found.link.target)
        else:
            other = self._document.read.record("provision", found.other_id)
            where = found.other_id if other is None else f"{other.instrument_id} {provision_title(other)}"
        return "\n".join(filter(None, (f"{words} {where}", found.link.remark))), found

    # -- what a person can do -------------------------------------------------------------------------

    def _on_rubric(self) -> None:
        from dsr_tracker.gui.dialogs.rubric_dialog import RubricDialog

        if self._provision is not None:
            RubricDialog(self._document, self._provision, self).open()

    def _on_specificity(self) -> None:
        from dsr_tracker.gui.dialogs.specificity_dialog import SpecificityDialog

        if self._provision is not None:
            SpecificityDialog(self._document, self._provision, self).open()

    def _on_add_milestone(self) -> None:
        self._open_milestone(None)

    def _on_edit_milestone(self) -> None:
        if isinstance(self.milestones.list.value, Milestone):
            self._open_milestone(self.milestones.list.value)

    def _open_milestone(self, milestone: Milestone | None) -> None:
        from dsr_tracker.gui.dialogs.milestone_dialog import MilestoneDialog

        if self._provision is not None:
            MilestoneDialog(self._document, self._provision, milestone, self).open()

    def _on_remove_milestone(self) -> None:
        value = self.milestones.list.value
        if isinstance(value, Milestone):
            self._document.do(remove_milestone(self._document.pen, value))

    def _on_add_indicator(self) -> None:
        from dsr_tracker.gui.dialogs.indicator_dialog import IndicatorDialog

        if self._provision is not None:
            IndicatorDialog(self._document, self._provision, None, self).open()

    def _on_add_value(self) -> None:
        if (indicator := self._indicator()) is not None:
            self._open_value(indicator, None)

    def _on_edit_number(self) -> None:
        from dsr_tracker.gui.dialogs.indicator_dialog import IndicatorDialog

        value, indicator = self.indicators.list.value, self._indicator()
        if isinstance(value, Measurement) and indicator is not None:
            self._open_value(indicator, value)
        elif isinstance(value, Indicator) and self._provision is not None:
            IndicatorDialog(self._document, self._provision, value, self).open()

    def _open_value(self, indicator: Indicator, measurement: Measurement | None) -> None:
        from dsr_tracker.gui.dialogs.measurement_dialog import MeasurementDialog

        MeasurementDialog(self._document, indicator, measurement, self).open()

    def _on_remove_number(self) -> None:
        value, indicator, pen = self.indicators.list.value, self._indicator(), self._document.pen
        if isinstance(value, Measurement) and indicator is not None:
            self._document.do(remove_measurement(pen, indicator, value))
        elif isinstance(value, Indicator):
            values = self._document.follow.measurements(value.indicator_id)
            self._document.do(remove_indicator(pen, value, values))

    def _indicator(self) -> Indicator | None:
        value = self.indicators.list.value
        if isinstance(value, Measurement):
            found: Indicator | None = self._document.read.record("indicator", value.indicator_id)
            return found
        return value if isinstance(value, Indicator) else None

    def _on_add_link(self) -> None:
        from dsr_tracker.gui.dialogs.relation_dialog import RelationDialog

        if self._provision is not None:
            RelationDialog(self._document, self._provision, self).open()

    def _on_go(self) -> None:
        if other := _other_of(self.links.list.value):
            self._viewing.open_page("clauses", other)

    def _on_remove_link(self) -> None:
        value = self.links.list.value
        if isinstance(value, Related):
            self._document.do(unlink(self._document.pen, value.link))


def _is_own(value: object) -> bool:
    return getattr(value, "origin", Origin.ANALYST) is Origin.ANALYST


def _other_of(value: object) -> str:
    return value.other_id if isinstance(value, Related) else ""
