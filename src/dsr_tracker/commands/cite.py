"""`cite`: sources out of a reference manager's file, behind a cell."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.cells import named_cell, tracking_message, writable_target
from dsr_tracker.commands.completing import complete_party, complete_provision
from dsr_tracker.commands.output import say, tell
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import combine
from dsr_tracker.core.errors import FileError


@click.command()
@click.argument("provision", shell_complete=complete_provision)
@click.argument("party", shell_complete=complete_party)
@click.argument("references", type=click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False))
@author_option
@file_option
def cite(*, provision: str, party: str, references: Path, author: str, file: Path | None) -> None:
    """Put the sources in REFERENCES behind PROVISION for PARTY, as one change.

    REFERENCES is a file of addresses or DOIs, one in a line, or RIS, BibTeX or CSL-JSON (as Zotero exports
    them); - reads it from standard input. A source whose address is recorded already is cited as it stands.
    """
    from dsr_tracker.importing.citations import MOST_CHARACTERS, sources_in
    from dsr_tracker.importing.found_sources import cite_found

    try:
        with click.open_file(str(references), "rb") as opened:
            content = opened.read(4 * MOST_CHARACTERS + 1)
        found = sources_in(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileError(f"“{references.name}” is not UTF-8.", "Export it as UTF-8 and try again.") from error
    with open_tracker(file) as store:
        named = named_cell(store, provision, party)
        pen = pen_of(store, author)
        target, first = writable_target(store, pen, named, today())
        edit, refused = cite_found(pen, target, found.sources, store.read.evidence_with_url)
        store.apply(combine(edit.label, [*first, edit]))
    for problem in (*found.problems, *refused):
        tell(problem)
    if first:
        tell(tracking_message(named))
    say(edit.label)
