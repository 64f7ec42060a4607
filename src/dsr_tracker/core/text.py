"""What typed text may hold."""

from __future__ import annotations

import re

from dsr_tracker.core.errors import InvalidTextError

LINE_LIMIT = 2_000
TEXT_LIMIT = 1_000_000
"""Characters in a note or reason: some 400 pages; more belongs into a document of its own."""

# Control characters that no one types on purpose; tab and line ends are fine.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# These show letters in another order than they stand in the file, so a reader of the report would
# see something else than the reviewer of its source. Marks that Arabic and Hebrew need stay.
_OVERRIDE = re.compile(r"[\u202d\u202e]")
_BREAKS = re.compile(r"\r\n|\r|\u2028|\u2029")
# Characters that are not seen but change what is: controls of direction, of no width, fillers, tags.
# The joiners U+200C and U+200D stay where writing needs them: after Arabic or Indic letters, in emoji.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
    r"|(?<![\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)

_CHINESE = re.compile("[\u3400-\u9fff]")


def clean_text(text: str, what: str, limit: int = TEXT_LIMIT) -> str:
    """The text as it will be stored: line ends as \\n, outer white space gone.

    Raises InvalidTextError for text that cannot be kept as it is; nothing is dropped silently.
    """
    if len(text) > limit:
        raise InvalidTextError(
            f"The {what} has {len(text):,} characters; {limit:,} is the most that fits.",
            "Shorten it, or keep the long text in a document and cite that.",
        )
    if _SURROGATE.search(text):
        raise InvalidTextError(
            f"The {what} holds half of a character (a lone surrogate).", "Delete and retype that place."
        )
    if found := _CONTROL.search(text):
        raise InvalidTextError(
            f"The {what} holds an invisible control character (U+{ord(found.group()):04X}) "
            f"at position {found.start() + 1}.",
            "Delete it and try again.",
        )
    if found := _OVERRIDE.search(text):
        raise InvalidTextError(
            f"The {what} holds a character that reverses the order of the letters after it "
            f"(U+{ord(found.group()):04X}) at position {found.start() + 1}.",
            "Delete it and try again.",
        )
    return _BREAKS.sub("\n", text).strip()


def shown(text: str) -> str:
    """A name as a person decides by it: what would be unseen in it stands as ⟪U+202E⟫.

    For names, titles, file names and addresses. Line ends and tabs stay; longer texts are not for this.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: f"⟪U+{ord(found.group()):04X}⟫", text)


def clean_line(text: str, what: str, limit: int = LINE_LIMIT) -> str:
    """Text of one line: as clean_text, with line breaks and tabs as single spaces."""
    return " ".join(clean_text(text, what, limit).split())


def joined(*parts: str) -> str:
    """The parts that are not empty, with a space between two of which neither is in Chinese."""
    line = ""
    was_chinese = False
    for part in filter(None, parts):
        is_chinese = _CHINESE.search(part) is not None
        line += part if not line or was_chinese or is_chinese else f" {part}"
        was_chinese = is_chinese
    return line


def clean_url(text: str, what: str = "link") -> str:
    """A web address that starts with http:// or https://, or empty."""
    url = clean_line(text, what)
    if not url:
        return ""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.lower() not in ("http", "https") or not rest or " " in url:
        raise InvalidTextError(
            f"“{url[:60]}” is no web address.", "Start it with https:// and leave out spaces."
        )
    return url
