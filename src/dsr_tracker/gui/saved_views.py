"""Keeps how a page is looked at under a name, and shows it so again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dsr_tracker.core.errors import FileError, UnknownNameError
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import SavedView
from dsr_tracker.core.saved_views import (
    ViewState,
    remove_view,
    rename_view,
    save_view,
    state_of,
    take_views,
    update_view,
    views_to_file,
)
from dsr_tracker.gui.layouts import ask_conditions, conditions_of, lay_out, layout_of

if TYPE_CHECKING:
    from dsr_tracker.gui.main_window import MainWindow


class SavedViews(QObject):
    """`changed` says that there are others, or that one is called something else."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document = window.document
        self.listed: list[SavedView] = []
        self._document.changed.connect(self._on_changed)
        self._document.reloaded.connect(self.read)

    def read(self) -> None:
        """Read the views anew."""
        self.listed = self._document.views.listed()
        self.changed.emit()

    def open(self, view: SavedView) -> None:
        """Look as it was looked then; raises a TrackerError for a page or filter that there is not."""
        window, state = self._window, state_of(view)
        if view.page not in dict(window.page_names()):
            raise UnknownNameError(
                f"The view “{view.name}” is of a page that this version does not have.",
                "Update or remove it.",
            )
        chosen = parse_filter(state.filter)
        known = {instrument.instrument_id for instrument in self._document.read.instruments()}
        viewing = window.viewing
        viewing.set_instruments(tuple(i for i in state.instrument_ids if i in known))
        viewing.set_day(state.day)
        viewing.set_hiding(state.is_hiding)
        viewing.set_family(state.family)
        viewing.set_filter(chosen)
        window.show_page(view.page, state.subject)
        page = window.page_at(view.page)
        lay_out(view.page, page, state.layout)
        ask_conditions(view.page, page, state.layout)
        page.take_focus()

    def keep(self) -> None:
        """Ask for a name and keep what is shown."""
        page, state = self._window.current_page, self.state()
        self._ask("", lambda name: save_view(self._document.pen, name, page, state, self.listed))

    def update(self, view: SavedView) -> None:
        """Have the view show what is shown now."""
        self._document.do(update_view(self._document.pen, view, self._window.current_page, self.state()))

    def rename(self, view: SavedView) -> None:
        """Ask for another name."""
        self._ask(view.name, lambda name: rename_view(self._document.pen, view, name, self.listed))

    def remove(self, view: SavedView) -> None:
        """Take the view away; undo brings it back."""
        self._document.do(remove_view(self._document.pen, view))

    def state(self) -> ViewState:
        """What is shown now."""
        window, viewing = self._window, self._window.viewing
        page = window.current_page
        parts = layout_of(page, window.page_at(page)) | conditions_of(page, window.page_at(page))
        layout = {key: value for key, value in parts.items() if key.startswith(f"{page}/")}
        return ViewState(
            subject=window.subject,
            filter=str(viewing.filter),
            is_hiding=viewing.is_hiding,
            family=viewing.family,
            instrument_ids=viewing.instrument_ids,
            day="" if viewing.is_today else viewing.day,
            layout=layout,
        )

    def choose_export(self) -> None:
        """Ask where the views shall lie as a file, and write it; raises a TrackerError."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the views"), "views.json", self.tr("Views (*.json)")
        )
        if name:
            self.export_to(Path(name))

    def choose_import(self) -> None:
        """Ask which file of views to take over; raises a TrackerError."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import views"), "", self.tr("Views (*.json);;All files (*)")
        )
        if name:
            self.import_from(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the views as a file; raises a TrackerError."""
        try:
            path.write_text(views_to_file(self.listed), encoding="utf-8")
        except OSError as error:
            raise FileError(
                f"“{path.name}” cannot be written ({error.strerror}).", "Choose another place."
            ) from error

    def import_from(self, path: Path) -> None:
        """Take over the views of a file; raises a TrackerError."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise FileError(f"“{path.name}” cannot be read ({error}).", "Check the file.") from error
        self._document.do(take_views(self._document.pen, text, self.listed))

    def _ask(self, name: str, build: Callable[[str], Edit]) -> None:
        from dsr_tracker.gui.dialogs.view_form import ViewForm

        ViewForm(self._document, name, build, self._window).open()

    def _on_changed(self, edit: Edit) -> None:
        if edit.touches(SavedView):
            self.read()
