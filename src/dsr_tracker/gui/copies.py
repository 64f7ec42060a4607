"""Archives a file as the copy of a source."""

from __future__ import annotations

from pathlib import Path

from dsr_tracker.core.archiving import MOST_BYTES, archive
from dsr_tracker.core.errors import FileError
from dsr_tracker.core.records import Evidence
from dsr_tracker.gui.document import Document


def keep_copy(document: Document, evidence: Evidence, path: Path) -> None:
    """Keep that file as a copy of the source; raises a TrackerError where it cannot be kept."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileError(
                f"“{path.name}” is larger than the {MOST_BYTES // 1_000_000} MB that fit.",
                "Keep it beside the tracker, and say in the source's remark where.",
            )
        content = path.read_bytes()
    except OSError as error:
        raise FileError(
            f"“{path.name}” cannot be read ({error.strerror or error}).", "Check that it is there."
        ) from error
    document.do(archive(document.pen, evidence, content, file_name=path.name))
