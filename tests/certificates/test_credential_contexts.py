"""Deed: bring every context along; fetch none."""

import hashlib
from pathlib import Path

import pytest

from certificates.credentials import loader
from certificates.credentials.canonical import canonical
from certificates.credentials.exceptions import CredentialRefused, Refusal

FOLDER = Path(loader.__file__).parent / "contexts"


def test_every_file_is_pinned_and_named_in_the_readme():
    files = {path.name: path for path in FOLDER.glob("*.json")}
    assert {pinned.file for pinned in loader.PINNED.values()} == set(files)
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for url, pinned in loader.PINNED.items():
        assert hashlib.sha256(files[pinned.file].read_bytes()).hexdigest() == pinned.sha256
        assert f"`{pinned.file}`" in readme
        assert f"`{url}`" in readme


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/context",
        "https://www.w3.org/ns/credentials/v2/",
        "HTTPS://www.w3.org/ns/credentials/v2",
        "file:///etc/passwd",
        "http://127.0.0.1:1/",
    ],
)
def test_every_other_address_is_refused(url):
    with pytest.raises(CredentialRefused) as caught:
        loader.load(url)
    assert caught.value.reason == Refusal.CONTEXT
    with pytest.raises(CredentialRefused) as caught:
        canonical({"@context": url, "id": "urn:x:1"})
    assert caught.value.reason == Refusal.CONTEXT


def test_a_file_that_was_changed_is_noticed(tmp_path, monkeypatch):
    """On disk, not in the code: a package repacked by somebody else."""
    import shutil
    import subprocess
    import sys

    shutil.copytree(Path(loader.__file__).parents[1], tmp_path / "certificates")
    context = tmp_path / "certificates" / "credentials" / "contexts" / "credentials-v2.json"
    context.write_text(context.read_text().replace("schema.org", "schema.example", 1))
    code = (
        "from certificates.credentials.loader import load, CREDENTIALS\n"
        "try: load(CREDENTIALS)\n"
        "except RuntimeError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert "is not the file that was pinned" in done.stdout
