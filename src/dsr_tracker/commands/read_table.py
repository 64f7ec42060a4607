"""`read-table`: what the program starts itself to read a workbook apart. Not listed."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(hidden=True)
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("sheet", default="")
@click.option("--sheets", is_flag=True)
def read_table(path: Path, sheet: str, *, sheets: bool) -> None:
    """Print the table of a workbook, or the names of its sheets, as JSON."""
    from dsr_tracker.importing.child import answer_for

    click.echo(answer_for(path, sheet, only_sheets=sheets))
