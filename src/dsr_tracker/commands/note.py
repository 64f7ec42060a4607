"""`note`: record a development for one provision and party."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dsr_tracker.commands.cells import named_cell, tracking_message, writable_target
from dsr_tracker.commands.completing import complete_party, complete_provision
from dsr_tracker.commands.output import say, tell
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.sources_behind import citing
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import parse_past_day, today
from dsr_tracker.core.editing import add_note, combine
from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Note
from dsr_tracker.core.text import TEXT_LIMIT


@click.command()
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.argument("text")
@click.option("--on", "dated_on", metavar="DATE", help="When it happened (YYYY-MM-DD); today without it.")
@click.option(
    "--evidence", metavar="URL", multiple=True, help="The address of a source behind it; may be repeated."
)
@author_option
@file_option
def note(
    *,
    provision: str,
    party: str,
    text: str,
    dated_on: str | None,
    evidence: tuple[str, ...],
    author: str,
    file: Path | None,
) -> None:
    """Record a dated development for PROVISION and PARTY.

    TEXT is the note, in Markdown; - reads it from standard input (UTF-8). Before a TEXT that starts
    with a hyphen put --, after all options.
    """
    if text == "-":
        text = _typed_in()
    with open_tracker(file) as store:
        named = named_cell(store, provision, party)
        day = parse_past_day(today() if dated_on is None else dated_on, "date of the note")
        pen = pen_of(store, author)
        target, first = writable_target(store, pen, named, day)
        noted = add_note(pen, target, text, dated_on=day)
        notes = [change.after for change in noted.changes if isinstance(change.after, Note)]
        cited = citing(store, pen, target, evidence, note_id=notes[0].note_id)
        store.apply(combine(noted.label, [*first, noted, Edit("", cited, pen.author)]))
    if first:
        tell(tracking_message(named))
    say(f"{target.label}: noted for {day}")


def _typed_in() -> str:
    """The text on standard input; raises InvalidTextError for what is no UTF-8."""
    # Four bytes are the most that a character takes: more than that is over the limit whatever it is.
    content = b"" if sys.stdin is None else sys.stdin.buffer.read(4 * TEXT_LIMIT + 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(content) > 4 * TEXT_LIMIT:
            return content.decode("utf-8", "replace")  # too long in any case, which is what will be said
        raise InvalidTextError(
            f"The text on standard input is not UTF-8 (byte {error.start + 1} cannot be read).",
            "Save it as UTF-8 and try again.",
        ) from error
