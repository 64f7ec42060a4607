"""What is ordered of a report, as another process reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_tracker.reports.contents import Kind, Scope
from dsr_tracker.reports.orders import PAGES, Order, order_from


@pytest.mark.parametrize(
    "order",
    [
        Order(Scope(), "xlsx"),
        Order(
            Scope(("A", "B"), ("EG",), "2026-01-01", "zh", True, Kind.COUNTRY, ("x",), tags=("t",)),
            "docx",
            Path("/a/b\udc80.docx"),
        ),
        Order(Scope(kind=Kind.MATRIX), "matrix.svg"),
        Order(Scope(), PAGES, ppi=200.5, most=3),
    ],
)
def test_an_order_is_read_as_it_was_written(order: Order) -> None:
    assert order_from(order.as_text()) == order
