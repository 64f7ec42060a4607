"""Workbooks are read in a process of their own, whatever their sheets are called."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from dsr_tracker.importing.child import read_safely, sheets_safely
from dsr_tracker.importing.tables import TableError


def test_sheets_are_named_and_read_apart_even_where_a_name_looks_like_an_option(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("About")
        sheet = book.add_worksheet("--sheets")
        sheet.write_row(0, 0, ["Country"])
        sheet.write_row(1, 0, ["Egypt"])
    assert sheets_safely(path) == ("About", "--sheets")
    assert read_safely(path, "--sheets").rows == (("Egypt",),)


def test_a_text_has_no_sheets_and_a_broken_workbook_says_so(tmp_path: Path) -> None:
    text = tmp_path / "a.csv"
    text.write_text("a\n1\n")
    assert sheets_safely(text) == ()
    broken = tmp_path / "a.xls"
    broken.write_bytes(b"no workbook")
    with pytest.raises(TableError):
        sheets_safely(broken)
