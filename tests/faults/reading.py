"""Everything that the program reads of a tracker, one after the other."""

from __future__ import annotations

from dsr_tracker.core.agenda import MomentKind, TodoGroup, TodoQuery
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.searching import parse_search
from dsr_tracker.reports.json import as_data
from dsr_tracker.reports.report import Scope, build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store


def read_everything(store: Store) -> None:
    """Ask every reader; raises whatever they raise."""
    read = store.read
    for document in read.documents():
        read.paragraphs(document.document_id)
    read.counts()
    for edit in read.log():
        read.edit(edit.edit_id)
    cells = {(a.provision_id, a.party_id) for a in read.all_assessments()}
    for cell in sorted(cells)[:5]:
        read.revisions(Cell(*cell))
        read.citations(Cell(*cell))
    store.agenda.moments(list(MomentKind), "a")
    query = TodoQuery(today="2026-01-01", stale_before="2025-01-01", with_measures=True)
    store.agenda.todo_counts(query)
    for group in TodoGroup:
        store.agenda.todo_items(group, query, 20)
    store.agenda.evidence("e")
    store.agenda.put_away()
    store.status.matrix(None, "2026-01-01")
    store.status.counts_by_party([i.instrument_id for i in read.instruments()], "2026-01-01")
    dossier = collect(store)
    collect(store, "2025-06-01")
    as_data(build_report(dossier, Scope()))
    for typed in ("fibre", "光", "e", "kind:provision country:EG since:2025 the"):
        store.search.find(parse_search(typed))
