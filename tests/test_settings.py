"""The program's settings: kept whole, and never a reason not to start."""

from __future__ import annotations

import os
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from dsr_tracker.reports.contents import Scope
from dsr_tracker.settings import Preset, Settings, load_settings, save_settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    preset = Preset(
        "country", "pdf", "zh", country_codes=("EG",), ratings=("limited",), with_subnational=True
    )
    kept = Settings(author="安", recent=("/a", "/b"), presets={"部长": preset, "": Preset()})
    save_settings(path, kept)
    assert load_settings(path) == kept
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("stored", "presets"),
    [
        ("", {}),
        ("[]", {}),
        ('{"presets": 1}', {}),
        ('{"presets": {"a": 1}}', {}),
        ('{"presets": {"a": {"kind": 7, "ratings": "x", "strange": 1}}}', {"a": Preset()}),
        ('{"presets": {"a": {"kind": "data", "ratings": [1]}}}', {"a": Preset("data", ratings=("1",))}),
    ],
)
def test_what_cannot_be_read_falls_back(tmp_path: Path, stored: str, presets: dict[str, Preset]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(stored, encoding="utf-8")
    assert load_settings(path) == Settings(presets=presets)


def test_a_preset_keeps_all_that_a_scope_can_say() -> None:
    assert {each.name for each in fields(Scope)} <= {each.name for each in fields(Preset)}


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX")
def test_settings_are_their_owners(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    save_settings(path, Settings())
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent)] == [0o600, 0o700]


def test_a_file_name_that_is_no_text_is_kept(tmp_path: Path) -> None:
    kept = Settings(recent=("/a/\udcff.dsr",))
    save_settings(tmp_path / "settings.json", kept)
    assert load_settings(tmp_path / "settings.json") == kept
