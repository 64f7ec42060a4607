"""What is said of backups: why each was made, and what restoring one would do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.restorations import Preview
from dsr_tracker.core.rotation import Reason


def reason_words(reason: Reason) -> str:
    """Why a backup was made."""
    return {
        Reason.BEFORE_MIGRATION: _tr("Before a newer file format"),
        Reason.BEFORE_IMPORT: _tr("Before an import"),
        Reason.BEFORE_MERGE: _tr("Before a merge"),
        Reason.BEFORE_BULK_EDIT: _tr("Before a change of many cells"),
        Reason.BEFORE_RESTORE: _tr("Before a restoration"),
        Reason.AUTOMATIC: _tr("Automatic"),
        Reason.BY_HAND: _tr("By hand"),
    }[reason]


def preview_words(preview: Preview) -> str:
    """How many records of each kind would be brought back, changed back and taken away."""
    kinds = {
        "document": _tr("source documents"),
        "paragraph": _tr("paragraphs"),
        "party": _tr("parties"),
        "instrument": _tr("instruments"),
        "provision": _tr("clauses and measures"),
        "participation": _tr("participations"),
        "figure": _tr("figures"),
        "hidden": _tr("hidden records"),
        "setting": _tr("settings"),
        "assessment": _tr("assessments"),
        "note": _tr("notes"),
        "evidence": _tr("sources"),
        "citation": _tr("citations"),
    }
    parts = []
    for each in preview.differences:
        counts = (
            (each.added, _tr("{n} brought back")),
            (each.changed, _tr("{n} changed back")),
            (each.removed, _tr("{n} taken away")),
        )
        said = ", ".join(words.format(n=f"{count:,}") for count, words in counts if count)
        parts.append(f"{kinds.get(each.kind, each.kind)}: {said}")
    return "; ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)
