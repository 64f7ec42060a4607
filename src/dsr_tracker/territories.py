"""The countries of the world by ISO 3166 code, for those that no document names."""

from __future__ import annotations

from functools import cache

# Codes of CLDR that are no country or area of ISO 3166: groups, outposts, users' own and test codes.
_NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)
# Three-letter codes that ISO 3166 withdrew and CLDR still takes for what came after.
_WITHDRAWN = frozenset(("BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"))
# Names in wide use that CLDR does not list, or lists as variants that Babel leaves out.
_OTHER_NAMES = {
    "AE": ("UAE",),
    "BO": ("Plurinational State of Bolivia",),
    "CD": ("Democratic Republic of the Congo", "DR Congo", "DRC", "Congo-Kinshasa"),
    "CG": ("Republic of the Congo", "Congo-Brazzaville"),
    "CI": ("Ivory Coast",),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic",),
    "FM": ("Federated States of Micronesia",),
    "GB": ("UK", "Great Britain", "Britain"),
    "HK": ("Hong Kong", "香港"),
    "IR": ("Islamic Republic of Iran",),
    "KG": ("Kyrgyz Republic",),
    "KP": ("DPRK", "Democratic People's Republic of Korea"),
    "KR": ("Republic of Korea",),
    "LA": ("Lao PDR", "Lao People's Democratic Republic"),
    "MD": ("Republic of Moldova",),
    "MM": ("Burma", "Myanmar"),
    "MO": ("Macau", "Macao", "澳门"),
    "PS": ("Palestine", "State of Palestine"),
    "RU": ("Russian Federation",),
    "SK": ("Slovak Republic",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TZ": ("United Republic of Tanzania",),
    "US": ("USA", "United States of America"),
    "VA": ("Vatican", "Holy See"),
    "VN": ("Viet Nam",),
}


@cache
def territories() -> dict[str, tuple[str, ...]]:
    """Every country's alpha-2 code with its names: English first, then Chinese, alpha-3 and others."""
    # Babel takes longer to import than most commands take to run.
    from babel.core import Locale, get_global

    english, simplified, traditional = (
        Locale.parse(name).territories for name in ("en", "zh_Hans", "zh_Hant")
    )
    codes = {
        code: str(name)
        for code, name in english.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }
    # Two-letter aliases are withdrawn codes; those in wide use all the same are listed above.
    three_letters = {
        replacements[0]: alias
        for alias, replacements in get_global("territory_aliases").items()
        if len(alias) == 3 and alias.isalpha() and len(replacements) == 1 and alias not in _WITHDRAWN
    }
    return {
        code: tuple(
            dict.fromkeys(
                (
                    name,
                    simplified[code],
                    traditional[code],
                    three_letters[code],
                    *_OTHER_NAMES.get(code, ()),
                )
            )
        )
        for code, name in codes.items()
    }
