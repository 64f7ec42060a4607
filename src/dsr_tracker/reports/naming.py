"""Names in the report's language, put in place once, so that every format has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.records import (
    Indicator,
    Instrument,
    Measurement,
    Origin,
    Party,
    PartyKind,
    Provision,
    SourceDocument,
)
from dsr_tracker.core.scales import Scale
from dsr_tracker.core.translated import in_words
from dsr_tracker.reports.wording import Wording

_Followed = TypeVar("_Followed", Indicator, Measurement)
_Titled = TypeVar("_Titled", SourceDocument, Instrument, Provision)


def in_language(dossier: Dossier, wording: Wording) -> Dossier:
    """The dossier with countries, ratings and the catalogue's texts in that language.

    Whatever an analyst typed keeps its words. A title that was translated stands in English too: at the
    beginning of the remark, where every format has it.
    """
    if wording.language == "en":
        return dossier
    parties = {party.party_id: _party(party, wording) for party in dossier.parties}
    return replace(
        dossier,
        scale=_scale(dossier.scale, wording),
        parties=tuple(parties.values()),
        documents=_titled(dossier.documents, wording),
        instruments=_titled(dossier.instruments, wording),
        provisions=_titled(dossier.provisions, wording),
        participations=tuple(in_words(each, wording.shipped) for each in dossier.participations),
        figures=tuple(in_words(each, wording.shipped) for each in dossier.figures),
        tags=tuple(in_words(each, wording.shipped) for each in dossier.tags),
        indicators=tuple(_figure_words(each, wording, "name", "unit") for each in dossier.indicators),
        measurements=tuple(_figure_words(each, wording, "qualifier") for each in dossier.measurements),
        columns={
            instrument_id: tuple(parties.get(party.party_id) or _party(party, wording) for party in listed)
            for instrument_id, listed in dossier.columns.items()
        },
    )


def _figure_words(record: _Followed, wording: Wording, *names: str) -> _Followed:
    """A shipped indicator or value came from a figure of the catalogue, and is told in its words."""
    if record.origin is not Origin.CATALOGUE:
        return record
    words = {name: wording.shipped("figure", text) for name in names if (text := getattr(record, name))}
    return replace(record, **words)  # type: ignore[arg-type]


def _titled(records: tuple[_Titled, ...], wording: Wording) -> tuple[_Titled, ...]:
    return tuple(_with_original(record, in_words(record, wording.shipped), wording) for record in records)


def _with_original(record: _Titled, told: _Titled, wording: Wording) -> _Titled:
    if told.title == record.title:
        return told
    said = wording("English title: “{title}”.", title=record.title)
    return replace(told, remark=wording.sentences(filter(None, (said, told.remark))))


def _party(party: Party, wording: Wording) -> Party:
    told = in_words(party, wording.shipped)
    if party.kind is not PartyKind.COUNTRY:
        return told
    return replace(told, name=wording.country(party.country_code) or party.name)


def _scale(scale: Scale, wording: Wording) -> Scale:
    return replace(
        scale,
        title=wording(scale.title),
        ratings=tuple(
            replace(
                rating,
                label=wording(rating.label),
                meaning=wording(rating.meaning),
                short=wording(rating.short) if rating.short else "",
            )
            for rating in scale.ratings
        ),
    )
