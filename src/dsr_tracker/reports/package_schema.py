"""The tables of a data package: their columns, types and keys."""

from __future__ import annotations

from dsr_tracker.core.changes import What
from dsr_tracker.core.records import Confidence, Schedule
from dsr_tracker.reports.package_catalogue import CATALOGUE_TABLES
from dsr_tracker.reports.package_fields import (
    Field,
    Table,
    count_field,
    day_field,
    id_field,
    one_of_field,
    partial_field,
    text_field,
)
from dsr_tracker.reports.package_followed import FOLLOWED_TABLES
from dsr_tracker.reports.package_reviewed import REVIEWED_TABLES

_INSTANT = Field("recorded_at", "When it was recorded, in UTC", "datetime")
_AUTHOR = text_field("author", "Who recorded it")
_REMARK = text_field("remark", "Remark")
_PROVISION = id_field("provision_id", "The clause or measure")
_PARTY = id_field("party_id", "The party")
_TO_PROVISION = (("provision_id",), "provisions", ("provision_id",))
_TO_PARTY = (("party_id",), "parties", ("party_id",))

TABLES: tuple[Table, ...] = (
    Table(
        "cells",
        "Each provision for each party, with the assessment that holds on the report's day",
        (
            _PROVISION,
            _PARTY,
            id_field("rating_id", "The rating on the report's scale"),
            Field("assessment_id", "The assessment; empty where nobody has judged"),
            day_field("as_of", "The day of the judgement"),
            text_field("judged_rating", "The rating as judged, on the scale of the judgement"),
            text_field("judged_scale", "The scale of the judgement"),
            text_field("reason", "The reason, as the analyst wrote it"),
            one_of_field("confidence", "How sure the analyst is", Confidence),
            Field("is_contrary", "Whether there was action against the undertaking", "boolean"),
            text_field("claimed", "The rating that the party's own statements amount to"),
            one_of_field("schedule", "Where the undertaking stands against its period", Schedule),
            text_field("search_places", "Where somebody looked"),
            text_field("search_languages", "In which languages"),
            text_field("search_terms", "For which terms"),
            day_field("search_until", "Until which day"),
            text_field("suggestion", "The rating that the clause's measures suggest"),
            _AUTHOR,
            _INSTANT,
        ),
        ("provision_id", "party_id"),
        (_TO_PROVISION, _TO_PARTY, (("rating_id",), "ratings", ("rating_id",))),
    ),
    Table(
        "notes",
        "Dated developments, in the analyst's words",
        (
            id_field("note_id", "The note"),
            _PROVISION,
            _PARTY,
            day_field("dated_on", "The day that it speaks of", is_required=True),
            text_field("text", "The text, as Markdown"),
            _AUTHOR,
            _INSTANT,
        ),
        ("note_id",),
        (_TO_PROVISION, _TO_PARTY),
    ),
    Table(
        "changes",
        "What moved since an earlier day; without rows where the report tells of no changes",
        (
            _PROVISION,
            _PARTY,
            one_of_field("what", "How the status differs", What, is_required=True),
            text_field("before_rating", "The earlier rating; empty where nobody had judged"),
            day_field("before_as_of", "The day of the earlier judgement"),
            text_field("before_reason", "Its reason"),
            text_field("after_rating", "The rating on the report's day"),
            day_field("after_as_of", "The day of that judgement"),
            text_field("after_reason", "Its reason"),
            text_field("evidence_numbers", "Sources that came in between, apart by spaces"),
        ),
        ("provision_id", "party_id"),
        (_TO_PROVISION, _TO_PARTY),
    ),
    Table(
        "evidence",
        "Sources that the analyst found",
        (
            Field("evidence_number", "Its number in this report", "integer", True, {"minimum": 1}),
            id_field("evidence_id", "The source"),
            text_field("title", "Title"),
            text_field("url", "Address"),
            text_field("publisher", "Publisher"),
            partial_field("published_on", "When it was published"),
            partial_field("accessed_on", "When it was read"),
            text_field("language", "Language, as the analyst named it"),
            _REMARK,
            _AUTHOR,
            _INSTANT,
        ),
        ("evidence_number",),
    ),
    Table(
        "citations",
        "Which source stands behind which cell, or behind which note of it",
        (
            Field("citation_number", "Counts the rows", "integer", True, {"minimum": 1}),
            Field("evidence_number", "The source", "integer", True),
            _PROVISION,
            _PARTY,
            id_field("note_id", "The note; empty where the source is for the cell itself", is_required=False),
        ),
        ("citation_number",),
        (
            (("evidence_number",), "evidence", ("evidence_number",)),
            _TO_PROVISION,
            _TO_PARTY,
            (("note_id",), "notes", ("note_id",)),
        ),
    ),
    Table(
        "means",
        "Means with their bases, for the whole, instruments, countries and provisions",
        (
            Field(
                "level",
                "What is counted",
                is_required=True,
                constraints={
                    "enum": [
                        "clauses",
                        "measures",
                        "instrument",
                        "instrument_measures",
                        "country",
                        "provision",
                    ]
                },
            ),
            Field(
                "of",
                "Id of the instrument or provision, code of the country, “all” or “none”",
                is_required=True,
            ),
            Field("percent", "The mean", "number", False, {"minimum": 0, "maximum": 100}, "percent"),
            count_field("scored", "Cells with a score", "cells"),
            count_field("applicable", "Cells to which the undertaking applies", "cells"),
            count_field("cells", "All cells", "cells"),
            text_field("text", "The mean with its base, in words"),
        ),
        ("level", "of"),
    ),
    Table(
        "distributions",
        "How many cells carry each rating, for each mean",
        (
            id_field("level", "As in means"),
            id_field("of", "As in means"),
            id_field("rating_id", "The rating"),
            count_field("count", "Cells with that rating", "cells"),
            count_field("percent", "Their share; the shares of a distribution add up to 100", "percent"),
        ),
        ("level", "of", "rating_id"),
        (
            (("level", "of"), "means", ("level", "of")),
            (("rating_id",), "ratings", ("rating_id",)),
        ),
    ),
    Table(
        "ratings",
        "The steps of the report's scale",
        (
            id_field("rating_id", "The rating"),
            text_field("label", "Its word"),
            Field("score", "Its score; empty where it counts in no mean", "integer"),
            text_field("symbol", "Its symbol"),
            text_field("meaning", "What it means"),
        ),
        ("rating_id",),
        is_of_program=True,
    ),
    *CATALOGUE_TABLES,
    *FOLLOWED_TABLES,
    *REVIEWED_TABLES,
)
