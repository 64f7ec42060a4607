"""`handover`: a tracker, or a part of it, as a file for somebody else."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_country, named_instruments
from dsr_tracker.commands.completing import complete_instrument
from dsr_tracker.commands.output import say, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.describing import HANDED_OVER
from dsr_tracker.store.handing_over import HandOver, hand_over


@click.command()
@click.argument("out", type=click.Path(path_type=Path, readable=False))
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
@click.option("--without-documents", is_flag=True, help="Leave out the texts of attached documents.")
@click.option("--all-sources", is_flag=True, help="Take along sources that nothing in it cites, too.")
@click.option("--without-history", is_flag=True, help="Leave out earlier wordings, and who wrote them.")
@file_option
def handover(
    *,
    out: Path,
    instruments: tuple[str, ...],
    countries: tuple[str, ...],
    without_documents: bool,
    all_sources: bool,
    without_history: bool,
    file: Path | None,
) -> None:
    """Write the tracker, or a part of it, to the new file OUT for somebody else.

    What was removed from the tracker is not in it. The file can be worked in, and merged back.
    """
    with open_tracker(file) as store:
        what = HandOver(
            tuple(named_instruments(store, instruments) or ()),
            tuple(dict.fromkeys(named_country(store, country) for country in countries)),
            with_documents=not without_documents,
            with_unused_sources=all_sources,
            with_history=not without_history,
        )
        counts = hand_over(store, out, what)
    say_table(
        ("What", "Records"),
        [(words, f"{counts[table]:,}") for table, words in HANDED_OVER.items()],
        right=[1],
    )
    say(f"Handed over: {out}")
