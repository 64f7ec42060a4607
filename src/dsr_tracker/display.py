"""Whether a window can be opened here, found out before Qt would abort the process over it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NO_WINDOW_NEEDED = (
    "These commands need none: catalogue, assess, note, show, matrix, report, sources attach, undo, redo, "
    "log and info; `dsr-tracker --help` describes them."
)
_PARTS = (
    "libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxcb-cursor0 libxkbcommon-x11-0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-randr0 libxcb-render-util0 libxcb-image0 "
    "libgssapi-krb5-2"
)


def why_no_window() -> str:
    """One sentence on why no window can be opened here, with what to do; empty where one can be tried."""
    if not sys.platform.startswith(("linux", "freebsd", "openbsd", "netbsd")):
        return ""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    platforms = {name.partition(":")[0] for name in chosen.split(";") if name}
    # offscreen, vnc, eglfs and the like need no display, and whoever names one knows what it needs.
    if any(name != "xcb" and not name.startswith("wayland") for name in platforms):
        return ""
    x_display, wayland = os.environ.get("DISPLAY", ""), os.environ.get("WAYLAND_DISPLAY", "")
    if not x_display and not wayland:
        return f"There is no display here to open a window on. {_NO_WINDOW_NEEDED}"
    may_use_wayland = not platforms or any(name.startswith("wayland") for name in platforms)
    if wayland and may_use_wayland and _wayland_answers(wayland):
        return ""
    return (
        _why_no_x(x_display)
        if x_display
        else (f"The display “{wayland}” does not answer, so no window can be opened. {_NO_WINDOW_NEEDED}")
    )


def why_qt_fails(error: ImportError) -> str:
    """One sentence on what Qt lacks on this system; empty where the error is a fault of the program's own."""
    message = str(error)
    if ".so" in message or "DLL load failed" in message or "Library not loaded" in message:
        return f"The window's libraries cannot be loaded here ({message}). {_fix()}"
    if (error.name or "").partition(".")[0] in ("PySide6", "shiboken6"):
        return f"Qt for Python is missing here ({message}). Install it: pip install PySide6-Essentials"
    return ""


def _wayland_answers(name: str) -> bool:
    return _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name))


def _answers(path: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        try:
            connection.connect(path)
        except (OSError, ValueError):
            return False
    return True


def _why_no_x(display: str) -> str:
    """Why the X display cannot be used. The libraries asked are those that Qt loads next anyway."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
        if plugin := _x_plugin():
            ctypes.CDLL(plugin)
    except OSError as error:
        return f"The window's libraries cannot be loaded here ({error}). {_fix()}"
    # Asking as Qt will ask also finds a display that is there and refuses this user.
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    is_refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if is_refused:
        return (
            f"The display “{display}” does not answer, or refuses you, so no window can be opened. "
            f"{_NO_WINDOW_NEEDED}"
        )
    return ""


def _x_plugin() -> str:
    """The part of Qt that draws on X, found without importing Qt; empty where it is laid out otherwise."""
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        plugin = Path(folder, "Qt", "plugins", "platforms", "libqxcb.so")
        if plugin.exists():
            return str(plugin)
    return ""


def _fix() -> str:
    if _is_linux():
        return f"On Debian and Ubuntu type: sudo apt install {_PARTS}"
    return "Install Qt for Python anew: pip install --force-reinstall PySide6-Essentials"


def _is_linux() -> bool:
    return sys.platform.startswith("linux")
