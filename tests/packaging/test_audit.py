"""What is made of the dependencies: the bill of materials, and what an audit says of them."""

import re

import pytest
from kit import appimage, audit, licences, sbom
from kit.project import ROOT, PackagingError


def test_the_bill_names_every_locked_library_with_version_licence_and_hashes(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    parts = licences.product_parts()
    bill = sbom.bill(parts)
    assert bill == sbom.bill(parts), "the same parts make the same bill"
    named = {each["name"]: each for each in bill["components"]}
    locked = licences.locked(ROOT / "requirements.lock")
    assert locked.items() <= {name: each["version"] for name, each in named.items()}.items()
    typst = named["typst"]
    assert typst["licenses"] == [{"license": {"id": "Apache-2.0"}}]
    hashes = [link["hashes"][0]["content"] for link in typst["externalReferences"] if "hashes" in link]
    assert hashes
    assert all(re.fullmatch("[0-9a-f]{64}", each) for each in hashes)
    assert {each["bom-ref"] for each in bill["components"]} == set(bill["dependencies"][0]["dependsOn"])


@pytest.mark.parametrize(
    ("said", "is_offline"),
    [
        ("requests.exceptions.ConnectionError: HTTPSConnectionPool(...): Max retries exceeded", True),
        ("Found 1 known vulnerability in 1 package\nname version id", False),
        ("ERROR: requirements.lock: invalid requirement", False),
    ],
)
def test_an_audit_without_a_network_is_told_from_one_that_finds_something(said, is_offline) -> None:
    assert audit.is_offline(said) == is_offline


def test_a_runtime_of_appimage_that_is_not_the_one_meant_is_refused(tmp_path) -> None:
    runtime = tmp_path / "runtime"
    runtime.write_bytes(b"\x7fELF")
    with pytest.raises(PackagingError, match="checksum"):
        appimage.checked(runtime, "0" * 64)
