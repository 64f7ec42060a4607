"""How the program starts itself, to have work done apart."""

from __future__ import annotations

import sys


def own_program(command: str) -> list[str]:
    """The words that run a command of this very program, to which its arguments are added."""
    if getattr(sys, "frozen", False):  # an installed bundle has no Python of its own to start
        return [sys.executable, command]
    return [sys.executable, "-m", "dsr_tracker", command]
