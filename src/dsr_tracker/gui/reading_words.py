"""What batches, pairs of readings, agreement and feedback are called on screen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.agreement import Agreement, disagreement
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.records import Assessment, Reading, ReadingBatch
from dsr_tracker.core.scales import Scale
from dsr_tracker.core.second_reading import PairState
from dsr_tracker.gui.cycle_words import rating_words

translate = QCoreApplication.translate


def batch_state(batch: ReadingBatch) -> str:
    """Whether the batch is open, and whether it is read blind."""
    if batch.closed_at:
        return translate("Readings", "● Closed")
    if batch.is_blind:
        return translate("Readings", "○ Open, blind")
    return translate("Readings", "○ Open")


def hidden_words(blind: Collection[Cell]) -> str:
    """Why a list may be empty for who reads these cells blind; empty where nothing is hidden."""
    if not blind:
        return ""
    return translate(
        "Readings", "You read {n} cells blind. What belongs to them is shown here when your batch is closed."
    ).format(n=f"{len(blind):,}")


def pair_state(state: PairState) -> str:
    """How a reading stands to the first judgement."""
    return {
        PairState.AGREED: translate("Readings", "Agreed"),
        PairState.DIFFERENT: translate("Readings", "Different"),
        PairState.ADJUDICATED: translate("Readings", "Decided"),
        PairState.UNPAIRED: translate("Readings", "Without a first judgement"),
    }[state]


def share_words(found: Agreement) -> str:
    """The share of equal ratings with its base."""
    if found.percent is None:
        return translate("Readings", "– (0 of 0)")
    return translate("Readings", "{percent} % ({n} of {m})").format(
        percent=found.percent, n=f"{found.equal:,}", m=f"{found.pairs:,}"
    )


def kappa_words(found: Agreement) -> str:
    """The kappa with its base; a dash where it is undefined."""
    value = "–" if found.kappa is None else f"{found.kappa:.2f}".replace("-", "−")
    return translate("Readings", "{value} (n = {n})").format(value=value, n=f"{found.scored:,}")


def why_undefined(found: Agreement, scale: Scale) -> str:
    """Why there is no kappa; empty where there is one."""
    if found.kappa is not None:
        return ""
    if not scale.scores:
        return translate("Readings", "Undefined: the ratings of this scale are categories without scores.")
    if not found.scored:
        return translate("Readings", "Undefined: in no pair both ratings have a score.")
    return translate("Readings", "Undefined: both readers gave one and the same rating throughout.")


def working_words(found: Agreement, scale: Scale) -> str:
    """How share and kappa were computed, with the numbers."""
    if not found.pairs:
        return ""
    share = translate("Readings", "Equal: {n} ÷ {m} pairs.").format(
        n=f"{found.equal:,}", m=f"{found.pairs:,}"
    )
    rest = found.pairs - found.scored
    unscored = translate("Readings", "{n} pairs without two scores are left out of it.").format(n=f"{rest:,}")
    if found.kappa is None:
        return f"{share} {why_undefined(found, scale)}"
    observed, expected, total = disagreement(found.table, [scale.rating(r).score or 0 for r in found.ratings])
    kappa = translate(
        "Readings",
        "Kappa: 1 − {observed} × {total} ÷ {expected}. Of the {total} scored pairs the distances between "
        "the two scores, squared, come to {observed}; by chance, from how often each reader gave which "
        "rating, to {expected} ÷ {total}.",
    ).format(observed=f"{observed:,}", expected=f"{expected:,}", total=f"{total:,}")
    return " ".join((share, kappa, unscored if rest else "")).strip()


def side_words(judged: Assessment | Reading | None) -> str:
    """A judgement with who made it and why, for two that stand side by side."""
    if judged is None:
        return "–"
    head = rating_words(judged.rating, judged.scale_id)
    facts = " · ".join(filter(None, (judged.author, judged.as_of, judged.confidence)))
    return "\n".join(filter(None, (head, facts, judged.reason)))
