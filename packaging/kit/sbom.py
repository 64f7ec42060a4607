"""What the product consists of, as a CycloneDX bill of materials."""

from __future__ import annotations

import json
import platform
import sqlite3
import uuid
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from kit import licences
from kit.licences import Part
from kit.project import DIST, NAME, ROOT, SUMMARY, VERSION, PackagingError, build_time

SPEC = "1.6"
_NAMESPACE = uuid.UUID("5f0c8a52-7f5b-5d0e-9d5e-4d53525f5254")


def write_sbom() -> Path:
    """`dsr-tracker-VERSION.cdx.json`, checked against the schema of CycloneDX."""
    DIST.mkdir(parents=True, exist_ok=True)
    target = DIST / f"{NAME}-{VERSION}.cdx.json"
    text = json.dumps(bill(licences.product_parts()), indent=1, ensure_ascii=False) + "\n"
    check(text)
    target.write_text(text, encoding="utf-8", newline="\n")
    return target


def bill(parts: list[Part]) -> dict[str, Any]:
    """The bill of materials; the same parts at the same instant make the same bill."""
    hashes = _hashes((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    components = [_component(part, hashes.get(part.name, [])) for part in parts]
    components += [
        _runtime("python", platform.python_version(), "PSF-2.0"),
        _runtime("sqlite", sqlite3.sqlite_version, "blessing"),
    ]
    product = f"pkg:generic/{NAME}@{VERSION}"
    serial = uuid.uuid5(_NAMESPACE, product + json.dumps(components, sort_keys=True))
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(build_time(), UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": product,
                "name": NAME,
                "version": VERSION,
                "description": SUMMARY,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": product,
            },
        },
        "components": components,
        "dependencies": [{"ref": product, "dependsOn": [each["bom-ref"] for each in components]}],
    }


def _component(part: Part, hashes: list[str]) -> dict[str, Any]:
    purl = f"pkg:pypi/{part.name}@{part.version}"
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": part.name,
        "version": part.version,
        "licenses": [_licence(part.licence)],
        "purl": purl,
    }
    links: list[dict[str, Any]] = [{"type": "website", "url": part.homepage}] if part.homepage else []
    # One lock serves all systems: each hash is that of one of the files that may be installed.
    links += [
        {"type": "distribution", "url": purl, "hashes": [{"alg": "SHA-256", "content": each}]}
        for each in hashes
    ]
    return component | ({"externalReferences": links} if links else {})


def _licence(expression: str) -> dict[str, Any]:
    if expression.startswith("LicenseRef-"):
        return {"license": {"name": expression.removeprefix("LicenseRef-").replace("-", " ")}}
    return {"license": {"id": expression}}


def _runtime(name: str, version: str, licence: str) -> dict[str, Any]:
    purl = f"pkg:generic/{name}@{version}"
    return {
        "type": "platform" if name == "python" else "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "licenses": [_licence(licence)],
        "purl": purl,
    }


def _hashes(lock: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        if line[:1].isalnum():
            name = line.partition("==")[0]
        elif "--hash=sha256:" in line:
            found.setdefault(name, []).append(line.partition("sha256:")[2].strip(" \\"))
    return found


def check(text: str) -> None:
    """Raises PackagingError where the bill breaks the schema of CycloneDX."""
    version = import_module("cyclonedx.schema").SchemaVersion.V1_6
    fault = import_module("cyclonedx.validation.json").JsonStrictValidator(version).validate_str(text)
    if fault is not None:
        raise PackagingError(f"The bill of materials breaks its schema: {fault}")
