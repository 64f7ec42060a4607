"""How links, traits, due dates and values are worded on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_tracker.core.following import DueKind, DueState, read_target, read_value
from dsr_tracker.core.records import Indicator, LinkKind, Measurement, Origin, Provision
from dsr_tracker.core.rubrics import CLASSES, Degree
from dsr_tracker.core.text import joined
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.words import party_words, shipped_word, told

translate = QCoreApplication.translate


def provision_title(provision: Provision) -> str:
    """The provision in one line, for example "3.2 E-commerce"."""
    words = told(provision)
    return f"{provision.number} {words.title or words.summary}".strip()


def party_choices(document: Document, provision: Provision) -> list[tuple[str, str]]:
    """Everybody, and each party that the provision is judged for, to choose from."""
    columns = document.read.columns([provision.instrument_id]).get(provision.instrument_id, [])
    everybody = translate("Following", "Everybody")
    return [(everybody, ""), *((party_words(party.name), party.party_id) for party in columns)]


def party_name(document: Document, party_id: str) -> str:
    """Whose a milestone or value is; empty for everybody's."""
    party = document.read.record("party", party_id) if party_id else None
    return "" if party is None else party_words(party.name)


def indicator_name(indicator: Indicator) -> str:
    """The indicator's name, a shipped one's in the window's language."""
    return shipped_word("figure", indicator.name) if indicator.origin is Origin.CATALOGUE else indicator.name


def indicator_unit(indicator: Indicator) -> str:
    """The indicator's unit, a shipped one's in the window's language."""
    return shipped_word("figure", indicator.unit) if indicator.origin is Origin.CATALOGUE else indicator.unit


def value_words(measurement: Measurement, indicator: Indicator) -> str:
    """A value with its hedge, unit and day."""
    qualifier = measurement.qualifier
    if measurement.origin is Origin.CATALOGUE:
        qualifier = shipped_word("figure", qualifier)
    value = joined(qualifier, read_value(measurement.value), indicator_unit(indicator))
    return translate("Following", "{value} ({day})").format(value=value, day=measurement.measured_on)


def target_words(indicator: Indicator) -> str:
    """The target with its unit and day; empty where there is none."""
    if not indicator.target:
        return ""
    target = joined(read_target(indicator), indicator_unit(indicator))
    if not indicator.due_on:
        return target
    return translate("Following", "{target} by {day}").format(target=target, day=indicator.due_on)


def link_words(kind: LinkKind, *, is_backwards: bool = False) -> str:
    """What a relation is called from one end or the other."""
    if is_backwards:
        return {
            LinkKind.CONTINUES: translate("Following", "is continued by"),
            LinkKind.NARROWS: translate("Following", "is narrowed by"),
            LinkKind.IMPLEMENTS: translate("Following", "is implemented by"),
            LinkKind.CONFLICTS: translate("Following", "conflicts with"),
            LinkKind.CONTRIBUTES: translate("Following", "contributes to"),
        }[kind]
    return {
        LinkKind.CONTINUES: translate("Following", "continues"),
        LinkKind.NARROWS: translate("Following", "narrows"),
        LinkKind.IMPLEMENTS: translate("Following", "implements"),
        LinkKind.CONFLICTS: translate("Following", "conflicts with"),
        LinkKind.CONTRIBUTES: translate("Following", "contributes to"),
    }[kind]


def degree_words(degree: Degree) -> str:
    """How far a trait is there."""
    return {
        Degree.YES: translate("Following", "Yes"),
        Degree.PARTLY: translate("Following", "Partly"),
        Degree.NO: translate("Following", "No"),
    }[degree]


def trait_words(trait: str) -> str:
    """What makes an undertaking specific."""
    return {
        "who": translate("Following", "Says who acts"),
        "what": translate("Following", "Says what is done"),
        "how_much": translate("Following", "Says how much"),
        "by_when": translate("Following", "Says by when"),
        "measurable": translate("Following", "Can be measured"),
    }[trait]


def specificity_words(name: str) -> str:
    """A class of undertakings by how specific they are, with its points; or that nobody said."""
    if name not in CLASSES:
        return translate("Following", "Not rated")
    least, most = CLASSES[name]
    text = {
        "specific": translate("Following", "Specific ({least} to {most} points)"),
        "partly": translate("Following", "Partly specific ({least} to {most} points)"),
        "vague": translate("Following", "Vague ({least} to {most} points)"),
    }[name]
    return text.format(least=least, most=most)


def due_words(state: DueState) -> str:
    """How a thing that is due stands."""
    return {
        DueState.OVERDUE: translate("Following", "overdue"),
        DueState.SOON: translate("Following", "soon"),
        DueState.LATER: translate("Following", "later"),
        DueState.MET: translate("Following", "met"),
    }[state]


def due_kind_words(kind: DueKind) -> str:
    """What sort of thing is due."""
    return {
        DueKind.MILESTONE: translate("Following", "Milestone"),
        DueKind.INDICATOR: translate("Following", "Target"),
        DueKind.PERIOD: translate("Following", "End of the period"),
        DueKind.CYCLE: translate("Following", "End of the cycle"),
    }[kind]
