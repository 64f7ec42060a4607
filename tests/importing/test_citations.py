"""Sources from what people paste: addresses, DOIs, and what reference managers write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.importing.citations import FoundSource, sources_in


@pytest.mark.parametrize(
    ("text", "url", "title"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c", ""),
        ("10.1000/xyz123", "https://doi.org/10.1000/xyz123", ""),
        ("doi:10.1000/xyz123.", "https://doi.org/10.1000/xyz123", ""),
        ("https://doi.org/10.1000/xyz(12)3", "https://doi.org/10.1000/xyz(12)3", ""),
        ("Tender opened (https://example.org/t).", "https://example.org/t", "Tender opened"),
        ("光缆招标 https://example.org/招标", "https://example.org/招标", "光缆招标"),
        ("A ministry's letter, on paper", "", "A ministry's letter, on paper"),
    ],
)
def test_a_line_is_an_address_with_a_title(text: str, url: str, title: str) -> None:
    assert sources_in(text).sources == (FoundSource(title=title, url=url),)


def test_several_addresses_are_several_sources_and_what_has_none_is_said() -> None:
    found = sources_in("https://a.org/1\n\nsee also\n10.1000/x\n")
    assert [source.url for source in found.sources] == ["https://a.org/1", "https://doi.org/10.1000/x"]
    assert found.problems == ("No address in “see also”.",)


def test_ris() -> None:
    found = sources_in(
        "TY  - JOUR\nTI  - Cables under the sea\nAU  - Smith, Jo\nAU  - Ōta, Rin\nJO  - Journal of Cables\n"
        "VL  - 12\nIS  - 3\nSP  - 45\nEP  - 67\nDA  - 2019/03/31/\nUR  - https://example.org/c\nLA  - en\n"
        "ER  - \n\n"
        "TY  - RPRT\nTI  - A report\nPB  - The ministry\nPY  - 2020\nDO  - 10.1000/r\nER  - \n"
    )
    assert found.sources == (
        FoundSource(
            "Cables under the sea",
            "https://example.org/c",
            "Journal of Cables",
            "2019-03-31",
            "en",
            "Smith, Jo; Ōta, Rin. Journal of Cables, 12(3), 45–67",
        ),
        FoundSource("A report", "https://doi.org/10.1000/r", "The ministry", "", "", "2020"),
    )
    assert found.problems == ()


def test_bibtex_with_its_letters_decoded_and_broken_entries_said() -> None:
    found = sources_in(
        r"""@article{a, title={The {Digital} Road: caf\'e \& tea}, author={Smith, Jo and M{\"u}ller, Eva},
              journal={J. of X}, year={2019}, month=mar, day=9, doi={10.1000/xyz}}
            @online{b, title="中文标题", url={https://example.org/a_b}, date={2020-05}, publisher={新华社}}
            @misc{c, title={no end"""
    )
    assert found.sources == (
        FoundSource(
            "The Digital Road: café & tea",
            "https://doi.org/10.1000/xyz",
            "J. of X",
            "2019-03-09",
            "",
            "Smith, Jo; Müller, Eva. J. of X",
        ),
        FoundSource("中文标题", "https://example.org/a_b", "新华社", "", "", "2020-05"),
    )
    assert len(found.problems) == 1
    assert "line 4 cannot be read" in found.problems[0]


def test_csl_json() -> None:
    items = [
        {
            "type": "report",
            "title": "数字丝绸之路",
            "URL": "https://example.org/d",
            "author": [{"family": "Li", "given": "Na"}, {"literal": "The ministry"}],
            "issued": {"date-parts": [[2021, 4, 5]]},
            "publisher": "Press",
            "language": "zh",
        },
        {"type": "webpage", "DOI": "10.1000/w", "issued": {"raw": "2021-04"}},
        {"type": "webpage"},
        "no item",
    ]
    found = sources_in(json.dumps(items))
    assert found.sources == (
        FoundSource(
            "数字丝绸之路", "https://example.org/d", "Press", "2021-04-05", "zh", "Li, Na; The ministry"
        ),
        FoundSource("", "https://doi.org/10.1000/w", remark="2021-04"),
    )
    assert found.problems == ("1 entries have neither title nor address.", "1 entries are no references.")


def test_too_much_is_said_and_not_read() -> None:
    found = sources_in("https://a.org\n" * 400_000)
    assert found.sources == ()
    assert "are read at once" in found.problems[0]


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="{}[]@,=\"\\ \n-TYERPU'1/:.0ab", max_size=60),
        st.lists(st.dictionaries(st.sampled_from(["title", "URL", "issued", "author"]), st.integers())).map(
            json.dumps
        ),
    )
)
def test_nothing_pasted_is_an_error(text: str) -> None:
    for source in sources_in(text).sources:
        assert source.title or source.url


@given(st.lists(st.text(alphabet="abcé中 ", min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_titles_come_through_ris_as_they_were(titles: list[str]) -> None:
    text = "\n".join(f"TY  - GEN\nTI  - {title}\nER  - \n" for title in titles)
    assert [source.title for source in sources_in(text).sources] == [" ".join(t.split()) for t in titles]
