"""The application for macOS, and the disk image that it comes in: written, not tried; see README.md."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path
from typing import Any

from kit import sizes
from kit.project import APP_ID, BUILD, DIST, PACKAGING, TITLE, VERSION, PackagingError
from kit.running import run, say

_TYPE = f"{APP_ID}.tracker"


def property_list() -> dict[str, Any]:
    """What Info.plist says beside what PyInstaller puts there: whose files `*.dsr` are."""
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": VERSION,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "DSR Tracker file",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _TYPE,
                "UTTypeDescription": "DSR Tracker file",
                "UTTypeConformsTo": ["public.database", "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["dsr"],
                    "public.mime-type": ["application/vnd.dsr-tracker"],
                },
            }
        ],
    }


def make_image(bundle: Path) -> Path:
    """`DSR-Tracker-VERSION-macos-MACHINE.dmg`, signed where DSR_SIGNING_IDENTITY names an identity."""
    application = bundle.parent / f"{TITLE}.app"
    if not application.is_dir():
        raise PackagingError(f"PyInstaller made no {application.name}.")
    # Without an identity the signature is one of its own making: it runs here, and others are warned.
    identity = os.environ.get("DSR_SIGNING_IDENTITY", "-")
    say(f"Signing {application.name} …")
    run(
        *("codesign", "--force", "--deep", "--options", "runtime", "--sign", identity),
        *("--entitlements", PACKAGING / "macos" / "entitlements.plist", application),
    )
    run("codesign", "--verify", "--deep", "--strict", application)
    stage = BUILD / "dmg"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    shutil.copytree(application, stage / application.name, symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    DIST.mkdir(parents=True, exist_ok=True)
    target = DIST / f"DSR-Tracker-{VERSION}-macos-{platform.machine()}.dmg"
    target.unlink(missing_ok=True)
    run(*("hdiutil", "create", "-volname", TITLE, "-srcfolder", stage, "-format", "UDZO", target))
    sizes.check_file(target, "macos")
    return target
