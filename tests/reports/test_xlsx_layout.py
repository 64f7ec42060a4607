"""How a workbook looks: nothing clipped, no #### for want of room."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.workbook_heights import height_of
from dsr_tracker.reports.xlsx import render_xlsx

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize(
    ("typed", "width", "height"),
    [
        ("", 10, 15),
        ("short", 10, 15),
        ("one\n\nthree", 40, 45),
        ("a word and a word", 12, 30),
        ("Infrastructure and affordable access", 34, 15),
        ("x" * 90, 50, 30),
        ("数字经济", 10, 17.5),
        ("数字经济数字经济", 10, 35),
        ("l" * 5_000, 40, 409),
    ],
)
def test_a_row_is_as_high_as_its_text(typed: str, width: float, height: float) -> None:
    assert height_of(typed, width) == height


def widths_of(report: Report, number: int) -> dict[int, float]:
    """The widths of the columns on the sheet of that number."""
    with zipfile.ZipFile(io.BytesIO(render_xlsx(report))) as archive:
        names = re.findall(r'<sheet name="([^"]+)"', archive.read("xl/workbook.xml").decode())
        sheet = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    assert names[number - 1] == "Figures"
    return {int(column.attrib["min"]): float(column.attrib["width"]) for column in sheet.iter(f"{_MAIN}col")}


def test_large_numbers_and_long_ids_have_room(dossier: Dossier) -> None:
    first = replace(dossier.figures[0], value=12_345_678_901_234_567_890.0, figure_id="figure/" + "x" * 30)
    report = build_report(replace(dossier, figures=(first, *dossier.figures[1:])), Scope())
    widths = widths_of(report, 7)
    assert widths[3] > len("12,345,678,901,234,567,890")
    assert widths[11] > len(first.figure_id)
