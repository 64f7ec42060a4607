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
    """That the party is of that country, or is it: by code, id or name, or else by how names begin."""
    is_it = f"{values.add(said)} COLLATE NOCASE IN (country_code, party_id, name)"
    return f"{party_id} IN ({_meant('party_id', 'parties', is_it, _begins('name', said, values))})"


def clause(provision_id: str, said: str, values: Values) -> str:
    """That the provision has that number or id, or is a measure of the clause that has."""
    exact, inside = values.add(said), values.add(f"{literal(said)}.%")
    return (
        f"{provision_id} IN (SELECT provision_id FROM provisions WHERE number = {exact}"
        f" OR number LIKE {inside} ESCAPE '\\' OR provision_id = {exact} COLLATE NOCASE"
        f" OR clause_id = {exact} COLLATE NOCASE)"
    )


def instrument(provision_id: str, said: str, values: Values) -> str:
    """That the provision is of the instrument with that id, or else of those whose ids begin so."""
    is_it = f"instrument_id = {values.add(said)} COLLATE NOCASE"
    those = _meant("provision_id", "provisions", is_it, _begins("instrument_id", said, values))
    return f"{provision_id} IN ({those})"


def rating(column: str, said: str, values: Values) -> str:
    """That the rating is the one meant, or one of those."""
    return f"{column} IN ({', '.join(map(values.add, ratings_meant(said)))})"


def author(column: str, said: str, values: Values) -> str:
    """That whoever signed has a name that begins so, or a word of it does."""
    begins, inside = values.add(literal(said) + "%"), values.add(f"% {literal(said)}%")
    return f"({column} LIKE {begins} ESCAPE '\\' OR {column} LIKE {inside} ESCAPE '\\')"


def tags(said: str, values: Values) -> str:
    """A query for the ids of the tags meant: by id, family, name, or else the beginning of names."""
    is_it = f"{values.add(said)} COLLATE NOCASE IN (tag_id, family, name)"
    there = "(SELECT * FROM tags WHERE NOT is_retired)"
    return _meant("tag_id", there, is_it, _begins("name", said, values))


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


def _begins(column: str, said: str, values: Values) -> str:
    return f"{column} LIKE {values.add(literal(said) + '%')} ESCAPE '\\'"


def _meant(ids: str, table: str, is_it: str, begins: str) -> str:
    """A query for what is meant in full; only where nothing is, for what begins so.

    So IN is India and not Indonesia, and Niger is not Nigeria.
    """
    is_any = f"EXISTS (SELECT 1 FROM {table} WHERE {is_it})"
    return f"SELECT {ids} FROM {table} WHERE CASE WHEN {is_any} THEN {is_it} ELSE {begins} END"


def specificity(provision: str, said: str) -> str:
    """Whether the provision is of that class by its points; of "unrated" where nobody said."""
    from dsr_tracker.core.rubrics import CLASSES, TRAITS  # not for the first paint

    row = f"SELECT 1 FROM specificities x WHERE x.provision_id = {provision}"
    if said not in CLASSES:
        return f"NOT EXISTS ({row})"
    each = (f"CASE x.{trait} WHEN 'yes' THEN 2 WHEN 'partly' THEN 1 ELSE 0 END" for trait in TRAITS)
    least, most = CLASSES[said]
    return f"EXISTS ({row} AND {' + '.join(each)} BETWEEN {least} AND {most})"
