"""Known faults of what is locked, and whether its licences are among those allowed."""

from __future__ import annotations

import re
import subprocess
import sys

from kit import licences
from kit.project import ROOT, PackagingError
from kit.running import say

_LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-build.lock")
_OFFLINE = re.compile(
    r"ConnectionError|NewConnectionError|NameResolution|Max retries|timed? ?out|ProxyError|ServiceError"
    r"|Connection(Refused|Reset)|unreachable",
    re.IGNORECASE,
)


def check_licences(*, is_writing: bool = False) -> None:
    """Hold the product's licences to those allowed, and the list of them to what is locked."""
    parts = licences.product_parts()
    if refused := licences.refused(parts):
        raise PackagingError("\n".join(refused))
    text = licences.as_text(parts)
    if is_writing:
        licences.LIST.write_text(text, encoding="utf-8", newline="\n")
    elif licences.LIST.read_text(encoding="utf-8") != text:
        raise PackagingError("resources/licences.txt is not what is locked: python3 run.py audit --write")
    say(f"Licences of {len(parts)} libraries: all allowed, and listed.")


def look_for_faults() -> None:
    """Ask the advisory service for known faults of each lock file; where it is out of reach, say so."""
    for lock in _LOCKS:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / lock)),
                *(
                    "--vulnerability-service",
                    "osv",
                    "--require-hashes",
                    "--disable-pip",
                    "--progress-spinner",
                    "off",
                    "--timeout",
                    "10",
                ),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        said = (done.stdout + done.stderr).strip()
        if done.returncode == 0:
            say(f"{lock}: {said.splitlines()[-1] if said else 'no known faults'}")
        elif is_offline(said):
            say("Known faults: skipped, as the advisory service cannot be reached from here.")
            return
        else:
            raise PackagingError(f"{lock}:\n{said}")


def is_offline(said: str) -> bool:
    """Whether pip-audit failed for want of a network, not for what it found."""
    return "known vulnerabilit" not in said and bool(_OFFLINE.search(said))
