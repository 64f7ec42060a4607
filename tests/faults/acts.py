"""What an analyst may do next, at random: every kind of edit, and undo and redo between them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from dsr_tracker.core import editing, own_records
from dsr_tracker.core.attaching import attachment_of
from dsr_tracker.core.cells import Cell
from dsr_tracker.core.editing import Pen, Target
from dsr_tracker.core.errors import NothingToUndoError
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Evidence, Instrument, InstrumentKind, Party, PartyKind, Setting
from dsr_tracker.store.store import Store

INSTRUMENT = "DEI-2017"
_WORDS = ["fibre", "光纤", "tender", "شبكة", "cable", "pilot", "law", "agency", "🛰️", "report", "budget"]


class Acts:
    """Does one random thing after another in a tracker; `next` gives the edit as it was recorded."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self._store = store
        self._chance = chance
        self._pen = Pen("Ann", store.new_id)
        self._parties = store.read.columns([INSTRUMENT])[INSTRUMENT]
        self._provisions = store.read.provisions([INSTRUMENT])
        self._kinds: list[Callable[[], Edit | None]] = [
            *[self._rating, self._note, self._source] * 3,
            *(self._correction, self._changed_note, self._removed_note, self._changed_source, self._uncited),
            *(self._hiding, self._setting, self._own_instrument, self._own_party, self._document),
        ]

    def next(self, *, undoing: bool = True) -> Edit:
        """Do something that is possible just now."""
        while True:
            if undoing and self._chance.random() < 0.15:
                act = self._chance.choice([self._store.undo, self._store.redo])
                try:
                    return act("Ann")
                except NothingToUndoError:
                    continue
            edit = self.edit()
            if edit is not None:
                return self._store.apply(edit)

    def edit(self) -> Edit | None:
        """A random edit, not written yet; None where that kind has nothing to be done to."""
        return self._chance.choice(self._kinds)()

    def words(self, most: int = 30) -> str:
        return " ".join(self._chance.choices(_WORDS, k=self._chance.randint(1, most)))

    def _target(self) -> Target:
        provision, party = self._chance.choice(self._provisions), self._chance.choice(self._parties)
        cell = Cell(provision.provision_id, party.party_id)
        newest = self._store.read.assessments(cell)
        return Target(provision, party, newest[0] if newest else None)

    def _day(self) -> str:
        return f"2025-{self._chance.randint(1, 12):02d}-{self._chance.randint(1, 28):02d}"

    def _rating(self) -> Edit:
        scale = self._store.read.scale()
        targets = {
            (target.provision.provision_id, target.party.party_id): target
            for target in (self._target() for _ in range(self._chance.choice([1, 1, 1, 8])))
        }
        rating = self._chance.choice(scale.ratings)
        return editing.rate(
            self._pen, list(targets.values()), rating, scale, as_of=self._day(), reason=self.words()
        )

    def _correction(self) -> Edit | None:
        every = self._store.read.all_assessments()
        if not every:
            return None
        before = self._chance.choice(every)
        target = self._target()._replace(current=before)
        return editing.revise_assessment(self._pen, target, replace(before, reason=self.words(300)))

    def _note(self) -> Edit:
        sources = [self._evidence() for _ in range(self._chance.randint(0, 2))]
        text = self.words(self._chance.choice([5, 40, 3000]))
        return editing.add_note(self._pen, self._target(), text, dated_on=self._day(), evidence=sources)

    def _changed_note(self) -> Edit | None:
        notes = self._store.read.all_notes()
        if not notes:
            return None
        note = self._chance.choice(notes)
        return editing.revise_note(
            self._pen, self._target(), note, text=self.words(200), dated_on=note.dated_on
        )

    def _removed_note(self) -> Edit | None:
        notes = self._store.read.all_notes()
        if not notes:
            return None
        return editing.remove_note(
            self._pen, self._target(), self._chance.choice(notes), self._store.read.all_citations()
        )

    def _evidence(self) -> Evidence:
        number = self._chance.randrange(10**6)
        return editing.new_evidence(
            self._pen, url=f"https://example.org/{number}", title=self.words(6), published_on=self._day()
        )

    def _source(self) -> Edit:
        return editing.cite(self._pen, self._target(), self._evidence())

    def _changed_source(self) -> Edit | None:
        sources = self._store.read.all_evidence()
        if not sources:
            return None
        before = self._chance.choice(sources)
        return editing.revise_evidence(self._pen, before, replace(before, remark=self.words(50)))

    def _uncited(self) -> Edit | None:
        citations = self._store.read.all_citations()
        if not citations:
            return None
        return editing.uncite(self._pen, self._target(), self._chance.choice(citations))

    def _hiding(self) -> Edit | None:
        hidden = self._store.read.hidden()
        if hidden and self._chance.random() < 0.6:
            return editing.show(self._pen, self._chance.choice(hidden), "something")
        provision = self._chance.choice(self._provisions)
        if any(each.hidden_id == provision.provision_id for each in hidden):
            return None
        return editing.hide(self._pen, "provision", provision.provision_id, provision.title)

    def _setting(self) -> Edit:
        old = self._store.read.setting("title")
        before = Setting("title", old) if old else None
        return editing.put(self._pen, "title", before, Setting("title", self.words(4)))

    def _own_instrument(self) -> Edit:
        made = Instrument(self._pen.new_id(), InstrumentKind.AGREEMENT, self.words(5))
        return own_records.save_instrument(self._pen, None, made)

    def _own_party(self) -> Edit:
        made = Party(self._pen.new_id(), PartyKind.CITY, f"{self.words(2)} {self._chance.random()}")
        return own_records.save_party(self._pen, None, made, self._store.agenda.parties())

    def _document(self) -> Edit:
        text = "\n\n".join(self.words(80) for _ in range(20)) + str(self._chance.random())
        found = attachment_of("paper.txt", text.encode(), self._store.read.documents(), self._pen.new_id)
        return editing.attach(self._pen, found.document, found.paragraphs, is_new=True)
