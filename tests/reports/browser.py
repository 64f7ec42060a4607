"""A page in Chromium, with a script of the test's own in it; the page itself may run none."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# The page gives way to what was found, so that there is little to print.
_TELL = """
Promise.resolve(%s).catch((error) => ({error: String(error)})).then((found) => {
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = JSON.stringify(found);
  document.documentElement.replaceChildren(told);
});
"""


def found_in(
    page: bytes,
    expression: str,
    folder: Path,
    *,
    libraries: Sequence[Path] = (),
    width: int = 1280,
    is_dark: bool = False,
) -> Any:
    """The value of a JavaScript expression, or of its promise, in a window of that width."""
    text, removed = _POLICY.subn("", page.decode())
    assert removed == 1, "the page has a policy, under which no script would run"
    scripts = "".join(f'<script src="{library.as_uri()}"></script>' for library in libraries)
    scripts += f"<script>{_TELL % expression}</script>"
    file = folder / "page.html"
    file.write_text(text.replace("</body>", f"{scripts}</body>"), encoding="utf-8")
    command = [
        *(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *("--disable-background-networking", "--disable-component-update", "--no-first-run"),
        *(f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900"),
        f"--blink-settings=preferredColorScheme={0 if is_dark else 1}",
        *("--virtual-time-budget=60000", "--dump-dom", file.as_uri()),
    ]
    printed = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()
    told = re.search(r'<pre id="found">(.*?)</pre>', printed, re.DOTALL)
    assert told, "Chromium printed the page before the script was done with it"
    return json.loads(html.unescape(told[1]))
