"""What may stand beside a rating, and what each mark means. Screens and help say it in these words.

Source: the method (docs/method.md).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that an assessment may say beside its rating; `name` is the field of the record."""

    name: str
    label: str
    meaning: str


CONFIDENCE = Mark(
    "confidence",
    "Confidence",
    "How sure you are of the rating: low where it rests on one weak source, high where good sources agree.",
)
CONTRARY = Mark(
    "is_contrary",
    "Contrary",
    "There is action against the undertaking. It is marked beside the rating and changes no figure.",
)
CLAIMED = Mark(
    "claimed",
    "Claimed",
    "The rating that the party's own statements amount to, kept apart from what the evidence supports.",
)
SCHEDULE = Mark(
    "schedule",
    "Schedule",
    "Where the undertaking stands against its period: ahead, on or behind schedule, or its period is over.",
)
MARKS = (CONFIDENCE, CONTRARY, CLAIMED, SCHEDULE)
