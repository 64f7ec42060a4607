"""Pictures from the command line; what they show is tested in tests/store and tests/reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_tracker.core.pictures import PictureKind
from tests.cli.conftest import Command


@pytest.mark.parametrize("kind", PictureKind)
def test_every_kind_is_written_as_svg(dsr: Command, tmp_path: Path, kind: PictureKind) -> None:
    dsr("assess", "DEI-2017/3", "egypt", "limited")
    out = tmp_path / f"{kind}.svg"
    done = dsr("picture", str(kind), "-o", str(out), "--country", "egypt")
    assert (done.code, done.out, done.err) == (0, f"Wrote {out}\n", "")
    assert "As of" in out.read_text(encoding="utf-8")


def test_png_and_chinese(dsr: Command, tmp_path: Path) -> None:
    done = dsr("picture", "map", "-o", str(tmp_path / "map.png"), "--provision", "DEI-2017/3")
    assert done.code == 0, done.err
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    done = dsr("picture", "countries", "-o", "-", "--lang", "zh", "--instrument", "DEI-2017")
    assert "埃及" in done.out


def test_a_picture_in_chinese_names_the_catalogue_in_chinese(dsr: Command, tmp_path: Path) -> None:
    assert dsr("assess", "DEI-2017/01", "EG", "limited", "--reason", "r").code == 0
    for kind, said in (("clauses", "促进数字化转型"), ("country", "促进数字化转型"), ("countries", "浙江省")):
        out = tmp_path / f"{kind}.svg"
        named = ("--country", "EG") if kind == "country" else ()
        done = dsr("picture", kind, "-o", str(out), "--lang", "zh", *named)
        assert done.code == 0, done.err
        written = out.read_text("utf-8")
        assert said in written
        assert "Promote digital transformation" not in written


def test_says_what_is_missing(dsr: Command, tmp_path: Path) -> None:
    out = str(tmp_path / "x.svg")
    for words, said in (
        (("country", "-o", out), "No country is named. Add --country with its code or name."),
        (("country", "-o", out, "--country", "Norway"), "Norway is not in this tracker."),
        (("country", "-o", out, "--country", "CN", "--as-of", "soon"), "“soon” is no as-of date."),
    ):
        done = dsr("picture", *words)
        assert (done.code, said in done.err) == (1, True), done.err
    assert not Path(out).exists()
