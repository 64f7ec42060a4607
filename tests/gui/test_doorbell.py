"""A file that another window has open: that one comes to the front, or where it hangs, this one reads."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from dsr_tracker import paths
from dsr_tracker.core import editing
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.gui import doorbell
from dsr_tracker.gui.doorbell import Answer, Doorbell, ring
from dsr_tracker.store.store import Store

from .conftest import clause

# How a desk is made, and what is taken from it.
from .test_main_window import desk, make_desk, rate  # noqa: F401

unix = pytest.mark.skipif(os.name != "posix", reason="sockets with a place in the file system")


@pytest.fixture(autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Sockets of this test, at a short path."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="d") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name) / "dsr-tracker"


def rung(path: Path, qtbot: Any) -> Answer:
    """What ringing gives in another program."""
    program = (
        "import sys; from pathlib import Path; from dsr_tracker.gui.doorbell import ring;"
        " print(ring(Path(sys.argv[1])).name)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], env=environment, stdout=subprocess.PIPE, text=True
    ) as caller:
        qtbot.waitUntil(lambda: caller.poll() is not None, timeout=9000)
        assert caller.stdout is not None
        return Answer[caller.stdout.read().strip()]


def sleeping(path: Path) -> socket.socket:
    """The door of a window that hangs: it takes the call, and no one comes."""
    name = doorbell._name(path)
    Path(name).parent.mkdir(exist_ok=True)
    server = socket.socket(socket.AF_UNIX)
    server.bind(name)
    server.listen(1)
    return server


def left_by_a_killed_window(path: Path) -> Path:
    name = Path(doorbell._name(path))
    with closing(sleeping(path)):
        pass
    assert name.exists()
    return name


def test_where_no_other_window_is_nobody_comes(tracker_path, qtbot):
    assert ring(tracker_path) is Answer.NOBODY
    assert ring(tracker_path.with_name("none.dsr")) is Answer.NOBODY


def test_the_window_that_has_the_file_hears_the_bell(tracker_path, qtbot, qapp):
    bell = Doorbell(tracker_path)
    with qtbot.waitSignal(bell.rung):
        assert rung(tracker_path, qtbot) is Answer.CAME
    # By any of its names, and no other file.
    link = tracker_path.with_name("link.dsr")
    link.symlink_to(tracker_path)
    assert rung(link, qtbot) is Answer.CAME
    other = tracker_path.with_name("other.dsr")
    other.touch()
    assert ring(other) is Answer.NOBODY
    bell.close()
    assert ring(tracker_path) is Answer.NOBODY


@unix
def test_a_window_that_hangs_is_silent(tracker_path, qtbot, monkeypatch):
    monkeypatch.setattr(doorbell, "_ANSWER_SECONDS", 0.2)
    with closing(sleeping(tracker_path)):
        assert ring(tracker_path) is Answer.SILENT
        assert not Doorbell(tracker_path).is_listening


@unix
def test_what_a_killed_window_left_is_nobody_and_is_no_hindrance(tracker_path, qtbot):
    left_by_a_killed_window(tracker_path)
    assert ring(tracker_path) is Answer.NOBODY
    bell = Doorbell(tracker_path)
    assert bell.is_listening
    assert rung(tracker_path, qtbot) is Answer.CAME
    bell.close()


@unix
def test_strange_callers_disturb_nothing(tracker_path, qtbot):
    bell = Doorbell(tracker_path)
    for said in (b"", b"\x00\xff" * 3_000, b"\xff\n", b"a\nb\n"):
        with closing(socket.socket(socket.AF_UNIX)) as caller:
            caller.connect(doorbell._name(tracker_path))
            caller.sendall(said)
            qtbot.wait(20)
    assert rung(tracker_path, qtbot) is Answer.CAME
    bell.close()


@unix
def test_the_sockets_are_their_owners(tracker_path, folder, qtbot):
    bell = Doorbell(tracker_path)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert Path(doorbell._name(tracker_path)).stat().st_mode & 0o077 == 0
    bell.close()


@unix
def test_a_folder_that_others_may_write_to_is_not_trusted(folder, tracker_path):
    folder.mkdir()
    folder.chmod(0o777)
    assert paths.runtime_folder() is None
    assert ring(tracker_path) is Answer.NOBODY
    assert not Doorbell(tracker_path).is_listening


def test_without_a_runtime_folder_there_is_one_for_each_user(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    made = paths.runtime_folder()
    assert made is not None
    assert made.parent == tmp_path


# -- the whole program ----------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], None]:
    """Sets what the other window answers."""

    def answer(given: Answer) -> None:
        monkeypatch.setattr("dsr_tracker.gui.app.ring", lambda _: given)

    return answer


def test_a_second_start_ends_with_a_line(make_desk, tracker_path, elsewhere, capsys):  # noqa: F811
    elsewhere(Answer.CAME)
    second = make_desk()
    assert second.open_first(tracker_path) == 0
    assert second.window is None
    assert capsys.readouterr().err == "“tracker.dsr” is open in another window, which is in front now.\n"


def test_a_file_of_another_window_is_shown_there(desk, tracker_path, elsewhere):  # noqa: F811
    window = desk.window
    elsewhere(Answer.CAME)
    desk.open_tracker(tracker_path.with_name("other.dsr"))
    assert desk.window is window
    assert "in front now" in window.statusBar().currentMessage()


def test_beside_a_window_that_hangs_it_is_read_and_followed(make_desk, tracker_path, elsewhere, seeds):  # noqa: F811
    elsewhere(Answer.SILENT)
    second = make_desk()
    assert second.open_first(tracker_path) is None
    window = second.window
    assert "does not answer" in window.notice("read-only")
    with pytest.raises(TrackerError, match="read-only"):
        rate(window.document, "limited", clause(1))
    with Store.open(tracker_path, seeds) as first:
        target = editing.Target(first.read.provision("DEI-2017/03"), first.read.record("party", "EG"))
        scale = first.read.scale()
        first.apply(editing.rate(editing.Pen("Bob", first.new_id), [target], scale.rating("complete"), scale))
    window.document.look_for_changes()
    assert window.matrix.model.index(2, 1).data() == "Complete"
    # The other one came to an end.
    elsewhere(Answer.NOBODY)
    window._notices.findChild(QPushButton).click()
    assert not second.window.document.is_read_only
    assert second.window.notice("read-only") == ""


def test_the_window_answers_soon_and_comes_to_the_front(desk, tracker_path, qtbot):  # noqa: F811
    window = desk.window
    qtbot.waitUntil(lambda: Path(doorbell._name(tracker_path)).exists() or os.name != "posix", timeout=3000)
    window.showMinimized()
    assert rung(tracker_path, qtbot) is Answer.CAME
    qtbot.waitUntil(lambda: not window.isMinimized())
    # Its own file again is opened anew, and nobody is asked.
    desk.open_tracker(tracker_path)
    assert desk.window is not window
    assert not desk.window.document.is_read_only
