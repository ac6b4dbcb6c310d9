"""Deed: sign as the W3C does: the eddsa-rdfc-2022 example of VC-DI-EdDSA 1.0, appendix B.1.

The values are re-typed. The example's second context only sets a vocabulary, which is written out
here because nothing but our own contexts can be loaded.
"""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from certificates.credentials.proof import FIXED, hash_data
from certificates.keys import multikey

PUBLIC = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
PRIVATE = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
PRIVATE_PREFIX = b"\x80\x26"  # multicodec ed25519-priv
DOCUMENT = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        {"@vocab": "https://www.w3.org/ns/credentials/examples#"},
    ],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
DOCUMENT_HASH = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
# Two editions of the specification, which differ in how the key is named.
EDITIONS = {
    f"https://vc.example/issuers/5678#{PUBLIC}": (
        "4c4d3890a157f8d611b13c265c2c22f39aa0a567c7c7dd9ba3e45cd579784eeb",
        "z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9",
    ),
    f"did:key:{PUBLIC}#{PUBLIC}": (
        "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0",
        "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme",
    ),
}


@pytest.mark.parametrize(("method", "expected"), EDITIONS.items(), ids=["https", "did-key"])
def test_hash_and_signature_are_those_of_the_specification(method, expected):
    proof_hash, signature = expected
    options = FIXED | {"created": "2023-02-24T23:36:38Z", "verificationMethod": method}
    data = hash_data(DOCUMENT, options)
    assert data.hex() == proof_hash + DOCUMENT_HASH
    private = Ed25519PrivateKey.from_private_bytes(
        multikey.decode(PRIVATE).removeprefix(PRIVATE_PREFIX)
    )
    assert multikey.encode(private.sign(data)) == signature


def test_the_key_is_spelled_as_in_the_specification():
    raw = multikey.decode(PUBLIC).removeprefix(multikey.ED25519_PREFIX)
    assert multikey.multikey(Ed25519PublicKey.from_public_bytes(raw)) == PUBLIC


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", "z"), (b"\0\0\1", "z112"), (b"Hello World!", "z2NEpo7TZRRrLZSi2U"), (b"\xff", "z5Q")],
)
def test_base58_with_leading_zeros(data, text):
    """The second and third are of the Base58 draft of the IETF."""
    assert multikey.encode(data) == text
    assert multikey.decode(text) == data


@pytest.mark.parametrize("text", ["", "m123", "z0", "zO", "zI", "zl", "z" + "2" * 200])
def test_what_is_no_base58_is_refused(text):
    with pytest.raises(ValueError, match="."):
        multikey.decode(text)
