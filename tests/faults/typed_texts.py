"""A dossier with a hostile text in every field that a person types."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Evidence,
    Figure,
    Instrument,
    InstrumentKind,
    Note,
    Participation,
    Party,
    PartyKind,
    Provision,
    Reference,
    Role,
    SourceDocument,
)

PARTY, INSTRUMENT, FIRST_CLAUSE = "p0", "I", "I/0"


def dossier_of(texts: Sequence[str]) -> Dossier:
    """Each text in each such field of a record of its own, all for one party; the first is the title."""
    rows = list(enumerate(texts))
    document = SourceDocument("doc", texts[0], texts[0], texts[0], "2020-01-01", "", "en", remark=texts[0])
    parties = tuple(Party(f"p{n}", PartyKind.COUNTRY, t, "QQ", aliases=(t,), remark=t) for n, t in rows)
    references = tuple(Reference("doc", (1,), t) for t in texts)
    instrument = Instrument(
        INSTRUMENT, InstrumentKind.AGREEMENT, texts[0], texts[0], place=texts[0], legal_character=texts[0],
        aliases=(texts[0],), references=references, remark=texts[0],
    )  # fmt: skip
    clauses = tuple(Provision(f"I/{n}", INSTRUMENT, t[:20], t, t, remark=t) for n, t in rows)
    measures = tuple(
        Provision(f"I/{n}/1", INSTRUMENT, f"{n}.1", t, t, clause_id=f"I/{n}", remark=t) for n, t in rows
    )
    provisions = tuple(each for pair in zip(clauses, measures, strict=True) for each in pair)
    assessments = tuple(
        Assessment(
            f"a-{each.provision_id}", each.provision_id, PARTY, "2025-06-01", "limited", reason=t,
            confidence="low", claimed="complete", search_places=t, search_languages=t, author=t,
            recorded_at="2025-06-02T00:00:00.000Z",
        )
        for n, t in rows
        for each in (clauses[n], measures[n])
    )  # fmt: skip
    notes = tuple(
        Note(f"n{n}", f"I/{n}", PARTY, "2025-06-01", t, t, "2025-06-02T00:00:00.000Z") for n, t in rows
    )
    evidence = tuple(
        Evidence(f"e{n}", t, t, t, language=t, remark=t, author=t, recorded_at="2025-06-02T00:00:00.000Z")
        for n, t in rows
    )
    citations = tuple(
        Citation(f"c{n}", f"e{n}", f"I/{n}", PARTY, note_id=f"n{n}", cited_on="2025-06-02") for n, _ in rows
    )
    return Dossier(
        "tracker", texts[0], "1", "2026-01-01T00:00:00.000Z", "2026-01-01",
        documents=(document,),
        parties=parties,
        instruments=(instrument,),
        provisions=provisions,
        participations=tuple(
            Participation(f"in{n}", INSTRUMENT, f"p{n}", Role.SIGNATORY, (references[n],), t) for n, t in rows
        ),
        columns={INSTRUMENT: parties[:2]},
        figures=tuple(
            Figure(f"f{n}", t, -5.5, t, INSTRUMENT, f"I/{n}", PARTY, t, references=(references[n],), remark=t)
            for n, t in rows
        ),
        assessments=assessments,
        notes=notes,
        evidence=evidence,
        citations=citations,
    )  # fmt: skip
