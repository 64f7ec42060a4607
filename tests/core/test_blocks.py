"""Blocks of cells on their way to other programs and back."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.blocks import as_html, as_tsv, read_block

ROWS = (
    ("", "China", "Egypt"),
    ("3.10 Training, for teachers", "Limited", "=1+1"),
    ("two\nlines", 'a "word"\tand tab', "+39 <b>&amp;"),
)
# What a table can say: no control characters, and no white space around it.
_TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), max_size=12)
_BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(_TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


def normal(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """As a block has it: texts stripped, empty rows at the end gone."""
    kept = [tuple(text.strip() for text in row) for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    return tuple(kept)


@given(_BLOCKS)
def test_text_and_markup_come_back_as_they_went(rows):
    assert read_block("", as_html(rows)) == normal(rows)
    if len(rows[0]) > 1:  # one column alone has no tabs: a comma may part it
        assert read_block(as_tsv(rows)) == normal(rows)


def test_other_programs_read_the_same_words_and_no_formula():
    read = list(csv.reader(io.StringIO(as_tsv(ROWS), newline=""), delimiter="\t"))
    assert read == [["", "China", "Egypt"], [ROWS[1][0], "Limited", "'=1+1"], [*ROWS[2][:2], "'+39 <b>&amp;"]]
    markup = as_html(ROWS, header_rows=1, header_columns=1)
    assert markup.count("<th ") == 5
    assert "color" not in markup
    assert "&lt;b&gt;&amp;amp;" in markup


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_calc_reads_the_same_words(tmp_path: Path):
    (tmp_path / "copied.html").write_text(as_html(ROWS, header_rows=1, header_columns=1), "utf-8")
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--infilter=HTML (StarCalc)", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"),
            *("--outdir", str(tmp_path), str(tmp_path / "copied.html")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = list(csv.reader(io.StringIO((tmp_path / "copied.csv").read_text("utf-8-sig"), newline="")))
    assert rows[0] == ["", "China", "Egypt"]
    assert rows[1][1:] == ["Limited", "'=1+1"]
    assert rows[1][0] == "3.10 Training, for teachers"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Limited", (("Limited",),)),
        ("Limited, contrary", (("Limited, contrary",),)),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a,b\nc,d", (("a", "b"), ("c", "d"))),
        ("a;b\nc;d\n\n", (("a", "b"), ("c", "d"))),
        ("a\tb\n\td", (("a", "b"), ("", "d"))),
        ('"two\nlines"\tb', (("two\nlines", "b"),)),
        ('5" disk\tb', (('5" disk', "b"),)),
        ("'=x\t'tis", (("=x", "'tis"),)),
        ("", ()),
        ("\n\n", ()),
    ],
)
def test_text_of_other_programs_is_read(text, rows):
    assert read_block(text) == rows


def test_markup_of_spreadsheets_is_read():
    excel = """<html><head><style>td {color:red}</style></head><body><table><col width=64>
      <tr height=20><td class=xl65>Limited</td><td>Comp<br>lete</td></tr>
      <tr><td colspan=2>&nbsp;3&nbsp;</td></tr></table><p>after</p></body></html>"""
    assert read_block("ignored", excel) == (("Limited", "Comp\nlete"), ("3", ""))
    spanned = "<table><tr><th rowspan=2>a<th>b<tr><td>c</table>"
    assert read_block("", spanned) == (("a", "b"), ("", "c"))
    assert read_block("plain", "<p>no table</p>") == (("plain",),)


@given(st.text(max_size=200))
def test_whatever_is_on_the_clipboard_is_read_somehow(text):
    for block in (read_block(text), read_block(text, f"<table>{text}"), read_block(text, f"<td{text}")):
        assert len({len(row) for row in block}) <= 1
