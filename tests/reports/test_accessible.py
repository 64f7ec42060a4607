"""The pages in Chromium: axe-core, an accessibility checker, finds nothing, and matrices fit the window."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.html import render_html
from dsr_tracker.reports.report import Kind, Scope, build_report
from tests.reports.browser import CHROMIUM, found_in

_AXE = """
axe.run(document, {resultTypes: ["violations"]}).then((results) => ({
  isDark: matchMedia("(prefers-color-scheme: dark)").matches,
  passed: results.passes.length,
  violations: results.violations.map(({id, help, nodes}) => ({
    id, help, count: nodes.length, first: nodes.slice(0, 3).map((node) => [node.html, node.failureSummary]),
  })),
}))
"""
_WIDTHS = """
Array.from(document.querySelectorAll(".matrix-frame:not(.print-only)"),
  (frame) => [frame.querySelectorAll("thead th").length, frame.scrollWidth - frame.clientWidth])
"""
# Two instruments and two countries make every part of a page, and are checked in a third of the time.
_SOME = Scope(("DEI-2017", "WIC-2018"), ("CN", "EG"), since="2025-06-30")
_COUNTRY = Scope(kind=Kind.COUNTRY, country_codes=("EG",), since="2025-06-30")

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium or Chrome"),
    pytest.mark.timeout(180),
]


@pytest.mark.parametrize(
    ("scope", "is_dark"),
    [
        (_SOME, False),
        (replace(_SOME, country_codes=("EG",), language="zh"), True),
        (_COUNTRY, True),
        (Scope(kind=Kind.CLAUSE, provision_id="DEI-2017/03", since="2025-06-30", language="zh"), False),
        (replace(_SOME, kind=Kind.MATRIX), True),
        (replace(_SOME, kind=Kind.CHANGES, language="zh"), False),
        (replace(_SOME, kind=Kind.DATA, country_codes=("EG",)), True),
    ],
    ids=lambda value: f"{value.kind}-{value.language}" if isinstance(value, Scope) else None,
)
def test_a_checker_finds_nothing_to_mend(
    dossier: Dossier, tmp_path: Path, scope: Scope, is_dark: bool
) -> None:
    found = _checked(render_html(build_report(dossier, scope)), tmp_path, is_dark)
    assert found["violations"] == []
    assert found["passed"] > 10
    assert found["isDark"] is is_dark


def test_the_checker_would_find_something(dossier: Dossier, tmp_path: Path) -> None:
    page = render_html(build_report(dossier, _COUNTRY))
    broken = page.replace(b"<h1>", b'<img src="chart.png"><h1>').replace(b"--ink: #1d1f21", b"--ink: #e5e5e5")
    found = {each["id"] for each in _checked(broken, tmp_path, is_dark=False)["violations"]}
    assert {"image-alt", "color-contrast"} <= found


@pytest.mark.parametrize(("width", "language"), [(1100, "en"), (1200, "zh"), (1300, "en"), (1300, "zh")])
def test_a_matrix_of_eight_fits_without_scrolling(
    dossier: Dossier, tmp_path: Path, width: int, language: str
) -> None:
    page = render_html(build_report(dossier, Scope(("DEI-2017",), language=language)))
    found = found_in(page, _WIDTHS, tmp_path, width=width)
    assert [10, 0] in found
    assert {beyond for _, beyond in found} == {0}


def _checked(page: bytes, folder: Path, is_dark: bool) -> Any:
    """What axe says of the page."""
    spec = importlib.util.find_spec("axe_core_python")
    assert spec is not None
    assert spec.origin is not None
    axe = Path(spec.origin).with_name("axe.min.js")
    return found_in(page, _AXE.strip(), folder, libraries=[axe], is_dark=is_dark)
