"""Characters that no font at hand can show: found out beforehand, and told of instead of drawn as boxes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from dsr_tracker.reports.wording import Wording

FAMILIES = (
    "Libertinus Serif",
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Songti SC", "SimSun", "Microsoft YaHei", "PingFang SC",
    "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Noto Sans Arabic",
    "Noto Serif Thai", "Noto Sans Thai", "Norasi", "Thonburi", "Leelawadee UI",
    "Noto Serif Lao", "Noto Sans Lao", "Phetsarath OT", "Lao Sangam MN",
    "Noto Serif", "Noto Sans", "DejaVu Sans", "Noto Emoji", "Noto Sans Symbols2", "DejaVu Sans Mono",
)  # fmt: skip
"""Fonts in the order in which they are tried; the first and the last one come with the engine."""
_FONTS_OF = {
    "CJK": "Noto Serif CJK SC",
    "ARABIC": "Noto Naskh Arabic",
    "HANGUL": "Noto Serif CJK KR",
    "HIRAGANA": "Noto Serif CJK JP",
    "KATAKANA": "Noto Serif CJK JP",
    "LATIN": "Noto Serif",
    "GREEK": "Noto Serif",
    "CYRILLIC": "Noto Serif",
}
_SYMBOLS, _SYMBOL_FONT = "Symbols and emoji", "Noto Emoji"
# Of these a single character can be missing; in others a word without one of its letters is none.
_LARGE = {"CJK", "HANGUL", "LATIN", "CYRILLIC", "GREEK", "COMBINING", ""}
_LETTER = re.compile(
    r" (?:SMALL|CAPITAL|LETTER|SYLLABLE|VOWEL|CONSONANT|CHARACTER|SIGN|DIGIT|SUBJOINED|TONE)\b.*"
)
_CJK_PUNCTUATION = ("IDEOGRAPHIC", "FULLWIDTH")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def cleaned(value: Any, change: Callable[[str], str]) -> Any:
    """The data with each text changed, but for addresses, which are followed and not shown."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [cleaned(item, change) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "url" else cleaned(item, change) for key, item in value.items()}
    return value


def printable(text: str) -> str:
    """The text without characters that no document may hold, each marked where it stood."""
    if text.isprintable():
        return text
    return _CONTROLS.sub("\ufffd", text.replace("\t", "    ").replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The name of the character's script, as Unicode calls it in capitals; empty for a symbol."""
    name = unicodedata.name(character, "")
    if name.startswith(("CJK", *_CJK_PUNCTUATION)):
        return "CJK"
    if unicodedata.category(character)[0] not in "LMN":
        return ""
    before, found, _ = _LETTER.sub("\n", name).partition("\n")
    return before if found else name.partition(" ")[0]


def font_for(character: str) -> tuple[str, str]:
    """The name of the character's script, and of a font that shows it."""
    script = script_of(character)
    if not script:
        return _SYMBOLS, _SYMBOL_FONT
    name = "Chinese" if script == "CJK" else script.title()
    return name, _FONTS_OF.get(script, f"Noto Serif {name}")


class Substitute:
    """Puts words in the place of characters that cannot be shown.

    `used` are all characters of the text: a script that lacks a letter is replaced as a whole.
    """

    def __init__(self, missing: Collection[str], used: Iterable[str], wording: Wording) -> None:
        self._wording = wording
        partial = {script_of(character) for character in missing} - _LARGE
        missing = {*missing, *(character for character in used if script_of(character) in partial)}
        # A mark that nobody sees can go; a character that somebody wrote cannot.
        unseen = {c for c in missing if unicodedata.category(c) == "Cf" or "\ufe00" <= c <= "\ufe0f"}
        self._unseen = dict.fromkeys(map(ord, unseen))
        self._by_script: dict[str, set[str]] = {}
        for character in missing - unseen:
            self._by_script.setdefault(script_of(character), set()).add(character)
        self._runs: Mapping[str, re.Pattern[str]] = {
            script: re.compile(
                f"[{re.escape(''.join(sorted(found)))}]+(?:\\s*[{re.escape(''.join(sorted(found)))}]+)*"
            )
            for script, found in sorted(self._by_script.items())
        }

    @property
    def has_work(self) -> bool:
        """Whether any text can be changed by it."""
        return bool(self._unseen or self._runs)

    def __call__(self, text: str) -> str:
        """The text with a notice for each run of characters of one script that cannot be shown."""
        if text.isascii():
            return text
        text = text.translate(self._unseen)
        for run in self._runs.values():
            text = run.sub(lambda found: self._notice(found[0]), text)
        return text

    def remarks(self) -> list[str]:
        """A sentence for each script that cannot be shown, with a font to install."""
        return [
            self._wording(
                "No font was found here for {script}: {count} different characters are replaced by notices. "
                "Install “{font}” and make the PDF again; all other formats hold the text.",
                script=self._wording(font_for(min(found))[0]),
                count=self._wording.number(len(found)),
                font=font_for(min(found))[1],
            )
            for _script, found in sorted(self._by_script.items())
        ]

    def _notice(self, run: str) -> str:
        count = self._wording.number(len("".join(run.split())))
        return self._wording(
            "[{script}, {count}: no font]", script=self._wording(font_for(run[0])[0]), count=count
        )
