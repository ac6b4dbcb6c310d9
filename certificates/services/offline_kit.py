"""Pack everything that is needed to check certificates without us and without a network."""

import hashlib
import io
import json
import tempfile
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db.models import Q
from django.utils import timezone

from ..conf import settings
from ..credentials.did import issuer_did
from ..credentials.loader import PINNED
from ..credentials.proof import CONTEXTS
from ..credentials.status import PURPOSES
from ..keys.naming import jwk
from ..models import Certificate, KeyPurpose, StatusList
from ..queries.keys import proving_keys
from ..states import State, state_of
from ..verify.payload import key_tag
from .key_export import export_public
from .lists import signed_status_list

STATIC = (
    "LIESMICH.txt", "pruefen.html", "pruefen.css", "namen.js", "siegel.js", "badge.js",
    "pruefen.js", "pruefen.py", "pruefen_json.py", "pruefen_qr.py",
)  # fmt: skip
FOLDER = "bescheinigungen-pruefen"


def offline_kit() -> bytes:
    """A ZIP. Raises KeyUnavailable, because the status lists in it are signed."""
    data = json.dumps(kit_data(), ensure_ascii=False, indent=1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in STATIC:
            content = (files("certificates") / "offline" / name).read_bytes()
            package.writestr(f"{FOLDER}/{name}", content)
        package.writestr(f"{FOLDER}/daten.json", data)
        # A page that was opened from a folder may not fetch, but it may load scripts.
        package.writestr(f"{FOLDER}/daten.js", f'"use strict";\nconst KIT = {data};\n')
        _put_contexts(package)
        for status_list in StatusList.objects.all():
            for purpose in PURPOSES:
                name = f"{FOLDER}/status/{status_list.number}-{purpose}.json"
                package.writestr(name, signed_status_list(status_list, purpose))
        with tempfile.TemporaryDirectory() as folder:
            for path in export_public(Path(folder)):
                package.writestr(f"{FOLDER}/schluessel/{path.name}", path.read_bytes())
    return out.getvalue()


def _put_contexts(package: zipfile.ZipFile) -> None:
    """The vocabularies that credentials name, for the program."""
    folder = files("certificates.credentials") / "contexts"
    for pinned in PINNED.values():
        data = (folder / pinned.file).read_bytes()
        package.writestr(f"{FOLDER}/kontexte/{pinned.file}", data)
    names = {url: pinned.file for url, pinned in PINNED.items()}
    package.writestr(f"{FOLDER}/kontexte/namen.json", json.dumps(names, indent=1))


def kit_data() -> dict[str, Any]:
    """What the page and the program read; no names, and numbers only as hashes."""
    did = issuer_did(settings.BASE_URL)
    return {
        "issuer": did,
        "day": timezone.localdate().isoformat(),
        "credentials": [
            {
                "id": name,
                "tag": key_tag(f"{did}#{name}").hex(),
                "key": key.public_bytes_raw().hex(),
            }
            for name, key in proving_keys(KeyPurpose.CREDENTIAL).items()
        ],
        "tokens": [
            {"id": f"{did}#{name}", "jwk": jwk(key)}
            for name, key in proving_keys(KeyPurpose.TOKEN).items()
        ],
        "papers": [
            {
                "algorithm": "RSA" if isinstance(key, RSAPublicKey) else "EC",
                "spki": key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo).hex(),
            }
            for key in proving_keys(KeyPurpose.PAPER).values()
        ],
        "contexts": list(CONTEXTS),
        "states": _states(),
    }


def _states() -> dict[str, str]:
    """Of what is not simply valid; dates are in the certificates themselves."""
    touched = (
        Q(revoked_at__isnull=False) | Q(replaced_at__isnull=False) | Q(suspended_at__isnull=False)
    )
    needed = ("number", "expires_on", "suspended_at", "replaced_at", "revoked_at")
    today = timezone.localdate()
    return {
        hashlib.sha256(row.number.encode()).hexdigest()[:16]: state
        for row in Certificate.objects.filter(touched).only(*needed).order_by("pk").iterator()
        if (state := state_of(row, today)) not in {State.VALID, State.EXPIRED}
    }
