"""What typed text may hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.text import TEXT_LIMIT, clean_line, clean_text, clean_url, shown


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\r\nb\rc\u2028d  ", "a\nb\nc\nd"),
        ("\ttab\tstays", "tab\tstays"),
        ("=1+1", "=1+1"),
        ("<b>not bold</b>", "<b>not bold</b>"),
        ("شكرا\u200f \u200eabc", "شكرا\u200f \u200eabc"),
        ("数字丝绸之路", "数字丝绸之路"),
        ("👩‍💻", "👩‍💻"),
    ],
)
def test_text_is_kept_as_it_is_but_for_line_ends_and_outer_white_space(text: str, cleaned: str) -> None:
    assert clean_text(text, "note") == cleaned


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x00b", "U+0000) at position 2"),
        ("\x1b[31m", "U+001B"),
        ("\x7f", "U+007F"),
        ("half \ud83d", "lone surrogate"),
        ("pay \u202egro.live", "U+202E"),
        ("x" * (TEXT_LIMIT + 1), "1,000,001 characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(InvalidTextError) as raised:
        clean_text(text, "note")
    assert said in str(raised.value)
    assert "note" in str(raised.value)
    assert str(raised.value).isprintable()


@given(st.text())
def test_cleaned_text_is_stored_and_printed_without_loss(text: str) -> None:
    try:
        cleaned = clean_text(text, "note")
    except InvalidTextError:
        return
    assert cleaned == clean_text(cleaned, "note")
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\r" not in cleaned


def test_a_line_has_no_breaks() -> None:
    assert clean_line(" a\n b\t c ", "title") == "a b c"


@pytest.mark.parametrize("url", ["https://a.org/x?y=1#z", "HTTP://a.org", "https://例え.jp/道"])
def test_web_addresses_are_kept(url: str) -> None:
    assert clean_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url", ["a.org", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(InvalidTextError, match="no web address"):
        clean_url(url)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Egypt, clause 3", "Egypt, clause 3"),
        ("数字丝绸之路", "数字丝绸之路"),
        ("شكرا", "شكرا"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩‍💻 ok", "👩‍💻 ok"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("report\u202efdp.exe", "report⟪U+202E⟫fdp.exe"),
        ("a\u2066b\u2069", "a⟪U+2066⟫b⟪U+2069⟫"),
        ("Egy\u200bpt", "Egy⟪U+200B⟫pt"),
        ("Egy\u200dpt", "Egy⟪U+200D⟫pt"),
        ("Egypt\u200c", "Egypt⟪U+200C⟫"),
        ("\u200fabc\u200e", "⟪U+200F⟫abc⟪U+200E⟫"),
        ("a\ufeffb\u2060c\u00add", "a⟪U+FEFF⟫b⟪U+2060⟫c⟪U+00AD⟫d"),
        ("a\x1b[31m\x00", "a⟪U+001B⟫[31m⟪U+0000⟫"),
        ("\u3164", "⟪U+3164⟫"),
        ("tag\U000e0041", "tag⟪U+E0041⟫"),
    ],
)
def test_what_is_unseen_in_a_name_is_shown(text: str, seen: str) -> None:
    assert shown(text) == seen
    assert shown(seen) == seen
