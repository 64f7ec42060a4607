"""Looks for what was typed: commands and names at once, texts beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenuBar

from dsr_tracker.core.findable import is_sign
from dsr_tracker.core.likeness import Names
from dsr_tracker.core.searching import Query, marked, parse_search
from dsr_tracker.core.snippets import Snippet
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.filter_words import FilterWords
from dsr_tracker.gui.finding import FEW, FIELD, PAGE, Count, Part, ask_for, ask_for_more, groups_of
from dsr_tracker.gui.found_words import FoundWords
from dsr_tracker.gui.group_words import GroupWords
from dsr_tracker.gui.menu_commands import Command, commands_of
from dsr_tracker.gui.models.found_list import FoundLine, FoundList, Group
from dsr_tracker.gui.words import error_words

_PATIENCE_MS = 60
"""How long the former lines stay while the first new ones are looked up: the list shall not flicker."""

_MOST_USED = 5


class Lookup(QObject):
    """Fills `found`.

    `settled` says that it shows all there is of the search, `failed` in a sentence why the texts could not
    be searched.
    """

    settled = Signal()
    failed = Signal(str)

    def __init__(self, document: Document, bar: QMenuBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = FoundList(self)
        self.found.more_wanted.connect(self._on_more_wanted)
        self._around = GroupWords(self)
        self._filter_words = FilterWords(document, self)
        self._document = document
        self._bar = bar
        self._used: list[str] = []
        self._commands: list[Command] = []
        self._command_names = Names[int](())
        self._words: FoundWords | None = None
        self._query = parse_search("")
        self._groups: list[Group] = []
        self._named: dict[Group, list[FoundLine]] = {}
        self._waiting: list[FoundLine] | None = None
        self._unlikely: list[FoundLine] = []
        self._last: Part | None = None
        self._searches = document.searches
        self._searches.answered.connect(self._on_answered)
        self._searches.finished.connect(self._on_finished)
        self._searches.failed.connect(self._on_failed)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_waiting)

    def begin(self) -> None:
        """Take what can be done and named as it is now."""
        self._words = None
        self._commands = commands_of(self._bar)
        self._command_names = Names(
            (number, name) for number, each in enumerate(self._commands) for name in each.names
        )

    def end(self) -> None:
        """Look for nothing any more, and let go of the file."""
        self._patience.stop()
        self._waiting = None
        self._searches.close()

    def note_use(self, command: Command) -> None:
        """Offer that command first the next time."""
        self._used = [command.title, *(title for title in self._used if title != command.title)][:_MOST_USED]

    def search(self, typed: str) -> None:
        """Show what is found by this, in place of what was found before."""
        self._patience.stop()
        self._query = query = parse_search(self._filter_words.in_ids(typed))
        self._groups = groups_of(query)
        self._named, self._unlikely = {}, []
        self._last = None
        if not typed.strip():
            self._waiting = self._unasked()
        else:
            lines = [] if query.fields else self._command_lines(typed)
            # A command that is a guess stands below what was named: Enter shall not do it by mistake.
            is_meant = self._command_names.has(typed)
            self._waiting, self._unlikely = (lines, []) if is_meant else ([], lines)
            if not query.fields.keys() - {"kind"}:
                self._look_for_names()
        if _is_worth_asking(query):
            self._patience.start()
            self._searches.ask(ask_for(query, self._groups))
        else:
            self._searches.stop()
            self._on_finished()

    def nothing(self, typed: str) -> str:
        """What to say where nothing was found."""
        return self._around.nothing_found(typed, is_short=not _is_worth_asking(self._query))

    def _look_for_names(self) -> None:
        name = " ".join(each for phrase in self._query.phrases for each in phrase.words)
        # One more than is shown tells that there are more.
        most = PAGE if len(self._groups) == 1 else FEW + 1
        for group in (Group.PROVISIONS, Group.PARTIES, Group.FOLLOWED, Group.TAGS):
            if group in self._groups and (lines := self._names().named(group, self._query, name, most)):
                self._named[group] = lines

    # -- what comes of the texts ---------------------------------------------------------------------

    def _on_answered(self, part: object) -> None:
        if isinstance(part, Count):
            self.found.set_heading(part.group, self._around.heading(part.group, part.count))
        elif isinstance(part, Part):
            if self._last is not None and self._last.group is part.group:
                self.found.add(self._lines_of(part))
            else:
                self._add_group(part.group, self._lines_of(part), has_more=part.has_more)
            self._last = part

    def _on_finished(self) -> None:
        self._show_waiting()
        for group in list(self._named):
            self._add_group(group, [], has_more=False)
        self.found.add(self._unlikely)
        is_alone = len(self._groups) == 1
        self.found.set_more(is_alone and self._last is not None and self._last.has_more)
        self.settled.emit()

    def _on_failed(self, error: Exception) -> None:
        self._on_finished()
        explained = self._document.explain(error)
        if explained is None:
            raise error
        advice = self.tr(
            "The texts cannot be searched. Commands, clauses and countries are found as before. Look at the "
            "tracker with File > Check this tracker."
        )
        self.failed.emit(f"{advice} {error_words(explained)}")

    def _on_more_wanted(self) -> None:
        if self._last is not None:
            self._searches.ask(ask_for_more(self._query, self._last.group, self._last.place))

    # -- lines -------------------------------------------------------------------------------------

    def _show_waiting(self) -> None:
        """Show the lines that were made at once, where they are not shown yet."""
        self._patience.stop()
        if self._waiting is not None:
            lines, self._waiting = self._waiting, None
            self.found.show(lines)

    def _add_group(self, group: Group, lines: Sequence[FoundLine], *, has_more: bool) -> None:
        """Show a group below the others: those found by their names first."""
        self._show_waiting()
        named = self._named.pop(group, [])
        known = {line.target for line in named}
        every = [*named, *(line for line in lines if line.target not in known)]
        is_one_of_many = len(self._groups) > 1
        shown = every[:FEW] if is_one_of_many else every
        added = self._group(group, shown, None if has_more else len(every))
        if is_one_of_many and (has_more or len(shown) < len(every)):
            title = Snippet(self.tr("Show all of them"))
            added.append(FoundLine(group, title, symbol="…", aside=FIELD[group], target=FIELD[group]))
        self.found.add(added)

    def _unasked(self) -> list[FoundLine]:
        """What there is before anything is typed: what was used, what can be typed, what can be done."""
        lines = {each.title: self._command_line(each) for each in self._commands}
        used = [replace(lines[title], group=Group.RECENT) for title in self._used if title in lines]
        return [
            *self._group(Group.RECENT, used, None),
            *self._group(Group.FIELDS, self._around.hints(), None),
            *self._group(Group.COMMANDS, list(lines.values()), len(lines)),
        ]

    def _group(self, group: Group, lines: Sequence[FoundLine], count: int | None) -> list[FoundLine]:
        """The lines under their heading; nothing where there are none."""
        return [FoundLine(group, Snippet(self._around.heading(group, count))), *lines] if lines else []

    def _command_lines(self, typed: str) -> list[FoundLine]:
        numbers = self._command_names.find(typed, is_loose=True)
        lines = [self._command_line(self._commands[number]) for number in numbers]
        return self._group(Group.COMMANDS, lines, len(lines))

    def _command_line(self, command: Command) -> FoundLine:
        title = Snippet(command.title, tuple(marked(self._query, command.title)))
        symbol = "✓" if command.is_on else "›"
        reason = Snippet(command.reason)
        return FoundLine(Group.COMMANDS, title, reason, symbol, command.keys, command, not command.reason)

    def _lines_of(self, part: Part) -> list[FoundLine]:
        words = self._names()
        return [words.line(part.group, record, self._query, text) for record, text in part.found]

    def _names(self) -> FoundWords:
        if self._words is None:
            self._words = FoundWords(self._document)
        return self._words


def _is_worth_asking(query: Query) -> bool:
    """Whether the texts are looked through: for a single letter nearly all of them would be read."""
    if not query.phrases:
        return bool(query.fields)
    return any(
        len(each.words) > 1 or len(each.words[0]) > 1 or is_sign(each.words[0]) for each in query.phrases
    )
