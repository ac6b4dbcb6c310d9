"""Whom the benchmark certifies, with what: keys made anew, one course, people with all names."""

import copy
import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from certificates.authority import make_authority, make_leaf
from certificates.credentials.build import Issuer
from certificates.credentials.status import StatusPosition
from certificates.keys.signing import CredentialKey, PaperKey, SigningKeys, TokenKey
from certificates.pipe import Seal
from certificates.snapshot import Snapshot
from tests.certificates.pdf_cast import SNAPSHOT

# Cut once for all processes, as an operator sets it.
FONTS = Path(tempfile.gettempdir()) / f"lms-bench-{os.getuid()}-fonts"
NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
DID = "did:web:lernen.example.org"
# One in fifty has letters that the common sheet lacks, and one a name of two lines.
NAMES = [
    *("Ada Löwenherz", "Jörg Müller-Lüdenscheidt", "Łucja Wójcik", "Şule Yıldız") * 12,
    *("Zoé Dupont", "Maximiliane Charlotte von Hohenstein-Wittgenstein"),
    *("Nguyễn Thị Thảo Phương", "Hohenstein-Wittgenstein-Berleburg " * 3),
]


@cache
def keys() -> SigningKeys:
    authority_key, root = make_authority(name="Bench Root", now=NOW)
    private = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    leaf = make_leaf(
        authority_key=authority_key,
        authority=root,
        subject="Bench",
        public_key=private.public_key(),
        crl_url=None,
        now=NOW,
    )
    return SigningKeys(
        paper=PaperKey(certificate=leaf, chain=(root,), private_key=private),
        credential=CredentialKey(f"{DID}#one", ed25519.Ed25519PrivateKey.generate()),
        token=TokenKey(f"{DID}#two", ec.generate_private_key(ec.SECP256R1())),
    )


def seal(number: int) -> Seal:
    base = "https://lernen.example.org/"
    return Seal(
        keys=keys(),
        issuer=Issuer(DID, "Bench", base, f"{base}leistungen/"),
        uuid=UUID(int=number),
        status=StatusPosition(f"{base}status/1", number),
        at=NOW,
    )


def people(count: int) -> Iterator[tuple[int, Snapshot]]:
    for number in range(1, count + 1):
        facts = copy.deepcopy(SNAPSHOT)
        facts["holder"] = NAMES[number % len(NAMES)].strip()
        facts["number"] = f"KS-2026-{number:06}"
        yield number, facts
