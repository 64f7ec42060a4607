"""Word's own endnotes, which python-docx does not know: the part, its separators and its links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from dsr_tracker.reports.word.nodes import Node, free_name, node

_SEPARATORS = {0: ("separator", "w:separator"), 1: ("continuationSeparator", "w:continuationSeparator")}
# In the settings these stand behind the declaration of endnotes.
AFTER_ENDNOTES = (
    "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol",
    "listSeparator",
)  # fmt: skip


class Endnotes:
    """The notes in the order of their marks, which Word counts from 1."""

    def __init__(self, document: Any) -> None:
        self._drop_old(document)
        self.part = XmlPart(
            free_name(document, "endnotes"),
            CT.WML_ENDNOTES,
            parse_xml(f"<w:endnotes {nsdecls('w', 'r')}/>"),
            document.part.package,
        )
        for note_id, (kind, mark) in _SEPARATORS.items():
            rule = node("w:p", node("w:pPr", node("w:spacing", before=0, after=0)), node("w:r", node(mark)))
            self.part.element.append(node("w:endnote", rule, type=kind, id=note_id))
        document.part.relate_to(self.part, RT.ENDNOTES)
        _declare(document.settings.element)

    def add(self, paragraphs: Iterable[Node]) -> int:
        """The id of a new note of these paragraphs."""
        note_id = len(self.part.element)
        self.part.element.append(node("w:endnote", *paragraphs, id=note_id))
        return note_id

    @staticmethod
    def _drop_old(document: Any) -> None:
        """A template's notes belong to the text that went with its body."""
        for relation_id, related in list(document.part.rels.items()):
            if related.reltype == RT.ENDNOTES:
                del document.part.rels[relation_id]


def place_marks() -> Node:
    """What a section says of its endnotes: counted 1, 2, 3, which is not what Word does by itself."""
    return node("w:endnotePr", node("w:numFmt", val="decimal"))


def _declare(settings: Node) -> None:
    for old in settings.findall(qn("w:endnotePr")):
        settings.remove(old)
    declared = node(
        "w:endnotePr",
        node("w:pos", val="docEnd"),
        node("w:numFmt", val="decimal"),
        *(node("w:endnote", id=note_id) for note_id in _SEPARATORS),
    )
    later = {qn(f"w:{name}") for name in AFTER_ENDNOTES}
    for child in settings:
        if child.tag in later or not child.tag.startswith(qn("w:p")[:-1]):
            child.addprevious(declared)
            return
    settings.append(declared)
