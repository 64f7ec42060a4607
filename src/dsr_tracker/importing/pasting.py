"""A block of ratings from elsewhere onto the matrix: where each value belongs, and what it means there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dsr_tracker.core.blocks import Block
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.names import fold
from dsr_tracker.core.records import Party, Provision
from dsr_tracker.core.scales import Rating, Scale
from dsr_tracker.importing.meaning import Meanings, UnmappedError


@dataclass(frozen=True, slots=True)
class Grid:
    """What the matrix shows: its rows (None for headings), its columns, and which cells there are.

    `names` are texts that mean one of the parties, or the id of a provision, beside what these are called;
    `edges` are the heads of rows and columns that hold no ratings.
    """

    rows: Sequence[Provision | None]
    columns: Sequence[Party]
    has_cell: Callable[[Cell], bool]
    provisions: Sequence[Provision]
    names: Mapping[str, str] = field(default_factory=dict)
    edges: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """One value of the block, which means a rating for that cell."""

    cell: Cell
    text: str
    rating: Rating
    is_contrary: bool


@dataclass(frozen=True, slots=True)
class Misplaced:
    """One value of the block that cannot be taken over, with its place there, counted from 1, and why."""

    row: int
    column: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the block comes to. `unmapped` counts the values that mean no rating; `blank` the empty ones."""

    placed: tuple[Placed, ...]
    misplaced: tuple[Misplaced, ...]
    unmapped: Mapping[str, int]
    blank: int
    has_column_heads: bool
    has_row_heads: bool


class _Unplaced(Exception):  # noqa: N818 - a way out, no fault
    """The value belongs to no cell; its text says why."""


def scores_of(scale: Scale) -> dict[str, str]:
    """The ratings by their scores as people write them, where these are not their keys in the window."""
    by_score = {str(r.score): r.rating_id for r in scale.ratings if r.score is not None}
    if all(scale.by_key(text) is scale.rating(rating_id) for text, rating_id in by_score.items()):
        return {}
    return by_score | {f"+{text}": rating_id for text, rating_id in by_score.items() if text > "0"}


def place(
    block: Block,
    grid: Grid,
    at: Sequence[tuple[int, int]],
    meanings: Meanings,
    contrary: Mapping[str, str],
) -> Pasted:
    """Where each value of the block belongs and what it means.

    `at` holds the selected places of the grid, of which the topmost and leftmost is the block's corner; one
    value alone goes to each of them. Heads of rows and columns come before places. `contrary` are the words
    for a rating with action against the undertaking.
    """
    return _Placing(block, grid, at, meanings, contrary).pasted()


class _Placing:
    def __init__(
        self,
        block: Block,
        grid: Grid,
        at: Sequence[tuple[int, int]],
        meanings: Meanings,
        contrary: Mapping[str, str],
    ) -> None:
        self._block, self._grid, self._meanings = block, grid, meanings
        self._contrary = {fold(words): rating_id for words, rating_id in contrary.items()}
        self._edges = {fold(text) for text in grid.edges}
        self._at = at
        self._place = (0, 0)
        self._top = min((row for row, _ in at), default=0)
        self._left = min((column for _, column in at), default=0)
        self._provisions = self._known_provisions()
        self._parties = {each.party_id: each for each in grid.columns}
        self._has_column_heads = self._is_heads(block[0] if len(block) > 1 else (), self._party)
        below = block[1:] if self._has_column_heads else block
        corner = block[0][0] if self._has_column_heads else ""
        first = [row[0] for row in below if len(row) > 1]
        may_be_numbers = self._has_column_heads and self._party(corner) is None
        self._has_row_heads = self._is_heads(first, self._provision, may_be_ratings=may_be_numbers)

    def pasted(self) -> Pasted:
        placed, misplaced, unmapped, blank = [], [], Counter[str](), 0
        taken: set[Cell] = set()
        for row, column, text, target in self._values():
            if not text:
                blank += 1
                continue
            try:
                cell = self._cell(*target)
                if cell is None:
                    continue
                made = self._placed(cell, text)
                if cell in taken:
                    raise _Unplaced("Another value of the block is for the same cell.")
                taken.add(cell)
                placed.append(made)
            except UnmappedError as error:
                unmapped[text] += 1
                misplaced.append(Misplaced(row, column, text, error.what))
            except _Unplaced as error:
                misplaced.append(Misplaced(row, column, text, str(error)))
        return Pasted(
            tuple(placed),
            tuple(misplaced),
            unmapped,
            blank,
            self._has_column_heads,
            self._has_row_heads,
        )

    def _values(self) -> Iterator[tuple[int, int, str, tuple[int, int]]]:
        """Each value with its place in the block from 1, and the place of the grid that it falls on."""
        block, down, across = self._block, int(self._has_column_heads), int(self._has_row_heads)
        if len(block) == 1 and len(block[0]) == 1:
            for target in self._at:
                yield 1, 1, block[0][0], target
            return
        for row in range(down, len(block)):
            for column in range(across, len(block[row])):
                target = (self._top + row - down, self._left + column - across)
                self._place = (row, column)
                yield row + 1, column + 1, block[row][column], target

    def _cell(self, row: int, column: int) -> Cell | None:
        """The cell that the value is for; None for a mean, which is no rating."""
        grid, block = self._grid, self._block
        if self._has_row_heads:
            head = block[self._place[0]][0]
            if fold(head) in self._edges:
                return None
            provision = self._provision(head)
            if provision is None:
                raise _Unplaced(f"“{head[:60]}” is no clause or measure of those shown.")
        else:
            provision = grid.rows[row] if 0 <= row < len(grid.rows) else None
            if provision is None:
                raise _Unplaced("It falls on no clause or measure.")
        if self._has_column_heads:
            head = block[0][self._place[1]]
            if fold(head) in self._edges:
                return None
            party = self._party(head)
            if party is None:
                raise _Unplaced(f"“{head[:60]}” is none of the countries and parties shown.")
        elif 0 <= column < len(grid.columns):
            party = grid.columns[column]
        else:
            raise _Unplaced("It falls beside the last country or party.")
        cell = Cell(provision.provision_id, party.party_id)
        if not grid.has_cell(cell):
            raise _Unplaced(f"{party.name} takes no part in this instrument.")
        return cell

    def _placed(self, cell: Cell, text: str) -> Placed:
        against = self._contrary.get(fold(text))
        if against is not None:
            return Placed(cell, text, self._meanings.scale.rating(against), is_contrary=True)
        return Placed(cell, text, self._meanings.rating(text), is_contrary=False)

    def _is_heads(
        self, texts: Sequence[str], meant: Callable[[str], object], *, may_be_ratings: bool = False
    ) -> bool:
        """Whether at least half of the texts mean a party, or a provision, and none of them a rating."""
        filled = [text for text in texts if text]
        named = sum(meant(text) is not None or fold(text) in self._edges for text in filled)
        is_rated = not may_be_ratings and any(self._is_rating(text) for text in filled)
        return bool(filled) and not is_rated and 2 * named >= len(filled)

    def _is_rating(self, text: str) -> bool:
        try:
            self._meanings.rating(text)
        except UnmappedError:
            return fold(text) in self._contrary
        return True

    def _party(self, text: str) -> Party | None:
        if not text:
            return None
        if (known := self._grid.names.get(fold(text))) is not None and known in self._parties:
            return self._parties[known]
        try:
            return self._parties.get(self._meanings.party(text).party.party_id)
        except TrackerError:
            return None

    def _provision(self, text: str) -> Provision | None:
        by_number = self._provisions.get(_line(text))
        return by_number if by_number is not None or _is_number(text) else self._provisions.get(fold(text))

    def _known_provisions(self) -> dict[str, Provision]:
        """The provisions by whatever means just one of them: id, number, title, or number and title."""
        found: dict[str, Provision | None] = {}
        for each in self._grid.provisions:
            # Folded, 1.1 would be 11.
            names = {_line(each.number), fold(each.provision_id)}
            words = each.title or each.summary
            for told in (words, *self._meanings.other_names("provision", words)):
                names |= {fold(told), fold(f"{each.number} {told}")}
            for name in filter(None, names):
                found[name] = each if found.get(name, each) is each else None
        by_id = {each.provision_id: each for each in self._grid.provisions}
        given = {name: by_id[known] for name, known in self._grid.names.items() if known in by_id}
        return {name: each for name, each in found.items() if each is not None} | given


def _line(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_number(text: str) -> bool:
    """Whether it can only be meant as a number, such as "1.1", which is not 11."""
    return text.replace(".", "").strip().isdecimal()
