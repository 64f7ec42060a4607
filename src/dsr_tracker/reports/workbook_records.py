"""The sheets of assessments, notes, evidence and changes: one row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsr_tracker.core.records import Assessment, Provision
from dsr_tracker.core.scales import SCALES
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.told import told_notes
from dsr_tracker.reports.wording import Wording, text
from dsr_tracker.reports.workbook_table import Column, Holds, Value

Rows = Iterator[Sequence[Value]]


class Namer:
    """The words and names that the rows share, each looked up once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.wording = text(report.language)
        self.titles = {s.instrument.instrument_id: s.instrument.title for s in report.instruments}
        self._provisions: dict[str, tuple[Value, ...]] = {}
        self._lists: dict[tuple[int, ...], str] = {}
        self._words: dict[str, str] = {"": ""}
        self._labels = {rating.rating_id: rating.label for rating in report.scale.ratings}

    def provision(self, provision: Provision) -> tuple[Value, ...]:
        """Instrument, level, number and title."""
        found = self._provisions.get(provision.provision_id)
        if found is None:
            level = self.wording("Measure") if provision.is_measure else self.wording("Clause")
            found = self._provisions[provision.provision_id] = (
                provision.instrument_id,
                level,
                provision.number,
                provision.title,
            )
        return found

    def word(self, value: str) -> str:
        """The word for a member of one of our enumerations; empty for none."""
        found = self._words.get(value)
        if found is None:
            found = self._words[value] = self.wording.name(value)
        return found

    def label(self, rating_id: str, scale_id: str = "") -> str:
        """The rating's word; on another scale with that scale's name."""
        if not scale_id or scale_id == self.report.scale.scale_id or scale_id not in SCALES:
            return self._labels.get(rating_id, rating_id)
        scale = SCALES[scale_id]
        label = next((rating.label for rating in scale.ratings if rating.rating_id == rating_id), rating_id)
        return self.wording.aside(self.wording(label), self.wording(scale.title))

    def numbers(self, sources: tuple[int, ...]) -> str:
        """The numbers of evidence, with commas."""
        if not sources:
            return ""
        found = self._lists.get(sources)
        if found is None:
            found = self._lists[sources] = ", ".join(map(str, sources))
        return found


def place_columns(wording: Wording) -> tuple[Column, ...]:
    """The columns that say which cell a row is about."""
    return (
        Column(wording("Instrument"), Holds.CODE, 26),
        Column(wording("Level"), Holds.WORD, 9),
        Column(wording("No."), Holds.CODE, 8),
        Column(wording("Provision"), Holds.TEXT, 34),
        Column(wording("Party"), Holds.TEXT, 22, is_frozen=True),
    )


def assessment_columns(wording: Wording) -> tuple[Column, ...]:
    """What is told of each cell."""
    return (
        *place_columns(wording),
        Column(wording("Country code"), Holds.CODE, 9),
        Column(wording("Rating"), Holds.RATING, 20),
        Column(wording("Score"), Holds.NUMBER, 10),
        Column(wording("As of"), Holds.DAY, 12),
        Column(wording("Reason"), Holds.LONG, 60),
        Column(wording("Confidence"), Holds.WORD, 12),
        Column(wording("Contrary"), Holds.WORD, 10),
        Column(wording("Claimed"), Holds.WORD, 14),
        Column(wording("Schedule"), Holds.WORD, 13),
        Column(wording("Searched"), Holds.LONG, 30),
        Column(wording("Languages of the search"), Holds.LONG, 16),
        Column(wording("Terms of the search"), Holds.LONG, 24),
        Column(wording("Searched until"), Holds.DAY, 12),
        Column(wording("Suggested by measures"), Holds.WORD, 16),
        Column(wording("On another scale"), Holds.WORD, 18),
        Column(wording("Notes"), Holds.WHOLE, 10),
        Column(wording("Evidence"), Holds.WHOLE, 11),
        Column(wording("Evidence numbers"), Holds.WORD, 14),
        Column(wording("Author"), Holds.TEXT, 16),
        Column(wording("Recorded (UTC)"), Holds.INSTANT, 17),
        Column(wording("Provision id"), Holds.CODE, 20),
        Column(wording("Party id"), Holds.CODE, 12),
        Column(wording("Instrument’s title"), Holds.CODE, 40),
    )


def assessment_rows(names: Namer) -> Rows:
    """A row for each cell of the report, in reading order."""
    scores = {rating.rating_id: rating.score for rating in names.report.scale.ratings}
    yes = names.wording("Contrary")
    provision_of, word, label, numbers = names.provision, names.word, names.label, names.numbers
    nothing, titles = ("",) * 9, names.titles
    for entry in names.report.cells.values():
        assessment, party, rating = entry.assessment, entry.party, entry.rating
        sources = entry.all_sources if entry.notes else entry.sources
        provision = entry.provision
        yield (
            *provision_of(provision),
            party.name,
            party.country_code,
            rating,
            scores[rating],
            *(
                nothing
                if assessment is None
                else (
                    assessment.as_of,
                    assessment.reason,
                    word(assessment.confidence),
                    yes if assessment.is_contrary else "",
                    label(assessment.claimed, assessment.scale_id) if assessment.claimed else "",
                    word(assessment.schedule),
                    assessment.search_places,
                    assessment.search_languages,
                    assessment.search_terms,
                )
            ),
            assessment.search_until if assessment else "",
            label(entry.suggestion) if entry.suggestion else "",
            label(assessment.rating, assessment.scale_id) if entry.is_of_other_scale and assessment else "",
            len(entry.notes),
            len(sources),
            numbers(sources),
            assessment.author if assessment else "",
            assessment.recorded_at if assessment else "",
            provision.provision_id,
            party.party_id,
            titles.get(provision.instrument_id, ""),
        )


def note_columns(wording: Wording) -> tuple[Column, ...]:
    """What is told of each note."""
    return (
        Column(wording("Date"), Holds.DAY, 12),
        *place_columns(wording),
        Column(wording("Note"), Holds.LONG, 80),
        Column(wording("Evidence numbers"), Holds.WORD, 12),
        Column(wording("Author"), Holds.TEXT, 16),
        Column(wording("Recorded (UTC)"), Holds.INSTANT, 17),
        Column(wording("Provision id"), Holds.CODE, 20),
        Column(wording("Party id"), Holds.CODE, 12),
        Column(wording("Note id"), Holds.CODE, 20),
    )


def note_rows(names: Namer) -> Rows:
    """A row for each note, in the order of the cells; of a cell the newest first."""
    for provision, party, entry in told_notes(names.report):
        note = entry.note
        yield (
            note.dated_on,
            *names.provision(provision),
            party.name,
            note.text,
            names.numbers(entry.sources),
            note.author,
            note.recorded_at,
            provision.provision_id,
            party.party_id,
            note.note_id,
        )


def evidence_columns(wording: Wording) -> tuple[Column, ...]:
    """What is told of each source that the analyst found."""
    return (
        Column(wording("Number"), Holds.WHOLE, 9),
        Column(wording("Title"), Holds.TEXT, 44, is_frozen=True),
        Column(wording("Publisher"), Holds.TEXT, 24),
        Column(wording("Published on"), Holds.DAY, 12),
        Column(wording("Accessed on"), Holds.DAY, 12),
        Column(wording("Language"), Holds.CODE, 10),
        Column(wording("Address"), Holds.LINK, 56),
        Column(wording("Remark"), Holds.LONG, 30),
        Column(wording("Cells"), Holds.WHOLE, 10),
        Column(wording("Cited for"), Holds.LONG, 44),
        Column(wording("Recorded by"), Holds.TEXT, 16),
        Column(wording("Recorded (UTC)"), Holds.INSTANT, 17),
        Column(wording("Evidence id"), Holds.CODE, 20),
    )


def evidence_rows(names: Namer) -> Rows:
    """A row for each source, by its number in the report."""
    parties = {party.party_id: party.name for party in names.report.parties}
    for entry in names.report.evidence:
        source = entry.evidence
        yield (
            entry.number,
            source.title,
            source.publisher,
            source.published_on,
            source.accessed_on,
            source.language,
            source.url,
            source.remark,
            len(entry.cells),
            names.wording("; ").join(
                names.wording(
                    "{party}, {provision}",
                    party=parties.get(cell.party_id, cell.party_id),
                    provision=cell.provision_id,
                )
                for cell in entry.cells
            ),
            source.author,
            source.recorded_at,
            source.evidence_id,
        )


def change_columns(wording: Wording) -> tuple[Column, ...]:
    """What is told of each change."""
    return (
        *place_columns(wording),
        Column(wording("Change"), Holds.WORD, 16),
        Column(wording("Before"), Holds.WORD, 18),
        Column(wording("Before, as of"), Holds.DAY, 12),
        Column(wording("Now"), Holds.WORD, 18),
        Column(wording("Now, as of"), Holds.DAY, 12),
        Column(wording("Reason now"), Holds.LONG, 60),
        Column(wording("Reason before"), Holds.LONG, 40),
        Column(wording("Notes in between"), Holds.WHOLE, 9),
        Column(wording("Evidence numbers"), Holds.WORD, 14),
        Column(wording("Provision id"), Holds.CODE, 20),
        Column(wording("Party id"), Holds.CODE, 12),
    )


def change_rows(names: Namer) -> Rows:
    """A row for each cell that moved."""
    for change in names.report.changes:
        yield (
            *names.provision(change.provision),
            change.party.name,
            names.word(str(change.what)),
            *_judged(names, change.before),
            *_judged(names, change.after),
            change.after.reason if change.after else "",
            change.before.reason if change.before else "",
            len(change.notes),
            names.numbers(change.all_sources),
            change.provision.provision_id,
            change.party.party_id,
        )


def _judged(names: Namer, assessment: Assessment | None) -> tuple[Value, Value]:
    if assessment is None:
        return names.label("not_assessed"), ""
    return names.label(assessment.rating, assessment.scale_id), assessment.as_of
