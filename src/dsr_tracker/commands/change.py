"""`change`: the same change to many cells, looked at before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dsr_tracker import paths
from dsr_tracker.commands.backup import backup_limit
from dsr_tracker.commands.cells import named_instruments, named_provision
from dsr_tracker.commands.completing import complete_provision, complete_rating
from dsr_tracker.commands.output import say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.bulk import Difference, Fate, Outcome, Plan, Wanted, plan
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import parse_past_day, today
from dsr_tracker.core.describing import field_title
from dsr_tracker.core.editing import Pen, Target, new_evidence
from dsr_tracker.core.errors import InvalidTextError, TrackerError
from dsr_tracker.core.names import find_party, find_rating
from dsr_tracker.core.records import Confidence, Evidence, Party, Provision, Schedule
from dsr_tracker.core.rotation import reason_before
from dsr_tracker.core.scales import SCALES
from dsr_tracker.store.backup import make_backup
from dsr_tracker.store.store import Store
from dsr_tracker.territories import territories

_NONE = "none"
_LONGEST = 60


@click.command()
@click.argument("provisions", nargs=-1, required=True, shell_complete=complete_provision)
@click.option("--party", "parties", multiple=True, metavar="NAME", help="Only this party; may be repeated.")
@click.option("--day", metavar="DATE", help="The day whose judgements are changed; today without it.")
@click.option("--rating", metavar="RATING", shell_complete=complete_rating, help="Judge anew.")
@click.option("--as-of", metavar="DATE", help="The day that the judgements speak of.")
@click.option("--reason", metavar="TEXT", help="In place of the reason that is there; “” empties it.")
@click.option("--add-reason", metavar="TEXT", help="Below the reason that is there.")
@click.option(
    "--confidence", type=click.Choice([*map(str, Confidence), _NONE]), help="How sure; none for not stated."
)
@click.option("--contrary", type=click.Choice(["yes", "no"]), help="Whether there is action against it.")
@click.option("--claimed", metavar="RATING", help="What the party claims; none for not stated.")
@click.option(
    "--schedule", type=click.Choice([*map(str, Schedule), _NONE]), help="How it stands to its period."
)
@click.option("--search-places", metavar="TEXT", help="Where somebody looked.")
@click.option("--search-languages", metavar="TEXT", help="In which languages.")
@click.option("--search-terms", metavar="TEXT", help="For which words.")
@click.option("--search-until", metavar="DATE", help="Until which day.")
@click.option("--note", metavar="TEXT", default="", help="A note for each cell.")
@click.option("--on", metavar="DATE", default="", help="The day of the note; today without it.")
@click.option("--evidence", metavar="URL", default="", help="The address of a source for each cell.")
@click.option("--skip-refused", is_flag=True, help="Change the others where cells are refused.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
@author_option
@file_option
def change(
    *,
    provisions: tuple[str, ...],
    parties: tuple[str, ...],
    day: str | None,
    skip_refused: bool,
    dry_run: bool,
    as_json: bool,
    author: str,
    file: Path | None,
    **typed: Any,
) -> None:
    """Change the cells of PROVISIONS (ids of clauses or measures, or of instruments for all their clauses).

    All parties that are assessed there are meant, or those named by --party. What no option names stays
    as it is. It is one change, which `undo` takes back, with a backup before it over fifty cells. Where a
    cell is refused nothing is changed, unless --skip-refused is given.
    """
    with open_tracker(file) as store:
        pen = pen_of(store, author)
        source, is_known = _source(store, pen, typed["evidence"])
        wanted = _wanted(store, typed, source)
        if wanted.is_empty:
            raise InvalidTextError("Nothing is to be changed.", "Say what, for example --confidence low.")
        seen = parse_past_day(day or today(), "day")
        targets = _targets(store, provisions, parties, wanted.day(seen))
        citing = _citing(store, source) if is_known else set()
        wishes = [(target, wanted) for target in targets]
        made = plan(pen, store.read.scale(), wishes, seen, is_known=is_known, citing=citing)
        refused = made.count(Fate.REFUSED)
        is_done = not dry_run and bool(made.edit.changes) and (skip_refused or not refused)
        if is_done:
            if (reason := reason_before(made.edit.changes)) is not None:
                make_backup(store.path, paths.backups_folder(), reason, backup_limit())
            store.apply(made.edit)
    _tell(made, as_json=as_json, is_done=is_done)
    if refused and not is_done and not dry_run:
        raise TrackerError(
            f"Nothing was changed: {refused:,} cells refused.", "Name other cells, or give --skip-refused."
        )


def _wanted(store: Store, typed: dict[str, Any], source: Evidence | None) -> Wanted:
    scale = store.read.scale()
    if typed["reason"] is not None and typed["add_reason"] is not None:
        raise InvalidTextError("A reason is replaced or added to, not both.", "Give one of the two.")
    claimed = _or_nothing(typed["claimed"])
    return Wanted(
        find_rating(typed["rating"], scale) if typed["rating"] is not None else None,
        as_of=typed["as_of"],
        reason=typed["reason"] if typed["add_reason"] is None else typed["add_reason"],
        appends=typed["add_reason"] is not None,
        confidence=_or_nothing(typed["confidence"]),
        is_contrary=None if typed["contrary"] is None else typed["contrary"] == "yes",
        claimed=find_rating(claimed, scale).rating_id if claimed else claimed,
        schedule=_or_nothing(typed["schedule"]),
        search_places=typed["search_places"],
        search_languages=typed["search_languages"],
        search_terms=typed["search_terms"],
        search_until=typed["search_until"],
        note=typed["note"],
        noted_on=typed["on"],
        source=source,
    )


def _or_nothing(typed: str | None) -> str | None:
    return "" if typed == _NONE else typed


def _source(store: Store, pen: Pen, url: str) -> tuple[Evidence | None, bool]:
    """The source of that address, and whether it is recorded already."""
    if not url:
        return None, False
    fresh = new_evidence(pen, url=url)
    known = store.read.evidence_with_url(fresh.url)
    return known or fresh, known is not None


def _citing(store: Store, source: Evidence | None) -> set[Cell]:
    return {
        Cell(each.provision_id, each.party_id)
        for each in store.read.all_citations()
        if source is not None and each.evidence_id == source.evidence_id
    }


def _targets(store: Store, provisions: Sequence[str], parties: Sequence[str], day: str) -> list[Target]:
    """The cells that are meant, those of one provision together."""
    listed = list({each.provision_id: each for text in provisions for each in _meant(store, text)}.values())
    columns = store.read.columns({each.instrument_id for each in listed})
    known = store.read.parties()
    named = {find_party(text, known, territories).party.party_id for text in parties}
    found = [
        Target(
            provision, party, store.read.status_assessment(Cell(provision.provision_id, party.party_id), day)
        )
        for provision in listed
        for party in _of(columns.get(provision.instrument_id, []), named)
    ]
    if not found:
        raise TrackerError("No such cell is assessed.", "The command `matrix` shows which there are.")
    return found


def _of(parties: Sequence[Party], named: set[str]) -> list[Party]:
    return [party for party in parties if not named or party.party_id in named]


def _meant(store: Store, text: str) -> list[Provision]:
    shown = {each.instrument_id.casefold() for each in store.read.instruments()}
    if text.strip().casefold() not in shown:
        return [named_provision(store, text)]
    ids = named_instruments(store, [text])
    return [each for each in store.read.provisions(ids) if not each.is_measure]


def _tell(made: Plan, *, as_json: bool, is_done: bool) -> None:
    counts = {str(fate): made.count(fate) for fate in Fate}
    if as_json:
        say_json({"done": is_done, **counts, "cells": [_as_json(each) for each in made.outcomes]})
        return
    rows = [[each.target.label, _before(each), _after(each)] for each in made.outcomes]
    say_table(["Cell", "Before", "After"], rows)
    say(
        f"{counts['changed']:,} of {len(made.outcomes):,} {'changed' if is_done else 'would change'}, "
        f"{counts['same']:,} stay as they are, {counts['refused']:,} refused."
    )


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "provision_id": outcome.target.provision.provision_id,
        "party_id": outcome.target.party.party_id,
        "fate": str(outcome.fate),
        "before": {each.field: each.before for each in outcome.differences},
        "after": {each.field: each.after for each in outcome.differences},
        "adds": list(outcome.adds),
        "why": "" if outcome.error is None else str(outcome.error),
    }


def _before(outcome: Outcome) -> str:
    return ", ".join(_words(each, each.before) for each in outcome.differences if each.before)


def _after(outcome: Outcome) -> str:
    if outcome.error is not None:
        return f"refused: {outcome.error}"
    added = [{"note": "a note more", "evidence": "a source more"}[each] for each in outcome.adds]
    return ", ".join([*(_words(each, each.after) for each in outcome.differences), *added]) or "stays"


def _words(difference: Difference, value: str) -> str:
    text = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    if difference.field != "rating":
        return f"{field_title(difference.field)}: {text or 'nothing'}"
    labels = {rating.rating_id: rating.label for scale in SCALES.values() for rating in scale.ratings}
    return labels.get(value, value)
