#!/usr/bin/env python3
"""Sets DSR Tracker up and runs it, with nothing needed but Python 3.11 or newer.

    python3 run.py [ARGS]           the program: its window, or subcommands such as `catalogue` (`--help`)
    python3 run.py test             everything that CI runs: ruff, mypy, pytest
    python3 run.py test PYTEST_ARGS pytest alone
    python3 run.py faults [PYTEST_ARGS] the fault tests in full: kills, full disks, damaged and hostile files
    python3 run.py bench [ARGS]     the benchmarks, as one table
    python3 run.py lock [UV_ARGS]   writes the lock files anew from pyproject.toml (needs uv)
    python3 run.py package [KIND]   an installer; without KIND, says what this machine can make
    python3 run.py release          all that a release consists of, from a clean copy (or `--rehearse` it)
    python3 run.py audit            known faults of the locked dependencies, and their licences

The first run makes `.venv` beside this file from the hash-locked `requirements.lock` (for `test`, `faults`
and `bench` from `requirements-test.lock`, which contains it; `package`, `release` and `audit` have an
environment of their own, from `requirements-build.lock`). It is made anew when a lock file or Python changes,
or when it is broken. All that is said here goes to stderr: the program's output can be piped.
"""

import io
import os
import sys


def refusal(version: tuple) -> str:  # type: ignore[type-arg]  # this file must parse on Python 3.6, to say so
    if version[:2] >= (3, 11):
        return ""
    return "DSR Tracker needs Python 3.11 or newer; this is {}.{}: start run.py with a newer one.".format(
        *version
    )


if refusal(sys.version_info):
    print(refusal(sys.version_info), file=sys.stderr)
    sys.exit(2)

import hashlib  # noqa: E402  # the other imports wait until they are needed: a start costs next to nothing

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "stamp")
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock", "build": "requirements-build.lock"}
LAYOUT = "2"  # to be raised when this file builds the environment in another way

WINDOW_PARTS = [
    *("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0"),
    *("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    *("libxcb-xkb1", "libxcb-randr0", "libxcb-render-util0", "libxcb-image0"),
    "libgssapi-krb5-2",
]
# Loads what a window loads. The plugin for X is opened by hand, so that its needs show without a display too.
PROBE = """
import ctypes, os, sys
from PySide6 import QtCore, QtNetwork, QtWidgets
if sys.platform == "linux":
    plugins = QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath)
    for name in ("libqoffscreen.so", "libqxcb.so"):
        ctypes.CDLL(os.path.join(plugins, "platforms", name))
    QtWidgets.QApplication(["probe", "-platform", "offscreen"])
"""
# The stories in tests/ drive a real window. Without one of these they are skipped, and say so.
STORY_PARTS = {
    "xvfb": "/usr/bin/Xvfb",
    "xauth": "/usr/bin/xauth",
    "openbox": "/usr/bin/openbox",
    "xdotool": "/usr/bin/xdotool",
    "dbus-x11": "/usr/bin/dbus-launch",
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "python3-gi": "/usr/lib/python3/dist-packages/gi/__init__.py",
    "gir1.2-atspi-2.0": "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib",
    "poppler-utils": "/usr/bin/pdftotext",
}
# Makes src/ importable by a .pth file, which needs no build tool, and compiles it. The path is relative, as
# Python before 3.13 reads these files in the encoding of the locale.
FINISH = """
import compileall, os, sys, sysconfig
packages = sysconfig.get_path("purelib")
with open(os.path.join(packages, "dsr_tracker_source.pth"), "w", encoding="ascii") as pth:
    pth.write(os.path.relpath(sys.argv[1], packages) + chr(10))
compileall.compile_dir(sys.argv[1], quiet=2)
"""


class SetupError(Exception):
    """Something outside this project stands in the way; the text says what to do about it."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def attempt(*command: str) -> "tuple[bool, str]":
    """Whether the command succeeded, and all that it printed."""
    import subprocess

    environment = {**os.environ, "PIP_USER": "0", "PYTHONPATH": ""}
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        return False, str(error)
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")


# --- Is the right environment there? Asked at every start. ---


def python_of(venv: str) -> str:
    return os.path.join(venv, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))


def stamp_of(kind: str, root: str = ROOT) -> str:
    """One line that changes with all that the environment for `kind` is made of."""
    machine = os.uname().machine if sys.platform != "win32" else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    digest = hashlib.sha256()
    for part in (LAYOUT, root, str(sys.implementation.cache_tag), sys.platform, machine, str(sys.maxsize)):
        digest.update(part.encode() + b"\0")
    for name in sorted({LOCKS["run"], LOCKS[kind]}):
        with open(os.path.join(root, name), "rb") as lock:
            digest.update(lock.read().replace(b"\r\n", b"\n"))
    return f"{kind} {digest.hexdigest()}"


def lines_of(path: str) -> "list[str]":
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()
    except OSError:
        return []


def state_of(kind: str, venv: str = VENV, root: str = ROOT) -> str:
    """`ready`, `missing`, `broken` (half-built, or its Python is gone) or `outdated`."""
    if not os.path.lexists(venv):
        return "missing"
    stamps = lines_of(os.path.join(venv, "stamp"))
    settings = [line.partition("=") for line in lines_of(os.path.join(venv, "pyvenv.cfg"))]
    home = "".join(value.strip() for key, _, value in settings if key.strip() == "home")
    if not stamps or not os.path.exists(python_of(venv)) or not os.path.isdir(home):
        return "broken"
    return "ready" if stamp_of(kind, root) in stamps else "outdated"


def opens_window(args: "list[str]") -> bool:
    """Whether the program is asked for its window; its subcommands do without the system parts of one."""
    return not args or args[0].lower().endswith(".dsr") or os.path.isfile(args[0])


# --- What the system lacks ---


def has_apt() -> bool:
    return sys.platform == "linux" and os.path.exists("/usr/bin/apt-get")


def install_parts(parts: "list[str]", purpose: str) -> bool:
    """Installs Debian packages where that needs no question; otherwise does nothing and says no."""
    sudo = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if not has_apt() or (sudo and not attempt(*sudo, "true")[0]):
        return False
    say(f"Installing system packages for {purpose}: {' '.join(parts)}")
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    attempt(*apt, "update")
    return attempt(*apt, "install", "-y", "--no-install-recommends", *parts)[0]


def line_to_type(parts: "list[str]") -> str:
    sudo = os.path.exists("/usr/bin/sudo")
    return f"{'Type: sudo' if sudo else 'Type, as root:'} apt-get install -y {' '.join(parts)}"


def missing_part(output: str) -> str:
    """The shared library that a failed probe names, or else its last line."""
    import re

    named = re.search(r"(\S+\.so[.\d]*): cannot open shared object", output)
    return named.group(1) if named else (output.strip().splitlines() or ["no reason given"])[-1]


def advice_on_parts(missing: str, apt: bool) -> str:
    cure = line_to_type(WINDOW_PARTS) if apt else "Install the system package that holds it."
    return f"A window needs a part that this system lacks ({missing}). {cure}"


def look_for_window_parts(required: bool) -> None:
    """Tries to load what a window loads; what is missing is installed, or named in the line to type."""
    found, output = attempt(python_of(VENV), "-c", PROBE)
    if not found and ".so" in missing_part(output) and install_parts(WINDOW_PARTS, "windows"):
        found, output = attempt(python_of(VENV), "-c", PROBE)
    if found:
        write_stamp({*lines_of(STAMP), "window parts"})
    elif required:
        raise SetupError(advice_on_parts(missing_part(output), has_apt()))
    else:
        say(advice_on_parts(missing_part(output), has_apt()))


# --- Making the environment ---


def hold_others_back() -> "io.TextIOWrapper":
    """An open file that other run.py wait for until it is closed, or this process has ended."""
    import time

    file = open(VENV + ".lock", "a", encoding="utf-8")  # noqa: SIM115
    for tries in range(sys.maxsize):
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except (BlockingIOError, PermissionError):
            if tries == 0:
                say("Waiting: another run.py is setting up.")
            time.sleep(0.5)
        except OSError:  # a file system that knows no locks
            break
    return file


def installer(uv: bool, pip: "tuple[str, ...]" = ()) -> "list[str]":
    """The command that installs a lock file into `.venv`; wheels only, as the hashes cover no build tool."""
    inside = python_of(VENV)
    common = ["--quiet", "--require-hashes", "--only-binary", ":all:"]
    if uv:
        return ["uv", "pip", "sync", *common, "--compile-bytecode", "--python", inside]
    pip = pip or (inside, "-m", "pip")
    return [*pip, "install", *common, "--disable-pip-version-check", "--no-input", "--retries", "2", "-r"]


def make_venv(uv: bool) -> "list[str]":
    """Makes an empty `.venv`; the command that installs into it."""
    python = str(getattr(sys, "_base_executable", "") or sys.executable)
    venv = [python, "-m", "venv", "--clear"]
    if uv and attempt("uv", "venv", "--quiet", "--clear", "--python", python, VENV)[0]:
        return installer(uv=True)
    if attempt(*venv, VENV)[0]:
        return installer(uv=False)
    # Debian parts ensurepip from Python. A pip from outside can help (since 22.3); virtualenv brings its own.
    outside_pip = (python, "-m", "pip", "--python", python_of(VENV))
    if attempt(*venv, "--without-pip", VENV)[0] and attempt(*outside_pip, "--version")[0]:
        return installer(uv=False, pip=outside_pip)
    if attempt(python, "-m", "virtualenv", "--clear", "--quiet", VENV)[0]:
        return installer(uv=False)
    is_default = os.path.realpath(python) == os.path.realpath("/usr/bin/python3")
    parts = ["python3-venv" if is_default else "python{}.{}-venv".format(*sys.version_info)]
    if install_parts(parts, "Python environments") and attempt(*venv, VENV)[0]:
        return installer(uv=False)
    remove_venv()
    cure = line_to_type(parts) if has_apt() else "Install Python's venv and ensurepip, or uv."
    raise SetupError(f"This Python lacks the part that makes environments. {cure}")


def why_not_installed(output: str) -> str:
    import re

    offline = (
        r"dns error|name resolution|name or service not known|getaddrinfo|nodename nor servname|unreachable"
        r"|could not connect|failed to fetch|error sending request|NewConnectionError|timed out|to establish"
    )
    if re.search(offline, output, re.IGNORECASE):
        return (
            "The first run downloads the dependencies: connect to the network, then give this command again."
        )
    words = "\n    ".join(output.strip().splitlines()[-8:])
    return f"The dependencies could not be installed. The last words of the installer:\n    {words}"


def remove_venv() -> None:
    import shutil

    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.unlink(VENV)
    elif os.path.exists(VENV):
        shutil.rmtree(VENV)


def build(kind: str, state: str) -> None:
    """Brings `.venv` to what the lock file says. It has no stamp until it is whole."""
    stamps = set(lines_of(STAMP)) if state == "outdated" else set()
    adding = kind == "test" and stamp_of("run") in stamps
    reasons = {"missing": "first run, about a minute", "broken": "the environment was left broken"}
    reason = reasons.get(state, "the dependencies, Python or this folder changed")
    say(f"Setting up: {'adding what the tests need' if adding else reason}.")
    if not adding:
        stamps = set()
        remove_venv()
    # Where uv does not reach what pip is set up to reach (a company's mirror, say), pip has its turn.
    for uv in [True, False] if attempt("uv", "--version")[0] else [False]:
        install = installer(uv) if adding else make_venv(uv)
        done, output = attempt(*install, os.path.join(ROOT, LOCKS[kind]))
        if done:
            break
    if done:
        done, output = attempt(python_of(VENV), "-c", FINISH, os.path.join(ROOT, "src"))
    if not done:
        if not adding:
            remove_venv()
        raise SetupError(why_not_installed(output))
    write_stamp({*stamps, stamp_of("run"), stamp_of(kind)})


def write_stamp(lines: "set[str]") -> None:
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join(sorted(lines)) + "\n")
    os.replace(STAMP + ".new", STAMP)


def prepare(kind: str, for_window: bool) -> None:
    is_new = False
    if state_of(kind, VENV) != "ready":
        with hold_others_back():
            state = state_of(kind, VENV)  # again: another run.py may just have done it
            if state != "ready":
                build(kind, state)
                is_new = True
    if (for_window or is_new) and "window parts" not in lines_of(STAMP):
        look_for_window_parts(required=for_window)


# --- The commands ---


def call(*arguments: str) -> int:
    import subprocess

    return subprocess.call([python_of(VENV), *arguments], cwd=ROOT)


def run_program(args: "list[str]") -> int:
    prepare("run", opens_window(args))
    command = [python_of(VENV), "-P", "-m", "dsr_tracker", *args]
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def run_tests(args: "list[str]") -> int:
    import glob

    prepare("test", for_window=True)
    absent = [package for package, file in STORY_PARTS.items() if not glob.glob(file)]
    if absent and has_apt() and not install_parts(absent, "the stories in tests/"):
        say(f"Stories in a real window will be skipped. {line_to_type(absent)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args:
        return call("-m", "pytest", *args)
    failed = []
    # A process for the windows, and one for all else: hundreds of windows after thousands of other tests
    # brought Qt down now and then.
    tests = ("pytest --ignore=tests/gui", "pytest tests/gui")
    for step in ("ruff check .", "ruff format --check .", "mypy", *tests):
        print(f"== {step}", flush=True)
        if call("-m", *step.split()) != 0:
            failed.append(step)
    print(f"== failed: {', '.join(failed)}" if failed else "== all passed", flush=True)
    return 1 if failed else 0


def run_faults(args: "list[str]") -> int:
    prepare("test", for_window=False)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["DSR_FAULTS"] = "full"
    return call("-m", "pytest", "tests/faults", *args)


def run_benchmarks(args: "list[str]") -> int:
    prepare("test", for_window=True)
    return call("-m", "benchmarks", *args)


def run_packaging(task: str, args: "list[str]") -> int:
    # A bundle takes in what it finds beside it: it gets an environment of its own.
    global VENV, STAMP  # noqa: PLW0603
    VENV = os.path.join(ROOT, ".venv-build")
    STAMP = os.path.join(VENV, "stamp")
    prepare("build", for_window=False)
    return call(os.path.join("packaging", "package.py"), task, *args)


def run_package(args: "list[str]") -> int:
    return run_packaging("package", args)


def run_release(args: "list[str]") -> int:
    return run_packaging("release", args)


def run_audit(args: "list[str]") -> int:
    return run_packaging("audit", args)


def write_locks(args: "list[str]") -> int:
    # Extras stay written out: where a newer version is there, pip looks for "coverage[toml]" beside the
    # locked "coverage" and refuses it for want of a hash.
    options = (
        "--universal --python-version 3.11 --generate-hashes --no-strip-extras"
        " --no-header --no-annotate --no-emit-index-url"
    )
    for kind, lock in LOCKS.items():
        more = [] if kind == "run" else ["--extra", kind, "--constraints", LOCKS["run"]]
        done, output = attempt(
            "uv", "pip", "compile", "pyproject.toml", *options.split(), *more, *args, "-o", lock
        )
        if not done:
            raise SetupError(f"{lock} could not be written by uv pip compile:\n{output}")
    return 0


def main(args: "list[str]") -> int:
    commands = {
        "test": run_tests,
        "faults": run_faults,
        "bench": run_benchmarks,
        "lock": write_locks,
        "package": run_package,
        "release": run_release,
        "audit": run_audit,
    }
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
