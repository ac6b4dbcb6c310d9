"""Deed: ship somebody else's library inside the offline kit, unchanged."""

import hashlib
from pathlib import Path

import pytest

import certificates
from tests.certificates.outside.node import HOW, INSTALLED

BUNDLED = Path(certificates.__file__).parent / "offline" / "jsonld"
SHA256 = "380e91a398c55b86e88ba7aef93f7512e0a9540c7065e6e84190e0aa43bbf8ea"


def test_it_is_the_file_that_was_pinned():
    data = (BUNDLED / "jsonld.min.js").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256
    assert "New BSD License" in (BUNDLED / "LICENSE.txt").read_text(encoding="utf-8")


def test_it_is_what_the_registry_publishes():
    package = INSTALLED / "node_modules" / "jsonld"
    if not package.is_dir():
        pytest.fail(HOW)
    published = (package / "dist" / "jsonld.min.js").read_bytes()
    assert published == (BUNDLED / "jsonld.min.js").read_bytes()
