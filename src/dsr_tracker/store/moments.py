"""The queries behind the timeline: one for each kind of line, all with the same columns."""

from __future__ import annotations

from dsr_tracker.core.agenda import MomentKind
from dsr_tracker.store.reading import COLUMNS_SQL

PLACE = (
    "coalesce(i.instrument_id, ''), coalesce(i.title, ''), coalesce(p.provision_id, ''),"
    " coalesce(p.number, ''), coalesce(nullif(p.title, ''), p.summary, ''), coalesce(p.clause_id, '') <> '',"
    " coalesce(y.party_id, ''), coalesce(y.name, '')"
)
PLACE_WIDTH = 8
"""Columns of a place."""
OF_CELL = (
    " LEFT JOIN provisions p ON p.provision_id = m.provision_id"
    " LEFT JOIN instruments i ON i.instrument_id = p.instrument_id"
    " LEFT JOIN parties y ON y.party_id = m.party_id"
)
_OF_PROVISION = (
    " LEFT JOIN provisions p ON p.provision_id = m.provision_id"
    " LEFT JOIN instruments i ON i.instrument_id = m.instrument_id"
    " LEFT JOIN parties y ON false"
)
_LAST_DAY = "m.day || substr('0000-12-31', length(m.day) + 1)"
HIDDEN = "(SELECT hidden_id FROM hidden)"
_SHOWN_INSTRUMENT = f"NOT is_retired AND instrument_id NOT IN {HIDDEN}"


def _dates(column: str) -> str:
    """A date of the instruments and of those of their provisions that have one of their own."""
    shown = f"SELECT instrument_id FROM instruments WHERE {_SHOWN_INSTRUMENT}"
    instruments = (
        f"SELECT instrument_id AS id, {column} AS day, instrument_id, '' AS provision_id, '' AS text,"
        f" '' AS author, '' AS rating, '' AS scale_id, '' AS url FROM instruments"
        f" WHERE {column} <> '' AND {_SHOWN_INSTRUMENT}"
    )
    if column == "agreed_on":
        return instruments
    return (
        f"{instruments} UNION ALL"
        f" SELECT provision_id, {column}, instrument_id, provision_id, '', '', '', '', ''"
        f" FROM provisions WHERE {column} <> '' AND NOT is_retired AND provision_id NOT IN {HIDDEN}"
        f" AND clause_id NOT IN {HIDDEN} AND instrument_id IN ({shown})"
    )


# For each kind: its lines, what places them, and the day they are sorted by. A line's text is what the
# search looks through, besides the names of its place.
_MOMENTS = {
    MomentKind.ASSESSMENT: (
        (
            "SELECT assessment_id AS id, as_of AS day, provision_id, party_id, reason AS text, author,"
            " rating, scale_id, '' AS url FROM assessments"
        ),
        OF_CELL,
        "m.day",
    ),
    MomentKind.NOTE: (
        (
            "SELECT note_id AS id, dated_on AS day, provision_id, party_id, text, author, '' AS rating,"
            " '' AS scale_id, '' AS url FROM notes"
        ),
        OF_CELL,
        "m.day",
    ),
    MomentKind.EVIDENCE_PUBLISHED: (
        (
            "SELECT evidence_id AS id, published_on AS day,"
            " (SELECT provision_id FROM citations c WHERE c.evidence_id = e.evidence_id ORDER BY seq LIMIT 1)"
            " AS provision_id,"
            " (SELECT party_id FROM citations c WHERE c.evidence_id = e.evidence_id ORDER BY seq LIMIT 1)"
            " AS party_id, coalesce(nullif(title, ''), url) || CASE publisher WHEN '' THEN ''"
            " ELSE ' · ' || publisher END AS text, author, '' AS rating, '' AS scale_id, url"
            " FROM evidence e WHERE published_on <> ''"
        ),
        OF_CELL,
        "m.day",
    ),
    MomentKind.EVIDENCE_CITED: (
        (
            "SELECT citation_id AS id, cited_on AS day, provision_id, party_id,"
            " coalesce(nullif(e.title, ''), e.url) AS text, e.author, '' AS rating, '' AS scale_id, e.url"
            " FROM citations JOIN evidence e USING (evidence_id) WHERE cited_on <> ''"
        ),
        OF_CELL,
        "m.day",
    ),
    MomentKind.AGREED: (_dates("agreed_on"), _OF_PROVISION, "m.day"),
    MomentKind.PERIOD_START: (_dates("period_start"), _OF_PROVISION, "m.day"),
    MomentKind.PERIOD_END: (_dates("period_end"), _OF_PROVISION, _LAST_DAY),
}
_OF_SHOWN_CELL = (
    " AND ".join(
        f"coalesce({column}, '') NOT IN {HIDDEN}"
        for column in ("p.provision_id", "p.clause_id", "i.instrument_id")
    )
    + " AND NOT coalesce(p.is_retired OR i.is_retired, 0)"
    " AND coalesce(p.clause_id, '') NOT IN (SELECT provision_id FROM provisions WHERE is_retired)"
    f" AND (p.provision_id IS NULL OR (i.instrument_id, y.party_id) IN ({COLUMNS_SQL}))"
)
_CELL_KINDS = (MomentKind.ASSESSMENT, MomentKind.NOTE, MomentKind.EVIDENCE_CITED)
# With no search, the covering index finds the newest of a million without reading their texts.
_NEWEST_ASSESSMENTS = (
    " WHERE assessment_id IN (SELECT assessment_id FROM assessments"
    " ORDER BY as_of DESC, assessment_id DESC LIMIT :limit)"
)
SEARCHED = (
    "coalesce(m.text || ' ' || i.title || ' ' || coalesce(p.number || ' ' || p.title, '')"
    " || ' ' || coalesce(y.name, '') || ' ' || m.author || ' ' || m.day, m.text)"
)
"""What the search looks through: the line's text, its place, its author and its day."""

MOMENT_COLUMNS = {
    "day": "m.day",
    "party": "coalesce(y.party_id, '')",
    "provision": "coalesce(p.provision_id, '')",
    "instrument": "coalesce(i.instrument_id, '')",
    "rating": "m.rating",
    "author": "m.author",
}
"""What the lines can be cut down by, besides their kind."""


def fitting_sql(kind: MomentKind, cells: str) -> str:
    """That a line is about one of these cells, or about what has one."""
    ids = f"SELECT provision_id, party_id FROM ({cells})"
    provisions = f"SELECT provision_id FROM ({cells})"
    if kind in _CELL_KINDS:
        return f"(m.provision_id, m.party_id) IN ({ids})"
    if kind is MomentKind.EVIDENCE_PUBLISHED:
        return f"m.id IN (SELECT evidence_id FROM citations WHERE (provision_id, party_id) IN ({ids}))"
    return (
        f"(m.provision_id IN ({provisions}) OR (m.provision_id = '' AND m.instrument_id IN"
        f" (SELECT instrument_id FROM provisions WHERE provision_id IN ({provisions}))))"
    )


def moments_sql(kind: MomentKind, condition: str, *, is_search: bool, counted_by: str = "") -> str:
    """The query for the newest lines of one kind; `:limit` is how many.

    Counted by a field, it gives one line for each value instead, after how many have it.
    """
    lines, places, order = _MOMENTS[kind]
    if kind is MomentKind.ASSESSMENT and not is_search:
        lines += _NEWEST_ASSESSMENTS
    shown = f" AND {_OF_SHOWN_CELL}" if kind in _CELL_KINDS else ""
    count, group = ("count(*), ", f" GROUP BY {MOMENT_COLUMNS[counted_by]}") if counted_by else ("", "")
    return (
        f"SELECT {count}m.id, m.day, {order} AS ordered, m.text, m.rating, m.scale_id, m.author, m.url,"
        f" {PLACE}"
        f" FROM ({lines}) m{places} WHERE {condition}{shown}{group}"
        " ORDER BY ordered DESC, m.id DESC LIMIT :limit"
    )
