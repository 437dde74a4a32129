"""Fetch the files of other projects that are part of the site, or check that they are unchanged.

`tools/vendored.yaml` says which files of which npm packages stand where. A package is taken only
if its integrity is the recorded one, a file only if its digest is, so fetching again gives the
same bytes. `--check` reads the files alone and needs neither npm nor a network.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "tools" / "vendored.yaml"
LICENSES = "LICENSES.txt"


class VendorError(Exception):
    """A package or file is not what the manifest records."""


class VendoredFile(BaseModel):
    """One file: where it stands in the package, where it goes, and its digest."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    source: str = Field(alias="from")
    to: str
    sha256: str


class Package(BaseModel):
    """An npm package, and what is taken from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    package: str
    version: str
    licence: str
    integrity: str
    purpose: str
    files: tuple[VendoredFile, ...]

    @property
    def name(self) -> str:
        """The name that npm knows exactly this release by."""
        return f"{self.package}@{self.version}"


Manifest = dict[str, tuple[Package, ...]]
"""Folder, relative to the repository, to the packages in it."""


def main() -> int:
    """Return 0 where the files are what the manifest records, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare only, change nothing")
    arguments = parser.parse_args()
    manifest = read_manifest(MANIFEST)
    try:
        if not arguments.check:
            fetch_all(manifest, ROOT)
    except VendorError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    faults = list(find_faults(manifest, ROOT))
    sys.stderr.writelines(f"error: {fault}\n" for fault in faults)
    return 1 if faults else 0


def read_manifest(path: Path) -> Manifest:
    """Return what the manifest records."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return TypeAdapter(Manifest).validate_python(content)


def fetch_all(manifest: Manifest, root: Path) -> None:
    """Write each folder anew from its packages.

    Raises:
        VendorError: A package cannot be fetched or is not the recorded one. No folder has changed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        archives = {
            package.name: pack(package, Path(temporary))
            for packages in manifest.values()
            for package in packages
        }
        contents = {
            folder: [(file, read(archives[p.name], p, file)) for p in packages for file in p.files]
            for folder, packages in manifest.items()
        }
    for folder, files in contents.items():
        shutil.rmtree(root / folder, ignore_errors=True)
        for file, content in files:
            target = root / folder / file.to
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        (root / folder / LICENSES).write_text(licenses(manifest[folder]), encoding="utf-8")


def pack(package: Package, folder: Path) -> Path:
    """Download a package and return its archive."""
    npm = shutil.which("npm")
    if npm is None:
        raise VendorError("npm is missing; it comes with Node.js (Debian: apt-get install npm)")
    target = folder / package.name.replace("/", "-")
    target.mkdir()
    command = [npm, "pack", "--silent", "--pack-destination", str(target), package.name]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        raise VendorError(f"npm could not fetch {package.name}")
    archive = next(target.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if package.integrity != f"sha512-{digest}":
        raise VendorError(f"{package.name}: its integrity is sha512-{digest}, not the recorded one")
    return archive


def read(archive: Path, package: Package, file: VendoredFile) -> bytes:
    """Return one file's content from a package's archive."""
    with tarfile.open(archive) as tar:
        try:
            member = tar.extractfile(f"package/{file.source}")
        except KeyError:
            member = None
        if member is None:
            raise VendorError(f"{package.name} has no file {file.source}")
        content = member.read()
    digest = hashlib.sha256(content).hexdigest()
    if digest != file.sha256:
        raise VendorError(f"{package.name}: the sha256 of {file.source} is {digest}")
    return content


def licenses(packages: tuple[Package, ...]) -> str:
    """Return the text that says what stands in a folder and under which licences."""
    parts = ["The files in this folder are other projects' work, unchanged (tools/vendored.yaml)."]
    for package in packages:
        files = "\n".join(f"  {file.to}" for file in package.files)
        parts.append(f"{package.package} {package.version}, {package.licence}\n{files}")
    return "\n\n".join(parts) + "\n"


def find_faults(manifest: Manifest, root: Path) -> Iterator[str]:
    """Yield what is missing, changed, or stands there without being recorded."""
    for folder, packages in manifest.items():
        expected = {file.to: file.sha256 for package in packages for file in package.files}
        expected[LICENSES] = hashlib.sha256(licenses(packages).encode()).hexdigest()
        found = {
            path.relative_to(root / folder).as_posix(): path
            for path in sorted((root / folder).rglob("*"))
            if path.is_file()
        }
        for name, digest in expected.items():
            if name not in found:
                yield f"{folder}/{name} is missing; run `make vendor`"
            elif hashlib.sha256(found[name].read_bytes()).hexdigest() != digest:
                yield f"{folder}/{name} was changed; run `make vendor`"
        for name in found.keys() - expected.keys():
            yield f"{folder}/{name} is not recorded in tools/vendored.yaml"


if __name__ == "__main__":
    sys.exit(main())
