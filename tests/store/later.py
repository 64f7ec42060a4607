"""What a later catalogue does to a tracker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dsr_tracker.core.catalogue import load_catalogue
from dsr_tracker.core.records import Provision
from dsr_tracker.store.seeding import seed
from dsr_tracker.store.store import Store


def drop_clause(tracker: Store, seeds: Path, clause_id: str) -> list[Provision]:
    """The clause with its measures, retired as by a catalogue that no longer has them."""
    catalogue = load_catalogue(seeds)
    kept = tuple(each for each in catalogue.provisions if not each.provision_id.startswith(clause_id))
    tracker._connection.execute("BEGIN")
    seed(tracker._connection, replace(catalogue, provisions=kept))
    tracker._connection.execute("COMMIT")
    gone = [each.provision_id for each in catalogue.provisions if each not in kept]
    return [tracker.read.provision(provision_id) for provision_id in gone]
