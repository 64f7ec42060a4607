"""Which column means what, decided by a person: kept in a file and used again."""

from __future__ import annotations

import json
from collections.abc import Mapping as Read
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dsr_tracker.core.errors import TrackerError
from dsr_tracker.core.names import fold
from dsr_tracker.core.private_files import write_private_file

KINDS: dict[str, tuple[str, ...]] = {
    "assessments": (
        *(
            "instrument",
            "provision",
            "party",
            "rating",
            "as_of",
            "reason",
            "confidence",
            "claimed",
            "contrary",
            "schedule",
        ),
        *(
            "search_places",
            "search_languages",
            "search_terms",
            "search_until",
            "author",
            "evidence_url",
            "evidence_title",
        ),
    ),
    "notes": (
        "instrument",
        "provision",
        "party",
        "text",
        "dated_on",
        "author",
        "evidence_url",
        "evidence_title",
    ),
    "evidence": (
        *("title", "url", "publisher", "published_on", "accessed_on", "language", "remark"),
        *("instrument", "provision", "party"),
    ),
    "parties": ("name", "country", "party_kind", "within", "aliases", "remark"),
    "instruments": (
        *("instrument", "instrument_kind", "agreed_on", "place", "legal_character"),
        *("period_start", "period_end", "number", "title", "summary", "clause_start", "clause_end"),
        *("parties", "role", "remark"),
    ),
}
"""The sorts of table, each with the fields that its columns may mean."""
NEEDED: dict[str, tuple[str, ...]] = {
    "assessments": ("provision", "party", "rating"),
    "notes": ("instrument", "provision", "party", "text"),
    "evidence": (),
    "parties": ("name",),
    "instruments": ("instrument",),
}

# What columns are called elsewhere, folded; a guess is shown as a guess and used only where it is accepted.
_NAMES: dict[str, tuple[str, ...]] = {
    "instrument": ("instrument", "agreement", "document", "文书"),
    "provision": (
        *("provision", "clause", "commitment", "measure", "goal", "provisionid"),
        *("条款", "措施", "条款或措施", "条目", "承诺"),
    ),
    "party": (
        *("party", "country", "member", "state", "iso", "iso2", "iso3", "countrycode"),
        *("国家", "参与方", "国家或参与方"),
    ),
    "rating": ("rating", "status", "score", "compliance", "assessment", "评级", "状况"),
    "as_of": ("asof", "date", "day", "assessedon", "截至", "截至日期", "日期"),
    "reason": ("reason", "justification", "rationale", "comment", "理由"),
    "confidence": ("confidence", "certainty", "把握", "把握程度"),
    "claimed": ("claimed", "selfassessment", "selfreported", "自述"),
    "contrary": ("contrary", "iscontrary", "相反行动"),
    "search_places": ("searchplaces", "searched", "placessearched", "检索范围"),
    "search_languages": ("searchlanguages", "languagessearched", "检索语言"),
    "schedule": ("schedule", "pace", "进度"),
    "search_terms": ("searchterms", "termssearched", "searchedfor", "检索词"),
    "search_until": ("searchuntil", "searcheduntil", "检索截至", "检索截至日期"),
    "author": ("author", "analyst", "coder", "reader", "recordedby", "评估人", "作者"),
    "evidence_url": ("evidenceurl", "evidence", "source", "sourceurl", "link", "链接", "网址"),
    "evidence_title": ("evidencetitle", "sourcetitle", "来源", "来源标题"),
    "text": ("text", "note", "development", "event", "description", "记录", "记事"),
    "dated_on": ("datedon", "date", "day", "eventdate", "日期"),
    "title": ("title", "source", "name", "标题"),
    "url": ("url", "link", "address", "doi", "网址"),
    "publisher": ("publisher", "publication", "outlet", "出版者", "发布者"),
    "published_on": ("publishedon", "published", "publicationdate", "date", "发布日期"),
    "accessed_on": ("accessedon", "accessed", "retrieved", "查阅日期"),
    "language": ("language", "lang", "语言"),
    "remark": ("remark", "comment", "remarks", "备注"),
    "name": ("name", "party", "country", "名称"),
    "country": ("country", "countrycode", "iso", "iso2", "国家"),
    "party_kind": ("kind", "type", "partykind"),
    "within": ("within", "parent"),
    "aliases": ("aliases", "othernames"),
    "instrument_kind": ("instrumentkind", "kind", "type", "类型"),
    "agreed_on": ("agreedon", "agreed", "signed", "signedon", "date", "签署日期"),
    "place": ("place", "where", "地点"),
    "legal_character": ("legalcharacter", "binding", "性质"),
    "period_start": ("periodstart", "from", "start", "开始"),
    "period_end": ("periodend", "to", "end", "结束"),
    "number": ("number", "no", "clause", "article", "编号"),
    "summary": ("summary", "text", "undertaking", "摘要"),
    "clause_start": ("clausestart",),
    "clause_end": ("clauseend", "deadline"),
    "parties": (
        *("parties", "countries", "members", "signatories", "party", "country", "member", "signatory"),
        *("参与方", "国家", "国家或参与方"),
    ),
    "role": ("role", "角色"),
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a table means. `columns` names for each field the column that holds it, `constants` gives values
    to fields that no column holds, and `values` says what a typed value means in a field.

    In a wide table each row is a party and each further column a provision: `provisions` says which.
    """

    kind: str = "assessments"
    columns: Read[str, str] = field(default_factory=dict)
    constants: Read[str, str] = field(default_factory=dict)
    values: Read[str, Read[str, str]] = field(default_factory=dict)
    provisions: Read[str, str] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        """Whether the cells of the table are ratings."""
        return bool(self.provisions)

    def unused(self, header: Sequence[str]) -> tuple[str, ...]:
        """The columns of a table that nothing is taken from."""
        used = {*self.columns.values(), *self.provisions}
        return tuple(name for name in header if name.strip() and name not in used)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that the kind needs and that nothing gives."""
        given = {*self.columns, *self.constants, *(("provision", "rating") if self.is_wide else ())}
        return tuple(name for name in NEEDED[self.kind] if name not in given)


def guessed(kind: str, header: tuple[str, ...]) -> Mapping:
    """What the names of the columns suggest. Only a suggestion: nobody has agreed to it yet."""
    by_name = {fold(name): name for name in reversed(header)}
    columns: dict[str, str] = {}
    for name in KINDS[kind]:
        for called in (fold(name), *_NAMES.get(name, ())):
            if called in by_name and by_name[called] not in columns.values():
                columns[name] = by_name[called]
                break
    return Mapping(kind, columns)


def load_mapping(path: Path) -> Mapping:
    """The mapping that was kept in that file; raises TrackerError."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise ValueError("no ordinary file")
        stored = json.loads(path.read_text(encoding="utf-8"))
        mapping = Mapping(**{name: stored[name] for name in Mapping.__dataclass_fields__ if name in stored})
        _check(mapping)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise TrackerError(
            f"“{path.name}” is no mapping that can be read ({str(error)[:120]}).",
            "Make one with --save-mapping, and change it in a text editor.",
        ) from error
    return mapping


def save_mapping(path: Path, mapping: Mapping) -> None:
    """Keep the mapping in that file, in place of an older one; raises OSError."""
    write_private_file(path, json.dumps(asdict(mapping), ensure_ascii=False, indent=1) + "\n")


def _check(mapping: Mapping) -> None:
    if mapping.kind not in KINDS:
        raise ValueError(f"kind is none of {', '.join(KINDS)}")
    fields: dict[str, Any] = {"columns": mapping.columns, "constants": mapping.constants}
    texts = {**fields, "provisions": mapping.provisions}
    texts |= {f"values of {name}": given for name, given in mapping.values.items()}
    for what, given in texts.items():
        unknown = [name for name in given if name not in KINDS[mapping.kind]] if what in fields else []
        if unknown:
            raise ValueError(f"{what} names {', '.join(unknown)}, which {mapping.kind} do not have")
        if not all(isinstance(value, str) for value in given.values()):
            raise ValueError(f"{what} holds something else than texts")
