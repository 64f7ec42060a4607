"""`report`: write a status report."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dsr_tracker.commands.cells import named_instruments
from dsr_tracker.commands.completing import complete_instrument
from dsr_tracker.commands.output import say
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import parse_past_day
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.names import find_party
from dsr_tracker.store.store import Store

_FORMATS = ("html", "csv", "json")


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="What to write. Without it, what OUT's ending says, else html.",
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
    help="The file to write, in place of an older report there; - for standard output.",
)
@click.option(
    "--instrument",
    "instruments",
    metavar="ID",
    multiple=True,
    shell_complete=complete_instrument,
    help="Only this instrument; may be repeated. All without it.",
)
@click.option(
    "--country",
    "countries",
    metavar="XX",
    multiple=True,
    help="Only this country, by ISO code or name; may be repeated. All without it.",
)
@click.option("--as-of", metavar="DATE", help="The status on that day (YYYY-MM-DD); today's without it.")
@click.option("--lang", "language", metavar="CODE", default="en", show_default=True, help="The language.")
@click.option(
    "--with-subnational", is_flag=True, help="Count cities, provinces and bodies for their country too."
)
@file_option
def report(
    *,
    form: str | None,
    out: Path,
    instruments: tuple[str, ...],
    countries: tuple[str, ...],
    as_of: str | None,
    language: str,
    with_subnational: bool,
    file: Path | None,
) -> None:
    """Write a status report to OUT.

    HTML is one file with everything in it, made to be read and printed; CSV has one row for each
    cell; JSON has all that the report says, for programs.
    """
    # Building a report takes more modules than all other commands together.
    from dsr_tracker.reports.report import Scope, build_report
    from dsr_tracker.reports.writing import render, write_report
    from dsr_tracker.store.collecting import collect

    day = "" if as_of is None else parse_past_day(as_of, "as-of date")
    with open_tracker(file) as store:
        scope = Scope(
            instrument_ids=tuple(named_instruments(store, instruments) or ()),
            country_codes=tuple(_country_code(store, country) for country in countries),
            as_of=day,
            language=language,
            with_subnational=with_subnational,
        )
        dossier = collect(store)
    built = build_report(dossier, scope)
    chosen = form or out.suffix.lower().removeprefix(".")
    chosen = chosen if chosen in _FORMATS else "html"
    if str(out) == "-":
        sys.stdout.buffer.write(render(built, chosen))
        sys.stdout.buffer.flush()
        return
    write_report(built, chosen, out)
    say(f"Wrote {out}")


def _country_code(store: Store, text: str) -> str:
    """The ISO code of the country meant; raises UnknownNameError also for one that is not in the tracker."""
    from dsr_tracker.territories import territories

    found = find_party(text, store.read.parties(), territories)
    if found.is_new:
        raise UnknownNameError(
            f"{found.party.name} is not in this tracker.", "Leave it out, or record something of it first."
        )
    if not found.party.country_code:
        raise UnknownNameError(f"{found.party.name} belongs to no country.", "Give a country's code or name.")
    return found.party.country_code
