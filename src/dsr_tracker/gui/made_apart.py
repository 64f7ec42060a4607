"""Reports made by a process of its own, so that Python works for the window alone meanwhile."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, cast

from dsr_tracker.core import errors
from dsr_tracker.core.own_program import own_program
from dsr_tracker.reports.orders import Made, Order

_LOOK_SECONDS = 0.1
_Answer = dict[str, Any] | Made | None


class MakerError(Exception):
    """A fault of ours in the other process, with its traceback."""


def made_apart(path: Path, order: Order, check: Callable[[], None], on_step: Callable[[int], None]) -> Made:
    """What was ordered of the tracker at that path; raises a TrackerError as one here would.

    `check` is asked ten times a second: what it raises ends the other process at once, whatever it is at.
    """
    # Our own program; the path is a file that it opens.
    process = subprocess.Popen(  # noqa: S603
        [*own_program("make-report"), "--", str(path.absolute())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    order_to, answer_of = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    answers: SimpleQueue[_Answer] = SimpleQueue()
    # A pipe cannot be waited for and given up everywhere; a thread that reads it can be left alone.
    reader = Thread(target=_listen, args=(answer_of, answers.put), daemon=True)
    reader.start()
    try:
        with suppress(OSError):  # it ended already, which its answer tells
            order_to.write(order.as_text().encode())
            order_to.close()
        return _answered(answers, check, on_step)
    finally:
        process.kill()
        process.wait()
        reader.join()
        answer_of.close()


def _answered(
    answers: SimpleQueue[_Answer], check: Callable[[], None], on_step: Callable[[int], None]
) -> Made:
    while True:
        check()
        try:
            answer = answers.get(timeout=_LOOK_SECONDS)
        except Empty:
            continue
        if isinstance(answer, Made):
            return answer
        if answer is None:
            raise MakerError("The process that makes reports ended before its time.")
        if "step" in answer:
            on_step(answer["step"])
        elif "fault" in answer:
            raise MakerError(answer["fault"])
        else:
            kind = getattr(errors, answer["error"], errors.TrackerError)
            raise kind(answer["what"], answer["advice"])


def _listen(output: IO[bytes], put: Callable[[_Answer], None]) -> None:
    """Pass on what the other process says; None where it ends without having said all."""
    try:
        for line in output:
            answer = json.loads(line)
            if "sizes" not in answer:
                put(answer)
                continue
            parts = tuple(output.read(size) for size in answer["sizes"])
            is_whole = [len(part) for part in parts] == answer["sizes"]
            put(Made(parts, tuple(answer["told"]), answer["more"]) if is_whole else None)
            return
    except ValueError:  # not our words
        pass
    put(None)
