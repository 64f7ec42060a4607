"""What `country:`, `clause:`, `tag:` and the like mean in SQL: the same for the search and for filters.

A condition speaks of columns named by its caller; its values are bound by name, so that one query may
have many.
"""

from __future__ import annotations

from dsr_tracker.core.filtering import ratings_meant


class Values(dict[str, str | int]):
    """The values of a query by the names that stand for them."""

    def add(self, value: str | int) -> str:
        """What stands for that value in the query."""
        name = f"v{len(self)}"
        self[name] = value
        return f":{name}"


def literal(text: str) -> str:
    """The text as it stands in a LIKE pattern."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def country(party_id: str, said: str, values: Values) -> str:
    """That the party is of that country, or is that party: by code, id or the beginning of its name."""
    exact, begins = values.add(said), values.add(literal(said) + "%")
    return (
        f"{party_id} IN (SELECT party_id FROM parties WHERE country_code = {exact} COLLATE NOCASE"
        f" OR party_id = {exact} COLLATE NOCASE OR name LIKE {begins} ESCAPE '\\')"
    )


def clause(provision_id: str, said: str, values: Values) -> str:
    """That the provision has that number or id, or is a measure of the clause that has."""
    exact, inside = values.add(said), values.add(f"{literal(said)}.%")
    return (
        f"{provision_id} IN (SELECT provision_id FROM provisions WHERE number = {exact}"
        f" OR number LIKE {inside} ESCAPE '\\' OR provision_id = {exact} COLLATE NOCASE"
        f" OR clause_id = {exact} COLLATE NOCASE)"
    )


def instrument(provision_id: str, said: str, values: Values) -> str:
    """That the provision is one of the instruments whose ids begin so."""
    begins = values.add(literal(said) + "%")
    those = f"SELECT provision_id FROM provisions WHERE instrument_id LIKE {begins} ESCAPE '\\'"
    return f"{provision_id} IN ({those})"


def rating(column: str, said: str, values: Values) -> str:
    """That the rating is the one meant, or one of those."""
    return f"{column} IN ({', '.join(map(values.add, ratings_meant(said)))})"


def author(column: str, said: str, values: Values) -> str:
    """That whoever signed has a name that begins so, or a word of it does."""
    begins, inside = values.add(literal(said) + "%"), values.add(f"% {literal(said)}%")
    return f"({column} LIKE {begins} ESCAPE '\\' OR {column} LIKE {inside} ESCAPE '\\')"


def tags(said: str, values: Values) -> str:
    """A query for the ids of the tags meant: by id, family, or the beginning of the name."""
    exact, begins = values.add(said), values.add(literal(said) + "%")
    return (
        f"SELECT tag_id FROM tags WHERE NOT is_retired AND (tag_id = {exact} COLLATE NOCASE"
        f" OR family = {exact} COLLATE NOCASE OR name LIKE {begins} ESCAPE '\\')"
    )


def bears(provision_id: str, party_id: str, said: str, values: Values) -> str:
    """That the cell bears the tag: itself, or what it belongs to, or a note or source of it does."""
    wanted = tags(said, values)

    def of(kind: str) -> str:
        return f"SELECT record_id FROM taggings WHERE kind = '{kind}' AND tag_id IN ({wanted})"

    return (
        f"({provision_id} IN (SELECT provision_id FROM provisions WHERE provision_id IN ({of('provision')})"
        f" OR clause_id IN ({of('provision')}) OR instrument_id IN ({of('instrument')}))"
        f" OR {party_id} IN ({of('party')})"
        f" OR ({provision_id}, {party_id}) IN"
        f" (SELECT record_id, party_id FROM taggings WHERE kind = 'cell' AND tag_id IN ({wanted})"
        f" UNION SELECT provision_id, party_id FROM notes WHERE note_id IN ({of('note')})"
        f" UNION SELECT provision_id, party_id FROM citations WHERE evidence_id IN ({of('evidence')})))"
    )


def has(what: str, provision_id: str, party_id: str) -> str:
    """That the cell has a note, or evidence."""
    table = {"note": "notes", "evidence": "citations"}[what]
    return (
        f"EXISTS (SELECT 1 FROM {table} x WHERE x.provision_id = {provision_id} AND x.party_id = {party_id})"
    )
