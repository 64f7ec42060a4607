"""What things mean, in a few lines for whoever rests the mouse on them or listens.

The words are those of `core/scales.py`, `core/marks.py` and `core/explaining.py`, as in reports and help.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.explaining import working
from dsr_tracker.core.marks import Mark
from dsr_tracker.core.ratings import Mean
from dsr_tracker.core.scales import Rating, Scale
from dsr_tracker.gui.words import mean_words, said


def rating_lesson(rating: Rating, *, with_key: bool = True) -> str:
    """The rating by symbol and word, what it means, whether it counts, and its key."""
    translate = QCoreApplication.translate
    if rating.score is None:
        counts = translate("Teaching", "It carries no score and counts in no mean.")
    else:
        counts = translate("Teaching", "Score {score}; it counts in means.").format(score=rating.score)
    lines = [f"{rating.symbol}  {said(rating.label)}", said(rating.meaning), counts]
    if with_key:
        lines.append(translate("Teaching", "Key: {key}").format(key=rating.key.upper()))
    return "\n".join(lines)


def mark_lesson(mark: Mark) -> str:
    """The mark's name and meaning."""
    return f"{said(mark.label)}\n{said(mark.meaning)}"


def mean_lesson(mean: Mean, counts: Mapping[str, int], scale: Scale) -> str:
    """The mean with its base, the sum written out, what was left out, and the way to the cells."""
    translate = QCoreApplication.translate
    lines = [mean_words(mean), working(mean, counts, scale)]
    if not scale.scores:
        lines.append(
            translate("Teaching", "The scale is one of categories: there are distributions, and no means.")
        )
    elif mean.scored < mean.applicable:
        text = translate(
            "Teaching", "{scored} of {n} cells carry a score; those that do not never count as zero."
        )
        lines.append(text.format(scored=mean.scored, n=mean.applicable))
    lines.append(translate("Teaching", "Click for the cells behind it."))
    return "\n".join(filter(None, lines))
