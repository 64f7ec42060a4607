"""`report`: write a report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dsr_tracker import paths
from dsr_tracker.commands.cells import named_country, named_instruments, named_provision
from dsr_tracker.commands.completing import (
    complete_instrument,
    complete_provision,
    complete_rating,
    complete_tag,
)
from dsr_tracker.commands.output import say, tell
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import parse_past_day
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.settings import Preset, Settings, load_settings, save_settings
from dsr_tracker.store.store import Store

_KINDS = ("full", "country", "clause", "matrix", "changes", "data")
_FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "zip", "json")
_Command = Callable[..., Any]


def _options(command: _Command) -> _Command:
    """What the report covers and how it is written; None and () leave it to the preset."""
    several: dict[str, Any] = {"multiple": True, "default": ()}
    for option in reversed(
        (
            click.option("--kind", type=click.Choice(_KINDS), help="What sort of report; full without it."),
            click.option(
                "--format",
                "form",
                type=click.Choice(_FORMATS),
                help="What to write; zip is CSV as a data package. Without it, what OUT's ending says, else "
                "html.",
            ),
            click.option(
                "--instrument",
                "instruments",
                metavar="ID",
                shell_complete=complete_instrument,
                help="Only this instrument; may be repeated. All without it.",
                **several,
            ),
            click.option(
                "--country",
                "countries",
                metavar="XX",
                help="Only this country, by ISO code or name; may be repeated. All without it.",
                **several,
            ),
            click.option(
                "--party",
                "parties",
                metavar="PARTY",
                help="Only this party, by id or name; may be repeated. All without it.",
                **several,
            ),
            click.option(
                "--provision",
                metavar="ID",
                shell_complete=complete_provision,
                help="What a clause sheet is about.",
            ),
            click.option(
                "--rating",
                "ratings",
                metavar="R",
                shell_complete=complete_rating,
                help="List only cells with this rating; may be repeated.",
                **several,
            ),
            click.option(
                "--tag",
                "tags",
                metavar="TAG",
                shell_complete=complete_tag,
                help="List only cells that bear this tag; may be repeated.",
                **several,
            ),
            click.option("--as-of", metavar="DATE", help="The status on that day; today's without it."),
            click.option("--since", metavar="DATE", help="Tell what moved from that day on."),
            click.option(
                "--known-on", metavar="DATE", help="As the tracker stood when that day ended; now without it."
            ),
            click.option("--lang", "language", metavar="CODE", help="The language: en or zh."),
            click.option(
                "--with-subnational/--without-subnational",
                default=None,
                help="Count cities, provinces and bodies for their country too, or not.",
            ),
            click.option(
                "--template",
                metavar="FILE",
                type=click.Path(path_type=Path, exists=True, dir_okay=False),
                help="A Word document of yours that a docx report is laid out after.",
            ),
        )
    ):
        command = option(command)
    return command


@click.command()
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
    help="The file to write, in place of an older report there; - for standard output.",
)
@_options
@click.option("--preset", metavar="NAME", help="Start from what is kept under that name.")
@click.option("--save-preset", metavar="NAME", help="Keep these options under that name.")
@file_option
def report(out: Path, preset: str | None, save_preset: str | None, file: Path | None, **typed: Any) -> None:
    """Write a report to OUT.

    HTML, PDF and DOCX are made to be read and printed; XLSX is a workbook; CSV has one row for each
    cell; zip holds CSV tables as a data package; JSON has all that the report says, for programs.
    """
    # Building a report takes more modules than all other commands together.
    from dsr_tracker.reports.report import build_report
    from dsr_tracker.reports.writing import render, write_report
    from dsr_tracker.store.collecting import collect

    settings_file = paths.config_folder() / "settings.json"
    settings = load_settings(settings_file)
    wanted = _wanted(_kept(settings, preset), typed)
    with open_tracker(file) as store:
        scope = _scope(store, wanted)
        dossier = collect(store, scope.known_on, as_of=scope.as_of)
    built = build_report(dossier, scope)
    chosen = wanted.format or out.suffix.lower().removeprefix(".")
    chosen = chosen if chosen in _FORMATS else "html"
    template = Path(wanted.template) if wanted.template else None
    if str(out) == "-":
        sys.stdout.buffer.write(render(built, chosen, template, tell))
        sys.stdout.buffer.flush()
    else:
        write_report(built, chosen, out, template, tell)
        say(f"Wrote {out}")
    if save_preset:
        presets = settings.presets | {save_preset: wanted}
        save_settings(settings_file, replace(settings, presets=presets))


def _kept(settings: Settings, name: str | None) -> Preset:
    """The preset of that name; one with the defaults where none is named."""
    if name is None:
        return Preset()
    try:
        return settings.presets[name]
    except KeyError:
        names = ", ".join(settings.presets) or "none so far"
        raise UnknownNameError(
            f"There is no preset “{name[:60]}”.", f"Presets: {names}. Keep one with --save-preset."
        ) from None


def _wanted(kept: Preset, typed: dict[str, Any]) -> Preset:
    """The preset with whatever was typed in its place."""
    template = typed["template"]
    changed = {
        "kind": typed["kind"],
        "format": typed["form"],
        "language": typed["language"],
        "instrument_ids": typed["instruments"] or None,
        "country_codes": typed["countries"] or None,
        "party_ids": typed["parties"] or None,
        "provision_id": typed["provision"],
        "ratings": typed["ratings"] or None,
        "tags": typed["tags"] or None,
        "as_of": typed["as_of"],
        "since": typed["since"],
        "known_on": typed["known_on"],
        "with_subnational": typed["with_subnational"],
        "template": None if template is None else str(template.resolve()),
    }
    return replace(kept, **{name: value for name, value in changed.items() if value is not None})


def _scope(store: Store, wanted: Preset) -> Any:
    """What the report is to cover, with the names that people type looked up."""
    from dsr_tracker.reports.report import Kind, Scope

    return Scope(
        instrument_ids=tuple(named_instruments(store, wanted.instrument_ids) or ()),
        country_codes=tuple(named_country(store, country) for country in wanted.country_codes),
        as_of=_day(wanted.as_of, "as-of date"),
        language=wanted.language,
        with_subnational=wanted.with_subnational,
        kind=_kind(wanted.kind, Kind),
        party_ids=wanted.party_ids,
        provision_id=named_provision(store, wanted.provision_id).provision_id if wanted.provision_id else "",
        ratings=wanted.ratings,
        tags=wanted.tags,
        since=_day(wanted.since, "day from which changes are told"),
        known_on=_day(wanted.known_on, "day of what was known"),
    )


def _kind(name: str, kinds: Any) -> Any:
    try:
        return kinds(name)
    except ValueError:
        # Only a preset that was edited by hand can hold one.
        raise UnknownNameError(
            f"There is no kind of report “{name[:40]}”.", f"Use one of: {', '.join(_KINDS)}."
        ) from None


def _day(typed: str, what: str) -> str:
    return parse_past_day(typed, what) if typed else ""
