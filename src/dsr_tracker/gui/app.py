"""The composition root: builds store, document and window, and passes them in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from dsr_tracker import __version__, paths
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.rotation import Backup
from dsr_tracker.core.text import clean_line, shown
from dsr_tracker.gui import file_notices, messages
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.doorbell import Answer, Doorbell, ring
from dsr_tracker.gui.focus_ring import FocusRing
from dsr_tracker.gui.jobs import take_short_turns
from dsr_tracker.gui.language import Language
from dsr_tracker.gui.layouts import ask_conditions, conditions_of
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menu_commands import FILES
from dsr_tracker.gui.menus import Menus, known_recent
from dsr_tracker.gui.places import PlaceKeeper
from dsr_tracker.gui.signature import Signature
from dsr_tracker.gui.text_size import apply_text_size
from dsr_tracker.gui.theme import apply_theme, wear
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.settings import (
    LARGEST_TEXT,
    SMALLEST_TEXT,
    Place,
    Preset,
    Settings,
    load_settings,
    save_settings,
)
from dsr_tracker.store.store import Store

_SETTLE_MS = 150
_MESSAGE_MS = 8_000


def run(path: Path | None) -> int:
    """Open the window on that tracker, or on the default one; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("DSR Tracker")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("dsr-tracker")
    application.setWindowIcon(QIcon(str(paths.RESOURCES / "icon" / "dsr-tracker-64.png")))
    desk = Desk(application, paths.config_folder() / "settings.json")
    code = desk.open_first(path)
    if code is not None:
        return code
    QTimer.singleShot(0, lambda: _collect_garbage(application))
    if os.environ.get("DSR_TRACKER_TRIAL"):
        from dsr_tracker.gui.trial import leave_when_painted

        leave_when_painted(application)
    take_short_turns()
    return application.exec()


def _came(path: Path) -> str:
    return QCoreApplication.translate(
        "Desk", "“{name}” is open in another window, which is in front now."
    ).format(name=shown(path.name))


def _collect_garbage(application: QApplication) -> None:
    """From now on again: __main__ put it off."""
    from dsr_tracker.gui.collector import Collector

    Collector(application)


class Desk(QObject):
    """The open tracker with its window, the settings, and what concerns files."""

    def __init__(self, application: QApplication, settings_path: Path) -> None:
        super().__init__(application)
        self._application = application
        self._settings_path = settings_path
        self.settings: Settings = load_settings(settings_path)
        self.window: MainWindow | None = None
        self._is_backup_failing = False
        self._is_taken = False
        self._wants_tour = False
        self._language = Language(application)
        self._language.speak(self.settings.language)
        apply_theme(application, self.settings.theme, self.settings.text_size)
        apply_text_size(application, self.settings.text_size)
        FocusRing(application, self)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_colours_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_colours_changed)

    # -- files --------------------------------------------------------------------------------------

    def open_first(self, path: Path | None) -> int | None:
        """Open the tracker at the start of the program; gives the exit code where no window opens."""
        wanted: Path | None = path or paths.default_tracker()
        self._wants_tour = not self._settings_path.exists() and "DSR_TRACKER_TRIAL" not in os.environ
        while wanted is not None:
            try:
                answer = ring(wanted)
                if answer is Answer.CAME:
                    sys.stderr.write(f"{_came(wanted)}\n")
                    return 0
                self._show_tracker(wanted, is_taken=answer is Answer.SILENT)
            except TrackerError as error:
                from dsr_tracker.gui.refused import ask_what_next
                from dsr_tracker.gui.tracker_paths import ask_tracker

                wanted = ask_what_next(wanted, error, lambda: ask_tracker(self.window))
            else:
                return None
        return 1

    def open_tracker(self, path: Path) -> None:
        """Show that tracker in place of the one that is open; raises FileError and keeps the old one.

        One that another window has open is shown there.
        """
        answer = Answer.NOBODY if self._has_open(path) else ring(path)
        if answer is Answer.CAME:
            self._shown().statusBar().showMessage(_came(path), _MESSAGE_MS)
        elif self.window is None or self.window.may_leave():
            self._show_tracker(path, is_taken=answer is Answer.SILENT)

    def _on_dropped(self, path: Path) -> None:
        from dsr_tracker.gui.exchange import offer

        offer(self._shown(), path, self.open_tracker)

    def _has_open(self, path: Path) -> bool:
        try:
            return self.window is not None and self.window.document.path.samefile(path)
        except OSError:
            return False

    def _show_tracker(self, path: Path, *, is_taken: bool) -> None:
        self._keep_place()
        store = Store.open(path, paths.SEEDS, read_only=is_taken, backups=paths.backups_folder())
        old, old_geometry = self.window, self.window.layout_state() if self.window else self.settings.window
        document = Document(store, self.settings.signature, self)
        document.backup_limit_mb = self.settings.backup_limit_mb
        try:
            window = MainWindow(document, self._viewing(document))
        except BaseException:
            document.close()
            raise
        self._update(self.settings.with_recent(path.absolute()))
        window.setWindowTitle(f"{shown(path.name)} – DSR Tracker")
        window.restore_layout(old_geometry)
        window.layout_changed.connect(self._keep_place)
        self._places = PlaceKeeper(window, self.settings.places.get(str(path.absolute()), Place()))
        self._places.changed.connect(window.keep_layout_soon)
        # Later, when the drop is over: the window that it fell on goes.
        window.tracker_dropped.connect(self._on_dropped, Qt.ConnectionType.QueuedConnection)
        messages.install(window.bar, document.explain, window.say_again)
        self._build_menus(window)
        self._signature = Signature(self.settings, window)
        self._signature.clicked.connect(self.ask_author)
        window.statusBar().addPermanentWidget(self._signature)
        self.window, self._is_taken = window, is_taken
        window.show()
        if document.is_read_only:
            file_notices.say_read_only(window, self.open_tracker, is_taken=is_taken)
        if old is not None:
            old.layout_changed.disconnect(self._keep_place)
            # A key or clock that comes meanwhile would ask the file that closes.
            old.hide()
            old.setEnabled(False)
            for clock in old.findChildren(QTimer):
                clock.stop()
            for dialog in old.findChildren(QDialog):
                dialog.hide()
            old.deleteLater()
            old.document.close()
        QTimer.singleShot(0, window, lambda: window.page_at(window.current_page).take_focus())
        # What is not needed to show the window comes after its first paint.
        QTimer.singleShot(_SETTLE_MS, window, lambda: self._settle(window, is_taken=is_taken))

    def _settle(self, window: MainWindow, *, is_taken: bool) -> None:
        """Do what can wait until the window has been seen."""
        if window is not self.window or not window.isVisible():
            return  # closed before it came to this
        from dsr_tracker.gui.backup_watch import BackupWatch
        from dsr_tracker.gui.blind_sign import BlindSign
        from dsr_tracker.gui.conflict_watch import ConflictWatch
        from dsr_tracker.gui.speaking import Speaker

        document = window.document
        document.backup_failed.connect(lambda why: self._say_not_backed_up(window, why))
        BackupWatch(document, window)
        BlindSign(window)
        Speaker(document, window)
        document.troubled.connect(
            lambda text: file_notices.say_trouble(window, text, self.save_copy, self.open_tracker)
        )
        if not is_taken:
            self._doorbell = Doorbell(document.path, window)
            self._doorbell.rung.connect(self.come_to_front)
        if not document.is_read_only:
            from dsr_tracker.gui.offers import Offers

            document.drafts.failed.connect(lambda why: file_notices.say_unsafe(window, why))
            Offers(window)
        file_notices.say_due(window)
        watch = ConflictWatch(document, window)
        watch.found.connect(lambda path: file_notices.say_conflicted(window, path, self.open_tracker))
        watch.look()
        if self._wants_tour:  # the first start of all
            from dsr_tracker.gui.tour import Tour

            self._wants_tour = False
            self._update(replace(self.settings, has_seen_tour=True))
            Tour(window).start()

    def replace_by(self, backup: Backup) -> None:
        """Put a copy of the backup in the place of the open tracker, which is damaged, and open that."""
        document = self._shown().document
        aside = document.keeper.put_in_place(backup)
        self._show_tracker(document.path, is_taken=False)
        if aside is not None:
            said = self.tr("The damaged file is kept as {path}.").format(path=shown(str(aside)))
            self._shown().notify("replaced", said, ())

    def _say_not_backed_up(self, window: MainWindow, why: str) -> None:
        """Say once that the backups nobody asked for fail, until one succeeds."""
        if not why:
            window.drop_notice("backup")
        elif not self._is_backup_failing:
            window.notify("backup", why, ())
        self._is_backup_failing = bool(why)

    def come_to_front(self) -> None:
        """Show the window, and the dialog that waits in it, above those of other programs."""
        window = self._shown()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        for each in (window, self._application.activeModalWidget()):
            if each is not None:
                each.show()
                each.raise_()
                each.activateWindow()
        self._application.alert(window)

    def choose_tracker(self) -> None:
        """Ask which tracker to open."""
        from dsr_tracker.gui.tracker_paths import ask_tracker

        path = ask_tracker(self.window)
        if path is not None:
            self.open_tracker(path)

    def new_tracker(self) -> None:
        """Ask where a new tracker shall lie, and open it."""
        from dsr_tracker.gui.tracker_paths import ask_free_path

        path = ask_free_path(self._shown(), self.tr("New tracker"), "tracker.dsr")
        if path is not None:
            self.open_tracker(path)

    def save_copy(self) -> None:
        """Ask where a copy shall lie, and write it."""
        from dsr_tracker.gui.tracker_paths import ask_free_path

        window = self._shown()
        document = window.document
        path = ask_free_path(window, self.tr("Save a copy"), f"{document.path.stem} copy.dsr")
        if path is not None:
            try:
                window.flush()
            finally:  # a copy is the way out where the file itself takes no more
                document.save_copy(path)
                window.statusBar().showMessage(self.tr("Copy saved: {path}").format(path=path), 8000)

    # -- settings -----------------------------------------------------------------------------------

    def set_theme(self, theme: str) -> None:
        """Wear that theme from now on."""
        self._update(replace(self.settings, theme=theme))
        apply_theme(self._application, theme, self.settings.text_size)
        self._menus.looks.show_theme(theme)

    def set_text_size(self, percent: int) -> None:
        """Write everything in that size, in per cent of the system's, from now on."""
        percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))
        self._update(replace(self.settings, text_size=percent))
        layout = self._shown().layout_state()
        wear(self._application, self.settings.theme, percent)
        apply_text_size(self._application, percent)
        self._shown().restore_pages(layout)
        self._menus.looks.show_text_size(percent)

    def _on_system_colours_changed(self) -> None:
        if self.settings.theme == "system":
            wear(self._application, "system", self.settings.text_size)

    def set_language(self, language: str) -> None:
        """Speak that language from now on: the window is built again, at the same page and cell."""
        window = self._shown()
        if language == self.settings.language or not window.may_leave():
            return
        self._keep_place()
        self._update(replace(self.settings, language=language))
        self._language.speak(language)
        place, is_wanted = (window.current_page, window.subject), window.is_inspector_wanted
        asked = conditions_of(window.current_page, window.page_at(window.current_page))
        self._show_tracker(window.document.path, is_taken=self._is_taken)
        self._shown().viewing.take_over(window.viewing)
        self._shown().show_page(*place)
        ask_conditions(place[0], self._shown().page_at(place[0]), asked)
        self._shown().set_inspector_wanted(is_wanted)

    def show_settings(self, typed: str = "", at: str = "") -> None:
        """Show the settings that match what is typed, all of them for nothing, with the keyboard `at` one."""
        from dsr_tracker.gui.dialogs.settings_dialog import SettingsDialog

        window = self._shown()
        # The command line keeps some, too.
        self.settings = replace(self.settings, presets=load_settings(self._settings_path).presets)
        dialog = SettingsDialog(
            window.document, lambda: self.settings, self.change_setting, self._settings_path, window
        )
        dialog.field.setText(typed)
        dialog.open()
        if at in dialog.rows:
            dialog.rows[at].field.setFocus()

    def change_setting(self, name: str, value: Any) -> None:
        """Let that setting hold from now on; raises a TrackerError and changes nothing where it cannot."""
        window = self._shown()
        if name == "theme":
            self.set_theme(value)
        elif name == "text_size":
            self.set_text_size(value)
        elif name == "language":
            self.set_language(value)
            if self._shown() is not window:  # it was built again, and the dialog went with the old one
                self.show_settings(at=name)
        elif name == "author":
            self._on_author_named(clean_line(value, "name", 200))
        elif name == "stale_months":
            window.viewing.set_stale_months(value)
        else:
            self._update(replace(self.settings, **{name: value}))
            if name == "recent" and isinstance(menu := window.findChild(QMenu, FILES), QMenu):
                menu.clear()
                menu.setEnabled(False)
            window.document.backup_limit_mb = self.settings.backup_limit_mb

    def ask_author(self) -> None:
        """Ask for the name that edits are signed with."""
        from dsr_tracker.gui.dialogs.author_dialog import AuthorDialog

        AuthorDialog(self.settings.signature, self._on_author_named, self._shown()).open()

    def _on_author_named(self, name: str) -> None:
        if self.window is not None:
            self.window.flush()  # what was typed until now is signed by who typed it
        self._update(replace(self.settings, author=name, is_author_confirmed=bool(name)))
        if self.window is not None:
            self.window.document.sign_as(self.settings.signature)
            self._signature.show_name(self.settings)

    def _keep_place(self) -> None:
        """Keep the layout, and where the person is, as soon as they change: the program may be killed."""
        if self.window is not None:
            known = load_settings(self._settings_path).places  # other windows keep theirs, too
            settings = replace(self.settings, window=self.window.layout_state(), places=known)
            self._update(settings.with_place(self.window.document.path.absolute(), self._places.place()))

    def _update(self, settings: Settings) -> None:
        if settings == self.settings:
            return
        if settings.presets == self.settings.presets:  # what the command line kept meanwhile stays
            settings = replace(settings, presets=load_settings(self._settings_path).presets)
        self.settings = settings
        try:
            save_settings(self._settings_path, settings)
        except OSError as error:
            # The layout is not worth a message each time the window moves; the settings still hold here.
            sys.stderr.write(f"The settings could not be saved: {error}\n")

    def _on_presets_changed(self, presets: dict[str, Preset]) -> None:
        self._update(replace(self.settings, presets=presets))

    def _on_stale_months_chosen(self, months: int) -> None:
        self._update(replace(self.settings, stale_months=months))

    # -- parts ----------------------------------------------------------------------------------------

    def _viewing(self, document: Document) -> Viewing:
        viewing = Viewing(document, stale_months=self.settings.stale_months)
        viewing.stale_months_changed.connect(self._on_stale_months_chosen)
        viewing.report_opened.connect(self.write_report)
        return viewing

    def _build_menus(self, window: MainWindow) -> None:
        recent = known_recent(self.settings.recent)
        settings = self.settings
        self._menus = menus = Menus(window, settings.theme, recent, settings.language, settings.text_size)
        ties: list[tuple[object, Callable[..., object]]] = [
            (menus.new_wanted, self.new_tracker),
            (menus.open_wanted, self.choose_tracker),
            (menus.recent_wanted, lambda name: self.open_tracker(Path(name))),
            (menus.copy_wanted, self.save_copy),
            (menus.replace_wanted, self.replace_by),
            (menus.report_wanted, self.write_report),
            (menus.picture_wanted, self.save_picture),
            (menus.author_wanted, self.ask_author),
            (menus.looks.theme_chosen, self.set_theme),
            (menus.looks.text_size_chosen, self.set_text_size),
            (menus.looks.reset_wanted, window.reset_layout),
            (menus.language_chosen, self.set_language),
            (menus.settings_wanted, self.show_settings),
        ]
        for signal, slot in ties:
            signal.connect(slot)  # type: ignore[attr-defined]

    def write_report(self, preset: Preset | None = None) -> None:
        """Ask what to report on, with these choices to begin with, and write it."""
        from dsr_tracker.gui.dialogs.report_dialog import ReportDialog

        window = self._shown()
        window.flush()
        presets = load_settings(self._settings_path).presets  # the command line keeps some, too
        dialog = ReportDialog(window.document, window.viewing, window, presets, self._on_presets_changed)
        if preset is not None:
            dialog.form.show_preset(preset)
        dialog.open()

    def save_picture(self, name: str) -> None:
        """Save the matrix, or the distributions, as a picture."""
        from dsr_tracker.gui.picture_saving import save_picture

        save_picture(self._shown(), name)

    def _shown(self) -> MainWindow:
        if self.window is None:
            raise RuntimeError("no tracker is open")
        return self.window
