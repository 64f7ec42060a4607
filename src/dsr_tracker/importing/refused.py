"""The rows that an import refuses, as a table that can be mended and imported again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from dsr_tracker.core.errors import FileError
from dsr_tracker.core.formulas import harmless
from dsr_tracker.core.private_files import make_private_file, write_private_file
from dsr_tracker.importing.building import Import
from dsr_tracker.importing.tables import Table


def save_refused(path: Path, table: Table, made: Import, said: Callable[[str], str] = str) -> None:
    """Write them to a new CSV file, each with its reason; raises FileError and leaves an older one alone.

    `said` puts the reasons and the heads into another language.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([said("Row"), said("Why"), *map(harmless, table.header)])
    for each in made.rejected:
        writer.writerow([each.number, said(each.why), *map(harmless, each.row)])
    try:
        make_private_file(path)  # never in place of another one
        write_private_file(path, f"\ufeff{lines.getvalue()}")
    except OSError as error:
        raise FileError(
            f"The refused rows cannot be written to “{path}” ({error.strerror}).",
            "Nothing was taken over. Choose another name.",
        ) from error
