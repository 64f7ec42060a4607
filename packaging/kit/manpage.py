"""The man page, made from what the command line says of itself."""

from __future__ import annotations

import sys

import click

from kit.project import NAME, ROOT, TITLE, VERSION, build_day


def man_page() -> str:
    """dsr-tracker(1), with all its subcommands."""
    sys.path.insert(0, str(ROOT / "src"))
    from dsr_tracker.cli import cli

    context = click.Context(cli, info_name=NAME)
    lines = [
        f'.TH {NAME.upper()} 1 "{build_day()}" "{TITLE} {VERSION}" "User Commands"',
        ".SH NAME",
        f"{NAME} \\- track what became of the Digital Silk Road's promises",
        ".SH SYNOPSIS",
        f".B {NAME}",
        "[\\fIFILE\\fR]",
        ".br",
        f".B {NAME}",
        "\\fICOMMAND\\fR [\\fIARGS\\fR]...",
        ".SH DESCRIPTION",
        *_paragraphs(cli.help or ""),
        ".SH OPTIONS",
        *_options(cli, context),
        ".SH COMMANDS",
    ]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            lines += _command(command, click.Context(command, info_name=name, parent=context))
    lines += [
        ".SH FILES",
        ".TP",
        "\\fI~/.local/share/dsr\\-tracker/tracker.dsr\\fR",
        "The default tracker; \\fBXDG_DATA_HOME\\fR moves it.",
        ".TP",
        "\\fI~/.config/dsr\\-tracker/settings.json\\fR",
        "The settings; \\fBXDG_CONFIG_HOME\\fR moves them.",
        ".SH ENVIRONMENT",
        ".TP",
        "\\fBDSR_TRACKER_HOME\\fR",
        "A folder for trackers, drafts, backups and settings in place of the usual ones.",
    ]
    return "\n".join(lines) + "\n"


def _command(command: click.Command, context: click.Context) -> list[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    lines = [f".SS {_safe(context.info_name or '')} {_safe(pieces)}", *_paragraphs(command.help or "")]
    lines += _options(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                lines += _command(inner, click.Context(inner, info_name=f"{context.info_name} {name}"))
    return lines


def _options(command: click.Command, context: click.Context) -> list[str]:
    records = [each.get_help_record(context) for each in command.get_params(context)]
    lines: list[str] = []
    for record in records:
        if record is not None:
            lines += [".TP", f"\\fB{_safe(record[0])}\\fR", _safe(record[1])]
    return lines


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines += [".PP", _safe(" ".join(paragraph.split()))]
    return lines


def _safe(text: str) -> str:
    """Text that troff prints as it is."""
    kept = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\`")
    return f"\\&{kept}" if kept.startswith((".", "'")) else kept
