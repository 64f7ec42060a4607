"""The matrix or the distributions of a report as one picture, for slides and articles."""

from __future__ import annotations

import tempfile
from enum import StrEnum
from typing import Literal

from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.pdf import Engine, laid_out

Form = Literal["svg", "png"]
_PPI = 200


class Subject(StrEnum):
    """What the picture shows."""

    MATRIX = "matrix"
    DISTRIBUTIONS = "distributions"


def render_picture(report: Report, subject: Subject, form: Form) -> bytes:
    """The picture of a report, of kind "matrix" for the matrix and "full" for the distributions."""
    with tempfile.TemporaryDirectory(prefix="dsr-picture-") as empty:
        engine = Engine(empty)
        laid_out(report, engine)  # finds out which characters have no font
        engine.sources["main.typ"] = engine.sources[f"picture-{subject}.typ"]
        return engine.draw(form, _PPI)[0]
