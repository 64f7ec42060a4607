"""The package for Fedora, openSUSE and their kin, made by rpmbuild."""

from __future__ import annotations

import platform
import shutil
from datetime import UTC, datetime
from pathlib import Path

from kit import sizes
from kit.bundle import asked_of_system, set_times
from kit.deb import fill_root, settle
from kit.project import BUILD, DIST, NAME, SUMMARY, VERSION, PackagingError, build_time
from kit.running import run, say

# By what a library is called, as these systems give their packages different names.
_LIBRARIES = (
    *("libGL.so.1", "libEGL.so.1", "libfontconfig.so.1", "libfreetype.so.6", "libglib-2.0.so.0"),
    *("libgthread-2.0.so.0", "libdbus-1.so.3", "libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1"),
    *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1"),
    *("libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-render-util.so.0", "libxcb-shape.so.0"),
    *("libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-util.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1"),
    *("libxkbcommon.so.0", "libxkbcommon-x11.so.0", "libwayland-client.so.0", "libwayland-cursor.so.0"),
    *(
        "libstdc++.so.6",
        "libgssapi_krb5.so.2",
        "libbrotlidec.so.1",
        "libcups.so.2",
        "libffi.so.8",
        "libz.so.1",
        "libzstd.so.1",
    ),
)


def make_rpm(bundle: Path) -> Path:
    """`dsr-tracker-VERSION-1.MACHINE.rpm`."""
    top = BUILD / "rpm"
    shutil.rmtree(top, ignore_errors=True)
    root, machine = top / "root", platform.machine()
    fill_root(root, bundle)
    # Where these systems look for the completions of zsh.
    site = root / "usr" / "share" / "zsh"
    (site / "vendor-completions").rename(site / "site-functions")
    check_requires(root / "usr" / "lib" / NAME)
    settle(root)
    set_times(root)
    spec = top / f"{NAME}.spec"
    spec.write_text(_spec(root), encoding="utf-8")
    say("Packing with rpmbuild …")
    run(
        *("rpmbuild", "-bb", "--quiet", "--target", machine, "--define", f"_topdir {top / 'work'}"),
        *("--define", f"_rpmdir {top / 'made'}", spec),
        environment={"SOURCE_DATE_EPOCH": str(build_time())},
    )
    made = next((top / "made").rglob("*.rpm"))
    DIST.mkdir(parents=True, exist_ok=True)
    target = DIST / made.name
    shutil.move(made, target)
    sizes.check_file(target, "rpm")
    return target


def check_requires(home: Path) -> None:
    """Raises PackagingError for libraries that the program wants, and the package does not ask for."""
    of_libc = ("libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libresolv.so", "ld-linux")
    # Those two come with others that are asked for.
    missing = asked_of_system(home) - {*_LIBRARIES, "libgcc_s.so.1", "libbrotlicommon.so.1"}
    if unasked := sorted(name for name in missing if not name.startswith(of_libc)):
        raise PackagingError(f"The .rpm does not ask for: {', '.join(unasked)}.")


def _spec(root: Path) -> str:
    requires = "\n".join(f"Requires: {name}()(64bit)" for name in _LIBRARIES)
    files = "\n".join(_listed(root))
    day = datetime.fromtimestamp(build_time(), UTC).strftime("%a %b %d %Y")
    return f"""# Nothing here is compiled, and the libraries stay as they came.
%global debug_package %{{nil}}
%global __os_install_post %{{nil}}
%global _build_id_links none
%global _binary_payload w9.xzdio
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1
%global _buildhost localhost

Name: {NAME}
Version: {VERSION}
Release: 1
Summary: {SUMMARY}
License: MIT AND LGPL-3.0-only
Group: Productivity/Scientific/Other
AutoReqProv: no
Requires: glibc >= 2.36
Requires: /usr/share/zoneinfo/UTC
{requires}

%description
A desktop program, with a command line beside it, for analysts, journalists and
researchers: which undertakings of the Digital Silk Road were carried out, clause
by clause and country by country, and how one knows. It works offline and keeps
all in one file.

%install
mkdir -p %{{buildroot}}
cp -a {root}/. %{{buildroot}}/

%files
{files}

%changelog
* {day} The DSR Tracker contributors <dsr-tracker@example.org> - {VERSION}-1
- See CHANGELOG.md.
"""


def _listed(root: Path) -> list[str]:
    """Every file, and of the folders those that are ours alone."""
    home = f"/usr/lib/{NAME}"
    files = [path for path in sorted(root.rglob("*")) if path.is_symlink() or not path.is_dir()]
    names = ["/" + path.relative_to(root).as_posix() for path in files]
    shared = [f'%attr(-, root, root) "{name}"' for name in names if not name.startswith(f"{home}/")]
    return [f'%attr(-, root, root) "{home}"', *shared]
