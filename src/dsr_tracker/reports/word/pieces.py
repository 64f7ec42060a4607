"""Pieces that several parts of a Word report share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dsr_tracker.core.records import Figure, Reference
from dsr_tracker.reports.tallies import Tally
from dsr_tracker.reports.view import Line
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import Node, runs
from dsr_tracker.reports.word.tables import Box, Content, bar, mean_text, shares, write_table

_BAR, _BAR_IN_TABLE = 96, 66


def write_typed(
    manuscript: Manuscript, text: str, style: str = "Normal", *, keeps_with_next: bool = False
) -> None:
    """A person's text, a paragraph for each of hers."""
    for part in manuscript.view.paragraphs(text):
        manuscript.paragraph(style, part, is_typed=True, keeps_with_next=keeps_with_next)


def write_facts(
    manuscript: Manuscript, facts: Iterable[str | Sequence[Node]], *, keeps_with_next: bool = False
) -> None:
    """Short facts on a line, with dots between them."""
    made: list[Node] = []
    for fact in facts:
        if fact:
            if made:
                made.extend(runs(" · "))
            made.extend(runs(fact) if isinstance(fact, str) else fact)
    if made:
        manuscript.paragraph("Remark", made, keeps_with_next=keeps_with_next)


def write_tally(manuscript: Manuscript, tally: Tally, label: str, *, keeps_with_next: bool = False) -> None:
    """A mean with its base, the distribution as a strip, and the strip in words."""
    manuscript.paragraph(
        "Normal",
        runs(mean_text(manuscript, tally.mean), is_bold=True, size=13),
        runs(f"  {label}"),
        keeps_with_next=keeps_with_next or bool(tally.distribution.total),
    )
    write_strip(manuscript, tally, keeps_with_next=keeps_with_next)


def write_strip(manuscript: Manuscript, tally: Tally, *, keeps_with_next: bool = False) -> None:
    """The distribution as a strip, and the strip in words."""
    if tally.distribution.total:
        manuscript.paragraph("Normal", bar(manuscript, tally.distribution, _BAR, 9), keeps_with_next=True)
        words = shares(manuscript, tally.distribution)
        manuscript.paragraph("Remark", words, keeps_with_next=keeps_with_next)


def write_distributions(manuscript: Manuscript, caption: str, first: str, lines: Sequence[Line]) -> None:
    """A line for each label: its mean, and its distribution as a strip and in words."""
    wording = manuscript.view.wording
    write_table(
        manuscript,
        caption,
        (28, 15, 57),
        (first, wording("Mean"), wording("Distribution")),
        (
            (
                Box((manuscript.jump(line.anchor, line.label),)),
                Box((mean_text(manuscript, line.tally.mean),)),
                Box(
                    (
                        bar(manuscript, line.tally.distribution, _BAR_IN_TABLE, 7),
                        shares(manuscript, line.tally.distribution),
                    )
                ),
            )
            for line in lines
        ),
    )


def reference_nodes(manuscript: Manuscript, references: Iterable[Reference]) -> list[Node]:
    """Where something stands: the marks of the documents as links, and the paragraphs."""
    made: list[Node] = []
    _ = manuscript.view.wording
    for mark, anchor, paragraphs, remark in manuscript.view.references(references):
        if made:
            made.extend(runs(_("; ")))
        made.extend(manuscript.jump(anchor, mark))
        made.extend(runs(_("{mark}, {paragraphs}", mark="", paragraphs=paragraphs)))
        if remark:
            made.extend(runs(_.aside("", remark)))
    return made


def stands_in(manuscript: Manuscript, references: Iterable[Reference], remark: str) -> tuple[Content, ...]:
    """Where something stands, and on a line of its own what is to be said of that."""
    nodes = reference_nodes(manuscript, references)
    return (nodes, remark) if remark else (nodes,)


def write_figures(manuscript: Manuscript, figures: Sequence[Figure], caption: str) -> None:
    """The numbers that documents state, with their hedges and periods."""
    wording = manuscript.view.wording
    if not figures:
        return
    write_table(
        manuscript,
        caption,
        (30, 22, 18, 30),
        (wording("Subject"), wording("Value"), wording("Period"), wording("Stands in")),
        (
            (
                Box((figure.subject,)),
                Box((wording.figure(figure),)),
                Box((wording.period(figure.period_start, figure.period_end),)),
                Box(stands_in(manuscript, figure.references, figure.remark)),
            )
            for figure in figures
        ),
    )
