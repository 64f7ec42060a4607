"""Addresses that a browser may be given, and those that look like another."""

from __future__ import annotations

import pytest

from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.links import Link, web_link


@pytest.mark.parametrize(
    ("text", "host", "address"),
    [
        ("https://example.org", "example.org", "https://example.org"),
        ("http://example.org/", "example.org", "http://example.org/"),
        (" https://example.org/a?b=c#d ", "example.org", "https://example.org/a?b=c#d"),
        ("HTTPS://EXAMPLE.org/Path", "example.org", "https://example.org/Path"),
        ("https://example.org:8443/x", "example.org", "https://example.org:8443/x"),
        ("https://example.org./x", "example.org", "https://example.org/x"),
        ("https://a_b.example.org", "a_b.example.org", "https://a_b.example.org"),
        ("https://localhost/x", "localhost", "https://localhost/x"),
        ("http://127.0.0.1:80/x", "127.0.0.1", "http://127.0.0.1:80/x"),
        ("http://[::1]/x", "[::1]", "http://[::1]/x"),
        # What the network has, not what it looks like.
        ("https://bücher.example/", "xn--bcher-kva.example", "https://xn--bcher-kva.example/"),
        ("https://faß.example/", "xn--fa-hia.example", "https://xn--fa-hia.example/"),
        ("https://аррӏе.example", "xn--80ak6aa92e.example", "https://xn--80ak6aa92e.example"),
        ("https://例え.テスト/道", "xn--r8jz45g.xn--zckzah", "https://xn--r8jz45g.xn--zckzah/%E9%81%93"),
        ("https://xn--bcher-kva.example", "xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ("https://ｅｘａｍｐｌｅ.org", "example.org", "https://example.org"),
        ("https://example。org/x", "example.org", "https://example.org/x"),
        ("https://KELVIN\u212a.example", "kelvink.example", "https://kelvink.example"),
        ("https://example.org/a%20b", "example.org", "https://example.org/a%20b"),
        ("https://example.org/ü?q=数字", "example.org", "https://example.org/%C3%BC?q=%E6%95%B0%E5%AD%97"),
        ("https://example.org/@user/post", "example.org", "https://example.org/@user/post"),
        ('https://example.org/"<b>', "example.org", "https://example.org/%22%3Cb%3E"),
        ("https://evil.example/https://bank.com", "evil.example", "https://evil.example/https://bank.com"),
    ],
)
def test_the_host_that_it_leads_to_is_named(text: str, host: str, address: str) -> None:
    assert web_link(text) == Link(address, host)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "only addresses"),
        ("example.org", "only addresses"),
        ("ftp://example.org", "only addresses"),
        ("file:///etc/passwd", "only addresses"),
        ("javascript:alert(1)", "only addresses"),
        ("data:text/html,<b>x</b>", "only addresses"),
        ("smb://server/share", "only addresses"),
        ("https:example.org", "names no host"),
        ("https:///example.org", "names no host"),
        ("https://", "names no host"),
        ("https://?q=x", "names no host"),
        ("https://bank.com@evil.example", "user name"),
        ("https://user:secret@evil.example/", "user name"),
        ("https://@evil.example/", "user name"),
        ("https://good.example\\@evil.example", "backslash"),
        ("https:\\\\evil.example", "backslash"),
        ("https://example.org/\u202egpj.exe", "U+202E"),
        ("https://exam\u200bple.org", "U+200B"),
        ("https://exam\u00adple.org", "U+00AD"),
        ("https://example.org/a b", "U+0020"),
        ("https://exa\nmple.org", "U+000A"),
        ("https://example.org/\x00", "U+0000"),
        ("https://example.org\u3000.evil.example", "U+3000"),
        ("https://exa%6dple.org", "no host has"),
        ("https://example.org℀.evil.example", "host"),
        ("https://a..b", "names no host"),
        ("https://-bad.example", "no host has"),
        ("https://2130706433/", "is a number"),
        ("https://0x7f.1/", "is a number"),
        ("https://127.1/", "is a number"),
        ("https://0177.0.0.1/", "is a number"),
        ("https://[::1", "no such thing"),
        ("https://example.org:99999", "no such thing"),
        ("https://example.org:port", "no such thing"),
        ("https://[v7.1]/", "host"),
    ],
)
def test_an_address_that_nobody_should_open_is_refused(text: str, said: str) -> None:
    with pytest.raises(InvalidTextError) as raised:
        web_link(text)
    assert said in str(raised.value)
    assert str(raised.value).isprintable()


def test_what_was_found_good_is_good_again() -> None:
    link = web_link("https://bücher.example/数字?a=b c".replace(" ", "+"))
    assert web_link(link.address) == link
