"""How errors reach a person: advice in a bar of the window, our own bugs in a dialog."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from dsr_tracker import __version__
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.text import shown
from dsr_tracker.gui.words import error_words


class Bar(QFrame):
    """Sentences across the top of the window, maybe with buttons; takes no focus away."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        # The same amber in light and dark; a palette, since a style sheet would slow the start.
        palette = QPalette(QColor("#fff1d6"))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(role, QColor("#3d2600"))
        self.setPalette(palette)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton(self)
        close.setText("✕")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Dismiss the message"))
        close.clicked.connect(self.dismiss)
        self._close = close
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 6, 6)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._label.text()

    def show_message(self, text: str) -> None:
        """Say it, to the eye and to a screen reader."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        text = shown(text)
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Take the message away."""
        self.hide()
        self.dismissed.emit()


class MessageBar(Bar):
    """What happened just now; Esc dismisses it, and so does the next thing that works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._close.setToolTip(self.tr("Dismiss (Esc)"))
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WindowShortcut)
        self._escape.activated.connect(self.dismiss)
        # A page that clears its filter by Esc too: one press may do both.
        self._escape.activatedAmbiguously.connect(self.dismiss)


def install(
    bar: MessageBar,
    explain: Callable[[BaseException], TrackerError | None],
    say_again: Callable[[str], bool] = lambda _: False,
) -> None:
    """Send every exception that no one caught to the person: Qt slots end here when they raise.

    `explain` turns a fault of the file into advice, and gives None for any other; `say_again` says whether
    a notice tells that already, which then needs no second line.
    """

    faults: list[BaseException] = []

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif (advice := explain(error)) is not None:
            if not say_again(error_words(advice)):
                bar.show_message(error_words(advice))
        elif faults:
            # A fault while painting comes back with every repaint: one dialog says enough.
            sys.stderr.write("".join(traceback.format_exception(error)))
        else:
            faults.append(error)
            try:
                show_bug(bar.window(), error)
            finally:
                faults.clear()

    sys.excepthook = report


def show_bug(parent: QWidget | None, error: BaseException) -> None:
    """A dialog for a fault of ours, with details that can be copied; the tracker stays as it was."""
    import platform

    from PySide6.QtCore import QCoreApplication, qVersion
    from PySide6.QtWidgets import QMessageBox

    translate = QCoreApplication.translate

    details = "".join(traceback.format_exception(error))
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(translate("Fault", "Unexpected fault"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Fault", "Something went wrong inside DSR Tracker. Your file is as it was before."))
    box.setInformativeText(
        translate(
            "Fault", "You can go on working. If it happens again, copy the details below and report them."
        )
    )
    box.setDetailedText(
        f"DSR Tracker {__version__}, Python {platform.python_version()}, Qt {qVersion()},"
        f" {platform.platform()}\n\n{details}"
    )
    copy = box.addButton(translate("Fault", "Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda: _copy(box.detailedText()))
    sys.stderr.write(details)
    box.exec()


def _copy(text: str) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(text)
