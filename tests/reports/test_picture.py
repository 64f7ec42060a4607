"""The matrix and the distributions as pictures, read by independent readers."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QImage

from dsr_tracker.reports.contents import Kind, Scope
from dsr_tracker.reports.picture import Subject, render_picture
from dsr_tracker.reports.report import build_report
from dsr_tracker.store.collecting import collect
from dsr_tracker.store.store import Store

KINDS = {Subject.MATRIX: Kind.MATRIX, Subject.DISTRIBUTIONS: Kind.FULL}


@pytest.mark.parametrize("subject", Subject)
def test_a_picture_is_one_sheet_in_either_form(tracker: Store, subject: Subject) -> None:
    report = build_report(collect(tracker), Scope(kind=KINDS[subject], instrument_ids=("DEI-2017",)))
    svg = render_picture(report, subject, "svg").decode()
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None
    width, height = map(float, found.groups())
    image = QImage.fromData(render_picture(report, subject, "png"))
    assert image.width() > 1_500
    assert abs(image.width() / image.height() - width / height) < 0.01
    assert "<script" not in svg


def test_several_instruments_stand_on_one_sheet(tracker: Store) -> None:
    few, many = (
        render_picture(
            build_report(collect(tracker), Scope(kind=Kind.MATRIX, instrument_ids=ids)), Subject.MATRIX, "png"
        )
        for ids in (("DEI-2017",), ("DEI-2017", "CDB-NDRC-2018"))
    )
    assert QImage.fromData(many).height() > QImage.fromData(few).height()
