"""A report as one HTML file that needs nothing else: no script, no font, no picture, no network."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from dsr_tracker.core.scales import Scale
from dsr_tracker.paths import RESOURCES
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.markdown import printable
from dsr_tracker.reports.tints import rating_css

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = RESOURCES / "report"


def render_html(report: Report) -> bytes:
    """The report as UTF-8."""
    from markupsafe import Markup

    from dsr_tracker.reports.view import View

    css = _css(report.scale)
    # The policy names the one style sheet by its hash: whatever got past all escaping still does nothing.
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    view = View(report)
    page = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            view=view,
            _=view.wording,
            css=Markup(css),  # noqa: S704 - our own style sheet
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        )
    )
    return printable(page).encode()


@lru_cache(maxsize=4)
def _css(scale: Scale) -> str:
    return "\n" + rating_css(scale) + (_FOLDER / "report.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
