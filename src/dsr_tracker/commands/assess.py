"""`assess`: judge one provision for one party."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_cell, tracking_message, writable_target
from dsr_tracker.commands.completing import complete_party, complete_provision, complete_rating
from dsr_tracker.commands.look import named_plan
from dsr_tracker.commands.output import say, tell
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.sources_behind import citing
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import parse_past_day, today
from dsr_tracker.core.editing import combine, rate
from dsr_tracker.core.history import Edit
from dsr_tracker.core.looking import SearchLog, log_of
from dsr_tracker.core.names import find_rating
from dsr_tracker.core.records import Assessment, Confidence, Schedule


@click.command()
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.argument("rating", shell_complete=complete_rating)
@click.option(
    "--as-of", metavar="DATE", help="The day the judgement speaks of (YYYY-MM-DD); today without it."
)
@click.option("--reason", metavar="TEXT", default="", help="Why; “not applicable” requires it.")
@click.option("--confidence", type=click.Choice([str(each) for each in Confidence]), help="How sure you are.")
@click.option("--contrary", is_flag=True, help="There is action against the undertaking.")
@click.option(
    "--claimed",
    metavar="RATING",
    shell_complete=complete_rating,
    help="The rating that the party's own statements amount to.",
)
@click.option(
    "--schedule", type=click.Choice([str(each) for each in Schedule]), help="How it stands to its period."
)
@click.option(
    "--plan", metavar="NAME", help="The search plan that was followed; the next options differ from it."
)
@click.option("--search-places", metavar="TEXT", default="", help="Where somebody looked.")
@click.option("--search-languages", metavar="TEXT", default="", help="In which languages.")
@click.option("--search-terms", metavar="TEXT", default="", help="For which words.")
@click.option(
    "--search-until", metavar="DATE", default="", help="Until which day; the as-of date without it."
)
@click.option(
    "--evidence", metavar="URL", multiple=True, help="The address of a source behind it; may be repeated."
)
@author_option
@file_option
def assess(
    *,
    provision: str,
    party: str,
    rating: str,
    as_of: str | None,
    reason: str,
    confidence: str | None,
    contrary: bool,
    claimed: str | None,
    schedule: str | None,
    plan: str | None,
    search_places: str,
    search_languages: str,
    search_terms: str,
    search_until: str,
    evidence: tuple[str, ...],
    author: str,
    file: Path | None,
) -> None:
    """Judge PROVISION (say DEI-2017/03) for PARTY (a country's code or name, or a party's id).

    RATING is one of not_assessed, no_evidence, not_started, limited, substantial, complete and
    not_applicable; its label or its key in the window will do too. A judgement of the same day is
    corrected: its reason and marks stay unless you give new ones. “No evidence found” wants its search
    log: --plan NAME, or the --search options.
    """
    with open_tracker(file) as store:
        named = named_cell(store, provision, party)
        scale = store.read.scale()
        chosen = find_rating(rating, scale)
        day = parse_past_day(today() if as_of is None else as_of, "as-of date")
        pen = pen_of(store, author)
        target, first = writable_target(store, pen, named, day)
        followed = SearchLog() if plan is None else log_of(named_plan(store, plan), day)
        log = SearchLog(
            search_places or followed.places,
            search_languages or followed.languages,
            search_terms or followed.terms,
            search_until,
        )
        has_log = any((log.places, log.languages, log.terms))
        rated = rate(
            pen,
            [target],
            chosen,
            scale,
            as_of=day,
            reason=reason,
            confidence=confidence or "",
            is_contrary=contrary,
            claimed=find_rating(claimed, scale).rating_id if claimed else "",
            schedule=schedule or "",
            search_places=log.places,
            search_languages=log.languages,
            search_terms=log.terms,
            search_until=log.until or (day if has_log else ""),
        )
        assessments = [change.after for change in rated.changes if isinstance(change.after, Assessment)]
        cited = citing(store, pen, target, evidence, assessment_id=assessments[0].assessment_id)
        store.apply(combine(rated.label, [*first, rated, Edit("", cited, pen.author)]))
    if first:
        tell(tracking_message(named))
    say(f"{rated.label} (as of {day})")
