"""Reading and validating a catalogue: each fault is one sentence with file, key and cure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_tracker.core.catalogue import (
    Catalogue,
    catalogue_version,
    compute_digest,
    load_catalogue,
    write_version,
)
from dsr_tracker.core.errors import CatalogueError
from dsr_tracker.core.records import Origin, PartyKind, Role

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"

# A catalogue with one of everything, small enough to see at a glance.
SMALL = {
    "documents.toml": """
[[document]]
id = "news"
title = "Two towns agree"
publisher = "The Courier"
published_on = "2018-09-20"
event_on = "2018-09"
language = "en"
sha256 = "%s"
paragraphs = 4
"""
    % ("0" * 64),
    "parties.toml": """
[[party]]
id = "RS"
kind = "country"
name = "Serbia"
country = "RS"

[[party]]
id = "rs-nis"
kind = "city"
name = "Niš"
country = "RS"
within = "RS"
aliases = ["Nish"]

[[party]]
id = "itu"
kind = "organisation"
name = "International Telecommunication Union"
""",
    "instruments/towns.toml": """
id = "TOWNS-2018"
kind = "letter_of_intent"
title = "Letter of the towns"
summary = "They mean to work together."
agreed_on = "2018-09-18"
period_start = "2018-09-18"
period_end = "2023"
references = [{document = "news", paragraphs = [1, 2]}]

[[principle]]
kind = "aim"
name = "Trust"
references = [{document = "news", paragraphs = [1]}]

[[clause]]
number = 1
title = "Work together"
summary = "Work together in two fields."
references = [{document = "news", paragraphs = [2]}]

[[clause.measure]]
number = 1
title = "First field"
summary = "Work together in the first."
references = [{document = "news", paragraphs = [2], remark = "Half a sentence."}]

[[clause.measure]]
number = 2
title = "Second field"
summary = "Work together in the second."
references = [{document = "news", paragraphs = [2]}]

[[participation]]
party = "rs-nis"
role = "signatory"
references = [{document = "news", paragraphs = [2]}]

[[participation]]
party = "itu"
role = "invited"
references = [{document = "news", paragraphs = [3]}]

[[figure]]
id = "TOWNS-2018/figure/money"
subject = "Money to be spent"
value = 1.5
unit = "EUR"
clause = 1
party = "rs-nis"
references = [{document = "news", paragraphs = [3]}]
""",
    "figures.toml": """
[[figure]]
id = "figure/growth"
subject = "Growth"
value = 7
unit = "%"
references = [{document = "news", paragraphs = [4]}]
""",
}
SMALL["tags.toml"] = """
[[family]]
id = "AIMS"
references = [{document = "news", paragraphs = [2, 3]}]

[[family.tag]]
code = "roads"
name = "Roads"
color = "blue"

[[family.tag]]
code = "2"
name = "Schools"
color = "green"
"""
TOWNS = "instruments/towns.toml"


def write_seeds(folder: Path, files: dict[str, str] | dict[str, bytes]) -> Path:
    """The folder, now holding these seed files."""
    (folder / "instruments").mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def fault_of(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return str(caught.value)


def test_everything_in_a_small_catalogue_becomes_a_record(tmp_path: Path) -> None:
    catalogue = load_catalogue(write_seeds(tmp_path, SMALL))
    assert [record.document_id for record in catalogue.documents] == ["news"]
    assert [(party.party_id, party.kind, party.within) for party in catalogue.parties] == [
        ("RS", PartyKind.COUNTRY, ""),
        ("rs-nis", PartyKind.CITY, "RS"),
        ("itu", PartyKind.ORGANISATION, ""),
    ]
    assert [(item.provision_id, item.number, item.clause_id) for item in catalogue.provisions] == [
        ("TOWNS-2018/01", "1", ""),
        ("TOWNS-2018/01/1", "1.1", "TOWNS-2018/01"),
        ("TOWNS-2018/01/2", "1.2", "TOWNS-2018/01"),
    ]
    assert catalogue.provisions[1].references[0].remark == "Half a sentence."
    assert [(part.participation_id, part.role) for part in catalogue.participations] == [
        ("TOWNS-2018/party/rs-nis", Role.SIGNATORY),
        ("TOWNS-2018/party/itu", Role.INVITED),
    ]
    money, growth = catalogue.figures
    assert (money.value, money.provision_id, money.party_id) == (1.5, "TOWNS-2018/01", "rs-nis")
    assert (growth.value, growth.instrument_id, growth.provision_id) == (7.0, "", "")
    assert isinstance(growth.value, float)
    assert [(tag.tag_id, tag.name, tag.family, tag.code, tag.color) for tag in catalogue.tags] == [
        ("AIMS/roads", "Roads", "AIMS", "roads", "blue"),
        ("AIMS/2", "Schools", "AIMS", "2", "green"),
    ]
    assert {tag.remark for tag in catalogue.tags} == {"news ¶ 2–3"}


def test_records_come_after_whatever_they_name_and_count_their_positions(tmp_path: Path) -> None:
    catalogue = load_catalogue(write_seeds(tmp_path, SMALL))
    records = list(catalogue.records())
    assert [type(record).__name__ for record in records] == (
        ["SourceDocument"] + ["Party"] * 3 + ["Instrument"] + ["Provision"] * 3
        + ["Participation"] * 2 + ["Figure"] * 2 + ["Tag"] * 2
    )  # fmt: skip
    assert all(getattr(record, "origin", None) is Origin.CATALOGUE for record in records)
    for kind in (catalogue.parties, catalogue.provisions, catalogue.participations, catalogue.figures):
        assert [record.position for record in kind] == list(range(1, len(kind) + 1))


# File, the text there, what takes its place, the key named, and a word of the message.
FAULTS = [
    ("documents.toml", 'title = "Two towns agree"', "", "document[1].title", "is missing"),
    ("documents.toml", '"Two towns agree"', '""', "document[1].title", "is empty"),
    ("documents.toml", '"Two towns agree"', "7", "document[1].title", "is not text"),
    ("documents.toml", '"Two towns agree"', '" Two towns"', "document[1].title", "blanks"),
    ("documents.toml", '"Two towns agree"', '"Two\\u0000towns"', "document[1].title", "do not show"),
    ("documents.toml", '"Two towns agree"', '"Two\\u202Etowns"', "document[1].title", "do not show"),
    ("documents.toml", '"2018-09-20"', '"2018-02-30"', "document[1].published_on", "is no date"),
    ("documents.toml", '"2018-09-20"', '"20 September"', "document[1].published_on", "is no date"),
    ("documents.toml", '"2018-09-20"', '"0000-01-01"', "document[1].published_on", "is no date"),
    ("documents.toml", '"2018-09-20"', "2018-09-20", "document[1].published_on", "is not text"),
    ("documents.toml", '"en"', '"English"', "document[1].language", "form"),
    ("documents.toml", "0000000000", "xyz", "document[1].sha256", "form"),
    ("documents.toml", "paragraphs = 4", "paragraphs = true", "document[1].paragraphs", "whole number"),
    ("documents.toml", "paragraphs = 4", "paragraphs = 0", "document[1].paragraphs", "whole number"),
    ("documents.toml", "paragraphs = 4", "paragraphs = 4.0", "document[1].paragraphs", "whole number"),
    ("documents.toml", "publisher", "editor", "document[1].editor", "no key"),
    ("documents.toml", "[[document]]", "[document]", "document", "is not a list"),
    ("parties.toml", "[[party]]", "[[parties]]", "parties", "no key"),
    ("parties.toml", '"city"', '"town"', "party[2].kind", "unknown"),
    ("parties.toml", '"rs-nis"', '"RS"', "party[2].id", "second RS"),
    ("parties.toml", '"rs-nis"', '"rs nis"', "party[2].id", "form"),
    ("parties.toml", 'within = "RS"', 'within = "rs-south"', "party[2].within", "no party"),
    ("parties.toml", 'within = "RS"', 'within = "rs-nis"', "party[2].within", "end the circle"),
    ("parties.toml", 'country = "RS"\nwithin', 'country = "XX"\nwithin', "party[2].country", "no country"),
    ("parties.toml", 'country = "RS"\n\n', 'country = "CN"\n\n', "party[1].country", "differs"),
    ("parties.toml", 'id = "RS"', 'id = "SRB"', "party[1].id", "form"),
    ("parties.toml", '["Nish"]', '"Nish"', "party[2].aliases", "is not a list"),
    ("parties.toml", '["Nish"]', '["Nish", 3]', "party[2].aliases", "is not text"),
    ("parties.toml", '["Nish"]', '["Nish", "Nish"]', "party[2].aliases", "twice"),
    (TOWNS, '"letter_of_intent"', '"letter"', "kind", "unknown"),
    (TOWNS, '"TOWNS-2018"', '"TOWNS/2018"', "id", "form"),
    (TOWNS, 'period_end = "2023"', 'period_end = "2017"', "period_end", "before"),
    (TOWNS, 'period_end = "2023"', 'period_end = "2018-08"', "period_end", "before"),
    (TOWNS, 'references = [{document = "news", paragraphs = [1, 2]}]', "", "references", "missing"),
    (TOWNS, "paragraphs = [1, 2]", "paragraphs = []", "references[1].paragraphs", "empty"),
    (TOWNS, "paragraphs = [1, 2]", "paragraphs = [2, 1]", "references[1].paragraphs", "order"),
    (TOWNS, "paragraphs = [1, 2]", "paragraphs = [1, 1]", "references[1].paragraphs", "order"),
    (TOWNS, "paragraphs = [1, 2]", "paragraphs = [1, 5]", "references[1].paragraphs", "past"),
    (TOWNS, "paragraphs = [1, 2]", "paragraphs = [0]", "references[1].paragraphs", "whole number"),
    (TOWNS, "paragraphs = [1, 2]", 'paragraphs = ["1"]', "references[1].paragraphs", "whole number"),
    (TOWNS, '"news", paragraphs = [1, 2]', '"x", paragraphs = [1]', "references[1].document", "no document"),
    (TOWNS, '[{document = "news", paragraphs = [1, 2]}]', '["news"]', "references[1]", "not a table"),
    (TOWNS, 'kind = "aim"', 'kind = "wish"', "principle[1].kind", "form"),
    (TOWNS, "number = 2", "number = 1", "clause[1].measure[2].number", "second TOWNS-2018/01/1"),
    (TOWNS, "[[participation]]", "[[participant]]", "participant", "no key"),
    (TOWNS, 'party = "itu"', 'party = "rs-nis"', "participation[2].party", "second"),
    (TOWNS, 'party = "itu"', 'party = "ITU"', "participation[2].party", "no party"),
    (TOWNS, '"signatory"', '"signer"', "participation[1].role", "unknown"),
    (TOWNS, '"signatory"', '"host"', "participation", "no committing party"),
    (TOWNS, "clause = 1", "clause = 2", "figure[1].clause", "no clause"),
    (TOWNS, "value = 1.5", "value = true", "figure[1].value", "no number"),
    (TOWNS, "value = 1.5", "value = nan", "figure[1].value", "finite"),
    (TOWNS, "value = 1.5", "value = -inf", "figure[1].value", "finite"),
    (TOWNS, "value = 1.5", "value = 1e999", "figure[1].value", "finite"),
    (TOWNS, "value = 1.5", f"value = 0x{'f' * 400}", "figure[1].value", "finite"),
    (TOWNS, '"TOWNS-2018/figure/money"', '"money"', "figure[1].id", "form"),
    ("figures.toml", '"figure/growth"', '"TOWNS-2018/figure/money"', "figure[1].id", "second"),
    ("figures.toml", "value = 7", "value = 7\nclause = 1", "figure[1].clause", "no clause"),
    ("figures.toml", "value = 7", 'value = 7\nparty = "x"', "figure[1].party", "no party"),
    ("tags.toml", '"blue"', '"#00f"', "family[1].tag[1].color", "form"),
    ("tags.toml", '"2"', '"roads"', "family[1].tag[2].code", "second AIMS/roads"),
    ("tags.toml", '"news"', '"olds"', "family[1].references[1].document", "no document"),
    ("tags.toml", 'name = "Roads"', "", "family[1].tag[1].name", "is missing"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[3]}: {fault[4]}")
def test_a_fault_names_file_key_and_cure(tmp_path: Path, fault: tuple[str, str, str, str, str]) -> None:
    file, there, instead, key, word = fault
    assert there in SMALL[file]
    message = fault_of(write_seeds(tmp_path, {**SMALL, file: SMALL[file].replace(there, instead)}))
    assert message.startswith(f"In {file}, `{key}` ")
    assert word in message
    assert message.endswith(".")
    assert message.count(": ") == 1, "problem and cure, joined by one colon"
    assert "\n" not in message


def test_circular_parties_are_refused(tmp_path: Path) -> None:
    circle = SMALL["parties.toml"].replace('country = "RS"\n\n', 'country = "RS"\nwithin = "rs-nis"\n\n', 1)
    assert "end the circle" in fault_of(write_seeds(tmp_path, {**SMALL, "parties.toml": circle}))


def test_two_files_with_one_instrument_are_refused(tmp_path: Path) -> None:
    files = {**SMALL, "instruments/towns-again.toml": SMALL[TOWNS]}
    message = fault_of(write_seeds(tmp_path, files))
    assert message == "In instruments/towns.toml, `id` makes a second TOWNS-2018: give each entry its own."


def test_two_documents_with_one_fingerprint_are_refused(tmp_path: Path) -> None:
    twice = SMALL["documents.toml"] + SMALL["documents.toml"].replace('"news"', '"olds"')
    assert "document[2].sha256" in fault_of(write_seeds(tmp_path, {**SMALL, "documents.toml": twice}))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"id = \xff", "is not UTF-8"),
        (b'id = "unfinished', "is not valid TOML"),
        (b"id = 1\nid = 2", "is not valid TOML"),
        (b"a = " + b"[" * 5000, "is not valid TOML"),
        (b"a = " + b"9" * 5000, "is not valid TOML"),
        (b"", "is missing"),
    ],
)
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes, word: str) -> None:
    write_seeds(tmp_path, SMALL)
    message = fault_of(write_seeds(tmp_path, {TOWNS: content}))
    assert TOWNS in message
    assert word in message


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    assert "documents.toml cannot be read" in fault_of(tmp_path / "nowhere")
    write_seeds(tmp_path, SMALL)
    (tmp_path / "figures.toml").unlink()
    assert "figures.toml cannot be read" in fault_of(tmp_path)
    (tmp_path / "figures.toml").mkdir()
    assert "figures.toml cannot be read" in fault_of(tmp_path)
    (tmp_path / TOWNS).unlink()
    assert "folder instruments holds no TOML file" in fault_of(tmp_path)


def test_a_byte_order_mark_and_other_line_endings_are_read(tmp_path: Path) -> None:
    plain = load_catalogue(write_seeds(tmp_path, SMALL))
    windows = {name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in SMALL.items()}
    assert load_catalogue(write_seeds(tmp_path, windows)) == plain


# --- mutations -----------------------------------------------------------------------------------

_SCALARS = st.one_of(
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["", "news", "RS", "2018-13-01", "2018", "../x", "\x00", 10**400, -1, 0]),
)
_VALUES = st.one_of(_SCALARS, st.lists(_SCALARS, max_size=3), st.dictionaries(st.text(max_size=5), _SCALARS))


def as_toml(value: Any) -> str:
    """A value in TOML's inline notation, which is JSON's for texts."""
    match value:
        case dict():
            return "{" + ", ".join(f"{as_toml(key)} = {as_toml(entry)}" for key, entry in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(as_toml, value)) + "]"
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value).replace("\x7f", "\\u007f")
        case int() if abs(value) >= 2**63:
            return hex(value) if value > 0 else str(-1)
        case _:
            return repr(value)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a parsed file with each of its keys or indices."""
    keys: list[Any] = (
        list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    )
    for key in keys:
        yield value, key
        yield from places(value[key])


@st.composite
def mutated(draw: st.DrawFn, files: dict[str, str]) -> tuple[str, bytes]:
    """One of the files with one thing about it changed, as its name and new content."""
    name = draw(st.sampled_from(sorted(files)))
    content = files[name].encode()
    kind = draw(st.sampled_from(["delete", "replace", "duplicate", "add", "truncate", "scramble"]))
    if kind == "truncate":
        return name, content[: draw(st.integers(0, len(content)))]
    if kind == "scramble":
        start = draw(st.integers(0, len(content)))
        return name, content[:start] + draw(st.binary(max_size=6)) + content[start + 3 :]
    parsed = tomllib.loads(files[name])
    container, key = draw(st.sampled_from(list(places(parsed))))
    if kind == "delete":
        del container[key]
    elif kind == "replace":
        container[key] = draw(_VALUES)
    elif kind == "duplicate" and isinstance(container, list):
        container.append(container[key])
    elif isinstance(container, dict):
        container[draw(st.text(max_size=6))] = draw(_VALUES)
    return name, "".join(f"{as_toml(entry)} = {as_toml(parsed[entry])}\n" for entry in parsed).encode()


def assert_loads_or_names_a_file(files: dict[str, str], change: tuple[str, bytes]) -> None:
    name, content = change
    with tempfile.TemporaryDirectory() as folder:
        write_seeds(Path(folder), {**{key: text.encode() for key, text in files.items()}, name: content})
        try:
            assert isinstance(load_catalogue(Path(folder)), Catalogue)
        except CatalogueError as error:
            # A change to documents or parties may only show where another file names them.
            message = str(error)
            assert any(file in message for file in files)
            assert message.isprintable()


REAL = {
    path.relative_to(SEEDS).as_posix(): path.read_text(encoding="utf-8") for path in SEEDS.rglob("*.toml")
}


@given(mutated(SMALL))
@settings(max_examples=150, deadline=None)
def test_a_mutated_small_catalogue_loads_or_says_where_it_is_wrong(change: tuple[str, bytes]) -> None:
    assert_loads_or_names_a_file(SMALL, change)


@given(mutated(REAL))
@settings(max_examples=25, deadline=None)
def test_the_mutated_shipped_catalogue_loads_or_says_where_it_is_wrong(change: tuple[str, bytes]) -> None:
    assert_loads_or_names_a_file(REAL, change)


def test_what_the_mutations_write_is_read_back_the_same(tmp_path: Path) -> None:
    rewritten = {}
    for name, text in SMALL.items():
        parsed = tomllib.loads(text)
        rewritten[name] = "".join(f"{as_toml(key)} = {as_toml(parsed[key])}\n" for key in parsed)
    plain = load_catalogue(write_seeds(tmp_path, SMALL))
    assert load_catalogue(write_seeds(tmp_path, rewritten)) == plain


# --- the version ---------------------------------------------------------------------------------


def test_the_version_rises_when_the_seeds_change_and_only_then(tmp_path: Path) -> None:
    write_seeds(tmp_path, SMALL)
    first = write_version(tmp_path)
    assert first == f"1 {compute_digest(tmp_path)}"
    assert write_version(tmp_path) == first == catalogue_version(tmp_path)
    write_seeds(tmp_path, {"figures.toml": SMALL["figures.toml"].replace("7", "8")})
    assert write_version(tmp_path).startswith("2 ")


def test_the_digest_ignores_line_endings_and_other_files(tmp_path: Path) -> None:
    digest = compute_digest(write_seeds(tmp_path, SMALL))
    windows = {name: text.replace("\n", "\r\n") for name, text in reversed(SMALL.items())}
    write_seeds(tmp_path, windows)
    (tmp_path / "VERSION").write_text("anything", encoding="utf-8")
    assert compute_digest(tmp_path) == digest
    (tmp_path / TOWNS).rename(tmp_path / "instruments/cities.toml")
    assert compute_digest(tmp_path) != digest


@pytest.mark.parametrize(
    "content", [b"", b"1", b"one " + b"0" * 64, b"1 " + b"z" * 64, b"\xff", b"9" * 5000 + b" " + b"0" * 64]
)
def test_a_damaged_version_is_an_error_with_a_command(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "VERSION").write_bytes(content)
    with pytest.raises(CatalogueError, match=r"python -m dsr_tracker.core.catalogue seeds"):
        catalogue_version(tmp_path)


def test_a_missing_version_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="VERSION cannot be read"):
        catalogue_version(tmp_path)


def test_reading_the_version_needs_no_toml_parser() -> None:
    code = (
        "import sys; from pathlib import Path; from dsr_tracker.core.catalogue import catalogue_version; "
        "catalogue_version(Path(sys.argv[1])); assert not {'tomllib', 'hashlib'} & set(sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    # Without site: its .pth files may load what they like.
    subprocess.run([sys.executable, "-S", "-c", code, str(SEEDS)], check=True, env=environment, timeout=30)
