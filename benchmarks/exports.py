"""A report of 100,000 assessments as workbook, CSV and JSON, beside the bare writers below them.

The bare sides get the very values that ours wrote, ready in lists, and the same sheets, columns and formats
where these cost time: what is left between the two is our own work.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.measuring import in_turn
from benchmarks.table import Row
from dsr_tracker.core.dossier import Dossier
from dsr_tracker.core.records import (
    Assessment,
    Instrument,
    InstrumentKind,
    Party,
    PartyKind,
    Provision,
)
from dsr_tracker.core.scales import IMPLEMENTATION
from dsr_tracker.reports.csv import render_csv
from dsr_tracker.reports.json import as_data, render_json
from dsr_tracker.reports.report import Report, Scope, build_report
from dsr_tracker.reports.xlsx import render_xlsx

PROVISIONS, PARTIES = 1_000, 100
_RATINGS = [rating.rating_id for rating in IMPLEMENTATION.ratings if rating.rating_id != "not_assessed"]


def big_report() -> Report:
    """A report with 100,000 cells, each assessed and with a reason. The same one each time."""
    parties = tuple(
        Party(f"party-{number:03}", PartyKind.COUNTRY, f"Country {number}") for number in range(PARTIES)
    )
    provisions = tuple(
        Provision(f"BIG/{number:04}", "BIG", str(number), f"Undertaking number {number} of many")
        for number in range(PROVISIONS)
    )
    assessments = tuple(
        Assessment(
            f"01800000-0000-7000-8000-{number * PARTIES + place:012x}",
            provision.provision_id,
            party.party_id,
            f"2025-{number % 12 + 1:02}-{place % 28 + 1:02}",
            _RATINGS[(number * 7 + place) % len(_RATINGS)],
            reason=f"As the progress report number {number * PARTIES + place} of the ministry says.",
            confidence=("low", "medium", "high")[place % 3],
            author="Analyst",
            recorded_at=f"2025-12-{place % 28 + 1:02}T12:{number % 60:02}:00.000Z",
        )
        for number, provision in enumerate(provisions)
        for place, party in enumerate(parties)
    )
    dossier = Dossier(
        tracker_id="bench",
        title="",
        catalogue_version="1",
        collected_at="2026-01-01T00:00:00.000Z",
        day="2026-01-01",
        parties=parties,
        instruments=(Instrument("BIG", InstrumentKind.AGREEMENT, "A very large one"),),
        provisions=provisions,
        columns={"BIG": parties},
        assessments=assessments,
    )
    return build_report(dossier, Scope())


class Recorder:
    """What a workbook was asked to write, sheet by sheet, so that a bare one can write the same."""

    def __init__(self, report: Report) -> None:
        from unittest.mock import patch

        from xlsxwriter.worksheet import Worksheet

        self.sheets: dict[str, list[tuple[bool, int, int, str | float]]] = {}
        string, number = Worksheet._write_string, Worksheet._write_number

        def write_string(sheet: Worksheet, row: int, column: int, value: str, look: object = None) -> int:
            self.sheets.setdefault(str(sheet.name), []).append((True, row, column, value))
            return string(sheet, row, column, value, look)  # type: ignore[arg-type]

        def write_number(sheet: Worksheet, row: int, column: int, value: float, look: object = None) -> int:
            self.sheets.setdefault(str(sheet.name), []).append((False, row, column, value))
            return number(sheet, row, column, value, look)  # type: ignore[arg-type]

        with (
            patch.object(Worksheet, "_write_string", write_string),
            patch.object(Worksheet, "_write_number", write_number),
        ):
            render_xlsx(report)

    def write(self) -> bytes:
        """The same cells by the bare library, in a format each, row by row."""
        from xlsxwriter import Workbook

        file = io.BytesIO()
        workbook = Workbook(file, {"constant_memory": True})
        looks = [workbook.add_format({"bg_color": f"#{number:02x}d0d0"}) for number in range(16)]
        for name, cells in self.sheets.items():
            sheet = workbook.add_worksheet(name)
            for is_text, row, column, value in cells:
                if is_text:
                    sheet.write_string(row, column, value, looks[column % 16])  # type: ignore[arg-type]
                else:
                    sheet.write_number(row, column, value, looks[column % 16])  # type: ignore[arg-type]
        workbook.close()
        return file.getvalue()


def export_rows(rounds: int) -> Iterator[Row]:
    """Workbook, CSV and JSON of the big report, and the most memory that the workbook takes."""
    report = big_report()
    recorder = Recorder(report)
    lines = list(csv.reader(io.StringIO(render_csv(report).decode("utf-8-sig"), newline="")))
    data = as_data(report)

    def bare_csv() -> bytes:
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator="\r\n").writerows(lines)
        return file.getvalue().encode("utf-8-sig")

    found = in_turn(
        {
            "xlsx": lambda: _clock(lambda: render_xlsx(report)),
            "bare xlsx": lambda: _clock(recorder.write),
            "csv": lambda: _clock(lambda: render_csv(report)),
            "bare csv": lambda: _clock(bare_csv),
            "json": lambda: _clock(lambda: render_json(report)),
            "bare json": lambda: _clock(lambda: json.dumps(data, ensure_ascii=False, indent=1).encode()),
        },
        rounds,
        warm_ups=0,
    )
    yield Row("XLSX of 100,000 assessments", found["xlsx"], found["bare xlsx"], 1.1)
    yield Row("the same as CSV", found["csv"], found["bare csv"], 1.5)
    yield Row("the same as JSON", found["json"], found["bare json"], 1.5)
    idle, before, peak = _memory()
    if peak:
        yield Row("most memory while XLSX is written, over before", peak - before, 150e6, 1, unit="MB")
        yield Row("the same over the idle program, with dossier and report", peak - idle, 150e6, unit="MB")


def _clock(work: Callable[[], object]) -> float:
    """The processor seconds that the work took: both sides are one thread, so neighbours do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _memory() -> tuple[float, float, float]:
    """Resident bytes without and with the report at hand, and the most while its workbook was written."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.exports"], stdout=subprocess.PIPE, text=True, check=True
    )
    idle, before, peak = map(float, done.stdout.split()[-3:])
    return idle, before, peak


def main() -> None:
    """Print resident bytes before and after the big report is built, and the highest number since."""
    from pathlib import Path

    status = Path("/proc/self/status")
    if not status.exists():
        print(0, 0, 0)
        return
    import xlsxwriter  # noqa: F401 - part of the idle program

    idle = _kilobytes(status.read_text(encoding="ascii"), "VmRSS")
    report = big_report()
    # The high-water mark starts anew here, so that what building the report took does not count.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _kilobytes(status.read_text(encoding="ascii"), "VmRSS")
    render_xlsx(report)
    print(1024 * idle, 1024 * before, 1024 * _kilobytes(status.read_text(encoding="ascii"), "VmHWM"))


def _kilobytes(status: str, name: str) -> int:
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(f"{name}:"))


if __name__ == "__main__":
    main()
