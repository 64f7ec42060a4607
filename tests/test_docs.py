"""The documents say what the code does: options, settings, examples, names and links, each held to it.

Every check is a function that gives what is wrong, and is proved to bite on a made-up document.
"""

import ast
import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from dsr_tracker import __version__, cli
from dsr_tracker.core.ratings import mean_of, status_on, suggested_rating, whole_percentages
from dsr_tracker.core.records import Assessment
from dsr_tracker.core.scales import NOT_ASSESSED, SCALES, Scale, scale_named
from dsr_tracker.settings import Settings

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "dsr_tracker"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "packaging" / "README.md"]
PICTURE_LIMIT = 300_000
_CODE = re.compile(r"`([^`\n]+)`")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next of its level or above."""
    level = heading.partition(" ")[0]
    found = re.search(rf"^{re.escape(heading)}$\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.M | re.S)
    assert found is not None, f"there is no “{heading}”"
    return found[1]


def first_cells(text: str) -> Iterator[str]:
    """The first cell of every row of the tables in a text, headings left out."""
    for line in text.splitlines():
        if line.startswith("| `"):
            yield line.split("|")[1]


def unequal(documented: set[str], there: set[str], what: str) -> list[str]:
    return [f"{what} {name} is not documented" for name in sorted(there - documented)] + [
        f"{what} {name} does not exist" for name in sorted(documented - there)
    ]


# -- the command line ---------------------------------------------------------------------------------


def command_tree(group: click.Group, path: str = "") -> dict[str, click.Command]:
    """Each subcommand by its words, subcommands of subcommands too; groups themselves left out."""
    found: dict[str, click.Command] = {}
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            words = f"{path} {name}".strip()
            if isinstance(command, click.Group):
                found |= command_tree(command, words)
            else:
                found[words] = command
    return found


def wrong_commands(text: str) -> list[str]:
    """Subcommands, arguments and options that are documented and do not exist, or the other way round."""
    tree: dict[str, click.Command] = command_tree(cli.cli)
    headings = re.findall(r"^## `dsr-tracker ([^`\[]+)`$", text, re.MULTILINE)
    documented = {" ".join(w for w in heading.split() if not w.isupper()): heading for heading in headings}
    problems = unequal(set(documented), set(tree), "command")
    for words in documented.keys() & tree.keys():
        heading, parameters = documented[words], tree[words].params
        expected = [p.metavar or str(p.name).upper() for p in parameters if isinstance(p, click.Argument)]
        if [word for word in heading.split() if word.isupper()] != expected:
            problems.append(f"{words} takes {expected}")
        options = {name for p in parameters if p.param_type_name == "option" for name in p.opts}
        listed = re.findall(
            r"(?<!\S)`(--?[a-z-]+)", " ".join(first_cells(section(text, f"## `dsr-tracker {heading}`")))
        )
        problems += unequal(set(listed), options, f"option of {words}")
    return problems


def wrong_choices(text: str) -> list[str]:
    """Values an option takes that its row does not name."""
    problems = []
    for words, command in command_tree(cli.cli).items():
        heading = re.search(rf"^## `dsr-tracker {words}(?: [^`]*)?`$", text, re.MULTILINE)
        rows = section(text, heading[0]).splitlines() if heading else []
        for parameter in command.params:
            if isinstance(parameter.type, click.Choice) and isinstance(parameter, click.Option):
                row = next((row for row in rows if row.startswith(f"| `{parameter.opts[0]}")), "")
                problems += [
                    f"{words} {parameter.opts[0]}: {choice}"
                    for choice in parameter.type.choices
                    if choice.casefold() not in row.casefold()
                ]
    return problems


# -- settings and environment -------------------------------------------------------------------------


def wrong_settings(text: str) -> list[str]:
    """Settings that are not documented, or do not exist, or have another default."""
    rows = [line.split("|") for line in section(text, "## Settings").splitlines() if line.startswith("| `")]
    documented = {row[1].strip(" `"): row[2].strip(" `") for row in rows}
    defaults = Settings()
    there = {each.name for each in fields(Settings)}
    return unequal(set(documented), there, "setting") + [
        f"setting {name} is {getattr(defaults, name)!r} without a value"
        for name in there & documented.keys()
        if json.dumps(getattr(defaults, name)) != documented[name]
    ]


def variables_read(folders: list[Path]) -> set[str]:
    """The environment variables that some Python files read."""
    found: set[str] = set()
    for path in folders:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named: ast.expr | None = None
            reads = ("os.environ.get", "os.getenv", "os.environ.setdefault")
            if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in reads:
                named = node.args[0]
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                named = node.slice
            if isinstance(named, ast.Constant) and isinstance(named.value, str):
                found.add(named.value)
    return found


def wrong_variables(text: str) -> list[str]:
    """Environment variables that are read and not documented, or the other way round."""
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    program = variables_read([*SOURCE.rglob("*.py")])
    ours = {name for name in variables_read([ROOT / "run.py", *tests]) if name.startswith("DSR_")}
    cells = " ".join(first_cells(section(text, "## Environment variables")))
    return unequal(set(_CODE.findall(cells)), program | ours, "variable")


# -- what is typed in a shell -------------------------------------------------------------------------


def run_commands() -> set[str]:
    """The words after run.py that it answers itself."""
    tree = ast.parse(page("run.py"))
    main = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main")
    table = next(node for node in ast.walk(main) if isinstance(node, ast.Dict))
    return {key.value for key in table.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


def wrong_lines(text: str) -> list[str]:
    """Lines of shell blocks and of code that start run.py or dsr-tracker with what they do not know."""
    known = {words.split()[0] for words in command_tree(cli.cli)}
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", text, re.DOTALL)
    lines = [line.split("#")[0].removeprefix("$ ") for block in blocks for line in block.splitlines()]
    problems = []
    for line in [*lines, *_CODE.findall(_FENCED.sub("", text))]:
        ours = re.match(r"(?:python3 )?(run\.py|dsr-tracker) +([a-z]\S*)(?= |$)", line.strip())
        if ours and "/" not in ours[2]:
            allowed = known | run_commands() if ours[1] == "run.py" else known
            if ours[2] not in allowed:
                problems.append(line.strip())
    return problems


def examples(text: str) -> list[list[tuple[str, list[str]]]]:
    """The blocks marked to be run: each a list of commands with the lines they print."""
    blocks = re.findall(r"^<!-- run -->\n```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    found = []
    for block in blocks:
        steps: list[tuple[str, list[str]]] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append((line.removeprefix("$ "), []))
            else:
                steps[-1][1].append(line)
        found.append(steps)
    return found


def wrong_outputs(text: str, run: Callable[[list[str]], tuple[int, str]]) -> list[str]:
    """Commands of the marked blocks that fail, or print something else; “…” stands for anything."""
    problems = []
    for steps in examples(text):
        for command, expected in steps:
            program, *arguments = shlex.split(command)
            code, output = run(arguments) if program == "dsr-tracker" else (127, "")
            if code != 0:
                problems.append(f"{command}: {code} {output}")
            lines = [" ".join(line.split()) for line in output.splitlines()]
            for line in expected:
                pattern = ".*".join(map(re.escape, " ".join(line.split()).split("…")))
                if not any(re.fullmatch(pattern, each) for each in lines):
                    problems.append(f"{command}: {line}")
    return problems


# -- the method's worked examples ---------------------------------------------------------------------


def tables(text: str, kind: str) -> Iterator[list[str]]:
    """The rows of the tables marked as examples of that kind."""
    for table in re.findall(rf"^<!-- example: {kind} -->\n((?:\|.*\n)+)", text, re.MULTILINE):
        for line in table.splitlines()[2:]:
            yield [cell.strip() for cell in line.strip("|").split("|")]


def counted(words: str, scale: Scale) -> dict[str, int]:
    """Counts by rating, from "2 Limited, 1 Complete"."""
    pairs = (part.strip().partition(" ") for part in words.split(","))
    return {scale.find(label).rating_id: int(count) for count, _, label in pairs}


def wrong_examples(text: str) -> list[str]:
    """Worked examples that the program computes otherwise."""
    problems = []
    for scale_id, cells, expected in tables(text, "means"):
        scale = scale_named(scale_id)
        if (mean := str(mean_of(counted(cells, scale), scale))) != expected:
            problems.append(f"{cells}: {mean}")
    for counts, expected in tables(text, "distribution"):
        shares = whole_percentages([int(count) for count in counts.split(",")])
        if shares != [int(share) for share in expected.split(",")]:
            problems.append(f"{counts}: {shares}")
    implementation = SCALES["implementation"]
    for cells, expected in tables(text, "suggestion"):
        suggested = suggested_rating(counted(cells, implementation), implementation)
        if (implementation.rating(suggested).label if suggested else "none") != expected:
            problems.append(f"{cells}: {suggested}")
    recorded = [
        Assessment(f"{number}", "P", "EG", day, rating)
        for number, (day, rating) in enumerate(
            [("2024-03-01", "limited"), ("2024-09-01", "complete"), ("2024-09-01", "substantial")]
        )
    ]
    for day, expected in tables(text, "status"):
        status = status_on(recorded, day)
        if implementation.rating(status.rating if status else NOT_ASSESSED).label != expected:
            problems.append(f"{day}: {status}")
    return problems


def wrong_ratings(text: str) -> list[str]:
    """Ratings of the default scale whose label, score or meaning the method's table does not give."""
    rows = [
        [c.strip() for c in line.split("|")[1:5]] for line in section(text, "## The ratings").splitlines()
    ]
    written = [
        [r.label, "–" if r.score is None else str(r.score), "no" if r.score is None else "yes"]
        for r in SCALES["implementation"].ratings
    ]
    return [row[0] for row in written if row not in [listed[:3] for listed in rows if len(listed) == 4]]


# -- names of files and of code -----------------------------------------------------------------------


def paths_named(text: str) -> Iterator[str]:
    """What looks like a file or folder of ours in a page."""
    for code in _CODE.findall(_FENCED.sub("", text)):
        if re.fullmatch(r"\.?[\w.-]+(?:/[\w.-]+)*(?:\.(?:py|md|toml|lock|json|png)|/)", code):
            yield code


def wrong_paths(text: str) -> list[str]:
    """Files and folders that are named and not there."""
    elsewhere = {"settings.json", "uv.lock", "data/", "config/", "crashes/", "data/crashes/"}
    elsewhere |= {"config/settings.json"}
    return [
        path
        for path in paths_named(text)
        if path not in elsewhere and not any((folder / path).exists() for folder in (ROOT, SOURCE))
    ]


def unnamed_modules(text: str) -> list[str]:
    """Modules of the program that neither are named nor lie in a folder that is."""
    spoken = re.sub(r"[^\w./]", " ", text).split()
    named = {word for word in spoken if word.endswith((".py", "/"))}
    missing = []
    for path in SOURCE.rglob("*.py"):
        inside = path.relative_to(SOURCE)
        folder = f"{inside.parent.as_posix()}/"
        is_listed = inside.as_posix() in named or (folder != "./" and folder in named)
        if path.name != "__init__.py" and not is_listed:
            # core, store and reports are told file by file or as a folder; a new folder must be told.
            missing.append(inside.as_posix())
    return missing


def members(path: Path) -> dict[str, set[str]]:
    """The classes of a module with the names defined in them; functions under the empty name."""
    found: dict[str, set[str]] = {"": set()}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found[""].add(node.name)
        if isinstance(node, ast.ClassDef):
            names = found.setdefault(node.name, set())
            for part in ast.walk(node):
                if isinstance(part, ast.FunctionDef):
                    names.add(part.name)
                elif isinstance(part, ast.AnnAssign | ast.Assign):
                    targets = [part.target] if isinstance(part, ast.AnnAssign) else part.targets
                    names |= {t.id for t in targets if isinstance(t, ast.Name)}
                    names |= {t.attr for t in targets if isinstance(t, ast.Attribute)}
    return found


def wrong_names(text: str) -> list[str]:
    """Names of code that do not exist, or not in the file that is named behind them."""
    by_class: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for name, inside in members(path).items():
            by_class.setdefault(name, set()).update(inside)
    problems = [
        f"{owner}.{member}"
        for owner, member in re.findall(r"`([A-Z]\w+)\.(\w+)`", text)
        if member not in by_class.get(owner, set())
    ]
    for name, file in re.findall(r"`([\w.]+)`\s+\(`([a-z_/]+\.py)`", text):
        path = SOURCE / file
        owner, _, member = name.rpartition(".")
        if not path.exists() or member not in members(path).get(owner, set()):
            problems.append(f"{name} in {file}")
    return problems


# -- links, pictures, versions ------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """What a heading can be linked by, as code forges make it."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def wrong_links(text: str, folder: Path) -> list[str]:
    """Links and pictures of a page that lead nowhere."""
    problems = []
    for target in re.findall(r"\]\(([^)\s]+)\)", _FENCED.sub("", text)):
        name, _, anchor = target.partition("#")
        if re.match(r"https?://", target):
            continue
        path = folder / name if name else None
        is_there = path is None or path.exists()
        if is_there and anchor:
            is_there = anchor in anchors(path.read_text(encoding="utf-8") if path else text)
        if not is_there:
            problems.append(target)
    return problems


def wrong_pictures(text: str, images: Path) -> list[str]:
    """Pictures that no page shows, that are too large, or that are no PNG."""
    return [
        path.name
        for path in sorted(images.iterdir())
        if f"images/{path.name}" not in text
        or path.stat().st_size > PICTURE_LIMIT
        or not path.read_bytes().startswith(b"\x89PNG")
    ]


def wrong_changelog(text: str) -> list[str]:
    """A changelog that knows nothing of the version at hand."""
    headings = re.findall(r"^## \[([^\]]+)\]", text, re.MULTILINE)
    return [] if "Unreleased" in headings or __version__ in headings else [f"no section for {__version__}"]


# -- the tests ----------------------------------------------------------------------------------------

CHECKS: dict[Callable[[str], list[str]], tuple[list[str], list[tuple[str, str]]]] = {
    # a check: the pages it reads, and edits of the first of them that it must find
    wrong_commands: (
        ["docs/commands.md"],
        [
            ("| `--contrary` |", "| |"),
            ("| `--contrary` |", "| `--contrarily` |"),
            ("## `dsr-tracker log`", "## `dsr-tracker logs`"),
            ("note PROVISION PARTY TEXT`", "note PROVISION TEXT`"),
            ("`-o OUT`, ", ""),
        ],
    ),
    wrong_choices: (["docs/commands.md"], [("`low`, `medium` or `high`", "`low` or `high`")]),
    wrong_settings: (
        ["docs/commands.md"],
        [("| `theme` |", "| `colours` |"), ('`"system"` | The', '`"dark"` | The'), ("| `window` |", "| |")],
    ),
    wrong_variables: (
        ["docs/commands.md"],
        [("| `DSR_DOCUMENTS` |", "| |"), ("| `DSR_TRACKER_HOME` |", "| `DSR_HOME` |")],
    ),
    wrong_lines: (
        ["README.md", "CONTRIBUTING.md", "docs/commands.md", "packaging/README.md"],
        [("python3 run.py test\n", "python3 run.py tests\n"), ("$ dsr-tracker undo", "$ dsr-tracker undid")],
    ),
    wrong_examples: (
        ["docs/method.md"],
        [
            ("| 53 % (5 of 9) |", "| 53 % (5 of 11) |"),
            ("| 29, 43, 28, 0 |", "| 29, 43, 29, 0 |"),
            ("1 Substantial | Limited |", "1 Substantial | Substantial |"),
            ("| 2024-08-31 | Limited |", "| 2024-08-31 | Complete |"),
        ],
    ),
    wrong_ratings: (
        ["docs/method.md"],
        [("| Limited | 1 |", "| Limited | 2 |"), ("| Complete |", "| Done |")],
    ),
    wrong_paths: (
        [
            *(
                "docs/architecture.md",
                "README.md",
                "CONTRIBUTING.md",
                "docs/method.md",
                "docs/reliability.md",
            ),
            "packaging/README.md",
        ],
        [("`core/text.py`", "`core/texts.py`"), ("`gui/models/`", "`gui/models2/`")],
    ),
    unnamed_modules: (
        ["docs/architecture.md"],
        [("  paths.py ", "  places.py "), ("`gui/dialogs/`", ""), ("  crashes.py ", "  ")],
    ),
    wrong_names: (
        ["docs/architecture.md"],
        [
            ("`MatrixView.keyPressEvent`", "`MatrixView.keyPressed`"),
            ("`rate_cells` (`gui/actions.py`)", "`rate_cells` (`gui/menus.py`)"),
            ("`Menus.update_undo`", "`Menu.update_undo`"),
        ],
    ),
    wrong_changelog: (["CHANGELOG.md"], [("## [Unreleased]", "## [0.0.1]")]),
}


@pytest.mark.parametrize(
    ("check", "pages"), [(c, p) for c, (p, _) in CHECKS.items()], ids=lambda v: getattr(v, "__name__", None)
)
def test_the_documents_hold(check: Callable[[str], list[str]], pages: list[str]) -> None:
    for name in pages:
        assert not check(page(name)), name


@pytest.mark.parametrize(
    ("check", "name", "old", "new"),
    [(check, pages[0], *edit) for check, (pages, edits) in CHECKS.items() for edit in edits],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_a_wrong_document_is_found(check: Callable[[str], list[str]], name: str, old: str, new: str) -> None:
    text = page(name)
    assert old in text
    assert check(text.replace(old, new))


def test_the_two_commands_and_the_installed_one_are_there() -> None:
    readme = page("README.md")
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)).splitlines()
    assert {"python3 run.py", "python3 run.py test", "pip install .", "pipx install ."} <= set(blocks)
    scripts = tomllib.loads(page("pyproject.toml"))["project"]["scripts"]
    assert list(scripts) == ["dsr-tracker"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    assert not wrong_links(path.read_text(encoding="utf-8"), path.parent)


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# A heading, with `code`\n")
    assert not wrong_links("[a](there.md) [b](there.md#a-heading-with-code)", tmp_path)
    assert wrong_links("[a](gone.md) [b](there.md#other) ![c](gone.png) [d](#nowhere)", tmp_path) == [
        "gone.md",
        "there.md#other",
        "gone.png",
        "#nowhere",
    ]


def test_pictures_are_shown_and_small() -> None:
    shown = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert not wrong_pictures(shown, ROOT / "docs" / "images")


def test_a_large_or_unused_picture_is_found(tmp_path: Path) -> None:
    (tmp_path / "unused.png").write_bytes(b"\x89PNG")
    (tmp_path / "large.png").write_bytes(b"\x89PNG" + bytes(PICTURE_LIMIT))
    (tmp_path / "text.png").write_bytes(b"<html>")
    (tmp_path / "fine.png").write_bytes(b"\x89PNG")
    shown = "(images/large.png) (images/text.png) (images/fine.png)"
    assert wrong_pictures(shown, tmp_path) == ["large.png", "text.png", "unused.png"]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[list[str]], tuple[int, str]]:
    """Runs dsr-tracker in an empty folder, on an empty home; gives the exit code and all it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DSR_TRACKER_HOME", str(tmp_path / "home"))

    def run(arguments: list[str]) -> tuple[int, str]:
        capsys.readouterr()
        code = cli.main(lambda _: 99, arguments)
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


@pytest.mark.parametrize("name", ["README.md", "docs/commands.md", "docs/merging.md"])
def test_examples_run_as_they_are_written(name: str, run: Callable[[list[str]], tuple[int, str]]) -> None:
    assert examples(page(name))
    assert not wrong_outputs(page(name), run)


def test_an_example_that_prints_something_else_is_found(run: Callable[[list[str]], tuple[int, str]]) -> None:
    block = "<!-- run -->\n```console\n$ {}\n{}\n```\n"
    assert not wrong_outputs(block.format("dsr-tracker log", "Nothing was … yet."), run)
    assert wrong_outputs(block.format("dsr-tracker log", "Nothing"), run)
    assert wrong_outputs(block.format("dsr-tracker undo", "…"), run)
