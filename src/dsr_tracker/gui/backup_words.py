"""What is said of backups: why each was made, and what restoring one would do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.describing import KINDS
from dsr_tracker.core.restorations import Preview
from dsr_tracker.core.rotation import Reason
from dsr_tracker.gui.words import labelled, listed, said

translate = QCoreApplication.translate


def reason_words(reason: Reason) -> str:
    """Why a backup was made."""
    return {
        Reason.BEFORE_MIGRATION: translate("Backups", "Before a newer file format"),
        Reason.BEFORE_IMPORT: translate("Backups", "Before an import"),
        Reason.BEFORE_MERGE: translate("Backups", "Before a merge"),
        Reason.BEFORE_BULK_EDIT: translate("Backups", "Before a change of many cells"),
        Reason.BEFORE_RESTORE: translate("Backups", "Before a restoration"),
        Reason.AUTOMATIC: translate("Backups", "Automatic"),
        Reason.BY_HAND: translate("Backups", "By hand"),
    }[reason]


def preview_words(preview: Preview) -> str:
    """How many records of each kind would be brought back, changed back and taken away."""
    kinds = {
        "document": translate("Backups", "source documents"),
        "paragraph": translate("Backups", "paragraphs"),
        "party": translate("Backups", "parties"),
        "instrument": translate("Backups", "instruments"),
        "provision": translate("Backups", "clauses and measures"),
        "participation": translate("Backups", "participations"),
        "figure": translate("Backups", "figures"),
        "hidden": translate("Backups", "hidden records"),
        "setting": translate("Backups", "settings"),
        "assessment": translate("Backups", "assessments"),
        "note": translate("Backups", "notes"),
        "evidence": translate("Backups", "sources"),
        "citation": translate("Backups", "citations"),
    }
    parts = []
    for each in preview.differences:
        counts = (
            (each.added, translate("Backups", "{n} brought back")),
            (each.changed, translate("Backups", "{n} changed back")),
            (each.removed, translate("Backups", "{n} taken away")),
        )
        done = listed(words.format(n=f"{count:,}") for count, words in counts if count)
        parts.append(labelled(kinds.get(each.kind) or said(KINDS[each.kind]).lower(), done))
    return said("; ").join(parts)
