"""What a tracker holds of a cell beside its judgements: for `show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.following import progress, said
from dsr_tracker.core.linking import related
from dsr_tracker.core.records import Adjudication
from dsr_tracker.core.rubrics import newest_rubric, points
from dsr_tracker.core.scales import scale_named
from dsr_tracker.core.second_reading import ReadPair
from dsr_tracker.store.store import Store


def facts_beside(store: Store, cell: Cell) -> dict[str, Any]:
    """Of the cell its tags, looks, second readings and feedback; of its provision the rubric that holds, its
    specificity, milestones, indicators and links, without those of other parties."""
    provision_id, follow = cell.provision_id, store.follow
    rubric = newest_rubric(follow.rubrics(provision_id), provision_id, store.read.scale().scale_id)
    specificity = follow.specificities().get(provision_id)
    measurements = follow.measurements()
    return {
        "tags": _tags(store, cell),
        "looks": [asdict(look) for look in follow.looks(cell)],
        "readings": [_reading(pair) for pair in store.readings.pairs(cell=cell)],
        "feedback": [asdict(each) for each in store.readings.feedback(cell)],
        "rubric": rubric
        and {
            "version": rubric.version,
            "criteria": {each.rating: each.text for each in rubric.criteria},
            "scale": rubric.scale_id,
        },
        "specificity": specificity and asdict(specificity) | {"points": points(specificity)},
        "milestones": [asdict(each) for each in _of_party(follow.milestones(provision_id), cell)],
        "indicators": [
            asdict(each.indicator)
            | {
                "share": each.share,
                "newest": each.latest and asdict(each.latest) | {"said": said(each.latest, each.indicator)},
            }
            for each in (
                progress(indicator, measurements)
                for indicator in _of_party(follow.indicators(provision_id), cell)
            )
        ],
        "links": [
            {"words": each.words, "other": each.other_id, "target": each.link.target}
            for each in related(provision_id, follow.links(provision_id))
        ],
    }


def lines_beside(facts: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The same in words: headings with their lines, some of them without any."""
    yield "Tags", [", ".join(facts["tags"])] if facts["tags"] else []
    yield "Looked at without change", [_look_line(look) for look in facts["looks"]]
    yield "Second readings", list(map(_reading_line, facts["readings"]))
    yield "Feedback", list(map(_feedback_line, facts["feedback"]))
    rubric = facts["rubric"]
    yield (
        "What counts as each rating",
        [
            f"{scale_named(rubric['scale']).rating(rating).label}: {text}"
            for rating, text in rubric["criteria"].items()
        ]
        if rubric
        else [],
    )
    specificity = facts["specificity"]
    yield "Specificity", [f"{specificity['points']} of 10 points"] if specificity else []
    yield (
        "Milestones",
        [
            f"{each['due_on']}  {each['title']}" + (f" (met {each['met_on']})" if each["met_on"] else "")
            for each in facts["milestones"]
        ],
    )
    yield "Indicators", list(map(_indicator_line, facts["indicators"]))
    yield (
        "Links",
        [
            f"{each['words']} " + (f"SDG target {each['target']}" if each["target"] else each["other"])
            for each in facts["links"]
        ],
    )


def _of_party(records: Iterable[Any], cell: Cell) -> list[Any]:
    return [each for each in records if each.party_id in ("", cell.party_id)]


def _tags(store: Store, cell: Cell) -> list[str]:
    names = {tag.tag_id: tag.name for tag in store.tags.listed(with_retired=True)}
    return [
        names[tagging.tag_id]
        for tagging in store.tags.of_record("cell", cell.provision_id, cell.party_id)
        if tagging.tag_id in names
    ]


def _reading(pair: ReadPair) -> dict[str, Any]:
    decided = pair.adjudication
    return {
        **asdict(pair.reading),
        "state": str(pair.state),
        "first": pair.ratings[0],
        "decided": None if decided is None else _decided(decided),
    }


def _decided(decided: Adjudication) -> dict[str, str]:
    return {field: getattr(decided, field) for field in ("reason", "author", "recorded_at", "assessment_id")}


def _reading_line(reading: dict[str, Any]) -> str:
    label = scale_named(reading["scale_id"]).rating(reading["rating"]).label
    reason = f": {reading['reason']}" if reading["reason"] else ""
    decided = f"; decided by {reading['decided']['author']}" if reading["decided"] else ""
    return f"{reading['as_of']}  {reading['author']}, {label} ({reading['state']}{decided}){reason}"


def _feedback_line(feedback: dict[str, Any]) -> str:
    answer = f"; {feedback['response']}" if feedback["response"] else ""
    return (
        f"{feedback['received_on']}  {feedback['sender']}: {feedback['text']} ({feedback['state']}{answer})"
    )


def _look_line(look: dict[str, Any]) -> str:
    where = ", ".join(filter(None, (look["search_places"], look["search_languages"], look["search_terms"])))
    return f"{look['looked_on']}  {look['author']}" + (f": {where}" if where else "")


def _indicator_line(indicator: dict[str, Any]) -> str:
    newest = indicator["newest"]
    value = newest["said"] if newest else "no value yet"
    target = f", target {indicator['target']} {indicator['unit']}" if indicator["target"] else ""
    return f"{indicator['name']}: {value}{target}"
