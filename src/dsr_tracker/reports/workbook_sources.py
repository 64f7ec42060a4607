"""The sheets of what the catalogue says: documents, references into them, stated figures, participations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dsr_tracker.core.records import Reference
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.told import stated_figures
from dsr_tracker.reports.wording import Wording
from dsr_tracker.reports.workbook_book import LongText, pieces
from dsr_tracker.reports.workbook_records import Namer, Rows
from dsr_tracker.reports.workbook_table import Column, Holds, Value


def document_columns(wording: Wording) -> tuple[Column, ...]:
    """What is told of each source document."""
    return (
        Column(wording("Document"), Holds.CODE, 11),
        Column(wording("Title"), Holds.TEXT, 50, is_frozen=True),
        Column(wording("Publisher"), Holds.TEXT, 26),
        Column(wording("Author"), Holds.TEXT, 20),
        Column(wording("Published on"), Holds.DAY, 12),
        Column(wording("Event on"), Holds.DAY, 12),
        Column(wording("Language"), Holds.CODE, 10),
        Column(wording("Paragraphs"), Holds.WHOLE, 11),
        Column(wording("Remark"), Holds.LONG, 40),
        Column("SHA-256", Holds.TEXT, 36),
        Column(wording("Document id"), Holds.CODE, 22),
    )


def document_rows(report: Report) -> Rows:
    """A row for each document that something in the report rests on."""
    for entry in report.documents:
        document = entry.document
        yield (
            f"D{entry.number}",
            document.title,
            document.publisher,
            document.author,
            document.published_on,
            document.event_on,
            document.language,
            document.paragraph_count,
            document.remark,
            document.sha256,
            document.document_id,
        )


def reference_columns(wording: Wording) -> tuple[Column, ...]:
    """What rests on which paragraphs."""
    return (
        Column(wording("What"), Holds.WORD, 16),
        Column(wording("Id"), Holds.CODE, 26),
        Column(wording("Name"), Holds.TEXT, 60),
        Column(wording("Document"), Holds.CODE, 11),
        Column(wording("Paragraphs"), Holds.WORD, 24),
        Column(wording("Remark"), Holds.LONG, 50),
    )


def reference_rows(names: Namer) -> Rows:
    """A row for each reference of an instrument, a provision, a participation or a figure."""
    report, wording = names.report, names.wording
    marks = {entry.document.document_id: f"D{entry.number}" for entry in report.documents}
    parties = {party.party_id: party.name for party in report.parties}

    def rows(
        what: str, record_id: str, name: str, references: Iterable[Reference]
    ) -> Iterator[tuple[Value, ...]]:
        for reference in references:
            mark = marks.get(reference.document_id, reference.document_id)
            yield what, record_id, name, mark, ", ".join(map(str, reference.paragraphs)), reference.remark

    for section in report.instruments:
        instrument = section.instrument
        yield from rows(
            wording("Instrument"), instrument.instrument_id, instrument.title, instrument.references
        )
        for row in section.matrix.rows:
            for each in (row, *row.measures):
                provision = each.provision
                level = wording("Measure") if provision.is_measure else wording("Clause")
                yield from rows(level, provision.provision_id, provision.title, provision.references)
        for participation in section.participations:
            party = parties.get(participation.party_id, participation.party_id)
            name = f"{party}, {names.word(str(participation.role))}"
            yield from rows(
                wording("Participation"), participation.participation_id, name, participation.references
            )
    for figure in stated_figures(report):
        yield from rows(wording("Figure"), figure.figure_id, figure.subject, figure.references)


def figure_columns(wording: Wording) -> tuple[Column, ...]:
    """What is told of each number that a document states."""
    return (
        Column(wording("Subject"), Holds.TEXT, 50),
        Column(wording("Hedge"), Holds.TEXT, 14),
        Column(wording("Value"), Holds.NUMBER, 20),
        Column(wording("Unit"), Holds.TEXT, 20),
        Column(wording("From"), Holds.DAY, 12),
        Column(wording("To"), Holds.DAY, 12),
        Column(wording("Party"), Holds.TEXT, 18),
        Column(wording("Instrument id"), Holds.CODE, 22),
        Column(wording("Provision id"), Holds.CODE, 22),
        Column(wording("Remark"), Holds.LONG, 40),
        Column(wording("Figure id"), Holds.CODE, 22),
    )


def figure_rows(report: Report) -> Rows:
    """A row for each number that a document states."""
    parties = {party.party_id: party.name for party in report.parties}
    for figure in stated_figures(report):
        yield (
            figure.subject,
            figure.qualifier,
            figure.value,
            figure.unit,
            figure.period_start,
            figure.period_end,
            parties.get(figure.party_id, figure.party_id),
            figure.instrument_id,
            figure.provision_id,
            figure.remark,
            figure.figure_id,
        )


def long_text_columns(wording: Wording) -> tuple[Column, ...]:
    """Where a text belongs, and its parts."""
    return (
        Column(wording("Number"), Holds.WHOLE, 9),
        Column(wording("Sheet"), Holds.WORD, 14),
        Column(wording("Cell"), Holds.CODE, 9),
        Column(wording("Part number"), Holds.WHOLE, 9),
        Column(wording("Parts"), Holds.WHOLE, 10),
        Column(wording("Text"), Holds.LONG, 110),
    )


def long_text_rows(texts: Iterable[LongText]) -> Rows:
    """A row for each part; the parts put together are the text, character by character."""
    for each in texts:
        parts = list(pieces(each.text))
        for number, part in enumerate(parts, start=1):
            yield each.number, each.sheet, each.place, number, len(parts), part
