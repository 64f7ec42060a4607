"""A tracker in which Ben reads one cell blind, and its twin that differs in what Ben must not know."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.cycles import close_cycle, open_cycle
from dsr_tracker.core.editing import Pen, Target, add_note, cite, new_evidence, rate
from dsr_tracker.core.feedback import answer_feedback, record_feedback
from dsr_tracker.core.looking import SearchLog, look_at
from dsr_tracker.core.records import FeedbackState
from dsr_tracker.core.second_reading import adjudicate, give_out, read_cell
from dsr_tracker.reports.contents import Scope
from dsr_tracker.reports.json import render_json
from dsr_tracker.reports.report import build_report
from dsr_tracker.store.bringing import seal_edits
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.indexing import rebuild_index
from dsr_tracker.store.store import Store

BLIND, OPEN = Cell("DEI-2017/05", "EG"), Cell("DEI-2017/03", "EG")
"""What Ben reads blind, and a cell that all may see."""
DAY = "2026-03-31"
SECRET, OTHER_SECRET = "Xylophone", "Saxophone"
"""A word of the reason, the notes and whatever else Ben must not know; in the twin it is the other one."""


def target(store: Store, cell: Cell) -> Target:
    """The cell as it is now."""
    with store.unhidden():
        current = store.read.status_assessment(cell, "9999")
    return Target(store.read.provision(cell.provision_id), store.read.record("party", cell.party_id), current)


def judge(store: Store, pen: Pen, cell: Cell, rating: str, day: str, *, reason: str) -> None:
    """Rate the cell."""
    scale = store.read.scale()
    edit = rate(
        pen,
        [target(store, cell)],
        scale.rating(rating),
        scale,
        as_of=day,
        reason=reason,
        confidence="low",
        claimed="complete",
    )
    store.apply(edit)


def keep_secrets(store: Store) -> None:
    """Ann judges two cells, and all that can be said of a cell is said of the one that Ben is to read.

    The newest change is of that cell, so that to undo is to be told of it.
    """
    ann, cleo, scale = Pen("Ann", store.new_id), Pen("Cleo", store.new_id), store.read.scale()
    source = new_evidence(ann, url="https://example.org", title="A source")
    judge(store, ann, OPEN, "limited", DAY, reason="So it is.")
    store.apply(add_note(ann, target(store, OPEN), "A note"))
    store.apply(cite(ann, target(store, OPEN), source))
    judge(store, ann, BLIND, "limited", "2026-01-31", reason=f"{SECRET} of January")
    judge(store, ann, BLIND, "substantial", DAY, reason=f"{SECRET} of March")
    store.apply(cite(ann, target(store, BLIND), source, is_known=True))
    edit = open_cycle(ann, [], name="First", starts_on="2026-01-01", ends_on=DAY)
    cycle = store.apply(edit).changes[0].after
    report = build_report(collect(store), Scope(as_of=DAY))
    store.apply(close_cycle(ann, cycle, render_json(report)))  # type: ignore[arg-type]
    store.apply(add_note(ann, target(store, BLIND), f"{SECRET} of a note"))
    log = SearchLog(f"{SECRET} of a library", "en", "", DAY)
    store.apply(look_at(ann, [target(store, BLIND)], looked_on=DAY, log=log))
    store.apply(record_feedback(ann, target(store, BLIND), sender=f"{SECRET} ministry", text=SECRET))
    said = store.readings.feedback()[0]
    store.apply(
        answer_feedback(ann, target(store, BLIND), said, state=FeedbackState.ACCEPTED, response=SECRET)
    )
    edit = read_cell(
        cleo, target(store, BLIND), scale.rating("complete"), scale, as_of=DAY, reason=f"{SECRET} of Cleo"
    )
    store.apply(edit)
    (pair,) = store.readings.pairs()
    edit = adjudicate(
        ann, target(store, BLIND), pair, scale.rating("substantial"), scale, reason=f"{SECRET} decided"
    )
    store.apply(edit)
    store.apply(give_out(ann, "Spring", "Ben", [BLIND], as_of=DAY))
    judge(store, ann, BLIND, "substantial", "2026-04-30", reason=f"{SECRET} of April")


def twin(path: Path) -> Path:
    """A copy of that tracker in which the newest ratings of the blind cell and all said of it are others."""
    other = path.with_name(f"other {path.name}")
    shutil.copyfile(path, other)
    cell = f"provision_id = '{BLIND.provision_id}' AND party_id = '{BLIND.party_id}'"
    with closing(sqlite3.connect(other)) as connection:
        for table in ("assessments", "latest"):
            connection.execute(
                f"UPDATE {table} SET rating = 'not_started' WHERE {cell} AND rating = 'substantial'"
            )
        for table, columns in {
            "assessments": ("reason",),
            "notes": ("text",),
            "looks": ("search_places",),
            "feedback": ("sender", "text", "response"),
            "readings": ("reason",),
            "adjudications": ("reason",),
            "revisions": ("before", "after"),
        }.items():
            for column in columns:
                connection.execute(
                    f"UPDATE {table} SET {column} = replace(replace({column}, ?, ?), '\"substantial\"',"
                    " '\"not_started\"')",
                    (SECRET, OTHER_SECRET),
                )
        connection.execute("UPDATE edits SET label = replace(label, 'Substantial', 'Not started')")
        rebuild_index(connection)
        seal_edits(connection, [row[0] for row in connection.execute("SELECT edit_id FROM edits")])
        connection.commit()
    return other
