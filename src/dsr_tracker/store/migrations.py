"""The file's schema, one migration per version. Imported only where a file is made or brought up to date.

Each migration states its tables in full and is never edited once released: it is the history of the
format, so it must not change when a record gains a field.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from dsr_tracker.store.digests import EDIT_COLUMNS, REVISION_COLUMNS, edit_digest
from dsr_tracker.store.schema import APPLICATION_ID, SCHEMA_VERSION

migrations = Migrations("dsr_tracker")

_MARKS = """
    "references" TEXT NOT NULL DEFAULT '[]',
    remark TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    origin TEXT NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0"""


@migrations(name="1 first schema")
def _first_schema(db: Database) -> None:
    # seq is an explicit INTEGER PRIMARY KEY: VACUUM may renumber an implicit rowid.
    statements = f"""
    CREATE TABLE documents (seq INTEGER PRIMARY KEY, document_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
        publisher TEXT NOT NULL, author TEXT NOT NULL, published_on TEXT NOT NULL, event_on TEXT NOT NULL,
        language TEXT NOT NULL, sha256 TEXT NOT NULL, paragraph_count INTEGER NOT NULL, remark TEXT NOT NULL,
        position INTEGER NOT NULL, origin TEXT NOT NULL, is_retired INTEGER NOT NULL) STRICT;
    CREATE TABLE paragraphs (seq INTEGER PRIMARY KEY, paragraph_id TEXT NOT NULL UNIQUE,
        document_id TEXT NOT NULL REFERENCES documents(document_id), number INTEGER NOT NULL,
        text TEXT NOT NULL) STRICT;
    CREATE TABLE parties (seq INTEGER PRIMARY KEY, party_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        name TEXT NOT NULL, country_code TEXT NOT NULL, within TEXT NOT NULL, aliases TEXT NOT NULL,
        remark TEXT NOT NULL, position INTEGER NOT NULL, origin TEXT NOT NULL,
        is_retired INTEGER NOT NULL) STRICT;
    CREATE TABLE instruments (seq INTEGER PRIMARY KEY, instrument_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        title TEXT NOT NULL, summary TEXT NOT NULL, agreed_on TEXT NOT NULL, published_on TEXT NOT NULL,
        place TEXT NOT NULL, legal_character TEXT NOT NULL, period_start TEXT NOT NULL,
        period_end TEXT NOT NULL, aliases TEXT NOT NULL, principles TEXT NOT NULL, {_MARKS}) STRICT;
    CREATE TABLE provisions (seq INTEGER PRIMARY KEY, provision_id TEXT NOT NULL UNIQUE,
        instrument_id TEXT NOT NULL REFERENCES instruments(instrument_id), number TEXT NOT NULL,
        title TEXT NOT NULL, summary TEXT NOT NULL, clause_id TEXT NOT NULL, period_start TEXT NOT NULL,
        period_end TEXT NOT NULL, {_MARKS}) STRICT;
    CREATE INDEX provisions_by_instrument ON provisions(instrument_id, clause_id, position);
    CREATE TABLE participations (seq INTEGER PRIMARY KEY, participation_id TEXT NOT NULL UNIQUE,
        instrument_id TEXT NOT NULL REFERENCES instruments(instrument_id),
        party_id TEXT NOT NULL REFERENCES parties(party_id), role TEXT NOT NULL, {_MARKS}) STRICT;
    CREATE INDEX participations_by_instrument ON participations(instrument_id, party_id, role);
    CREATE INDEX participations_by_party ON participations(party_id);
    CREATE TABLE figures (seq INTEGER PRIMARY KEY, figure_id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,
        value REAL NOT NULL, unit TEXT NOT NULL, instrument_id TEXT NOT NULL, provision_id TEXT NOT NULL,
        party_id TEXT NOT NULL, qualifier TEXT NOT NULL, period_start TEXT NOT NULL,
        period_end TEXT NOT NULL, {_MARKS}) STRICT;
    CREATE TABLE hidden (seq INTEGER PRIMARY KEY, hidden_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL) STRICT;
    CREATE TABLE settings (seq INTEGER PRIMARY KEY, setting_id TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL) STRICT;
    CREATE TABLE assessments (seq INTEGER PRIMARY KEY, assessment_id TEXT NOT NULL UNIQUE,
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id),
        party_id TEXT NOT NULL REFERENCES parties(party_id),
        as_of TEXT NOT NULL, rating TEXT NOT NULL, scale_id TEXT NOT NULL, reason TEXT NOT NULL,
        confidence TEXT NOT NULL, is_contrary INTEGER NOT NULL, claimed TEXT NOT NULL,
        schedule TEXT NOT NULL, search_places TEXT NOT NULL, search_languages TEXT NOT NULL,
        search_until TEXT NOT NULL, author TEXT NOT NULL, recorded_at TEXT NOT NULL) STRICT;
    CREATE INDEX assessments_by_cell
        ON assessments(provision_id, party_id, as_of DESC, assessment_id DESC, rating);
    CREATE TABLE notes (seq INTEGER PRIMARY KEY, note_id TEXT NOT NULL UNIQUE,
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id),
        party_id TEXT NOT NULL REFERENCES parties(party_id),
        dated_on TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL, recorded_at TEXT NOT NULL) STRICT;
    CREATE INDEX notes_by_cell ON notes(provision_id, party_id, dated_on);
    CREATE TABLE evidence (seq INTEGER PRIMARY KEY, evidence_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
        url TEXT NOT NULL, publisher TEXT NOT NULL, published_on TEXT NOT NULL, accessed_on TEXT NOT NULL,
        language TEXT NOT NULL, remark TEXT NOT NULL, author TEXT NOT NULL,
        recorded_at TEXT NOT NULL) STRICT;
    CREATE INDEX evidence_by_url ON evidence(url);
    CREATE TABLE citations (seq INTEGER PRIMARY KEY, citation_id TEXT NOT NULL UNIQUE,
        evidence_id TEXT NOT NULL REFERENCES evidence(evidence_id),
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id),
        party_id TEXT NOT NULL REFERENCES parties(party_id),
        assessment_id TEXT NOT NULL, note_id TEXT NOT NULL, cited_on TEXT NOT NULL) STRICT;
    CREATE INDEX citations_by_cell ON citations(provision_id, party_id);
    CREATE INDEX citations_by_evidence ON citations(evidence_id);
    CREATE TABLE latest (provision_id TEXT NOT NULL, party_id TEXT NOT NULL, as_of TEXT NOT NULL,
        assessment_id TEXT NOT NULL, rating TEXT NOT NULL, confidence TEXT NOT NULL,
        is_contrary INTEGER NOT NULL, PRIMARY KEY (provision_id, party_id)) STRICT, WITHOUT ROWID;
    CREATE INDEX latest_by_party ON latest(party_id, provision_id, rating);
    CREATE INDEX latest_by_day ON latest(as_of);
    CREATE TABLE edits (seq INTEGER PRIMARY KEY, edit_id TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
        author TEXT NOT NULL, recorded_at TEXT NOT NULL, action TEXT NOT NULL, target_id TEXT NOT NULL,
        state TEXT NOT NULL, change_count INTEGER NOT NULL) STRICT;
    CREATE INDEX edits_by_state ON edits(state, seq);
    CREATE TABLE revisions (seq INTEGER PRIMARY KEY, edit_id TEXT NOT NULL REFERENCES edits(edit_id),
        kind TEXT NOT NULL, record_id TEXT NOT NULL, provision_id TEXT NOT NULL, party_id TEXT NOT NULL,
        before TEXT, after TEXT) STRICT;
    CREATE INDEX revisions_by_edit ON revisions(edit_id);
    CREATE INDEX revisions_by_cell ON revisions(provision_id, party_id) WHERE provision_id <> '';
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    """
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations(name="2 digests and merges")
def _digests_and_merges(db: Database) -> None:
    # Each edit with its digest and the merge that brought it; shipped records, which no edit wrote, too.
    db.execute("ALTER TABLE edits ADD COLUMN digest TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE edits ADD COLUMN merged_by TEXT NOT NULL DEFAULT ''")
    # The edits whose state of the record this one began with, the second where it joined two histories.
    db.execute("ALTER TABLE revisions ADD COLUMN parent TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE revisions ADD COLUMN joined TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX revisions_by_record ON revisions(record_id, kind)")
    db.execute(
        "UPDATE revisions SET parent = former.edit_id FROM (SELECT seq, lag(edit_id, 1, '')"
        " OVER (PARTITION BY kind, record_id ORDER BY seq) AS edit_id FROM revisions) AS former"
        " WHERE former.seq = revisions.seq"
    )
    db.execute(
        "CREATE TABLE seals (kind TEXT NOT NULL, record_id TEXT NOT NULL, digest TEXT NOT NULL,"
        " PRIMARY KEY (kind, record_id)) STRICT, WITHOUT ROWID"
    )
    for edit in db.execute(f"SELECT {EDIT_COLUMNS} FROM edits").fetchall():
        revisions = db.execute(
            f"SELECT {REVISION_COLUMNS} FROM revisions WHERE edit_id = ? ORDER BY seq", (edit[0],)
        )
        db.execute(
            "UPDATE edits SET digest = ? WHERE edit_id = ?",
            (edit_digest(edit, revisions.fetchall()), edit[0]),
        )


def migration_names() -> list[str]:
    """The migrations that a file of the newest format went through."""
    return [each.name for each in migrations.pending(Database(memory=True))]


@migrations(name="3 search")
def _search(db: Database) -> None:
    # What can be found, in the words that `core/findable.py` makes of it; whoever migrates fills it.
    db.execute(
        "CREATE TABLE entries (entry INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL,"
        " provision_id TEXT NOT NULL, party_id TEXT NOT NULL, day TEXT NOT NULL, said TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE UNIQUE INDEX entries_by_record ON entries(record_id, kind)")
    db.execute(
        "CREATE VIRTUAL TABLE entry_words USING fts5(said, content='entries', content_rowid='entry',"
        " tokenize='ascii', prefix='2 3')"
    )


_OF_CELL = """
    provision_id TEXT NOT NULL REFERENCES provisions(provision_id),
    party_id TEXT NOT NULL REFERENCES parties(party_id)"""
_SIGNED = """
    author TEXT NOT NULL, recorded_at TEXT NOT NULL"""


@migrations(name="4 tags, cycles, readers and what is followed")
def _method(db: Database) -> None:
    statements = f"""
    ALTER TABLE assessments ADD COLUMN search_terms TEXT NOT NULL DEFAULT '';
    CREATE TABLE contents (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
    CREATE TABLE archived_copies (seq INTEGER PRIMARY KEY, copy_id TEXT NOT NULL UNIQUE,
        evidence_id TEXT NOT NULL REFERENCES evidence(evidence_id), sha256 TEXT NOT NULL,
        media_type TEXT NOT NULL, file_name TEXT NOT NULL, size INTEGER NOT NULL, archived_on TEXT NOT NULL,
        {_SIGNED}) STRICT;
    CREATE INDEX archived_copies_by_evidence ON archived_copies(evidence_id);
    CREATE TABLE tags (seq INTEGER PRIMARY KEY, tag_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        family TEXT NOT NULL, code TEXT NOT NULL, color TEXT NOT NULL, remark TEXT NOT NULL,
        position INTEGER NOT NULL, origin TEXT NOT NULL, is_retired INTEGER NOT NULL) STRICT;
    CREATE TABLE taggings (seq INTEGER PRIMARY KEY, tagging_id TEXT NOT NULL UNIQUE,
        tag_id TEXT NOT NULL REFERENCES tags(tag_id), kind TEXT NOT NULL, record_id TEXT NOT NULL,
        party_id TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX taggings_by_record ON taggings(record_id, party_id, kind);
    CREATE INDEX taggings_by_tag ON taggings(tag_id, kind);
    CREATE TABLE saved_views (seq INTEGER PRIMARY KEY, view_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        page TEXT NOT NULL, content TEXT NOT NULL, position INTEGER NOT NULL, {_SIGNED}) STRICT;
    CREATE TABLE cycles (seq INTEGER PRIMARY KEY, cycle_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, state TEXT NOT NULL, closed_at TEXT NOT NULL,
        sha256 TEXT NOT NULL, remark TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE TABLE rubrics (seq INTEGER PRIMARY KEY, rubric_id TEXT NOT NULL UNIQUE,
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id), scale_id TEXT NOT NULL,
        version INTEGER NOT NULL, criteria TEXT NOT NULL, remark TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX rubrics_by_provision ON rubrics(provision_id, scale_id, version);
    CREATE TABLE specificities (seq INTEGER PRIMARY KEY, specificity_id TEXT NOT NULL UNIQUE,
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id), who TEXT NOT NULL,
        what TEXT NOT NULL, how_much TEXT NOT NULL, by_when TEXT NOT NULL, measurable TEXT NOT NULL,
        reason TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX specificities_by_provision ON specificities(provision_id);
    CREATE TABLE reading_batches (seq INTEGER PRIMARY KEY, batch_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        reader TEXT NOT NULL, as_of TEXT NOT NULL, cells TEXT NOT NULL, is_blind INTEGER NOT NULL,
        closed_at TEXT NOT NULL, remark TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE TABLE readings (seq INTEGER PRIMARY KEY, reading_id TEXT NOT NULL UNIQUE, {_OF_CELL},
        as_of TEXT NOT NULL, rating TEXT NOT NULL, scale_id TEXT NOT NULL, reason TEXT NOT NULL,
        confidence TEXT NOT NULL, batch_id TEXT NOT NULL, is_blind INTEGER NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX readings_by_cell ON readings(provision_id, party_id, as_of DESC, reading_id DESC);
    CREATE INDEX readings_by_batch ON readings(batch_id);
    CREATE TABLE adjudications (seq INTEGER PRIMARY KEY, adjudication_id TEXT NOT NULL UNIQUE, {_OF_CELL},
        first_id TEXT NOT NULL, reading_id TEXT NOT NULL, assessment_id TEXT NOT NULL,
        reason TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX adjudications_by_cell ON adjudications(provision_id, party_id);
    CREATE TABLE feedback (seq INTEGER PRIMARY KEY, feedback_id TEXT NOT NULL UNIQUE, {_OF_CELL},
        received_on TEXT NOT NULL, sender TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL,
        state TEXT NOT NULL, response TEXT NOT NULL, answered_on TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX feedback_by_cell ON feedback(provision_id, party_id, received_on);
    CREATE TABLE looks (seq INTEGER PRIMARY KEY, look_id TEXT NOT NULL UNIQUE, {_OF_CELL},
        looked_on TEXT NOT NULL, search_places TEXT NOT NULL, search_languages TEXT NOT NULL,
        search_terms TEXT NOT NULL, search_until TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX looks_by_cell ON looks(provision_id, party_id, looked_on);
    CREATE TABLE search_plans (seq INTEGER PRIMARY KEY, plan_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        search_places TEXT NOT NULL, search_languages TEXT NOT NULL, search_terms TEXT NOT NULL,
        remark TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE TABLE milestones (seq INTEGER PRIMARY KEY, milestone_id TEXT NOT NULL UNIQUE,
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id), title TEXT NOT NULL,
        due_on TEXT NOT NULL, party_id TEXT NOT NULL, met_on TEXT NOT NULL, {_MARKS}) STRICT;
    CREATE INDEX milestones_by_provision ON milestones(provision_id, party_id);
    CREATE TABLE indicators (seq INTEGER PRIMARY KEY, indicator_id TEXT NOT NULL UNIQUE,
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id), name TEXT NOT NULL,
        unit TEXT NOT NULL, party_id TEXT NOT NULL, target TEXT NOT NULL, due_on TEXT NOT NULL,
        {_MARKS}) STRICT;
    CREATE INDEX indicators_by_provision ON indicators(provision_id, party_id);
    CREATE TABLE measurements (seq INTEGER PRIMARY KEY, measurement_id TEXT NOT NULL UNIQUE,
        indicator_id TEXT NOT NULL REFERENCES indicators(indicator_id), measured_on TEXT NOT NULL,
        value REAL NOT NULL, party_id TEXT NOT NULL, qualifier TEXT NOT NULL, evidence_id TEXT NOT NULL,
        source TEXT NOT NULL, {_MARKS}) STRICT;
    CREATE INDEX measurements_by_indicator ON measurements(indicator_id, measured_on);
    CREATE TABLE links (seq INTEGER PRIMARY KEY, link_id TEXT NOT NULL UNIQUE,
        provision_id TEXT NOT NULL REFERENCES provisions(provision_id), kind TEXT NOT NULL,
        other_id TEXT NOT NULL, target TEXT NOT NULL, remark TEXT NOT NULL, {_SIGNED}) STRICT;
    CREATE INDEX links_by_provision ON links(provision_id);
    CREATE INDEX links_by_other ON links(other_id);
    """
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest schema in one transaction: killed anywhere, it is old or new."""
    db = Database(connection, recursive_triggers=False, execute_plugins=False, strict=True)
    with db.atomic():
        migrations.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
