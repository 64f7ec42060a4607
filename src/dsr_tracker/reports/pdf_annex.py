"""The parts at the end of the PDF, as its template takes them: gaps, method, sources, colophon."""

from __future__ import annotations

from dsr_tracker.core.cells import Cell
from dsr_tracker.reports.pdf_cells import Data, Pieces
from dsr_tracker.reports.pdf_text import paragraphs, web_address
from dsr_tracker.reports.reviewed_words import Said


def gaps(pieces: Pieces) -> Data:
    """What a reader must not take as known."""
    _ = pieces.wording
    report, view = pieces.report, pieces.view
    rows = []
    for gap in report.gaps.not_assessed:
        clause = view.provision(gap.clause_id)
        is_all = len(gap.party_ids) == gap.of > 1
        prefix = f"{clause.instrument_id} " if len(report.instruments) > 1 else ""
        rows.append({
            "name": f"{prefix}{clause.number} {pieces.title(clause)}",
            "to": pieces.provision_label(clause),
            "count": _("{count} of {total}", count=len(gap.party_ids), total=gap.of),
            "parties": _("all") if is_all else _.list(view.party(party).name for party in gap.party_ids),
        })  # fmt: skip
    lists = (
        (_("Rated, and no source is recorded"), report.gaps.without_evidence),
        (
            _("“No evidence found”, and where somebody looked is not recorded"),
            report.gaps.without_search_log,
        ),
        (_("Last judged on another scale"), report.gaps.of_other_scale),
    )
    return {
        "rows": rows,
        "lists": [
            {
                "title": title,
                "count": _.plural("{count} cell:", "{count} cells:", len(cells)),
                "cells": [[view.cell_name(cell), pieces.cell_label(cell)] for cell in cells],
            }
            for title, cells in lists
            if cells
        ],
    }


def method(pieces: Pieces) -> Data:
    """The scale and the arithmetic."""
    _ = pieces.wording
    scale, followed = pieces.report.scale, pieces.view.followed
    return {
        "caption": _("Scale: {title}", title=_(scale.title)),
        "scale": [
            ["–" if rating.score is None else str(rating.score), _(rating.meaning)]
            for rating in scale.ratings
        ],
        "statements": list(pieces.report.method),
        "rubrics": [
            [followed.name(provision), pieces.provision_label(provision), version]
            for provision, version in followed.rubrics()
        ],
        "specificity": [
            [followed.name(provision), pieces.provision_label(provision), *values]
            for provision, values in followed.specificities()
        ],
        "traits": followed.trait_heads(),
        **_reviewed(pieces),
    }


def _reviewed(pieces: Pieces) -> Data:
    """The tables of decided differences and of feedback; each box has paragraphs, and by whom and when."""
    view, words = pieces.view, pieces.view.reviewed

    def place(cell: Cell) -> list[str]:
        return [view.place_name(cell), pieces.cell_label(cell)]

    def box(said: Said) -> Data:
        return {"words": paragraphs(said.words), "facts": said.facts}

    return {
        "decisions": {
            "title": words.decisions_title,
            "heads": list(words.decision_heads()),
            "rows": [
                {
                    "place": place(row.cell),
                    "boxes": [*map(box, (row.first, row.second, row.decided, Said(row.reason, "")))],
                }
                for row in words.decisions()
            ],
        },
        "feedback": {
            "title": words.feedback_title,
            "heads": list(words.feedback_heads()),
            "rows": [
                {"place": place(row.cell), "boxes": [*map(box, (row.sender, row.said, row.done))]}
                for row in words.feedback()
            ],
        },
    }


def evidence(pieces: Pieces) -> list[Data]:
    """The numbered sources with their addresses and the cells that cite them."""
    _ = pieces.wording
    found = []
    for entry in pieces.report.evidence:
        source = entry.evidence
        facts = (
            source.publisher,
            _("published {day}", day=_.day(source.published_on)) if source.published_on else "",
            _("accessed {day}", day=_.day(source.accessed_on)) if source.accessed_on else "",
            source.language,
        )
        found.append({
            "number": entry.number,
            "title": paragraphs(source.title),
            "address": source.url,
            "url": web_address(source.url),
            "facts": [fact for fact in facts if fact],
            "remark": paragraphs(source.remark),
            "cells": [[pieces.view.cell_name(cell), pieces.cell_label(cell)] for cell in entry.cells],
            # What is short is kept on one page.
            "long": len(source.title + source.url + source.remark) > 1_500 or len(entry.cells) > 40,
        })  # fmt: skip
    return found


def documents(pieces: Pieces) -> list[Data]:
    """The source documents with what rests on which paragraphs."""
    _ = pieces.wording
    found = []
    for entry in pieces.report.documents:
        document = entry.document
        count = document.paragraph_count or 0
        facts = (
            document.publisher,
            document.author,
            _("published {day}", day=_.day(document.published_on)) if document.published_on else "",
            _("event of {day}", day=_.day(document.event_on)) if document.event_on else "",
            _.plural("{count} paragraph", "{count} paragraphs", count) if count else "",
        )
        found.append({
            "label": f"d-{entry.number}",
            "title": f"D{entry.number} · {document.title}",
            "facts": [fact for fact in facts if fact],
            "digest": document.sha256,
            "remark": paragraphs(document.remark),
            "uses": [
                pieces.view.use_name(use) + pieces.wording(": ") + pieces.view.paragraph_list(use.paragraphs)
                for use in entry.uses
            ],
        })  # fmt: skip
    return found


def colophon(pieces: Pieces) -> list[list[str]]:
    """What made the report, out of what: terms with their values, and how each is to be set."""
    _ = pieces.wording
    report = pieces.report
    made = report.colophon
    return [
        [_("Written"), _.instant(report.written_at), ""],
        [_("Program"), f"DSR Tracker {made.program_version}", ""],
        [_("Catalogue"), made.catalogue_version, "code"],
        [_("Tracker"), made.tracker_id, "code"],
        [_("Content digest (SHA-256)"), made.digest, "code"],
    ]
