"""With the smaller data of ICU, Qt sorts, changes case and names time zones as it did with all of them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6
import pytest
from kit import icu

ASK = Path(__file__).with_name("ask_qt.py")


def answers(**more: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(ASK)], env={**os.environ, **more}, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def whole() -> Path:
    """The library as Qt brings it."""
    found = list(Path(PySide6.__file__).parent.glob("Qt/lib/libicudata.so.*"))
    if not found or not shutil.which("as") or not shutil.which("ld"):
        pytest.skip("there is no Qt with ICU here, or no assembler")
    return found[0]


@pytest.fixture(scope="module")
def light(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with what is wanted of its data."""
    library = tmp_path_factory.mktemp("icu") / whole.name
    shutil.copyfile(whole, library)
    icu.lighten(library)
    return library


def test_qt_answers_as_with_all_of_the_data(whole: Path, light: Path) -> None:
    expected, found = answers(), answers(LD_PRELOAD=str(light))
    assert expected.pop("library") == str(whole.resolve())
    assert found.pop("library") == str(light), "the light library was not loaded"
    assert found == expected
    assert len({str(expected[name]["sorted, numeric False"]) for name in ("en", "sv", "cs", "zh_CN")}) == 4
    assert light.stat().st_size < whole.stat().st_size / 4
    assert [each.name for each in light.parent.iterdir()] == [light.name]


def test_the_parts_are_those_of_the_whole(whole: Path, light: Path) -> None:
    before, after = (icu.read(library.read_bytes()) for library in (whole, light))
    assert before[0] == after[0]
    assert after[1]
    last = max(after[1])  # the end of its library is dragged along
    assert {name: content for name, content in after[1].items() if name != last} == {
        name: before[1][name] for name in after[1] if name != last
    }


@pytest.mark.parametrize(
    ("name", "is_wanted"),
    [
        ("coll/sv.res", True),
        ("coll/ucadata.icu", True),
        ("zh_Hans_SG.res", True),
        ("fr.res", False),
        ("likelySubtags.res", True),
        ("pool.res", True),
        ("zone/en.res", True),
        ("zone/fr.res", False),
        ("zone/root.res", True),
        ("curr/en.res", False),
        ("brkitr/cjdict.dict", False),
        ("gb18030.cnv", False),
        ("cnvalias.icu", True),
    ],
)
def test_which_parts_are_wanted(name: str, is_wanted: bool) -> None:
    assert icu.is_wanted(name) == is_wanted


def test_qt_asks_icu_for_nothing_else(whole: Path) -> None:
    names = {
        symbol
        for library in whole.parent.glob("libQt6*.so.6")
        for symbol in re.findall(
            rf"\bU (\w+)_{whole.name.rpartition('.')[2]}\b",
            subprocess.run(["nm", "-D", library], capture_output=True, text=True, check=True).stdout,
        )
    }
    # Case, time zones, encodings (of which those built into ICU are left), sorting.
    assert names
    assert {name.partition("_")[0].lower() for name in names} == {"u", "ucal", "ucnv", "ucol"}
    assert {name for name in names if name.startswith("u_")} == {"u_strToLower", "u_strToUpper"}
