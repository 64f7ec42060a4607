"""Whoever reads a cell blind finds in no part of the window what was judged of it.

Two trackers differ in nothing but that. Every page, dialog and report must read, and look, the same in both.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dsr_tracker.core.cycles import open_cycle
from dsr_tracker.core.filtering import parse_filter
from dsr_tracker.core.pictures import Ask, PictureKind
from dsr_tracker.core.rotation import Reason
from dsr_tracker.core.searching import parse_search
from dsr_tracker.core.second_reading import close_batch, read_cell
from dsr_tracker.core.sight import BlindError
from dsr_tracker.drafts import Draft, DraftFolder
from dsr_tracker.gui.blind_sign import BlindSign
from dsr_tracker.gui.copying import copy_selection
from dsr_tracker.gui.dialogs.scale_dialog import ScaleDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.finding import ask_for, groups_of
from dsr_tracker.gui.jobs import wait_for_jobs
from dsr_tracker.gui.layouts import columns_in
from dsr_tracker.gui.main_window import MainWindow
from dsr_tracker.gui.menus import Menus
from dsr_tracker.gui.models.conditions import Facet
from dsr_tracker.gui.offers import Offers
from dsr_tracker.gui.pages import PAGES as OTHER_PAGES
from dsr_tracker.gui.reading_jobs import making
from dsr_tracker.gui.report_jobs import closing_job
from dsr_tracker.gui.speaking import Speaker
from dsr_tracker.gui.viewing import Viewing
from dsr_tracker.paths import SEEDS, data_folder
from dsr_tracker.reports.contents import Kind, Scope
from dsr_tracker.reports.orders import Order
from dsr_tracker.store.agenda import AgendaReader
from dsr_tracker.store.store import Store
from tests.blind import BLIND, DAY, OTHER_SECRET, SECRET, keep_secrets, twin

from .test_accessibility import DIALOGS
from .test_translation import texts

_ROLES = [
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
    Qt.ItemDataRole.UserRole + 1,
]
_WORDS = ("text", "toPlainText", "currentText", "title", "toolTip", "accessibleName", "accessibleDescription")


@pytest.fixture(scope="session")
def secret_file(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path) -> Path:
    """A tracker in which Ben reads a cell blind, with its twin beside it; both only to be copied."""
    path = tmp_path_factory.mktemp("blind") / "tracker.dsr"
    shutil.copyfile(seeded_file, path)
    with Store.open(path, SEEDS) as store:
        keep_secrets(store)
    twin(path)
    return path


class Seen(NamedTuple):
    """A window as Ben has it, with its document."""

    window: MainWindow
    document: Document

    def words(self) -> list[str]:
        """All that is said anywhere in the window, shown or not, once nothing is read any more."""
        wait_for_jobs()
        QApplication.processEvents()
        return list(words_of(self.window))


class Open(Protocol):
    """Opens the tracker, or its twin, in a window of Ben's or of somebody else's."""

    def __call__(self, name: str, author: str = "Ben") -> Seen: ...


@pytest.fixture
def as_ben(secret_file: Path, tmp_path: Path, unasked: None, qtbot: Any) -> Iterator[Open]:
    """Opens the tracker, or its twin, in a window of Ben's."""
    documents: list[Document] = []

    def open_it(name: str = "tracker.dsr", author: str = "Ben") -> Seen:
        # Under one name, which is seen.
        folder = tmp_path / str(len(documents))
        folder.mkdir()
        path = shutil.copyfile(secret_file.with_name(name), folder / "tracker.dsr")
        document = Document(Store.open(path, SEEDS), author)
        documents.append(document)
        window = MainWindow(document, Viewing(document))
        qtbot.addWidget(window)
        Menus(window, "light", ())
        window.resize(1400, 880)
        window.show()
        qtbot.waitExposed(window)
        return Seen(window, document)

    yield open_it
    for each in documents:
        each.close()


PAGES = ("matrix", *OTHER_PAGES)
BOTH = ("tracker.dsr", "other tracker.dsr")


def words_of(widget: QWidget) -> Iterator[str]:
    """What is read by eye, by ear, in a tooltip, a menu or a list, also where it is not shown just now."""
    yield from texts(widget)
    for part in (widget, *widget.findChildren(QWidget), *widget.findChildren(QAction)):
        for name in _WORDS:
            said = getattr(part, name, None)
            if callable(said):
                try:
                    yield str(said())
                except TypeError:  # a text of something that must be named
                    continue
    for model in widget.findChildren(QAbstractItemModel):
        yield from _words_of_model(model, QModelIndex())


def _words_of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 400)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role)) for role in _ROLES)
        yield from _words_of_model(model, model.index(row, 0, parent))


def tells(words: list[str]) -> list[str]:
    """Those that say what Ben must not know."""
    return [each for each in words if SECRET in each or OTHER_SECRET in each]


def picture_of(widget: QWidget) -> QImage:
    """The widget as it looks, without a cursor that blinks."""
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    QApplication.processEvents()
    return widget.grab().toImage()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_reads_and_looks_the_same_whatever_was_judged(page: str, as_ben: Open) -> None:
    """A page that is new is among them."""
    found = []
    for name in BOTH:
        seen = as_ben(name)
        seen.window.open_cell(BLIND)
        seen.window.show_page(page)
        words = seen.words()
        assert tells(words) == []
        found.append((words, picture_of(seen.window)))
    assert found[0][0] == found[1][0]
    assert found[0][1] == found[1][1]


def without_times(words: list[str]) -> set[str]:
    """The words without numbers and ids, which differ with the moment at which something is done."""
    return {re.sub(r"[0-9a-f-]*\d[0-9a-f-]*", "#", each) for each in words}


# The one that shows how often each rating was given is not to be had: see below.
_OTHER_DIALOGS = [each for each in DIALOGS if each.__name__ != "open_scale"]


@pytest.mark.parametrize("open_dialog", _OTHER_DIALOGS, ids=lambda each: each.__name__.removeprefix("open_"))
def test_a_dialog_reads_the_same_whatever_was_judged(open_dialog: Any, as_ben: Open) -> None:
    """A dialog that is new is among them: tests/gui/test_accessibility.py asks for it."""
    found = []
    for name in BOTH:
        seen = as_ben(name)
        seen.window.open_cell(BLIND)
        open_dialog(seen.window, seen.document)
        words = seen.words()
        assert [each for each in seen.window.findChildren(QDialog) if each.isVisible()]
        assert tells(words) == []
        found.append(without_times(words))
    assert found[0] == found[1]


def values_of(window: MainWindow) -> list[str]:
    """What can be chosen of every column of every table of the page, each with how many rows have it."""
    found: list[str] = []
    for view in window.tables():
        if (columns := columns_in(view)) is None:
            continue
        for column in range(len(columns.conditions.columns)):
            facets: list[Facet] = []
            columns.facets(column, facets.extend)
            wait_for_jobs()
            QApplication.processEvents()
            found += [f"{view.accessibleName()} {column} {each.value} {each.count}" for each in facets]
    return found


def test_what_can_be_chosen_of_a_column_is_the_same_whatever_was_judged(as_ben: Open) -> None:
    said = []
    for name, author in [*((name, "Ben") for name in BOTH), (BOTH[0], "Ann")]:
        seen = as_ben(name, author)
        found = []
        for page in PAGES:
            seen.window.show_page(page)
            seen.words()
            found += values_of(seen.window)
        said.append(found)
    assert tells(said[0]) == []
    assert said[0] == said[1]
    assert tells(said[2]), "Ann may see them"


def test_what_must_not_be_found_would_be(as_ben: Open) -> None:
    """The tests above can fail: Ann, who reads nothing blind, finds the words, and the twins differ."""
    found = []
    for name in BOTH:
        seen = as_ben(name, "Ann")
        seen.window.open_cell(BLIND)
        said = {}
        for page in ("overview", "countries", "timeline", "todo"):
            seen.window.show_page(page)
            said[page] = seen.words()
            assert tells(said[page])
        found.append(said)
    assert all(words != found[1][page] for page, words in found[0].items())


@pytest.mark.parametrize("kind", Kind)
def test_a_report_says_the_same_whatever_was_judged(kind: Kind, as_ben: Open, qtbot: Any) -> None:
    _compare_reports(kind, as_ben, qtbot)


def test_a_report_that_a_process_of_its_own_makes_does_so_too(
    as_ben: Open, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AgendaReader, "is_big", lambda _: True)
    _compare_reports(Kind.COUNTRY, as_ben, qtbot)


def _compare_reports(kind: Kind, as_ben: Open, qtbot: Any) -> None:
    scope = Scope(
        kind=kind,
        provision_id=BLIND.provision_id if kind is Kind.CLAUSE else "",
        country_codes=("EG",) if kind is Kind.COUNTRY else (),
        since="2026-01-31" if kind is Kind.CHANGES else "",
    )
    found = []
    for name in BOTH:
        job = making(as_ben(name).document, Order(scope, "json"), lambda made: made.parts[0])
        with qtbot.waitSignal(job.finished, timeout=20_000) as made:
            job.start()
        told = json.loads(made.args[0])
        assert "1 cell is told as not assessed here" in told["remarks"][0]
        del told["written_at"], told["colophon"]["digest"]
        found.append(told)
    assert found[0] == found[1]
    assert tells([str(found[0])]) == []


@pytest.mark.parametrize("kind", PictureKind)
def test_a_picture_shows_the_same_whatever_was_judged(kind: PictureKind, as_ben: Open) -> None:
    ask = Ask(kind, "2026-12-31", party_id=BLIND.party_id, provision_id=BLIND.provision_id)
    pictures = [as_ben(name).document.show_picture(ask) for name in BOTH]
    assert pictures[0] == pictures[1]


def test_the_search_finds_nothing_of_it(as_ben: Open, qtbot: Any) -> None:
    document = as_ben("tracker.dsr").document

    def found(typed: str) -> list[Any]:
        query = parse_search(typed)
        parts: list[Any] = []
        document.searches.answered.connect(parts.append)
        with qtbot.waitSignal(document.searches.finished):
            document.searches.ask(ask_for(query, groups_of(query)))
        document.searches.answered.disconnect()
        return [each for part in parts for each in getattr(part, "found", ())]

    assert found(SECRET) == []
    assert [record.reason for record, _ in found("status:limited kind:judgement so")] == ["So it is."]
    # Who signs now sees what she may see, in the search that is open already.
    document.sign_as("Ann")
    assert len(found(SECRET)) >= 4
    document.sign_as("Ben")
    assert found(SECRET) == []


def test_a_filter_and_a_copy_of_the_matrix_do_not_give_it_away(as_ben: Open) -> None:
    found = []
    for name in BOTH:
        window, document = as_ben(name)
        counts = []
        for filtered in (
            "status:substantial",
            "status:not_started",
            "confidence:low",
            "has:note",
            "author:Ann",
            "moved:improved against:2026-01",
        ):
            window.viewing.set_filter(parse_filter(filtered))
            QApplication.processEvents()
            counts.append((window.filter_bar.counted.text(), window.matrix.model.means.overall()))
        window.viewing.set_filter(parse_filter(""))
        window.show_page("matrix")
        window.matrix.view.selectAll()
        copy_selection(window.matrix.view, with_headers=True)
        found.append((counts, QGuiApplication.clipboard().text()))
        assert "Limited" in found[-1][1]
        assert document.blind_cells == {BLIND}
    assert found[0] == found[1]


def test_undo_does_not_say_what_it_would_take_back_and_does_not_do_it(
    as_ben: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, document = as_ben("tracker.dsr")
    spoken: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: spoken.append(event.message()), raising=True
    )
    Speaker(document, window)
    offered = [action.text() for action in window.findChildren(QAction)]
    assert any("Undo: A change of cells that you read blind" in each for each in offered)
    with pytest.raises(BlindError, match="unseen"):
        document.undo()
    assert spoken == []
    window.show_page("overview")
    assert tells([*spoken, *Seen(window, document).words()]) == []


def test_becoming_blind_clears_what_is_on_screen(as_ben: Open) -> None:
    """Somebody else signs at a window that shows all; then the batch is closed, and all is shown again."""
    seen = as_ben("tracker.dsr", "Ann")
    window, document = seen
    window.open_cell(BLIND)
    for page in PAGES:
        window.show_page(page)
    assert tells(seen.words())
    document.sign_as("Ben")
    for page in PAGES:
        window.show_page(page)
        assert tells(list(texts(window))) == []
    assert tells(seen.words()) == []
    document.do(close_batch(document.pen, document.readings.batches()[0]))
    window.open_cell(BLIND)
    assert tells(seen.words())
    document.undo()
    assert tells(seen.words()) == []


def test_her_own_reading_is_seen_while_the_first_is_not(as_ben: Open) -> None:
    window, document = as_ben("tracker.dsr")
    batch, scale = document.readings.batches()[0], document.scale
    edit = read_cell(
        document.pen,
        document.target(BLIND, DAY),
        scale.rating("complete"),
        scale,
        batch=batch,
        reason="Mine.",
    )
    document.do(edit)
    window.show_page("readings")
    page: Any = window.page_at("readings")
    page.open_subject(batch.batch_id)
    assert page.form.reason.toPlainText() == "Mine."
    assert page.form.ratings.checkedButton().property("rating") == "complete"
    assert tells(Seen(window, document).words()) == []


def test_what_needs_all_judgements_is_refused_in_words(as_ben: Open, qtbot: Any) -> None:
    window, document = as_ben("tracker.dsr")
    dialog = ScaleDialog(document, window)
    dialog.open()
    qtbot.waitUntil(lambda: "read blind" in dialog.error.text())
    assert dialog.made is None
    document.do(open_cycle(document.pen, [], name="Second", starts_on=DAY, ends_on="2026-06-30"))
    with pytest.raises(BlindError, match="The cycle was not closed"):
        closing_job(document, document.cycles.cycles()[0])
    window.open_cell(BLIND)
    window.show_page("matrix")
    with pytest.raises(BlindError, match="the page Second reading"):
        window.matrix.rate_selected("limited")


def test_a_figure_that_is_explained_is_put_away_when_somebody_else_signs(as_ben: Open) -> None:
    window, document = as_ben("tracker.dsr", "Ann")
    window.show_page("overview")
    window.page_at("overview").bar.clicked.emit("")  # type: ignore[attr-defined]
    figure: Any = window.inspector.currentWidget()
    assert "How the figure" in figure.accessibleName()
    document.sign_as("Ben")
    assert window.inspector.currentWidget() is not figure


def test_every_page_says_that_something_is_hidden(as_ben: Open) -> None:
    window, document = as_ben("tracker.dsr")
    sign = BlindSign(window)
    QApplication.processEvents()
    assert sign.isVisible()
    assert sign.text() == "1 cell is hidden: you read it blind"
    window.show_page("overview")
    assert not window.page_at("overview").first_steps.isVisible()  # type: ignore[attr-defined]
    sign.click()
    assert window.current_page == "readings"
    document.sign_as("Ann")
    assert not sign.isVisible()


def test_what_somebody_else_was_typing_is_offered_when_all_is_shown_again(as_ben: Open) -> None:
    window, document = as_ben("tracker.dsr")
    folder = DraftFolder(data_folder() / "drafts", document.read.meta("tracker_id"), document.path)
    for author in ("Ann", "Ben"):
        draft = Draft(
            "judgement", (*BLIND, DAY, author), "Egypt, clause 5", {"reason": author}, author=author
        )
        folder.keep(draft)
    Offers(window)
    assert "“Ben”" in str(Seen(window, document).words())
    assert "“Ann”" not in str(Seen(window, document).words())
    assert "and 1 more" not in str(Seen(window, document).words())
    document.do(close_batch(document.pen, document.readings.batches()[0]))
    Offers(window)
    assert "and 1 more" in str(Seen(window, document).words())


def test_a_backup_is_restored_unseen(as_ben: Open, qtbot: Any) -> None:
    _, document = as_ben("tracker.dsr")
    backup = document.keeper.back_up(Reason.BY_HAND)
    document.sign_as("Ann")
    document.undo()
    document.sign_as("Ben")
    job = document.restore(document.keeper.preview(backup, "Ben").edit)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert document.read.assessments(BLIND) == []
    document.sign_as("Ann")
    assert document.read.assessments(BLIND)[0].reason == f"{SECRET} of April"
