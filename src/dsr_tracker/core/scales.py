"""Rating scales. They are code, not data: keys, colours, translations and arithmetic name them.

Source: the method (docs/method.md). Labels of the default scale follow the Open Government
Partnership's completion scale; its definitions here are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from dsr_tracker.core.errors import UnknownNameError

NOT_ASSESSED = "not_assessed"
NO_EVIDENCE = "no_evidence"
NOT_APPLICABLE = "not_applicable"
SHARED = (NO_EVIDENCE, NOT_APPLICABLE, NOT_ASSESSED)
"""These mean the same on every scale, so they survive a change of scale."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a scale; `score` is None where the rating does not count in means."""

    rating_id: str
    label: str
    score: int | None
    key: str
    symbol: str
    meaning: str
    short: str = ""

    @property
    def short_label(self) -> str:
        """The label for narrow places."""
        return self.short or self.label


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered set of ratings, lowest score first, then those outside the means."""

    scale_id: str
    title: str
    ratings: tuple[Rating, ...]

    @property
    def scores(self) -> tuple[int, ...]:
        """The scores of the ratings that count in means."""
        return tuple(rating.score for rating in self.ratings if rating.score is not None)

    def holds(self, rating_id: str) -> bool:
        """Whether that rating is one of this scale; no two scales share one but those outside the means."""
        return any(rating.rating_id == rating_id for rating in self.ratings)

    def rating(self, rating_id: str) -> Rating:
        """The rating of that id; raises UnknownNameError where the scale has none."""
        for rating in self.ratings:
            if rating.rating_id == rating_id:
                return rating
        names = ", ".join(rating.rating_id for rating in self.ratings)
        raise UnknownNameError(f"“{rating_id[:40]}” is no rating of this scale.", f"Use one of: {names}.")

    def by_key(self, text: str) -> Rating | None:
        """The rating that a key press means: its own key, or the first letter of its label.

        N is left out, since it starts a note. None where no rating is meant.
        """
        wanted = text.casefold()
        for rating in self.ratings:
            if rating.key == wanted:
                return rating
        for rating in self.ratings:
            if wanted != "n" and rating.label[0].casefold() == wanted:
                return rating
        return None

    def find(self, text: str) -> Rating:
        """The rating meant by an id, a label in any case, or a key."""
        # As it is written comes first: on a scale of grades, E is a label and e the key of another.
        for rating in self.ratings:
            if text.strip() in (rating.rating_id, rating.key, rating.label):
                return rating
        wanted = text.strip().casefold().replace(" ", "_").replace("-", "_")
        for rating in self.ratings:
            if wanted in (rating.rating_id, rating.key.casefold(), rating.label.casefold().replace(" ", "_")):
                return rating
        return self.rating(text)


# Symbols are text-presentation shapes that fill up with the score, so a greyscale print still ranks.
_NOT_ASSESSED = Rating(NOT_ASSESSED, "Not assessed", None, "u", "·", "Nobody has looked.")
_NO_EVIDENCE = Rating(
    NO_EVIDENCE,
    "No evidence found",
    None,
    "e",
    "?",
    "Somebody looked, where and until when is recorded, and found nothing either way.",
    "No evidence",
)
_NOT_APPLICABLE = Rating(
    NOT_APPLICABLE,
    "Not applicable",
    None,
    "x",
    "–",
    "The undertaking does not bear on this party; the reason is required.",
    "N/A",
)
_OUTSIDE = (_NO_EVIDENCE, _NOT_APPLICABLE, _NOT_ASSESSED)

IMPLEMENTATION = Scale(
    "implementation",
    "Implementation",
    (
        Rating("not_started", "Not started", 0, "0", "○", "Evidence shows that nothing has begun."),
        Rating(
            "limited",
            "Limited",
            1,
            "1",
            "◔",
            "Begun, but at this pace it will not be met in its period; without a period: plans, pilots "
            "or announcements only.",
        ),
        Rating(
            "substantial",
            "Substantial",
            2,
            "2",
            "◕",
            "At this pace it will be met; large parts are in place.",
        ),
        Rating("complete", "Complete", 3, "3", "●", "Met; nothing of substance is open."),
        *_OUTSIDE,
    ),
)
TORONTO = Scale(
    "toronto",
    "Compliance (G20, G7 and BRICS Research Groups)",
    (
        Rating("no_compliance", "No compliance", -1, "0", "○", "The commitment was not acted on.", "None"),
        Rating(
            "partial_compliance",
            "Partial compliance",
            0,
            "1",
            "◑",
            "The commitment was acted on in part.",
            "Partial",
        ),
        Rating("full_compliance", "Full compliance", 1, "2", "●", "The commitment was met in full.", "Full"),
        *_OUTSIDE,
    ),
)
KROC = Scale(
    "kroc",
    "Implementation level (Peace Accords Matrix)",
    (
        Rating("not_initiated", "Not initiated", 0, "0", "○", "No action was taken."),
        Rating("minimum", "Minimum", 1, "1", "◔", "First steps were taken."),
        Rating("intermediate", "Intermediate", 2, "2", "◕", "On the way, with important parts still open."),
        Rating("full", "Full", 3, "3", "●", "Implemented, or nearly so."),
        *_OUTSIDE,
    ),
)
COMMITTEE = Scale(
    "committee",
    "Follow-up grades (UN Human Rights Committee)",
    (
        Rating("grade_a", "A", None, "1", "A", "The reply and the action taken are largely satisfactory."),
        Rating("grade_b", "B", None, "2", "B", "Action was taken, and more is needed."),
        Rating("grade_c", "C", None, "3", "C", "There was a reply, without action that implements it."),
        Rating("grade_d", "D", None, "4", "D", "There was no cooperation."),
        Rating("grade_e", "E", None, "5", "E", "What was done goes against the recommendation."),
        *_OUTSIDE,
    ),
)
SCALES = {scale.scale_id: scale for scale in (IMPLEMENTATION, TORONTO, KROC, COMMITTEE)}


def scale_named(scale_id: str) -> Scale:
    """The scale of that id; raises UnknownNameError."""
    try:
        return SCALES[scale_id]
    except KeyError:
        raise UnknownNameError(
            f"“{scale_id[:40]}” is no rating scale.", f"Use one of: {', '.join(SCALES)}."
        ) from None
