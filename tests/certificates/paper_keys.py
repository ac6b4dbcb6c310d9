"""Keys for signing papers, made once a run, and a shop where others buy theirs."""

import datetime as dt
from functools import cache

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from certificates.authority import make_authority, make_leaf
from certificates.keys.signing import PaperKey

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)


@cache
def paper_key(name: str = "Kinderschutz Beispiel", kind: str = "rsa") -> PaperKey:
    """A key with a certificate from an authority of this name."""
    authority_key, root = make_authority(name=f"{name} Root", now=NOW)
    if kind == "rsa":
        private = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    else:
        private = ec.generate_private_key(ec.SECP256R1())
    leaf = make_leaf(
        authority_key=authority_key,
        authority=root,
        subject=name,
        public_key=private.public_key(),
        crl_url=None,
        now=NOW,
    )
    return PaperKey(private, leaf, (root,))
