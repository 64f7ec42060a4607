"""What stands around the lines of a search: headings, hints, and what to try where nothing was found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from dsr_tracker.core.snippets import Snippet
from dsr_tracker.core.text import shown
from dsr_tracker.gui.models.found_list import FoundLine, Group

_MOST_COUNTED = 1_000
translate = QCoreApplication.translate


class GroupWords(QObject):
    """In the language of the window."""

    def heading(self, group: Group, count: int | None) -> str:
        """What stands above a group, with how many it has where that is known."""
        names = {
            Group.RECENT: self.tr("Used last"),
            Group.FIELDS: self.tr("What can be typed to narrow a search down"),
            Group.COMMANDS: self.tr("Commands"),
            Group.PROVISIONS: self.tr("Clauses, measures and instruments"),
            Group.PARTIES: self.tr("Countries and parties"),
            Group.NOTES: self.tr("Notes"),
            Group.JUDGEMENTS: self.tr("Judgements"),
            Group.READINGS: self.tr("Second readings and decisions"),
            Group.FEEDBACK: self.tr("Feedback from outside"),
            Group.RUBRICS: self.tr("Rubrics and specificity"),
            Group.FOLLOWED: self.tr("Milestones, indicators and links"),
            Group.LOOKS: self.tr("Looks and search plans"),
            Group.SOURCES: self.tr("Sources"),
            Group.PASSAGES: self.tr("Passages of the documents"),
            Group.CYCLES: self.tr("Cycles"),
            Group.TAGS: self.tr("Tags"),
        }
        if count is None:
            return names[group]
        number = f"{_MOST_COUNTED:,}+" if count > _MOST_COUNTED else f"{count:,}"
        return self.tr("{group} ({n})").format(group=names[group], n=number)

    def hints(self) -> list[FoundLine]:
        """What can be typed before or beside words."""
        fields = (
            ("country:EG", self.tr("what concerns a country")),
            ("clause:3", self.tr("what concerns a clause and its measures")),
            ("instrument:DEI", self.tr("what concerns an instrument")),
            ("status:limited", self.tr("cells with that rating")),
            ("tag:cables", self.tr("what bears a tag, or belongs to what does")),
            ("since:2025-01", self.tr("from that year, month or day on; until: up to it")),
            (
                "kind:note",
                self.tr("notes alone; also judgement, feedback, rubric, milestone, source, tag …"),
            ),
            ("has:evidence", self.tr("cells with evidence; has:note with notes")),
            ('"a phrase"', self.tr("words that follow each other")),
        )
        return [
            FoundLine(Group.FIELDS, Snippet(typed), symbol="+", aside=means, target=typed)
            for typed, means in fields
        ]

    def nothing_found(self, typed: str, *, is_short: bool) -> str:
        """What to say, and to try, where nothing was found."""
        if is_short:
            return self.tr(
                "No command and no name has “{text}”. From two letters on the texts are searched, too."
            ).format(text=shown(typed.strip()))
        return self.tr(
            "Nothing found for “{text}”. Try fewer words, the beginning of a word, another spelling, or the "
            "search without its quotes or without what narrows it down (country:, clause:, since: …)."
        ).format(text=shown(typed.strip()))


def kind_words() -> dict[str, str]:
    """What the kinds of record are called that a search is narrowed down to, by what is typed for each."""
    return {
        "clause": translate("SearchKind", "Clause"),
        "measure": translate("SearchKind", "Measure"),
        "instrument": translate("SearchKind", "Instrument"),
        "country": translate("SearchKind", "Country"),
        "note": translate("SearchKind", "Note"),
        "judgement": translate("SearchKind", "Judgement"),
        "reading": translate("SearchKind", "Second reading"),
        "decision": translate("SearchKind", "Decision"),
        "batch": translate("SearchKind", "Batch"),
        "feedback": translate("SearchKind", "Feedback"),
        "rubric": translate("SearchKind", "Rubric"),
        "specificity": translate("SearchKind", "Specificity"),
        "milestone": translate("SearchKind", "Milestone"),
        "indicator": translate("SearchKind", "Indicator"),
        "value": translate("SearchKind", "Value"),
        "link": translate("SearchKind", "Link"),
        "look": translate("SearchKind", "Look"),
        "plan": translate("SearchKind", "Search plan"),
        "source": translate("SearchKind", "Source"),
        "passage": translate("SearchKind", "Passage"),
        "cycle": translate("SearchKind", "Cycle"),
        "tag": translate("SearchKind", "Tag"),
    }
