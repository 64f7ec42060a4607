"""Judging cells from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_tracker import paths
from dsr_tracker.core.dates import today
from dsr_tracker.settings import Settings, save_settings
from tests.cli.conftest import Command


def test_a_judgement_with_everything_that_goes_with_it(dsr: Command) -> None:
    done = dsr(
        *("assess", "DEI-2017/03", "EG", "limited", "--as-of", "2026-03-31", "--reason", "Pilots only."),
        *("--confidence", "low", "--contrary", "--claimed", "complete", "--author", "Ann"),
        *("--evidence", "https://a.org/1", "--evidence", "https://a.org/2"),
    )
    assert (done.code, done.err) == (0, "")
    assert done.out == "Egypt, clause 3 → Limited (as of 2026-03-31)\n"
    cell = dsr("show", "DEI-2017/03", "EG", "--format", "json").json
    assert cell["rating"] == "limited"
    assert cell["as_of"] == "2026-03-31"
    assert cell["reason"] == "Pilots only."
    assert (cell["confidence"], cell["contrary"], cell["claimed"]) == ("low", True, "complete")
    assert cell["author"] == "Ann"
    assert [source["url"] for source in cell["evidence"]] == ["https://a.org/1", "https://a.org/2"]
    assert all(source["assessments"] == [cell["assessment_id"]] for source in cell["evidence"])


def test_no_evidence_found_says_where_and_until_when(dsr: Command) -> None:
    dsr(
        "search-plan", "save", "Gazettes", "--places", "The gazette", "--languages", "ar, en", "--terms", "5G"
    )
    day = ("--as-of", "2026-03-31")
    done = dsr(
        "assess", "DEI-2017/03", "EG", "no_evidence", *day, "--plan", "gazettes", "--search-terms", "6G"
    )
    assert (done.code, done.err) == (0, "")
    cell = dsr("show", "DEI-2017/03", "EG", "--format", "json").json
    assert cell["search"] == {
        "places": "The gazette",
        "languages": "ar, en",
        "terms": "6G",
        "until": "2026-03-31",
    }
    dsr(
        "assess",
        "DEI-2017/03",
        "EG",
        "no_evidence",
        *day,
        "--search-until",
        "2026-02-01",
        "--schedule",
        "behind",
    )
    again = dsr("show", "DEI-2017/03", "EG", "--format", "json").json
    assert (again["search"]["places"], again["search"]["until"]) == ("The gazette", "2026-02-01")
    assert again["schedule"] == "behind"
    unknown = dsr("assess", "DEI-2017/03", "EG", "no_evidence", "--plan", "None such")
    assert unknown.code == 1
    assert "search plan" in unknown.err


def test_it_is_one_edit(dsr: Command) -> None:
    dsr("assess", "DEI-2017/03", "Brazil", "limited", "--evidence", "https://a.org")
    assert len(dsr("log", "--format", "json").json) == 1
    assert dsr("undo").out == "Undone: Brazil, clause 3 → Limited\n"
    assert dsr("info", "--format", "json").json["counts"]["evidence"] == 0
    assert "BR" not in dsr("matrix", "--format", "json").json["columns"]
    assert dsr("redo").out == "Done again: Brazil, clause 3 → Limited\n"
    assert "BR" in dsr("matrix", "--format", "json").json["columns"]


def test_the_same_address_is_one_source(dsr: Command) -> None:
    dsr(
        "assess", "DEI-2017/03", "EG", "limited", "--evidence", "https://a.org", "--evidence", "https://a.org"
    )
    dsr("note", "DEI-2017/04", "LA", "Also.", "--evidence", " https://a.org ")
    counts = dsr("info", "--format", "json").json["counts"]
    assert (counts["evidence"], counts["citations"]) == (1, 2)


@pytest.mark.parametrize(
    ("provision", "party", "rating"),
    [
        ("dei-2017/3", "egypt", "Limited"),
        ("DEI-2017/03", "EGY", "1"),
        ("DEI-2017/03", "埃及", "LIMITED"),
        (" DEI-2017/03 ", "arab republic of egypt", "limited "),
    ],
)
def test_names_are_taken_as_people_type_them(dsr: Command, provision: str, party: str, rating: str) -> None:
    assert dsr("assess", provision, party, rating).out == f"Egypt, clause 3 → Limited (as of {today()})\n"


def test_a_country_that_takes_no_part_is_tracked_from_then_on(dsr: Command) -> None:
    done = dsr("assess", "DEI-2017/03", "巴西", "limited")
    assert done.code == 0
    assert "Brazil is now tracked in" in done.err
    again = dsr("assess", "DEI-2017/04", "brazil", "limited")
    assert again.err == ""
    assert dsr("matrix", "--format", "json").json["columns"]["BR"]["scored"] == 2


def test_the_author_is_that_of_the_settings(dsr: Command) -> None:
    save_settings(paths.config_folder() / "settings.json", Settings(author="Ann of the settings"))
    dsr("assess", "DEI-2017/03", "EG", "limited")
    dsr("assess", "DEI-2017/03", "LA", "limited", "--author", "Bob")
    assert [edit["author"] for edit in dsr("log", "--format", "json").json] == ["Bob", "Ann of the settings"]


def test_an_author_of_the_settings_that_cannot_be_kept_is_said_with_the_cure(dsr: Command) -> None:
    save_settings(paths.config_folder() / "settings.json", Settings(author="\u202eAnn"))
    done = dsr("assess", "DEI-2017/03", "EG", "limited")
    assert done.code == 1
    assert "Name yourself with --author." in done.err
    assert dsr("assess", "DEI-2017/03", "EG", "limited", "--author", "Ann").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("DEI-2017/33", "EG", "limited"), "There is no provision “DEI-2017/33”. Did you mean"),
        (("", "EG", "limited"), "There is no provision “”."),
        (("DEI-2017", "EG", "limited"), "“DEI-2017” is an instrument"),
        (("DEI-2017/03", "Atlantis", "limited"), "There is no country or party “Atlantis”."),
        (("DEI-2017/03", "Egipt", "limited"), "Did you mean “Egypt”"),
        (("DEI-2017/03", "EG", "limted"), "Did you mean “limited”?"),
        (("DEI-2017/03", "EG", ""), "“” is no rating"),
        (("DEI-2017/03", "EG", "limited", "--as-of", "yesterday"), "“yesterday” is no as-of date."),
        (("DEI-2017/03", "EG", "limited", "--as-of", ""), "“” is no as-of date."),
        (("DEI-2017/03", "EG", "limited", "--as-of", "2999-01-01"), "lies in the future"),
        (("DEI-2017/03", "EG", "limited", "--claimed", "great"), "“great” is no rating"),
        (("DEI-2017/03", "EG", "limited", "--evidence", "a.org"), "“a.org” is no web address."),
        (("DEI-2017/03", "EG", "limited", "--evidence", ""), "The evidence is empty."),
        (("DEI-2017/03", "EG", "not_applicable"), "needs a reason"),
        (("DEI-2017/03", "EG", "limited", "--reason", "x\u202ey"), "U+202E"),
        (("DEI-2017/03", "EG", "limited", "--reason", "x\udcff"), "lone surrogate"),
        (("\udcff", "EG", "limited"), "lone surrogate"),
        (("DEI-2017/03", "\udcff", "limited"), "lone surrogate"),
        (("DEI-2017/03", "EG", "\udcff"), "lone surrogate"),
        (("DEI-2017/03", "EG", "limited", "--author", "\x07"), "U+0007"),
        (("DEI-2017/03", "EG", "limited", "--reason", "x" * 1_000_001), "1,000,001 characters"),
    ],
)
def test_what_the_tracker_cannot_take_is_said_in_a_sentence_and_changes_nothing(
    dsr: Command, own_tracker: Path, words: tuple[str, ...], said: str
) -> None:
    before = own_tracker.read_bytes()
    done = dsr("assess", *words)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert own_tracker.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("DEI-2017/03", "EG"),
        ("DEI-2017/03", "EG", "limited", "more"),
        ("DEI-2017/03", "EG", "limited", "--confidence", "sure"),
        ("DEI-2017/03", "EG", "limited", "--colour", "red"),
        ("DEI-2017/03", "EG", "limited", "--reason"),
    ],
)
def test_wrong_use_is_2(dsr: Command, words: tuple[str, ...]) -> None:
    done = dsr("assess", *words)
    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err


def test_text_from_people_is_kept_to_the_letter(dsr: Command) -> None:
    reason = "=1+1 <script>alert(1)</script> شكرا 数字 👩‍💻 \"'`$(rm)"
    dsr("assess", "DEI-2017/03", "EG", "limited", "--reason", reason)
    assert dsr("show", "DEI-2017/03", "EG", "--format", "json").json["reason"] == reason
    assert reason in dsr("show", "DEI-2017/03", "EG").out


def test_a_hidden_provision_is_not_judged_unseen(dsr: Command, own_tracker: Path, seeds: Path) -> None:
    from dsr_tracker.core.editing import Pen, hide
    from dsr_tracker.store.store import Store

    with Store.open(own_tracker, seeds) as store:
        store.apply(hide(Pen("Ann", store.new_id), "instrument", "DEI-2017", "it"))
    done = dsr("assess", "DEI-2017/03", "EG", "limited")
    assert done.code == 1
    assert "is hidden in this tracker" in done.err
    assert "hidden" in dsr("matrix", "--instrument", "DEI-2017").err
    assert dsr("show", "DEI-2017/03", "EG").code == 0


def test_what_an_analyst_retired_is_not_judged_unseen(dsr: Command, own_tracker: Path, seeds: Path) -> None:
    from dsr_tracker.core.editing import Pen
    from dsr_tracker.core.own_records import retire, save_provision
    from dsr_tracker.core.records import Provision
    from dsr_tracker.store.store import Store

    with Store.open(own_tracker, seeds) as store:
        pen = Pen("Ann", store.new_id)
        store.apply(save_provision(pen, None, Provision("own", "DEI-2017", "16", "Mine"), []))
        store.apply(retire(pen, store.read.provision("own"), "clause 16"))
    done = dsr("assess", "own", "EG", "limited")
    assert done.code == 1
    assert "Provision own is retired in this tracker. Bring it back" in done.err
