"""The data package, held against its own description and against the other formats."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.formulas import as_typed
from dsr_tracker.core.records import Note
from dsr_tracker.reports.package import render_package
from dsr_tracker.reports.report import Kind, Report, Scope, build_report
from dsr_tracker.reports.writing import render

Rows = list[dict[str, str]]
_FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z_0-9]+$"},
        "type": {"enum": ["string", "number", "integer", "boolean", "date", "datetime"]},
        "constraints": {
            "type": "object",
            "properties": {
                "required": {"type": "boolean"},
                "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
                "pattern": {"type": "string"},
                "minimum": {"type": "number"},
                "maximum": {"type": "number"},
            },
            "additionalProperties": False,
        },
    },
}
_RESOURCE = {
    "type": "object",
    "required": ["name", "path", "profile", "schema", "encoding", "dialect", "bytes", "hash"],
    "properties": {
        "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"},
        "path": {"type": "string", "pattern": r"^(?=^[^./~])(^((?!\.{2}).)*$).*$"},
        "profile": {"const": "tabular-data-resource"},
        "encoding": {"const": "utf-8"},
        "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "schema": {
            "type": "object",
            "required": ["fields", "primaryKey", "missingValues"],
            "properties": {
                "fields": {"type": "array", "minItems": 1, "items": _FIELD},
                "primaryKey": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                "foreignKeys": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["fields", "reference"],
                        "properties": {"reference": {"required": ["resource", "fields"]}},
                    },
                },
            },
        },
    },
}
# What the specification of tabular data packages (version 1) asks of a description such as ours.
DESCRIPTOR = {
    "type": "object",
    "required": ["profile", "name", "resources", "created"],
    "properties": {
        "profile": {"const": "tabular-data-package"},
        "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"},
        "created": {"type": "string", "format": "date-time"},
        "sources": {"type": "array", "minItems": 1, "items": {"required": ["title"]}},
        "contributors": {"type": "array", "minItems": 1, "items": {"required": ["title"]}},
        "resources": {"type": "array", "minItems": 1, "items": _RESOURCE},
    },
}


def _opened(report: Report) -> tuple[dict[str, Any], dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(render_package(report))) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(files["datapackage.json"]), files


def _tables(report: Report) -> dict[str, Rows]:
    description, files = _opened(report)
    return {each["name"]: _rows(files[each["path"]]) for each in description["resources"]}


def _rows(content: bytes) -> Rows:
    limit = csv.field_size_limit(10_000_000)
    try:
        return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    finally:
        csv.field_size_limit(limit)


def _problem(field: dict[str, Any], value: str) -> str:
    """What is wrong with a value by the description of its column; empty where nothing is."""
    constraints = field.get("constraints", {})
    if value == "":
        return "missing" if constraints.get("required") else ""
    if "enum" in constraints and value not in constraints["enum"]:
        return "not in enum"
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], value):
        return "pattern"
    try:
        match field["type"]:
            case "integer" | "number":
                number = int(value) if field["type"] == "integer" else float(value)
                if not constraints.get("minimum", number) <= number <= constraints.get("maximum", number):
                    return "out of bounds"
            case "boolean":
                return "" if value in field["trueValues"] + field["falseValues"] else "no boolean"
            case "date":
                datetime.date.fromisoformat(value)
            case "datetime":
                datetime.datetime.fromisoformat(value)
    except ValueError:
        return f"no {field['type']}"
    return ""


def _problems(report: Report) -> list[str]:
    """Where the package is not what its description says."""
    description, files = _opened(report)
    jsonschema.Draft202012Validator(DESCRIPTOR).validate(description)
    found: list[str] = []
    tables = {each["name"]: _rows(files[each["path"]]) for each in description["resources"]}
    for each in description["resources"]:
        content, schema, rows = files[each["path"]], each["schema"], tables[each["name"]]
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert each["rowCount"] == len(rows)
        heads = next(csv.reader(io.StringIO(content.decode())))
        assert heads == [field["name"] for field in schema["fields"]]
        assert content.endswith(each["dialect"]["lineTerminator"].encode())
        found += [
            f"{each['name']}.{field['name']}: {problem}: {row[field['name']]!r}"
            for row in rows
            for field in schema["fields"]
            if (problem := _problem(field, row[field["name"]]))
        ]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        if len(set(keys)) != len(keys) or any("" in key for key in keys):
            found.append(f"{each['name']}: keys")
        for foreign in schema.get("foreignKeys", ()):
            reference = foreign["reference"]
            there = tables[reference["resource"] or each["name"]]
            known = {tuple(row[name] for name in reference["fields"]) for row in there}
            named = {tuple(row[name] for name in foreign["fields"]) for row in rows}
            found += [f"{each['name']}: {key} unknown" for key in named - known if "" not in key]
    return found


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(("DEI-2017",)),
        Scope((), ("CN",), "2025-06-30", with_subnational=True),
        Scope(ratings=("limited",)),
        Scope(since="2025-06-30"),
        Scope(kind=Kind.COUNTRY, country_codes=("EG",), language="zh"),
        Scope(kind=Kind.CLAUSE, provision_id="DEI-2017/01"),
        Scope(kind=Kind.CHANGES, since="2025-06-30"),
    ],
)
def test_every_table_is_what_its_description_says(dossier: Dossier, scope: Scope) -> None:
    assert not _problems(build_report(dossier, scope))


def test_a_package_that_is_otherwise_is_found(dossier: Dossier) -> None:
    bad: Note = replace(dossier.notes[0], dated_on="2025-1-1")
    problems = _problems(build_report(replace(dossier, notes=(bad, *dossier.notes)), Scope()))
    assert "notes.dated_on: no date: '2025-1-1'" in problems
    assert "notes: keys" in problems


def test_it_tells_the_same_as_the_other_formats(report: Report) -> None:
    data, tables = json.loads(render(report, "json")), _tables(report)
    cells = tables["cells"]
    assert [(row["provision_id"], row["party_id"], row["rating_id"]) for row in cells] == [
        (each["provision"], each["party"], each["rating"]) for each in data["cells"]
    ]
    assert [row["reason"] for row in cells] == [
        each["assessment"]["reason"] if each["assessment"] else "" for each in data["cells"]
    ]
    assert [row["text"] for row in tables["notes"]] == [n["text"] for c in data["cells"] for n in c["notes"]]
    assert [row["url"] for row in tables["evidence"]] == [each["url"] for each in data["evidence"]]
    cited = {
        (row["provision_id"], row["party_id"], int(row["evidence_number"])) for row in tables["citations"]
    }
    assert cited == {
        (cell["provision"], cell["party"], each["number"])
        for each in data["evidence"]
        for cell in each["cells"]
    }
    means = {(row["level"], row["of"]): row for row in tables["means"]}
    counts = {(row["level"], row["of"], row["rating_id"]): row for row in tables["distributions"]}
    told = [(("clauses", "all"), data["overall"]), (("measures", "all"), data["measures"])]
    told += [(("instrument", each["id"]), each["tally"]) for each in data["instruments"]]
    told += [(("country", each["code"] or "none"), each["tally"]) for each in data["countries"]]
    for key, tally in told:
        assert means[key]["percent"] == ("" if tally["percent"] is None else str(tally["percent"]))
        assert (means[key]["scored"], means[key]["applicable"]) == (
            str(tally["scored"]),
            str(tally["applicable"]),
        )
        for share in tally["distribution"]:
            row = counts[*key, share["rating"]]
            assert (row["count"], row["percent"]) == (str(share["count"]), str(share["percent"]))


def test_texts_are_found_as_typed_and_the_package_says_how(dossier: Dossier) -> None:
    texts = (
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "00123",
        "1e5",
        'a,"b"\n\r\nc;\t',
        "\ufeffעברית 🛰️",
        "x" * 40_000,
    )
    notes = tuple(
        replace(dossier.notes[0], note_id=f"n{number}", text=text) for number, text in enumerate(texts)
    )
    report = build_report(replace(dossier, notes=notes), Scope())
    cells = [row["text"] for row in _tables(report)["notes"]]
    assert {as_typed(cell) for cell in cells} == set(texts)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert not _problems(report)
    readme = _opened(report)[1]["README.md"].decode()
    assert "Take the first apostrophe of a text away" in readme
    assert "first apostrophe" in json.loads(_opened(report)[1]["datapackage.json"])["report"]["texts"]
    assert report.colophon.digest in readme


def test_the_same_report_gives_the_same_bytes_whatever_the_clock_says(initiative: Report) -> None:
    content = render_package(initiative)
    assert content == render_package(initiative)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_halves_of_characters_do_not_stop_it(dossier: Dossier) -> None:
    notes = (replace(dossier.notes[0], text="a\ud800b"), *dossier.notes[1:])
    report = build_report(replace(dossier, notes=notes, title="t\ud800"), Scope())
    assert "a?b" in [row["text"] for row in _tables(report)["notes"]]
