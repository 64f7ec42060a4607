"""Prints what Qt answers: what it has of ICU, and what is its own (line breaks, names, numbers, dates)."""

from __future__ import annotations

import json
from functools import cmp_to_key
from pathlib import Path

from PySide6.QtCore import QCollator, QDate, QLocale, QTimeZone
from PySide6.QtGui import QGuiApplication, QTextLayout

WORDS = [
    *("z", "Ö", "o", "ä", "a", "Zürich", "zebra", "Ångström", "cote", "côté", "coté", "10", "9"),
    *("重庆", "北京", "上海", "阿", "臺北", "ไทย", "กา", "مصر", "أ", "ё", "е", "я", "か", "ガ", "漢"),
    *("ch", "ci", "ll", "lz", "I", "ı"),
]
LOCALES = (
    *("en", "zh_CN", "zh_TW", "sv", "de_AT", "fr_CA", "cs", "es"),
    *("th", "ar", "ja", "ko", "ru", "tr", "lt", "am"),
)
TEXTS = (
    "联合国教科文组织的数字丝绸之路倡议",
    "ภาษาไทยไม่มีช่องว่าง",
    "can't stop 3.5 %, or does it?",
    "កម្ពុជា",
)


def of_locale(locale: QLocale) -> dict[str, object]:
    """Sorting, case, and what Qt says in that language without ICU."""
    found: dict[str, object] = {}
    collator = QCollator(locale)
    for is_numeric in (False, True):
        collator.setNumericMode(is_numeric)
        found[f"sorted, numeric {is_numeric}"] = sorted(WORDS, key=cmp_to_key(collator.compare))
    found["case"] = [locale.toUpper("iıßŉάς istanbul"), locale.toLower("IİΣΑΣ ISTANBUL Ì")]
    found["said"] = [
        locale.toString(1234567.25, "f", 2),
        locale.toString(QDate(2026, 11, 29)),
        locale.nativeLanguageName(),
        locale.toCurrencyString(12.5),
    ]
    return found


def breaks(text: str) -> list[int]:
    """Where lines begin in a narrow column."""
    layout, found = QTextLayout(text), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(40)
        found.append(line.textStart())
    layout.endLayout()
    return found


def names(zone: QTimeZone) -> list[str]:
    """The names of a time zone."""
    return [
        zone.displayName(time, form, QLocale(name))
        for time in QTimeZone.TimeType
        for form in QTimeZone.NameType
        for name in ("en", "en_GB", "zh_CN")
    ]


application = QGuiApplication(["ask_qt", "-platform", "offscreen"])
maps = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
print(
    json.dumps(
        {
            "library": next(line.split()[-1] for line in maps if "libicudata" in line),
            **{name: of_locale(QLocale(name)) for name in LOCALES},
            **{text: breaks(text) for text in TEXTS},
            **{
                zone: names(QTimeZone(zone.encode()))
                for zone in ("Asia/Shanghai", "Europe/Berlin", "Africa/Cairo")
            },
        }
    )
)
