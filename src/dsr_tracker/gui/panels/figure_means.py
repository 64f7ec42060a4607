"""The same figure by other means and on other scales, as facts beside its working."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dsr_tracker.core.explaining import Explained, Means, means_of_cells, means_of_counts
from dsr_tracker.core.other_scales import OnScale, on_other_scales
from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.jobs import Job
from dsr_tracker.gui.panels.facts import Facts
from dsr_tracker.gui.panels.section import Section
from dsr_tracker.gui.words import aside, listed, mean_words, said


class OtherMeans(Section):
    """The grand mean, the mean of the parties' and that of the clauses' means, each with its n.

    Cells that are not listed are counted in place, in a big tracker in a job.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("By the three means"))
        self._document = document
        self._job: Job | None = None
        self._explained: Explained | None = None
        self.facts = Facts(self)
        self.body.addWidget(self.facts)

    def show_figure(self, explained: Explained) -> None:
        """Show that figure's three means."""
        self._leave_job()
        self._explained, among = explained, explained.among
        self.setVisible(bool(explained.scale.scores) and bool(explained.cells or among))
        if self.isHidden():
            return
        if explained.cells:
            cells = ((each.cell, each.rating_id) for each in explained.cells)
            self._show(means_of_cells(cells, explained.scale))
        elif among is not None and not self._document.agenda.is_big():
            counts = self._document.filtered.clause_counts(among.chosen, among.seen, among.instrument_ids)
            self._on_counted(counts)
        elif among is not None:
            self.facts.show_facts([(self.tr("Being counted…"), " ")])
            chosen, seen, instruments = among.chosen, among.seen, among.instrument_ids
            self._job = self._document.background(
                lambda store, _: store.filtered.clause_counts(chosen, seen, instruments)
            )
            self._job.finished.connect(self._on_counted)
            self._job.failed.connect(self._on_failed)
            QTimer.singleShot(0, self._job.start)  # what is in sight is painted first

    def _is_of_measures(self) -> bool:
        cells = () if self._explained is None else self._explained.cells
        provision = self._document.read.record("provision", cells[0].cell.provision_id) if cells else None
        return provision is not None and provision.is_measure

    def _leave_job(self) -> None:
        if self._job is not None:  # its answer would speak of another figure
            self._job.finished.disconnect(self._on_counted)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancel()
            self._job = None

    def _on_counted(self, counts: tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]) -> None:
        self._job = None
        if self._explained is not None:
            self._show(means_of_counts(*counts, self._explained.scale))

    def _on_failed(self, _: object) -> None:
        self._job = None
        self.hide()  # the figure itself stands

    def _show(self, means: Means) -> None:
        if self._explained is None:
            return
        scored = self._explained.mean.scored
        cells = self.tr("{percent} over {n} scored cells, each counting once")
        parties = self.tr("{percent} over {n} parties with a score, each counting once")
        clauses = self.tr("{percent} over {n} clauses with a score, each counting once")
        name = self.tr("Mean of the clauses’ means")
        if self._is_of_measures():
            clauses = self.tr("{percent} over {n} measures with a score, each counting once")
            name = self.tr("Mean of the measures’ means")
        rows = (
            (self.tr("Grand mean"), cells, means.grand, scored),
            (self.tr("Mean of the parties’ means"), parties, means.of_parties, means.parties),
            (name, clauses, means.of_provisions, means.provisions),
        )
        self.facts.show_facts(
            (label, text.format(percent=_percent(value), n=f"{n:,}")) for label, text, value, n in rows
        )


class OtherScales(Section):
    """The figure on each other scale with the mapping used, or why it has none there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("On the other scales"))
        self.facts = Facts(self)
        self.body.addWidget(self.facts)

    def show_figure(self, explained: Explained) -> None:
        """Show what these cells come to elsewhere."""
        found = on_other_scales(explained.mean, explained.counts, explained.scale)
        self.setVisible(bool(explained.mean.scored))
        self.facts.show_facts((said(each.scale.title), "\n".join(self._lines(each))) for each in found)

    def _lines(self, there: OnScale) -> Iterator[str]:
        if not there.scale.scores:
            yield self.tr("No mean: its ratings are categories, which are not added up.")
            return
        yield mean_words(there.mean)
        arrows = [f"{said(old.label)} → {said(new.label)}" for old, new in there.mapping]
        if arrows:
            yield listed(arrows)
        if there.lost:
            names = listed(aside(said(rating.label), f"{count:,}") for rating, count in there.lost)
            yield self.tr("Without a counterpart, and so not scored: {names}").format(names=names)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{round_half_up(value)} %"
