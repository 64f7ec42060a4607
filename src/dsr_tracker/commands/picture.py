"""`picture`: draw a picture, as SVG or PNG."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsr_tracker.commands.cells import named_instruments, named_provision
from dsr_tracker.commands.completing import complete_instrument, complete_provision
from dsr_tracker.commands.filters import filter_option, stale_before
from dsr_tracker.commands.output import say
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import parse_past_day, today
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.core.names import find_party
from dsr_tracker.core.pictures import Ask, Picture, PictureKind, Subject, picture_in_words
from dsr_tracker.store.store import Store
from dsr_tracker.territories import territories

if TYPE_CHECKING:
    from dsr_tracker.reports.drawing.sheet import Pen

_FORMATS = ("svg", "png")


@click.command()
@click.argument("kind", metavar="KIND", type=click.Choice([str(kind) for kind in PictureKind]))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
    help="The file to write, in place of an older one there: SVG, or PNG where it ends so; - for standard "
    "output, as SVG.",
)
@click.option(
    "--instrument", "instruments", metavar="ID", multiple=True, shell_complete=complete_instrument,
    help="Only this instrument; may be repeated. All without it.",
)  # fmt: skip
@click.option("--country", metavar="XX", help="Whose clauses KIND country shows: a code, a name or an id.")
@click.option(
    "--provision", metavar="ID", shell_complete=complete_provision,
    help="What KIND map colours countries by; without it by their mean.",
)  # fmt: skip
@click.option("--as-of", metavar="DATE", help="The status on that day (YYYY-MM-DD); today's without it.")
@click.option(
    "--since", metavar="DATE", help="The earlier day of KIND change; without it the first with a judgement."
)
@click.option("--monthly", is_flag=True, help="Count by month, not by year, in KIND timeline.")
@click.option(
    "--by-country", is_flag=True, help="A row for each country, not for each kind, in KIND timeline."
)
@filter_option
@click.option("--lang", "language", metavar="CODE", default="en", help="The language: en or zh.")
@file_option
def picture(  # noqa: PLR0917 - one for each option
    kind: str,
    out: Path,
    instruments: tuple[str, ...],
    country: str | None,
    provision: str | None,
    as_of: str | None,
    since: str | None,
    monthly: bool,
    by_country: bool,
    filtered: str,
    language: str,
    file: Path | None,
) -> None:
    """Draw a picture and write it to OUT.

    KIND is one of countries and clauses (how ratings are spread), country (one country's clauses),
    change (means on two days), timeline (developments by year or month) and map (countries as equal tiles).
    """
    from dsr_tracker.reports.drawing.draw import draw
    from dsr_tracker.reports.drawing.svg import write_svg
    from dsr_tracker.reports.wording import text
    from dsr_tracker.reports.writing import put_file
    from dsr_tracker.store.picturing import read_picture

    day = parse_past_day(as_of, "as-of date") if as_of else today()
    pen = _pen(language)
    with open_tracker(file) as store:
        ask = Ask(
            PictureKind(kind),
            day,
            tuple(named_instruments(store, instruments) or ()),
            _party_id(store, kind, country),
            named_provision(store, provision).provision_id if provision else "",
            parse_past_day(since, "earlier day") if since else "",
            is_monthly=monthly,
            by_country=by_country,
            chosen=parse_filter(filtered),
            stale_before=stale_before(day),
        )
        found = read_picture(store, ask)
    _refuse_empty(found)
    drawing = draw(picture_in_words(found, text(language).shipped), pen)
    if out.suffix.lower() == ".png":
        from dsr_tracker.reports.drawing.png import write_png

        content = write_png(drawing)
    else:
        content = write_svg(drawing)
    if str(out) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        put_file(content, out)
        say(f"Wrote {out}")


def _pen(language: str) -> Pen:
    """A pen that writes that language; raises UnknownNameError where there are no words of it."""
    from dsr_tracker.reports.drawing.sheet import Pen
    from dsr_tracker.reports.wording import text

    wording = text(language)

    def name(subject: Subject) -> str:
        is_translated = subject.code and wording.language != "en"
        return (wording.country(subject.code) if is_translated else "") or subject.name

    return Pen(wording=wording, party=name)


def _party_id(store: Store, kind: str, typed: str | None) -> str:
    """The id of the party meant; raises UnknownNameError where it is wanted and not named, or not there."""
    if typed is None:
        if kind == PictureKind.COUNTRY:
            raise UnknownNameError("No country is named.", "Add --country with its code or name.")
        return ""
    found = find_party(typed, store.read.parties(), territories)
    if found.is_new:
        raise UnknownNameError(
            f"{found.party.name} is not in this tracker.",
            "Name one of its parties, or record something first.",
        )
    return found.party.party_id


def _refuse_empty(found: Picture) -> None:
    if found.is_empty:
        raise UnknownNameError(
            "There is nothing to draw: no clause with a party, no cell that fits, or no development yet.",
            "Choose another instrument, country, filter or day.",
        )
