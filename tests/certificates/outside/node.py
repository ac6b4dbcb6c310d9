"""Ask the Node verifiers about what our own addresses publish."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

HERE = Path(__file__).parent
INSTALLED = HERE.parents[2] / "var" / "outside"
SCHEMA = INSTALLED / "ob_v3p0_achievementcredential_schema.json"
HOW = "Other people's verifiers are missing; run: sh tests/install_tools.sh"
SECONDS = 60


def verdict(**given: Any) -> dict[str, Any]:
    """What check.mjs says; its modules are found beside the place it runs from."""
    if not (INSTALLED / "node_modules" / "@digitalbazaar" / "vc").is_dir():
        pytest.fail(HOW)
    script = INSTALLED / f"check-{os.getpid()}.mjs"
    shutil.copy(HERE / "check.mjs", script)
    try:
        done = subprocess.run(
            ["node", script], input=json.dumps(given), capture_output=True, encoding="utf-8",
            timeout=SECONDS, check=False,
        )  # fmt: skip
    finally:
        script.unlink(missing_ok=True)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def fetched(path: str) -> Any:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return json.loads(answer.content)


def published(credential: dict[str, Any]) -> dict[str, Any]:
    """By address: the issuer's document and the status list, as they are published now."""
    listed = credential["credentialStatus"]["statusListCredential"]
    return {
        credential["issuer"]["id"]: fetched("/.well-known/did.json"),
        listed: fetched(urlsplit(listed).path),
    }


def schema() -> dict[str, Any]:
    if not SCHEMA.exists():
        pytest.fail(HOW)
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found
