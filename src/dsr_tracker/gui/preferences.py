"""The settings that a person may set, each with a sentence; the dialog of the settings is made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from dsr_tracker.gui.language import LANGUAGES
from dsr_tracker.gui.theme import SCHEMES
from dsr_tracker.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings, login_name


class Kind(Enum):
    """How a setting is set."""

    TEXT = auto()
    CHOICE = auto()
    NUMBER = auto()
    FLAG = auto()
    KEPT = auto()
    """What comes together by itself, and can be forgotten."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting: its name in Settings, what it is called, and what it does.

    `choices` are values with their words, `least` and `most` the bounds of a number; `hint` stands in an
    empty text.
    """

    name: str
    group: str
    title: str
    sentence: str
    kind: Kind
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""
    hint: str = ""

    def matches(self, typed: str) -> bool:
        """Whether all typed words are in what is said of it."""
        words = [self.group, self.title, self.sentence, self.name, *(text for _, text in self.choices)]
        said = " ".join(words).casefold()
        return all(word in said for word in typed.casefold().split())


SET_ELSEWHERE = frozenset({"is_author_confirmed", "has_seen_tour", "window"})
"""Settings that come of themselves: of saying one's name, of taking the tour, of moving windows."""


def preferences() -> tuple[Preference, ...]:
    """All that can be set, in the order of the dialog, in the window's language."""
    translate = QCoreApplication.translate
    you = translate("Preferences", "You")
    looks = translate("Preferences", "Looks")
    work = translate("Preferences", "Work")
    kept = translate("Preferences", "What is remembered")
    system = translate("Preferences", "As the system")
    words = {
        "system": system,
        "light": translate("Preferences", "Light"),
        "dark": translate("Preferences", "Dark"),
        "contrast": translate("Preferences", "High contrast"),
    }
    return (
        Preference(
            "author",
            you,
            translate("Preferences", "Your name"),
            translate("Preferences", "Ratings, notes and sources are signed with it, here and in reports."),
            Kind.TEXT,
            hint=login_name(),
        ),
        Preference(
            "theme",
            looks,
            translate("Preferences", "Colours"),
            translate(
                "Preferences",
                "Light, dark or high contrast; as the system follows what the whole computer wears.",
            ),
            Kind.CHOICE,
            tuple((scheme, words.get(scheme, scheme)) for scheme in SCHEMES),
        ),
        Preference(
            "text_size",
            looks,
            translate("Preferences", "Text size"),
            translate(
                "Preferences",
                "In per cent of the system's size. Ctrl++ makes it larger, Ctrl+- smaller, Ctrl+0 as it was.",
            ),
            Kind.NUMBER,
            least=SMALLEST_TEXT,
            most=LARGEST_TEXT,
            unit=translate("Preferences", " %"),
        ),
        Preference(
            "language",
            looks,
            translate("Preferences", "Language"),
            translate(
                "Preferences",
                "The language of the window. What people wrote stays as it is; reports have a choice "
                "of their own.",
            ),
            Kind.CHOICE,
            (("system", system), *LANGUAGES.items()),
        ),
        Preference(
            "stale_months",
            work,
            translate("Preferences", "Months until a cell wants a new look"),
            translate("Preferences", "The page “To do” lists cells that nobody has looked at for that long."),
            Kind.NUMBER,
            least=1,
            most=120,
        ),
        Preference(
            "backup_limit_mb",
            work,
            translate("Preferences", "Room for backups"),
            translate(
                "Preferences",
                "How much the backups of one tracker may take, in millions of bytes. The newest one is "
                "always kept.",
            ),
            Kind.NUMBER,
            least=0,
            most=1_000_000,
            unit=translate("Preferences", " MB"),
        ),
        Preference(
            "recent",
            kept,
            translate("Preferences", "Trackers opened last"),
            translate("Preferences", "Offered under File > Open recent. Forgetting deletes no file."),
            Kind.KEPT,
        ),
        Preference(
            "places",
            kept,
            translate("Preferences", "Where you were"),
            translate(
                "Preferences",
                "For each tracker the page, the cell, and what was opened and unfolded, to go on there.",
            ),
            Kind.KEPT,
        ),
        Preference(
            "presets",
            kept,
            translate("Preferences", "Reports to make again"),
            translate(
                "Preferences",
                "Choices kept under a name. Reports that were written stay.",
            ),
            Kind.KEPT,
        ),
    )


def default_of(name: str) -> object:
    """The value of that setting where nobody has set it."""
    return getattr(Settings(), name)


def kept_words(value: object) -> list[str]:
    """What is remembered, by its names."""
    return [str(each) for each in value] if isinstance(value, (tuple, Mapping)) else []


def all_names() -> set[str]:
    """The names of all settings."""
    return {each.name for each in fields(Settings)}
