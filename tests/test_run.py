"""run.py, as far as it can be told without making an environment (which CI does by starting it)."""

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run

ROOT = Path(run.ROOT)
LOCKS = list(run.LOCKS.values())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with lock files and an environment that is as the lock files say."""
    (tmp_path / "requirements.lock").write_text("click==8\n")
    (tmp_path / "requirements-test.lock").write_text("click==8\npytest==9\n")
    python = Path(run.python_of(str(tmp_path / ".venv")))
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv" / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = 3.11.2\n")
    stamps = [run.stamp_of("run", str(tmp_path)), run.stamp_of("test", str(tmp_path)), "window parts"]
    (tmp_path / ".venv" / "stamp").write_text("\n".join(stamps))
    return tmp_path


def state(project: Path, kind: str) -> str:
    return run.state_of(kind, str(project / ".venv"), str(project))


# --- the environment ---


@pytest.mark.parametrize("kind", ["run", "test"])
def test_a_finished_environment_is_ready(project, kind):
    assert state(project, kind) == "ready"


def test_without_an_environment_it_is_missing(tmp_path):
    assert state(tmp_path, "run") == "missing"


def test_an_environment_without_a_stamp_was_interrupted(project):
    (project / ".venv" / "stamp").unlink()
    assert state(project, "run") == "broken"


def test_an_environment_whose_python_is_gone_is_broken(project):
    Path(run.python_of(str(project / ".venv"))).unlink()
    assert state(project, "run") == "broken"


def test_an_environment_whose_base_python_was_uninstalled_is_broken(project):
    (project / ".venv" / "pyvenv.cfg").write_text(f"home = {project / 'uninstalled'}\n")
    assert state(project, "run") == "broken"


def test_a_changed_lock_makes_both_kinds_outdated(project):
    (project / "requirements.lock").write_text("click==8.1\n")
    assert state(project, "run") == "outdated"
    assert state(project, "test") == "outdated"


def test_a_changed_test_lock_leaves_the_program_alone(project):
    (project / "requirements-test.lock").write_text("click==8\npytest==10\n")
    assert state(project, "run") == "ready"
    assert state(project, "test") == "outdated"


def test_line_endings_of_a_checkout_do_not_count(project):
    (project / "requirements.lock").write_bytes(b"click==8\r\n")
    assert state(project, "run") == "ready"


def test_another_python_is_another_stamp(project, monkeypatch):
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    assert state(project, "run") == "outdated"


def test_a_second_run_waits_for_the_first(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    with run.hold_others_back(), (tmp_path / ".venv.lock").open() as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with run.hold_others_back():
        pass


# --- Python ---


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_turned_away_in_one_sentence(version):
    sentence = run.refusal(version)
    assert "3.11" in sentence
    assert f"{version[0]}.{version[1]}" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1)])
def test_a_new_python_is_welcome(version):
    assert not run.refusal(version)


def test_an_old_python_can_read_the_file_to_say_so():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_start_imports_next_to_nothing():
    code = "import sys; before = set(sys.modules); import run; print(*sorted(set(sys.modules) - before))"
    shown = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {run.ROOT!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not set(shown.stdout.split()) & {"subprocess", "re", "shutil", "pathlib", "typing", "sysconfig"}


# --- what the system lacks ---

NO_EGL = """Traceback (most recent call last):
  File "<string>", line 3, in <module>
ImportError: libEGL.so.1: cannot open shared object file: No such file or directory
"""


def test_a_missing_library_is_named():
    assert run.missing_part(NO_EGL) == "libEGL.so.1"


def test_another_failure_is_told_in_its_own_last_words():
    assert run.missing_part("first\nIllegal instruction\n") == "Illegal instruction"
    assert run.missing_part("") == "no reason given"


def test_the_advice_on_debian_is_one_line_with_every_part():
    advice = run.advice_on_parts("libEGL.so.1", apt=True)
    assert "\n" not in advice
    assert "libEGL.so.1" in advice
    assert "apt-get install -y libgl1 libegl1 libglib2.0-0" in advice
    assert "libxcb-cursor0" in advice


def test_the_advice_elsewhere_names_no_apt():
    advice = run.advice_on_parts("libEGL.so.1", apt=False)
    assert "libEGL.so.1" in advice
    assert "apt" not in advice


def test_nothing_is_installed_without_the_right_to(monkeypatch):
    asked = []

    def refuse(*command: str) -> tuple[bool, str]:
        asked.append(command)
        return False, "a password is required"

    monkeypatch.setattr(run, "has_apt", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(run, "attempt", refuse)
    assert not run.install_parts(["libgl1"], "windows")
    assert asked == [("sudo", "-n", "true")]


@pytest.mark.parametrize("required", [True, False])
def test_a_subcommand_is_not_stopped_by_a_missing_part(monkeypatch, capsys, required):
    monkeypatch.setattr(run, "attempt", lambda *_: (False, NO_EGL))
    monkeypatch.setattr(run, "install_parts", lambda *_: False)
    if required:
        with pytest.raises(run.SetupError, match="libEGL"):
            run.look_for_window_parts(required=True)
    else:
        run.look_for_window_parts(required=False)
        assert "libEGL" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "expected"),
    [([], True), (["my.dsr"], True), (["catalogue"], False), (["matrix", "--file", "a.dsr"], False)],
)
def test_who_asks_for_a_window(args, expected):
    assert run.opens_window(args) == expected


# --- installing ---


@pytest.mark.parametrize(
    "output",
    [
        "error: Failed to fetch: `https://host.example/simple/click/`\n  Caused by: dns error",
        "WARNING: Retrying after connection broken: Temporary failure in name resolution\nERROR: No match",
    ],
)
def test_without_a_network_there_is_one_sentence(output):
    sentence = run.why_not_installed(output)
    assert "network" in sentence
    assert "\n" not in sentence


def test_any_other_failure_shows_the_last_words():
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in run.why_not_installed(
        "Collecting click\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES"
    )


def test_what_stands_in_the_way_is_said_once_and_ends_with_2(monkeypatch, capsys):
    def fail(*_: object) -> None:
        raise run.SetupError("Connect to the network.")

    monkeypatch.setattr(run, "prepare", fail)
    assert run.main(["catalogue"]) == 2
    assert capsys.readouterr() == ("", "Connect to the network.\n")


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What `run.py test` starts, where all is set up and mypy finds fault."""
    calls: list[tuple[str, ...]] = []

    def call(*arguments: str) -> int:
        calls.append(arguments)
        return int("mypy" in arguments)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(run, "prepare", lambda *_, **__: None)
    monkeypatch.setattr(run, "has_apt", lambda: False)
    monkeypatch.setattr(run, "call", call)
    return calls


def test_every_check_is_run_and_reported_though_one_fails(called, capsys):
    assert run.main(["test"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == [
        *("== ruff check .", "== ruff format --check .", "== mypy"),
        *("== pytest --ignore=tests/gui", "== pytest tests/gui", "== failed: mypy"),
    ]
    assert [arguments[1] for arguments in called] == ["ruff", "ruff", "mypy", "pytest", "pytest"]


def test_arguments_run_pytest_alone(called):
    assert run.main(["test", "-k", "status"]) == 0
    assert called == [("-m", "pytest", "-k", "status")]


def test_faults_run_at_full_length(called, monkeypatch):
    monkeypatch.setenv("DSR_FAULTS", "")
    assert run.main(["faults", "-k", "kill"]) == 0
    assert called == [("-m", "pytest", "tests/faults", "-k", "kill")]
    assert os.environ["DSR_FAULTS"] == "full"


# --- the locks ---


def locked(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", "\n".join(lines), re.MULTILINE))


def normal(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match
    return match.group().lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_download_host(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not [line for line in text.splitlines() if line.startswith("-")]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name):
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]


def test_the_test_lock_contains_the_runtime_lock():
    assert locked(LOCKS[0]).items() <= locked(LOCKS[1]).items()


def test_the_test_lock_writes_out_the_extras_that_are_asked_for():
    """Without "[toml]", pip looks for a newer coverage than the locked one and finds it without a hash."""
    text = (ROOT / LOCKS[1]).read_text(encoding="utf-8")
    wanted = {
        named.group().lower()
        for installed in importlib.metadata.distributions()
        if normal(installed.metadata["Name"]) in locked(LOCKS[1])
        for requirement in installed.requires or []
        if "extra ==" not in requirement and (named := re.match(r"[\w.-]+\[[\w,-]+\]", requirement))
    }
    assert wanted
    assert {each for each in wanted if f"\n{each}==" not in text} == set()


def test_the_locks_hold_what_the_project_declares():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {normal(each) for each in project["dependencies"]} <= locked(LOCKS[0]).keys()
    assert {normal(each) for each in project["optional-dependencies"]["test"]} <= locked(LOCKS[1]).keys()
