"""Reports as files: whole or not at all, and never over a tracker."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.errors import FileError, UnknownNameError
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.watching import watched
from dsr_tracker.reports.writing import FORMATS, render, write_report


@pytest.mark.parametrize("name", FORMATS)
def test_the_file_is_the_rendered_report_and_nothing_else_is_left(
    initiative: Report, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "报告 $x"
    folder.mkdir()
    write_report(initiative, name, folder / f"out.{name}")
    assert (folder / f"out.{name}").read_bytes() == render(initiative, name)
    assert [path.name for path in folder.iterdir()] == [f"out.{name}"]


def test_an_older_report_is_replaced(initiative: Report, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    write_report(initiative, "csv", path)
    assert path.read_bytes() == render(initiative, "csv")


def test_a_tracker_is_never_overwritten(initiative: Report, tracker_path: Path) -> None:
    before = tracker_path.read_bytes()
    link = tracker_path.with_name("link.html")
    link.symlink_to(tracker_path)
    for path in (tracker_path, link):
        with pytest.raises(FileError, match="tracker"):
            write_report(initiative, "html", path)
    assert tracker_path.read_bytes() == before


@pytest.mark.parametrize("name", ["folder", "missing/out.html", "x" * 300, "nul\0name"])
def test_impossible_places_are_named(initiative: Report, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError) as caught:
        write_report(initiative, "html", tmp_path / name)
    assert caught.value.advice
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null here")
def test_a_device_is_left_alone(initiative: Report) -> None:
    with pytest.raises(FileError, match="ordinary"):
        write_report(initiative, "csv", Path("/dev/null"))
    assert not Path("/dev/null").is_file()


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(
    initiative: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="disk is full"):
        write_report(initiative, "csv", path)
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_stopped_while_it_is_laid_out(initiative: Report, name: str) -> None:
    looks = iter(range(20))

    def check() -> None:
        if next(looks, None) is None:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        render(watched(initiative, check), name)


@pytest.mark.parametrize("name", ["html", "csv", "json", "xlsx"])
def test_a_watched_report_is_the_same_file(initiative: Report, name: str) -> None:
    looks: list[None] = []
    assert render(watched(initiative, lambda: looks.append(None)), name) == render(initiative, name)
    assert len(looks) >= len(initiative.cells)


@pytest.mark.parametrize(("name", "said"), [("xlsx", "1 text is longer"), ("csv", "1 text is longer")])
def test_what_a_format_cannot_hold_is_told(dossier: Dossier, name: str, said: str) -> None:
    first, *others = dossier.assessments
    spoilt = replace(dossier, assessments=(replace(first, reason="x" * 40_000), *others))
    told: list[str] = []
    render(build_report(spoilt, Scope()), name, tell=told.append)
    assert [sentence for sentence in told if said in sentence]
    told.clear()
    render(build_report(dossier, Scope()), name, tell=told.append)
    assert told == []


def test_an_unknown_format_writes_nothing(initiative: Report, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        write_report(initiative, "odt", tmp_path / "out.odt")
    assert not list(tmp_path.iterdir())
