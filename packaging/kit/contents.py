"""What goes into the bundle, and what of the libraries stays out."""

from __future__ import annotations

import re
import sys
from pathlib import PurePosixPath

from kit.project import ROOT

EXCLUDED_MODULES = [
    # sqlite-utils declares pip, and asks for it in a command that is not ours
    *("pip", "setuptools", "pkg_resources", "ensurepip", "venv", "_distutils_hack"),
    # nothing here speaks to a network: with it goes OpenSSL, of which hashes are not in need
    *("ssl", "_ssl", "_hashlib"),
    *("tkinter", "unittest", "doctest", "pdb", "pydoc", "lib2to3", "idlelib", "curses", "readline"),
    *("numpy", "pandas", "PIL", "IPython", "setuptools", "pygments", "linkify_it"),
    # what zipfile and uuid can do without, and libraries of the system that differ from one to the next
    *("bz2", "_bz2", "lzma", "_lzma", "_uuid", "_ctypes_test"),
    # babel takes it where it is there
    "pytz",
    # asked for by nothing that is used: xmlrpc by multiprocessing, ftplib by urllib.request
    *("multiprocessing", "concurrent.futures.process", "xmlrpc", "ftplib", "cgi", "_pydecimal"),
    # of lxml, python-docx uses etree alone
    *("lxml.objectify", "lxml.html", "lxml.sax", "lxml.isoschematron", "lxml.cssselect"),
    *("lxml.doctestcompare", "lxml.ElementInclude"),
    *("PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest"),
]

if sys.platform != "win32":  # the only system without time zones of its own, of which calendars want UTC
    EXCLUDED_MODULES.append("tzdata")

_LOCALES = re.compile(r"babel/locale-data/(root|en(_001|_GB)?|zh(_Han[st])?)\.dat$")
_TRANSLATIONS = re.compile(r"/translations/qt(base)?_(en|zh_CN)\.qm$")
_PLUGINS = {
    # Windows of X and Wayland, and none at all; the ways onto a bare screen or a network are left out
    "platforms": "qoffscreen qxcb qwayland qwayland-egl qwayland-generic qwindows qcocoa qminimal",
    "platformthemes": "qxdgdesktopportal",  # gtk3 brings all of GTK
    "platforminputcontexts": "composeplatforminputcontextplugin ibusplatforminputcontextplugin",
    "imageformats": "qsvg qjpeg qico qicns",  # pages are drawn from SVG
    "iconengines": "qsvgicon",
    "printsupport": "cupsprintersupport windowsprintersupport cocoaprintersupport",
    "styles": "qmodernwindowsstyle qwindowsvistastyle qmacstyle",
    "xcbglintegrations": "",
    "wayland-shell-integration": "xdg-shell",
    "wayland-decoration-client": "adwaita bradient",
    "wayland-graphics-integration-client": "",
}
# Of the system's libraries these alone come along; all others that Qt and Python ask for are on every
# desktop, and fit together there: an older libstdc++ of ours would break newer drivers of graphics.
# A package of the system names even these instead of bringing them (`from_system`).
_SYSTEM = re.compile(r"lib(python3|sqlite3|xcb-(cursor|icccm|image|keysyms|render-util|util)|xkbcommon)")
_OF_QT = ("libicu", "libpyside6", "libshiboken6")
_MODULES = "Core Gui Widgets Network DBus PrintSupport Svg XcbQpa WaylandClient WlShellIntegration"


# What PyInstaller runs before the program, for those who list packages, read sources or start copies of
# themselves in Python: together it took as long as a subcommand does.
_NOT_AT_START = {"pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_multiprocessing"}
if sys.platform == "linux":
    # It loads Qt, also for a subcommand, and names our plugins in the environment, where a browser that is
    # started from here would find them. Qt for Python finds them itself.
    _NOT_AT_START.add("pyi_rth_pyside6")


def own_modules() -> list[str]:
    """Every module of the program: the subcommands and the pages are imported by name, when they are used."""
    source = ROOT / "src"
    paths = (path.relative_to(source).with_suffix("") for path in (source / "dsr_tracker").rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths)


def is_wanted(name: str) -> bool:
    """Whether a file of a library belongs into the bundle; `name` is its place there."""
    path = PurePosixPath(name.replace("\\", "/"))
    text = str(path)
    if text.startswith("dsr_tracker/"):  # whatever it is named, it is ours
        return True
    if "babel/locale-data/" in text:
        return bool(_LOCALES.search(text))
    if text.startswith("PySide6/") and "/translations/" in text:  # Qt's, not ours
        return bool(_TRANSLATIONS.search(text))
    if "/plugins/" in text:
        kind, plugin = path.parts[-2], re.sub(r"^lib|\.(so|dll|dylib)$", "", path.name)
        return plugin in _PLUGINS.get(kind, "").split()
    if found := re.match(r"(?:lib)?Qt6(\w+?)(?:\.so.*|\.dll)$", path.name):
        return found[1] in _MODULES.split()
    if found := re.search(r"/lib/Qt(\w+)\.framework/", text):
        return found[1] in _MODULES.split()
    if len(path.parts) == 1 and ".so" in path.name:
        return bool(_SYSTEM.match(path.name)) or path.name.startswith(_OF_QT)
    return not _is_litter(path)


def is_run_at_start(script: str) -> bool:
    """Whether the bundle runs that script: the program's own, and what it needs before."""
    return script not in _NOT_AT_START


def from_system(name: str) -> bool:
    """Whether a library in the bundle is one that a package of the system names instead."""
    return bool(_SYSTEM.match(name)) and not name.startswith(("libpython3", "libsqlite3"))


def _is_litter(path: PurePosixPath) -> bool:
    text = str(path)
    return (
        ("/docs/" in text or path.suffix in (".pyi", ".pxd", ".h", ".cpp"))
        or text.startswith(("lxml/includes", "lxml/isoschematron", "docx/templates/default-docx-template/"))
        # No library of ours asks for metadata at run time; licences travel in a folder of their own.
        or ".dist-info/" in text
        or path.name in ("opengl32sw.dll", "d3dcompiler_47.dll")
    )
