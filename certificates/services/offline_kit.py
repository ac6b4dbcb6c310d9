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

from ..addresses import bases, issuer_dids
from ..credentials.did import host_of, issuer_did
from ..credentials.loader import PINNED, context
from ..credentials.proof import CONTEXTS
from ..credentials.status import PURPOSES
from ..keys.naming import jwk
from ..models import Certificate, KeyPurpose, StatusList
from ..queries.keys import proving_keys
from ..states import State, state_of
from ..verify.payload import key_tag
from .key_export import export_public
from .lists import signed_status_list

# Name in the kit → file of this app. The rule for names is the site's own file.
STATIC = {
    "LIESMICH.txt": "offline/LIESMICH.txt",
    "pruefen.html": "offline/pruefen.html",
    "pruefen.css": "offline/pruefen.css",
    "namen.js": "offline/namen.js",
    "siegel.js": "offline/siegel.js",
    "badge.js": "offline/badge.js",
    "badge_json.js": "offline/badge_json.js",
    "pruefen.js": "offline/pruefen.js",
    "jsonld.min.js": "offline/jsonld/jsonld.min.js",
    "LIZENZ-jsonld.txt": "offline/jsonld/LICENSE.txt",
    "pruefen.py": "offline/pruefen.py",
    "pruefen_json.py": "offline/pruefen_json.py",
    "pruefen_qr.py": "offline/pruefen_qr.py",
    "namen.py": "names.py",
}
FOLDER = "bescheinigungen-pruefen"


def offline_kit() -> bytes:
    """A ZIP. Raises KeyUnavailable, because the status lists in it are signed."""
    data = json.dumps(kit_data(), ensure_ascii=False, indent=1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, path in STATIC.items():
            content = files("certificates").joinpath(*path.split("/")).read_bytes()
            package.writestr(f"{FOLDER}/{name}", content)
        package.writestr(f"{FOLDER}/daten.json", data)
        package.writestr(f"{FOLDER}/daten.js", _script("KIT", data))
        _put_contexts(package)
        _put_status_lists(package)
        with tempfile.TemporaryDirectory() as folder:
            for path in export_public(Path(folder)):
                package.writestr(f"{FOLDER}/schluessel/{path.name}", path.read_bytes())
    return out.getvalue()


def _put_contexts(package: zipfile.ZipFile) -> None:
    """The vocabularies that credentials name, for the program and for the page."""
    folder = files("certificates.credentials") / "contexts"
    for pinned in PINNED.values():
        data = (folder / pinned.file).read_bytes()
        package.writestr(f"{FOLDER}/kontexte/{pinned.file}", data)
    names = {url: pinned.file for url, pinned in PINNED.items()}
    package.writestr(f"{FOLDER}/kontexte/namen.json", json.dumps(names, indent=1))
    documents = json.dumps({url: context(url) for url in PINNED})
    package.writestr(f"{FOLDER}/kontexte.js", _script("CONTEXTS", documents))


def _put_status_lists(package: zipfile.ZipFile) -> None:
    """Those of former hosts, too: badges of that time name them."""
    for base in bases():
        suffix = "" if base == bases()[0] else f"-{host_of(issuer_did(base))}"
        for status_list in StatusList.objects.all():
            for purpose in PURPOSES:
                name = f"{FOLDER}/status/{status_list.number}-{purpose}{suffix}.json"
                package.writestr(name, signed_status_list(status_list, purpose, base=base))


def _script(name: str, data: str) -> str:
    """A page that was opened from a folder may not fetch, but it may load scripts."""
    return f'"use strict";\nconst {name} = {data};\n'


def kit_data() -> dict[str, Any]:
    """What the page and the program read; no names, and numbers only as hashes."""
    dids = issuer_dids()
    return {
        "issuers": dids,
        "day": timezone.localdate().isoformat(),
        "credentials": [
            {
                "id": f"{did}#{name}",
                "issuer": did,
                "tag": key_tag(f"{did}#{name}").hex(),
                "key": key.public_bytes_raw().hex(),
            }
            for name, key in proving_keys(KeyPurpose.CREDENTIAL).items()
            for did in dids
        ],
        "tokens": [
            {"id": f"{did}#{name}", "issuer": did, "jwk": jwk(key)}
            for name, key in proving_keys(KeyPurpose.TOKEN).items()
            for did in dids
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
