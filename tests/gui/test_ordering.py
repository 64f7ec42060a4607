"""Names stand in the order of the language: Chinese by its sound, numbers by what they are worth."""

from __future__ import annotations

from typing import Any

from dsr_tracker.gui.models.record_table import Column, RecordTable
from dsr_tracker.gui.ordering import in_order

from .test_translation import chinese  # noqa: F401


def in_table(texts: list[str]) -> list[str]:
    table: Any = RecordTable((Column[str]("Name", lambda row: row),), lambda row: row)
    table.set_rows(texts)
    table.sort(0)
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def test_chinese_names_stand_by_their_sound(chinese: None) -> None:  # noqa: F811
    assert in_table(["中国", "埃及", "沙特阿拉伯", "老挝", "塞尔维亚", "阿拉伯联合酋长国"]) == [
        "阿拉伯联合酋长国",
        "埃及",
        "老挝",
        "塞尔维亚",
        "沙特阿拉伯",
        "中国",
    ]


def test_case_and_accents_do_not_count_and_numbers_do(qapp: Any) -> None:
    assert in_table(["10 Trust", "2 Transform", "Türkiye", "thailand", "Serbia"]) == [
        "2 Transform",
        "10 Trust",
        "Serbia",
        "thailand",
        "Türkiye",
    ]


def test_equal_texts_keep_their_places(qapp: Any) -> None:
    assert not in_order("a") < in_order("A")
    assert not in_order("A") < in_order("a")
