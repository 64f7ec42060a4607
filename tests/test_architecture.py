"""Who may know whom: each layer rule, held against the program and proved to bite on a made-up module."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import dsr_tracker

SOURCE = Path(dsr_tracker.__file__).parent
PACKAGE = "dsr_tracker"
_SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+(OR \w+ )?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s"
    r"|CREATE\s+(TABLE|INDEX|TRIGGER)|DROP\s+TABLE"
    r"|ALTER\s+TABLE|PRAGMA\s|VACUUM\b|BEGIN( IMMEDIATE)?$|COMMIT$|ROLLBACK$)"
)
_SQLITE = {"sqlite3", "sqlite_utils", "apsw"}


@dataclass(frozen=True)
class Import:
    """One name that a module imports; `is_lazy` where a function does it when called."""

    name: str
    line: int
    is_lazy: bool

    def is_of(self, *packages: str) -> bool:
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)


@dataclass(frozen=True)
class Module:
    """A module of the program, or one made up to break a rule."""

    name: str
    tree: ast.Module

    def is_in(self, *packages: str) -> bool:
        inside = self.name.partition(".")[2]
        return any(inside == package or inside.startswith(f"{package}.") for package in packages)

    def imports(self) -> Iterator[Import]:
        """Every import, wherever it stands."""
        yield from _imports(self.tree, self.name, is_lazy=False)


def _imports(node: ast.AST, module: str, *, is_lazy: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, is_lazy)
        elif isinstance(child, ast.ImportFrom):
            # `from ..gui import app` must not slip through.
            above = module.split(".")[: -child.level] if child.level else []
            base = ".".join([*above, *([child.module] if child.module else [])])
            for alias in child.names:
                yield Import(f"{base}.{alias.name}", child.lineno, is_lazy)
        elif isinstance(child, ast.Call) and _called(child) in ("import_module", "__import__") and child.args:
            first = child.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield Import(first.value, child.lineno, is_lazy)
            yield from _imports(child, module, is_lazy=is_lazy)
        else:
            is_function = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            yield from _imports(child, module, is_lazy=is_lazy or is_function)


def _called(call: ast.Call) -> str:
    function = call.func
    return (
        function.attr
        if isinstance(function, ast.Attribute)
        else function.id
        if isinstance(function, ast.Name)
        else ""
    )


@cache
def modules(folder: Path) -> list[Module]:
    """The modules of a package folder, parsed and not run."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        parts = [PACKAGE, *path.relative_to(folder).with_suffix("").parts]
        found.append(
            Module(".".join(parts).removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8")))
        )
    return found


def ours(*names: str) -> tuple[str, ...]:
    return tuple(f"{PACKAGE}.{name}" for name in names)


def is_version(each: Import) -> bool:
    return each.name == f"{PACKAGE}.__version__"


# -- the rules: each gives what breaks it in one module --------------------------------------------


def core_is_alone(module: Module) -> Iterator[str]:
    """`core` imports the standard library and itself; no Qt, no SQLite, nothing else of ours."""
    if module.is_in("core"):
        for each in module.imports():
            is_plain = each.name.partition(".")[0] in sys.stdlib_module_names and not each.is_of(*_SQLITE)
            if not is_plain and not each.is_of(*ours("core")):
                yield f"{each.line}: {each.name}"


def store_knows_core_only(module: Module) -> Iterator[str]:
    """`store` imports `core`, SQLite and itself; no reports, no window, no command line."""
    if module.is_in("store"):
        for each in module.imports():
            if each.is_of(PACKAGE) and not each.is_of(*ours("core", "store")) and not is_version(each):
                yield f"{each.line}: {each.name}"


def store_loads_sqlite_utils_late(module: Module) -> Iterator[str]:
    """sqlite_utils costs more than the whole window: it is imported where it is used."""
    for each in module.imports():
        # The module of migrations is itself imported late.
        is_late = (each.is_lazy and module.is_in("store")) or module.is_in("store.migrations")
        if each.is_of("sqlite_utils") and not is_late:
            yield f"{each.line}: {each.name}"
        if each.is_of(*ours("store.migrations")) and not each.is_lazy:
            yield f"{each.line}: {each.name}"


def reports_know_core_only(module: Module) -> Iterator[str]:
    """`reports` imports `core`, itself, templates and the catalogue's words; no store, no window."""
    if module.is_in("reports"):
        for each in module.imports():
            is_allowed = each.is_of(*ours("core", "reports", "paths", "catalogue_words")) or is_version(each)
            if each.is_of(*_SQLITE) or (each.is_of(PACKAGE) and not is_allowed):
                yield f"{each.line}: {each.name}"


def importing_knows_core_only(module: Module) -> Iterator[str]:
    """`importing` imports `core` and itself; no store, no SQLite, no window."""
    if module.is_in("importing"):
        for each in module.imports():
            is_allowed = each.is_of(*ours("core", "importing"))
            if each.is_of(*_SQLITE) or (each.is_of(PACKAGE) and not is_allowed):
                yield f"{each.line}: {each.name}"


def gui_goes_through_document(module: Module) -> Iterator[str]:
    """In `gui`, only `document`, what it is made of, and `app` import `store`."""
    doors = ("gui.document", "gui.open_tracker", "gui.reading_jobs", "gui.app")
    if module.is_in("gui") and not module.is_in(*doors):
        for each in module.imports():
            if each.is_of(*ours("store")):
                yield f"{each.line}: {each.name}"


def models_know_no_widgets_of_ours(module: Module) -> Iterator[str]:
    """`models` import no panels, dialogs or delegates."""
    if module.is_in("gui.models"):
        for each in module.imports():
            if each.is_of(*ours("gui.panels", "gui.dialogs", "gui.delegates", "gui.main_window", "gui.app")):
                yield f"{each.line}: {each.name}"


def delegates_know_models_only(module: Module) -> Iterator[str]:
    """`delegates` import no panels or dialogs."""
    if module.is_in("gui.delegates"):
        for each in module.imports():
            if each.is_of(*ours("gui.panels", "gui.dialogs", "gui.main_window", "gui.app")):
                yield f"{each.line}: {each.name}"


def only_the_root_knows_the_root(module: Module) -> Iterator[str]:
    """Nothing in `gui` imports `app`: it hands things in, and is asked for nothing."""
    if module.is_in("gui"):
        for each in module.imports():
            if each.is_of(*ours("gui.app")):
                yield f"{each.line}: {each.name}"


def gui_is_opened_by_main(module: Module) -> Iterator[str]:
    """Outside `gui`, only `__main__` imports it, and that inside a function."""
    if not module.is_in("gui"):
        for each in module.imports():
            if each.is_of(*ours("gui")) and not (module.is_in("__main__") and each.is_lazy):
                yield f"{each.line}: {each.name}"


def qt_stays_in_gui(module: Module) -> Iterator[str]:
    """No module outside `gui` imports Qt."""
    if not module.is_in("gui"):
        for each in module.imports():
            if each.is_of("PySide6", "shiboken6"):
                yield f"{each.line}: {each.name}"


def window_runs_no_commands(module: Module) -> Iterator[str]:
    """The window and the command line share `core`, not each other."""
    if module.is_in("gui"):
        for each in module.imports():
            if each.is_of(*ours("cli", "commands")):
                yield f"{each.line}: {each.name}"


def sql_stays_in_store(module: Module) -> Iterator[str]:
    """No SQL, and nothing of sqlite3 but its version, outside `store`; one copy of SQLite in the process."""
    for each in module.imports():
        if each.is_of("apsw", "PySide6.QtSql"):
            yield f"{each.line}: {each.name}"
    if module.is_in("store"):
        return
    for each in module.imports():
        if each.is_of("sqlite3") and each.name not in ("sqlite3", "sqlite3.sqlite_version"):
            yield f"{each.line}: {each.name}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SQL.match(node.value):
            yield f"{node.lineno}: {node.value[:40]!r}"
        elif isinstance(node, ast.Attribute):
            is_module = isinstance(node.value, ast.Name) and node.value.id == "sqlite3"
            if node.attr in ("execute", "executemany", "executescript") or (
                is_module and node.attr != "sqlite_version"
            ):
                yield f"{node.lineno}: .{node.attr}"


def settings_stay_in_settings(module: Module) -> Iterator[str]:
    """No QSettings: what the program remembers is one frozen value in one file."""
    for node in ast.walk(module.tree):
        if isinstance(node, (ast.Name, ast.alias)):
            name = node.id if isinstance(node, ast.Name) else node.name
            if name == "QSettings":
                yield f"{node.lineno}: QSettings"


def nothing_is_global(module: Module) -> Iterator[str]:
    """No singletons, no service locator: no `global` statement."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield f"{node.lineno}: global {', '.join(node.names)}"


Rule = Callable[[Module], Iterator[str]]
RULES: dict[Rule, list[tuple[str, str]]] = {
    core_is_alone: [
        ("core/bad.py", "import sqlite3"),
        ("core/bad.py", "from dsr_tracker.store.store import Store"),
        ("core/bad.py", "def f():\n    from PySide6.QtCore import QObject"),
        ("core/bad.py", "from ..store import store"),
        ("core/bad.py", "import click"),
    ],
    store_knows_core_only: [
        ("store/bad.py", "def f():\n    from dsr_tracker.reports.report import Report"),
        ("store/bad.py", "from ..gui import app"),
        ("store/bad.py", "from dsr_tracker import settings"),
    ],
    store_loads_sqlite_utils_late: [
        ("store/bad.py", "import sqlite_utils"),
        ("gui/bad.py", "def f():\n    import sqlite_utils"),
        ("store/bad.py", "from dsr_tracker.store.migrations import migrate"),
    ],
    reports_know_core_only: [
        ("reports/bad.py", "from dsr_tracker.store.store import Store"),
        ("reports/bad.py", "import sqlite3"),
        ("reports/bad.py", "class A:\n    def f(self):\n        import dsr_tracker.gui.words"),
    ],
    importing_knows_core_only: [
        ("importing/bad.py", "from dsr_tracker.store.store import Store"),
        ("importing/bad.py", "from dsr_tracker.reports import csv"),
    ],
    gui_goes_through_document: [
        ("gui/panels/bad.py", "from dsr_tracker.store.store import Store"),
        ("gui/models/bad.py", "def f():\n    import dsr_tracker.store.rows"),
        ("gui/bad.py", "from ..store import reading"),
    ],
    models_know_no_widgets_of_ours: [
        ("gui/models/bad.py", "from dsr_tracker.gui.panels import panel"),
        ("gui/models/bad.py", "def f():\n    from ..dialogs import note_dialog"),
    ],
    delegates_know_models_only: [("gui/delegates/bad.py", "from dsr_tracker.gui.panels.panel import Panel")],
    only_the_root_knows_the_root: [("gui/panels/bad.py", "def f():\n    from dsr_tracker.gui import app")],
    gui_is_opened_by_main: [
        ("__main__.py", "from dsr_tracker.gui.app import run"),
        ("commands/bad.py", "def f():\n    from dsr_tracker.gui import words"),
        ("settings.py", "import importlib\nimportlib.import_module('dsr_tracker.gui.app')"),
    ],
    qt_stays_in_gui: [
        ("commands/bad.py", "def f():\n    from PySide6.QtCore import QObject"),
        ("reports/bad.py", "import PySide6"),
    ],
    window_runs_no_commands: [
        ("gui/bad.py", "from dsr_tracker.commands import report"),
        ("gui/bad.py", "def f():\n    from dsr_tracker import cli"),
    ],
    sql_stays_in_store: [
        ("gui/bad.py", "QUERY = 'SELECT 1'"),
        ("commands/bad.py", "import sqlite3\nconnection = sqlite3.connect('x')"),
        ("core/bad.py", "def f(c):\n    c.execute(q)"),
        ("gui/bad.py", "from PySide6.QtSql import QSqlDatabase"),
        ("store/bad.py", "import apsw"),
        ("gui/bad.py", "TEXT = f'DELETE FROM notes WHERE {x}'"),
    ],
    settings_stay_in_settings: [("gui/bad.py", "from PySide6.QtCore import QSettings")],
    nothing_is_global: [("gui/bad.py", "x = 1\ndef f():\n    global x\n    x = 2")],
}


def broken(folder: Path, rule: Rule) -> list[str]:
    return [f"{module.name}:{what}" for module in modules(folder) for what in rule(module)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps(rule: Rule) -> None:
    assert not broken(SOURCE, rule), rule.__doc__


@pytest.mark.parametrize(
    ("rule", "place", "text"),
    [(rule, place, text) for rule, examples in RULES.items() for place, text in examples],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_a_broken_example_is_found(rule: Rule, place: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert broken(tmp_path, rule)


def test_what_is_allowed_stays_allowed(tmp_path: Path) -> None:
    allowed = {
        "core/good.py": "from dsr_tracker.core import records\nimport datetime",
        "store/good.py": "import sqlite3\nfrom dsr_tracker.core import records\nQUERY = 'SELECT 1'",
        "store/late.py": "def f():\n    import sqlite_utils",
        "reports/good.py": "from dsr_tracker import __version__\ndef f():\n    import jinja2",
        "gui/document.py": "from dsr_tracker.store.store import Store",
        "gui/good.py": "import sqlite3\nVERSION = sqlite3.sqlite_version\nTEXT = 'Select a cell'",
        "__main__.py": "def f():\n    from dsr_tracker.gui.app import run",
    }
    for place, text in allowed.items():
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert [what for rule in RULES for what in broken(tmp_path, rule)] == []


def test_every_folder_has_a_layer() -> None:
    folders = {path.parent.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py")}
    known = {".", "core", "store", "reports", "importing", "commands", "gui"}
    parts = {f"gui/{name}" for name in ("models", "delegates", "panels", "dialogs")}
    parts |= {"reports/word", "reports/drawing", "core/records"}
    assert folders <= known | parts, "a new folder needs its rule here"
