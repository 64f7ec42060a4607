"""What was put away, with the way back: hidden, retired, or dropped by a later catalogue. Reads only."""

from __future__ import annotations

import sqlite3
from typing import Any

from dsr_tracker.core.agenda import PutAway
from dsr_tracker.core.records import Hidden
from dsr_tracker.core.scales import NOT_ASSESSED
from dsr_tracker.store.moments import HIDDEN
from dsr_tracker.store.reading import Reader
from dsr_tracker.store.rows import BY_KIND

_UNRATED = f"'{NOT_ASSESSED}'"
_WITHDRAWN = "is_retired AND origin = 'catalogue'"
_GONE_INSTRUMENTS = "instrument_id IN (SELECT instrument_id FROM instruments WHERE is_retired)"
# Of what the catalogue dropped: when it went together with something else that is listed.
_INSIDE = {
    "instrument": "false",
    "provision": (
        f"({_GONE_INSTRUMENTS} OR clause_id IN (SELECT provision_id FROM provisions WHERE is_retired))"
    ),
    "party": "false",
    "participation": (
        f"({_GONE_INSTRUMENTS} OR party_id IN (SELECT party_id FROM parties WHERE is_retired))"
    ),
}
# What comes back together with a record that the catalogue dropped.
_BELONGING = {
    "instrument": {
        "instrument": "instrument_id = :key",
        "provision": "instrument_id = :key",
        "party": "party_id IN (SELECT party_id FROM participations WHERE instrument_id = :key)",
        "participation": "instrument_id = :key",
        "figure": "instrument_id = :key",
    },
    "provision": {"provision": ":key IN (provision_id, clause_id)", "figure": "provision_id = :key"},
    "party": {"party": "party_id = :key", "participation": f"party_id = :key AND NOT {_GONE_INSTRUMENTS}"},
    "participation": {"participation": "participation_id = :key"},
}
_RATED_CELLS = f"SELECT count(*) FROM latest l WHERE l.rating <> {_UNRATED}"
_RATED = {
    "instrument": (
        f"{_RATED_CELLS} AND l.provision_id IN"
        " (SELECT provision_id FROM provisions WHERE instrument_id = :key)"
    ),
    "provision": (
        f"{_RATED_CELLS} AND l.provision_id IN"
        " (SELECT provision_id FROM provisions WHERE :key IN (provision_id, clause_id))"
    ),
    "party": f"{_RATED_CELLS} AND l.party_id = :key",
    "participation": (
        f"{_RATED_CELLS} AND l.party_id = :key AND l.provision_id IN"
        " (SELECT provision_id FROM provisions WHERE instrument_id = :instrument)"
    ),
    "figure": "SELECT 0 WHERE :key <> ''",
}


class PutAwayReader:
    """Lists what was put away, and finds what would come back with it."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def listed(self) -> list[PutAway]:
        """What was hidden of the catalogue, retired of the analyst's own, or dropped by a later catalogue.

        What was dropped together with the instrument, clause or party that it belongs to is not listed.
        """
        listed: list[PutAway] = []
        for hidden in self._reader.hidden():
            record = self._reader.record(hidden.kind, hidden.hidden_id)
            if record is not None:
                listed.append(self._put_away(hidden.kind, record, hidden))
        for kind in ("instrument", "provision", "party", "participation"):
            table = BY_KIND[kind]
            rows = self._connection.execute(
                f"{table.select_sql} WHERE is_retired AND origin = 'analyst' ORDER BY seq"
            )
            listed.extend(self._put_away(kind, table.to_record(row), None) for row in rows.fetchall())
        for kind, is_inside in _INSIDE.items():
            table = BY_KIND[kind]
            rows = self._connection.execute(
                f"{table.select_sql} WHERE {_WITHDRAWN} AND NOT {is_inside}"
                f" AND {table.key} NOT IN {HIDDEN} ORDER BY seq"
            )
            listed.extend(self._put_away(kind, table.to_record(row), None) for row in rows.fetchall())
        return listed

    def withdrawn_with(self, away: PutAway) -> list[Any]:
        """That record with all that belongs to it and was dropped by a later catalogue too."""
        table = BY_KIND[away.kind]
        key = table.key_of(away.record)
        found: list[Any] = []
        for kind, condition in _BELONGING[away.kind].items():
            rows = self._connection.execute(
                f"{BY_KIND[kind].select_sql} WHERE {_WITHDRAWN} AND ({condition}) ORDER BY seq", {"key": key}
            )
            found.extend(map(BY_KIND[kind].to_record, rows.fetchall()))
        return found

    def _put_away(self, kind: str, record: Any, hidden: Hidden | None) -> PutAway:
        within = ""
        if kind in ("provision", "participation"):
            instrument = self._reader.record("instrument", record.instrument_id)
            within = instrument.title if instrument is not None else ""
        match kind:
            case "provision":
                name = f"{record.number} {record.title or record.summary}"
            case "participation":
                party = self._reader.record("party", record.party_id)
                name = f"{party.name if party is not None else record.party_id} ({record.role})"
            case "instrument":
                name = record.title
            case _:
                name = getattr(record, "name", getattr(record, "subject", ""))
        [rated] = self._connection.execute(_RATED[kind], _rated_key(kind, record)).fetchone()
        return PutAway(record, kind, name, within, hidden, rated)


def _rated_key(kind: str, record: Any) -> dict[str, str]:
    if kind == "participation":
        return {"instrument": record.instrument_id, "key": record.party_id}
    return {"key": BY_KIND[kind].key_of(record)}
