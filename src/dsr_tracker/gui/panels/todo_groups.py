"""The groups of the to-do list: what they are called and what exactly they mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.agenda import TodoGroup, TodoQuery


def titles() -> dict[TodoGroup, str]:
    """What the groups are called, in the order in which they are listed."""
    translate = QCoreApplication.translate
    return {
        TodoGroup.NEVER_ASSESSED: translate("todo", "Never assessed"),
        TodoGroup.STALE: translate("todo", "Not looked at lately"),
        TodoGroup.PERIOD_OVER: translate("todo", "Period over, not final"),
        TodoGroup.UNSOURCED: translate("todo", "Rated without evidence"),
        TodoGroup.LOW_CONFIDENCE: translate("todo", "Low confidence"),
        TodoGroup.UNLOGGED: translate("todo", "Search not recorded"),
        TodoGroup.FEEDBACK: translate("todo", "Feedback to answer"),
    }


def meaning(group: TodoGroup, query: TodoQuery) -> str:
    """Which cells exactly the group lists, in words for the screen."""
    translate = QCoreApplication.translate
    match group:
        case TodoGroup.NEVER_ASSESSED:
            return translate("todo", "Nobody has given a rating yet, or it was set back to “Not assessed”.")
        case TodoGroup.STALE:
            return translate(
                "todo", "The newest assessment is dated before {day}, and no note has been written since."
            ).format(day=query.stale_before)
        case TodoGroup.PERIOD_OVER:
            return translate(
                "todo",
                "The period of the provision (or, where it has none, of its clause or instrument) "
                "has ended, and the rating is neither the highest of the scale nor “Not "
                "applicable”, nor is it dated on or after the last day of the period.",
            )
        case TodoGroup.UNSOURCED:
            return translate(
                "todo", "A rating that says how far things are, with no source cited in the cell."
            )
        case TodoGroup.LOW_CONFIDENCE:
            return translate("todo", "The newest rating was given with low confidence.")
        case TodoGroup.UNLOGGED:
            return translate(
                "todo", "“No evidence found”, but where or until which day somebody looked is not recorded."
            )
        case TodoGroup.FEEDBACK:
            return translate(
                "todo",
                "Somebody outside said something of the cell, and what was done with it is not recorded. Of "
                "clauses and of measures, the one that came first above.",
            )
