"""`tag`, `untag` and `tags`: words to group cells, provisions, parties and instruments by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from dsr_tracker.commands.cells import named_cell, named_instruments, named_provision
from dsr_tracker.commands.completing import (
    complete_instrument,
    complete_party,
    complete_provision,
    complete_tag,
)
from dsr_tracker.commands.filters import filter_option, matching_cells
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.pens import author_option, pen_of
from dsr_tracker.commands.tracker_file import file_option, open_tracker
from dsr_tracker.core.dates import today
from dsr_tracker.core.editing import Target, provision_label
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.core.names import find_party
from dsr_tracker.core.palette import TAG_COLORS
from dsr_tracker.core.records import Tag
from dsr_tracker.core.tagging import (
    KINDS,
    Bearer,
    find_tag,
    merge_tags,
    remove_tag,
    save_tag,
    tag_bearers,
    untag_bearers,
)
from dsr_tracker.store.store import Store

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _bearers(command: _Command) -> _Command:
    """Gives a subcommand the words that say what bears a tag."""
    for add in (
        file_option,
        author_option,
        filter_option,
        click.option("--instrument", metavar="ID", default="", shell_complete=complete_instrument,
                     help="The instrument."),
        click.option("--party", "of_party", metavar="PARTY", default="", shell_complete=complete_party,
                     help="The country or party, by id, code or name."),
        click.argument("party", default="", shell_complete=complete_party),
        click.argument("provision", default="", shell_complete=complete_provision),
        click.argument("tag_name", metavar="TAG", shell_complete=complete_tag),
    ):  # fmt: skip
        command = add(command)
    return command


@click.command()
@_bearers
@click.option("--new", "is_new", is_flag=True, help="Add the tag first, if there is none of that name.")
def tag(*, tag_name: str, is_new: bool, author: str, file: Path | None, **where: str) -> None:
    """Give a tag to the cell of PROVISION and PARTY, or to PROVISION with all its cells.

    TAG is a tag's id or name, for example SDG/9, CONN/policy or one of your own; `tags` lists them. With
    --party, --instrument or --filter in place of PROVISION, that bears it. All is one change.
    """
    with open_tracker(file) as store:
        pen = pen_of(store, author)
        listed = store.tags.listed()
        try:
            found = find_tag(tag_name, listed)
        except UnknownNameError:
            if not is_new:
                raise
            edit = save_tag(pen, None, Tag("", tag_name), listed)
            store.apply(edit)
            found = find_tag(tag_name, store.tags.listed())
        bearers, named = _named(store, **where)
        edit = tag_bearers(pen, found, bearers, store.tags.taggings(found.tag_id), named)
        if edit.changes:
            store.apply(edit)
    say(f"{named}: tagged “{found.name}” ({len(edit.changes):,} new)")


@click.command()
@_bearers
def untag(*, tag_name: str, author: str, file: Path | None, **where: str) -> None:
    """Take a tag from the cell of PROVISION and PARTY, or from PROVISION; see `tag`."""
    with open_tracker(file) as store:
        found = find_tag(tag_name, store.tags.listed())
        bearers, named = _named(store, **where)
        edit = untag_bearers(pen_of(store, author), found, bearers, store.tags.taggings(found.tag_id), named)
        if edit.changes:
            store.apply(edit)
    say(f"{named}: “{found.name}” taken away ({len(edit.changes):,})")


@click.command()
@click.option("--add", "added", metavar="NAME", default="", help="Add a tag of your own.")
@click.option("--family", metavar="NAME", default="", help="The family that the added tag belongs to.")
@click.option("--color", type=click.Choice(list(TAG_COLORS)), help="The colour of the added or renamed tag.")
@click.option("--rename", nargs=2, metavar="TAG NAME", help="Give a tag of your own another name.")
@click.option(
    "--merge", "merged", nargs=2, metavar="TAG OTHER", help="Give all that bears TAG the OTHER one."
)
@click.option("--remove", "removed", metavar="TAG", default="", help="Take a tag of your own away.")
@json_option
@author_option
@file_option
def tags(
    *,
    added: str,
    family: str,
    color: str | None,
    rename: tuple[str, str] | None,
    merged: tuple[str, str] | None,
    removed: str,
    as_json: bool,
    author: str,
    file: Path | None,
) -> None:
    """List the tags with what bears them, or change those of your own."""
    with open_tracker(file) as store:
        pen, listed, read = pen_of(store, author), store.tags.listed(), store.tags
        if added:
            store.apply(save_tag(pen, None, Tag("", added, family, color=color or ""), listed))
        if rename:
            before = find_tag(rename[0], listed)
            after = replace(before, name=rename[1], color=color or before.color)
            store.apply(save_tag(pen, before, after, listed))
        if merged:
            gone, kept = (find_tag(name, listed) for name in merged)
            of_gone, of_kept = read.taggings(gone.tag_id), read.taggings(kept.tag_id)
            store.apply(merge_tags(pen, gone, kept, of_gone, of_kept, views=store.views.listed()))
        if removed:
            found = find_tag(removed, listed)
            store.apply(remove_tag(pen, found, read.taggings(found.tag_id)))
        listed, counts = read.listed(), read.counts()
    if as_json:
        say_json([{**_as_json(each), "bearers": counts.get(each.tag_id, {})} for each in listed])
        return
    say_table(
        ("Tag", "Name", "Family", "Colour", "Borne by"),
        [
            (each.tag_id, each.name, each.family, each.color, _told(counts.get(each.tag_id, {})))
            for each in listed
        ],
    )


def _as_json(tag: Tag) -> dict[str, str]:
    return {
        "id": tag.tag_id,
        "name": tag.name,
        "family": tag.family,
        "color": tag.color,
        "origin": tag.origin,
    }


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{kind} {counts[kind]:,}" for kind in KINDS if kind in counts)


def _named(
    store: Store, *, provision: str, party: str, of_party: str, instrument: str, filtered: str
) -> tuple[list[Bearer], str]:
    """What is to bear the tag, and what to call it; raises UnknownNameError."""
    ways = [bool(provision), bool(of_party), bool(instrument), bool(filtered)]
    if sum(ways) != 1:
        raise UnknownNameError(
            "It is not clear what the tag is for.",
            "Name a provision (and a party), or give one of --party, --instrument and --filter.",
        )
    if filtered:
        bearers = list(_fitting(store, filtered))
        return bearers, f"{len(bearers):,} cells"
    if of_party:
        found = find_party(of_party, store.read.parties(), dict).party
        return [Bearer("party", found.party_id)], found.name
    if instrument:
        [instrument_id] = named_instruments(store, [instrument]) or []
        return [Bearer("instrument", instrument_id)], store.read.instrument(instrument_id).title
    if party:
        named = named_cell(store, provision, party)
        return [Bearer("cell", *named.cell)], Target(named.provision, named.party).label
    meant = named_provision(store, provision)
    label = provision_label(meant)
    return [
        Bearer("provision", meant.provision_id)
    ], f"{label[0].upper()}{label[1:]} of {meant.instrument_id}"


def _fitting(store: Store, filtered: str) -> Iterator[Bearer]:
    for provision_id, parties in (matching_cells(store, filtered, today()) or {}).items():
        yield from (Bearer("cell", provision_id, party_id) for party_id in parties)
