"""A report in Chinese tells the catalogue in Chinese, says so, and keeps what an analyst wrote."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.records import Figure, Origin
from dsr_tracker.reports.report import Kind, Report, Scope, build_report
from dsr_tracker.reports.wording import text
from dsr_tracker.reports.writing import render
from tests.reports.reading import page_of, text_of

CHINESE = re.compile("[\u4e00-\u9fff]")
CLAUSE = "DEI-2017/01"


@pytest.fixture(scope="module")
def chinese(dossier: Dossier) -> Report:
    return build_report(dossier, Scope(language="zh"))


def test_titles_and_summaries_of_the_catalogue_are_in_chinese(chinese: Report) -> None:
    sections = chinese.instruments
    instruments = [section.instrument for section in sections]
    rows = [
        row for section in sections for clause in section.matrix.rows for row in (clause, *clause.measures)
    ]
    titles = [*(each.title for each in instruments), *(row.provision.title for row in rows)]
    summaries = [*(each.summary for each in instruments), *(row.provision.summary for row in rows)]
    assert {title for title in titles if not CHINESE.search(title)} == {"5G"}
    assert all(CHINESE.search(summary) for summary in summaries)
    assert all(CHINESE.search(party.name) for party in chinese.parties)
    assert all(CHINESE.search(entry.document.title) for entry in chinese.documents)


def test_the_english_title_is_there_as_well(chinese: Report) -> None:
    clause = chinese.instruments[0].matrix.rows[0].provision
    assert clause.title == "扩大宽带接入，提高宽带质量"
    assert clause.remark == "英文标题：“Expand broadband access and improve quality”。"
    page = text_of(page_of(chinese))
    assert clause.remark in page
    assert "Improve the region's communication" not in page


@pytest.mark.parametrize("name", ["html", "json", "csv"])
def test_formats_of_text_have_no_title_in_english_but_where_it_is_named(dossier: Dossier, name: str) -> None:
    made = build_report(dossier, Scope(("DEI-2017",), kind=Kind.MATRIX, language="zh"))
    content = render(made, name).decode("utf-8-sig")
    assert "扩大宽带接入，提高宽带质量" in content
    assert "Expand broadband access" not in content.replace("英文标题：“Expand broadband access", "")


def test_the_report_says_whose_translation_it_is(chinese: Report, report: Report) -> None:
    assert any("我们的译文" in remark for remark in chinese.remarks)
    assert not any("translation" in remark for remark in report.remarks)


def test_what_an_analyst_wrote_stays_as_it_is(dossier: Dossier) -> None:
    own = tuple(
        replace(each, origin=Origin.ANALYST) if each.provision_id == CLAUSE else each
        for each in dossier.provisions
    )
    made = build_report(replace(dossier, provisions=own), Scope(language="zh"))
    clause = made.instruments[0].matrix.rows[0].provision
    assert clause.title == "Expand broadband access and improve quality"
    assert clause.remark == ""
    reasons = {entry.assessment.reason for entry in made.cells.values() if entry.assessment}
    assert any(reason.startswith("Pilots and announcements only.") for reason in reasons)


def test_a_figure_is_written_without_spaces_in_chinese(dossier: Dossier, chinese: Report) -> None:
    [guests] = [
        figure
        for section in chinese.instruments
        for figure in section.figures
        if figure.figure_id == "WIC-2018/figure/guests"
    ]
    assert text("zh").figure(guests) == "超过1,500人"
    own = Figure("f", "Towns", 12, "towns", qualifier="about")
    assert text("zh").figure(own) == text("en").figure(own) == "about 12 towns"
