"""Whatever is typed into a search finds what a plain look through the list, or through all texts, finds."""

from __future__ import annotations

import random
import shutil
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from dsr_tracker.core.agenda import EvidenceUse, Moment, MomentKind
from dsr_tracker.core.findable import entry_of, words
from dsr_tracker.core.searching import Query, matches, parse_search
from dsr_tracker.store.indexing import FINDABLE
from dsr_tracker.store.rows import BY_KIND
from dsr_tracker.store.store import Store
from tests.faults.acts import Acts

_SIGNS = "%_\\'\"*?[]^:()-\u00a0\t\u0000\ud800\u202e\u0130\u0131ßſK🛰光شé"
_ALL = 10**6
# SQLite compares the 26 letters without their case, and all others as they are.
_FOLD = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def typed(chance: random.Random, texts: list[str]) -> str:
    """Something that a person, or her cat, may type: often a piece of what is there."""
    parts = []
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3] * 20 + [90])):
        kind = chance.random()
        if kind < 0.6 and texts:
            text = chance.choice(texts)
            start = chance.randrange(len(text) + 1)
            piece = text[start : start + chance.randint(1, 8)]
            parts.append(chance.choice([piece.upper(), piece.lower(), piece.swapcase(), piece]))
        elif kind < 0.8:
            parts.append("".join(chance.choices(_SIGNS, k=chance.randint(1, 4))))
        else:
            parts.append("".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 6))))
    return " ".join(parts)


def holds(text: str, parts: list[str]) -> bool:
    folded = text.translate(_FOLD)
    return all(part.translate(_FOLD) in folded for part in parts)


def searched(moment: Moment) -> str:
    """What a line of the timeline is looked up by, as the page says: its text, place, author and day."""
    place = moment.place
    if not place.instrument_id:
        return moment.text
    provision = f"{place.provision_number} {place.provision_title}" if place.provision_id else ""
    names = f"{place.instrument_title} {provision} {place.party_name}"
    return f"{moment.text} {names} {moment.author} {moment.day}"


def named(use: EvidenceUse) -> str:
    each = use.evidence
    return f"{each.title} {each.url} {each.publisher} {each.remark} {each.published_on}"


def entries_of(store: Store) -> dict[tuple[str, str], str]:
    """The text of each record that a search may find."""
    hidden = {each.hidden_id for each in store.read.hidden()}
    found = {}
    for kind in FINDABLE:
        table = BY_KIND[kind]
        for record in map(table.to_record, store.connection.execute(table.select_sql)):
            entry = entry_of(record)
            if entry is not None and table.key_of(record) not in hidden:
                found[kind, table.key_of(record)] = entry.text
    return found


def has_phrases(query: Query, said: str) -> bool:
    """What `matches` says of a text, of its words set apart by spaces: many times faster."""
    return all(f" {' '.join(each.words)}{'' if each.is_open else ' '}" in said for each in query.phrases)


@pytest.mark.timeout(600)
def test_the_index_finds_what_a_plain_scan_finds(  # noqa: PLR0917
    small_file: Path,
    tmp_path: Path,
    seeds: Path,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    path = tmp_path / "tracker.dsr"
    shutil.copyfile(small_file, path)
    count, found, unlike = many(100_000, 80), 0, list[str]()
    with Store.open(path, seeds) as store:
        acts = Acts(store, chance)
        for _ in range(20):
            acts.next()
        texts = entries_of(store)
        said = {key: f" {' '.join(words(text))} " for key, text in texts.items()}
        pieces = list(texts.values())
        for number in range(count):
            text = typed(chance, pieces)
            query = parse_search(text)
            there = {(hit.kind, hit.record_id) for hit in store.search.find(query, _ALL)}
            here = {key for key, each in said.items() if has_phrases(query, each)}
            if number % 100 == 0:
                assert here == {key for key, each in texts.items() if matches(query, each)}
            found += bool(there)
            # A field, which only a rare piece is, narrows down what the phrases find.
            if (not there <= here) if query.fields else (there != (here if query.phrases else set())):
                unlike.append(text)
    tell(
        f"searches: {count:,} random texts looked up in the index, {found:,} of them found something:"
        f" {len(unlike)} unlike a plain scan, 0 exceptions"
    )
    assert unlike[:5] == []
    assert found > count * 0.2


@pytest.mark.timeout(600)
def test_a_search_finds_what_a_plain_look_finds(  # noqa: PLR0917
    small_file: Path,
    tmp_path: Path,
    seeds: Path,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    path = tmp_path / "tracker.dsr"
    shutil.copyfile(small_file, path)
    count, found, unlike = many(25_000, 60), 0, list[str]()
    with Store.open(path, seeds) as store:
        acts = Acts(store, chance)
        for _ in range(20):
            acts.next()
        moments = {kind: store.agenda.moments([kind], limit=_ALL) for kind in MomentKind}
        sources = store.agenda.evidence(limit=_ALL)
        texts = [searched(each) for of in moments.values() for each in of] + list(map(named, sources))
        for number in range(count):
            text = typed(chance, texts)
            parts = text.split()
            here: list[Moment] | list[EvidenceUse]
            there: list[Moment] | list[EvidenceUse]
            if number % 2:
                here = [use for use in sources if holds(named(use), parts)]
                there = store.agenda.evidence(text, limit=_ALL)
            else:
                kind = chance.choice(list(MomentKind))
                here = [each for each in moments[kind] if holds(searched(each), parts)]
                there = store.agenda.moments([kind], text, limit=_ALL)
            found += bool(there)
            if here != there:
                unlike.append(text)
    tell(
        f"searches: {count:,} random texts in the timeline and the sources, {found:,} of them found"
        f" something: {len(unlike)} unlike a plain look, 0 exceptions"
    )
    assert unlike[:5] == []
    assert found > count * 0.2
