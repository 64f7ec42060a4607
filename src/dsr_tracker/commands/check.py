"""`check`: whether a tracker is sound, and what can be saved of one that is not."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker import paths
from dsr_tracker.commands.output import json_option, say, say_json
from dsr_tracker.core.checked import Checked
from dsr_tracker.store.checking import check_tracker
from dsr_tracker.store.reindexing import make_search_index
from dsr_tracker.store.salvage import salvage


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, readable=False))
@json_option
@click.option(
    "--repair",
    "out",
    type=click.Path(path_type=Path, readable=False),
    metavar="OUT",
    help="Save what is readable into the new file OUT, and list what is missing. FILE is left as it is.",
)
@click.option("--reindex", "with_new_index", is_flag=True, help="Make the search index anew first.")
@click.pass_context
def check(
    context: click.Context, file: Path | None, as_json: bool, out: Path | None, with_new_index: bool
) -> None:
    """Check FILE, or the default tracker, against its digests, its history and its catalogue.

    Exits with 1 where something is wrong. FILE is only read, except for --reindex.
    """
    tracker = file if file is not None else paths.default_tracker()
    if with_new_index:
        make_search_index(tracker, paths.SEEDS)
    if out is not None:
        _repair(tracker, out, as_json)
        return
    checked = check_tracker(tracker)
    if as_json:
        say_json(_facts(tracker, checked))
    else:
        _tell(tracker, checked)
    if checked.findings:
        context.exit(1)


def _tell(tracker: Path, checked: Checked) -> None:
    width = max(map(len, checked.counts), default=0)
    for name, count in checked.counts.items():
        say(f"{name:<{width}}  {count:>9,}")
    for finding in checked.findings:
        say(str(finding))
    if checked.more:
        say(f"and {checked.more:,} more")
    if checked.is_sound and checked.is_searchable:
        say(f"“{tracker.name}” is sound.")
    elif checked.is_sound:
        say(
            f"All that was recorded in “{tracker.name}” is sound; only a search does not find all of it."
            " Make the search index anew: `dsr-tracker check FILE --reindex`."
        )
    else:
        say(
            f"“{tracker.name}” is damaged; it was left as it is. Restore a backup"
            " (`dsr-tracker restore latest`), or save what is readable"
            " (`dsr-tracker check FILE --repair OUT`)."
        )


def _facts(tracker: Path, checked: Checked) -> dict[str, object]:
    return {
        "file": str(tracker.absolute()),
        "is_sound": checked.is_sound,
        "is_searchable": checked.is_searchable,
        "counts": checked.counts,
        "findings": [
            {"kind": each.kind, "id": each.record_id, "what": each.what} for each in checked.findings
        ],
        "more": checked.more,
    }


def _repair(tracker: Path, out: Path, as_json: bool) -> None:
    saved = salvage(tracker, out, paths.SEEDS)
    if as_json:
        say_json({"file": str(out.absolute()), "counts": saved.counts, "missing": list(saved.missing)})
        return
    for line in saved.missing:
        say(line)
    counts = ", ".join(
        f"{saved.counts[name]} {name}" for name in ("assessments", "notes", "evidence", "edits")
    )
    say(f"Saved what is readable in {out}: {counts}.")
    if not saved.missing:
        say("Nothing is missing.")
