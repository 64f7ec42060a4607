"""Names that programs which keep folders in step give to a copy of a file changed in two places."""

from __future__ import annotations

import re
from collections.abc import Iterable

# “Conflict” in the languages of such programs: English, German, French, Spanish, Italian, Portuguese,
# Russian, Chinese, Japanese, Korean.
_WORD = r"(?:conflic|konflikt|conflit|confli[tc]t|конфликт|冲突|衝突|競合|충돌)"
_ADDITIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Dropbox, Nextcloud, Seafile, Box: in brackets, with a name or date.
        rf" ?[(\[][^()\[\]]*{_WORD}[^()\[\]]*(?:\([0-9]+\)[^()\[\]]*)?[)\]]",
        # Syncthing: with day, time and device.
        r"\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z0-9]+)?",
        # ownCloud, Synology: tracker_conflict-20261102-120000, tracker_NAS_Nov-02-120000-2026_Conflict
        rf"[_.-](?:[^()]*[_.-])?{_WORD}[a-z]*(?:[_.-][^()]*)?",
        # Google Drive, OneDrive, MEGA: tracker (1), tracker_conf(1); iCloud: tracker 2
        r"(?: |_conf)?\([0-9]{1,3}\)",
        r" [2-9]",
        # OneDrive: the name of the computer
        r"-(?:DESKTOP|LAPTOP|WIN|PC)-[A-Z0-9]{4,}(?:-[0-9]{1,3})?",
        r"-[A-Z0-9-]*(?:MacBook|iMac|Mac-mini)[A-Z0-9-]*",
    )
)


def conflicted_names(name: str, others: Iterable[str], computer: str = "") -> list[str]:
    """Those of the other names that look like a copy which a sync program made of `name`, in order.

    `computer` is this computer's name, which OneDrive may have added. Whether such a file is the
    same tracker at all, its content must say.
    """
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (name, "")
    return sorted(other for other in others if _is_conflicted(other, stem, ending, computer))


def _is_conflicted(other: str, stem: str, ending: str, computer: str) -> bool:
    if not (other.startswith(stem) and other.endswith(ending)):
        return False
    addition = other[len(stem) : len(other) - len(ending)]
    if computer and re.fullmatch(rf"-{re.escape(computer)}(?:-[0-9]{{1,3}})?", addition, re.IGNORECASE):
        return True
    return any(pattern.fullmatch(addition) for pattern in _ADDITIONS)
