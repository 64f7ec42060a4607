"""Which web addresses may be opened, and which host they really lead to."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dsr_tracker.core.errors import InvalidTextError
from dsr_tracker.core.text import shown

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}
# What an address may hold as it is; all else is written as %XX, as browsers do.
_PLAIN = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Link:
    """An address in plain ASCII, as a browser gets it, with the host that it leads to."""

    address: str
    host: str


def web_link(text: str) -> Link:
    """The link of a typed or stored address; raises InvalidTextError for one that nobody should open.

    Only http and https. Refused is whatever makes an address look like another: a user name before the
    host, characters that cannot be seen, a backslash (browsers take it for a slash), a number in
    place of a host. Letters beyond ASCII in the host are spelled as xn--…, as the network has them.
    """
    text = text.strip()
    for position, character in enumerate(text, 1):
        if unicodedata.category(character) in _HIDDEN_CATEGORIES:
            raise _refused(
                text, f"it holds a character that cannot be seen (U+{ord(character):04X}, place {position})"
            )
    if "\\" in text:
        raise _refused(text, "it holds a backslash")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise _refused(text, "its host or port is no such thing") from error
    if parts.scheme not in ("http", "https"):
        raise _refused(text, "only addresses that begin with http:// or https:// are opened")
    if "@" in parts.netloc:
        raise _refused(text, "it holds a user name before the host")
    host = _host(parts.hostname or "", text)
    number = "" if port is None else f":{port}"
    rest = text[text.index("//") + 2 :][len(parts.netloc) :]
    return Link(f"{parts.scheme}://{host}{number}{quote(rest, safe=_PLAIN)}", host)


def _host(host: str, text: str) -> str:
    if ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host)}]"
        except ValueError as error:
            raise _refused(text, "its host is no address") from error
    labels = [_label(label, text) for label in host.replace("。", ".").removesuffix(".").split(".")]
    if labels[-1].isdigit() or labels[-1].startswith("0x"):
        # Browsers take 2130706433 or 0x7f.1 for an address, too; only the plain spelling tells which.
        try:
            ipaddress.IPv4Address(host)
        except ValueError as error:
            raise _refused(text, "its host is a number") from error
    return ".".join(labels)


def _label(label: str, text: str) -> str:
    """One part of a host as the network has it; browsers read full-width and such letters as plain ones."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", label).lower())
    if not plain.isascii():
        ascii_part = "".join(character for character in plain if character.isascii())
        if ascii_part and not re.fullmatch(r"[a-z0-9_-]+", ascii_part):
            raise _refused(text, "its host holds a character that no host has")
        plain = f"xn--{plain.encode('punycode').decode('ascii')}"
    if not _LABEL.fullmatch(plain):
        raise _refused(text, "its host holds a character that no host has" if plain else "it names no host")
    return plain


def _refused(text: str, why: str) -> InvalidTextError:
    return InvalidTextError(
        f"“{' '.join(shown(text[:120]).split())}” was not opened: {why}.",
        "Check the address; copy it into a browser yourself if you trust it.",
    )
