"""Tags from the command line."""

from __future__ import annotations

from tests.cli.conftest import Command


def _borne(dsr: Command, tag_id: str) -> dict[str, int]:
    [found] = [each for each in dsr("tags", "--json").json if each["id"] == tag_id or each["name"] == tag_id]
    bearers: dict[str, int] = found["bearers"]
    return bearers


def test_all_kinds_of_things_bear_a_tag_and_lose_it(dsr: Command) -> None:
    assert "Egypt, clause 3: tagged" in dsr("tag", "SDG/9", "DEI-2017/3", "EG").out
    dsr("tag", "SDG/9", "DEI-2017/05")
    dsr("tag", "SDG/9", "--party", "Laos")
    dsr("tag", "SDG/9", "--instrument", "dei-2017")
    assert _borne(dsr, "SDG/9") == {"cell": 1, "provision": 1, "party": 1, "instrument": 1}
    assert "(0 new)" in dsr("tag", "sdg/9", "DEI-2017/3", "EG").out
    assert "taken away (1)" in dsr("untag", "SDG/9", "DEI-2017/3", "EG").out
    assert _borne(dsr, "SDG/9") == {"provision": 1, "party": 1, "instrument": 1}


def test_the_cells_that_fit_a_filter_are_tagged_as_one_change(dsr: Command) -> None:
    dsr("assess", "DEI-2017/3", "EG", "limited")
    dsr("assess", "DEI-2017/4", "LA", "limited")
    assert (
        "2 cells: tagged “cables” (2 new)" in dsr("tag", "cables", "--new", "--filter", "status:limited").out
    )
    assert "2 of" in dsr("matrix", "--filter", "tag:cables").out
    dsr("undo")
    assert _borne(dsr, "cables") == {}


def test_a_tag_is_not_made_by_a_slip(dsr: Command) -> None:
    refused = dsr("tag", "cabels", "DEI-2017/3")
    assert (refused.code, "There is no tag “cabels”." in refused.err) == (1, True)
    assert dsr("tag", "SDG/9").code == 1


def test_tags_of_ones_own_are_added_renamed_merged_and_removed(dsr: Command) -> None:
    dsr("tags", "--add", "Cables", "--family", "Sea", "--color", "sky")
    dsr("tags", "--add", "Ports")
    dsr("tag", "Ports", "DEI-2017/3")
    dsr("tags", "--rename", "Cables", "Sea cables", "--color", "blue")
    dsr("tags", "--merge", "Ports", "Sea cables")
    assert _borne(dsr, "Sea cables") == {"provision": 1}
    assert "Sea cables" in dsr("tags").out
    dsr("tags", "--remove", "sea cables")
    assert "Sea cables" not in dsr("tags").out
    assert dsr("tags", "--remove", "SDG/9").code == 1
