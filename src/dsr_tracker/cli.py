"""The command line: a window by default, and subcommands for every job without one (no Qt imported)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import click

from dsr_tracker import __version__
from dsr_tracker.commands.completion import COMPLETE_VARIABLE, PROGRAM
from dsr_tracker.core.errors import TrackerError

OpenWindow = Callable[[Path | None], int]
"""Opens the window on that tracker, or on the default one; gives the exit code."""

# What each does is said here too, so that --help need not import them all.
_COMMANDS = {
    "catalogue": ("catalogue", "List the instruments with their clauses and measures."),
    "assess": ("assess", "Judge a provision for a party."),
    "change": ("change", "Change many cells at once, or show what that would do."),
    "note": ("note", "Record a dated development."),
    "search": ("search", "Find what is said in the tracker."),
    "show": ("show", "Show all that stands behind one cell."),
    "matrix": ("matrix", "Show provisions by parties, with means."),
    "report": ("report", "Write a status report."),
    "cycle": ("cycle", "Open, review and close reporting periods."),
    "compare": ("compare", "List what moved between two cycles or days."),
    "reading": ("reading", "Second readings, and what is decided where readers differ."),
    "agreement": ("agreement", "Print how far two readers agree."),
    "picture": ("picture", "Draw distributions, change, a timeline or a map."),
    "milestone": ("milestone", "What is due of a provision, and by when."),
    "indicator": ("indicator", "Numbers that are followed over time."),
    "due": ("due", "List what is due, also as a calendar."),
    "link": ("link", "How provisions stand to each other and to the SDGs."),
    "rubric": ("rubric", "What counts as each rating, and how specific a provision is."),
    "look": ("look", "Record that you looked and found no change."),
    "search-plan": ("look", "Templates for search logs."),
    "todo": ("todo", "Count and list the cells that want a look, by the reason why."),
    "claims": ("claims", "List claims without evidence, and evidence without claims."),
    "feedback": ("feedback", "What outsiders said, and what was done with it."),
    "cite": ("cite", "Put sources out of a reference manager behind a cell."),
    "archive": ("archive", "Keep copies of sources as they were found."),
    "sources": ("sources", "Attach the source documents."),
    "scale": ("scale", "Name the rating scale, or change it."),
    "tag": ("tagging", "Give a tag to a cell, provision, party or instrument."),
    "untag": ("tagging", "Take a tag away."),
    "tags": ("tagging", "List the tags, or change those of your own."),
    "views": ("views", "List, export and import the views that were kept."),
    "undo": ("undo", "Take back the newest change."),
    "redo": ("undo", "Do again what was undone last."),
    "log": ("log", "List the changes, newest first."),
    "info": ("info", "Name the file, the versions and the counts."),
    "backup": ("backup", "Make a backup, or list those there are."),
    "restore": ("restore", "Bring back the state of a backup."),
    "check": ("check", "Look whether a tracker is sound, or save what is readable."),
    "import": ("importing", "Take over a table of judgements, notes, sources or parties."),
    "merge": ("merge", "Bring the work in another tracker into this one."),
    "handover": ("handover", "Write the tracker, or a part of it, for somebody else."),
    "completion": ("completion", "Print a shell's completion script."),
}
# What the program starts itself.
_UNLISTED = {"make-report": "make_report", "read-table": "read_table"}
# Names that no function can bear.
_FUNCTIONS = {
    "agreement": "agreement_",
    "archive": "archive_",
    "feedback": "feedback_",
    "link": "link_",
    "search-plan": "search_plan",
    "import": "import_table",
    "make-report": "make_report",
    "read-table": "read_table",
}


class _Commands(click.Group):
    """The subcommands, imported when they run; any other first word is the file to open in the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS and cmd_name not in _UNLISTED:
            return None
        name = _UNLISTED.get(cmd_name) or _COMMANDS[cmd_name][0]
        module = import_module(f"dsr_tracker.commands.{name}")
        command: click.Command = getattr(module, _FUNCTIONS.get(cmd_name, cmd_name))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        first = args[0]
        if first in _COMMANDS or first in _UNLISTED or first.startswith("-"):
            return super().resolve_command(ctx, args)
        if not _may_be_file(first):
            from dsr_tracker.core.names import did_you_mean

            nearest = did_you_mean(first, _COMMANDS)
            raise click.UsageError(f"There is no command and no file “{first[:60]}”. {nearest}".strip(), ctx)
        return "FILE", _open_file, args

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands (they need no display)"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


def _may_be_file(word: str) -> bool:
    if not word:
        return False
    return word.lower().endswith(".dsr") or "/" in word or os.sep in word or os.path.lexists(word)


def _selftest(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        from dsr_tracker.commands.selftest import selftest

        context.exit(selftest())


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    subcommand_metavar="[FILE] | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name=PROGRAM)
@click.option(
    "--selftest",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_selftest,
    help="Try everything once in a temporary folder, touching no tracker of yours, and exit.",
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Track what became of the Digital Silk Road's promises, clause by clause and country by country.

    Without a command, the window opens on FILE (*.dsr), or on the default tracker.

    Commands exit with 0, with 1 where something could not be done, and with 2 for wrong use;
    messages go to standard error, results to standard output.
    """
    if context.invoked_subcommand is None:
        context.exit(_window(context, None))


@click.command(add_help_option=False)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.pass_context
def _open_file(context: click.Context, file: Path) -> None:
    context.exit(_window(context, file))


def _window(context: click.Context, file: Path | None) -> int:
    open_window: OpenWindow = context.obj
    return open_window(file)


def main(open_window: OpenWindow, args: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code. No traceback reaches a user."""
    _make_streams_safe()
    try:
        result = cli.main(
            args=args,
            prog_name=PROGRAM,
            complete_var=COMPLETE_VARIABLE,
            standalone_mode=False,
            obj=open_window,
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except TrackerError as error:
        return _say_why(str(error))
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    except SystemExit as ended:
        # Click ends so after it has answered a shell's completion, or where nobody reads its output any more.
        return ended.code if isinstance(ended.code, int) else 1
    except BrokenPipeError:
        _silence_stdout()
        return 1
    except OSError as error:
        if error.filename is None and error.strerror:
            _silence_stdout()
            return _say_why(f"The result could not be written ({error.strerror}).")
        return _say_crash(error)
    except Exception as error:
        return _say_crash(error)
    return result if isinstance(result, int) else 0


def tell_error(error: Exception) -> int:
    """Say why the window came to an end; gives the exit code."""
    _make_streams_safe()
    return _say_why(str(error)) if isinstance(error, TrackerError) else _say_crash(error)


def _say_why(message: str) -> int:
    from dsr_tracker.commands.output import tell

    tell(message)
    return 1


def _say_crash(error: BaseException) -> int:
    from dsr_tracker.crashes import record_crash

    return _say_why(record_crash(error))


def _make_streams_safe() -> None:
    """Printing never fails for a character that the terminal, or an undecodable file name, cannot have."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _silence_stdout() -> None:
    """Python flushes standard output at its end once more, and would complain there."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
