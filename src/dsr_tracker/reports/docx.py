"""A report as a Word document, in our own design or after the analyst's template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_tracker.reports.brief import MEASURES, PAGES, Measure
from dsr_tracker.reports.contents import Kind, Report
from dsr_tracker.reports.markdown import printable

if TYPE_CHECKING:
    from dsr_tracker.reports.word.manuscript import Manuscript

_BRIEF_SHARE = 0.8
"""How large the type of a brief is beside that of a long report."""
_SHORT = (Kind.COUNTRY, Kind.CLAUSE, Kind.MATRIX, Kind.CHANGES)


def render_docx(report: Report, template: Path | None = None) -> bytes:
    """The report as the content of a .docx file.

    With a template its styles, page, headers and footers are taken over and its text is not; the styles
    it lacks are ours, and named in the report. Raises FileError for a template that Word would not open,
    or that has macros.
    """
    if report.kind is not Kind.COUNTRY:
        return _made(report, template, None)[0]
    content = b""
    for measure in MEASURES:
        content, pages = _made(report, template, measure)
        if pages <= PAGES:
            break
    return content


def _made(report: Report, template: Path | None, measure: Measure | None) -> tuple[bytes, float]:
    """The file's content, and about how many pages it takes; with a measure it is a brief."""
    # Imported here: python-docx takes longer to import than the whole program to start.
    from dsr_tracker.reports.view import View
    from dsr_tracker.reports.word import frame
    from dsr_tracker.reports.word.manuscript import Manuscript
    from dsr_tracker.reports.word.numbering import Numbering
    from dsr_tracker.reports.word.styles import Styles, set_language, tighten
    from dsr_tracker.reports.word.template import emptied, open_template

    view = View(report)
    if template is None:
        document = frame.own_document()
    else:
        document = open_template(template)
        emptied(document)
    numbering = Numbering(document)
    styles = Styles(document, numbering.bullets, is_own_design=template is None)
    set_language(document)
    if template is None:
        frame.write_running_head(document, view, styles, is_compact=report.kind in _SHORT)
        if measure:
            tighten(document, _BRIEF_SHARE)
            frame.narrow_margins(document)
    manuscript = Manuscript(document, view, styles, numbering, is_short=report.kind in _SHORT)
    missing = styles.missing if template else ()
    if measure:
        _write_brief(manuscript, measure, missing)
    else:
        _write(manuscript, missing)
    frame.set_properties(document, report, view)
    frame.ask_for_update(document)
    return frame.packed(document), manuscript.page_count


def missing_styles(template: Path) -> list[str]:
    """The names of the styles that a template lacks, of those that a report uses; ours stand in for them.

    Raises FileError as render_docx does.
    """
    from dsr_tracker.reports.word.styles import ids_by_name, missing_in
    from dsr_tracker.reports.word.template import open_template

    return missing_in(ids_by_name(open_template(template)))


def _write_brief(manuscript: Manuscript, measure: Measure, missing: tuple[str, ...]) -> None:
    """The parts of a country's brief: two pages, and what they cannot hold is said."""
    from dsr_tracker.reports.word import brief, cover, moved

    cover.write_cover(manuscript, is_compact=True)
    if manuscript.view.report.since:
        moved.write_moved(manuscript, measure.changes)
    untold = brief.write_brief(manuscript, measure)
    brief.write_sources(manuscript, measure)
    brief.write_end(manuscript, measure, untold, _remarks(manuscript, missing))
    manuscript.end()
    manuscript.resolve()


def _write(manuscript: Manuscript, missing: tuple[str, ...]) -> None:
    """The parts that this kind of report has, in reading order; Word puts the sources' notes at the end."""
    from dsr_tracker.reports.word import annex, clauses, countries, cover, evidence, instruments, moved

    report = manuscript.view.report
    kind = report.kind
    is_long = kind in (Kind.FULL, Kind.DATA)
    has_clauses = kind in (Kind.FULL, Kind.CLAUSE, Kind.DATA)
    cover.write_cover(manuscript, is_compact=not is_long)
    contents = cover.reserve_contents(manuscript) if is_long else None
    if is_long:
        instruments.write_summary(manuscript)
    if report.since:
        moved.write_moved(manuscript)
    if kind in (Kind.FULL, Kind.MATRIX, Kind.DATA):
        instruments.write_instruments(manuscript, with_particulars=kind is Kind.FULL)
    if kind is Kind.FULL:
        countries.write_countries(manuscript)
    if has_clauses:
        clauses.write_clauses(manuscript)
    if kind in (Kind.FULL, Kind.CLAUSE, Kind.DATA):
        annex.write_gaps(manuscript)
    if is_long:
        annex.write_background(manuscript)
    annex.write_method(manuscript)
    if is_long or has_clauses:
        annex.write_documents(manuscript)
    remarks = _remarks(manuscript, missing)
    annex.write_colophon(manuscript, remarks)
    if kind is not Kind.MATRIX:
        evidence.write_evidence(manuscript)
    manuscript.end()
    if contents is not None:
        cover.fill_contents(manuscript, contents, 3 if len(report.instruments) == 1 else 2)
    manuscript.resolve()


def _remarks(manuscript: Manuscript, missing: tuple[str, ...]) -> list[str]:
    """What Word cannot hold, or the template did not have."""
    wording = manuscript.view.wording
    found = []
    if missing:
        found.append(
            wording(
                "The template has no style named {names}; those of DSR Tracker stand in.",
                names=wording.list(f"“{name}”" for name in missing),
            )
        )
    long_addresses = sum(
        manuscript.is_too_long(entry.evidence.url) for entry in manuscript.view.report.evidence
    )
    if long_addresses:
        found.append(
            wording.plural(
                "{count} address is too long for a link in Word and stands as plain text.",
                "{count} addresses are too long for links in Word and stand as plain text.",
                long_addresses,
            )
        )
    spoilt = sum(printable(typed) != typed for typed in _typed(manuscript.view.report))
    if spoilt:
        found.append(
            wording.plural(
                "{count} text holds what is no character, which became �.",
                "{count} texts hold what is no character, which became �.",
                spoilt,
            )
        )
    return found


def _typed(report: Report) -> Iterator[str]:
    """The long texts that people typed."""
    for entry in report.cells.values():
        if entry.assessment:
            yield entry.assessment.reason
        yield from (each.note.text for each in entry.notes)
    for source in report.evidence:
        yield from (source.evidence.title, source.evidence.remark)
