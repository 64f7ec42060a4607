"""Pictures as shapes: what is drawn tells the numbers, in every kind, width, scale and language."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from dsr_tracker.core.agenda import MomentKind
from dsr_tracker.core.changes import What
from dsr_tracker.core.palette import fill_of
from dsr_tracker.core.pictures import Ask, Behind, Picture, PictureKind, PictureRow, Stretch, Subject
from dsr_tracker.core.scales import COMMITTEE, IMPLEMENTATION, NOT_ASSESSED
from dsr_tracker.core.summary import Tally, total
from dsr_tracker.reports.drawing.bars import widths_of
from dsr_tracker.reports.drawing.draw import draw
from dsr_tracker.reports.drawing.shapes import COLOURS, Dot, Drawing, Label, Line, Rect, mirrored
from dsr_tracker.reports.drawing.sheet import Pen, rough_width
from dsr_tracker.reports.drawing.svg import write_svg
from dsr_tracker.reports.drawing.tiles import places, step_of
from dsr_tracker.reports.wording import text
from dsr_tracker.territories import territories

DAY, SINCE = "2026-06-01", "2025-06-01"
SVG = "{http://www.w3.org/2000/svg}"


def country(code: str, name: str, provision_id: str = "") -> Subject:
    return Subject(Behind(code, provision_id), name, code=code, is_country=True)


def clause(number: int, rating_id: str) -> PictureRow:
    subject = Subject(Behind("EG", f"A/{number}"), f"{number} A clause", "Accord")
    return PictureRow(subject, Tally({rating_id: 1}, 1))


EGYPT = PictureRow(
    country("EG", "Egypt"),
    Tally({"limited": 3, "complete": 5}, 9),
    Tally({"limited": 4}, 9),
    ((What.IMPROVED, 2), (What.NEWLY_ASSESSED, 4)),
)
LAOS = PictureRow(country("LA", "Laos"), Tally({}, 9), Tally({}, 9))
THAILAND = PictureRow(country("TH", "Thailand"), Tally({"limited": 1}, 9), Tally({"complete": 1}, 9))
CAIRO = PictureRow(Subject(Behind("cairo"), "Cairo <city> & more"), Tally({"limited": 1}, 1), Tally({}, 1))


def picture(kind: PictureKind, **more: object) -> Picture:
    rows: tuple[PictureRow, ...] = (EGYPT, LAOS, THAILAND, CAIRO)
    stretches: tuple[Stretch, ...] = ()
    subject = None
    match kind:
        case PictureKind.COUNTRY:
            rows = tuple(clause(n, r.rating_id) for n, r in enumerate(IMPLEMENTATION.ratings, 1))
            subject = country("EG", "Egypt")
        case PictureKind.CLAUSES:
            rows = (PictureRow(Subject(Behind("", "A/1"), "1 A clause", "Accord"), Tally({"limited": 2}, 8)),)
        case PictureKind.MAP:
            rows = rows[:3]
        case PictureKind.TIMELINE:
            note = Subject(Behind(moment=MomentKind.NOTE), MomentKind.NOTE)
            rows, stretches = (), (Stretch(note, {"2024": 1, "2026": 120}),)
    whole = total(row.tally for row in rows)
    made = Picture(Ask(kind, DAY, since=SINCE), IMPLEMENTATION, (), rows, whole, subject=subject)
    return replace(made, periods=("2024", "2025", "2026"), stretches=stretches, **more)  # type: ignore[arg-type]


def labels(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def label(drawing: Drawing, wanted: str) -> Label:
    return next(s for s in drawing.shapes if isinstance(s, Label) and s.text == wanted)


@pytest.mark.parametrize("kind", PictureKind)
@pytest.mark.parametrize("width", [420, 960, 1600])
@pytest.mark.parametrize("em", [12, 21])
def test_everything_lies_on_the_sheet(kind: PictureKind, width: float, em: float) -> None:
    drawing = draw(picture(kind), Pen(em), width)
    width = drawing.width  # in a narrow window it scrolls
    for shape in drawing.shapes:
        match shape:
            case Label():
                wide = rough_width(shape.text, shape.size, shape.is_bold)
                left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
                assert left >= -1
                assert left + wide <= width + 1, shape.text
                assert 0 <= shape.y <= drawing.height
            case Rect():
                assert shape.box.x >= -0.01
                assert shape.box.x + shape.box.width <= width + 0.01
            case Dot():
                assert shape.x - shape.radius >= 0
                assert shape.x + shape.radius <= width
            case Line():
                assert min(shape.x1, shape.x2) >= 0
                assert max(shape.x1, shape.x2) <= width + 0.01
    assert drawing.marks
    assert {len(mark.values) for mark in drawing.marks} == {len(drawing.headings)}


@pytest.mark.parametrize("kind", PictureKind)
def test_says_what_it_covers_and_with_what_it_was_made(kind: PictureKind) -> None:
    drawing = draw(picture(kind), Pen(), 1600)
    said = " ".join(labels(drawing)).replace("\N{NO-BREAK SPACE}", " ")
    assert drawing.title in labels(drawing)
    assert f"As of {DAY}" in said
    assert "Made with DSR Tracker" in said
    if kind in (PictureKind.COUNTRIES, PictureKind.CHANGE):
        assert "10 of 28 cells of clauses assessed · Mean 67 % (10 of 28)" in said


def test_bars_say_the_mean_with_its_base_and_fill_the_width() -> None:
    drawing = draw(picture(PictureKind.COUNTRIES), Pen())
    assert [mark.name for mark in drawing.marks] == [
        "Egypt: 75 % (8 of 9); 3 Limited, 5 Complete, 1 Not assessed",
        "Laos: – (0 of 9); 9 Not assessed",
        "Thailand: 33 % (1 of 9); 1 Limited, 8 Not assessed",
        "Cairo <city> & more: 33 % (1 of 1); 1 Limited",
    ]
    assert "Provinces, cities and bodies" in labels(drawing)
    rare = Tally({"limited": 1, "complete": 9_998}, 10_000).distribution(IMPLEMENTATION)
    widths = [width for _, _, width in widths_of(rare, 300)]
    assert sum(widths) == pytest.approx(300)
    assert min(widths) > 2


def test_not_assessed_never_stands_on_the_axis() -> None:
    drawing = draw(picture(PictureKind.COUNTRY), Pen())
    assert drawing.title == "Egypt, clause by clause"
    centres = {}
    for mark in drawing.marks:
        y = mark.box.middle[1]
        [swatch] = [
            s
            for s in drawing.shapes
            if isinstance(s, Rect) and abs(s.box.middle[1] - y) < 1 and s.box.width < 40
        ]
        centres[mark.values[1]] = swatch.box.middle[0]
    scored = [centres[r.label] for r in IMPLEMENTATION.ratings if r.score is not None]
    steps = {round(b - a, 3) for a, b in pairwise(scored)}
    assert len(steps) == 1  # as far apart as their scores
    for other in ("No evidence found", "Not applicable", "Not assessed"):
        assert centres[other] > max(scored) + steps.pop() if steps else centres[other] > max(scored)
    sticks = {shape.x1 for shape in drawing.shapes if isinstance(shape, Line) and shape.width == 2}
    assert sticks == {scored[0]}  # every stick begins at 0


def test_a_change_draws_a_line_only_where_both_days_have_a_mean() -> None:
    drawing = draw(picture(PictureKind.CHANGE), Pen())
    assert [mark.name for mark in drawing.marks] == [
        "Egypt: 33 % (4 of 9) to 75 % (8 of 9); 2 improved, 4 newly assessed",
        "Thailand: 100 % (1 of 9) to 33 % (1 of 9); nothing moved",
        "Cairo <city> & more: – (0 of 1) to 33 % (1 of 1); nothing moved",
    ]
    slopes = [s for s in drawing.shapes if isinstance(s, Line) and s.width >= 2 and s.y1 != s.y2]
    assert [(line.y2 < line.y1, line.is_dashed) for line in slopes] == [(True, False), (False, True)]
    assert "Without a mean on either day (1 of 4): Laos." in labels(drawing)


def test_labels_of_a_change_never_touch() -> None:
    rows = tuple(
        PictureRow(country(f"C{n}", f"Country {n}"), Tally({"limited": 1}, 3), Tally({"complete": 1}, 3))
        for n in range(40)
    )
    drawing = draw(replace(picture(PictureKind.CHANGE), rows=rows), Pen())
    heights = sorted(s.y for s in drawing.shapes if isinstance(s, Label) and s.text.startswith("▼ 33"))
    assert len(heights) == 40
    assert min(b - a for a, b in pairwise(heights)) >= 14


def test_developments_are_dots_as_large_in_area_as_they_are_many() -> None:
    drawing = draw(picture(PictureKind.TIMELINE, outside=7), Pen())
    assert [mark.name for mark in drawing.marks] == ["Notes, 2024: 1", "Notes, 2026: 120"]
    assert drawing.marks[1].behind == Behind(moment=MomentKind.NOTE, period="2026")
    small, large = (shape.radius for shape in drawing.shapes if isinstance(shape, Dot))
    assert small < large
    assert "7 more lie outside of the periods shown." in labels(drawing)


def test_the_map_has_one_place_for_every_country_of_the_world() -> None:
    assert places().keys() == territories().keys()
    assert len(set(places().values())) == len(places())


def test_the_map_lies_as_the_world_does() -> None:
    at = places()
    west_to_east = ("US", "GB", "EG", "SA", "CN", "JP")
    assert all(at[a][0] < at[b][0] for a, b in pairwise(west_to_east))
    north_to_south = ("NO", "IT", "EG", "ET", "ZA")
    assert all(at[a][1] < at[b][1] for a, b in pairwise(north_to_south))


def test_tiles_tell_the_mean_and_what_has_none() -> None:
    drawing = draw(picture(PictureKind.MAP), Pen())
    assert {mark.name for mark in drawing.marks} == {
        "Egypt: 75 % (8 of 9)",
        "Laos: – (0 of 9)",
        "Thailand: 33 % (1 of 9)",
    }
    assert [step_of(percent) for percent in (0, 19.9, 20, 59, 80, 100)] == [0, 0, 1, 2, 4, 4]
    assert "No scored cell" in labels(drawing)


def test_tiles_of_one_clause_have_the_ratings_colours() -> None:
    rows = tuple(
        PictureRow(country(code, code, "A/1"), Tally({rating: 1}, 1))
        for code, rating in (("EG", "limited"), ("TH", NOT_ASSESSED))
    )
    of = replace(picture(PictureKind.MAP), rows=rows, subject=Subject(Behind("", "A/1"), "1 A clause"))
    drawing = draw(of, Pen())
    assert drawing.title == "1 A clause"
    assert {mark.name for mark in drawing.marks} == {"EG: Limited", "TH: Not assessed"}
    [mark] = [mark for mark in drawing.marks if mark.name == "EG: Limited"]
    assert mark.behind.cell is not None
    fills = [s.fill for s in drawing.shapes if isinstance(s, Rect) and s.box == mark.box]
    assert fills == [fill_of(IMPLEMENTATION, "limited")]


def test_a_scale_of_categories_has_no_means() -> None:
    graded = Tally({"grade_a": 2}, 3)
    for kind in (PictureKind.COUNTRIES, PictureKind.COUNTRY, PictureKind.MAP):
        rows = (PictureRow(country("EG", "Egypt", "A/1"), graded),)
        drawing = draw(replace(picture(kind), scale=COMMITTEE, rows=rows, total=graded), Pen())
        assert not any("Mean" in each for each in labels(drawing) if each != drawing.title)


@pytest.mark.parametrize("kind", PictureKind)
def test_svg_is_text_with_a_name_for_every_mark(kind: PictureKind) -> None:
    drawing = draw(picture(kind), Pen())
    root = ElementTree.fromstring(write_svg(drawing))  # ours, and no foreign entity in it
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == drawing.title
    assert [e.text for e in root.iter(f"{SVG}text")] == labels(drawing)
    assert [e.text for e in root.findall(f"{SVG}g/{SVG}title")] == [mark.name for mark in drawing.marks]
    painted = {e.get("fill") for e in root.iter()} | {e.get("stroke") for e in root.iter()}
    assert not painted & COLOURS.keys()


def test_no_text_of_a_person_breaks_out_of_the_svg() -> None:
    nasty = replace(EGYPT, subject=replace(EGYPT.subject, name='</text><script>1</script>"&\ufffe\x00'))
    made = write_svg(draw(replace(picture(PictureKind.COUNTRIES), rows=(nasty,)), Pen()))
    root = ElementTree.fromstring(made)
    assert not list(root.iter(f"{SVG}script"))


def test_arrows_lead_to_the_nearest_mark_that_way() -> None:
    drawing = draw(picture(PictureKind.MAP), Pen())
    names = [mark.name.partition(":")[0] for mark in drawing.marks]
    egypt, thailand, laos = (names.index(name) for name in ("Egypt", "Thailand", "Laos"))
    assert drawing.beside(egypt, 1, 0) in (laos, thailand)
    assert drawing.beside(laos, 0, 1) == thailand
    assert drawing.beside(egypt, -1, 0) == egypt
    assert drawing.mark_at(*drawing.marks[laos].box.middle) == laos
    assert drawing.mark_at(-5, -5) == -1


def test_mirrored_it_is_read_from_the_right() -> None:
    drawing = draw(picture(PictureKind.COUNTRIES), Pen())
    other = mirrored(drawing)
    first = label(other, "Egypt")
    assert (first.x, first.anchor) == (drawing.width, "end")
    for mark, same in zip(drawing.marks, mirrored(other).marks, strict=True):
        assert same.box == pytest.approx(mark.box)


def test_speaks_the_language_of_its_pen() -> None:
    wording = text("zh")
    pen = Pen(wording=wording, party=lambda subject: wording.country(subject.code) or subject.name)
    drawing = draw(picture(PictureKind.COUNTRIES), pen)
    assert drawing.title == "各国的分布"
    assert drawing.marks[0].name.startswith("埃及：75%（8/9）")
