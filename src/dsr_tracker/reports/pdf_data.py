"""Everything that the PDF's template lays out, as data: it holds texts of people, so none of it is markup."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_tracker.reports import pdf_annex, pdf_parts
from dsr_tracker.reports.brief import MEASURES, Measure
from dsr_tracker.reports.contents import Kind, Report
from dsr_tracker.reports.pdf_brief import brief
from dsr_tracker.reports.pdf_cells import Data, Pieces
from dsr_tracker.reports.pdf_footnotes import MOST, give_footnotes, in_short
from dsr_tracker.reports.pdf_matrix import is_mapped
from dsr_tracker.reports.tints import fills

# Beyond this a PDF would have thousands of pages that nobody turns.
_MOST_CELLS = 12_000
WORDS = (
    "Contents", "Summary", "Instruments and their matrices", "Country by country", "Clause by clause",
    "What is not known", "Background figures", "Method", "Evidence", "Source documents", "Index by country",
    "Notes on this report", "About this report", "What moved", "Mean", "Distribution", "Clause", "Status",
    "As of", "Reason in brief", "Party", "Part", "Stands in", "Subject", "Value", "Period", "Not assessed",
    "Parties", "Rating", "Score", "Meaning", "Cited for", "evidence", "contrary", "Who takes part",
    "Figures that the documents state", "Distribution by clause", "Its measures", "Not assessed:",
    "Clauses not assessed for some of their parties", "No evidence is recorded for these cells.",
    "Every clause in scope is assessed for every one of its parties.",
    "Nothing moved between the two days.",
    "Provision", "Rubric", "Points",
    "Rubrics that held: what counts as each rating, written beforehand",
    "How specific the undertakings are: yes counts 2, partly 1, no 0",
    "Notes", "; ", ": ", ".",
    "The sources cited here are listed under Evidence, from page {page}.",
    "Two reports with the same digest say the same; the CSV and JSON made with this one carry it too.",
)  # fmt: skip
"""The template's own words, in English; it looks them up by that."""
_PARTS = {
    Kind.FULL: ("summary", "changes", "instruments", "countries", "clauses", "gaps", "sources", "index"),
    Kind.COUNTRY: ("brief",),
    Kind.CLAUSE: ("clauses", "gaps", "sources"),
    Kind.MATRIX: ("summary", "instruments"),
    Kind.CHANGES: ("changes", "sources"),
    Kind.DATA: ("summary", "instruments", "clauses", "gaps", "sources"),
}


@dataclass(frozen=True, slots=True)
class Content:
    """The data of the PDF, its pictures by file name, and the parts that it has."""

    data: Data
    pictures: dict[str, str]


def content_of(report: Report, measure: Measure = MEASURES[0]) -> Content:
    """The report as the template takes it; a brief with that much of each text."""
    parts = set(_PARTS[report.kind])
    is_large = len(report.cells) > _MOST_CELLS
    if is_large:
        parts -= {"countries", "clauses", "index", "gaps", "sources"}
    has_gaps, has_sources = "gaps" in parts, "sources" in parts
    pieces = Pieces(
        report,
        tells_cells="clauses" in parts,
        tells_countries="countries" in parts,
        tells_documents=has_sources,
    )
    _ = pieces.wording
    subtitle = report.subtitle or _("Status report")
    day = _.day(report.as_of)
    status = _("Status as of {day}; written {instant}.", day=day, instant=_.instant(report.written_at))
    since = _.period(report.since, report.as_of) if report.since else ""
    is_brief = report.kind is Kind.DATA or "clauses" not in parts
    sections, pictures = (
        pdf_parts.instruments(pieces, is_brief=is_brief) if "instruments" in parts else ([], {})
    )
    data: Data = {
        "lang": report.language,
        "kind": str(report.kind),
        "title": report.title,
        "kicker": f"{subtitle} · {_.day(report.as_of)}",
        "written": report.written_at[:10],
        "figures": _key_figures(pieces),
        "scope": [*report.scope_words, status],
        "words": {word: _(word) for word in WORDS},
        "ratings": _ratings(pieces),
        "parts": sorted(parts),
        "summary": _summary(pieces),
        "instruments": sections,
        "countries": pdf_parts.countries(pieces) if "countries" in parts else [],
        "clauses": pdf_parts.clauses(pieces) if "clauses" in parts else [],
        "changes": pdf_parts.changes(pieces) if "changes" in parts else [],
        "change_counts": [[_.name(what), _.number(count)] for what, count in report.change_counts],
        "since": since,
        "gaps": pdf_annex.gaps(pieces) if has_gaps else None,
        "background": pieces.stated(report.figures) if has_gaps else [],
        "method": pdf_annex.method(pieces),
        "evidence": pdf_annex.evidence(pieces) if has_sources or "brief" in parts else [],
        "documents": pdf_annex.documents(pieces) if has_sources else [],
        "colophon": pdf_annex.colophon(pieces),
        "remarks": [*report.remarks, *_remarks(pieces, is_large=is_large)],
        "differences": list(report.differences),
        "index": [[page.name, page.country_code] for page in report.countries] if "index" in parts else [],
    }
    if "brief" in parts:
        data["brief"] = brief(pieces, measure)
        data["evidence"] = data["evidence"][: measure.sources]
    # Tables of everything are looked up, not read: their sources stand in one list.
    feet = give_footnotes(data) if report.kind is not Kind.DATA else ()
    data["footnotes"] = {
        str(number): in_short(report.evidence[number - 1].evidence, _) for number in sorted(feet)
    }
    return Content(data, pictures)


def _key_figures(pieces: Pieces) -> list[list[object]]:
    _ = pieces.wording
    report = pieces.report
    total = _.number(report.overall.distribution.total)
    earlier: list[list[object]] = []
    if report.overall_since:
        earlier = [[_("The same on {day}", day=_.day(report.since)), pieces.mean(report.overall_since)]]
    return [
        [_("Overall, grand mean over scored cells"), pieces.mean(report.overall)],
        *earlier,
        [
            _("Cells assessed"),
            [_("{count} of {total}", count=_.number(report.overall.assessed), total=total), ""],
        ],
        [_("Notes"), [_.number(report.note_count), ""]],
        [_("Evidence"), [_.plural("{count} source", "{count} sources", len(report.evidence)), ""]],
    ]


def _ratings(pieces: Pieces) -> list[Data]:
    scale = pieces.report.scale
    colours = fills(scale)
    return [
        {
            "label": pieces.wording(rating.label),
            "short": pieces.wording(rating.short_label),
            "symbol": rating.symbol,
            "fill": colours[rating.rating_id][0],
        }
        for rating in scale.ratings
    ]


def _summary(pieces: Pieces) -> Data:
    _ = pieces.wording
    report, view = pieces.report, pieces.view
    countries = [
        (page.name, pieces.country_label(page.country_code), page.tally) for page in report.countries
    ]
    instruments = [
        (pieces.title(s.instrument), f"i-{place}", s.tally) for place, s in enumerate(report.instruments)
    ]
    tables = (
        (_("Clauses by country"), _("Country"), countries),
        (_("Clauses by instrument"), _("Instrument"), instruments),
    )
    return {
        "tally": pieces.tally(
            report.overall, _("over all clauses in scope: the grand mean over scored cells")
        ),
        "measures": _(
            "Measures are counted apart: {mean}; {words}.",
            mean=_.mean(report.measures.mean),
            words=view.in_words(report.measures.distribution),
        )
        if report.measures.assessed
        else "",
        "tables": [
            {"caption": caption, "corner": corner, "lines": pieces.lines(rows)}
            for caption, corner, rows in tables
            if len(rows) > 1
        ],
        "remark": _(
            "Cells of cities, provinces and bodies of a country are in the overall figure and in their "
            "instruments’ figures; in the countries’ figures they are not."
        )
        if view.has_uncounted
        else "",
    }


def _remarks(pieces: Pieces, *, is_large: bool) -> list[str]:
    """What this format leaves out or shows otherwise."""
    _ = pieces.wording
    found = [
        _(
            "The matrix of “{title}” has {count} cells: here it is a picture with one square for each.",
            title=section.instrument.title,
            count=_.number(len(section.matrix.rows) * len(section.matrix.parties)),
        )
        for section in pieces.report.instruments
        if is_mapped(section)
    ]
    if pieces.report.evidence and pieces.report.kind is not Kind.DATA and not is_large:
        found.append(
            _(
                "A source has the same number at the foot of a page and under Evidence. Where a page would "
                "have more than {count} of them, they stand under Evidence alone.",
                count=_.number(MOST),
            )
        )
    if is_large:
        found.append(
            _(
                "With {count} cells, this PDF leaves out the pages of countries, clauses, gaps, evidence and "
                "source documents. A narrower report has them, and the data formats have everything.",
                count=_.number(len(pieces.report.cells)),
            )
        )
    return found
