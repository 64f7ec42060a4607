"""Tables of others become one edit; what cannot be understood is refused by row and by value."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from dsr_tracker.catalogue_words import other_names
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen
from dsr_tracker.core.errors import FileError, TrackerError
from dsr_tracker.core.formulas import harmless
from dsr_tracker.core.records import Assessment
from dsr_tracker.importing.building import Import, build_import
from dsr_tracker.importing.child import read_safely
from dsr_tracker.importing.mapping import Mapping, guessed, load_mapping, save_mapping
from dsr_tracker.importing.tables import Table, TableError, read_table
from dsr_tracker.store.store import Store
from dsr_tracker.store.surroundings import surroundings
from dsr_tracker.territories import territories

Import_ = Callable[..., Import]


@pytest.fixture
def take(tracker: Store, pen: Pen) -> Import_:
    """Builds an import of rows into the tracker."""

    def build(mapping: Mapping, header: list[str], *rows: list[str]) -> Import:
        table = Table(tuple(header), tuple(map(tuple, rows)), tuple(range(2, len(rows) + 2)))
        return build_import(
            "table",
            table,
            mapping,
            around=surroundings(tracker.read),
            territories=territories,
            pen=pen,
            step=lambda _done, _total: None,
        )

    return build


LONG = Mapping(
    columns={"provision": "Clause", "party": "Country", "rating": "Score", "reason": "Why", "as_of": "Day"},
    constants={"instrument": "DEI-2017"},
    values={"rating": {"Partial": "limited"}},
)
HEADER = ["Clause", "Country", "Score", "Why", "Day"]


def test_rows_become_judgements_and_new_countries_columns(take: Import_, tracker: Store) -> None:
    made = take(
        LONG,
        HEADER,
        ["1", "Egypt", "Partial", "plans", "2025-12-31"],
        ["DEI-2017/02", "老挝", "Complete", "", "2025-12-31"],
        ["3.1", "KEN", "0", "nothing yet", "2025-12-31"],
        ["3", "Kenya", "limited", "", "2025-12-31"],
    )
    assert (made.accepted, made.rejected, made.unmapped) == (4, (), {})
    tracker.apply(made.edit)
    assert tracker.read.assessments(Cell("DEI-2017/01", "EG"))[0].rating == "limited"
    assert tracker.read.assessments(Cell("DEI-2017/02", "LA"))[0].rating == "complete"
    assert tracker.read.assessments(Cell("DEI-2017/03/1", "KE"))[0].reason == "nothing yet"
    assert [party.party_id for party in tracker.read.columns()["DEI-2017"]].count("KE") == 1
    tracker.undo()
    assert tracker.read.all_assessments() == []
    assert tracker.read.record("party", "KE") is None


def test_what_means_nothing_is_counted_by_value_and_refused_by_row(take: Import_) -> None:
    made = take(
        LONG,
        HEADER,
        ["1", "Atlantis", "Partial", "", "2025-12-31"],
        ["99", "Egypt", "Partial", "", "2025-12-31"],
        ["1", "Egypt", "So so", "", "2025-12-31"],
        ["2", "Atlantis", "Partial", "", "2025-12-31"],
        ["1", "Egypt", "Partial", "", "31.12.2025"],
        ["1", "Egypt", "", "", "2025-12-31"],
        ["1", "Laos", "Partial", "", "2999-01-01"],
    )
    assert made.accepted == 0
    assert {name: dict(values) for name, values in made.unmapped.items()} == {
        "party": {"Atlantis": 2},
        "provision": {"99": 1},
        "rating": {"So so": 1},
    }
    assert [each.number for each in made.rejected] == [2, 3, 4, 5, 6, 7, 8]
    assert made.edit.changes == ()


def test_a_country_is_never_taken_for_one_it_is_only_like(take: Import_) -> None:
    made = take(LONG, HEADER, ["1", "Egpyt", "Partial", "", "2025-12-31"])
    assert made.unmapped == {"party": {"Egpyt": 1}}


def test_the_same_table_again_changes_nothing(take: Import_, tracker: Store) -> None:
    row = ["1", "Egypt", "Partial", "plans", "2025-12-31"]
    tracker.apply(take(LONG, HEADER, row).edit)
    again = take(LONG, HEADER, row)
    assert (again.accepted, again.known, again.edit.changes) == (0, 1, ())


def test_a_cell_twice_on_one_day_is_refused(take: Import_) -> None:
    row = ["1", "Egypt", "Partial", "plans", "2025-12-31"]
    made = take(LONG, HEADER, row, [*row[:2], "Complete", *row[3:]])
    assert made.accepted == 1
    assert "Row 2" in made.rejected[0].why


def test_a_wide_table_of_150_countries_by_goals(take: Import_, tracker: Store) -> None:
    names = [names[0] for names in list(territories().values())[:160]]
    mapping = Mapping(
        columns={"party": "Country"},
        constants={"as_of": "2024-12-31"},
        values={"rating": {"red": "not_started", "green": "complete", "grey": "no_evidence"}},
        provisions={f"Goal {number}": f"DEI-2017/{number:02d}" for number in (1, 2, 3)},
    )
    colours = ["red", "green", "grey", ""]
    rows = [[name, *(colours[(at + goal) % 4] for goal in range(3))] for at, name in enumerate(names)]
    made = take(mapping, ["Country", "Goal 1", "Goal 2", "Goal 3"], *rows)
    assert (made.accepted, made.empty, made.rejected) == (360, 120, ())
    tracker.apply(made.edit)
    assert len(tracker.read.all_assessments()) == 360
    assert len(tracker.read.columns()["DEI-2017"]) >= 160
    tracker.undo()
    assert tracker.read.all_assessments() == []


def test_notes_come_with_their_sources_and_a_source_once(take: Import_, tracker: Store) -> None:
    mapping = Mapping(
        "notes",
        {"provision": "P", "party": "C", "text": "T", "dated_on": "D", "evidence_url": "U"},
    )
    url = "https://example.org/a"
    made = take(
        mapping,
        ["P", "C", "T", "D", "U"],
        ["DEI-2017/01", "EG", "first", "2025-01-01", url],
        ["DEI-2017/02", "EG", "第二", "2025-01-02", url],
        ["DEI-2017/02", "EG", "third", "2025-01-03", "javascript:alert(1)"],
    )
    assert (made.accepted, len(made.rejected)) == (2, 1)
    tracker.apply(made.edit)
    assert [source.url for source in tracker.read.all_evidence()] == [url]
    assert len(tracker.read.all_citations()) == 2


def test_sources_and_parties_are_taken_over_too(take: Import_, tracker: Store) -> None:
    sources = Mapping("evidence", {"title": "T", "url": "U", "provision": "P", "party": "C"})
    made = take(
        sources,
        ["T", "U", "P", "C"],
        ["A law", "https://example.org/law", "", ""],
        ["A law", "https://example.org/law", "DEI-2017/01", "EG"],
    )
    assert (made.accepted, made.rejected) == (2, ())
    tracker.apply(made.edit)
    assert (len(tracker.read.all_evidence()), len(tracker.read.all_citations())) == (1, 1)

    parties = Mapping("parties", {"name": "N", "country": "C", "party_kind": "K"})
    made = take(parties, ["N", "C", "K"], ["Cairo", "Egypt", "city"], ["Kenya", "", ""], ["Egypt", "", ""])
    assert (made.accepted, made.known, made.rejected) == (2, 1, ())
    tracker.apply(made.edit)
    assert {party.name for party in tracker.read.parties()} >= {"Cairo", "Kenya"}


def test_names_of_columns_are_suggestions_only() -> None:
    header = ("Country", "Commitment", "Score", "Rationale", "Something")
    assert guessed("assessments", header).columns == {
        "provision": "Commitment",
        "party": "Country",
        "rating": "Score",
        "reason": "Rationale",
    }
    assert Mapping().missing == ("provision", "party", "rating")


def test_a_mapping_is_kept_and_read_again(tmp_path: Path) -> None:
    save_mapping(tmp_path / "m.json", LONG)
    assert load_mapping(tmp_path / "m.json") == LONG


def test_every_sort_of_file_gives_the_same_table(tmp_path: Path) -> None:
    rows = [["Country", "Day", "Why"], ["Egypt", "2025-12-31", "=1+1"], ["老挝", "", "two\nlines"]]
    with (tmp_path / "a.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[harmless(cell) for cell in row] for row in rows])
    (tmp_path / "a.tsv").write_text(
        "\n".join("\t".join(row) for row in rows[:2]) + '\n老挝\t\t"two\nlines"\n'
    )
    (tmp_path / "a.json").write_text(json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]]))
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    tables = [read_safely(tmp_path / f"a.{ending}") for ending in ("csv", "tsv", "json", "xlsx")]
    assert all(table.header == tuple(rows[0]) for table in tables)
    assert all(table.rows == tuple(map(tuple, rows[1:])) for table in tables)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"A,B\n", "empty"),
        ("a.csv", "A\nä".encode("latin-1"), "UTF-8"),
        ("a.xlsx", b"no zip", "cannot be read"),
        ("a.ods", b"PK\x03\x04", "cannot be read"),
        ("a.json", b"[1, 2]", "list of records"),
        ("a.json", b"[" * 100_000, "cannot be read"),
        ("a.exe", b"x", "no table"),
        ("a.csv", b'A,B\n"x', "cannot be read"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TableError, match=said):
        read_safely(path)
    assert path.read_bytes() == content


def test_a_workbook_that_swells_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_tracker.importing.tables.MOST_UNPACKED", 1_000_000)
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    with pytest.raises(TableError, match="unpacked"):
        read_table(tmp_path / "bomb.xlsx")


@pytest.mark.parametrize(
    "stored",
    [
        '{"columns": []}',
        '{"values": []}',
        '{"values": {"rating": 5}}',
        '{"values": {"rating": {"Partial": 5}}}',
        '{"provisions": ["Goal 1"]}',
        '{"provisions": {"Goal 1": 5}}',
        "[" * 100_000,
    ],
)
def test_a_mapping_of_nonsense_is_no_mapping(tmp_path: Path, stored: str) -> None:
    (tmp_path / "mapping.json").write_text(stored)
    with pytest.raises(TrackerError, match=r"mapping\.json"):
        load_mapping(tmp_path / "mapping.json")


def test_a_row_with_more_cells_than_names_loses_none_of_them(take: Import_, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "Clause,Country,Score,Day,Why\n1,Egypt,Partial,2025-12-31,plans, and more\n"
    )
    read = read_table(tmp_path / "t.csv")
    made = take(LONG, list(read.header), *map(list, read.rows))
    assert made.accepted == 0
    assert made.rejected[0].row[-1] == "and more"
    assert "1 more cells" in made.rejected[0].why


def test_columns_beyond_the_most_are_not_left_out_unsaid(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(",".join(f"C{n}" for n in range(2_000)) + "\nx\n")
    with pytest.raises(TableError, match=r"2,000 cells"):
        read_table(tmp_path / "t.csv")


def test_what_marks_mean_is_mapped_like_all_values(take: Import_) -> None:
    fields = {
        "provision": "P",
        "party": "C",
        "rating": "R",
        "confidence": "K",
        "contrary": "A",
        "schedule": "S",
    }
    values = {"confidence": {"hoch": "high"}, "contrary": {"ja": "yes"}, "schedule": {"zu spät": "behind"}}
    made = take(
        Mapping(columns=fields, values=values),
        list("PCRKAS"),
        ["DEI-2017/01", "EG", "limited", "hoch", "ja", "zu spät"],
    )
    assert made.rejected == ()
    assessment = made.edit.changes[0].after
    assert isinstance(assessment, Assessment)
    assert (assessment.confidence, assessment.is_contrary) == ("high", True)
    assert assessment.schedule == "behind"


def test_the_terms_of_a_search_come_along(take: Import_) -> None:
    fields = {"provision": "P", "party": "C", "rating": "R", "schedule": "S", "search_terms": "T"}
    row = ["DEI-2017/01", "EG", "no_evidence", "Period over", "5G, 宽带"]
    made = take(Mapping(columns=fields), list("PCRST"), row)
    assessment = made.edit.changes[0].after
    assert isinstance(assessment, Assessment)
    assert (assessment.schedule, assessment.search_terms) == ("period_over", "5G, 宽带")


def test_a_schedule_that_is_none_is_refused(take: Import_) -> None:
    fields = {"provision": "P", "party": "C", "rating": "R", "schedule": "S"}
    made = take(Mapping(columns=fields), list("PCRS"), ["DEI-2017/01", "EG", "limited", "soon"])
    assert [each.why for each in made.rejected] == ["“soon” is no schedule."]


def test_sources_again_change_nothing(take: Import_, tracker: Store) -> None:
    fields = {"title": "T", "url": "U", "provision": "P", "party": "C"}
    rows = [
        ["A report", "https://example.org/a", "DEI-2017/01", "EG"],
        ["No address", "", "DEI-2017/01", "EG"],
        ["Of no cell", "", "", ""],
    ]
    made = take(Mapping("evidence", fields), list("TUPC"), *rows)
    assert (made.accepted, made.rejected) == (3, ())
    tracker.apply(made.edit)
    again = take(Mapping("evidence", fields), list("TUPC"), *rows)
    assert (again.accepted, again.known, again.edit.changes) == (0, 3, ())


def test_half_a_cell_is_no_cell(take: Import_) -> None:
    made = take(Mapping("evidence", {"title": "T", "provision": "P"}), list("TP"), ["A", "DEI-2017/01"])
    assert [each.why for each in made.rejected] == ["The party is empty."]


def test_a_name_that_is_no_text_is_said_in_the_log(tracker: Store, pen: Pen) -> None:
    made = build_import(
        "\udcff.csv",
        Table(("P", "C", "R"), (("DEI-2017/01", "EG", "limited"),), (2,)),
        Mapping(columns={"provision": "P", "party": "C", "rating": "R"}),
        around=surroundings(tracker.read),
        territories=territories,
        pen=pen,
        step=lambda _done, _total: None,
    )
    assert r"\udcff" in tracker.apply(made.edit).label


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "table.csv"
    folder.mkdir()
    with pytest.raises(FileError, match="no ordinary file"):
        read_table(folder)
    with pytest.raises(TrackerError, match="no ordinary file"):
        load_mapping(folder)


def test_a_table_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    table = tmp_path / "table.csv"
    table.write_text("A\n1\n")
    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(FileError, match="Permission denied"):
        read_table(table)


def test_titles_and_names_of_the_catalogue_are_meant_in_chinese_too(tracker: Store, pen: Pen) -> None:
    rows = (
        ("扩大宽带接入，提高宽带质量", "埃及", "limited", "", ""),
        ("发布报告", "数字长三角发展大会", "limited", "", ""),
    )
    mapping = Mapping(columns=LONG.columns)
    made = build_import(
        "table",
        Table(tuple(HEADER), rows, (2, 3)),
        mapping,
        around=surroundings(tracker.read),
        territories=territories,
        pen=pen,
        step=lambda _done, _total: None,
        other_names=other_names,
    )
    judged = [each.after for each in made.edit.changes if isinstance(each.after, Assessment)]
    assert [(each.provision_id, each.party_id) for each in judged] == [
        ("DEI-2017/01", "EG"),
        ("YRD-REPORT-2023/01", "cn-dyrd-conference"),
    ]
    assert made.rejected == ()


def test_ratings_and_marks_are_meant_in_chinese_too(tracker: Store, pen: Pen) -> None:
    header = ("条款", "国家", "评级", "截至", "理由", "把握程度", "进度")
    rows = (
        ("促进电子商务合作", "埃及", "有限", "2026-01-01", "", "中", "滞后"),
        ("加强数字化能力建设", "老挝", "无证据", "2026-01-02", "", "", ""),
        ("提高数字包容性", "泰国", "很好", "2026-01-03", "", "", ""),
        ("提高数字包容性", "埃及", "完成", "2026-01-03", "", "很高", ""),
    )
    mapping = guessed("assessments", header)
    assert len(mapping.columns) == len(header)
    made = build_import(
        "table",
        Table(header, rows, (2, 3, 4, 5)),
        mapping,
        around=surroundings(tracker.read),
        territories=territories,
        pen=pen,
        step=lambda _done, _total: None,
        other_names=other_names,
    )
    judged = [each.after for each in made.edit.changes if isinstance(each.after, Assessment)]
    assert [(each.rating, each.confidence, each.schedule) for each in judged] == [
        ("limited", "medium", "behind"),
        ("no_evidence", "", ""),
    ]
    assert [each.why for each in made.rejected] == [
        "“很好” is no rating of this scale.",
        "“很高” is no confidence.",
    ]
