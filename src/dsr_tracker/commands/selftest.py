"""`--selftest`: every kind of work once, in a temporary folder, with the program as it is installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dsr_tracker import __version__, paths
from dsr_tracker.commands.cells import named_cell, writable_target
from dsr_tracker.commands.output import say, tell
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.dates import today
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.editing import Pen, Target, add_note, rate
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.names import find_rating
from dsr_tracker.core.rotation import Reason
from dsr_tracker.core.searching import parse_search
from dsr_tracker.crashes import record_crash
from dsr_tracker.store.backup import make_backup
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.foreign import open_foreign
from dsr_tracker.store.merging import merge, plan_merge
from dsr_tracker.store.store import Store

_AUTHOR = "self-test"
_PROVISION = "DEI-2017/03"
_COUNTRY = "埃及"
_NOTE = "A note of the self-test: café, 数字丝绸之路."
_STARTS = {
    "html": b"<!DOCTYPE html>",
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "zip": b"PK\x03\x04",
    "json": b"{",
}
_CITATIONS = ("TY  - RPRT\nTI  - Étude\nER  - \n", "@report{one, title = {\\'{E}tude}}")
_WINDOW_SECONDS = 90


class SelfTestError(TrackerError):
    """A step came to something else than it must."""


def selftest() -> int:
    """Try every step and say one line of each; gives 0 where all went well, else 1."""
    say(f"DSR Tracker {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    with tempfile.TemporaryDirectory(prefix="dsr-selftest-") as folder:
        # As people's folders are named.
        place = Path(folder, "Größe 数据 & so on")
        place.mkdir()
        steps = _Steps(place)
        try:
            failed = [name for name, step in steps.all() if not _goes_well(name, step)]
        finally:
            steps.close()
    if failed:
        tell(f"Failed: {', '.join(failed)}. Your own trackers were not touched.")
        return 1
    say("All is well.")
    return 0


def _goes_well(name: str, step: Callable[[], str]) -> bool:
    try:
        found = step()
    except TrackerError as error:
        tell(f"FAILED {name}: {error}")
    except Exception as error:
        # Whatever it is, the other steps are worth trying.
        tell(f"FAILED {name}: {type(error).__name__}: {error}. {record_crash(error)}")
    else:
        say(f"ok     {name}: {found}")
        return True
    return False


def _expect(is_so: bool, what: str) -> None:
    # No assert: those are gone where Python is told to optimize.
    if not is_so:
        raise SelfTestError(f"{what}.", "Install the program anew.")


def _held(store: Store) -> Dossier:
    """What the tracker holds, without the instant at which it was read."""
    return replace(collect(store), collected_at="", day="")


class _Steps:
    """The steps in their order; each builds on those before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "tracker.dsr"
        self._store = Store.open(self._path, paths.SEEDS)

    def all(self) -> list[tuple[str, Callable[[], str]]]:
        """Each step with its name."""
        return [
            ("open", self._open),
            ("assess", self._assess),
            ("note", self._note),
            ("undo", self._undo),
            ("search", self._search),
            ("merge", self._merge),
            ("back up", self._back_up),
            ("reports", self._report),
            ("calendar", self._calendar),
            ("import", self._import),
            ("reopen", self._reopen),
            ("licences", self._licences),
            ("help", self._help),
            ("window", self._window),
        ]

    def close(self) -> None:
        """Let the folder go."""
        self._store.close()

    def _open(self) -> str:
        provisions, parties = self._store.read.provisions(), self._store.read.parties()
        _expect(len(provisions) > 100 and len(parties) > 10, "The new tracker lacks its catalogue")
        return f"a new tracker with {len(provisions)} provisions and {len(parties)} parties"

    def _target(self, store: Store) -> Target:
        named = named_cell(store, _PROVISION, _COUNTRY)
        target, _ = writable_target(store, Pen(_AUTHOR, store.new_id), named, today())
        return target

    def _assess(self) -> str:
        self._rate(self._store, "substantial")
        return self._target(self._store).label

    def _rate(self, store: Store, rating: str) -> None:
        target, scale = self._target(store), store.read.scale()
        store.apply(rate(Pen(_AUTHOR, store.new_id), [target], find_rating(rating, scale), scale))
        _expect(self._rating(store) == rating, f"The rating {rating} was not kept")

    def _rating(self, store: Store) -> str:
        target = self._target(store)
        cell = Cell(target.provision.provision_id, target.party.party_id)
        found = store.read.status_assessment(cell, today())
        return "" if found is None else str(found.rating)

    def _note(self) -> str:
        self._store.apply(add_note(Pen(_AUTHOR, self._store.new_id), self._target(self._store), _NOTE))
        _expect(self._notes() == [_NOTE], "The note was not kept as it was written")
        return f"{len(_NOTE)} characters in three scripts"

    def _notes(self) -> list[str]:
        return [note.text for note in collect(self._store).notes]

    def _undo(self) -> str:
        self._store.undo(_AUTHOR)
        _expect(not self._notes(), "Undo left the note")
        self._store.redo(_AUTHOR)
        _expect(self._notes() == [_NOTE], "Redo did not bring the note back")
        return "taken back and done again"

    def _search(self) -> str:
        for typed in ("cafe", "数字丝绸之路 kind:note", "country:EG kind:note"):
            hits = self._store.search.find(parse_search(typed))
            _expect(len(hits) == 1, f"The search for {typed} found {len(hits)} records, not the one note")
        return "the note, by a word without its accent, by one in Chinese, and by its country"

    def _merge(self) -> str:
        copy = self._folder / "copy.dsr"
        self._store.save_copy(copy)
        with Store.open(copy, paths.SEEDS) as theirs:
            self._rate(theirs, "complete")
        with open_foreign(copy) as foreign:
            plan = plan_merge(self._store, foreign)
            _expect(bool(plan.changes) and not plan.conflicts, "The merge came to something else")
            merge(self._store, foreign, plan, {}, Pen(_AUTHOR, self._store.new_id))
        _expect(self._rating(self._store) == "complete", "The merge did not bring the rating")
        return "a copy's newer rating came along"

    def _back_up(self) -> str:
        made = make_backup(self._path, self._folder / "backups", Reason.BY_HAND)
        with Store.open(made.path, paths.SEEDS, read_only=True) as backup:
            _expect(_held(backup) == _held(self._store), "The backup differs from the tracker")
        return f"{made.size / 1_000:,.0f} kB, equal to the tracker"

    def _report(self) -> str:
        from dsr_tracker.reports.report import Scope, build_report
        from dsr_tracker.reports.writing import FORMATS, write_report

        dossier = collect(self._store)
        for language in ("en", "zh"):
            report = build_report(dossier, Scope(language=language))
            for form in FORMATS:
                if form == "pdf" and language == "zh":
                    continue  # wants a font that not every system has, and says so
                path = self._folder / f"report-{language}.{form}"
                write_report(report, form, path)
                content = path.read_bytes()
                _expect(content.startswith(_STARTS.get(form, b"")), f"The report as {form} is none")
                _expect(len(content) > 1_000, f"The report as {form} is empty")
                if form == "json":
                    json.loads(content)
        return f"{', '.join(FORMATS)}, in English and Chinese (but for a Chinese PDF)"

    def _calendar(self) -> str:
        from dsr_tracker.core.following import DueItem, DueKind
        from dsr_tracker.reports.ics import render_calendar

        item = DueItem(next(iter(DueKind)), "self-test", "Étude", "2027-02")
        content = render_calendar([(item, _AUTHOR)], "self-test", "2026-11-29T00:00:00+00:00")
        _expect(b"DTSTAMP:20261129T000000Z" in content, "The calendar does not say when it was made")
        return "what is due, as iCalendar"

    def _import(self) -> str:
        from dsr_tracker.importing.child import read_safely
        from dsr_tracker.importing.citations import sources_in

        for citation in _CITATIONS:
            titles = [source.title for source in sources_in(citation).sources]
            _expect(titles == ["Étude"], f"A citation was read as {titles}")
        table = read_safely(self._folder / "report-en.xlsx")
        _expect(bool(table.header and table.rows), "The workbook could not be read again")
        return f"{len(table.rows)} rows of a workbook, in a process of its own; citations as RIS and BibTeX"

    def _reopen(self) -> str:
        before = _held(self._store)
        self._store.close()
        self._store = Store.open(self._path, paths.SEEDS)
        _expect(_held(self._store) == before, "The tracker reads otherwise after it was opened again")
        return f"{len(before.assessments)} assessments and {len(before.notes)} note, as before"

    def _licences(self) -> str:
        text = paths.LICENCES.read_text(encoding="utf-8")
        _expect("LGPL" in text, "The list of licences is not whole")
        return f"{text.count('://')} parts"

    def _help(self) -> str:
        from dsr_tracker.help_topics import FOLDER, read_topics

        languages = sorted(folder.name for folder in FOLDER.iterdir())
        _expect("en" in languages, "The pages of the help are not there")
        return f"{sum(len(read_topics(each)) for each in languages)} pages in {' and '.join(languages)}"

    def _window(self) -> str:
        """The window opens in a process of its own, off the screen, and is closed once it is painted."""
        is_bundle = getattr(sys, "frozen", False)
        program = [sys.executable] if is_bundle else [sys.executable, "-m", "dsr_tracker"]
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM") or "offscreen",
            "DSR_TRACKER_HOME": str(self._folder / "home"),
            "DSR_TRACKER_TRIAL": "1",
        }
        done = subprocess.run(  # noqa: S603  # the program itself
            [*program, str(self._path)],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_WINDOW_SECONDS,
            check=False,
        )
        said = (done.stderr or done.stdout).strip().splitlines()
        _expect(done.returncode == 0, f"The window did not open ({said[-1] if said else done.returncode})")
        _expect("Traceback" not in done.stderr, f"The window had a fault ({said[-1] if said else ''})")
        return f"painted ({environment['QT_QPA_PLATFORM']})"
