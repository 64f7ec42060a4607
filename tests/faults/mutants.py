"""A program that opens damaged copies of a tracker, one after the other, and says what came of each.

    python -m tests.faults.mutants FILE FOLDER FIRST LAST

One line for each: its number and "read", "refused", or a word for what must not be ("changed", "raised ...").
The files of the latter are kept. The rule: whatever was refused, or opened for reading only, is
byte for byte what it was; what was opened for writing without complaint may be changed, by an upgrade or
an edit.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

from dsr_tracker import paths
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.history import Edit, adding
from dsr_tracker.core.records import Evidence, Setting
from dsr_tracker.store.connection import explained
from dsr_tracker.store.store import Store
from tests.faults.reading import read_everything

_PAGE = 1024


def mutated(content: bytes, number: int) -> bytes:
    """The content with some damage."""
    chance = random.Random(number)
    found = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 8])):
        chance.choice(_DAMAGES)(found, chance)
    return bytes(found)


def _place(content: bytearray, chance: random.Random) -> int:
    if chance.random() < 0.4:  # where a page says what is in it
        page = chance.randrange(max(1, len(content) // _PAGE)) * _PAGE
        return min(page + chance.randrange(100 if page == 0 else 40), len(content) - 1)
    return chance.randrange(len(content))


def _bit(content: bytearray, chance: random.Random) -> None:
    content[_place(content, chance)] ^= 1 << chance.randrange(8)


def _byte(content: bytearray, chance: random.Random) -> None:
    content[_place(content, chance)] = chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)])


def _block(content: bytearray, chance: random.Random) -> None:
    start, length = _place(content, chance), chance.choice([4, 64, 512, 4096])
    content[start : start + length] = chance.choice([bytes(length), chance.randbytes(length)])


def _shorter(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(100, len(content)) :]


def _longer(content: bytearray, chance: random.Random) -> None:
    length = chance.choice([1, 512, _PAGE, 10 * _PAGE])
    content.extend(chance.choice([bytes(length), chance.randbytes(length)]))


def _splice(content: bytearray, chance: random.Random) -> None:
    there, here = _place(content, chance), _place(content, chance)
    length = chance.randrange(1, 3 * _PAGE)
    content[here : here + length] = content[there : there + length]


def _swap(content: bytearray, chance: random.Random) -> None:
    pages = len(content) // _PAGE
    if pages < 2:
        return
    one, other = (number * _PAGE for number in chance.sample(range(pages), 2))
    content[one : one + _PAGE], content[other : other + _PAGE] = (
        content[other : other + _PAGE],
        content[one : one + _PAGE],
    )


def _out(content: bytearray, chance: random.Random) -> None:
    start = _place(content, chance)
    del content[start : start + chance.choice([1, 7, _PAGE])]
    if not content:
        content.extend(bytes(100))


_DAMAGES: list[Callable[[bytearray, random.Random], None]] = [
    *[_bit, _byte, _block] * 3,
    *(_shorter, _longer, _splice, _swap, _out),
]


def outcome(path: Path, number: int) -> str:
    """What comes of opening the file, reading all of it and, for every fifth, writing to it."""
    before = path.read_bytes()
    read_only = number % 5 != 0
    is_open = False
    try:
        with explained(path), Store.open(path, paths.SEEDS, read_only=read_only) as store:
            is_open = True
            read_everything(store)
            if not read_only:
                source = Evidence("mine", "A fibre law", "https://example.org")
                store.apply(Edit("Mine", adding(Setting("mine", "1"), source)))
        said = "read"
    except TrackerError as error:
        said = "refused" if error.advice else "raised without advice"
    except BaseException as error:
        said = f"raised {type(error).__name__} {error}"
    if path.read_bytes() != before and (read_only or not is_open):
        return "changed"
    return " ".join(said.split())[:300]


def main(file: Path, folder: Path, first: int, last: int) -> None:
    content = file.read_bytes()
    print("ready", flush=True)
    for number in range(first, last):
        path = folder / f"{number}.dsr"
        path.write_bytes(mutated(content, number))
        said = outcome(path, number)
        if said not in ("read", "refused"):  # kept, to be looked at
            (folder / f"kept-{number}.dsr").write_bytes(mutated(content, number))
        for left in folder.glob(f"{number}.dsr*"):
            left.unlink()
        print(number, said, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
