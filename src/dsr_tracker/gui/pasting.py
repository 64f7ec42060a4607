"""What of the clipboard could be ratings, and the words that ratings have in our languages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QMimeData

from dsr_tracker.core.blocks import Block, read_block
from dsr_tracker.core.names import fold
from dsr_tracker.core.scales import Scale
from dsr_tracker.gui.models.matrix_model import MatrixModel
from dsr_tracker.gui.words import contrary_words, party_words, said
from dsr_tracker.importing.pasting import Grid

_MOST = 10_000_000
"""Letters of a clipboard that are looked at; a table of ratings has fewer."""


def block_of(data: QMimeData | None) -> Block:
    """The table on the clipboard; empty where there is none, or no clipboard."""
    if data is None:
        return read_block("", "")
    text, markup = data.text(), data.html() if data.hasHtml() else ""
    return read_block(text[:_MOST], markup if len(markup) <= _MOST else "")


def rating_words(scale: Scale) -> dict[str, str]:
    """The id of each rating by its label in all our languages, written as people do or in other case."""
    from dsr_tracker.reports.wording import LANGUAGES, catalogue

    words: dict[str, str] = {}
    for rating in scale.ratings:
        labels = {said(rating.label), *(catalogue(each).get(rating.label, "") for each in LANGUAGES)}
        labels |= {rating.short, rating.symbol, f"{rating.symbol} {rating.label}"}
        for label in filter(None, labels):
            words.setdefault(label, rating.rating_id)
            words.setdefault(label.casefold(), rating.rating_id)
    return words


def contrary_labels(scale: Scale) -> dict[str, str]:
    """The id of each rating by the words for it where action against the undertaking is on record."""
    found: dict[str, str] = {}
    for rating in scale.ratings:
        found[f"{rating.label}, contrary"] = rating.rating_id
        found[contrary_words(said(rating.label))] = rating.rating_id
    return found


def grid_of(model: MatrixModel) -> Grid:
    """What the matrix shows, for a block that is put onto it."""
    mean: set[str] = {"Mean", QCoreApplication.translate("MatrixModel", "Mean")}
    names: Mapping[str, str] = {fold(party_words(party.name)): party.party_id for party in model.parties}
    provisions = {each.provision_id: each for each in model.provisions()}
    return Grid(
        [model.provision_at(row) for row in range(model.mean_row)],
        model.parties,
        lambda cell: model.takes_part(cell.party_id, provisions[cell.provision_id].instrument_id),
        list(provisions.values()),
        names,
        mean,
    )
