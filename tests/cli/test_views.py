"""Saved views from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command


def test_views_are_imported_listed_renamed_exported_and_removed(dsr: Command, tmp_path: Path) -> None:
    made = tmp_path / "views.json"
    view = {"name": "Stale", "page": "matrix", "filter": "is:stale", "day": "2026-01-31"}
    made.write_text(json.dumps({"kind": "DSR Tracker views", "version": 1, "views": [view]}))
    assert "Stale" in dsr("views", "--import", str(made)).out
    [listed] = dsr("views", "--rename", "stale", "Old", "--json").json
    assert (listed["name"], listed["filter"], listed["as_of"]) == ("Old", "is:stale", "2026-01-31")
    target = tmp_path / "out.json"
    dsr("views", "--export", str(target))
    assert json.loads(target.read_text())["views"][0]["name"] == "Old"
    assert json.loads(dsr("views", "--export", "-").out)["kind"] == "DSR Tracker views"
    assert "Old" not in dsr("views", "--remove", "Old").out
    assert dsr("views", "--remove", "Old").code == 1
    assert dsr("views", "--import", str(tmp_path / "nowhere")).code == 1
