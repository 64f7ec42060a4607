"""Opens the form again in which a draft was being written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog

from dsr_tracker.core.cells import Cell
from dsr_tracker.core.errors import UnknownNameError
from dsr_tracker.drafts import Draft
from dsr_tracker.gui.drafts import Subject, fill_form
from dsr_tracker.gui.main_window import MainWindow


def take_up(window: MainWindow, draft: Draft) -> None:
    """Go on with that draft in its form; raises UnknownNameError where what it was about is gone."""
    if (fill := _ON_PAGE.get(draft.kind)) is not None:
        fill(window, draft.subject, draft.values)
    elif (open_form := _FORMS.get(draft.kind)) is not None:
        form = open_form(window, draft.subject)
        fill_form(form, draft.values)
        form.open()
    else:
        raise _gone(draft.where)
    # The form has its own draft from here on, where there is room for one.
    drafts = window.document.drafts
    drafts.flush()
    if drafts.is_safe:
        drafts.discard(draft)


# -- forms of their own --------------------------------------------------------------------------------


def _note(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.note_dialog import NoteDialog

    return NoteDialog(window.document, _record(window, "note", subject[0]), window)


def _evidence(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.evidence_dialog import EvidenceDialog

    evidence_id, provision_id, party_id = subject
    evidence = _record(window, "evidence", evidence_id) if evidence_id else None
    target = None
    if provision_id:
        cell = _cell(window, provision_id, party_id)
        target = window.document.target(cell, window.viewing.day)
    return EvidenceDialog(window.document, target, evidence, window)


def _instrument(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.instrument_dialog import InstrumentDialog

    return InstrumentDialog(window.document, _known(window, "instrument", subject[0]), window)


def _provision(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.provision_dialog import ProvisionDialog

    instrument_id, clause_id, provision_id = subject
    return ProvisionDialog(
        window.document,
        _record(window, "instrument", instrument_id),
        _known(window, "provision", clause_id),
        _known(window, "provision", provision_id),
        window,
    )


def _party(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.party_dialog import PartyDialog

    return PartyDialog(window.document, _known(window, "party", subject[0]), window)


def _participation(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.participation_dialog import ParticipationDialog

    instrument_id, participation_id = subject
    return ParticipationDialog(
        window.document,
        _record(window, "instrument", instrument_id),
        _known(window, "participation", participation_id),
        window,
    )


def _cycle(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.cycle_dialog import CycleDialog

    return CycleDialog(window.document, _known(window, "cycle", subject[0]), window)


def _batch(window: MainWindow, _subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.give_out_dialog import GiveOutDialog

    return GiveOutDialog(window.document, (), (), window)


def _adjudication(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.adjudication_dialog import AdjudicationDialog

    for pair in window.document.readings.pairs():
        if pair.reading.reading_id == subject[0] and pair.first is not None:
            return AdjudicationDialog(window.document, pair, window)
    raise _gone(subject[0])


def _feedback(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.feedback_dialog import FeedbackDialog

    return FeedbackDialog(window.document, _cell(window, *subject), window)


def _answer(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.answer_dialog import AnswerDialog

    return AnswerDialog(window.document, _record(window, "feedback", subject[0]), window)


def _reason(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.actions import reason_dialog

    rating_id, day, cells = subject
    chosen = [_cell(window, *each) for each in json.loads(cells)]
    return reason_dialog(window.document, chosen, rating_id, day, window)


def _change(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.change_dialog import ChangeDialog

    day, cells = subject
    chosen = [_cell(window, *each) for each in json.loads(cells)]
    return ChangeDialog(window.document, chosen, day, window)


def _sources(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.sources_dialog import SourcesDialog

    target = window.document.target(_cell(window, *subject), window.viewing.day)
    return SourcesDialog(window.document, target, "", window)


def _milestone(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.milestone_dialog import MilestoneDialog

    milestone_id, provision_id = subject
    milestone = _known(window, "milestone", milestone_id)
    return MilestoneDialog(window.document, _record(window, "provision", provision_id), milestone, window)


def _indicator(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.indicator_dialog import IndicatorDialog

    indicator_id, provision_id = subject
    indicator = _known(window, "indicator", indicator_id)
    return IndicatorDialog(window.document, _record(window, "provision", provision_id), indicator, window)


def _measurement(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.measurement_dialog import MeasurementDialog

    measurement_id, indicator_id = subject
    measurement = _known(window, "measurement", measurement_id)
    return MeasurementDialog(window.document, _record(window, "indicator", indicator_id), measurement, window)


def _relation(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.relation_dialog import RelationDialog

    return RelationDialog(window.document, _record(window, "provision", subject[0]), window)


def _rubric(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.rubric_dialog import RubricDialog

    return RubricDialog(window.document, _record(window, "provision", subject[0]), window)


def _specificity(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.specificity_dialog import SpecificityDialog

    return SpecificityDialog(window.document, _record(window, "provision", subject[0]), window)


def _plan(window: MainWindow, subject: Subject) -> QDialog:
    from dsr_tracker.gui.dialogs.plan_dialog import PlanDialog

    return PlanDialog(window.document, _known(window, "search_plan", subject[0]), window)


# -- parts of a page -----------------------------------------------------------------------------------


def _judgement(window: MainWindow, subject: Subject, values: dict[str, str]) -> None:
    provision_id, party_id, day = subject
    cell = _cell(window, provision_id, party_id)
    window.viewing.set_day(day)
    window.inspector.judgement.take_up((cell, day), values)
    window.open_cell(cell)
    window.judge()


def _reading(window: MainWindow, subject: Subject, values: dict[str, str]) -> None:
    batch_id, provision_id, party_id = subject
    cell = _cell(window, provision_id, party_id)
    window.show_page("readings", batch_id)
    page = window.page_at("readings")
    if not getattr(page, "is_reading", False):
        raise _gone(batch_id)
    page.form.go_to(cell)  # type: ignore[attr-defined]
    page.form.take_up(values)  # type: ignore[attr-defined]


def _begun_note(window: MainWindow, subject: Subject, values: dict[str, str]) -> None:
    cell = _cell(window, *subject)
    window.open_cell(cell)
    window.inspector.notes.take_up(cell, values)
    window.write_note()


def _link(window: MainWindow, subject: Subject, values: dict[str, str]) -> None:
    cell = _cell(window, *subject)
    window.open_cell(cell)
    window.inspector.evidence.take_up(cell, values)
    window.paste_link()


_FORMS: dict[str, Callable[[MainWindow, Subject], QDialog]] = {
    "cycle": _cycle,
    "batch": _batch,
    "adjudication": _adjudication,
    "feedback": _feedback,
    "answer": _answer,
    "note": _note,
    "evidence": _evidence,
    "instrument": _instrument,
    "provision": _provision,
    "party": _party,
    "participation": _participation,
    "change": _change,
    "reason": _reason,
    "sources": _sources,
    "milestone": _milestone,
    "indicator": _indicator,
    "measurement": _measurement,
    "relation": _relation,
    "rubric": _rubric,
    "specificity": _specificity,
    "plan": _plan,
}
_ON_PAGE: dict[str, Callable[[MainWindow, Subject, dict[str, str]], None]] = {
    "judgement": _judgement,
    "reading": _reading,
    "begun_note": _begun_note,
    "link": _link,
}


def _cell(window: MainWindow, provision_id: str, party_id: str) -> Cell:
    _record(window, "provision", provision_id)
    _record(window, "party", party_id)
    return Cell(provision_id, party_id)


def _known(window: MainWindow, kind: str, record_id: str) -> Any:
    """The record, or None for the form of a new one."""
    return _record(window, kind, record_id) if record_id else None


def _record(window: MainWindow, kind: str, record_id: str) -> Any:
    record = window.document.read.record(kind, record_id)
    if record is None:
        raise _gone(record_id)
    return record


def _gone(what: str) -> UnknownNameError:
    return UnknownNameError(
        f"What that draft was about is no longer in this tracker ({what[:80]}).",
        "The draft stays until you discard it; “Copy the text” takes it elsewhere.",
    )
