"""What typed values mean: each in its own right, however many there are that mean nothing."""

from __future__ import annotations

import pytest

from dsr_tracker.core import names
from dsr_tracker.core.names import Territories
from dsr_tracker.core.records import Party, PartyKind, Provision
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.importing.meaning import Meanings, UnmappedError

_PROVISIONS = (
    Provision("A-1/01", "A-1", "1", "Broadband access"),
    Provision("B-2/01", "B-2", "1", "Broadband access"),
    Provision("B-2/02", "B-2", "2", "Trade"),
)
_PARTIES = (
    Party("EG", PartyKind.COUNTRY, "Egypt", "EG", aliases=("埃及", "Ægypten", "AEgypten")),
    Party("x1", PartyKind.CITY, "Cairo", "EG"),
    Party("x2", PartyKind.CITY, "Cairo", "US"),
)


@pytest.fixture
def meanings() -> Meanings:
    countries: Territories = {"KE": ("Kenya", "KEN", "肯尼亚")}
    return Meanings(_PROVISIONS, _PARTIES, IMPLEMENTATION, lambda: countries, {"party": {"Misr": "EG"}})


def test_each_name_means_what_it_says(meanings: Meanings) -> None:
    for text in ("eg", "EGYPT", "埃及", "Misr"):
        assert meanings.party(text) == (_PARTIES[0], False)
    assert meanings.party("ken").party.name == "Kenya"
    assert meanings.party("肯尼亚").is_new
    assert meanings.provision("b-2/2").provision_id == "B-2/02"
    assert meanings.provision("trade").provision_id == "B-2/02"
    assert meanings.provision("broadband access", "b-2").provision_id == "B-2/01"
    assert meanings.provision("1", "A-1").provision_id == "A-1/01"


@pytest.mark.parametrize(
    ("what", "text", "why"),
    [
        ("party", "Cairo", "“Cairo” can mean several parties."),
        ("party", "Kenia", "There is no country or party “Kenia”."),
        ("party", "", "There is no country or party “”."),
        ("provision", "Broadband access", "“Broadband access” can mean several provisions."),
        ("provision", "Trades", "There is no provision “Trades”."),
        ("rating", "good", "“good” is no rating of this scale."),
    ],
)
def test_what_means_nothing_or_too_much_says_so(meanings: Meanings, what: str, text: str, why: str) -> None:
    with pytest.raises(UnmappedError) as caught:
        getattr(meanings, what)(text)
    assert str(caught.value) == why


def test_thousands_of_unknown_names_are_compared_with_no_name_for_likeness(
    meanings: Meanings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "did_you_mean", lambda *_: pytest.fail("what is near is not asked here"))
    for number in range(5_000):
        for look in (meanings.party, meanings.provision, meanings.rating):
            with pytest.raises(UnmappedError):
                look(f"Nobody {number}")
