"""What stands behind a Word report: gaps, method, documents, remarks and what made it."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Provision
from dsr_tracker.reports.contents import ClauseGap, Kind
from dsr_tracker.reports.reviewed_words import Said
from dsr_tracker.reports.word.evidence import cell_anchor, cell_name
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, runs
from dsr_tracker.reports.word.pieces import write_facts, write_figures, write_typed
from dsr_tracker.reports.word.tables import Box, chip, write_table


def write_gaps(manuscript: Manuscript) -> None:
    """What a reader must not take as known."""
    view = manuscript.view
    wording, gaps = view.wording, view.report.gaps
    manuscript.heading(1, wording("What is not known"), anchor="gaps")
    if gaps.not_assessed:
        write_table(
            manuscript,
            wording("Clauses not assessed for some of their parties"),
            (46, 14, 40),
            (wording("Clause"), wording("Not assessed"), wording("Parties")),
            (_gap_row(manuscript, gap) for gap in gaps.not_assessed),
        )
    else:
        manuscript.paragraph(
            "Normal", wording("Every clause in scope is assessed for every one of its parties.")
        )
    for cells, words in (
        (gaps.without_evidence, wording("Rated, and no source is recorded")),
        (gaps.without_search_log, wording("“No evidence found”, and where somebody looked is not recorded")),
        (gaps.of_other_scale, wording("Last judged on another scale")),
    ):
        if cells:
            listed: list[Node] = []
            for cell in cells:
                listed.extend(runs(wording("; ")) if listed else ())
                place = cell_anchor(cell.provision_id, cell.party_id)
                listed.extend(manuscript.jump(place, cell_name(manuscript, cell)))
            count = wording.plural("{count} cell:", "{count} cells:", len(cells))
            manuscript.heading(2, words)
            manuscript.paragraph("Normal", wording.sentences((count, "")), listed, wording("."))


def write_background(manuscript: Manuscript) -> None:
    """The documents' figures that belong to no instrument."""
    wording, figures = manuscript.view.wording, manuscript.view.report.figures
    if figures:
        manuscript.heading(1, wording("Background figures"), anchor="figures", starts_page=False)
        write_figures(manuscript, figures, wording("Figures that the documents state"))


def write_method(manuscript: Manuscript) -> None:
    """The scale, and how figures come about."""
    view = manuscript.view
    wording, report = view.wording, view.report
    manuscript.heading(1, wording("Method"), anchor="method", starts_page=False)
    write_table(
        manuscript,
        wording("Scale: {title}", title=wording(report.scale.title)),
        (26, 10, 64),
        (wording("Rating"), wording("Score"), wording("Meaning")),
        (
            (
                Box((chip(manuscript, rating.rating_id),)),
                Box(("–" if rating.score is None else wording.number(rating.score),)),
                Box((wording(rating.meaning),)),
            )
            for rating in report.scale.ratings
        ),
    )
    style = "Normal" if report.kind in (Kind.FULL, Kind.DATA) else "Remark"
    for statement in report.method:
        manuscript.paragraph(style, statement)
    _write_rubrics(manuscript)
    _write_reviewed(manuscript)


def _write_reviewed(manuscript: Manuscript) -> None:
    """The tables of decided differences and of feedback."""
    view, words = manuscript.view, manuscript.view.reviewed

    def place(cell: Cell) -> Box:
        return Box((manuscript.jump(cell_anchor(*cell), runs(view.place_name(cell))),))

    def box(said: Said) -> Box:
        typed = [part for part in said.words.splitlines() if part.strip()]
        facts = (runs(said.facts, size=8),) if said.facts else ()
        return Box((*typed, *facts), is_typed=True)

    if view.report.reviewed.decisions:
        write_table(
            manuscript,
            words.decisions_title,
            (17, 15, 15, 15, 38),
            words.decision_heads(),
            (
                (place(row.cell), *map(box, (row.first, row.second, row.decided, Said(row.reason, ""))))
                for row in words.decisions()
            ),
            splits=True,
        )
    if view.report.reviewed.feedback:
        write_table(
            manuscript,
            words.feedback_title,
            (17, 17, 34, 32),
            words.feedback_heads(),
            ((place(row.cell), *map(box, (row.sender, row.said, row.done))) for row in words.feedback()),
            splits=True,
        )


def _write_rubrics(manuscript: Manuscript) -> None:
    """Which rubrics held, and how specific the undertakings are."""
    view = manuscript.view
    wording, followed = view.wording, view.followed

    def place(provision: Provision) -> Box:
        name = runs(followed.name(provision))
        return Box((manuscript.jump(view.provision_anchor(provision), name),))

    if view.report.followed.rubrics:
        write_table(
            manuscript,
            wording("Rubrics that held: what counts as each rating, written beforehand"),
            (60, 40),
            (wording("Provision"), wording("Rubric")),
            ((place(provision), Box((version,))) for provision, version in followed.rubrics()),
        )
    if view.report.followed.specificities:
        heads = followed.trait_heads()
        write_table(
            manuscript,
            wording("How specific the undertakings are: yes counts 2, partly 1, no 0"),
            (36, 14, *(10 for _ in heads)),
            (wording("Provision"), wording("Points"), *heads),
            (
                (place(provision), *(Box((value,)) for value in values))
                for provision, values in followed.specificities()
            ),
        )


def write_documents(manuscript: Manuscript) -> None:
    """The documents that the catalogue rests on, with what rests on which paragraphs."""
    view = manuscript.view
    wording = view.wording
    manuscript.heading(1, wording("Source documents"), anchor="references", starts_page=False)
    manuscript.paragraph(
        "Normal",
        wording(
            "What each instrument and provision rests on, by paragraph: maximal runs of lines with visible "
            "text, counted from 1. The report quotes none of them."
        ),
    )
    for entry in view.report.documents:
        document = entry.document
        anchor = view.anchor("document", document.document_id)
        manuscript.heading(2, f"D{entry.number} · {document.title}", anchor=anchor)
        count = document.paragraph_count
        write_facts(
            manuscript,
            (
                document.publisher,
                document.author,
                wording("published {day}", day=wording.day(document.published_on))
                if document.published_on
                else "",
                wording("event of {day}", day=wording.day(document.event_on)) if document.event_on else "",
                wording.plural("{count} paragraph", "{count} paragraphs", count) if count else "",
            ),
        )
        if document.sha256:
            manuscript.paragraph("Remark", f"SHA-256 {document.sha256}")
        write_typed(manuscript, document.remark, "Remark")
        if entry.uses:
            uses = (
                f"{view.use_name(use)}{wording(': ')}{view.paragraph_list(use.paragraphs)}"
                for use in entry.uses
            )
            manuscript.paragraph("Normal", runs(wording("; ").join(uses) + wording("."), size=9))


def write_remarks(manuscript: Manuscript, remarks: Sequence[str]) -> None:
    """What a reader might miss here, and what Word cannot hold."""
    wording, report = manuscript.view.wording, manuscript.view.report
    for title, sentences in (
        (wording("Notes on this report"), (*report.remarks, *remarks)),
        (wording("How the tracker says otherwise now"), report.differences),
    ):
        if sentences:
            manuscript.heading(2, title)
            for sentence in sentences:
                manuscript.paragraph("List Bullet", sentence)


def write_colophon(manuscript: Manuscript, remarks: Sequence[str]) -> None:
    """What made the report, out of what."""
    wording, report = manuscript.view.wording, manuscript.view.report
    manuscript.heading(1, wording("About this report"), anchor="colophon", starts_page=False)
    colophon = report.colophon
    for term, value in (
        (wording("Written"), wording.instant(report.written_at)),
        (wording("Program"), f"DSR Tracker {colophon.program_version}"),
        (wording("Catalogue"), colophon.catalogue_version),
        (wording("Tracker"), colophon.tracker_id),
        (wording("Content digest (SHA-256)"), colophon.digest),
    ):
        manuscript.paragraph("Remark", runs(term + wording(": "), is_bold=True), runs(value))
    manuscript.paragraph(
        "Normal",
        wording(
            "Two reports with the same digest say the same; the CSV and JSON made with this one carry it too."
        ),
    )
    write_remarks(manuscript, remarks)


def _gap_row(manuscript: Manuscript, gap: ClauseGap) -> Sequence[Box]:
    view = manuscript.view
    wording, clause = view.wording, view.provision(gap.clause_id)
    number = f"{clause.instrument_id} {clause.number}" if len(view.report.instruments) > 1 else clause.number
    is_all = len(gap.party_ids) == gap.of > 1
    parties = (
        wording("all") if is_all else wording.list(view.party(party_id).name for party_id in gap.party_ids)
    )
    link = manuscript.jump(
        view.provision_anchor(clause), [*runs(number + "  ", is_bold=True), *runs(clause.title)]
    )
    count = wording("{count} of {total}", count=len(gap.party_ids), total=gap.of)
    return Box((link,)), Box((count,)), Box((parties,))
