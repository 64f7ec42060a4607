"""Milestones, indicators, links, rubrics and search logs, and what is due. Reads only."""

from __future__ import annotations

import sqlite3
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.following import DueItem, DueKind, progress
from dsr_tracker.core.records import (
    Cycle,
    CycleState,
    Indicator,
    Link,
    Look,
    Measurement,
    Milestone,
    Origin,
    Rubric,
    SearchPlan,
    Specificity,
)
from dsr_tracker.store.moments import HIDDEN
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_TYPE

_SHOWN = (
    "NOT is_retired AND provision_id NOT IN (SELECT provision_id FROM provisions WHERE is_retired)"
    f" AND provision_id NOT IN {HIDDEN}"
)


class FollowReader:
    """What one tracker says beside its judgements. Lists leave out what is retired or hidden."""

    def __init__(self, connection: sqlite3.Connection, read: Reader) -> None:
        self._connection = connection
        self._read = read

    def milestones(self, provision_id: str = "") -> list[Milestone]:
        """By the day on which they are due, of one provision or of all."""
        where = f"WHERE {_SHOWN} AND ? IN ('', provision_id) ORDER BY due_on, position, seq"
        return self._select(Milestone, where, (provision_id,))

    def indicators(self, provision_id: str = "") -> list[Indicator]:
        """In catalogue order, the analyst's own last, of one provision or of all."""
        order = "origin = 'analyst', provision_id, position, seq"
        where = f"WHERE {_SHOWN} AND ? IN ('', provision_id) ORDER BY {order}"
        return self._select(Indicator, where, (provision_id,))

    def measurements(self, indicator_id: str = "") -> list[Measurement]:
        """Values of one indicator or of all, the newest first."""
        where = (
            "WHERE NOT is_retired AND ? IN ('', indicator_id) ORDER BY measured_on DESC, measurement_id DESC"
        )
        return self._select(Measurement, where, (indicator_id,))

    def links(self, provision_id: str = "") -> list[Link]:
        """From or to one provision, or all, in the order in which they were recorded."""
        return self._select(
            Link, "WHERE ? = '' OR provision_id = ? OR other_id = ? ORDER BY link_id", (provision_id,) * 3
        )

    def rubrics(self, provision_id: str = "") -> list[Rubric]:
        """All versions, the newest first, of one provision or of all."""
        where = "WHERE ? IN ('', provision_id) ORDER BY provision_id, scale_id, version DESC, rubric_id DESC"
        return self._select(Rubric, where, (provision_id,))

    def specificities(self) -> dict[str, Specificity]:
        """How specific each provision is, by its id; those that nobody rated are absent."""
        found = self._select(Specificity, "ORDER BY specificity_id", ())
        return {each.provision_id: each for each in found}

    def looks(self, cell: Cell) -> list[Look]:
        """Looks at the cell that changed nothing, the newest first."""
        return self._select(
            Look, "WHERE provision_id = ? AND party_id = ? ORDER BY looked_on DESC, look_id DESC", cell
        )

    def every(self, record_type: type[Any]) -> list[Any]:
        """All records of that type, retired ones and those of hidden provisions too."""
        return self._select(record_type, "", ())

    def plans(self) -> list[SearchPlan]:
        """The templates for search logs, by name."""
        return self._select(SearchPlan, "ORDER BY name COLLATE NOCASE, plan_id", ())

    def claims_without_evidence(self) -> list[Cell]:
        """Cells whose newest judgement says what the party claims, and behind which no source stands."""
        return self._cells(
            "SELECT l.provision_id, l.party_id FROM latest l JOIN assessments a USING (assessment_id)"
            " WHERE a.claimed <> '' AND NOT EXISTS (SELECT 1 FROM citations c"
            " WHERE c.provision_id = l.provision_id AND c.party_id = l.party_id)"
        )

    def evidence_without_claims(self) -> list[Cell]:
        """Cells behind which sources stand, and whose newest judgement, if any, says nothing of a claim."""
        return self._cells(
            "SELECT DISTINCT c.provision_id, c.party_id FROM citations c"
            " LEFT JOIN latest l ON l.provision_id = c.provision_id AND l.party_id = c.party_id"
            " LEFT JOIN assessments a ON a.assessment_id = l.assessment_id WHERE coalesce(a.claimed, '') = ''"
        )

    def due(self) -> list[DueItem]:
        """What is due or was met, by its day: milestones, targets, ends of periods and of cycles."""
        items = [
            DueItem(
                DueKind.MILESTONE,
                each.milestone_id,
                each.title,
                each.due_on,
                each.provision_id,
                each.party_id,
                is_met=bool(each.met_on),
                is_own=each.origin is Origin.ANALYST,
            )
            for each in self.milestones()
        ]
        measurements = self.measurements()
        for indicator in self.indicators():
            if indicator.due_on:
                items.append(
                    DueItem(
                        DueKind.INDICATOR,
                        indicator.indicator_id,
                        f"{indicator.name}: {indicator.target} {indicator.unit}".strip(),
                        indicator.due_on,
                        indicator.provision_id,
                        indicator.party_id,
                        is_met=progress(indicator, measurements).is_reached,
                        is_own=indicator.origin is Origin.ANALYST,
                    )
                )
        items.extend(
            DueItem(
                DueKind.PERIOD,
                each.provision_id,
                each.title,
                each.period_end,
                each.provision_id,
                is_own=each.origin is Origin.ANALYST,
            )
            for each in self._read.provisions()
            if each.period_end
        )
        items.extend(
            DueItem(
                DueKind.CYCLE,
                each.cycle_id,
                each.name,
                each.ends_on,
                is_met=each.state is CycleState.CLOSED,
            )
            for each in self._select(Cycle, "ORDER BY cycle_id", ())
        )
        return sorted(items, key=lambda item: (item.due_on, item.kind, item.item_id))

    def _cells(self, query: str) -> list[Cell]:
        rows = self._connection.execute(f"{query} ORDER BY 1, 2")
        return [Cell(provision_id, party_id) for provision_id, party_id in rows]

    def _select(self, of: type[Any], where: str, values: tuple[str, ...]) -> list[Any]:
        table = BY_TYPE[of]
        return list(map(table.to_record, self._connection.execute(f"{table.select_sql} {where}", values)))
