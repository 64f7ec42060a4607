"""What a person can do to cells, each a few lines: build the edit, hand it to the document."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from dsr_tracker.core import editing
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.records import Assessment, Citation, Evidence, Note
from dsr_tracker.core.scales import NOT_APPLICABLE, NOT_ASSESSED
from dsr_tracker.core.text import shown
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.words import strung


def rate_cells(
    document: Document, cells: Sequence[Cell], rating_id: str, day: str, parent: QWidget, *, reason: str = ""
) -> None:
    """Rate the cells in one edit; asks for the reason where the rating needs one and none is there."""
    if not cells:
        return
    document.changing.emit()  # a reason still being typed belongs to the judgement that is corrected here
    scale = document.scale
    targets = [document.target(cell, day) for cell in cells]
    if rating_id == NOT_ASSESSED:
        assessed = [t for t in targets if t.current is not None and t.current.rating != NOT_ASSESSED]
        if assessed:
            document.do(editing.withdraw(document.pen, assessed, scale, as_of=day))
        return
    has_reasons = all(t.current is not None and t.current.as_of == day and t.current.reason for t in targets)
    if rating_id == NOT_APPLICABLE and not reason and not has_reasons:
        reason_dialog(document, cells, rating_id, day, parent).open()
        return
    # The same person's same rating of the same day again says nothing new: no line of history for it.
    said = (rating_id, day, scale.scale_id, document.pen.author)
    news = [
        t
        for t in targets
        if reason
        or t.current is None
        or (t.current.rating, t.current.as_of, t.current.scale_id, t.current.author) != said
    ]
    if news:
        document.do(
            editing.rate(document.pen, news, scale.rating(rating_id), scale, as_of=day, reason=reason)
        )


def reason_dialog(
    document: Document, cells: Sequence[Cell], rating_id: str, day: str, parent: QWidget
) -> QDialog:
    """Asks for the reason, and rates the cells with it."""
    from dsr_tracker.gui.dialogs.reason_dialog import ReasonDialog

    dialog = ReasonDialog(
        lambda text: rate_cells(document, cells, rating_id, day, parent, reason=text), len(cells), parent
    )
    where = document.target(cells[0], day).label
    where = where if len(cells) == 1 else f"{where} (+{len(cells) - 1})"
    document.drafts.watch(dialog, "reason", (rating_id, day, json.dumps(cells)), where)
    return dialog


def revise_judgement(document: Document, cell: Cell, day: str, after: Assessment) -> None:
    """Change the reason or marks of an assessment, or begin one that carries no rating yet."""
    target = document.target(cell, day)._replace(
        current=document.read.record("assessment", after.assessment_id)
    )
    if after != target.current:
        document.do(editing.revise_assessment(document.pen, target, after))


def add_note(document: Document, cell: Cell, day: str, text: str, dated_on: str) -> None:
    """Record a dated development."""
    document.do(editing.add_note(document.pen, document.target(cell, day), text, dated_on=dated_on))


def remove_note(document: Document, cell: Cell, day: str, note: Note) -> None:
    """Take a note away; undo brings it back."""
    citations = [citation for citation, _ in document.read.citations(cell)]
    document.do(editing.remove_note(document.pen, document.target(cell, day), note, citations))


def look_at_cells(document: Document, cells: Sequence[Cell], day: str) -> None:
    """Record in one edit that somebody looked at these cells on that day and found no change."""
    from dsr_tracker.core.looking import look_at

    if cells:
        document.changing.emit()  # what is being typed is kept first
        targets = [document.target(cell, day) for cell in cells]
        document.do(look_at(document.pen, targets, looked_on=day))


def cite_link(document: Document, cell: Cell, day: str, url: str) -> None:
    """Put the source of that address or DOI behind the cell; one known already is not recorded twice."""
    from dsr_tracker.importing.citations import sources_in

    told = sources_in(url).sources
    is_doi = len(told) == 1 and told[0].url.startswith("https://doi.org/") and not told[0].title
    fresh = editing.new_evidence(document.pen, url=told[0].url if is_doi else url)
    known = document.read.evidence_with_url(fresh.url)
    if known is not None and any(known == source for _, source in document.read.citations(cell)):
        raise InvalidTextError("This source stands behind the cell already.", "Paste another link.")
    target = document.target(cell, day)
    document.do(editing.cite(document.pen, target, known or fresh, is_known=known is not None))


def remove_citation(document: Document, cell: Cell, day: str, citation: Citation) -> None:
    """Take a source away from the cell; the source itself stays in the tracker."""
    document.do(editing.uncite(document.pen, document.target(cell, day), citation))


def evidence_line(evidence: Evidence) -> str:
    """One line that names a source."""
    return shown(strung(evidence.title or evidence.url, evidence.publisher, evidence.published_on))
