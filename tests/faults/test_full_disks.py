"""A disk that is full at any page: one sentence, the old state, and no half file."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dsr_tracker.core.errors import FileError, TrackerError
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.writing import write_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store
from tests.faults import soundness
from tests.faults.acts import Acts
from tests.faults.conftest import FULL

_BLOCK = 4096
_SIZE = 4_000_000
_FORMS = ("json", "zip", "html", "csv", "xlsx", "docx", "pdf")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; skipped, with the reason, where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no small disk may be mounted ({done.stderr.decode().strip()[:80]})")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@contextmanager
def free(disk: Path, size: int) -> Iterator[None]:
    """All but so many bytes of the disk taken."""
    filler = disk / "filler"
    status = os.statvfs(disk)
    filler.write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - size)))
    try:
        yield
    finally:
        filler.unlink()


def attempts(work: Callable[[int], None], step: int) -> tuple[int, list[str]]:
    """Does the work with nothing free, then one step more, until it works; how often it did not, and why."""
    failed, said = 0, list[str]()
    while failed < 2_000:
        try:
            work(failed * step)
        except TrackerError as error:
            failed += 1
            said.append(error.what if error.advice else "no advice")
        else:
            return failed, said
    pytest.fail(f"it never works again: {said[-1]}")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"filler"}


@pytest.mark.timeout(300)
def test_an_edit_on_a_full_disk(  # noqa: PLR0917
    small_file: Path,
    disk: Path,
    seeds: Path,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    path = disk / "tracker.dsr"
    shutil.copyfile(small_file, path)
    tries = 0
    for _ in range(many(30, 1)):
        with Store.open(path, seeds) as store:
            edit = None
            while edit is None:
                edit = Acts(store, chance).edit()
            before = soundness.state_of(path)

            def apply(size: int) -> None:
                with free(disk, size):
                    try:
                        store.apply(edit)  # noqa: B023  # called within this turn
                    except FileError:
                        assert soundness.problems_of(path) == []
                        assert soundness.state_of(path) == before  # noqa: B023
                        assert names(disk) == {"tracker.dsr"}
                        raise

            failed, said = attempts(apply, _BLOCK)
            assert all("full" in each for each in said)
            assert soundness.state_of(path) != before
        assert soundness.problems_of(path) == []
        tries += failed
    tell(f"an edit on a full disk: {tries} attempts refused at every block, each with the old state whole")
    assert tries


@pytest.mark.timeout(300)
def test_an_edit_at_every_page_where_the_file_may_not_grow(  # noqa: PLR0917
    small_file: Path,
    tmp_path: Path,
    seeds: Path,
    chance: random.Random,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    path = tmp_path / "tracker.dsr"
    shutil.copyfile(small_file, path)
    tries = 0
    with Store.open(path, seeds) as store:
        acts = Acts(store, chance)
        for _ in range(many(10, 3)):
            edit = None
            while edit is None:
                edit = acts.edit()
            before = soundness.state_of(path)
            [pages] = store._connection.execute("PRAGMA page_count").fetchone()

            def apply(more: int) -> None:
                store._connection.execute(f"PRAGMA max_page_count={pages + more}")  # noqa: B023
                store.apply(edit)  # noqa: B023

            failed, said = attempts(apply, 1)
            tries += failed
            assert all("full" in each for each in said)
            assert soundness.problems_of(path) == []
            assert soundness.state_of(path) != before
    tell(f"an edit in a file that may not grow: {tries} attempts refused at every page")
    assert tries


@pytest.mark.timeout(300)
def test_a_copy_on_a_full_disk(
    small_file: Path, disk: Path, seeds: Path, many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    target = disk / "copy.dsr"
    with Store.open(small_file, seeds, read_only=True) as store:

        def copy(size: int) -> None:
            with free(disk, size):
                try:
                    store.save_copy(target)
                except FileError:
                    assert names(disk) == set()
                    raise

        failed, said = attempts(copy, many(1, 8) * _BLOCK)
    assert all("full" in each for each in said)
    assert soundness.content_of(target) == soundness.content_of(small_file)
    tell(f"a copy onto a full disk: {failed} attempts refused, none left a file")
    assert failed


@pytest.mark.timeout(300)
def test_a_new_tracker_on_a_full_disk(
    disk: Path, seeds: Path, many: Callable[[int, int], int], tell: Callable[[str], None]
) -> None:
    path = disk / "new.dsr"

    def make(size: int) -> None:
        with free(disk, size):
            try:
                Store.open(path, seeds).close()
            except FileError:
                assert names(disk) == set()
                raise

    failed, said = attempts(make, many(1, 40) * _BLOCK)
    assert all("full" in each for each in said)
    assert soundness.problems_of(path) == []
    tell(f"a new tracker on a full disk: {failed} attempts refused, none left a file")
    assert failed


@pytest.fixture
def report(small_file: Path, seeds: Path) -> Report:
    with Store.open(small_file, seeds, read_only=True) as store:
        return build_report(collect(store), Scope())


@pytest.mark.timeout(300)
@pytest.mark.parametrize("form", _FORMS if FULL else _FORMS[:2])
def test_a_report_on_a_full_disk(  # noqa: PLR0917
    report: Report,
    disk: Path,
    form: str,
    many: Callable[[int, int], int],
    tell: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = disk / f"report.{form}"
    target.write_bytes(b"the report of last year")
    # Laying it out takes long and is the same each time; what is tried is how it gets onto the disk.
    from dsr_tracker.reports import writing

    content = writing.render(report, form)
    monkeypatch.setattr(writing, "render", lambda *_: content)

    def write(size: int) -> None:
        with free(disk, size):
            try:
                write_report(report, form, target)
            except FileError:
                assert names(disk) == {target.name}
                assert target.read_bytes() == b"the report of last year"
                raise

    failed, said = attempts(write, many(1, 60) * _BLOCK)
    assert all("the disk is full" in each for each in said)
    assert target.read_bytes() == content
    tell(f"a report ({form}) onto a full disk: {failed} attempts refused, the older report kept")
    assert failed
