"""A report as a tagged PDF: laid out by typst after our template, which takes everything as data."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.paths import RESOURCES
from dsr_tracker.reports.brief import MEASURES, PAGES
from dsr_tracker.reports.contents import Kind, Report
from dsr_tracker.reports.pdf_brief import page_count
from dsr_tracker.reports.pdf_cells import Data
from dsr_tracker.reports.pdf_data import Content, content_of
from dsr_tracker.reports.pdf_glyphs import FAMILIES, Substitute, cleaned, font_for, printable
from dsr_tracker.reports.pdf_text import breakable
from dsr_tracker.reports.wording import Wording, text

if TYPE_CHECKING:
    from typst import Compiler, TypstError

_FOLDER = RESOURCES / "report" / "pdf"
_STANDARD: Literal["ua-1"] = "ua-1"
# How typst names a text that no font can show, in an error that the standard makes of it.
_NOT_SHOWN = re.compile(r'the text(?: contains the disallowed codepoint)? `"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PROBE = (
    "#set document(title: [-])\n#set text(font: json(bytes(sys.inputs.fonts)))\n= -\n"
    '#for one in json("characters.json") [#one\\ \n]'
)


def render_pdf(report: Report, *, with_system_fonts: bool = True) -> bytes:
    """The report as a PDF/UA-1 file.

    Characters for which no font is found are replaced by a notice, and the report's notes name the script
    and a font to install. Raises TrackerError where they are those of the report's own words.
    """
    with tempfile.TemporaryDirectory(prefix="dsr-report-") as empty:
        return laid_out(report, Engine(empty, with_system_fonts=with_system_fonts))


def laid_out(report: Report, engine: Engine) -> bytes:
    """The PDF; the brief of a country in as many words as two pages hold."""
    wording = text(report.language)
    if report.kind is not Kind.COUNTRY:
        return engine.render(content_of(report), wording)
    made = b""
    for measure in MEASURES:
        made = engine.render(content_of(report, measure), wording)
        if page_count(made) <= PAGES:
            break
    return made


class Engine:
    """The compiler with its fonts. It reads nothing but what it is handed: its root is an empty folder."""

    def __init__(self, empty_folder: str, *, with_system_fonts: bool = True) -> None:
        from typst import Compiler

        self._probed: set[str] = set()
        self._missing: set[str] = set()
        self.sources: dict[str, bytes] = {}
        """What was laid out last."""
        self._compiler: Compiler = Compiler(  # type: ignore[type-var]
            {"main.typ": b""},
            root=empty_folder,
            ignore_system_fonts=not with_system_fonts,
            sys_inputs={"fonts": json.dumps(FAMILIES)},
            # Packages are looked for in the empty folder; the template imports none.
            package_path=empty_folder,
            package_cache_path=empty_folder,
        )

    def render(self, content: Content, wording: Wording) -> bytes:
        """The PDF of that content."""
        from typst import TypstError

        data = cleaned(content.data, lambda typed: breakable(printable(typed)))
        used = characters_of(data)
        missing = self.not_shown(used)
        if wordless := sorted({*"".join(data["words"].values())} & missing):
            # A report of notices alone would help nobody.
            script, font = font_for(wordless[0])
            raise TrackerError(
                f"A PDF in this language needs a font for {script}, and none was found here.",
                f"Install “{font}”, or make the report in English or in another format.",
            )
        for is_last in (False, False, True):
            try:
                self.sources = sources_of(data, content.pictures, Substitute(missing, used, wording))
                return self.compile(self.sources)
            except TypstError as error:
                # A mark that has a glyph may lack one in the font of the letter that it stands on.
                more = _named_in(error) - missing
                if is_last or not more:
                    raise _broken_down() from error
                missing |= more
        raise AssertionError

    def not_shown(self, characters: set[str]) -> set[str]:
        """Those of the characters for which there is no font, as the engine itself finds."""
        from typst import TypstError

        # The steps of a brief ask for hardly any that were not asked for before.
        if asked := characters - self._probed:
            listed = json.dumps(sorted(asked)).encode()
            try:
                self.compile({"main.typ": _PROBE.encode(), "characters.json": listed})
            except TypstError as error:
                self._missing |= asked & _named_in(error)
            self._probed |= asked
        return characters & self._missing

    def draw(self, form: Literal["png", "svg"], ppi: float) -> list[bytes]:
        """The pages that were laid out last, as pictures."""
        made = self._compiler.compile(input=dict(self.sources), format=form, ppi=ppi)  # type: ignore[type-var]
        return [made] if isinstance(made, bytes) else list(made or ())

    def compile(self, sources: Mapping[str, bytes]) -> bytes:
        """The PDF of these sources, of which main.typ comes first."""
        try:
            # The package's types know no sources by name, which it takes all the same.
            made = self._compiler.compile(input=dict(sources), format="pdf", pdf_standards=_STANDARD)  # type: ignore[type-var]
        except BaseException as error:
            # Where typst itself breaks down (0.15.1 does over some lines of Hebrew and Arabic together), what
            # comes is no Exception, and would end the program.
            if type(error).__name__ != "PanicException":
                raise
            raise _broken_down() from error
        return made if isinstance(made, bytes) else b""


def render_pages(
    report: Report, *, form: Literal["png", "svg"] = "png", ppi: float = 80, most: int = 12
) -> tuple[list[bytes], int]:
    """The first pages of the PDF as pictures, and how many more it has."""
    with tempfile.TemporaryDirectory(prefix="dsr-report-") as empty:
        engine = Engine(empty)
        laid_out(report, engine)
        pages = engine.draw(form, ppi)
    return pages[:most], max(0, len(pages) - most)


def sources_of(data: Data, pictures: Mapping[str, str], substitute: Substitute) -> dict[str, bytes]:
    """The template with the data that it lays out, every character of which can be shown."""
    shown = cleaned(data, substitute) if substitute.has_work else dict(data)
    shown["remarks"] = [*shown["remarks"], *substitute.remarks()]
    files = {name: picture.encode() for name, picture in pictures.items()}
    return template() | files | {"report.json": json.dumps(shown, ensure_ascii=False).encode()}


def source_of(report: Report, engine: Engine) -> dict[str, bytes]:
    """What the engine is handed for that report, with the list of fonts beside it: for benchmarks."""
    data = cleaned(content_of(report).data, lambda typed: breakable(printable(typed)))
    sources = sources_of(
        data, {}, Substitute(engine.not_shown(characters_of(data)), (), text(report.language))
    )
    return sources | {"fonts.json": json.dumps(FAMILIES).encode()}


def characters_of(data: Data) -> set[str]:
    """The characters of the data beyond ASCII."""
    return {c for c in set(json.dumps(data, ensure_ascii=False)) if not c.isascii()}


def template() -> dict[str, bytes]:
    """Our template's files by name."""
    files = {path.name: path.read_bytes() for path in sorted(_FOLDER.glob("*.typ"))}
    return {"main.typ": files.pop("main.typ")} | files


def _broken_down() -> TrackerError:
    return TrackerError(
        "The report cannot be laid out as a PDF: its engine failed over one of the texts.",
        "Nothing was written. Make it as a Word document or a web page, which can be printed too.",
    )


def _named_in(error: TypstError) -> set[str]:
    """The characters that the error says cannot be shown."""
    said = "".join(_NOT_SHOWN.findall(f"{error.message}\n{error.diagnostic}"))
    return {c for c in _ESCAPE.sub(lambda found: chr(int(found[1], 16)), said) if not c.isascii()}
