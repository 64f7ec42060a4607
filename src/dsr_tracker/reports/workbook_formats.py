"""How the cells of a workbook look."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from dsr_tracker.core.scales import Scale
from dsr_tracker.reports.tints import INK, fills

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

DAY = "yyyy-mm-dd"
INSTANT = "yyyy-mm-dd hh:mm"
PERCENT = "0 %"
_LINE = "#d3d6db"
_HEAD = "#27364a"
_QUIET = "#5b626b"


class Formats:
    """One format for each use, made once: Excel keeps few, and each cell only names one.

    Large sheets do not wrap: a hundred thousand rows of one line each are scrolled and filtered with ease.
    """

    def __init__(self, workbook: Workbook, scale: Scale, *, is_wrapped: bool) -> None:
        self._workbook = workbook
        self._is_wrapped = is_wrapped
        self._quoted: dict[int, Format] = {}
        self.heading = self._make(bold=True, font_size=18, valign="vcenter")
        self.kicker = self._make(font_color=_QUIET)
        self.section = self._make(bold=True, font_size=13, valign="bottom", bottom=2, bottom_color=_HEAD)
        self.section_number = self._section_column(align="right")
        self.section_text = self._section_column(align="left", indent=1)
        self.plain = self._make(num_format="@")
        self.sentence = self._make(text_wrap=True)
        self.quiet = self._make(text_wrap=True, font_color=_QUIET)
        self.head = self._make(
            bold=True,
            font_color="#ffffff",
            bg_color=_HEAD,
            text_wrap=True,
            valign="vcenter",
            **_box("#ffffff"),
        )
        self.head_centred = self._make(
            bold=True,
            font_color="#ffffff",
            bg_color=_HEAD,
            text_wrap=True,
            valign="vcenter",
            align="center",
            **_box("#ffffff"),
        )
        # Short texts are of the format "text": typed over, 00123 stays what it is.
        self.text = self._body(num_format="@", text_wrap=is_wrapped)
        self.long = self._body(text_wrap=is_wrapped)
        self.code = self._body(num_format="@", font_color=_QUIET)
        self.whole = self._body(num_format="#,##0", align="right", indent=1)
        self.number = self._body(num_format="#,##0.############", align="right", indent=1)
        self.percent = self._body(num_format=PERCENT, align="right", indent=1)
        self.day = self._body(num_format=DAY, align="center")
        self.instant = self._body(num_format=INSTANT, align="left")
        self.empty = workbook.add_format({"bottom": 1, "bottom_color": _LINE})
        self.link = self._body(font_color="#0b5cad", underline=1, text_wrap=is_wrapped)
        self.to_sheet = self._make(font_color="#0b5cad", underline=1, valign="top")
        self.bold = self._body(bold=True, text_wrap=True)
        self.bold_text = self._body(bold=True, text_wrap=True, align="left", indent=1)
        self.explained = self._make(font_color=_QUIET, text_wrap=True, align="left", indent=1)
        self.bold_percent = self._body(bold=True, num_format=PERCENT, align="right", indent=1)
        self.band = self._band()
        self.band_text = self._band(num_format="@", text_wrap=True)
        self.band_percent = self._band(num_format=PERCENT, align="right", indent=1)
        self.band_mean = self._band(num_format=PERCENT, align="center")
        self.band_base = self._band(align="center", bold=False)
        colours = {rating_id: pair[0] for rating_id, pair in fills(scale).items()}
        self.ratings = {
            rating_id: self._make(
                bg_color=colour,
                font_color=INK,
                align="center",
                valign="vcenter",
                text_wrap=True,
                **_box("#ffffff"),
            )
            if rating_id != "not_assessed"
            else self._make(
                font_color=_QUIET, align="center", valign="vcenter", text_wrap=True, **_box(_LINE)
            )
            for rating_id, colour in colours.items()
        }
        self.words = {
            rating_id: self._body(bg_color=colour, font_color=INK)
            if rating_id != "not_assessed"
            else self._body(font_color=_QUIET)
            for rating_id, colour in colours.items()
        }

    @cached_property
    def outside(self) -> Format:
        """For cells of a matrix where the party takes no part."""
        return self._make(pattern=14, fg_color="#e3e5e8", bg_color="#ffffff")

    def quoted(self, look: Format) -> Format:
        """The same format with Excel's mark for text, which stays text when it is typed over."""
        found = self._quoted.get(id(look))
        if found is None:
            wanted = {
                "valign": "top",
                "text_wrap": self._is_wrapped,
                "quote_prefix": True,
                "bottom": 1,
                "bottom_color": _LINE,
            }
            found = self._quoted[id(look)] = self._workbook.add_format(wanted)
        return found

    def _section_column(self, **properties: Any) -> Format:
        return self._make(bold=True, valign="bottom", bottom=2, bottom_color=_HEAD, **properties)

    def _body(self, **properties: Any) -> Format:
        return self._make(**{"valign": "top", "bottom": 1, "bottom_color": _LINE, **properties})

    def _band(self, **properties: Any) -> Format:
        return self._body(**{"bold": True, "bg_color": "#eef0f3", "valign": "vcenter", **properties})

    def _make(self, **properties: Any) -> Format:
        return self._workbook.add_format({"valign": "top", **properties})


def _box(colour: str) -> dict[str, Any]:
    return {"border": 1, "border_color": colour}
