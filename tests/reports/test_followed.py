"""Rubrics, specificity, milestones, indicators, links and looks: all formats tell the same of them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.reports.report import Kind, Report, Scope, build_report
from dsr_tracker.reports.writing import FORMATS, render
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.reports.following import CLAUSE, MEASURE, follow
from tests.reports.reading import needs_font_for_chinese
from tests.reports.test_formats import _PAGES, _plain

_SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"
_SCOPES = (
    Scope(("DEI-2017",)),
    Scope(kind=Kind.CLAUSE, provision_id=CLAUSE, language="zh"),
    Scope(("DEI-2017",), kind=Kind.DATA),
)


@pytest.fixture(scope="module")
def followed(filled_file: Path, seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("followed") / "tracker.dsr"
    shutil.copyfile(filled_file, path)
    with Store.open(path, seeds) as store:
        follow(store)
        yield collect(store)


def _counts(report: Report) -> dict[str, int]:
    told = report.followed
    return {
        "rubrics": sum(len(each.criteria) for each in told.rubrics),
        "specificity": len(told.specificities),
        "milestones": len(told.milestones),
        "indicators": len(told.indicators),
        "values": sum(len(each.values) for each in told.indicators),
        "links": len(told.links),
        "looks": len(told.looks),
    }


@pytest.mark.parametrize("scope", _SCOPES, ids=lambda scope: f"{scope.kind}-{scope.language}")
def test_tables_tell_the_same_counts(followed: Dossier, scope: Scope) -> None:
    report = build_report(followed, scope)
    counts = _counts(report)
    assert counts["rubrics"] == 2  # of the version that holds, not of both
    assert (counts["specificity"], counts["milestones"], counts["links"], counts["looks"]) == (2, 2, 2, 1)
    data: dict[str, Any] = json.loads(render(report, "json"))
    Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8"))).validate(data)
    found = {name: len(data[name]) for name in counts if name not in ("rubrics", "values")}
    found["rubrics"] = sum(len(each["criteria"]) for each in data["rubrics"])
    found["values"] = sum(len(each["values"]) for each in data["indicators"])
    assert found == counts
    with zipfile.ZipFile(io.BytesIO(render(report, "zip"))) as archive:
        for name, count in counts.items():
            rows = list(csv.DictReader(io.StringIO(archive.read(f"data/{name}.csv").decode())))
            assert (name, len(rows)) == (name, count)
            if name == "rubrics":
                assert rows[-1]["criterion"] == "'=All towns"  # guarded like every text
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(report, "xlsx")))
    sheets = [len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names]
    without = len([each for each in report.followed.indicators if not each.values])
    wanted = [
        counts["rubrics"], counts["specificity"], counts["milestones"],
        counts["values"] + without, counts["links"], counts["looks"],
    ]  # fmt: skip
    assert any(sheets[start : start + 6] == wanted for start in range(len(sheets)))


@pytest.mark.parametrize("name", [name for name in _PAGES if name in FORMATS])
@pytest.mark.parametrize("scope", _SCOPES[:2], ids=lambda scope: f"{scope.kind}-{scope.language}")
def test_pages_tell_it_beside_the_clause(followed: Dossier, scope: Scope, name: str) -> None:
    if name == "pdf" and scope.language == "zh":
        needs_font_for_chinese()
    words = _plain(_PAGES[name](render(build_report(followed, scope), name)))
    told = ["=All towns", "Customs window opens", "Second lot", "Towns connected", "It names no number."]
    if scope.language == "en":
        told += [
            "version 2, Ann", "5 of 10", "10 of 10", "met 1 August 2025",
            "due June 2025", "about 400 towns (1 September 2025, Regulator)", "40 % of the target",
            "implements DEI-2017 1", "is implemented by DEI-2017 3", "contributes to SDG target 9.c",
            "Specificity, measure 3.1",
        ]  # fmt: skip
    assert [each for each in told if _plain(each) not in words] == []


def test_a_report_as_of_an_earlier_day_knows_no_later_value_or_meeting(followed: Dossier) -> None:
    told = build_report(followed, Scope(("DEI-2017",), as_of="2025-07-15")).followed
    assert [each.met_on for each in told.milestones] == ["", ""]
    (own,) = (each for each in told.indicators if each.indicator.name == "Towns connected")
    assert [each.measurement.value for each in own.values] == [250]
    assert told.looks == ()


def test_another_country_has_none_of_egypt_s(followed: Dossier) -> None:
    told = build_report(followed, Scope(country_codes=("LA",))).followed
    assert [each.title for each in told.milestones] == ["Customs window opens"]
    assert told.looks == ()


def test_the_digest_knows_what_is_followed_and_not_in_which_language(followed: Dossier) -> None:
    digests = {
        build_report(dossier, Scope(("DEI-2017",), language=language)).colophon.digest
        for dossier in (followed, replace(followed, looks=()), replace(followed, rubrics=()))
        for language in ("en", "zh")
    }
    assert len(digests) == 3


def test_a_report_known_on_an_earlier_day_has_the_rubric_of_that_day(
    filled_file: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "past.dsr"
    shutil.copyfile(filled_file, path)
    # The sample was written at the time of the test: what follows comes later.
    with Store.open(path, seeds) as store:
        before = build_report(collect(store), Scope(("DEI-2017",), as_of="2025-12-31"))
        monkeypatch.setattr("dsr_tracker.store.store.now", lambda: "2999-01-01T12:00:00.000Z")
        follow(store)
        now = collect(store)
        then = collect(store, now.day)
    assert len(now.rubrics) == 2
    assert (then.rubrics, then.looks, then.links) == ((), (), ())
    again = build_report(then, Scope(("DEI-2017",), as_of="2025-12-31", known_on=now.day))
    assert again.colophon.digest == before.colophon.digest


def test_the_annex_names_the_three_means(followed: Dossier) -> None:
    report = build_report(followed, Scope(("DEI-2017",)))
    means = report.means
    assert means is not None
    assert means.grand == report.overall.mean.percent
    of_parties = [each.mean.percent for each in report.instruments[0].columns.values()]
    known = [each for each in of_parties if each is not None]
    assert means.of_parties == pytest.approx(sum(known) / len(known))
    said = f"{round_half_up(means.of_parties or 0)} % the mean of the means of {len(known)} parties"
    assert any(said in statement for statement in report.method)


def test_a_measure_has_its_own_lines(followed: Dossier) -> None:
    told = build_report(followed, Scope(kind=Kind.CLAUSE, provision_id=MEASURE)).followed
    assert [each.provision_id for each in told.specificities] == [MEASURE]
