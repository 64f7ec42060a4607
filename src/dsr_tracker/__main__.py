"""Where the program starts: `dsr-tracker`, or `python -m dsr_tracker`."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def open_window(path: Path | None) -> int:
    """Open the window on that tracker, or on the default one; gives the exit code."""
    # Nothing that a start makes is garbage, and looking for it takes a tenth of the time.
    gc.disable()
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
    if _asks_for_window(sys.argv[1:]):
        try:
            return open_window(Path(sys.argv[1]) if sys.argv[1:] else None)
        except KeyboardInterrupt:
            return 130
        except Exception as error:
            from dsr_tracker import cli

            return cli.tell_error(error)
    from dsr_tracker import cli

    return cli.main(open_window)


def _asks_for_window(words: list[str]) -> bool:
    """Whether nothing but the window is asked for, which then comes without the command line's library."""
    is_completing = "_DSR_TRACKER_COMPLETE" in os.environ
    return not is_completing and (
        not words or (len(words) == 1 and words[0].endswith(".dsr") and not words[0].startswith("-"))
    )


if __name__ == "__main__":
    sys.exit(main())
