"""How a report's figures come about, in sentences. Source: docs/method.md."""

from __future__ import annotations

from dsr_tracker.core.explaining import Means
from dsr_tracker.core.ratings import round_half_up
from dsr_tracker.core.scales import Scale
from dsr_tracker.reports.wording import Wording


def statements(scale: Scale, wording: Wording, means: Means, scored: int) -> tuple[str, ...]:
    """The arithmetic and its limits, one paragraph each."""
    return (
        wording(
            "A cell is an undertaking for one party. Its status on a day is the newest assessment made as of "
            "that day or earlier; of two as of the same day, the one recorded later holds."
        ),
        _mean_statement(scale, wording),
        *_three_means(wording, means, scored),
        wording(
            "“Not assessed” means that nobody has looked. “No evidence found” means that somebody looked, "
            "where and until when is recorded, and found nothing either way: it is bounded by that search, "
            "counts in no mean, and never says that nothing was done. “Not applicable” is taken off before "
            "anything is counted and always has a reason."
        ),
        wording(
            "Beside every mean stands the distribution of all ratings over the same cells. Its whole-number "
            "percentages are rounded by largest remainder, so they add up to 100."
        ),
        wording(
            "Clause-level figures count clauses alone. Measures, the single undertakings inside a clause, "
            "have figures of their own. A clause without a rating whose measures are rated shows their "
            "distribution and the rating it suggests, and stays “not assessed” until a person accepts it."
        ),
        wording(
            "A party’s own statements are kept apart as “claimed”: the rating they amount to, beside the one "
            "that the evidence supports. “Contrary” marks action against the undertaking."
        ),
        wording(
            "Notes dated after the report’s day are left out, and so is evidence for later notes and "
            "assessments, and evidence cited later for the cell as such."
        ),
    )


def _three_means(wording: Wording, means: Means, scored: int) -> tuple[str, ...]:
    if means.grand is None or means.of_parties is None or means.of_provisions is None:
        return ()
    return (
        wording(
            "The overall figure by the three means: {grand} % is the grand mean over {cells} scored cells, "
            "{of_parties} % the mean of the means of {parties} parties with a score, and {of_clauses} % that "
            "of {clauses} clauses with a score.",
            grand=round_half_up(means.grand),
            cells=wording.number(scored),
            of_parties=round_half_up(means.of_parties),
            parties=wording.number(means.parties),
            of_clauses=round_half_up(means.of_provisions),
            clauses=wording.number(means.provisions),
        ),
    )


def _mean_statement(scale: Scale, wording: Wording) -> str:
    if not scale.scores:
        return wording(
            "The scale is one of categories. They are not added up: there are distributions, and no means."
        )
    return wording(
        "A mean is the share of the greatest possible score, in percent, over the cells that have a score "
        "({low} to {high}). It is always written with its base, as in 62 % (7 of 8): 7 cells have a score, "
        "of 8 to which the undertaking applies. Without a scored cell there is no mean, and a dash stands "
        "for it, never 0. A country’s figure is the mean over its clauses and a clause’s the mean over its "
        "parties. The overall figure is the grand mean over scored cells; where cells are open it differs "
        "from the mean of the countries’ or the clauses’ means.",
        low=min(scale.scores),
        high=max(scale.scores),
    )
