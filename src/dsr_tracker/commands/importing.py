"""`import`: take over a table of judgements, notes, sources, parties or instruments, as one edit."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from dsr_tracker import paths
from dsr_tracker.catalogue_words import other_names
from dsr_tracker.commands.backup import backup_limit
from dsr_tracker.commands.output import say, say_json, say_table, tell
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.rotation import Reason
from dsr_tracker.importing.building import Import, build_import
from dsr_tracker.importing.child import read_safely
from dsr_tracker.importing.mapping import KINDS, Mapping, guessed, load_mapping, save_mapping
from dsr_tracker.importing.refused import save_refused
from dsr_tracker.importing.tables import Table
from dsr_tracker.store.backup import make_backup
from dsr_tracker.store.surroundings import surroundings
from dsr_tracker.territories import territories

_SHOWN = 20
_MOST_VALUES = 200
_LONGEST = 60


@click.command("import")
@click.argument("table", type=click.Path(path_type=Path, readable=False))
@click.option("--kind", type=click.Choice(list(KINDS)), help="What the rows are; assessments without it.")
@click.option("--mapping", type=click.Path(path_type=Path), help="A file that says which column means what.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook; its first without it.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column holds a field; may be repeated.",
)
@click.option(
    "--provision-column",
    "provisions",
    multiple=True,
    metavar="COLUMN=ID",
    help="In a wide table: which provision a column of ratings is about; may be repeated.",
)
@click.option(
    "--constant",
    "constants",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What a field is in every row, for example as_of=2025-12-31; may be repeated.",
)
@click.option(
    "--value",
    "values",
    multiple=True,
    metavar="FIELD:TYPED=MEANT",
    help="What a typed value means, for example rating:Partial=limited; may be repeated.",
)
@click.option("--accept-guesses", is_flag=True, help="Use what the columns' names suggest.")
@click.option("--save-mapping", type=click.Path(path_type=Path), help="Keep the mapping in that file.")
@click.option("--rejected", type=click.Path(path_type=Path), help="Write refused rows there, with reasons.")
@click.option("--skip-rejected", is_flag=True, help="Take over the rest where rows are refused.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Say what happened as JSON.")
@author_option
@file_option
def import_table(
    *,
    table: Path,
    kind: str | None,
    mapping: Path | None,
    sheet: str,
    columns: tuple[str, ...],
    provisions: tuple[str, ...],
    constants: tuple[str, ...],
    values: tuple[str, ...],
    accept_guesses: bool,
    save_mapping: Path | None,
    rejected: Path | None,
    skip_rejected: bool,
    dry_run: bool,
    as_json: bool,
    author: str,
    file: Path | None,
) -> None:
    """Take over TABLE (CSV, TSV, XLSX, ODS or JSON) as one change, which `undo` takes back.

    Which column means what is said by --mapping or --column; names of columns only make suggestions,
    which are used with --accept-guesses. Values are understood as ids, names and codes; what means
    nothing is listed, for --value. Where a row is refused nothing is taken over, unless
    --skip-rejected is given.
    """
    read = read_safely(table, sheet)
    kept = Mapping() if mapping is None else load_mapping(mapping)
    typed = _with_options(kept if kind is None else dataclasses.replace(kept, kind=kind), columns, constants)
    typed = dataclasses.replace(
        typed, provisions={**typed.provisions, **_pairs(provisions)}, values=_with_values(typed, values)
    )
    agreed = _agreed(typed, read, accept_guesses=accept_guesses)
    if save_mapping is not None:
        _keep(save_mapping, agreed)
    with open_tracker(file) as store:
        made = build_import(
            table.name,
            read,
            agreed,
            around=surroundings(store.read),
            territories=territories,
            other_names=other_names,
            pen=pen_of(store, author),
            step=lambda _done, _total: None,
        )
        if rejected is not None and made.rejected:
            save_refused(rejected, read, made)
            tell(f"Wrote {len(made.rejected):,} refused rows to {rejected}")
        is_done = not dry_run and bool(made.edit.changes) and (skip_rejected or not made.rejected)
        if is_done:
            make_backup(store.path, paths.backups_folder(), Reason.BEFORE_IMPORT, backup_limit())
            store.apply(made.edit)
    left = agreed.unused(read.header)
    _tell(made, agreed, left, as_json=as_json, is_done=is_done, dry_run=dry_run)
    if made.rejected and not is_done and not dry_run:
        advice = "Say what their values mean with --value, or mend the table"
        raise TrackerError(
            f"Nothing was taken over: {len(made.rejected):,} refused.",
            f"{advice}." if skip_rejected else f"{advice}, or give --skip-rejected.",
        )


def _with_options(kept: Mapping, columns: tuple[str, ...], constants: tuple[str, ...]) -> Mapping:
    """The mapping with what options say of fields, which goes before what was kept."""
    mapping = dataclasses.replace(
        kept,
        columns={**kept.columns, **_pairs(columns)},
        constants={**kept.constants, **_pairs(constants)},
    )
    known = KINDS[mapping.kind]
    for name in (*mapping.columns, *mapping.constants):
        if name not in known:
            raise TrackerError(
                f"{mapping.kind} have no field “{name[:40]}”.", f"They have: {', '.join(known)}."
            )
    return mapping


def _with_values(kept: Mapping, texts: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """What typed values mean, by field."""
    meant: dict[str, dict[str, str]] = {name: dict(given) for name, given in kept.values.items()}
    for text in texts:
        name, colon, rest = text.partition(":")
        if not colon:
            raise TrackerError(f"“{text[:60]}” names no field.", "Write it as rating:Partial=limited.")
        meant.setdefault(name.strip(), {}).update(_pairs((rest,)))
    return meant


def _agreed(typed: Mapping, table: Table, *, accept_guesses: bool) -> Mapping:
    """The mapping that is complete, or what is missing, with suggestions, as an error."""
    absent = [name for name in (*typed.columns.values(), *typed.provisions) if name not in table.header]
    if absent:
        raise TrackerError(
            f"The table has no column “{absent[0][:60]}”.", f"It has: {', '.join(table.header)[:600]}."
        )
    suggested = {
        name: column
        for name, column in guessed(typed.kind, table.header).columns.items()
        if name not in typed.columns
        and name not in typed.constants
        and column not in typed.columns.values()
        and column not in typed.provisions
        and not (typed.is_wide and name in ("provision", "rating"))
    }
    if accept_guesses:
        typed = dataclasses.replace(typed, columns={**suggested, **typed.columns})
    if typed.missing:
        guesses = " ".join(f"--column {name}={column!r}" for name, column in suggested.items())
        raise TrackerError(
            f"Nothing says which column holds: {', '.join(typed.missing)}. "
            f"The columns are: {', '.join(table.header)[:600]}.",
            f"The names suggest {guesses}; add --accept-guesses if that is right."
            if guesses
            else "Say it with --column FIELD=COLUMN or --constant FIELD=VALUE.",
        )
    return typed


def _pairs(texts: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise TrackerError(f"“{text[:60]}” lacks an equals sign.", "Write it as NAME=VALUE.")
        found[name.strip()] = value.strip()
    return found


def _keep(path: Path, mapping: Mapping) -> None:
    try:
        save_mapping(path, mapping)
    except OSError as error:
        raise TrackerError(
            f"The mapping cannot be kept in “{path}” ({error.strerror}).", "Choose another place."
        ) from error
    tell(f"Kept the mapping in {path}")


def _tell(
    made: Import, meant: Mapping, left: tuple[str, ...], *, as_json: bool, is_done: bool, dry_run: bool
) -> None:
    if as_json:
        say_json(
            {
                "done": is_done,
                "columns": dict(meant.columns),
                "unused": left,
                "accepted": made.accepted,
                "known": made.known,
                "empty": made.empty,
                "rejected": [{"row": each.number, "why": each.why} for each in made.rejected],
                "unmapped": {name: dict(values) for name, values in made.unmapped.items()},
            }
        )
        return
    if meant.columns:
        taken = ", ".join(f"{name}={column!r}" for name, column in meant.columns.items())
        say(f"Taken from columns: {taken}.")
    if left:
        say(f"Nothing is taken from: {', '.join(left)}.")
    say(f"{made.accepted:,} to take over, {made.known:,} here already, {len(made.rejected):,} refused.")
    if made.empty:
        say(f"{made.empty:,} cells of the table are empty.")
    for name, counted in made.unmapped.items():
        say("")
        most = sorted(counted.items(), key=lambda item: -item[1])[:_MOST_VALUES]
        rows = [[value[:_LONGEST] + "…" * (len(value) > _LONGEST), f"{n:,}"] for value, n in most]
        say_table([f"{name} that means nothing yet", "Rows"], rows, right=[1])
        if len(counted) > len(most):
            say(f"… and {len(counted) - len(most):,} more; --json lists them all.")
    others = [each for each in made.rejected if not each.field]
    for each in others[:_SHOWN]:
        say(f"Row {each.number}: {each.why}")
    if len(others) > _SHOWN:
        say(f"… and {len(others) - _SHOWN:,} more; --rejected writes them all.")
    if dry_run:
        say("Nothing was changed.")
    elif is_done:
        say(f"Done: {made.edit.label}. `dsr-tracker undo` takes it back.")
