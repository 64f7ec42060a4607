"""The keys and the method on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.theme import GRID, heading, plain
from dsr_tracker.gui.words import said


class HelpDialog(QDialog):
    """What each key does, what each rating means, and how figures are computed."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys and method"))
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(GRID)
        layout.addWidget(heading(self.tr("Keys in the matrix"), 2))
        layout.addLayout(self._table(self._keys(scale)))
        layout.addWidget(heading(self.tr("Keys everywhere"), 2))
        layout.addLayout(self._table(self._shortcuts()))
        layout.addWidget(
            heading(self.tr("What the ratings mean: {scale}").format(scale=said(scale.title)), 2)
        )
        layout.addLayout(
            self._table([(f"{r.symbol}  {said(r.label)}", said(r.meaning)) for r in scale.ratings])
        )
        layout.addWidget(heading(self.tr("How figures are computed"), 2))
        for text in self._method():
            layout.addWidget(plain(text))
        layout.addWidget(heading(self.tr("Merging and handing over"), 2))
        for text in self._merging():
            layout.addWidget(plain(text))
        layout.addLayout(self._table(self._merge_keys()))
        layout.addWidget(heading(self.tr("Importing a table"), 2))
        for text in self._importing():
            layout.addWidget(plain(text))
        layout.addWidget(heading(self.tr("Searching"), 2))
        for text in self._searching():
            layout.addWidget(plain(text))
        layout.addWidget(heading(self.tr("Backups"), 2))
        for text in self._backups():
            layout.addWidget(plain(text))
        layout.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Help"))
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(scroll)
        outer.addWidget(buttons)
        self.resize(660, 640)

    def _table(self, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(2 * GRID)
        for row, (left, right) in enumerate(rows):
            grid.addWidget(plain(left), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain(right), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, 150)
        return grid

    def _keys(self, scale: Scale) -> list[tuple[str, str]]:
        rates = [
            (rating.key.upper(), self.tr("Rate “{label}”").format(label=said(rating.label)))
            for rating in scale.ratings
        ]
        return [
            (self.tr("Arrows"), self.tr("Move; with Shift, select several cells")),
            *rates,
            (self.tr("First letter"), self.tr("Rates too, where only one rating begins with it (L, S, C)")),
            (self.tr("Delete"), self.tr("Back to “Not assessed”; the history stays")),
            ("N", self.tr("Write a note")),
            (self.tr("Enter"), self.tr("Go to the inspector")),
            (self.tr("Space, +, −"), self.tr("Open and fold the measures of a clause")),
        ]

    def _shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+K, Ctrl+F", self.tr("Find anything, or run a command")),
            ("Ctrl+1 … Ctrl+7", self.tr("The pages, from Overview to To do")),
            ("Ctrl+Z, Ctrl+Shift+Z", self.tr("Undo and redo, for everything")),
            ("Ctrl+L", self.tr("Paste a link to a source")),
            ("Ctrl+Shift+N", self.tr("Write a note")),
            ("Ctrl+Enter", self.tr("Add the note that you are writing")),
            ("Esc", self.tr("Back from the inspector to the cells; dismisses a message")),
            ("Ctrl+T", self.tr("Back to the state of today")),
            ("Ctrl+I", self.tr("Show or hide the inspector")),
            ("Ctrl+R", self.tr("Write a report")),
            ("Ctrl+Shift+I", self.tr("Import a table")),
            (self.tr("View > Language"), self.tr("English or Chinese, at once")),
        ]

    def _method(self) -> list[str]:
        return [
            self.tr(
                "The status on a day is the cell's newest assessment up to that day; of two on one day, "
                "the later recorded counts."
            ),
            self.tr(
                "A mean is the share of the highest score, over the scored cells only: “62 % (7 of 8)” says "
                "that seven of eight cells carry a score. Not assessed, no evidence found and not applicable "
                "never count as zero; not applicable cells are not among the eight."
            ),
            self.tr(
                "The overall figure is the grand mean over all scored cells. Only clauses count in it; "
                "measures have figures of their own."
            ),
        ]

    def _merging(self) -> list[str]:
        return [
            self.tr(
                "File > Hand over writes your tracker, or a part of it, for a colleague. File > Merge brings "
                "the work in another tracker into yours, as one change that undo takes back."
            ),
            self.tr(
                "What only one of you changed is taken, and what both did alike is one. Where both changed "
                "the same field, judged a cell as of the same day, or one changed what the other removed, "
                "you choose. What loses stays in the history."
            ),
        ]

    def _merge_keys(self) -> list[tuple[str, str]]:
        return [
            ("O, T", self.tr("Take ours or theirs: in the field with the keyboard, else in all of them")),
            ("Shift+O, Shift+T", self.tr("Take ours or theirs in all fields")),
            ("N", self.tr("Go to the next conflict that is open")),
        ]

    def _importing(self) -> list[str]:
        return [
            self.tr(
                "File > Import a table takes over judgements, notes, sources or parties from CSV, Excel, "
                "OpenDocument or JSON. You say which column means what; what the names of columns suggest "
                "is offered, and used only when you agree. A table with a row for each country may have a "
                "column of ratings for each clause."
            ),
            self.tr(
                "Every value that means nothing is listed, with a field to say what it means. A refused row "
                "stops the import until you tick that such rows are left out; they can be saved with the "
                "reasons, mended and imported again, since rows that are here already are passed over. One "
                "undo takes an import back."
            ),
        ]

    def _searching(self) -> list[str]:
        return [
            self.tr(
                "Ctrl+K finds commands, clauses, countries, and what is said in notes, judgements, sources "
                "and attached documents. All words must be there, each at least begun; case and accents do "
                "not count. In names and commands slips are forgiven."
            ),
            self.tr(
                "Quotes keep words together. country:EG, clause:3, instrument:DEI, status:limited, "
                "since:2025-01, until:2025, kind:note and has:evidence narrow a search down."
            ),
            self.tr(
                "The arrow keys choose a line, Tab goes to the next group, Enter opens the line, Ctrl+Enter "
                "opens it and keeps the box, Esc leaves."
            ),
        ]

    def _backups(self) -> list[str]:
        return [
            self.tr(
                "A backup is made every half hour in which something was changed, and before a merge, an "
                "import, a change of more than fifty cells, and a restoration. Kept are the latest ten, and "
                "one of each day, week and month."
            ),
            self.tr(
                "File > Backups shows what restoring one would change. Restoring is a change like every "
                "other: undo takes it back, and the history stays."
            ),
            self.tr(
                "File > Check this tracker holds every text against a digest or its history. A damaged "
                "tracker is never overwritten: a backup can take its place, and what is readable of it can "
                "be saved into a new one (dsr-tracker check FILE --repair OUT)."
            ),
        ]
