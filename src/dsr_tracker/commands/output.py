"""How results reach standard output: as text, JSON or CSV."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from dsr_tracker.core.formulas import harmless

# A tracker may come from anybody: control characters in it could steer the reader's terminal, and
# reversing marks could show another text than the file holds.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# No encoding has halves of characters, but JSON can say them.
_HALVES = re.compile(r"[\ud800-\udfff]")

_Command = TypeVar("_Command", bound=Callable[..., Any])


def json_option(command: _Command) -> _Command:
    """Gives a subcommand the option --json, as its parameter `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")(command)


def say(text: str) -> None:
    """Print a result, with unprintable characters made visible."""
    click.echo(shown(text))


def tell(text: str) -> None:
    """Print a message for the person, beside the results."""
    click.echo(shown(text), err=True)


def shown(text: str) -> str:
    """The text with control characters and reversing marks written out, for example \\x1b."""
    return _UNPRINTABLE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def say_json(value: Any) -> None:
    """Print a value as JSON; in ASCII where the terminal or file is not UTF-8."""
    import json

    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    text = json.dumps(value, ensure_ascii=encoding != "utf8", indent=2)
    click.echo(_HALVES.sub(lambda found: f"\\u{ord(found.group()):04x}", text))


def say_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print comma-separated values; texts that a spreadsheet would run as a formula start with '."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in rows)
    click.echo(buffer.getvalue(), nl=False)


def say_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> None:
    """Print columns as wide as their longest text, with two blanks between; `right` names those set right."""
    lines = [[shown(text).replace("\n", " ") for text in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    is_right = [index in set(right) for index in range(len(widths))]
    lines.insert(1, ["-" * width for width in widths])
    click.echo(
        "\n".join("  ".join(map(_padded, line, widths, is_right)).rstrip() for line in lines),
    )


def _padded(text: str, width: int, is_right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if is_right else text + blanks


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: Chinese characters take two, accents none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
