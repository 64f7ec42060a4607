"""What a change of many cells does, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.bulk import Difference, Fate, Outcome, Plan
from dsr_tracker.core.describing import field_title
from dsr_tracker.core.records import Confidence
from dsr_tracker.core.text import shown
from dsr_tracker.gui.words import (
    error_words,
    listed,
    party_words,
    rating_of,
    said,
    schedule_label,
    told,
    word,
)

translate = QCoreApplication.translate
_LONGEST = 200


def cell_words(outcome: Outcome) -> str:
    """The cell by its party and its provision."""
    provision, party = outcome.target.provision, outcome.target.party
    words = told(provision)
    return shown(f"{party_words(party.name)} · {words.number} {words.title or words.summary}")


def before_words(outcome: Outcome) -> str:
    """What is there of the fields that change; the rating where none does."""
    if not outcome.differences:
        current = outcome.target.current
        return _value("rating", "not_assessed" if current is None else current.rating)
    return listed(_field(each, each.before) for each in outcome.differences if each.before)


def after_words(outcome: Outcome) -> str:
    """What comes of it: the new values, that nothing changes, or why it is refused."""
    if outcome.error is not None:
        return translate("Bulk", "Refused: {why}").format(why=error_words(outcome.error))
    if outcome.fate is Fate.SAME:
        return translate("Bulk", "Stays as it is")
    parts = [_field(each, each.after) for each in outcome.differences]
    if "note" in outcome.adds:
        parts.append(translate("Bulk", "a note more"))
    if "evidence" in outcome.adds:
        parts.append(translate("Bulk", "a source more"))
    return listed(parts)


def plan_words(plan: Plan) -> str:
    """How many cells change, stay and are refused."""
    parts = (
        (Fate.CHANGED, translate("Bulk", "{n} of {total} will change")),
        (Fate.SAME, translate("Bulk", "{n} stay as they are")),
        (Fate.REFUSED, translate("Bulk", "{n} refused")),
    )
    total = len(plan.outcomes)
    return " · ".join(text.format(n=f"{plan.count(fate):,}", total=f"{total:,}") for fate, text in parts)


def _field(difference: Difference, value: str) -> str:
    if difference.field == "rating":
        return _value("rating", value)
    text = _value(difference.field, value) or translate("Bulk", "nothing")
    return translate("Bulk", "{field}: {value}").format(field=said(field_title(difference.field)), value=text)


def _value(field: str, value: str) -> str:
    match field:
        case "rating" | "claimed" if value:
            rating = rating_of(value)
            return value if rating is None else f"{rating.symbol} {said(rating.label)}"
        case "confidence" if value in list(Confidence):
            return word(Confidence(value))
        case "schedule" if value:
            return schedule_label(value)
        case "is_contrary":
            return translate("Bulk", "yes") if value else translate("Bulk", "no")
    text = " ".join(value.split())
    return shown(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
