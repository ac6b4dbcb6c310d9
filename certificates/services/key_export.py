"""Everything others need to check our signatures, as files; never a private key."""

from pathlib import Path

from ..addresses import issuer_dids
from ..credentials.did import did_document, host_of, key_set
from ..credentials.texts import as_json
from ..models import IssuerKey, KeyPurpose
from ..queries.keys import proving_keys


def export_public(folder: Path) -> list[Path]:
    """did.json, jwks.json and the chain of every paper key and authority that still counts.

    Those of former hosts carry the name of the host, e.g. did-alt.example.org.json.
    """
    both = proving_keys(KeyPurpose.CREDENTIAL, KeyPurpose.TOKEN)
    files: dict[str, bytes] = {}
    for did in issuer_dids():
        suffix = f"-{host_of(did)}" if files else ""
        files[f"did{suffix}.json"] = as_json(did_document(did, both))
        files[f"jwks{suffix}.json"] = as_json(key_set(did, proving_keys(KeyPurpose.TOKEN)))
    rows = IssuerKey.objects.trusted().exclude(certificate_chain="")
    for row in rows:
        files[f"{row.purpose}-{row.key_id[:16]}.pem"] = row.certificate_chain.encode()
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]
