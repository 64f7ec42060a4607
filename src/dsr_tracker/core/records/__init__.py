"""The things a tracker holds, as frozen values. See docs/architecture.md for the words."""

from __future__ import annotations

from dsr_tracker.core.records.arranging import (
    SavedView,
    Tag,
    Tagging,
)
from dsr_tracker.core.records.catalogue import (
    Figure,
    Hidden,
    Instrument,
    InstrumentKind,
    Origin,
    Paragraph,
    Participation,
    Party,
    PartyKind,
    Principle,
    Provision,
    Reference,
    Role,
    SourceDocument,
)
from dsr_tracker.core.records.following import (
    Indicator,
    Link,
    LinkKind,
    Measurement,
    Milestone,
)
from dsr_tracker.core.records.judgements import (
    ArchivedCopy,
    Assessment,
    Citation,
    Confidence,
    Evidence,
    Note,
    Schedule,
    Setting,
)
from dsr_tracker.core.records.method import (
    Adjudication,
    Criterion,
    Cycle,
    CycleState,
    Feedback,
    FeedbackState,
    Look,
    Reading,
    ReadingBatch,
    Rubric,
    SearchPlan,
    Specificity,
)

Record = (
    SourceDocument
    | Paragraph
    | Party
    | Instrument
    | Provision
    | Participation
    | Figure
    | Hidden
    | Tag
    | Tagging
    | SavedView
    | Assessment
    | Note
    | Evidence
    | Citation
    | ArchivedCopy
    | Setting
    | Cycle
    | Rubric
    | Specificity
    | ReadingBatch
    | Reading
    | Adjudication
    | Feedback
    | Look
    | SearchPlan
    | Milestone
    | Indicator
    | Measurement
    | Link
)

__all__ = [
    "Adjudication",
    "ArchivedCopy",
    "Assessment",
    "Citation",
    "Confidence",
    "Criterion",
    "Cycle",
    "CycleState",
    "Evidence",
    "Feedback",
    "FeedbackState",
    "Figure",
    "Hidden",
    "Indicator",
    "Instrument",
    "InstrumentKind",
    "Link",
    "LinkKind",
    "Look",
    "Measurement",
    "Milestone",
    "Note",
    "Origin",
    "Paragraph",
    "Participation",
    "Party",
    "PartyKind",
    "Principle",
    "Provision",
    "Reading",
    "ReadingBatch",
    "Record",
    "Reference",
    "Role",
    "Rubric",
    "SavedView",
    "Schedule",
    "SearchPlan",
    "Setting",
    "SourceDocument",
    "Specificity",
    "Tag",
    "Tagging",
]
