"""The lines of the timeline, as Qt asks for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from dsr_tracker.core.agenda import Moment, MomentKind
from dsr_tracker.core.scales import Rating
from dsr_tracker.gui.models.conditions import Conditions
from dsr_tracker.gui.models.record_table import Column
from dsr_tracker.gui.tooltips import plain_tooltip
from dsr_tracker.gui.words import instrument_words, party_words, provision_words, rating_of, said, strung

_AnyIndex = QModelIndex | QPersistentModelIndex
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"\*{1,3}|`+|(?:(?<=^)|(?<= ))(?:#{1,6}|>|[-+]) ")
LineRole = Qt.ItemDataRole.UserRole
"""The MomentLine that the delegate paints."""


@dataclass(frozen=True, slots=True)
class MomentLine:
    """One line, in words. `year` is empty where the line above has the same one.

    `is_newest_past` marks the line below which nothing is upcoming, where something above is.
    """

    moment: Moment
    year: str
    day: str
    kind: str
    head: str
    body: str
    rating: Rating | None
    is_upcoming: bool
    is_newest_past: bool
    is_same_day: bool


MOMENT_FIELDS = dict(enumerate(("day", "party", "provision", "instrument", "rating", "author")))
"""What the store calls the fields by which lines are filtered."""


class MomentList(QAbstractListModel):
    """Lines in the order given, newest first. `conditions` narrow their fields, like columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[MomentLine] = []
        self.conditions = Conditions(self._fields(), self._moments, self)
        self.kinds = {
            MomentKind.ASSESSMENT: self.tr("Assessed"),
            MomentKind.NOTE: self.tr("Note"),
            MomentKind.EVIDENCE_PUBLISHED: self.tr("Source published"),
            MomentKind.EVIDENCE_CITED: self.tr("Source cited"),
            MomentKind.AGREED: self.tr("Agreed"),
            MomentKind.PERIOD_START: self.tr("Period starts"),
            MomentKind.PERIOD_END: self.tr("Period ends"),
        }

    @property
    def lines(self) -> Sequence[MomentLine]:
        """The lines as shown."""
        return self._lines

    def line_at(self, index: _AnyIndex) -> MomentLine | None:
        """The line that an index points at; None for an invalid one."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def index_of(self, moment: Moment) -> QModelIndex:
        """Where the line of that kind and record is; invalid where it is not shown."""
        for row, line in enumerate(self._lines):
            if (line.moment.kind, line.moment.moment_id) == (moment.kind, moment.moment_id):
                return self.index(row, 0)
        return QModelIndex()

    def set_moments(self, moments: Sequence[Moment], today: str) -> None:
        """Show these; those after today are marked as upcoming."""
        self.beginResetModel()
        self._lines = []
        above: Moment | None = None
        for moment in moments:
            self._lines.append(self._line(moment, above, today))
            above = moment
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default argument
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (line.head, line.moment.text))))
            case _ if role == LineRole:
                return line
        return None

    def _fields(self) -> tuple[Column[Moment], ...]:
        def rating(moment: Moment) -> str:
            found = rating_of(moment.rating, moment.scale_id) if moment.rating else None
            return moment.rating if found is None else f"{found.symbol} {said(found.label)}"

        return (
            Column[Moment](self.tr("Day"), lambda moment: moment.day),
            Column[Moment](
                self.tr("Party"),
                lambda moment: party_words(moment.place.party_name),
                key=lambda moment: moment.place.party_id,
            ),
            Column[Moment](
                self.tr("Clause or measure"),
                lambda moment: provision_words(moment.place),
                key=lambda moment: moment.place.provision_id,
            ),
            Column[Moment](
                self.tr("Instrument"),
                lambda moment: instrument_words(moment.place),
                key=lambda moment: moment.place.instrument_id,
            ),
            Column[Moment](self.tr("Rating"), rating, key=lambda moment: moment.rating),
            Column[Moment](self.tr("Author"), lambda moment: moment.author),
        )

    def _moments(self) -> list[Moment]:
        return [line.moment for line in self._lines]

    def _line(self, moment: Moment, above: Moment | None, today: str) -> MomentLine:
        place = moment.place
        where = " · ".join(filter(None, (party_words(place.party_name), provision_words(place))))
        text = " ".join(moment.text.split())
        if moment.kind is MomentKind.NOTE:
            text = _without_marks(text)
        match moment.kind:
            case MomentKind.EVIDENCE_PUBLISHED:
                head, body = text, where or self.tr("Not cited in a cell yet")
            case MomentKind.AGREED | MomentKind.PERIOD_START | MomentKind.PERIOD_END:
                own = provision_words(place)
                head, body = (own, instrument_words(place)) if own else (instrument_words(place), "")
            case _:
                head, body = where, text
        if moment.author and moment.kind in (MomentKind.ASSESSMENT, MomentKind.NOTE):
            body = " — ".join(filter(None, (body, moment.author)))
        return MomentLine(
            moment,
            "" if above is not None and above.order[:4] == moment.order[:4] else moment.order[:4],
            day_words(moment.day),
            self.kinds[moment.kind],
            head,
            body,
            rating_of(moment.rating, moment.scale_id) if moment.rating else None,
            moment.order > today,
            above is not None and above.order > today >= moment.order,
            above is not None and above.day == moment.day,
        )

    def _spoken(self, line: MomentLine) -> str:
        kind = self.tr("{kind} (upcoming)").format(kind=line.kind) if line.is_upcoming else line.kind
        rating = said(line.rating.label) if line.rating else ""
        return strung(line.moment.day, kind, line.head, rating, line.body)


def _without_marks(markdown: str) -> str:
    """A note's words without the signs of Markdown: one line is no place for them."""
    return _MARK.sub("", _LINK.sub(r"\1", markdown))


def day_words(day: str) -> str:
    """The day and month in the person's own language; a date that stops earlier says less."""
    if len(day) == 4:
        return ""
    locale = QLocale()
    if len(day) == 7:
        return locale.standaloneMonthName(int(day[5:]), QLocale.FormatType.ShortFormat)
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    return locale.toString(date, QCoreApplication.translate("MomentList", "d MMM"))
