"""Where the program starts: `dsr-tracker`, or `python -m dsr_tracker`."""

from __future__ import annotations

import sys
from pathlib import Path

from dsr_tracker import cli


def open_window(path: Path | None) -> int:
    """Open the window on that tracker, or on the default one; gives the exit code."""
    from dsr_tracker.display import why_no_window, why_qt_fails

    if reason := why_no_window():
        print(reason, file=sys.stderr)
        return 2
    try:
        from dsr_tracker.gui.app import run
    except ImportError as error:
        reason = why_qt_fails(error)
        if not reason:
            raise
        print(reason, file=sys.stderr)
        return 2
    return run(path)


def main() -> int:
    """Run the program; gives the exit code."""
    return cli.main(open_window)


if __name__ == "__main__":
    sys.exit(main())
