"""What the reading commands print: catalogue, show, matrix, log, info."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dsr_tracker import __version__
from dsr_tracker.core.catalogue import load_catalogue
from tests.cli.conftest import Command


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_catalogue_is_whole(dsr: Command, seeds: Path) -> None:
    shipped = load_catalogue(seeds)
    told = dsr("catalogue", "--format", "json").json
    clauses = [clause for instrument in told["instruments"] for clause in instrument["clauses"]]
    measures = [measure for clause in clauses for measure in clause["measures"]]
    figures = [figure for instrument in told["instruments"] for figure in instrument["figures"]]
    parts = [part for instrument in told["instruments"] for part in instrument["participations"]]
    assert {each["id"] for each in clauses + measures} == {p.provision_id for p in shipped.provisions}
    assert {each["id"] for each in figures + told["figures"]} == {f.figure_id for f in shipped.figures}
    assert len(parts) == len(shipped.participations)
    assert [each["id"] for each in told["documents"]] == [d.document_id for d in shipped.documents]
    assert [each["id"] for each in told["parties"]] == [p.party_id for p in shipped.parties]
    assert [each["id"] for each in told["instruments"]] == [i.instrument_id for i in shipped.instruments]


def test_the_catalogue_has_the_promised_shape(dsr: Command) -> None:
    told = dsr("catalogue", "--format", "json").json
    _has(told["documents"], "id", "title", "publisher", "published_on", "sha256", "paragraphs")
    _has(told["parties"], "id", "kind", "name", "country")
    _has(
        told["instruments"],
        *("id", "kind", "title", "agreed_on", "place", "legal_character", "period_start", "period_end"),
        *("clauses", "participations", "figures"),
    )
    initiative = told["instruments"][0]
    assert initiative["id"] == "DEI-2017"
    assert len(initiative["clauses"]) == 15
    assert sum(len(clause["measures"]) for clause in initiative["clauses"]) == 47
    _has(initiative["clauses"], "id", "number", "title", "summary", "measures", "references")
    for clause in initiative["clauses"]:
        _has(clause["measures"], "id", "summary", "references")
        _has(clause["references"], "document", "paragraphs")
    _has(initiative["participations"], "party", "role", "references")
    for figures in (told["figures"], *(instrument["figures"] for instrument in told["instruments"])):
        _has(figures, "id", "subject", "value", "unit", "period", "references", "remark")
    assert all(p["country"] is None or len(p["country"]) == 2 for p in told["parties"])


def _has(entries: list[dict[str, Any]], *keys: str) -> None:
    for entry in entries:
        assert set(keys) <= set(entry)


def test_one_instrument_of_the_catalogue(dsr: Command) -> None:
    told = dsr("catalogue", "--instrument", "dei-2017", "--format", "json").json
    assert [instrument["id"] for instrument in told["instruments"]] == ["DEI-2017"]
    rows = _rows(dsr("catalogue", "--instrument", "DEI-2017", "--format", "csv").out)
    assert len(rows) == 62
    assert {row["instrument"] for row in rows} == {"DEI-2017"}
    table = dsr("catalogue", "--instrument", "DEI-2017").out
    assert all(row["title"] in table and row["id"] in table for row in rows)


@pytest.mark.parametrize("command", ["catalogue", "matrix"])
def test_an_unknown_instrument_is_named_with_the_nearest(dsr: Command, command: str) -> None:
    done = dsr(command, "--instrument", "DEI-20l7")
    assert (done.code, done.out) == (1, "")
    assert done.err == "There is no instrument “DEI-20l7”. Did you mean “DEI-2017”?\n"


def test_the_matrix_shows_status_and_means(dsr: Command) -> None:
    dsr("assess", "DEI-2017/01", "EG", "complete", "--as-of", "2026-01-01")
    dsr("assess", "DEI-2017/01", "LA", "limited", "--as-of", "2026-01-01")
    dsr("assess", "DEI-2017/01", "CN", "not_applicable", "--reason", "Because.", "--as-of", "2026-01-01")
    dsr("assess", "DEI-2017/01/2", "EG", "limited", "--as-of", "2026-01-01")
    dsr("assess", "DEI-2017/01", "EG", "limited", "--as-of", "2026-02-01")
    told = dsr("matrix", "--instrument", "DEI-2017", "--as-of", "2026-01-31", "--format", "json").json
    assert told["as_of"] == "2026-01-31"
    row = told["rows"][0]
    assert row["provision"] == "DEI-2017/01"
    assert row["cells"] == {
        "CN": "not_applicable",
        "EG": "complete",
        "LA": "limited",
        **dict.fromkeys(("SA", "RS", "TH", "TR", "AE"), "not_assessed"),
    }
    assert (row["mean"], row["scored"], row["applicable"]) == (66.67, 2, 7)
    assert [each["provision"] for each in told["rows"][:4]] == [
        "DEI-2017/01",
        "DEI-2017/01/1",
        "DEI-2017/01/2",
        "DEI-2017/02",
    ]
    assert len(told["rows"]) == 15 + 47
    measure = told["rows"][2]
    assert (measure["kind"], measure["cells"]["EG"], measure["mean"]) == ("measure", "limited", 33.33)
    assert told["rows"][3]["mean"] is None
    assert told["columns"]["EG"] == {"mean": 100.0, "scored": 1, "applicable": 15}
    assert told["columns"]["CN"] == {"mean": None, "scored": 0, "applicable": 14}
    assert told["overall"] == {"mean": 66.67, "scored": 2, "applicable": 119}
    assert (
        dsr("matrix", "--instrument", "DEI-2017", "--format", "json").json["rows"][0]["cells"]["EG"]
        == "limited"
    )

    rows = _rows(dsr("matrix", "--as-of", "2026-01-31", "--format", "csv").out)
    assert rows[0]["EG"] == "complete"
    assert (rows[0]["mean"], rows[0]["scored"], rows[0]["applicable"]) == ("66.67", "2", "7")
    assert "" in {row["EG"] for row in rows}  # instruments in which Egypt takes no part

    table = dsr("matrix", "--instrument", "DEI-2017", "--as-of", "2026-01-31").out
    assert "67 % (2 of 7)" in table
    assert "As of 2026-01-31. Overall, clauses only: 67 % (2 of 119)." in table


def test_a_filtered_matrix_has_the_cells_that_fit_and_their_figures(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03", "EG", "limited", "--confidence", "low")
    dsr("assess", "DEI-2017/03", "LA", "complete")
    dsr("assess", "DEI-2017/05/1", "LA", "limited")
    told = dsr("matrix", "--filter", "status:limited", "--format", "json").json
    assert [(row["provision"], row["cells"]) for row in told["rows"]] == [
        ("DEI-2017/03", {"EG": "limited"}),
        ("DEI-2017/05", {}),
        ("DEI-2017/05/1", {"LA": "limited"}),
    ]
    assert told["filter"] == "status:limited"
    assert told["overall"] == {"mean": 33.33, "scored": 1, "applicable": 1}
    said = dsr("matrix", "--filter", "status:limited", "--instrument", "DEI-2017").out
    columns = len(dsr("matrix", "--instrument", "DEI-2017", "--format", "json").json["rows"][0]["cells"])
    rows = len(dsr("matrix", "--instrument", "DEI-2017", "--format", "json").json["rows"])
    assert f"Of the cells that fit status:limited: 2 of {columns * rows:,}." in said
    assert "Of the cells that fit" in dsr("matrix", "--filter", "tag:nothing").out
    refused = dsr("matrix", "--filter", "limited")
    assert (refused.code, "no filter" in refused.err) == (1, True)


def test_all_instruments_are_in_the_matrix_without_choice(dsr: Command, seeds: Path) -> None:
    told = dsr("matrix", "--format", "json").json
    shipped = load_catalogue(seeds)
    assert [row["provision"] for row in told["rows"]] == [p.provision_id for p in shipped.provisions]
    assert dsr("matrix").code == 0


def test_an_unknown_day_of_the_matrix_is_said(dsr: Command) -> None:
    done = dsr("matrix", "--as-of", "2026-02-30")
    assert (done.code, done.out) == (1, "")
    assert "“2026-02-30” is no as-of date." in done.err


def test_a_cell_with_all_that_stands_behind_it(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03", "EG", "limited", "--reason", "Two\nlines", "--author", "Ann", "--contrary")
    dsr("note", "DEI-2017/03", "EG", "A pilot.", "--author", "Bob", "--evidence", "https://a.org")
    dsr("undo", "--author", "Cid")
    dsr("redo", "--author", "Cid")
    told = dsr("show", "DEI-2017/03", "EG").out
    for part in (
        "Status: Limited",
        "Reason: Two\n    lines",
        "Contrary:",
        "By: Ann",
        "Bob: A pilot.",
        "https://a.org",
        "Ann: Egypt, clause 3 → Limited (as of ",
        ", before: Not assessed)",
        "Cid: undo: Egypt, clause 3: note",
        "paragraph 6",
        "is not attached",
    ):
        assert part in told
    facts = dsr("show", "DEI-2017/03", "EG", "--format", "json").json
    assert [entry["action"] for entry in facts["history"]][-1] == "do"
    assert facts["history"][0]["author"] == "Cid"
    assert facts["passages"][0]["text"] == []
    assert facts["takes_part"] is True


def test_rated_measures_suggest_a_rating_of_their_clause(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03/1", "EG", "complete")
    dsr("assess", "DEI-2017/03/2", "EG", "limited")
    assert dsr("show", "DEI-2017/03", "EG", "--format", "json").json["suggestion"] == "substantial"
    assert "Suggested by its measures: substantial" in dsr("show", "DEI-2017/03", "EG").out
    dsr("assess", "DEI-2017/03", "EG", "limited")
    assert dsr("show", "DEI-2017/03", "EG", "--format", "json").json["suggestion"] is None


def test_looking_at_a_country_that_is_not_there_changes_nothing(dsr: Command) -> None:
    told = dsr("show", "DEI-2017/03", "Brazil")
    assert (told.code, told.err) == (0, "")
    assert "Brazil (BR), which is not assessed in it" in told.out
    assert dsr("log", "--format", "json").json == []


def test_the_log_in_all_formats(dsr: Command) -> None:
    assert dsr("log").out == "Nothing was changed yet.\n"
    dsr("assess", "DEI-2017/03", "EG", "limited", "--author", "=cmd|' /C calc'!A0")
    dsr("undo", "--author", "Bob")
    told = dsr("log", "--format", "json").json
    assert [edit["action"] for edit in told] == ["undo", "do"]
    assert [edit["state"] for edit in told] == ["log", "undone"]
    assert {"id", "label", "author", "recorded_at", "action", "state", "changes"} <= set(told[0])
    rows = _rows(dsr("log", "--format", "csv").out)
    assert rows[1]["author"] == "'=cmd|' /C calc'!A0"
    assert dsr("log", "--limit", "1").out.count("\n") == 3
    for limit in ("0", "-1", "9" * 30, "many"):
        assert dsr("log", "--limit", limit).code == 2


def test_the_facts_of_the_tracker(dsr: Command, own_tracker: Path) -> None:
    facts = dsr("info", "--format", "json").json
    assert facts["file"] == str(own_tracker)
    assert facts["version"] == __version__
    assert facts["sqlite_version"] == sqlite3.sqlite_version
    assert facts["counts"]["documents"] == 5
    assert facts["counts"]["assessments"] == 0
    told = dsr("info").out
    assert str(own_tracker) in told
    assert sqlite3.sqlite_version in told


def test_control_characters_of_a_foreign_file_do_not_reach_the_terminal(
    dsr: Command, own_tracker: Path
) -> None:
    with sqlite3.connect(own_tracker) as connection:
        connection.execute("UPDATE provisions SET title = char(27) || '[2J' || char(8238) || 'x'")
    connection.close()
    for words in (("catalogue",), ("matrix",), ("show", "DEI-2017/03", "EG")):
        out = dsr(*words).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "\\x1b[2J\\u202ex" in out
    assert (
        dsr("catalogue", "--format", "json").json["instruments"][0]["clauses"][0]["title"] == "\x1b[2J\u202ex"
    )
