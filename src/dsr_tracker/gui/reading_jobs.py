"""Jobs that read the whole tracker beside the window, each with what it gives; none of them writes to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.open_tracker import OpenTracker
from dsr_tracker.store.store import Store

if TYPE_CHECKING:  # imported by the job that needs it
    from dsr_tracker.core.merge_preview import MergePreview
    from dsr_tracker.core.pictures import Ask, Picture
    from dsr_tracker.core.rescaling import Rescaling
    from dsr_tracker.core.scales import Scale
    from dsr_tracker.importing.building import Import
    from dsr_tracker.importing.mapping import Mapping as TableMeaning
    from dsr_tracker.importing.tables import Table
    from dsr_tracker.reports.contents import Report, Scope
    from dsr_tracker.reports.orders import Made, Order

_STAGES = 3
"""What a report's job says of itself: reading, computing, laying out."""


def look_into(tracker: OpenTracker, other: Path) -> Job:
    """A job that gives what merging that tracker into this one would do, as a MergePreview."""

    def look(store: Store, job: Job) -> MergePreview:
        from dsr_tracker.store.foreign import open_foreign
        from dsr_tracker.store.merge_preview import preview_merge

        with open_foreign(other) as theirs:
            return preview_merge(store, theirs, job.step)

    return tracker.background(look)


def rescaling(tracker: OpenTracker, scale: Scale, chosen: Mapping[str, str]) -> Job:
    """A job that gives what changing to that scale would come to, as a Rescaling; it writes nothing."""
    pen = tracker.pen

    def look(store: Store, job: Job) -> Rescaling:
        from dsr_tracker.core.rescaling import rescale
        from dsr_tracker.core.sight import check_whole
        from dsr_tracker.core.tracker_settings import SCALE

        job.check()
        check_whole("The scale is not changed.", store.blind_cells)
        read = store.read
        return rescale(pen, read.scale(), scale, read.all_assessments(), chosen, stored=read.setting(SCALE))

    return tracker.background(look)


def build_import(tracker: OpenTracker, name: str, table: Table, meant: TableMeaning) -> Job:
    """A job that gives what taking that table over would come to, as an Import; it writes nothing."""
    pen = tracker.pen

    def build(store: Store, job: Job) -> Import:
        from dsr_tracker.catalogue_words import other_names
        from dsr_tracker.importing.building import build_import
        from dsr_tracker.store.surroundings import surroundings
        from dsr_tracker.territories import territories

        job.check()
        around = surroundings(store.read)
        return build_import(
            name,
            table,
            meant,
            around=around,
            territories=territories,
            pen=pen,
            step=job.step,
            other_names=other_names,
        )

    return tracker.background(build)


def making(tracker: OpenTracker, order: Order, then: Callable[[Made], Any]) -> Job:
    """A job that makes what was ordered of the file, and gives what is done `then` with it.

    Of a big tracker a process of its own makes it, which keeps the window from nothing and can be ended at
    any moment; of others that would only take longer.
    """
    from dsr_tracker.gui.made_apart import made_apart

    path, order = tracker.path, replace(order, reader=tracker.author)
    is_big = tracker.agenda.is_big()

    def make_apart(job: Job) -> Any:
        made = made_apart(path, order, job.check, lambda done: job.step(done, _STAGES))
        job.check()
        return then(made)

    def make_here(store: Store, job: Job) -> Any:
        from dsr_tracker.reports.orders import make

        made = make(_build(store, order.scope, job), order)
        job.check()
        return then(made)

    return Job(make_apart, tracker) if is_big else tracker.background(make_here)


def read_picture(tracker: OpenTracker, ask: Ask) -> Job:
    """A job that gives what a picture shows; cancelled, it gives nothing."""

    def read(store: Store, job: Job) -> Picture:
        from dsr_tracker.store.picturing import read_picture

        picture = read_picture(store, ask)
        job.check()
        return picture

    return tracker.background(read)


def hand_over(tracker: OpenTracker, target: Path, **what: Any) -> Job:
    """A job that writes a part of the tracker for somebody else, and gives its counts by table.

    Cancelled, it leaves no file.
    """

    def write(store: Store, job: Job) -> dict[str, int]:
        from dsr_tracker.store.handing_over import HandOver, hand_over

        job.check()
        try:
            return hand_over(store, target, HandOver(**what), lambda: job.is_cancelled)
        except TrackerError:
            job.check()  # it stopped because it was asked to
            raise

    job = tracker.background(write)
    job.is_awaited = True
    return job


def _build(store: Store, scope: Scope, job: Job) -> Report:
    """The report, which stops whatever lays it out where the job is cancelled."""
    from dsr_tracker.reports.report import build_report
    from dsr_tracker.reports.watching import watched
    from dsr_tracker.store.collecting import collect

    job.step(0, _STAGES)
    dossier = collect(store, scope.known_on, as_of=scope.as_of)
    job.step(1, _STAGES)
    report = watched(build_report(dossier, scope), job.check)
    job.step(2, _STAGES)
    return report
