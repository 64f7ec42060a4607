"""What the tracker holds, as records. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.history import Action, Change, Edit, EditSummary, Revision
from dsr_tracker.core.records import (
    Assessment,
    Citation,
    Evidence,
    Figure,
    Hidden,
    Instrument,
    Note,
    Paragraph,
    Participation,
    Party,
    Provision,
    Reference,
    Role,
    SourceDocument,
)
from dsr_tracker.core.scales import IMPLEMENTATION, Scale, scale_named
from dsr_tracker.store.rows import BY_KIND, BY_TYPE, altered, table_of_kind

_ASSESSED_ROLES = ", ".join(f"'{role}'" for role in Role if role.is_assessed)
COLUMNS_SQL = f"""
    SELECT DISTINCT instrument_id, party_id FROM participations
    WHERE role IN ({_ASSESSED_ROLES}) AND NOT is_retired
      AND participation_id NOT IN (SELECT hidden_id FROM hidden)
      AND party_id NOT IN (SELECT hidden_id FROM hidden)
      AND party_id NOT IN (SELECT party_id FROM parties WHERE is_retired)
"""
"""Which parties are columns of which instrument's matrix."""


def marks(values: Sequence[object]) -> str:
    """Question marks for an IN list."""
    return ", ".join("?" * len(values))


class Reader:
    """The records of one tracker. Lists leave out what is retired or hidden unless asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # -- any record ---------------------------------------------------------------------------

    def record(self, kind: str, record_id: str) -> Any:
        """The record of that kind and id, or None."""
        table = BY_KIND[kind]
        row = self._connection.execute(f'{table.select_sql} WHERE "{table.key}" = ?', (record_id,)).fetchone()
        return None if row is None else table.to_record(row)

    def has_any(self, kind: str) -> bool:
        """Whether there is a record of that kind."""
        query = f'SELECT EXISTS (SELECT 1 FROM "{BY_KIND[kind].name}")'
        return bool(self._connection.execute(query).fetchone()[0])

    def meta(self, key: str) -> str:
        """A fact about the file itself, such as its catalogue version; empty where unknown."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def setting(self, setting_id: str, default: str = "") -> str:
        """A setting of the tracker, such as "scale"."""
        row = self._connection.execute(
            "SELECT value FROM settings WHERE setting_id = ?", (setting_id,)
        ).fetchone()
        return default if row is None else str(row[0])

    def scale(self) -> Scale:
        """The tracker's rating scale."""
        return scale_named(self.setting("scale", IMPLEMENTATION.scale_id))

    def greatest_id(self) -> str:
        """The greatest id that an edit or assessment carries; empty in a new tracker."""
        row = self._connection.execute(
            "SELECT max(coalesce((SELECT edit_id FROM edits ORDER BY seq DESC LIMIT 1), ''),"
            " coalesce((SELECT max(assessment_id) FROM assessments), ''))"
        ).fetchone()
        return str(row[0])

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are, by table name."""
        return {
            table.name: self._connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]
            for table in BY_KIND.values()
        } | {"edits": self._connection.execute("SELECT count(*) FROM edits").fetchone()[0]}

    # -- the catalogue and what the analyst added to it -----------------------------------------

    def documents(self) -> list[SourceDocument]:
        """The source documents, in catalogue order, the analyst's own last."""
        return self._select(SourceDocument, "WHERE NOT is_retired ORDER BY origin = 'analyst', position, seq")

    def instruments(self, *, with_hidden: bool = False) -> list[Instrument]:
        """The instruments in catalogue order, the analyst's own last."""
        return self._select(
            Instrument,
            f"WHERE {_shown('instrument_id', with_hidden)} ORDER BY origin = 'analyst', position, seq",
        )

    def provisions(
        self, instrument_ids: Iterable[str] | None = None, *, with_hidden: bool = False
    ) -> list[Provision]:
        """Clauses, each followed by its measures, instrument by instrument in catalogue order."""
        wanted = [i.instrument_id for i in self.instruments(with_hidden=with_hidden)]
        if instrument_ids is not None:
            chosen = set(instrument_ids)
            wanted = [instrument_id for instrument_id in wanted if instrument_id in chosen]
        table = BY_TYPE[Provision]
        listed: list[Provision] = []
        for instrument_id in wanted:
            rows = self._connection.execute(
                f"{table.select_sql} WHERE instrument_id = ? AND {_shown('provision_id', with_hidden)}"
                " ORDER BY position, seq",
                (instrument_id,),
            )
            listed.extend(_clauses_with_measures(list(map(table.to_record, rows))))
        return listed

    def provision(self, provision_id: str) -> Provision:
        """The provision of that id, in any case of letters; raises UnknownNameError."""
        found: list[Provision] = self._select(
            Provision, "WHERE provision_id = ? COLLATE NOCASE", (provision_id,)
        )
        if not found:
            raise UnknownNameError(
                f"There is no provision “{provision_id[:60]}”.",
                "List them with the catalogue command, or look at the Clauses page.",
            )
        return found[0]

    def instrument(self, instrument_id: str) -> Instrument:
        """The instrument of that id, in any case of letters; raises UnknownNameError."""
        found: list[Instrument] = self._select(
            Instrument, "WHERE instrument_id = ? COLLATE NOCASE", (instrument_id,)
        )
        if not found:
            names = ", ".join(i.instrument_id for i in self.instruments(with_hidden=True)[:40])
            raise UnknownNameError(
                f"There is no instrument “{instrument_id[:60]}”.", f"The tracker has: {names}."
            )
        return found[0]

    def parties(self, *, with_hidden: bool = False) -> list[Party]:
        """All parties in catalogue order, the analyst's own last."""
        return self._select(
            Party, f"WHERE {_shown('party_id', with_hidden)} ORDER BY origin = 'analyst', position, seq"
        )

    def participations(self, instrument_id: str = "", party_id: str = "") -> list[Participation]:
        """Who plays which part, of one instrument, of one party, or of all."""
        return self._select(
            Participation,
            f"WHERE {_shown('participation_id', False)} AND ? IN ('', instrument_id)"
            " AND ? IN ('', party_id) ORDER BY position, seq",
            (instrument_id, party_id),
        )

    def columns(self, instrument_ids: Iterable[str] | None = None) -> dict[str, list[Party]]:
        """For each instrument the parties that are assessed in it, in the order of its participations."""
        parties = {party.party_id: party for party in self.parties()}
        chosen = None if instrument_ids is None else set(instrument_ids)
        columns: dict[str, list[Party]] = {}
        rows = self._connection.execute(
            f"SELECT instrument_id, party_id, min(position) AS first FROM participations"
            f" JOIN ({COLUMNS_SQL}) USING (instrument_id, party_id)"
            f" WHERE role IN ({_ASSESSED_ROLES}) AND NOT is_retired"
            " GROUP BY instrument_id, party_id ORDER BY instrument_id, first, min(seq)"
        )
        for instrument_id, party_id, _ in rows:
            if party_id not in parties:
                raise altered(f"a participation of “{str(party_id)[:40]}”, which it lacks")
            if chosen is None or instrument_id in chosen:
                columns.setdefault(instrument_id, []).append(parties[party_id])
        return columns

    def figures(self) -> list[Figure]:
        """All figures, those of an instrument and the background ones."""
        return self._select(Figure, f"WHERE {_shown('figure_id', False)} ORDER BY position, seq")

    def hidden(self) -> list[Hidden]:
        """What the analyst hid of the catalogue."""
        return self._select(Hidden, "ORDER BY seq")

    def paragraphs(self, document_id: str, numbers: Iterable[int] | None = None) -> list[Paragraph]:
        """Paragraphs of an attached document, in order; none where it was not attached."""
        found = self._select(Paragraph, "WHERE document_id = ? ORDER BY number", (document_id,))
        chosen = None if numbers is None else set(numbers)
        return [paragraph for paragraph in found if chosen is None or paragraph.number in chosen]

    def passages(self, references: Iterable[Reference]) -> list[tuple[Reference, list[Paragraph]]]:
        """Each reference with the paragraphs it names, where its document is attached."""
        return [(r, self.paragraphs(r.document_id, r.paragraphs)) for r in references]

    def attached_documents(self) -> set[str]:
        """Ids of the documents whose paragraphs are in the tracker."""
        return {row[0] for row in self._connection.execute("SELECT DISTINCT document_id FROM paragraphs")}

    # -- what the analyst wrote of a cell -----------------------------------------------------

    def assessments(self, cell: Cell) -> list[Assessment]:
        """The cell's assessments, newest first."""
        return self._select(
            Assessment,
            "WHERE provision_id = ? AND party_id = ? ORDER BY as_of DESC, assessment_id DESC",
            cell,
        )

    def status_assessment(self, cell: Cell, day: str) -> Assessment | None:
        """The cell's newest assessment up to that day."""
        found = self._select(
            Assessment,
            "WHERE provision_id = ? AND party_id = ? AND as_of <= ?"
            " ORDER BY as_of DESC, assessment_id DESC LIMIT 1",
            (*cell, day),
        )
        return found[0] if found else None

    def notes(self, cell: Cell) -> list[Note]:
        """The cell's notes, newest first."""
        return self._select(
            Note, "WHERE provision_id = ? AND party_id = ? ORDER BY dated_on DESC, note_id DESC", cell
        )

    def citations(self, cell: Cell) -> list[tuple[Citation, Evidence]]:
        """The evidence behind the cell, in the order in which it was cited."""
        citation, evidence = BY_TYPE[Citation], BY_TYPE[Evidence]
        rows = self._connection.execute(
            f"SELECT {citation.columns_of('c')}, {evidence.columns_of('e')} FROM citations c"
            " JOIN evidence e USING (evidence_id) WHERE c.provision_id = ? AND c.party_id = ?"
            " ORDER BY c.citation_id",
            cell,
        )
        split = len(citation.columns)
        return [(citation.to_record(row[:split]), evidence.to_record(row[split:])) for row in rows]

    def all_assessments(self) -> list[Assessment]:
        """Every assessment, oldest first."""
        return self._select(Assessment, "ORDER BY as_of, assessment_id")

    def all_notes(self) -> list[Note]:
        """Every note, newest first."""
        return self._select(Note, "ORDER BY dated_on DESC, note_id DESC")

    def all_evidence(self) -> list[Evidence]:
        """Every source, in the order in which it was recorded."""
        return self._select(Evidence, "ORDER BY evidence_id")

    def all_citations(self) -> list[Citation]:
        """Every citation, in the order in which it was made."""
        return self._select(Citation, "ORDER BY citation_id")

    def evidence_with_url(self, url: str) -> Evidence | None:
        """The source recorded under that address, so that it is not recorded twice."""
        found = self._select(Evidence, "WHERE url = ? AND url <> '' ORDER BY seq LIMIT 1", (url,))
        return found[0] if found else None

    # -- the log ------------------------------------------------------------------------------

    def edit(self, edit_id: str) -> Edit:
        """One edit with its changes; raises UnknownNameError."""
        row = self._connection.execute(
            "SELECT label, author, edit_id, recorded_at, action, target_id FROM edits WHERE edit_id = ?",
            (edit_id,),
        ).fetchone()
        if row is None:
            raise UnknownNameError(f"There is no edit “{edit_id[:60]}”.", "Look for it in the log.")
        changes = tuple(
            Change(table_of_kind(kind).from_json(before), table_of_kind(kind).from_json(after))
            for kind, before, after in self._connection.execute(
                "SELECT kind, before, after FROM revisions WHERE edit_id = ? ORDER BY seq", (edit_id,)
            )
        )
        label, author, found_id, recorded_at, action, target_id = row
        return Edit(label, changes, author, found_id, recorded_at, _action(action), target_id)

    def log(self, limit: int = -1) -> list[EditSummary]:
        """The edits, newest first; all of them where no limit is given."""
        rows = self._connection.execute(
            "SELECT edit_id, label, author, recorded_at, action, target_id, state, change_count"
            " FROM edits ORDER BY seq DESC LIMIT ?",
            (limit,),
        )
        return [
            EditSummary(edit_id, label, author, recorded_at, _action(action), target_id, state, change_count)
            for edit_id, label, author, recorded_at, action, target_id, state, change_count in rows
        ]

    def next_undo(self) -> str:
        """The label of the edit that undo would take back; empty where there is none."""
        return self._label("SELECT label FROM edits WHERE state = 'done' ORDER BY seq DESC LIMIT 1")

    def next_redo(self) -> str:
        """The label of the edit that redo would do again; empty where there is none."""
        return self._label("SELECT label FROM edits WHERE state = 'undone' ORDER BY seq LIMIT 1")

    def label(self, edit_id: str) -> str:
        """What that edit is called; empty where there is none."""
        row = self._connection.execute("SELECT label FROM edits WHERE edit_id = ?", (edit_id,)).fetchone()
        return "" if row is None else str(row[0])

    def reversal_size(self, action: Action) -> int:
        """How many changes the next undo or redo would make."""
        query = (
            "SELECT change_count FROM edits WHERE state = 'done' ORDER BY seq DESC LIMIT 1"
            if action is Action.UNDO
            else "SELECT change_count FROM edits WHERE state = 'undone' ORDER BY seq LIMIT 1"
        )
        row = self._connection.execute(query).fetchone()
        return 0 if row is None else int(row[0])

    def revisions(self, cell: Cell) -> list[Revision]:
        """Everything that was ever done to the cell, newest first."""
        rows = self._connection.execute(
            "SELECT r.edit_id, e.label, e.author, e.recorded_at, e.action, r.kind, r.before, r.after"
            " FROM revisions r JOIN edits e USING (edit_id)"
            " WHERE r.provision_id = ? AND r.party_id = ? AND r.provision_id <> '' ORDER BY r.seq DESC",
            cell,
        )
        return [
            Revision(
                edit_id,
                label,
                author,
                recorded_at,
                _action(action),
                kind,
                table_of_kind(kind).from_json(before),
                table_of_kind(kind).from_json(after),
            )
            for edit_id, label, author, recorded_at, action, kind, before, after in rows
        ]

    def _label(self, query: str) -> str:
        row = self._connection.execute(query).fetchone()
        return "" if row is None else str(row[0])

    def _select(self, record_type: type[Any], tail: str, values: Sequence[Any] = ()) -> list[Any]:
        table = BY_TYPE[record_type]
        return [
            table.to_record(row) for row in self._connection.execute(f"{table.select_sql} {tail}", values)
        ]


def _action(text: str) -> Action:
    try:
        return Action(text)
    except ValueError:
        raise altered(f"an edit that did “{str(text)[:40]}”, which no edit does") from None


def _shown(key: str, with_hidden: bool) -> str:
    hidden = "" if with_hidden else f" AND {key} NOT IN (SELECT hidden_id FROM hidden)"
    return f"NOT is_retired{hidden}"


def _clauses_with_measures(provisions: list[Provision]) -> list[Provision]:
    measures: dict[str, list[Provision]] = {}
    for provision in provisions:
        if provision.is_measure:
            measures.setdefault(provision.clause_id, []).append(provision)
    return [
        listed
        for clause in provisions
        if not clause.is_measure
        for listed in (clause, *measures.get(clause.provision_id, ()))
    ]
