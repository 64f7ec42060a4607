"""Many cells changed from the command line."""

from __future__ import annotations

from dsr_tracker import paths
from tests.cli.conftest import Command


def test_cells_of_a_clause_are_changed_in_one_edit(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03", "EG", "limited", "--as-of", "2026-03-31", "--reason", "Pilots.")
    done = dsr(
        *("change", "DEI-2017/3", "--party", "egypt", "--party", "中国", "--rating", "2"),
        *(
            "--add-reason",
            "A law.",
            "--confidence",
            "high",
            "--contrary",
            "yes",
            "--evidence",
            "https://a.org",
        ),
        *("--note", "Passed.", "--on", "2026-04-01", "--author", "Ann"),
    )
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == "2 of 2 changed, 0 stay as they are, 0 refused."
    assert "Limited, reason: Pilots." in done.out
    egypt, china = (dsr("show", "DEI-2017/03", each, "--format", "json").json for each in ("EG", "CN"))
    assert (egypt["rating"], egypt["reason"]) == ("substantial", "Pilots.\nA law.")
    assert (china["rating"], china["reason"]) == ("substantial", "A law.")
    for cell in (egypt, china):
        assert (cell["confidence"], cell["contrary"], cell["author"]) == ("high", True, "Ann")
        assert [each["url"] for each in cell["evidence"]] == ["https://a.org"]
        assert [each["text"] for each in cell["notes"]] == ["Passed."]
    assert dsr("info", "--format", "json").json["counts"]["evidence"] == 1
    assert len(dsr("log", "--format", "json").json) == 2
    assert dsr("undo").out == "Undone: 2 cells → Substantial\n"


def test_what_would_change_is_said_and_nothing_is_written(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03", "EG", "limited")
    made = dsr("change", "DEI-2017/03", "--confidence", "low", "--dry-run", "--json").json
    assert (made["done"], made["changed"], made["same"], made["refused"]) == (False, 1, 0, 7)
    cell = next(each for each in made["cells"] if each["party_id"] == "EG")
    assert (cell["before"], cell["after"]) == ({"confidence": ""}, {"confidence": "low"})
    assert len(dsr("log", "--format", "json").json) == 1
    done = dsr("change", "DEI-2017/03", "--confidence", "low")
    assert done.code == 1
    assert "Nothing was changed: 7 cells refused." in done.err
    assert dsr("change", "DEI-2017/03", "--confidence", "low", "--skip-refused").code == 0
    assert dsr("show", "DEI-2017/03", "EG", "--format", "json").json["confidence"] == "low"
    dsr("change", "DEI-2017/03", "--party", "EG", "--confidence", "none", "--reason", "")
    assert not dsr("show", "DEI-2017/03", "EG", "--format", "json").json["confidence"]


def test_an_instrument_means_all_its_clauses_and_a_backup_comes_first(dsr: Command) -> None:
    done = dsr("change", "dei-2017", "--rating", "not_started", "--as-of", "2026-01-01")
    assert done.out.splitlines()[-1] == "120 of 120 changed, 0 stay as they are, 0 refused."
    assert len(list(paths.backups_folder().rglob("*before-bulk-edit.dsr"))) == 1


def test_a_known_source_is_cited_where_it_is_not_yet(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03", "EG", "limited", "--evidence", "https://a.org")
    made = dsr("change", "DEI-2017/03", "--evidence", "https://a.org", "--json").json
    assert (made["changed"], made["same"]) == (7, 1)
    assert dsr("info", "--format", "json").json["counts"]["evidence"] == 1


def test_wrong_use_is_told(dsr: Command) -> None:
    for words, said in (
        (("DEI-2017/03",), "Nothing is to be changed."),
        (("DEI-2017/03", "--reason", "a", "--add-reason", "b"), "not both"),
        (("DEI-2017/99", "--rating", "1"), "There is no provision"),
        (("DEI-2017/03", "--rating", "9"), "is no rating"),
        (("DEI-2017/03", "--rating", "1", "--party", "Brazil"), "No such cell"),
        (("DEI-2017/03", "--rating", "1", "--day", "2999-01-01"), "in the future"),
    ):
        done = dsr("change", *words)
        assert done.code == 1
        assert said in done.err
