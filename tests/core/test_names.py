"""What is meant by a typed name."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_tracker.core.errors import InvalidTextError, UnknownNameError
from dsr_tracker.core.names import did_you_mean, find_party, find_rating, fold, padded_id
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.territories import territories

_PARTIES = (
    Party("EG", PartyKind.COUNTRY, "Egypt", "EG", aliases=("Arab Republic of Egypt", "埃及")),
    Party("TR", PartyKind.COUNTRY, "Türkiye", "TR", aliases=("Turkey",)),
    Party("rs-nis", PartyKind.CITY, "Niš", "RS", aliases=("Nish", "Ниш")),
    Party("x-1", PartyKind.BODY, "Twin", "EG"),
    Party("x-2", PartyKind.BODY, "Twin", "TR"),
)


@pytest.mark.parametrize(
    ("text", "party_id"),
    [
        ("EG", "EG"),
        ("eg", "EG"),
        ("EGY", "EG"),
        (" egypt ", "EG"),
        ("埃及", "EG"),
        ("turkiye", "TR"),
        ("TÜRKIYE", "TR"),
        ("turkey", "TR"),
        ("RS-NIS", "rs-nis"),
        ("nis", "rs-nis"),
        ("ниш", "rs-nis"),
        ("X-2", "x-2"),
    ],
)
def test_a_party_of_the_tracker_is_found_by_id_name_alias_and_code(text: str, party_id: str) -> None:
    found = find_party(text, _PARTIES, territories)
    assert (found.party.party_id, found.is_new) == (party_id, False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BR", "BR"),
        ("bra", "BR"),
        ("brazil", "BR"),
        ("巴西", "BR"),
        ("Cote d'Ivoire", "CI"),
        ("ivory coast", "CI"),
        ("UK", "GB"),
        ("usa", "US"),
        ("Viet Nam", "VN"),
        ("Bosnia and Herzegovina", "BA"),
        ("bosnia & herzegovina", "BA"),
        ("Democratic Republic of the Congo", "CD"),
        ("Russian Federation", "RU"),
        ("香港", "HK"),
    ],
)
def test_any_other_country_is_found_by_code_and_name_in_english_and_chinese(text: str, code: str) -> None:
    found = find_party(text, _PARTIES, territories)
    assert found.is_new
    assert found.party.kind is PartyKind.COUNTRY
    assert found.party.party_id == found.party.country_code == code


def test_the_countries_of_the_world_are_all_there_and_no_name_means_two() -> None:
    countries = territories()
    assert len(countries) == 249  # as many as ISO 3166-1 has
    assert not {"EU", "UN", "ZZ", "XA", "XK"} & set(countries)
    meant: dict[str, str] = {}
    for code, names in countries.items():
        for name in {fold(code), *map(fold, names)}:
            assert meant.setdefault(name, code) == code


def test_every_country_has_its_three_letters_and_withdrawn_codes_mean_nothing() -> None:
    countries = territories()
    for names in countries.values():
        assert len(next(name for name in names if name.isascii() and name.isupper())) == 3
    for text in ("FX", "FXX", "DDR", "ZAR", "NQ", "XX", "XK"):
        with pytest.raises(UnknownNameError):
            find_party(text, _PARTIES, territories)


@pytest.mark.parametrize("text", ["XX", "FXX", "xxx", "EGX", "DEX", "Fxxland"])
def test_codes_that_nobody_knows_are_never_offered(text: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        find_party(text, _PARTIES, territories)
    for offered in re.findall("“(.*?)”", raised.value.advice):
        assert find_party(offered, _PARTIES, territories)
        assert len(offered) == 2 or not offered.isupper()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("XX", "“XX”. Give an ISO code such as EG, a country's name, or a party's id."),
        ("EGX", "Did you mean “EG”"),
        ("Egipt", "Did you mean “Egypt”"),
        ("Brasilien", "“Brazil”"),
        ("Twin", "can mean several parties. Give one of these ids: x-1, x-2."),
        ("Atlantis", "There is no country or party “Atlantis”."),
        ("", "There is no country or party"),
        ("...", "There is no country or party"),
        ("E" * 5_000, "The party has 5,000 characters"),
    ],
)
def test_other_names_are_refused_with_the_nearest(text: str, said: str) -> None:
    with pytest.raises((UnknownNameError, InvalidTextError)) as raised:
        find_party(text, _PARTIES, territories)
    assert said in str(raised.value)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InvalidTextError, match="lone surrogate"):
        find_party("\udcff", _PARTIES, territories)


@given(st.text(max_size=20))
def test_no_text_breaks_the_search(text: str) -> None:
    with contextlib.suppress(UnknownNameError, InvalidTextError):
        assert find_party(text, _PARTIES, territories).party.party_id


def test_a_rating_is_suggested() -> None:
    assert find_rating("Not started", IMPLEMENTATION).rating_id == "not_started"
    with pytest.raises(UnknownNameError, match="Did you mean “limited”"):
        find_rating("limted", IMPLEMENTATION)


@pytest.mark.parametrize(
    ("text", "padded"),
    [
        ("DEI-2017/3", "DEI-2017/03"),
        ("DEI-2017/3/12", "DEI-2017/03/12"),
        ("DEI-2017/03", "DEI-2017/03"),
        ("DEI-2017", "DEI-2017"),
        ("a/b/c", "a/b/c"),
        ("", ""),
    ],
)
def test_leading_zeros_of_a_clause_may_be_left_out(text: str, padded: str) -> None:
    assert padded_id(text) == padded


def test_nothing_near_is_no_question() -> None:
    assert did_you_mean("zzz", ["Egypt"]) == ""
    assert did_you_mean("egy", ["Egypt", "EG"]) == "Did you mean “EG” or “Egypt”?"
