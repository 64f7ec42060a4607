"""Names in the report's language, put in place once, so that every format has them."""

from __future__ import annotations

from dataclasses import replace

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.records import Party, PartyKind
from dsr_tracker.core.scales import Scale
from dsr_tracker.reports.wording import Wording


def in_language(dossier: Dossier, wording: Wording) -> Dossier:
    """The dossier with countries and ratings called as that language calls them.

    Everything else keeps its name: titles and summaries of the catalogue, bodies and cities, and
    whatever an analyst typed.
    """
    if wording.language == "en":
        return dossier
    parties = {party.party_id: _party(party, wording) for party in dossier.parties}
    return replace(
        dossier,
        scale=_scale(dossier.scale, wording),
        parties=tuple(parties.values()),
        columns={
            instrument_id: tuple(parties.get(party.party_id) or _party(party, wording) for party in listed)
            for instrument_id, listed in dossier.columns.items()
        },
    )


def _party(party: Party, wording: Wording) -> Party:
    if party.kind is not PartyKind.COUNTRY:
        return party
    return replace(party, name=wording.country(party.country_code) or party.name)


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
