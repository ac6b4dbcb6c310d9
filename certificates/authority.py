"""A small certificate authority of one's own: root, leaf for signing papers, revocation list.

Pure functions after RFC 5280; nothing is stored here. The root is what operators hand to
verifiers; a provider with certificates of a public authority does without it.
"""

import datetime as dt
from collections.abc import Iterable

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicKey,
    generate_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

RSA_BITS = 3072  # BSI TR-02102-1: the least that is recommended
ROOT_YEARS, LEAF_YEARS = 20, 5
CRL_DAYS = 30
DAYS_A_YEAR = 365.25
BACKDATED = dt.timedelta(minutes=5)  # clocks of verifiers may be slow
# NSS, which poppler asks, takes only those for signing documents that may sign mail as well.
PURPOSES = [
    ObjectIdentifier("1.3.6.1.5.5.7.3.36"),
    ExtendedKeyUsageOID.EMAIL_PROTECTION,
]  # RFC 9336


def make_authority(*, name: str, now: dt.datetime) -> tuple[RSAPrivateKey, x509.Certificate]:
    """A self-signed root of twenty years that signs leaves and revocation lists only."""
    key = generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    title = _name(name)
    builder = (
        _builder(title, title, key.public_key(), now, ROOT_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    )
    return key, builder.sign(key, hashes.SHA256())


def make_leaf(
    *,
    authority_key: RSAPrivateKey,
    authority: x509.Certificate,
    subject: str,
    public_key: RSAPublicKey | EllipticCurvePublicKey,
    crl_url: str | None,
    now: dt.datetime,
) -> x509.Certificate:
    """A certificate for signing papers, valid for five years but never longer than its root."""
    builder = (
        _builder(_name(subject), authority.subject, public_key, now, LEAF_YEARS, authority)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage(PURPOSES), critical=False)
        .add_extension(_authority_key(authority), critical=False)
    )
    if crl_url:
        place = x509.DistributionPoint([x509.UniformResourceIdentifier(crl_url)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([place]), critical=False)
    return builder.sign(authority_key, hashes.SHA256())


def make_crl(
    *,
    authority_key: RSAPrivateKey,
    authority: x509.Certificate,
    revoked: Iterable[tuple[int, dt.datetime]],
    now: dt.datetime,
    number: int,
) -> bytes:
    """The revocation list as DER; `revoked` are serial numbers with the moment they fell."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.subject)
        .last_update(now)
        .next_update(now + dt.timedelta(days=CRL_DAYS))
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(_authority_key(authority), critical=False)
    )
    for serial, moment in revoked:
        entry = x509.RevokedCertificateBuilder(serial, moment).add_extension(
            x509.CRLReason(x509.ReasonFlags.key_compromise), critical=False
        )
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(authority_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: RSAPublicKey | EllipticCurvePublicKey,
    now: dt.datetime,
    years: int,
    authority: x509.Certificate | None = None,
) -> x509.CertificateBuilder:
    begin, end = now - BACKDATED, now + dt.timedelta(days=years * DAYS_A_YEAR)
    if authority:
        begin = max(begin, authority.not_valid_before_utc)
        end = min(end, authority.not_valid_after_utc)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


def _name(common: str) -> x509.Name:
    # RFC 5280 allows 64 characters in a common name.
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _authority_key(authority: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    identifier = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def _usage(**wanted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**(dict.fromkeys(names, False) | wanted))
