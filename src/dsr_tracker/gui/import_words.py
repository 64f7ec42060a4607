"""What the kinds and fields of tables are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker.importing.building import Import

translate = QCoreApplication.translate


def kind_words(kind: str) -> str:
    """What the rows of a table are."""
    return {
        "assessments": translate("Import", "Judgements"),
        "notes": translate("Import", "Notes"),
        "evidence": translate("Import", "Sources"),
        "parties": translate("Import", "Parties"),
        "instruments": translate("Import", "Whole instruments"),
    }[kind]


def field_words(name: str) -> str:
    """A field, as a person would call the column."""
    return {
        "instrument": translate("Import", "Instrument"),
        "provision": translate("Import", "Clause or measure"),
        "party": translate("Import", "Country or party"),
        "rating": translate("Import", "Rating"),
        "as_of": translate("Import", "As of (day)"),
        "reason": translate("Import", "Reason"),
        "confidence": translate("Import", "Confidence"),
        "claimed": translate("Import", "Rating the party claims"),
        "contrary": translate("Import", "Acts to the contrary"),
        "schedule": translate("Import", "Schedule"),
        "search_places": translate("Import", "Places searched"),
        "search_languages": translate("Import", "Languages searched"),
        "search_terms": translate("Import", "Terms searched for"),
        "search_until": translate("Import", "Searched until"),
        "author": translate("Import", "Author"),
        "evidence_url": translate("Import", "Address of a source"),
        "evidence_title": translate("Import", "Title of a source"),
        "text": translate("Import", "Text of the note"),
        "dated_on": translate("Import", "Day of the note"),
        "title": translate("Import", "Title"),
        "url": translate("Import", "Address"),
        "publisher": translate("Import", "Publisher"),
        "published_on": translate("Import", "Published on"),
        "accessed_on": translate("Import", "Accessed on"),
        "language": translate("Import", "Language"),
        "remark": translate("Import", "Remark"),
        "name": translate("Import", "Name"),
        "country": translate("Import", "Country"),
        "instrument_kind": translate("Import", "Kind of instrument"),
        "agreed_on": translate("Import", "Agreed on"),
        "place": translate("Import", "Place"),
        "legal_character": translate("Import", "Legal character"),
        "period_start": translate("Import", "Period of the instrument from"),
        "period_end": translate("Import", "Period of the instrument to"),
        "number": translate("Import", "Number of the clause or measure"),
        "summary": translate("Import", "What it undertakes"),
        "clause_start": translate("Import", "Period of the clause from"),
        "clause_end": translate("Import", "Period of the clause to"),
        "parties": translate("Import", "Parties, between semicolons"),
        "role": translate("Import", "Role of the parties"),
        "party_kind": translate("Import", "Kind of party"),
        "within": translate("Import", "Part of"),
        "aliases": translate("Import", "Other names"),
    }.get(name, name)


def import_words(made: Import) -> str:
    """What an import comes to, in numbers."""
    parts = [
        translate("Import", "{n} to take over").format(n=f"{made.accepted:,}"),
        translate("Import", "{n} here already").format(n=f"{made.known:,}"),
        translate("Import", "{n} refused").format(n=f"{len(made.rejected):,}"),
    ]
    if made.empty:
        parts.append(translate("Import", "{n} empty").format(n=f"{made.empty:,}"))
    return translate("Import", ", ").join(parts)
