"""Attaching source documents: dropped on the window, or chosen from a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dsr_tracker.core.attaching import SIZE_LIMIT, attachment_of, too_big
from dsr_tracker.core.editing import attach
from dsr_tracker.core.errors import FileError, TrackerError
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.words import error_words, said, told

translate = QCoreApplication.translate


def local_paths(data: QMimeData) -> list[Path]:
    """The files on this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def attach_paths(document: Document, paths: Iterable[Path], parent: QWidget | None) -> str:
    """Attach each file, one undoable edit for each; gives a line that says what was attached.

    What the analyst must know besides (a file that differs from all known, one that cannot be taken)
    is told in a box that does not hold up the window.
    """
    done: list[str] = []
    warnings: list[str] = []
    for path in paths:
        try:
            title, warning = _attach(document, path)
        except TrackerError as error:
            warnings.append(error_words(error))
            continue
        if title:
            done.append(title)
        if warning:
            warnings.append(warning)
    if warnings:
        _tell(warnings, parent)
    if not done:
        return ""
    if len(done) > 1:
        return translate("Attach", "{n} documents attached").format(n=len(done))
    return translate("Attach", "Attached: {title}").format(title=done[0])


def _attach(document: Document, path: Path) -> tuple[str, str]:
    """The title of what was attached and a warning; either may be empty."""
    known = document.read.documents()
    attachment = attachment_of(path.name, _content(path), known, document.pen.new_id)
    source = attachment.document
    if source.document_id in document.read.attached_documents():
        return "", translate("Attach", "“{title}” is attached already; nothing was changed.").format(
            title=told(source).title
        )
    document.do(attach(document.pen, source, attachment.paragraphs, is_new=not attachment.is_known))
    return told(source).title, said(attachment.warning)


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise FileError(
            translate("Attach", "“{name}” is a folder.").format(name=path.name),
            translate("Attach", "Drop the document's file itself."),
        )
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise too_big(path.name)
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            translate("Attach", "“{name}” cannot be read ({reason}).").format(
                name=path.name, reason=error.strerror or translate("Attach", "unknown reason")
            ),
            translate("Attach", "Check that it is still there and that you may read it."),
        ) from error


def _tell(warnings: Sequence[str], parent: QWidget | None) -> None:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("Attach", "Attach document"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n\n".join(warnings))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.open()
