"""How pages tell of rubrics, specificity, milestones, indicators and links: one line for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsr_tracker.core.following import number_in, read_target
from dsr_tracker.core.linking import BACKWARDS, FORWARDS
from dsr_tracker.core.matrix import MatrixRow
from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.core.records import Milestone, Origin, Provision, Rubric, Specificity
from dsr_tracker.core.rubrics import MOST_POINTS, TRAITS, points
from dsr_tracker.core.text import joined
from dsr_tracker.reports.contents import Report
from dsr_tracker.reports.followed import IndicatorEntry, LinkEntry, ValueEntry
from dsr_tracker.reports.wording import text

TRAIT_HEADS = {
    "who": "Who acts",
    "what": "What is done",
    "how_much": "How much",
    "by_when": "By when",
    "measurable": "Measurable",
}


@dataclass(frozen=True, slots=True)
class FollowedLine:
    """One line on a provision: what sort of thing it is, and what there is to say."""

    label: str
    words: str


class FollowedWords:
    """Looks up what a report follows, and words it."""

    def __init__(self, report: Report) -> None:
        self._report, self._ = report, text(report.language)
        self._parties = {party.party_id: party.name for party in report.parties}
        self._ratings = {rating.rating_id: rating.label for rating in report.scale.ratings}
        self._provisions = {
            each.provision.provision_id: each.provision
            for section in report.instruments
            for row in section.matrix.rows
            for each in (row, *row.measures)
        }
        self._lines: dict[str, list[FollowedLine]] = {}
        for provision_id, line in self._all():
            self._lines.setdefault(provision_id, []).append(line)

    def lines(self, row: MatrixRow) -> list[FollowedLine]:
        """What is told of the clause, then of its measures by their number."""
        found = list(self._lines.get(row.provision.provision_id, ()))
        for measure in row.measures:
            provision = measure.provision
            found.extend(
                FollowedLine(
                    self._("{label}, measure {number}", label=line.label, number=provision.number), line.words
                )
                for line in self._lines.get(provision.provision_id, ())
            )
        return found

    def rubrics(self) -> Iterator[tuple[Provision, str]]:
        """For each provision with a rubric: which version holds, by whom, from when."""
        for rubric in self._report.followed.rubrics:
            yield self._provisions[rubric.provision_id], self.version(rubric)

    def version(self, rubric: Rubric) -> str:
        """The rubric's version, author and day."""
        number = self._("version {number}", number=rubric.version)
        return self._.facts(filter(None, (number, rubric.author, self._.day(rubric.recorded_at[:10]))))

    def specificities(self) -> Iterator[tuple[Provision, list[str]]]:
        """For each provision that was rated: points of all, then trait by trait."""
        for each in self._report.followed.specificities:
            traits = [self._degree(getattr(each, trait)) for trait in TRAITS]
            yield self._provisions[each.provision_id], [self._points(each), *traits]

    def trait_heads(self) -> list[str]:
        """The traits by name, for the head of a table."""
        return [self._(head) for head in TRAIT_HEADS.values()]

    def name(self, provision: Provision) -> str:
        """The provision as lists of several instruments call it."""
        return " ".join(filter(None, (provision.instrument_id, provision.number, provision.title)))

    def link(self, entry: LinkEntry, provision_id: str) -> str:
        """The link as that end sees it."""
        link = entry.link
        if entry.other is None:
            words = self._(
                "{relation} SDG target {number}", relation=self._(FORWARDS[link.kind]), number=link.target
            )
        elif link.provision_id == provision_id:
            words = joined(self._(FORWARDS[link.kind]), self.name(entry.other))
        else:
            words = joined(self._(BACKWARDS[link.kind]), self.name(entry.here))
        return self._.aside(words, link.remark) if link.remark else words

    def value(self, entry: ValueEntry, unit: str) -> str:
        """A value with its hedge, unit, day and source."""
        each = entry.measurement
        said = joined(each.qualifier, self._.number(each.value), unit)
        return self._.aside(said, self._.facts(filter(None, (self._.day(each.measured_on), entry.source))))

    # -- parts ------------------------------------------------------------------------------------

    def _all(self) -> Iterator[tuple[str, FollowedLine]]:
        _, followed = self._, self._report.followed
        for rubric in followed.rubrics:
            yield rubric.provision_id, FollowedLine(_("Rubric"), self._rubric(rubric))
        for each in followed.specificities:
            yield each.provision_id, FollowedLine(_("Specificity"), self._specificity(each))
        for milestone in followed.milestones:
            yield milestone.provision_id, FollowedLine(_("Milestone"), self._milestone(milestone))
        for entry in followed.indicators:
            if is_followed(entry):
                yield entry.indicator.provision_id, FollowedLine(_("Indicator"), self._indicator(entry))
        for link in followed.links:
            ends = {link.link.provision_id, link.link.other_id} - {""}
            for end in sorted(ends & self._provisions.keys()):
                yield end, FollowedLine(_("Link"), self.link(link, end))

    def _rubric(self, rubric: Rubric) -> str:
        criteria = (
            f"{self._ratings.get(each.rating, each.rating)}{self._(': ')}{each.text.rstrip('.。')}"
            for each in rubric.criteria
        )
        return self._.sentences((f"{self.version(rubric)}{self._('.')}", self._("; ").join(criteria)))

    def _specificity(self, each: Specificity) -> str:
        traits = self._.list(
            f"{self._(TRAIT_HEADS[trait])}{self._(': ')}{self._degree(getattr(each, trait))}"
            for trait in TRAITS
        )
        words = self._.aside(self._points(each), traits)
        return self._.sentences(filter(None, (f"{words}{self._('.')}", each.reason)))

    def _points(self, each: Specificity) -> str:
        return self._("{count} of {total}", count=points(each), total=MOST_POINTS)

    def _degree(self, degree: str) -> str:
        return self._(degree.capitalize())

    def _whose(self, title: str, party_id: str) -> str:
        return self._.aside(title, self._parties.get(party_id, party_id)) if party_id else title

    def _milestone(self, each: Milestone) -> str:
        due = self._("due {day}", day=self._.day(each.due_on))
        met = self._("met {day}", day=self._.day(each.met_on)) if each.met_on else ""
        return self._("; ").join(
            filter(None, (self._whose(each.title, each.party_id), due, met, each.remark))
        )

    def _indicator(self, entry: IndicatorEntry) -> str:
        each, parts = entry.indicator, []
        if each.target:
            target = joined(read_target(each), each.unit)
            parts.append(
                self._("target {target} by {day}", target=target, day=self._.day(each.due_on))
                if each.due_on
                else self._("target {target}", target=target)
            )
        for value in entry.values[:1]:
            parts.append(self.value(value, each.unit))
            wanted = number_in(each.target)
            if wanted:
                share = round_half_up(100 * value.measurement.value / wanted)
                parts.append(self._("{percent} % of the target", percent=share))
        if not entry.values:
            parts.append(self._("no value yet"))
        return self._("; ").join((self._whose(each.name, each.party_id), *parts))


def is_followed(entry: IndicatorEntry) -> bool:
    """Whether there is more than the one number that a document states, which stands among the figures."""
    is_own = entry.indicator.origin is Origin.ANALYST
    return is_own or any(each.measurement.origin is Origin.ANALYST for each in entry.values)
