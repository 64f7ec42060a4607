"""The pages of the help: Markdown files of ours in resources/help, one for each topic and language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsr_tracker.paths import RESOURCES

FOLDER = RESOURCES / "help"
FALLBACK = "en"
PAGE = "page-"
"""Topics of this prefix say what can be done on a page of the window, such as "page-matrix"."""
TOPICS = (
    *("start", "matrix", "ratings", "evidence", "search", "import", "reports", "backups", "merging"),
    *("settings", "commands", "page-overview", "page-matrix", "page-clauses", "page-countries"),
    *("page-timeline", "page-cycles", "page-readings", "page-sources", "page-todo", "page-pictures"),
)
_LINK = re.compile(r"\]\(([^)]+)\)")
_SIGNS = re.compile(r"[*`>|#]|\]\([^)]*\)|\[|^[ |:-]+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: its file's name, its title, and its text as Markdown, the title included."""

    name: str
    title: str
    text: str

    @property
    def words(self) -> str:
        """The text without the signs of Markdown, to be searched."""
        return _SIGNS.sub("", self.text)


def read_topics(language: str) -> tuple[Topic, ...]:
    """All topics in that language, in their order; in English where there is no such language."""
    folder = FOLDER / language
    if not folder.is_dir():
        folder = FOLDER / FALLBACK
    found = []
    for name in TOPICS:
        text = (folder / f"{name}.md").read_text(encoding="utf-8")
        found.append(Topic(name, text.partition("\n")[0].removeprefix("# ").strip(), text))
    return tuple(found)


def links(text: str) -> Iterator[str]:
    """Where the links of a page lead, as they are written."""
    return (found[1] for found in _LINK.finditer(text))


def topic_of(link: str) -> str:
    """The topic that a link leads to; empty for one that leads elsewhere."""
    name = link.removesuffix(".md")
    return name if link.endswith(".md") and name in TOPICS else ""


def find_topics(topics: Iterable[Topic], typed: str) -> list[Topic]:
    """The topics that have all typed words, those that have them in the title first."""
    words = typed.casefold().split()

    def has(text: str) -> bool:
        return all(word in text.casefold() for word in words)

    found = [topic for topic in topics if has(topic.words)]
    return sorted(found, key=lambda topic: not has(topic.title))
