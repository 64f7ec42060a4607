"""Where newer versions are: a page for the browser. The program itself asks nobody."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker import RELEASES_PAGE, __version__
from dsr_tracker.gui.main_window import MainWindow


def look_for_updates(window: MainWindow) -> None:
    """Offer to open the page with the releases, or say that there is none."""
    if RELEASES_PAGE:
        window.open_link(RELEASES_PAGE)
        return
    nowhere = QCoreApplication.translate(
        "Updates",
        "This is version {version}. It knows no page with newer ones: ask where you got it from. "
        "DSR Tracker never looks for updates by itself.",
    )
    window.bar.show_message(nowhere.format(version=__version__))
