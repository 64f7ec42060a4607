"""What the shipped catalogue holds, and that it agrees with the documents it rests on.

The documents are no part of the project. Name their folder in DSR_DOCUMENTS to run the tests
that compare the catalogue with them.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dsr_tracker.core.catalogue import Catalogue, catalogue_version, compute_digest, load_catalogue
from dsr_tracker.core.paragraphs import fingerprint, split_paragraphs
from dsr_tracker.core.records import Figure, Participation, Reference, Role

SEEDS = Path(__file__).parents[2] / "seeds"
MEASURES_BY_CLAUSE = [2, 4, 3, 2, 3, 3, 4, 5, 5, 3, 1, 4, 1, 4, 3]
LONGEST_SHARED_RUN = 7
# Names stay exact; everything else is to be said in our own words.
NAMING_KEYS = {"title", "name", "aliases", "publisher", "author"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SEEDS)


@pytest.fixture(scope="module")
def documents(catalogue: Catalogue) -> dict[str, list[str]]:
    """The paragraphs of every source document, by the document's id."""
    folder = os.environ.get("DSR_DOCUMENTS")
    if not folder:
        pytest.skip("DSR_DOCUMENTS does not name the folder with the source documents")
    contents = {fingerprint(content): content for content in map(Path.read_bytes, Path(folder).glob("*.txt"))}
    missing = [record.title for record in catalogue.documents if record.sha256 not in contents]
    assert not missing, f"no file in DSR_DOCUMENTS has the fingerprint of {missing}"
    return {
        record.document_id: split_paragraphs(contents[record.sha256].decode("utf-8"))
        for record in catalogue.documents
    }


def cited(documents: dict[str, list[str]], references: tuple[Reference, ...]) -> str:
    return "\n".join(
        documents[reference.document_id][number - 1]
        for reference in references
        for number in reference.paragraphs
    )


# --- without the documents -----------------------------------------------------------------------


def test_version_matches_the_seeds() -> None:
    assert catalogue_version(SEEDS).split(" ")[1] == compute_digest(SEEDS), (
        "the seeds changed; run: PYTHONPATH=src python -m dsr_tracker.core.catalogue seeds"
    )


def test_the_initiative_has_its_clauses_and_measures(catalogue: Catalogue) -> None:
    provisions = [item for item in catalogue.provisions if item.instrument_id == "DEI-2017"]
    clauses = [item.provision_id for item in provisions if not item.is_measure]
    counts = Counter(item.clause_id for item in provisions if item.is_measure)
    assert clauses == [f"DEI-2017/{number:02d}" for number in range(1, 16)]
    assert [counts[clause] for clause in clauses] == MEASURES_BY_CLAUSE
    assert sum(counts.values()) == 47


def test_the_initiative_has_its_countries_and_invited_bodies(catalogue: Catalogue) -> None:
    parts = [part for part in catalogue.participations if part.instrument_id == "DEI-2017"]
    columns = [part.party_id for part in parts if part.role.is_assessed]
    assert columns == ["CN", "EG", "LA", "SA", "RS", "TH", "TR", "AE"]
    invited = [part.party_id for part in parts if part.role is Role.INVITED]
    assert invited == ["un-unctad", "un-unido", "oecd", "itu"]
    for part in parts:
        if part.role.is_assessed:  # one document names the country, the other no signatory at all
            assert [item.document_id for item in part.references] == ["tianshannet-2017", "dei-text-2017"]


def test_the_initiative_has_its_preamble(catalogue: Catalogue) -> None:
    initiative = catalogue.instruments[0]
    assert initiative.instrument_id == "DEI-2017"
    counts = Counter(principle.kind for principle in initiative.principles)
    assert (counts["principle"], counts["priority"]) == (5, 5)
    assert counts["aim"]
    assert initiative.legal_character == "Voluntary and non-binding"


def test_the_financial_agreement_ends_five_years_on(catalogue: Catalogue) -> None:
    (agreement,) = (item for item in catalogue.instruments if item.instrument_id == "CDB-NDRC-2018")
    assert (agreement.period_start, agreement.period_end) == ("2018-09-18", "2023-09-17")
    (money,) = (item for item in catalogue.figures if item.figure_id == "CDB-NDRC-2018/figure/investment")
    assert (money.value, money.unit) == (100_000_000_000, "CNY")


def test_a_figure_that_two_documents_give_stands_once_with_both(catalogue: Catalogue) -> None:
    (growth,) = (item for item in catalogue.figures if item.value == 16.4)
    assert {item.document_id for item in growth.references} == {"zhejiang-2018", "chinadaily-2018"}


def test_every_instrument_has_clauses_and_a_party_to_assess(catalogue: Catalogue) -> None:
    with_clauses = {item.instrument_id for item in catalogue.provisions if not item.is_measure}
    with_columns = {item.instrument_id for item in catalogue.participations if item.role.is_assessed}
    assert {item.instrument_id for item in catalogue.instruments} == with_clauses == with_columns


def test_every_party_plays_a_part_or_has_a_figure(catalogue: Catalogue) -> None:
    needed = {item.party_id for item in catalogue.participations} | {
        item.party_id for item in catalogue.figures
    }
    by_id = {party.party_id: party for party in catalogue.parties}
    needed |= {by_id[party_id].within for party_id in needed if party_id}
    assert set(by_id) <= needed


def test_no_two_parties_share_a_name(catalogue: Catalogue) -> None:
    names = Counter(name.casefold() for party in catalogue.parties for name in {party.name, *party.aliases})
    assert [name for name, count in names.items() if count > 1] == []


def test_titles_of_measures_are_short_and_distinct_within_their_clause(catalogue: Catalogue) -> None:
    measures = [item for item in catalogue.provisions if item.is_measure]
    assert [item.title for item in measures if len(item.title.split()) > 6] == []
    assert len({(item.clause_id, item.title) for item in measures}) == len(measures)


# --- against the documents -----------------------------------------------------------------------


def test_documents_have_the_stated_number_of_paragraphs(
    catalogue: Catalogue, documents: dict[str, list[str]]
) -> None:
    counts = {name: len(paragraphs) for name, paragraphs in documents.items()}
    assert counts == {record.document_id: record.paragraph_count for record in catalogue.documents}


def test_every_reference_resolves(catalogue: Catalogue, documents: dict[str, list[str]]) -> None:
    count = 0
    for record in catalogue.records():
        references = [*getattr(record, "references", ())]
        for principle in getattr(record, "principles", ()):
            references += principle.references
        for reference in references:
            for number in reference.paragraphs:
                assert documents[reference.document_id][number - 1], record
                count += 1
    assert count > 200


def test_each_measure_of_the_initiative_is_one_operative_sentence(documents: dict[str, list[str]]) -> None:
    # The copy has no blank after a full stop; the first sentence of a paragraph is its title.
    sentences = [len(re.findall(r"\.(?=[A-Z]|$)", text)) for text in documents["dei-text-2017"][3:]]
    assert [count - 1 for count in sentences] == MEASURES_BY_CLAUSE


def test_titles_of_the_initiative_stand_in_their_paragraphs(
    catalogue: Catalogue, documents: dict[str, list[str]]
) -> None:
    for item in catalogue.provisions:
        if item.instrument_id == "DEI-2017" and not item.is_measure:
            assert words(cited(documents, item.references[:1]))[: len(words(item.title))] == words(item.title)


def test_every_figure_stands_in_a_cited_paragraph(
    catalogue: Catalogue, documents: dict[str, list[str]]
) -> None:
    for figure in catalogue.figures:
        for reference in figure.references:
            text = cited(documents, (reference,)).casefold()
            is_there = any(form in text for form in written_forms(figure))
            assert is_there or "Counted by us" in figure.remark, figure.figure_id


def written_forms(figure: Figure) -> list[str]:
    """How a document may write the figure's value."""
    value = figure.value
    in_words = {
        2: "two blue books", 4: "three provinces and one city", 5: "five years", 8: "eight countries",
        10: "10th", 19: "nineteen", 0.6: "3/5", 0.3333: "1/3",
    }  # fmt: skip
    forms = [rf"{value:g}", rf"{value:,.0f}", f"{value / 1e9:g} billion"]
    return [*forms, in_words[value]] if value in in_words else forms


def test_every_participant_is_named_in_a_cited_paragraph_or_said_to_be_implied(
    catalogue: Catalogue, documents: dict[str, list[str]]
) -> None:
    parties = {party.party_id: party for party in catalogue.parties}

    def is_named(part: Participation) -> bool:
        party = parties[part.party_id]
        text = cited(documents, part.references).replace("’", "'")
        return any(name in text for name in (party.name, *party.aliases))

    unnamed = [part for part in catalogue.participations if not is_named(part)]
    silent = [
        part.participation_id
        for part in unnamed
        if not re.search(r"implied|Stands for|named?\b|names", part.remark)
    ]
    assert silent == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words one longer than may be shared."""
    found = words(text)
    length = LONGEST_SHARED_RUN + 1
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def own_texts(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a parsed seed file that is not a name, with its place."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for number, entry in enumerate(value, start=1):
            yield from own_texts(entry, f"{where}[{number}]")
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key not in NAMING_KEYS or "measure" in where:  # a measure's title is our own handle
                yield from own_texts(entry, f"{where}.{key}")


def test_no_sentence_of_a_document_is_copied(documents: dict[str, list[str]]) -> None:
    theirs = set().union(*(runs("\n\n".join(paragraphs)) for paragraphs in documents.values()))
    copied = []
    for path in sorted(SEEDS.rglob("*.toml")):
        content = path.read_text(encoding="utf-8")
        texts = [*own_texts(tomllib.loads(content), path.name)]
        texts += [(f"{path.name}: comment", line) for line in content.splitlines() if line.startswith("#")]
        copied += [(where, " ".join(run)) for where, text in texts for run in runs(text) & theirs]
    assert copied == []


def test_a_copied_sentence_would_be_found() -> None:
    theirs = runs("The delta,the towns and the river agreed to share what they have.")
    assert runs("As reported: The delta, the towns and the RIVER agreed!") & theirs
    assert not runs("The delta, the towns and the river met") & theirs
    texts = dict(own_texts({"title": "a", "clause": [{"summary": "b", "measure": [{"title": "c"}]}]}))
    assert list(texts.values()) == ["b", "c"]
