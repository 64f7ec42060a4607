"""`claims`: what parties claim without evidence, and evidence without a claim."""

from __future__ import annotations

from pathlib import Path

import click

from dsr_tracker.commands.naming import names_of
from dsr_tracker.commands.output import json_option, say, say_json, say_table
from dsr_tracker.commands.tracker_file import file_option, open_tracker


@click.command()
@json_option
@file_option
def claims(*, as_json: bool, file: Path | None) -> None:
    """List cells with a claim and no source behind it, and cells with sources and no claim."""
    with open_tracker(file) as store:
        found = {
            "claim without evidence": store.follow.claims_without_evidence(),
            # What is claimed of a cell that is read blind, its reader is not to know.
            "evidence without claim": [
                cell for cell in store.follow.evidence_without_claims() if cell not in store.blind_cells
            ],
        }
        rows = [(*names_of(store, cell), what) for what, cells in found.items() for cell in cells]
    if as_json:
        say_json(
            {
                what.replace(" ", "_"): [
                    {"provision": cell.provision_id, "party": cell.party_id} for cell in cells
                ]
                for what, cells in found.items()
            }
        )
    elif rows:
        say_table(("Provision", "Party", "What"), rows)
    else:
        say("Every claim has its evidence, and all evidence a claim.")
