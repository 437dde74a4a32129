"""Vendored files: what is committed is what the manifest records."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from tools import vendor_assets
from tools.vendor_assets import Manifest, Package, VendoredFile, VendorError

FOLDER = "overrides/assets/vendor"
CONTENT = b"draw()\n"


def package(**changes: str) -> Package:
    file = VendoredFile(
        source=changes.get("source", "dist/draw.js"),
        to="draw.js",
        sha256=changes.get("sha256", hashlib.sha256(CONTENT).hexdigest()),
    )
    return Package(
        package="draw",
        version="1.2.3",
        licence="MIT",
        integrity=changes.get("integrity", "sha512-unknown"),
        purpose="draws",
        files=(file,),
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "draw-1.2.3.tgz"
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo("package/dist/draw.js")
        member.size = len(CONTENT)
        tar.addfile(member, io.BytesIO(CONTENT))
    return path


@pytest.fixture
def vendored(tmp_path: Path) -> tuple[Manifest, Path]:
    manifest: Manifest = {FOLDER: (package(),)}
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "draw.js").write_bytes(CONTENT)
    (folder / "LICENSES.txt").write_text(vendor_assets.licenses(manifest[FOLDER]))
    return manifest, tmp_path


def test_the_committed_files_are_those_that_the_manifest_records() -> None:
    manifest = vendor_assets.read_manifest(vendor_assets.MANIFEST)
    assert list(vendor_assets.find_faults(manifest, vendor_assets.ROOT)) == []


def test_files_as_recorded_have_no_faults(vendored: tuple[Manifest, Path]) -> None:
    assert list(vendor_assets.find_faults(*vendored)) == []


def test_a_changed_a_missing_and_a_stray_file_are_reported(
    vendored: tuple[Manifest, Path],
) -> None:
    folder = vendored[1] / FOLDER
    (folder / "draw.js").write_bytes(b"steal()\n")
    (folder / "LICENSES.txt").unlink()
    (folder / "fonts").mkdir()
    (folder / "fonts" / "stray.woff2").touch()
    assert list(vendor_assets.find_faults(*vendored)) == [
        f"{FOLDER}/draw.js was changed; run `make vendor`",
        f"{FOLDER}/LICENSES.txt is missing; run `make vendor`",
        f"{FOLDER}/fonts/stray.woff2 is not recorded in tools/vendored.yaml",
    ]


def test_a_file_is_read_from_its_package(archive: Path) -> None:
    taken = package()
    assert vendor_assets.read(archive, taken, taken.files[0]) == CONTENT


def test_a_file_with_another_digest_is_refused(archive: Path) -> None:
    taken = package(sha256="0" * 64)
    with pytest.raises(VendorError) as refused:
        vendor_assets.read(archive, taken, taken.files[0])
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert str(refused.value) == f"draw@1.2.3: the sha256 of dist/draw.js is {digest}"


def test_a_file_that_the_package_lacks_is_named(archive: Path) -> None:
    taken = package(source="dist/other.js")
    with pytest.raises(VendorError) as refused:
        vendor_assets.read(archive, taken, taken.files[0])
    assert str(refused.value) == "draw@1.2.3 has no file dist/other.js"
