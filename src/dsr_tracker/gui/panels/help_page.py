"""Shows one page of the help. It holds no text of a person's, and loads nothing from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from dsr_tracker.gui.theme import GRID
from dsr_tracker.help_topics import topic_of

_HEADING_GAP = 2 * GRID
_PLAIN_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class HelpPage(QTextBrowser):
    """`topic_wanted` carries the topic that a link leads to; a link elsewhere leads nowhere."""

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Page of the help"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._on_clicked)

    def show_text(self, markdown: str, words: str = "") -> None:
        """Show that page from its beginning, with those words marked."""
        document = self.document()
        document.setDocumentMargin(2 * GRID)
        # No HTML and no pictures: Qt would look for those where they are said to be.
        document.setMarkdown(markdown.replace("![", "!\\["), _PLAIN_MARKDOWN)
        _dress(document, self.palette())
        self._mark(words.split())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _mark(self, words: list[str]) -> None:
        look = QTextCharFormat()
        look.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        marks = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    def _on_clicked(self, link: QUrl) -> None:
        if topic := topic_of(link.toString()):
            self.topic_wanted.emit(topic)


def _dress(document: QTextDocument, palette: QPalette) -> None:
    """Give the tables lines and the headings room."""
    for child in document.rootFrame().childFrames():
        if isinstance(child, QTextTable):
            look = child.format()
            look.setBorder(1)
            look.setBorderCollapse(True)
            look.setBorderBrush(palette.brush(QPalette.ColorRole.Mid))
            look.setCellPadding(GRID // 2)
            look.setCellSpacing(0)
            child.setFormat(look)
    cursor = QTextCursor(document)  # walking by QTextBlock ended in a crash of Qt's, later, at the first Tab
    while True:
        gap = cursor.blockFormat()
        if level := gap.headingLevel():
            gap.setTopMargin(_HEADING_GAP if level > 1 else 0)
            gap.setBottomMargin(GRID // 2)
            cursor.setBlockFormat(gap)
        if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
            break
