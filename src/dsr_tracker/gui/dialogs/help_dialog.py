"""The help: topics at the left, a page at the right, links between them; it stays open beside the work."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenuBar,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.dialogs.sizing import open_for, without_pictures
from dsr_tracker.gui.help_parts import filled
from dsr_tracker.gui.panels.help_page import HelpPage
from dsr_tracker.gui.panels.search_field import SearchField
from dsr_tracker.gui.theme import GRID, plain
from dsr_tracker.help_topics import TOPICS, Topic, find_topics, read_topics


class HelpDialog(QDialog):
    """Begins at `topic`, or at the first; typing in its field lists the topics that have the words."""

    def __init__(self, scale: Scale, bar: QMenuBar, parent: QWidget, topic: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.scale = scale
        # The translation of "en" is the folder of the language's pages.
        language = QCoreApplication.translate("Help", "en")
        self.topics: dict[str, Topic] = {
            each.name: replace(each, text=filled(each.text, scale, bar)) for each in read_topics(language)
        }
        self._past: list[str] = []
        self._coming: list[str] = []
        self._shown = ""
        self.field = SearchField(self.tr("Search the help"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Topics"))
        self.list.setWordWrap(True)
        self._nothing = plain(self.tr("No topic has these words."), is_quiet=True, parent=self)
        self._nothing.hide()
        self.page = HelpPage(self)
        self.back = self._button(self.tr("Back"), Qt.ArrowType.LeftArrow, self.go_back)
        self.forward = self._button(self.tr("Forward"), Qt.ArrowType.RightArrow, self.go_forward)
        self._build()
        # Shortcuts, since the page would go back and forth by itself.
        for keys, run in (
            (QKeySequence.StandardKey.Back, self.go_back),
            (QKeySequence.StandardKey.Forward, self.go_forward),
            (QKeySequence.StandardKey.Find, self._on_search_wanted),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self.field.textChanged.connect(self._on_typed)
        self.field.left.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.page.topic_wanted.connect(self.show_topic)
        self._list_topics(list(self.topics.values()))
        self.show_topic(topic or TOPICS[0])
        self.page.setFocus()
        open_for(self, 131, 39)

    @property
    def topic(self) -> str:
        """The topic that is shown."""
        return self._shown

    def show_topic(self, name: str) -> None:
        """Go to that topic, from where Back leads back here."""
        if name in self.topics and name != self._shown:
            if self._shown:
                self._past.append(self._shown)
            self._coming.clear()
            self._show(name)

    def go_back(self) -> None:
        """Go to the page that was shown before."""
        if self._past:
            self._coming.append(self._shown)
            self._show(self._past.pop())

    def go_forward(self) -> None:
        """Go where Back came from."""
        if self._coming:
            self._past.append(self._shown)
            self._show(self._coming.pop())

    def _on_search_wanted(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _show(self, name: str) -> None:
        self._shown = name
        topic = self.topics[name]
        self.page.show_text(topic.text, self.field.text())
        self.page.setAccessibleDescription(topic.title)
        self.setWindowTitle(self.tr("{topic} – Help").format(topic=topic.title))
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._coming))
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)

    def _list_topics(self, topics: list[Topic]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for topic in topics:
            item = QListWidgetItem(topic.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, topic.name)
        self.list.blockSignals(False)
        self._nothing.setHidden(bool(topics))

    def _on_typed(self, typed: str) -> None:
        found = find_topics(self.topics.values(), typed)
        self._list_topics(found)
        if typed.strip() and found and found[0].name != self._shown:
            self.show_topic(found[0].name)
        else:
            self._show(self._shown)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(str(item.data(Qt.ItemDataRole.UserRole)))

    def _button(self, name: str, arrow: Qt.ArrowType, run: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(name)
        button.setAccessibleName(name)
        button.setArrowType(arrow)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(run)
        return button

    def _build(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.forward)
        buttons.addStretch(1)
        body = QVBoxLayout(right)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(buttons)
        body.addWidget(self.page, 1)
        parts = QSplitter(self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setSizes([36 * self.fontMetrics().averageCharWidth(), self.width()])
        parts.setStretchFactor(1, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        without_pictures(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(parts, 1)
        layout.addWidget(box)
