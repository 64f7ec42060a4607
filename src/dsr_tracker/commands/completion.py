"""`completion`: what makes a shell complete the subcommands."""

from __future__ import annotations

import click

PROGRAM = "dsr-tracker"
COMPLETE_VARIABLE = "_DSR_TRACKER_COMPLETE"
"""Click completes where this is set; it derives the name from the program's."""


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that makes SHELL complete subcommands, options and ids.

    For bash, put this line into ~/.bashrc: eval "$(dsr-tracker completion bash)"
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"This click cannot complete {shell}.")
    click.echo(kind(context.find_root().command, {}, PROGRAM, COMPLETE_VARIABLE).source())
