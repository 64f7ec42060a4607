"""A report as a data package: CSV tables with a description that programs read (Frictionless Data Package).

A text that a spreadsheet program would run as a formula has an apostrophe in front, as in the flat CSV
report: people open the tables with what is at hand. datapackage.json and README.md in the package say how
programs find the text as it was typed. Keys are guarded alike wherever they stand.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from typing import Any

from dsr_tracker.core.formulas import harmless
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.package_fields import Table
from dsr_tracker.reports.package_schema import TABLES
from dsr_tracker.reports.package_tables import table_rows
from dsr_tracker.reports.wording import text

_DIALECT = {
    "csvddfVersion": "1.2",
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
    "caseSensitiveHeader": True,
}
_GUARD = (
    "A text that begins with = + - or @ (also full-width or after white space), a tab, a line break or an "
    "apostrophe has an apostrophe in front, so that no spreadsheet program takes it for a formula. Take the "
    "first apostrophe of a text away, and it is exactly as it was typed. Numbers and dates are never changed."
)
_CATALOGUE_LICENCE = [{"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}]


def render_package(report: Report) -> bytes:
    """The report as a zip file of CSV tables with datapackage.json; the same report gives the same bytes."""
    tables = {table.name: (table, _csv(table, report)) for table in TABLES}
    descriptor = json.dumps(_descriptor(report, tables), ensure_ascii=False, indent=2) + "\n"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "datapackage.json", descriptor.encode("utf-8", "replace"))
        _add(archive, "README.md", _readme(report).encode("utf-8", "replace"))
        for name, (_, (content, _)) in tables.items():
            _add(archive, f"data/{name}.csv", content)
    return file.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    # The zip format's first day, and one system: the bytes tell of the content alone.
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def _csv(table: Table, report: Report) -> tuple[bytes, int]:
    """The table's bytes, and how many rows it has under its headings."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([field.name for field in table.fields])
    count = 0
    for count, row in enumerate(table_rows(table.name, report), start=1):  # noqa: B007 - the last is how many
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
    return file.getvalue().encode("utf-8", "replace"), count


def _descriptor(report: Report, tables: dict[str, tuple[Table, tuple[bytes, int]]]) -> dict[str, Any]:
    colophon = report.colophon
    found: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "dsr-tracker-report",
        "id": f"sha256:{colophon.digest}",
        "title": report.title,
        "description": " ".join(report.scope_words),
        "version": report.as_of,
        "created": report.written_at,
        "contributors": [{"title": f"DSR Tracker {colophon.program_version}", "role": "wrangler"}],
        "report": {
            "as_of": report.as_of,
            "since": report.since,
            "known_on": report.known_on,
            "kind": str(report.kind),
            "language": report.language,
            "scale": report.scale.scale_id,
            "digest": colophon.digest,
            "tracker_id": colophon.tracker_id,
            "catalogue_version": colophon.catalogue_version,
            "texts": text(report.language)(_GUARD),
            "remarks": [*report.remarks, *report.differences],
        },
        "resources": [_resource(table, *content) for table, content in tables.values()],
    }
    # A list of sources must not be empty.
    if report.documents:
        found["sources"] = [{"title": entry.document.title} for entry in report.documents]
    return found


def _resource(table: Table, content: bytes, count: int) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rowCount": count,
        "dialect": _DIALECT,
        "schema": table.schema(),
    }
    # What the analyst wrote is hers: only the program's own tables have a licence to name.
    if table.is_of_program:
        resource["licenses"] = _CATALOGUE_LICENCE
    return resource


def _readme(report: Report) -> str:
    wording = text(report.language)
    lines = [
        f"# {' '.join(report.title.split())}",
        wording(
            "Status as of {day}; written {instant}.",
            day=wording.day(report.as_of),
            instant=wording.instant(report.written_at),
        ),
        " ".join(report.scope_words),
        wording(
            "The tables are in the folder data, as CSV in UTF-8 with commas and CRLF; datapackage.json "
            "describes every column, its type and its keys (Frictionless Data Package 1)."
        ),
        wording(_GUARD),
        wording(
            "Whoever wrote assessments, notes and evidence holds the rights to them: ask before you publish."
        ),
        f"SHA-256: {report.colophon.digest}",
        f"## {wording('Method')}",
        *report.method,
    ]
    return "\n\n".join(lines) + "\n"
