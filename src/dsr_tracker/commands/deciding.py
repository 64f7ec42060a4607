"""Asks at the terminal what is to hold where two trackers disagree."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

import click

from dsr_tracker.commands.output import say_table, shown, tell
from dsr_tracker.core.dates import local_time
from dsr_tracker.core.merge_preview import Line, Question
from dsr_tracker.core.merging import Choice, Key, Side, Signature

_LONGEST = 1_500
"""Letters of a text that are shown; the window shows all."""
_NARROWEST = 16
_SIDES = {"o": Side.OURS, "t": Side.THEIRS}


def decided(questions: Sequence[Question]) -> dict[Key, Choice] | None:
    """The choice for each conflict as a person makes it; None where she gives up."""
    choices: dict[Key, Choice] = {}
    for number, question in enumerate(questions, 1):
        tell(f"\nConflict {number} of {len(questions)}: {question.title}")
        if question.place:
            tell(question.place)
        tell(question.why)
        _show(question)
        choice = _ask(question)
        if choice is None:
            return None
        choices[question.conflict.key] = choice
    return choices


def when_known(instant: str) -> str:
    """An instant of the history as a person's clock showed it; as it stands where it is none."""
    try:
        return local_time(instant)
    except ValueError:
        return instant[:40]


def _ask(question: Question) -> Choice | None:
    names = [line.name for line in question.lines]
    may_split = len(names) > 1 and not question.conflict.is_whole
    answer = _prompt(
        "Ours (o), theirs (t), field by field (f) or quit (q)?"
        if may_split
        else "Ours (o), theirs (t) or quit (q)?",
        "otfq" if may_split else "otq",
    )
    sides: dict[str, Side] = {}
    for line in question.lines:
        side = answer if answer != "f" else _prompt(f"{line.title}: ours (o), theirs (t) or quit (q)?", "otq")
        if side == "q":
            return None
        sides[line.name] = _SIDES[side]
    return question.choice(sides)


def _prompt(text: str, letters: str) -> str:
    answer: str = click.prompt(
        text,
        type=click.Choice(list(letters), case_sensitive=False),
        show_choices=False,
        prompt_suffix=" ",
        err=True,
    )
    return answer


def _show(question: Question) -> None:
    """The fields side by side, as wide as the terminal."""
    conflict = question.conflict
    has_base = any(line.base is not None for line in question.lines)
    room = max(len(line.title) for line in question.lines)
    columns = 3 if has_base else 2
    width = max(_NARROWEST, (shutil.get_terminal_size().columns - room - 2 * columns) // columns)
    header = ["", *(["Before"] if has_base else []), "Ours", "Theirs"]
    signed = ["", *([""] if has_base else []), _by(conflict.ours_by), _by(conflict.theirs_by)]
    rows: list[tuple[str, ...]] = _wrapped(signed, width)
    for line in question.lines:
        rows += _wrapped(_cells(line, has_base=has_base), width)
    say_table(header, rows)


def _cells(line: Line, *, has_base: bool) -> list[str]:
    return [line.title, *([line.base or ""] if has_base else []), line.ours, line.theirs]


def _by(signature: Signature) -> str:
    return ", ".join(part for part in (signature.author, when_known(signature.recorded_at)) if part)


def _wrapped(cells: Sequence[str], width: int) -> list[tuple[str, ...]]:
    columns = [
        [piece for line in _short(shown(cell)).splitlines() for piece in textwrap.wrap(line, width) or [""]]
        for cell in cells
    ]
    return list(zip_longest(*columns, fillvalue=""))


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}… ({len(text):,} letters in all)"
