"""The menu bar: every action, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from dsr_tracker.core.history import Edit
from dsr_tracker.core.text import shown
from dsr_tracker.gui.column_menu import ColumnMenu
from dsr_tracker.gui.edit_commands import EditCommands
from dsr_tracker.gui.find_box import FindBox
from dsr_tracker.gui.help_menu import HelpMenu
from dsr_tracker.gui.language import LANGUAGES
from dsr_tracker.gui.looks_menu import LooksMenu
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menu_commands import FILES
from dsr_tracker.gui.rate_menu import RateMenu
from dsr_tracker.gui.view_menu import ViewMenu
from dsr_tracker.gui.words import labelled, said

Keys = str | QKeySequence.StandardKey | None
_KEYED_PAGES = 9
"""Ctrl+0 is the size of the text."""


class Menus(QObject):
    """Signals name what only the application can do; the rest acts on the window's document."""

    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(str)
    copy_wanted = Signal()
    replace_wanted = Signal(object)
    report_wanted = Signal()
    picture_wanted = Signal(str)
    author_wanted = Signal()
    language_chosen = Signal(str)
    settings_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: str,
        recent: tuple[str, ...],
        language: str = "system",
        text_size: int = 100,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._recent = recent
        self._build_file()
        self._build_edit()
        self._build_view(theme, language, text_size)
        self._build_tracker()
        reports = self._menu(self.tr("&Reports"))
        self._add(reports, self.tr("&Write a report…"), self.report_wanted.emit, "Ctrl+R")
        reports.addSeparator()
        for subject, text in (
            ("matrix", self.tr("Save the &matrix as a picture…")),
            ("distributions", self.tr("Save the &distributions as a picture…")),
        ):
            self._add(reports, text, _calling(self.picture_wanted.emit, subject))
        HelpMenu(window)
        if not window.document.is_read_only:
            window.merge_wanted.connect(self._merge)
        window.due_wanted.connect(self.show_due)
        self._typing.changed.connect(self.update_undo)
        window.document.changed.connect(self.update_undo)
        window.document.reloaded.connect(self.update_undo)
        self.update_undo()

    def update_undo(self) -> None:
        """Name what undo and redo would do now."""
        read = self._window.document.read
        typing = self.tr("typing")
        undo = typing if self._typing.can_undo else said(read.next_undo())
        redo = typing if self._typing.can_redo else said(read.next_redo())
        for action, label, text, nothing in (
            (self._undo, undo, self.tr("&Undo"), self.tr("There is nothing to undo.")),
            (self._redo, redo, self.tr("&Redo"), self.tr("There is nothing to redo.")),
        ):
            action.setToolTip("" if label else nothing)
            action.setEnabled(label == typing or (bool(label) and not self._window.document.is_read_only))
            # An ampersand of a person's words is no mnemonic.
            action.setText(labelled(text, shown(label).replace("&", "&&")) if label else text)

    def _build_file(self) -> None:
        menu = self._menu(self.tr("&File"))
        self._add(menu, self.tr("&New tracker…"), self.new_wanted.emit, QKeySequence.StandardKey.New)
        self._add(menu, self.tr("&Open…"), self.open_wanted.emit, QKeySequence.StandardKey.Open)
        recent = QMenu(self.tr("Open &recent"), menu)
        recent.setObjectName(FILES)
        menu.addMenu(recent)
        for name in self._recent:
            recent.addAction(shown(name).replace("&", "&&"), _calling(self.recent_wanted.emit, name))
        recent.setEnabled(bool(self._recent))
        menu.addSeparator()
        self._add(menu, self.tr("Save a &copy…"), self.copy_wanted.emit, "Ctrl+Shift+S")
        self._add(menu, self.tr("&Backups…"), self._show_backups)
        self._add(menu, self.tr("C&heck this tracker…"), self._check)
        menu.addSeparator()
        merging = self._add(menu, self.tr("&Merge…"), self._choose_merge)
        if self._window.document.is_read_only:
            merging.setEnabled(False)
            merging.setToolTip(self.tr("This tracker is open read-only: nothing can be merged into it."))
            menu.setToolTipsVisible(True)
        importing = self._add(menu, self.tr("&Import a table…"), self._import, "Ctrl+Shift+I")
        if self._window.document.is_read_only:
            importing.setEnabled(False)
            importing.setToolTip(self.tr("This tracker is open read-only: nothing can be imported into it."))
        self._add(menu, self.tr("Han&d over…"), self._hand_over)
        menu.addSeparator()
        quitting = self._add(menu, self.tr("&Quit"), self._window.close, QKeySequence.StandardKey.Quit)
        quitting.setMenuRole(QAction.MenuRole.QuitRole)

    def _build_edit(self) -> None:
        window, menu = self._window, self._menu(self.tr("&Edit"))
        commands = EditCommands(window)
        self._typing = commands.typing
        self._undo = self._add(menu, self.tr("&Undo"), commands.undo, QKeySequence.StandardKey.Undo)
        self._redo = self._add(menu, self.tr("&Redo"), commands.redo, "Ctrl+Shift+Z")
        self._redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addSeparator()
        commands.add_to(menu)
        rating = menu.addMenu(RateMenu(self.tr("R&ate the selected cells"), window, menu))
        self._only_to_write(
            menu,
            rating,
            self._add(menu, self.tr("Ta&g the selected cells…") + "\tT", window.matrix.tag_selected),
            self._add(menu, self.tr("Loo&ked at, no change") + "\tK", window.matrix.look_at_selected),
            self._add(menu, self.tr("Add a &note"), window.write_note, "Ctrl+Shift+N"),
            self._add(menu, self.tr("Add a &link"), window.paste_link, "Ctrl+L"),
        )
        menu.addSeparator()
        self._add(menu, self.tr("F&ilter…"), window.filter_bar.take_focus, "Ctrl+Shift+F")
        self._columns = ColumnMenu(window, menu)
        self._add(menu, self.tr("Filter &by a column…") + "\tAlt+Down", self._columns.filter)
        finding = self._add(menu, self.tr("&Find or run a command…"), FindBox(window).open)
        finding.setObjectName("palette")
        finding.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence(QKeySequence.StandardKey.Find)])
        menu.addSeparator()
        setting = self._add(menu, self.tr("&Settings…"), self.settings_wanted.emit, "Ctrl+,")
        setting.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _build_view(self, theme: str, language: str, text_size: int) -> None:
        window, menu = self._window, self._menu(self.tr("&View"))
        for number, (name, title) in enumerate(window.page_names(), 1):
            self._add(
                menu,
                title,
                _calling(window.go_to_page, name),
                f"Ctrl+{number}" if number <= _KEYED_PAGES else None,
            )
        menu.addSeparator()
        menu.addMenu(ViewMenu(window, menu))
        menu.addMenu(self._columns)
        self._add(menu, self.tr("As of t&oday"), lambda: window.viewing.set_day(""), "Ctrl+T")
        inspector = self._add(menu, self.tr("&Inspector"), window.set_inspector_wanted, "Ctrl+I")
        inspector.setCheckable(True)
        inspector.setChecked(window.is_inspector_wanted)
        window.inspector_wanted.connect(inspector.setChecked)
        menu.addSeparator()
        self.looks = LooksMenu(menu, theme, text_size)
        # A language stands under its own name, so that it is found by whoever cannot read the present one.
        languages = {"system": self.tr("As the &system"), **LANGUAGES}
        title = self.tr("&Language")
        title = title if "Language" in title else f"{title} – Language"
        self._add_choices(menu, title, languages, language, self.language_chosen.emit)

    def _build_tracker(self) -> None:
        window, menu = self._window, self._menu(self.tr("&Tracker"))
        self._only_to_write(
            menu,
            self._add(menu, self.tr("Add a &country to the matrix…"), window.matrix.add_party),
            self._add(menu, self.tr("Add a &party…"), self._add_party),
            self._add(menu, self.tr("Add an &instrument…"), self._add_instrument),
            self._add(menu, self.tr("&Attach a source document…"), window.choose_documents),
        )
        self._add(menu, self.tr("&Hidden and retired…"), self._show_hidden)
        self._add(menu, self.tr("&Tags…"), self._show_tags)
        self._add(menu, self.tr("Search p&lans…"), self._show_plans)
        window.viewing.plans_opened.connect(self._open_plans)
        self._add(menu, self.tr("Change the rating &scale…"), self._change_scale)
        menu.addSeparator()
        self._add(menu, self.tr("What is &due…"), self.show_due, "Ctrl+Shift+D")
        self._add(menu, self.tr("Claims and e&vidence…"), self._show_claims)
        giving = self._add(menu, self.tr("&Give cells to a second reader…"), self._give_out)
        giving.setEnabled(not window.document.is_read_only)
        menu.addSeparator()
        self._add(menu, self.tr("&Your name…"), self.author_wanted.emit)

    def _only_to_write(self, menu: QMenu, *actions: QAction) -> None:
        """Disable these in a read-only tracker, and say why: before a form is filled in, not after."""
        if self._window.document.is_read_only:
            menu.setToolTipsVisible(True)
            for action in actions:
                action.setEnabled(False)
                action.setToolTip(self.tr("This tracker is open read-only: nothing can be added to it."))

    def _add_choices(
        self, menu: QMenu, title: str, choices: dict[str, str], chosen: str, choose: Callable[[str], object]
    ) -> None:
        below, group = QMenu(title, menu), QActionGroup(self)
        menu.addMenu(below)
        for name, text in choices.items():
            action = below.addAction(text, _calling(choose, name))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)

    def _add_instrument(self) -> None:
        from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog

        dialog = InstrumentDialog(self._window.document, None, self._window)
        dialog.saved.connect(
            lambda edit: self._window.show_page("clauses", edit.changes[0].after.instrument_id)
        )
        dialog.open()

    def _add_party(self) -> None:
        from dsr_tracker.gui.dialogs.party_dialog import PartyDialog

        dialog = PartyDialog(self._window.document, None, self._window)
        dialog.saved.connect(lambda edit: self._window.show_page("countries", edit.changes[0].after.party_id))
        dialog.open()

    def _show_hidden(self) -> None:
        from dsr_tracker.gui.dialogs.hidden_dialog import HiddenDialog

        HiddenDialog(self._window.document, self._window).open()

    def show_due(self) -> None:
        """List what is due."""
        from dsr_tracker.gui.dialogs.due_dialog import DueDialog

        DueDialog(self._window.document, self._window.viewing, self._window).open()

    def _show_plans(self) -> None:
        self._open_plans("")

    def _open_plans(self, plan_id: str) -> None:
        from dsr_tracker.gui.dialogs.plans_dialog import PlansDialog

        PlansDialog(self._window.document, self._window, plan_id=plan_id).open()

    def _show_claims(self) -> None:
        from dsr_tracker.gui.dialogs.claims_dialog import ClaimsDialog

        self._window.flush()
        ClaimsDialog(self._window.document, self._window.viewing, self._window).open()

    def _give_out(self) -> None:
        from dsr_tracker.gui.selection import selected_cells, table_in

        window = self._window
        cells = selected_cells(table_in(window.page_at(window.current_page)))
        window.show_page("readings")
        window.page_at("readings").give_out(cells)  # type: ignore[attr-defined]

    def _show_tags(self) -> None:
        from dsr_tracker.gui.dialogs.tags_dialog import TagsDialog

        TagsDialog(self._window.document, self._window.viewing, self._window).open()

    def _change_scale(self) -> None:
        from dsr_tracker.gui.dialogs.scale_dialog import ScaleDialog

        self._window.flush()
        ScaleDialog(self._window.document, self._window).open()

    def _show_backups(self) -> None:
        from dsr_tracker.gui.dialogs.backups_dialog import BackupsDialog

        self._window.flush()
        dialog = BackupsDialog(self._window.document, self._window)
        dialog.restored.connect(self._on_restored)
        # Later, when the dialog is gone: the window that it belongs to goes, too.
        dialog.replacing.connect(self.replace_wanted.emit, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    def _on_restored(self, edit: Edit) -> None:
        done = self.tr("Done: {label}. Ctrl+Z takes it back.").format(label=said(edit.label))
        self._window.bar.show_message(done)

    def _choose_merge(self) -> None:
        from dsr_tracker.gui.exchange import choose_merge

        choose_merge(self._window)

    def _import(self) -> None:
        from dsr_tracker.gui.importing import open_import

        open_import(self._window)

    def _hand_over(self) -> None:
        from dsr_tracker.gui.dialogs.hand_over_dialog import HandOverDialog

        self._window.flush()
        HandOverDialog(self._window.document, self._window).open()

    def _merge(self, other: Path) -> None:
        from dsr_tracker.gui.exchange import merge

        merge(self._window, other)

    def _check(self) -> None:
        from dsr_tracker.gui.dialogs.check_dialog import CheckDialog

        self._window.flush()
        CheckDialog(self._window.document, self._window).open()

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        self._window.menuBar().addMenu(menu)
        return menu

    def _add(self, menu: QMenu, text: str, run: Callable[..., object], keys: Keys = None) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(run)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action


def known_recent(recent: tuple[str, ...]) -> tuple[str, ...]:
    """The recent files that are still there."""
    return tuple(name for name in recent if Path(name).exists())


def _calling(run: Callable[..., object], *values: object) -> Callable[..., None]:
    """A slot that calls `run` with these values and passes over what the signal brings along."""

    def slot(*_: object) -> None:
        run(*values)

    return slot
