"""What the shell offers while a subcommand is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from dsr_tracker import paths
from dsr_tracker.core.errors import TrackerError
from dsr_tracker.store.store import Store

Completer = Callable[[click.Context, click.Parameter, str], list[str]]


def _completer(names_of: Callable[[Store], Iterable[str]]) -> Completer:
    def complete(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
        path = context.params.get("file") or paths.default_tracker()
        try:
            # Pressing Tab must neither make a file nor change one.
            with Store.open(path, paths.SEEDS, read_only=True) as store:
                names = list(names_of(store))
        except TrackerError:
            return []
        return [name for name in names if name.casefold().startswith(typed.casefold())]

    return complete


complete_provision = _completer(lambda store: (p.provision_id for p in store.read.provisions()))
complete_party = _completer(lambda store: (p.party_id for p in store.read.parties()))
complete_instrument = _completer(lambda store: (i.instrument_id for i in store.read.instruments()))
complete_rating = _completer(lambda store: (r.rating_id for r in store.read.scale().ratings))
complete_tag = _completer(lambda store: (t.tag_id for t in store.tags.listed()))
