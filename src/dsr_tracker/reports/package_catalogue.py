"""The tables of a data package that hold what the catalogue says."""

from __future__ import annotations

from dsr_tracker.core.records import InstrumentKind, PartyKind, Role
from dsr_tracker.reports.package_fields import (
    Field,
    Table,
    count_field,
    id_field,
    one_of_field,
    partial_field,
    text_field,
)

_REMARK = text_field("remark", "Remark")
_PROVISION = id_field("provision_id", "The clause or measure")
_PARTY = id_field("party_id", "The party")
_TO_PARTY = (("party_id",), "parties", ("party_id",))
_TO_INSTRUMENT = (("instrument_id",), "instruments", ("instrument_id",))

CATALOGUE_TABLES: tuple[Table, ...] = (
    Table(
        "instruments",
        "What was agreed or announced",
        (
            id_field("instrument_id", "The instrument"),
            one_of_field("kind", "What sort of thing it is", InstrumentKind, is_required=True),
            text_field("title", "Title"),
            text_field("summary", "Summary"),
            partial_field("agreed_on", "When it was agreed"),
            partial_field("published_on", "When it was published"),
            text_field("place", "Where"),
            text_field("legal_character", "Legal character"),
            partial_field("period_start", "Start of its period"),
            partial_field("period_end", "End of its period"),
            _REMARK,
        ),
        ("instrument_id",),
    ),
    Table(
        "provisions",
        "Clauses, and the measures inside them",
        (
            _PROVISION,
            id_field("instrument_id", "Its instrument"),
            id_field(
                "clause_id", "The clause that the measure belongs to; empty for a clause", is_required=False
            ),
            text_field("number", "Its number"),
            text_field("title", "Title"),
            text_field("summary", "Summary"),
            partial_field("period_start", "Start of its period"),
            partial_field("period_end", "End of its period"),
            _REMARK,
        ),
        ("provision_id",),
        (_TO_INSTRUMENT, (("clause_id",), "", ("provision_id",))),
    ),
    Table(
        "parties",
        "Countries, provinces, cities and bodies",
        (
            _PARTY,
            one_of_field("kind", "What sort of actor it is", PartyKind, is_required=True),
            text_field("name", "Name"),
            text_field("country_code", "ISO 3166 code of its country; empty for international bodies"),
            _REMARK,
        ),
        ("party_id",),
    ),
    Table(
        "participations",
        "Which party plays which part in which instrument",
        (
            id_field("participation_id", "The participation"),
            id_field("instrument_id", "The instrument"),
            _PARTY,
            one_of_field("role", "The part", Role, is_required=True),
            Field("is_assessed", "Whether the party is a column of the matrix", "boolean", True),
            _REMARK,
        ),
        ("participation_id",),
        (_TO_INSTRUMENT, _TO_PARTY),
    ),
    Table(
        "figures",
        "Numbers that the documents state",
        (
            id_field("figure_id", "The figure"),
            text_field("subject", "What is counted"),
            Field("value", "The number", "number", True),
            text_field("unit", "Its unit"),
            text_field("qualifier", "Its hedge, such as “more than”"),
            id_field("instrument_id", "The instrument; empty for background", is_required=False),
            id_field("provision_id", "The provision; often empty", is_required=False),
            id_field("party_id", "The party; often empty", is_required=False),
            partial_field("period_start", "Start of the period"),
            partial_field("period_end", "End of the period"),
            _REMARK,
        ),
        ("figure_id",),
        (_TO_INSTRUMENT, _TO_PARTY),
    ),
    Table(
        "documents",
        "Source documents that something in the report rests on",
        (
            id_field("document_id", "The document"),
            Field("number", "Its number in this report", "integer", True, {"minimum": 1}),
            text_field("title", "Title"),
            text_field("publisher", "Publisher"),
            text_field("author", "Author"),
            partial_field("published_on", "When it was published"),
            partial_field("event_on", "When what it tells of took place"),
            text_field("language", "Language"),
            Field("sha256", "SHA-256 of the text", constraints={"pattern": "[0-9a-f]{64}"}),
            count_field("paragraphs", "How many paragraphs it has", "paragraphs"),
            _REMARK,
        ),
        ("document_id",),
    ),
    Table(
        "references",
        "Which paragraphs of which document something rests on",
        (
            Field("reference_number", "Counts the rows", "integer", True, {"minimum": 1}),
            Field(
                "kind",
                "What rests on them",
                is_required=True,
                constraints={"enum": ["instrument", "provision", "participation", "figure"]},
            ),
            id_field("of", "Its id"),
            id_field("document_id", "The document"),
            text_field("paragraphs", "Numbers of paragraphs from 1, apart by spaces"),
            _REMARK,
        ),
        ("reference_number",),
        ((("document_id",), "documents", ("document_id",)),),
    ),
)
