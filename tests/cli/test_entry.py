"""How the command line is entered: the window, help, completion, and what is imported for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dsr_tracker import __version__, cli, paths
from tests.cli.conftest import Command

_SRC = Path(cli.__file__).parents[1]


def _python(
    *words: str, env: dict[str, str] | None = None, **options: object
) -> subprocess.CompletedProcess[bytes]:
    """A fresh Python with these arguments, and no display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    command = [sys.executable, "-P", *words]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command,
        capture_output=True,
        check=False,
        env={**kept, "PYTHONPATH": str(_SRC), **(env or {})},
        **options,
    )


def test_the_window_opens_on_the_default_tracker_or_on_the_file(
    dsr: Command, windows: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain").touch()
    for words in ((), ("mine.dsr",), ("plain",), ("./log",), ("--", "mine.dsr")):
        assert dsr(*words).code == 0
    assert windows == [None, Path("mine.dsr"), Path("plain"), Path("log"), Path("mine.dsr")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("asess",), "no command and no file “asess”. Did you mean “assess”?"),
        (("zzz",), "no command and no file “zzz”."),
        (("",), "no command and no file “”"),
        (("--colour",), "No such option"),
        (("mine.dsr", "other.dsr"), "unexpected extra argument"),
        (("log", "extra"), "unexpected extra argument"),
        (("log", "--format", "xml"), "'xml' is not one of"),
        (("sources", "detach"), "No such command"),
        (("completion", "tcsh"), "'tcsh' is not one of"),
    ],
)
def test_wrong_use_is_2_and_opens_nothing(
    dsr: Command, windows: list[Path | None], words: tuple[str, ...], said: str
) -> None:
    done = dsr(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert windows == []


def test_help_names_every_command_and_each_explains_itself(dsr: Command) -> None:
    told = dsr("--help")
    assert told.code == 0
    for name in cli.cli.list_commands(click.Context(cli.cli)):
        assert f"\n  {name} " in told.out
        assert dsr(name, "--help").out.startswith(f"Usage: dsr-tracker {name}")
    assert dsr("--version").out == f"dsr-tracker, version {__version__}\n"


def test_every_option_and_command_is_documented() -> None:
    def check(command: click.Command, path: str) -> None:
        assert command.help, path
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{path} {parameter.opts}"
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                found = command.get_command(context, name)
                assert found is not None
                check(found, f"{path} {name}")

    check(cli.cli, "dsr-tracker")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_learns_to_complete(dsr: Command, shell: str) -> None:
    done = dsr("completion", shell)
    assert done.code == 0
    assert "_DSR_TRACKER_COMPLETE" in done.out


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("dsr-tracker ass", {"assess"}),
        ("dsr-tracker assess dei-2017/01/", {"DEI-2017/01/1", "DEI-2017/01/2"}),
        ("dsr-tracker assess DEI-2017/01 EG lim", {"limited"}),
        ("dsr-tracker matrix --instrument DEI", {"DEI-2017"}),
    ],
)
def test_completion_offers_what_the_tracker_has(
    dsr: Command, own_tracker: Path, monkeypatch: pytest.MonkeyPatch, line: str, offered: set[str]
) -> None:
    words = line.split(" ")
    monkeypatch.setenv("_DSR_TRACKER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    before = own_tracker.read_bytes()
    told = dsr()
    assert {row.partition(",")[2] for row in told.out.splitlines()} == offered
    assert own_tracker.read_bytes() == before


def test_completion_makes_no_tracker(
    dsr: Command, own_tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_tracker.unlink()
    monkeypatch.setenv("_DSR_TRACKER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "dsr-tracker show DEI")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert dsr().err == ""
    assert not own_tracker.exists()


_RUN_AND_LIST = """
import sys
from dsr_tracker import __main__
for words in {commands!r}:
    sys.argv[1:] = words
    code = __main__.main()
    assert code == 0, (words, code)
heavy = {heavy!r}
found = sorted(name for name in sys.modules if name.partition(".")[0] in heavy or name in heavy)
sys.exit(f"imported: {{found}}" if found else 0)
"""


def test_no_subcommand_imports_qt(own_tracker: Path, tmp_path: Path) -> None:
    document = tmp_path / "text.txt"
    document.write_text("Text.", encoding="utf-8")
    commands = [
        ["catalogue", "--format", "json"],
        ["assess", "DEI-2017/03", "Brazil", "limited", "--evidence", "https://a.org"],
        ["note", "DEI-2017/03", "EG", "Text"],
        ["show", "DEI-2017/03", "EG"],
        ["matrix"],
        ["undo"],
        ["redo"],
        ["log"],
        ["report", "--format", "csv", "-o", str(tmp_path / "r.csv")],
        ["report", "--format", "json", "-o", str(tmp_path / "r.json")],
        ["report", "--format", "html", "-o", str(tmp_path / "r.html")],
        ["sources", "attach", str(document)],
        ["info"],
        ["completion", "zsh"],
        ["--help"],
        ["--version"],
    ]
    done = _python("-c", _RUN_AND_LIST.format(commands=commands, heavy=("PySide6", "shiboken6")))
    assert (done.returncode, done.stderr.decode()[-500:]) == (0, done.stderr.decode()[-500:])


def test_the_catalogue_imports_little(own_tracker: Path) -> None:
    commands = [["catalogue", "--format", "json"], ["catalogue"], ["matrix"]]
    heavy = ("babel", "sqlite_utils", "tomllib", "jinja2", "markdown_it", "nh3", "PySide6", "pandas", "email")
    done = _python("-c", _RUN_AND_LIST.format(commands=commands, heavy=heavy))
    assert done.returncode == 0, done.stderr.decode()[-500:]


def test_results_survive_a_terminal_of_another_encoding(own_tracker: Path) -> None:
    for encoding in ("ascii", "cp1252", "gb18030"):
        for words in (
            ["matrix"],
            ["show", "DEI-2017/03", "RS"],
            ["catalogue"],
            ["asess"],
            ["show", "“", "x"],
        ):
            done = _python("-m", "dsr_tracker", *words, env={"PYTHONIOENCODING": encoding})
            assert b"Traceback" not in done.stderr
            assert b"unexpected" not in done.stderr
    done = _python("-m", "dsr_tracker", "catalogue", "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    import json

    assert json.loads(done.stdout)["instruments"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
def test_a_reader_that_stops_early_is_no_error_to_tell(own_tracker: Path) -> None:
    command = f"'{sys.executable}' -P -m dsr_tracker catalogue --format json | head -c 10"
    environment = {**os.environ, "PYTHONPATH": str(_SRC)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env=environment)
    assert done.stdout == b'{\n  "docum'
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_under_the_result_is_said(own_tracker: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "dsr_tracker", "catalogue"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(_SRC)},
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "The result could not be written (No space left on device).\n"


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on POSIX only")
def test_words_that_are_no_text_are_said(own_tracker: Path) -> None:
    done = _python("-m", "dsr_tracker", "note", "DEI-2017/03", "EG", os.fsdecode(b"caf\xe9"))
    assert done.returncode == 1
    assert "lone surrogate" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_paths_of_this_test_are_not_the_users(home: Path) -> None:
    assert paths.default_tracker().is_relative_to(home)
