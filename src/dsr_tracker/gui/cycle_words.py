"""What cycles, their states and the ways in which cells move are called on screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from dsr_tracker.core.changes import What
from dsr_tracker.core.comparing import Comparison
from dsr_tracker.core.cycles import Difference
from dsr_tracker.core.palette import GREEN, ORANGE, PURPLE, SKY_BLUE, VERMILLION
from dsr_tracker.core.records import Assessment, Cycle, CycleState
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.gui.words import foreign_label, labelled, rating_of, said

translate = QCoreApplication.translate
_DOT, _RATIO = 12, 2
_STATE_COLOURS = {CycleState.OPEN: SKY_BLUE, CycleState.IN_REVIEW: ORANGE, CycleState.CLOSED: GREEN}
_MOVE_COLOURS = {
    What.IMPROVED: GREEN,
    What.WORSENED: VERMILLION,
    What.NEWLY_ASSESSED: SKY_BLUE,
    What.CORRECTED: PURPLE,
    What.OTHER: "#8c8c8c",
}


def dot(colour: str) -> QIcon:
    """A dot of that colour in a ring, which never stands without a word."""
    pixmap = QPixmap(_DOT * _RATIO, _DOT * _RATIO)
    pixmap.setDevicePixelRatio(_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(QPen(QColor("#767676"), 1))  # seen on light and on dark
    painter.drawEllipse(1, 1, _DOT - 3, _DOT - 3)
    painter.end()
    return QIcon(pixmap)


def state_dot(cycle: Cycle) -> QIcon:
    """The colour of the cycle's state."""
    return dot(_STATE_COLOURS[cycle.state])


def move_dot(what: What) -> QIcon:
    """The colour of that way to move."""
    return dot(_MOVE_COLOURS[what])


def state_words(cycle: Cycle) -> str:
    """The state by symbol and word."""
    return {
        CycleState.OPEN: translate("Cycles", "○ Open"),
        CycleState.IN_REVIEW: translate("Cycles", "◐ In review"),
        CycleState.CLOSED: translate("Cycles", "● Closed"),
    }[cycle.state]


def move_words(what: What) -> str:
    """The way to move by symbol and word."""
    return {
        What.IMPROVED: translate("Cycles", "▲ Improved"),
        What.WORSENED: translate("Cycles", "▼ Worsened"),
        What.NEWLY_ASSESSED: translate("Cycles", "+ Newly assessed"),
        What.CORRECTED: translate("Cycles", "✎ Corrected"),
        What.OTHER: translate("Cycles", "↔ Changed otherwise"),
    }[what]


def counts_words(comparison: Comparison) -> str:
    """How many cells moved in which way, of how many that were judged."""
    moved = [f"{move_words(what)} {count:,}" for what in What if (count := comparison.counts.get(what, 0))]
    text = translate("Cycles", "{n} of {m} judged cells moved").format(
        n=f"{len(comparison.moved):,}", m=f"{comparison.judged:,}"
    )
    return " · ".join([text, *moved])


def difference_words(what: Difference) -> str:
    """How a cell is told otherwise than a closed cycle told it."""
    return {
        Difference.CORRECTED: translate("Cycles", "Corrected"),
        Difference.ADDED: translate("Cycles", "Added"),
        Difference.WITHDRAWN: translate("Cycles", "Withdrawn"),
    }[what]


def rating_words(rating_id: str, scale_id: str = "") -> str:
    """A rating by symbol and label."""
    rating = rating_of(rating_id, scale_id)
    return foreign_label(rating_id) if rating is None else f"{rating.symbol} {said(rating.label)}"


def judged_words(assessment: Assessment | None) -> str:
    """The rating of a judgement, or that there is none."""
    if assessment is None:
        return rating_words(NOT_ASSESSED)
    return rating_words(assessment.rating, assessment.scale_id)


def days_words(cycle: Cycle) -> str:
    """From when to when."""
    return f"{cycle.starts_on} – {cycle.ends_on}"


def sources_words(titles: Iterable[str]) -> str:
    """The sources that came between, their number first."""
    listed = list(titles)
    return labelled(str(len(listed)), said("; ").join(listed)) if listed else ""
