"""Builds a report: a pure function of the dossier and the scope, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dsr_tracker import __version__
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.changes import Movement, counted
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.records import Figure
from dsr_tracker.core.tagging import cells_bearing
from dsr_tracker.reports.annexes import documents_of, gaps_of, named_parties
from dsr_tracker.reports.cells import EVERYTHING, CellBook, newest_assessments, statuses_of
from dsr_tracker.reports.contents import Colophon, Gaps, InstrumentSection, Kind, Report, Scope
from dsr_tracker.reports.followed import Followed, followed_in, three_means
from dsr_tracker.reports.method import statements
from dsr_tracker.reports.moving import came_between, entries_of, moved_cells, overall_on
from dsr_tracker.reports.naming import in_language
from dsr_tracker.reports.remarks import blind_remarks, differences_of, remarks_of, subtitle
from dsr_tracker.reports.reviewed import Reviewed
from dsr_tracker.reports.reviewing import (
    agreement_of,
    cycle_remarks,
    ending_on,
    review_statements,
    reviewed_in,
)
from dsr_tracker.reports.scoping import Chosen, choose, describe
from dsr_tracker.reports.sections import countries_of, sections_of
from dsr_tracker.reports.tallies import sum_tallies
from dsr_tracker.reports.wording import text

__all__ = ["Kind", "Report", "Scope", "build_report"]


def build_report(dossier: Dossier, scope: Scope) -> Report:
    """What the tracker says within that scope; the same dossier and scope give an equal report.

    A scope with `known_on` wants the dossier that was collected for that day. Raises UnknownNameError for
    an instrument, country, party, provision, rating, day or language that is not known, and for a kind
    that lacks what it is about.
    """
    # Imported here: json lays out what this module makes, and the digest is taken over that layout.
    from dsr_tracker.reports.json import digest_of

    if scope.known_on and scope.known_on != dossier.known_on:
        raise ValueError(f"the dossier was collected for {dossier.known_on or 'now'}, not {scope.known_on}")
    report = _built(dossier, scope)
    # Names are content, and differ by language: a report has one digest in all of them.
    is_english = scope.language == "en"
    digest = digest_of(report if is_english else _built(dossier, replace(report.scope, language="en")))
    return replace(report, colophon=replace(report.colophon, digest=digest))


def _built(dossier: Dossier, scope: Scope) -> Report:
    wording = text(scope.language)
    # Names are looked up as people type them, in English or as the tracker has them, and told in theirs.
    chosen = choose(dossier, scope)
    dossier = in_language(dossier, wording)
    chosen = choose(dossier, replace(chosen.scope, known_on=""))
    newest = newest_assessments(dossier.assessments, chosen.as_of)
    sections = sections_of(dossier, chosen, statuses_of(newest, dossier.scale))
    moved = moved_cells(dossier, chosen)
    between = came_between(chosen, moved)
    kind = chosen.scope.kind
    book = CellBook(
        dossier,
        newest,
        chosen.as_of,
        _listing(dossier, chosen, moved),
        with_records=kind is not Kind.MATRIX,
        # What moved is all that such a report has: its cells hold what its changes tell.
        between=between if kind is Kind.CHANGES else EVERYTHING,
    )
    for section in sections:
        for row in section.matrix.rows:
            book.add(row.provision, [measure.provision for measure in row.measures], section.matrix.parties)
    since = chosen.scope.since
    changes = entries_of(moved, book, between)
    figures = _background(dossier, chosen)
    means = three_means(
        (
            (row.provision.provision_id, dict(row.distribution.counts))
            for section in sections
            for row in section.matrix.rows
        ),
        (
            (party_id, dict(tally.distribution.counts))
            for section in sections
            for party_id, tally in section.columns.items()
        ),
        dossier.scale,
    )
    overall = sum_tallies((section.tally for section in sections), dossier.scale)
    is_partial = kind in (Kind.MATRIX, Kind.CHANGES)
    report = Report(
        title=dossier.title or wording("The Digital Silk Road’s undertakings: status report"),
        scope=chosen.scope,
        scope_words=describe(dossier, chosen, wording),
        as_of=chosen.as_of,
        written_at=dossier.collected_at,
        scale=dossier.scale,
        method=(
            *statements(dossier.scale, wording, means, overall.mean.scored),
            *review_statements(dossier, chosen, wording),
        ),
        overall=overall,
        measures=sum_tallies((section.measures for section in sections), dossier.scale),
        instruments=sections,
        countries=countries_of(dossier, chosen, sections, wording),
        cells=book.entries,
        parties=named_parties(dossier, sections, figures),
        evidence=book.evidence(),
        gaps=Gaps((), (), (), ()) if is_partial else gaps_of(sections, book.entries, dossier.scale),
        figures=figures,
        documents=(),
        colophon=Colophon(__version__, dossier.catalogue_version, dossier.tracker_id),
        changes=changes,
        change_counts=counted(each.what for each in changes) if since else (),
        remarks=(
            *blind_remarks(dossier, sections, wording),
            *remarks_of(dossier, chosen.scope, wording),
            *cycle_remarks(dossier, chosen, wording),
        ),
        differences=differences_of(dossier, sections, chosen.as_of, wording),
        subtitle=subtitle(dossier, chosen, wording),
        overall_since=overall_on(dossier, chosen, since) if since else None,
        agreement=agreement_of(dossier, chosen),
        cycle=ending_on(chosen.as_of, dossier.cycles),
        means=means,
        followed=Followed() if is_partial else _followed(dossier, chosen, sections, book),
        reviewed=Reviewed() if is_partial else reviewed_in(dossier, chosen),
    )
    return report if is_partial else replace(report, documents=documents_of(dossier, report))


def _listing(dossier: Dossier, chosen: Chosen, moved: Mapping[Cell, Movement]) -> Callable[[Cell, str], bool]:
    """Whether a cell with that rating is told of."""
    ratings = frozenset(chosen.scope.ratings)
    is_changes = chosen.scope.kind is Kind.CHANGES
    tags = chosen.scope.tags
    bears = cells_bearing(tags, dossier.taggings, dossier.provisions, dossier.notes, dossier.citations)
    return lambda cell, rating: (
        (not ratings or rating in ratings) and (not tags or bears(cell)) and (not is_changes or cell in moved)
    )


def _followed(
    dossier: Dossier, chosen: Chosen, sections: Iterable[InstrumentSection], book: CellBook
) -> Followed:
    matrices = [section.matrix for section in sections]
    provisions = [
        each.provision for matrix in matrices for row in matrix.rows for each in (row, *row.measures)
    ]
    party_ids = {party.party_id for matrix in matrices for party in matrix.parties}
    return followed_in(dossier, provisions, party_ids, book.entries.keys(), chosen.as_of)


def _background(dossier: Dossier, chosen: Chosen) -> tuple[Figure, ...]:
    """Figures of no instrument, where the report is on everything."""
    scope = chosen.scope
    is_everything = not (scope.instrument_ids or scope.country_codes or scope.party_ids)
    if scope.kind not in (Kind.FULL, Kind.DATA) or not is_everything:
        return ()
    return tuple(figure for figure in dossier.figures if not figure.instrument_id)
