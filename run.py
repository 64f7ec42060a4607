#!/usr/bin/env python3
"""Sets DSR Tracker up and runs it, with nothing needed but Python 3.11 or newer.

    python3 run.py [ARGS]          the program: its window, or `catalogue`, `matrix`, ... (`--help` lists them)
    python3 run.py test            everything that CI runs: ruff, mypy, pytest
    python3 run.py test PYTEST...  pytest alone, with these arguments
    python3 run.py bench [ARGS]    the benchmarks, as one table
    python3 run.py lock            writes the lock files anew from pyproject.toml (needs uv)

The first run makes `.venv` beside this file out of the hash-locked `requirements.lock` (for `test` and `bench`:
`requirements-test.lock`, which contains it). It is made anew when a lock file or Python changes, or when it is
broken. What this file has to say goes to stderr, so the program's output can be piped.
"""

import os
import sys

OLDEST_PYTHON = (3, 11)


def refusal_of_python(version: tuple) -> str:  # type: ignore[type-arg]  # read by Python 3.6, too
    """The sentence that turns a Python away, or nothing. Everything above and below parses on Python 3.6."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return ""
    return "DSR Tracker needs Python {}.{} or newer, and this is {}.{}: start run.py with a newer one.".format(
        *OLDEST_PYTHON, *version[:2]
    )


if refusal_of_python(sys.version_info):
    print(refusal_of_python(sys.version_info), file=sys.stderr)
    sys.exit(2)

# Only what every start needs is imported up here: once set up, run.py is to cost next to nothing.
import hashlib  # noqa: E402

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "stamp")
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}
LAYOUT = "1"  # to be raised when this file builds the environment in another way

VENV_PARTS = ["python3-venv"]
QT_PARTS = "libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0".split()
WINDOW_PARTS = (
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 "
    "libxcb-xkb1 libxcb-randr0 libxcb-render-util0 libxcb-image0"
).split()
# The stories in tests/ drive a real window; where one of these is missing, they are skipped and say so.
STORY_PARTS = {
    "xvfb": "/usr/bin/Xvfb",
    "openbox": "/usr/bin/openbox",
    "xdotool": "/usr/bin/xdotool",
    "dbus-x11": "/usr/bin/dbus-launch",
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "python3-gi": "/usr/lib/python3/dist-packages/gi/__init__.py",
    "gir1.2-atspi-2.0": "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib",
    "poppler-utils": "/usr/bin/pdftotext",
}
# Loads what a window loads. The plugin for X is opened by hand, so that its needs show without a display, too.
PROBE = """
import ctypes, os, sys
from PySide6 import QtCore, QtWidgets
if sys.platform == "linux":
    plugins = QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath)
    for name in ("libqoffscreen.so", "libqxcb.so"):
        ctypes.CDLL(os.path.join(plugins, "platforms", name))
    QtWidgets.QApplication(["probe", "-platform", "offscreen"])
"""


class SetupError(Exception):
    """Something outside this project stands in the way; the text says what to do about it."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# --- is the environment there, and the right one? Called at every start: no subprocess, few imports ---


def venv_python(venv: str) -> str:
    return os.path.join(venv, "Scripts", "python.exe") if os.name == "nt" else os.path.join(venv, "bin", "python")


def stamp_of(kind: str, root: str = ROOT) -> str:
    """One line that changes with all that the environment for `kind` is made of."""
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    digest = hashlib.sha256()
    for part in (LAYOUT, root, sys.implementation.cache_tag, sys.platform, machine, str(sys.maxsize)):
        digest.update(part.encode() + b"\0")
    for name in sorted({LOCKS["run"], LOCKS[kind]}):
        with open(os.path.join(root, name), "rb") as lock:
            digest.update(lock.read().replace(b"\r\n", b"\n"))
    return f"{kind} {digest.hexdigest()}"


def read_text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def state_of(kind: str, venv: str = VENV, root: str = ROOT) -> str:
    """`ready`, `missing`, `broken` (an interrupted build, an interpreter that is gone) or `outdated`."""
    if not os.path.lexists(venv):
        return "missing"
    stamps = read_text(os.path.join(venv, "stamp")).splitlines()
    home = ""
    for line in read_text(os.path.join(venv, "pyvenv.cfg")).splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "home":
            home = value.strip()
    if not stamps or not os.path.exists(venv_python(venv)) or not os.path.isdir(home):
        return "broken"
    return "ready" if stamp_of(kind, root) in stamps else "outdated"


def opens_window(args: "list[str]") -> bool:
    """Whether the program was asked for its window; its subcommands do without Qt's system parts."""
    return not args or args[0].lower().endswith(".dsr") or os.path.isfile(args[0])


# --- making the environment ---


def attempt(command: "list[str]", **environment: str) -> "tuple[bool, str]":
    """Whether the command succeeded, and all that it printed."""
    import subprocess

    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        return False, str(error)
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")


def hold_others_back():  # type: ignore[no-untyped-def]
    """An open, locked file: other run.py wait until it is closed, or this one has died."""
    import time

    file = open(VENV + ".lock", "a+", encoding="utf-8")  # noqa: SIM115
    waiting = False
    while not lock_file(file.fileno()):
        if not waiting:
            say("Waiting: another run.py is setting up.")
        waiting = True
        time.sleep(0.5)
    return file


def lock_file(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a file system without locks: better unguarded than never
        return True
    return True


def apt() -> "list[str]":
    """How to call apt-get here without being asked for anything, or nothing where that is not allowed."""
    import shutil

    if sys.platform != "linux" or not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"] if attempt(["sudo", "-n", "true"])[0] else []


def apt_line(parts: "list[str]") -> str:
    """The one line to type for these Debian packages."""
    import shutil

    return ("sudo " if shutil.which("sudo") else "") + "apt-get install -y " + " ".join(parts)


def apt_install(parts: "list[str]", purpose: str) -> bool:
    command = apt()
    if not command:
        return False
    say(f"Installing system packages for {purpose}: {' '.join(parts)}")
    attempt([*command, "update"], DEBIAN_FRONTEND="noninteractive")
    options = ["-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"]
    return attempt([*command, "install", *options, *parts], DEBIAN_FRONTEND="noninteractive")[0]


def missing_part(output: str) -> str:
    """The shared library that a failed probe names, or its last line."""
    import re

    named = re.search(r"(\S+\.so[.\d]*): cannot open shared object", output)
    lines = output.strip().splitlines()
    return named.group(1) if named else (lines[-1] if lines else "no reason given")


def why_not_installed(output: str) -> str:
    """What to tell about a failed download or installation."""
    import re

    offline = (
        r"dns error|name resolution|Name or service not known|getaddrinfo|nodename nor servname|Failed to fetch"
        r"|Could not connect|error sending request|NewConnectionError|Network is unreachable|Connection refused"
        r"|ConnectTimeout|timed out|Failed to establish"
    )
    if re.search(offline, output, re.IGNORECASE):
        return (
            "The dependencies could not be downloaded: the first run needs a network connection. "
            "Connect, then give the same command again."
        )
    if re.search(r"No space left on device", output):
        return "The disk is full: the environment needs about 600 MB."
    tail = "\n".join("    " + line for line in output.strip().splitlines()[-8:])
    return f"The dependencies could not be installed; pip's or uv's last words were:\n{tail}"


def base_python() -> str:
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def installer(uv: bool, outside_pip: bool = False) -> "list[str]":
    """The command that installs a lock file into `.venv`; ready-made packages only, as the hashes cover no build."""
    inside = venv_python(VENV)
    common = ["--quiet", "--require-hashes", "--only-binary", ":all:"]
    if uv:
        return ["uv", "pip", "sync", *common, "--compile-bytecode", "--python", inside]
    pip = [base_python(), "-m", "pip", "--python", inside] if outside_pip else [inside, "-m", "pip"]
    return [*pip, "install", *common, "--disable-pip-version-check", "--no-input", "-r"]


def make_venv(uv: bool) -> "list[str]":
    """Makes an empty `.venv`; the command that installs into it."""
    python = base_python()
    venv = [python, "-m", "venv", "--clear"]
    if uv and attempt(["uv", "venv", "--quiet", "--python", python, VENV])[0]:
        return installer(uv=True)
    if attempt([*venv, VENV])[0]:
        return installer(uv=False)
    # Debian parts ensurepip from Python. Another pip can install from outside (since 22.3), virtualenv brings its own.
    outside = [python, "-m", "pip", "--python", venv_python(VENV), "--version"]
    if attempt([*venv, "--without-pip", VENV])[0] and attempt(outside)[0]:
        return installer(uv=False, outside_pip=True)
    if attempt([python, "-m", "virtualenv", "--clear", "--quiet", VENV])[0]:
        return installer(uv=False)
    if apt_install(VENV_PARTS, "making environments") and attempt([*venv, VENV])[0]:
        return installer(uv=False)
    if os.path.exists("/etc/debian_version"):
        raise SetupError(f"This Python lacks the part that makes environments. Type: {apt_line(VENV_PARTS)}")
    raise SetupError("This Python lacks the part that makes environments: install its modules venv and ensurepip, or uv.")


def build(kind: str, state: str) -> None:
    """Brings `.venv` to what the lock file of `kind` says. The stamp goes first and comes last."""
    import shutil

    uv = attempt(["uv", "--version"])[0]
    stamps = read_text(STAMP).splitlines()
    if kind == "test" and state == "outdated" and stamp_of("run") in stamps:
        say("Setting up: adding what the tests need.")
        install = installer(uv)
    else:
        reasons = {"missing": "first run, about a minute", "broken": "the last one was interrupted or is broken"}
        say(f"Setting up: {reasons.get(state, 'the dependencies or Python have changed, about a minute')}.")
        stamps = []
        if os.path.islink(VENV) or os.path.isfile(VENV):
            os.unlink(VENV)
        elif os.path.exists(VENV):
            shutil.rmtree(VENV)
        install = make_venv(uv)
    succeeded, output = attempt([*install, os.path.join(ROOT, LOCKS[kind])], PIP_USER="0")
    if not succeeded:
        raise SetupError(why_not_installed(output))
    finish = (
        "import compileall, pathlib, sys, sysconfig; source = sys.argv[1];"
        "pathlib.Path(sysconfig.get_path('purelib'), 'dsr_tracker_source.pth').write_text(source + chr(10), 'utf-8');"
        "compileall.compile_dir(source, quiet=2)"
    )
    succeeded, output = attempt([venv_python(VENV), "-c", finish, os.path.join(ROOT, "src")])
    if not succeeded:
        raise SetupError(why_not_installed(output))
    write_stamps({*stamps, stamp_of("run"), stamp_of(kind)})


def write_stamps(lines: "set[str]") -> None:
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join(sorted(lines)) + "\n")
    os.replace(STAMP + ".new", STAMP)


def look_for_parts(required: bool) -> None:
    """Tries what a window needs of the system; what is missing is installed, or named in the line to type."""
    probe = [venv_python(VENV), "-c", PROBE]
    found, output = attempt(probe)
    if not found and missing_part(output).startswith("lib") and apt_install([*QT_PARTS, *WINDOW_PARTS], "windows"):
        found, output = attempt(probe)
    if found:
        write_stamps({*read_text(STAMP).splitlines(), "parts"})
    elif required:
        raise SetupError(advice_on_parts(missing_part(output), os.path.exists("/etc/debian_version")))
    else:
        say(advice_on_parts(missing_part(output), os.path.exists("/etc/debian_version")))


def advice_on_parts(missing: str, debian: bool) -> str:
    cure = f"Type: {apt_line([*QT_PARTS, *WINDOW_PARTS])}" if debian else "Install the system package that holds it."
    return f"A window needs a part that this system lacks ({missing}). {cure}"


def prepare(kind: str, needs_window: bool) -> None:
    """Sets up what is not yet set up."""
    built = False
    if state_of(kind) != "ready":
        with hold_others_back():
            state = state_of(kind)
            if state != "ready":
                build(kind, state)
                built = True
    if (needs_window or built) and "parts" not in read_text(STAMP).splitlines():
        look_for_parts(required=needs_window)


# --- the commands ---


def call(*arguments: str) -> int:
    import subprocess

    return subprocess.call([venv_python(VENV), *arguments], cwd=ROOT)


def run_program(args: "list[str]") -> int:
    prepare("run", opens_window(args))
    command = [venv_python(VENV), "-P", "-m", "dsr_tracker", *args]
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def run_tests(args: "list[str]") -> int:
    import glob

    prepare("test", needs_window=True)
    absent = [package for package, file in STORY_PARTS.items() if not glob.glob(file)]
    if os.path.exists("/etc/debian_version") and absent and not apt_install(absent, "the stories in tests/"):
        say(f"Stories that need a real window may be skipped. To run them, too: {apt_line(absent)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args:
        return call("-m", "pytest", *args)
    steps = {"ruff check": ["check", "."], "ruff format": ["format", "--check", "."], "mypy": [], "pytest": []}
    failed = []
    for step, options in steps.items():
        print(f"== {step}", flush=True)
        if call("-m", step.split()[0], *options) != 0:
            failed.append(step)
    print(f"== failed: {', '.join(failed)}" if failed else f"== passed: {', '.join(steps)}", flush=True)
    return 1 if failed else 0


def run_benchmarks(args: "list[str]") -> int:
    prepare("test", needs_window=True)
    return call("-m", "benchmarks", *args)


def write_locks(args: "list[str]") -> int:
    command = "uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet"
    quiet = ["--no-annotate", "--no-emit-index-url", *args]
    for more in (["-o", LOCKS["run"]], ["--extra", "test", "-c", LOCKS["run"], "-o", LOCKS["test"]]):
        succeeded, output = attempt([*command.split(), *quiet, *more])
        if not succeeded:
            raise SetupError(f"The lock files need uv, and it said:\n{output}")
    return 0


def main(args: "list[str]") -> int:
    commands = {"test": run_tests, "bench": run_benchmarks, "lock": write_locks}
    try:
        return commands[args[0]](args[1:]) if args and args[0] in commands else run_program(args)
    except SetupError as problem:
        say(str(problem))
    except OSError as problem:
        say(f"Setting up failed: {problem.strerror or problem} ({problem.filename or VENV}).")
    except KeyboardInterrupt:
        say("Stopped. The same command goes on from here.")
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
