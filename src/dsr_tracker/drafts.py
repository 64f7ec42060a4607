"""What was being typed and is in no tracker yet, kept where a crash cannot take it. Knows no windows."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dsr_tracker.core.dates import now
from dsr_tracker.core.private_files import make_private_folder, write_private_file

_LARGEST = 20_000_000
_MOST = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of one form, as typed. `kind` and `subject` say which form of what opens again with them.

    `where` says so to a person. `tracker` is the path that the tracker had, `file` where the draft lies, and
    `author` who signed when it was typed.
    """

    kind: str
    subject: tuple[str, ...]
    where: str
    values: dict[str, str]
    written_at: str = ""
    tracker: str = ""
    file: Path = Path()
    author: str = ""


class DraftFolder:
    """The drafts of one tracker: written whole or not at all, for their owner's eyes.

    The folder bears the tracker's id, so that they are found where the tracker was moved. Each opening of the
    tracker writes files of its own: what an earlier one left stays until a person decides.
    """

    def __init__(self, root: Path, tracker_id: str, tracker: Path) -> None:
        self._tracker = tracker.resolve()
        # An id that a file claims becomes the name of a folder only where it is one.
        is_plain = re.fullmatch(r"[0-9A-Za-z-]{8,64}", tracker_id)
        self._folder = root / (tracker_id if is_plain else _digest(tracker_id or str(self._tracker)))
        self._opening = secrets.token_hex(4)

    def keep(self, draft: Draft) -> None:
        """Write it down, in place of what this opening wrote of the same form; raises OSError."""
        make_private_folder(self._folder)
        stored = {
            "kind": draft.kind,
            "subject": draft.subject,
            "where": draft.where,
            "values": draft.values,
            "written_at": now(),
            "tracker": str(self._tracker),
            "author": draft.author,
        }
        write_private_file(self._file(draft.kind, draft.subject), json.dumps(stored, ensure_ascii=False))

    def drop(self, kind: str, subject: tuple[str, ...]) -> None:
        """Forget what this opening wrote of that form."""
        self.discard(self._file(kind, subject))

    def discard(self, file: Path) -> None:
        """Forget the draft that lies there."""
        with suppress(OSError):
            file.unlink(missing_ok=True)
            self._folder.rmdir()  # where it was the last one

    def left_behind(self) -> list[Draft]:
        """What earlier openings left, newest first; not what belongs to another copy that is still there."""
        found = [draft for draft in self._read() if self._is_ours(draft)]
        return sorted(found, key=lambda draft: draft.written_at, reverse=True)

    def _read(self) -> Iterator[Draft]:
        try:
            files = sorted(self._folder.glob("*.json"))[:_MOST]
        except OSError:
            return
        for file in files:
            if not file.stem.endswith(self._opening) and (draft := _read_draft(file)) is not None:
                yield draft

    def _is_ours(self, draft: Draft) -> bool:
        place = Path(draft.tracker)
        try:
            return place == self._tracker or not place.exists()
        except OSError:
            return True

    def _file(self, kind: str, subject: tuple[str, ...]) -> Path:
        return self._folder / f"{_digest(json.dumps([kind, *subject]))}-{self._opening}.json"


def _read_draft(file: Path) -> Draft | None:
    """The draft in that file; None where it holds none."""
    try:
        if file.stat().st_size > _LARGEST:
            return None
        stored: Any = json.loads(file.read_text(encoding="utf-8"))
        return Draft(
            str(stored["kind"]),
            tuple(map(str, stored["subject"])),
            str(stored["where"]),
            {str(name): str(value) for name, value in stored["values"].items()},
            str(stored["written_at"]),
            str(stored["tracker"]),
            file,
            str(stored.get("author", "")),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
