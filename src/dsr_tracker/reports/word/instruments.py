"""The summary of a Word report, and its instruments with their matrices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.records import Instrument, Party
from dsr_tracker.reports.contents import InstrumentSection
from dsr_tracker.reports.tallies import Tally
from dsr_tracker.reports.tints import fills
from dsr_tracker.reports.word.evidence import cell_anchor
from dsr_tracker.reports.word.manuscript import Manuscript
from dsr_tracker.reports.word.nodes import SYMBOL_FONT, Node, runs
from dsr_tracker.reports.word.pieces import (
    reference_nodes,
    stands_in,
    write_distributions,
    write_facts,
    write_figures,
    write_tally,
    write_typed,
)
from dsr_tracker.reports.word.tables import Box, chip, mean_parts, mean_text, write_table

# A matrix of more parties is set on a page that lies on its side; of still more, in parts.
_UPRIGHT_COLUMNS, _WIDE_COLUMNS = 5, 9
_ROOMY_COLUMNS = 4


def write_summary(manuscript: Manuscript) -> None:
    """The figures over everything, by country and by instrument."""
    view = manuscript.view
    report, wording = view.report, view.wording
    manuscript.heading(1, wording("Summary"), anchor="summary", starts_page=True)
    write_tally(
        manuscript, report.overall, wording("over all clauses in scope: the grand mean over scored cells")
    )
    if report.measures.assessed:
        manuscript.paragraph(
            "Normal",
            wording(
                "Measures are counted apart: {mean}; {words}.",
                mean=wording.mean(report.measures.mean),
                words=view.in_words(report.measures.distribution),
            ),
        )
    for caption, first, lines in (
        (wording("Clauses by country"), wording("Country"), view.country_lines()),
        (wording("Clauses by instrument"), wording("Instrument"), view.instrument_lines()),
    ):
        if len(lines) > 1:
            write_distributions(manuscript, caption, first, lines)
    if view.has_uncounted:
        manuscript.paragraph(
            "Remark",
            wording(
                "Cells of cities, provinces and bodies of a country are in the overall figure and in their "
                "instruments’ figures; in the countries’ figures they are not."
            ),
        )


def write_instruments(manuscript: Manuscript, *, with_particulars: bool) -> None:
    """Each instrument with its matrix; the particulars are who takes part and what numbers it states."""
    view = manuscript.view
    # On the page of what stands before: alone it would open one that is nearly empty.
    manuscript.heading(
        1, view.wording("Instruments and their matrices"), anchor="instruments", starts_page=False
    )
    legend: list[Node] = []
    for rating in view.report.scale.ratings:
        legend.extend([*chip(manuscript, rating.rating_id), *runs("  ")])
    manuscript.paragraph(
        "Normal",
        runs(view.wording("Symbols fill up with the score:") + " "),
        legend,
        keeps_with_next=True,
    )
    for section in view.report.instruments:
        _write_instrument(manuscript, section, with_particulars=with_particulars)


def write_matrix(  # noqa: PLR0917 - what a matrix shows
    manuscript: Manuscript,
    caption: str,
    parties: Sequence[Party],
    rows: Sequence[MatrixRow],
    columns: Mapping[str, Tally],
    tally: Tally,
    corner: str,
    *,
    is_upright: bool = False,
) -> None:
    """The statuses as colour, symbol and word, in as many parts as the page is too narrow for."""
    wording = manuscript.view.wording
    is_wide = len(parties) > _UPRIGHT_COLUMNS and not is_upright
    width = manuscript.wide if is_wide else manuscript.width
    parts = _parts(parties, _WIDE_COLUMNS if is_wide else _UPRIGHT_COLUMNS)
    for number, some in enumerate(parts, 1):
        part_caption = (
            wording("{caption}, part {number} of {count}", caption=caption, number=number, count=len(parts))
            if len(parts) > 1
            else caption
        )
        write_table(
            manuscript,
            part_caption,
            (30, *((64 / max(len(some), 3)).__ceil__() for _ in some), 12),
            (corner, *(party.name for party in some), wording("Mean")),
            _matrix_rows(manuscript, some, rows, columns, tally),
            description=manuscript.view.in_words(tally.distribution),
            has_total=True,
            width=width,
        )


def _parts(parties: Sequence[Party], most: int) -> list[Sequence[Party]]:
    """The columns in parts of about the same size that fit on a page."""
    count = max(1, -(-len(parties) // most))
    size = max(1, -(-len(parties) // count))
    return [parties[start : start + size] for start in range(0, len(parties), size)]


def _matrix_rows(
    manuscript: Manuscript,
    parties: Sequence[Party],
    rows: Sequence[MatrixRow],
    columns: Mapping[str, Tally],
    tally: Tally,
) -> Iterator[Sequence[Box]]:
    wording = manuscript.view.wording
    tints = fills(manuscript.view.report.scale)
    tell_mean = mean_parts if len(parties) > _ROOMY_COLUMNS else lambda *what: (mean_text(*what),)
    for row in rows:
        anchor = manuscript.view.provision_anchor(row.provision)
        yield (
            Box(
                (
                    manuscript.jump(
                        anchor, [*runs(row.provision.number + "  ", is_bold=True), *runs(row.provision.title)]
                    ),
                )
            ),
            *(_status(manuscript, row, party, tints) for party in parties),
            Box((mean_text(manuscript, row.mean),)),
        )
    yield (
        Box((runs(wording("Mean"), is_bold=True),)),
        *(Box(tell_mean(manuscript, columns[party.party_id].mean)) for party in parties),
        Box((runs(mean_text(manuscript, tally.mean), is_bold=True),)),
    )


def _status(
    manuscript: Manuscript, row: MatrixRow, party: Party, tints: Mapping[str, tuple[str, str]]
) -> Box:
    """A cell of the matrix; empty where the party takes no part in the provision's instrument."""
    rating_id = row.rating(party.party_id)
    if rating_id is None:
        return Box()
    view = manuscript.view
    rating = view.rating(rating_id)
    entry = view.report.cells.get(Cell(row.provision.provision_id, party.party_id))
    words = [*runs(rating.symbol, font=SYMBOL_FONT, size=8), *runs(f" {view.label(rating_id)}", size=8)]
    if entry and entry.assessment and entry.assessment.is_contrary:
        words.extend(runs("\n" + view.wording("contrary"), is_bold=True, size=7.5))
    link = cell_anchor(row.provision.provision_id, party.party_id) if entry and entry.has_content else ""
    return Box((manuscript.jump(link, words),), tints[rating_id][0])


def _write_instrument(manuscript: Manuscript, section: InstrumentSection, *, with_particulars: bool) -> None:
    view = manuscript.view
    wording, instrument = view.wording, section.instrument
    manuscript.heading(2, instrument.title, anchor=view.anchor("instrument", instrument.instrument_id))
    if with_particulars:
        write_typed(manuscript, instrument.summary, keeps_with_next=True)
        write_facts(manuscript, _facts(manuscript, instrument), keeps_with_next=True)
        # Here, since below its tables it may be all that stands on a page.
        write_typed(manuscript, instrument.remark, "Remark", keeps_with_next=True)
    parties = section.matrix.parties
    if not parties:
        manuscript.paragraph(
            "Remark", wording("None of the parties in this report’s scope is assessed in it.")
        )
        _write_around(manuscript, section, with_particulars=with_particulars)
        return
    is_wide = len(parties) > _UPRIGHT_COLUMNS
    write_tally(
        manuscript, section.tally, wording("over this instrument’s clauses"), keeps_with_next=not is_wide
    )
    if not is_wide:
        _write_statuses(manuscript, section)
    _write_around(manuscript, section, with_particulars=with_particulars)
    if is_wide:
        # Last, so that what is told of the instrument fills the upright page before.
        manuscript.end_section()
        _write_statuses(manuscript, section)
        manuscript.end_section(is_wide=True)


def _write_statuses(manuscript: Manuscript, section: InstrumentSection) -> None:
    """The instrument's matrix; on a page of its own it says whose it is."""
    wording, parties = manuscript.view.wording, section.matrix.parties
    caption = wording("Matrix as of {day}: clauses by party", day=wording.day(manuscript.view.report.as_of))
    if len(parties) > _UPRIGHT_COLUMNS:
        caption = f"{section.instrument.title}. {caption}"
    write_matrix(
        manuscript,
        caption,
        parties,
        section.matrix.rows,
        section.columns,
        section.tally,
        wording("Clause"),
    )


def _write_around(manuscript: Manuscript, section: InstrumentSection, *, with_particulars: bool) -> None:
    """The figures by clause and of the measures, and who takes part."""
    view = manuscript.view
    wording = view.wording
    if len(section.matrix.rows) > 1 and section.tally.assessed:
        write_distributions(
            manuscript, wording("Distribution by clause"), wording("Clause"), view.clause_lines(section)
        )
    if section.measures.assessed:
        manuscript.paragraph(
            "Normal",
            wording(
                "Its measures, counted apart from the clauses: {mean}; {words}.",
                mean=wording.mean(section.measures.mean),
                words=view.in_words(section.measures.distribution),
            ),
        )
    if with_particulars:
        _write_participations(manuscript, section)
        write_figures(manuscript, section.figures, wording("Figures that the documents state"))


def _facts(manuscript: Manuscript, instrument: Instrument) -> list[str | Sequence[Node]]:
    wording = manuscript.view.wording
    period = wording.period(instrument.period_start, instrument.period_end)
    return [
        wording.name(instrument.kind),
        wording("Agreed {day}", day=wording.day(instrument.agreed_on)) if instrument.agreed_on else "",
        wording("Published {day}", day=wording.day(instrument.published_on))
        if instrument.published_on
        else "",
        instrument.place,
        instrument.legal_character,
        wording("Period: {period}", period=period) if period else "",
        reference_nodes(manuscript, instrument.references),
    ]


def _write_participations(manuscript: Manuscript, section: InstrumentSection) -> None:
    view = manuscript.view
    wording = view.wording
    if not section.participations:
        return
    write_table(
        manuscript,
        wording("Who takes part"),
        (30, 22, 48),
        (wording("Party"), wording("Part"), wording("Stands in")),
        (
            (
                Box((view.party(each.party_id).name,)),
                Box(
                    (
                        wording.name(each.role)
                        if each.role.is_assessed
                        else wording.aside(wording.name(each.role), wording("not assessed")),
                    )
                ),
                Box(stands_in(manuscript, each.references, each.remark)),
            )
            for each in section.participations
        ),
    )
