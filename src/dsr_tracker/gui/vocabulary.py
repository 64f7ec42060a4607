"""How references, figures, periods and instants are worded on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QDateTime, Qt

from dsr_tracker.core.dates import today
from dsr_tracker.core.records import Figure, Party, Reference, SourceDocument
from dsr_tracker.core.references import numbers_text
from dsr_tracker.core.text import joined
from dsr_tracker.gui.words import said, told, word


def party_line(party: Party) -> str:
    """What a party is, for example "Country · EG"."""
    kind = word(party.kind)
    return f"{kind} · {party.country_code}" if party.country_code else kind


def reference_line(reference: Reference, documents: Mapping[str, SourceDocument]) -> str:
    """The document and its paragraphs, for example "People's Daily 2023, ¶ 7, 11"."""
    document = documents.get(reference.document_id)
    title = reference.document_id if document is None else told(document).title
    numbers = numbers_text(reference.paragraphs).replace(", ", said(", "))
    text = QCoreApplication.translate("Vocabulary", "{title}, ¶ {numbers}")
    line = text.format(title=title, numbers=numbers)
    if not reference.remark:
        return line
    return said("{text} ({remark})").format(text=line, remark=reference.remark)


def references_line(references: Iterable[Reference], documents: Mapping[str, SourceDocument]) -> str:
    """All references in one line."""
    return said("; ").join(reference_line(reference, documents) for reference in references)


def period_text(start: str, end: str) -> str:
    """A period as it is known: both ends, one of them, or nothing."""
    if start and end:
        return start if start == end else f"{start} – {end}"
    if start:
        return QCoreApplication.translate("Vocabulary", "from {day}").format(day=start)
    if end:
        return QCoreApplication.translate("Vocabulary", "until {day}").format(day=end)
    return ""


def figure_value(figure: Figure) -> str:
    """The value with its hedge and unit, for example "more than 1,500 persons"."""
    words = told(figure)
    return joined(words.qualifier, f"{figure.value:,.15g}", words.unit)


def local_time(instant: str) -> str:
    """An instant as the analyst's clock showed it, to the minute."""
    moment = QDateTime.fromString(instant, Qt.DateFormat.ISODateWithMs)
    return moment.toLocalTime().toString("yyyy-MM-dd HH:mm") if moment.isValid() else instant


def short_time(instant: str) -> str:
    """The time of an instant of today, the day of an earlier one, as the analyst's clock showed it."""
    day, _, time = local_time(instant).partition(" ")
    return time if day == today() and time else day
