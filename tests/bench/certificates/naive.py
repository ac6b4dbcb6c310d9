"""The pipe one would write first: lay out, tag, let pyHanko sign; one after the other.

It is spared what is not part of that pipe: it makes no credential and no token, writes no payload
into the QR code, and tries only the layout that fits.
"""

import io

from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from django.template.loader import render_to_string
from django.utils import translation
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from certificates.densities import STEPS, measures
from certificates.keys.signing import PaperKey
from certificates.layouts import TEMPLATE, as_printed
from certificates.paper import paper
from certificates.snapshot import Snapshot
from courses.documents import fonts
from courses.documents.archive import make_archival
from courses.documents.metadata import DocumentInfo
from courses.documents.printing import print_html
from tests.certificates.pdf_cast import DESIGN

from .cast import FONTS, NOW, keys

FITTING = STEPS[3]


def signer() -> signers.SimpleSigner:
    """Loaded once; pyHanko checks the key at each signature all the same."""
    key = keys().paper
    found = signers.SimpleSigner.load_pkcs12_data(_bundle(key), other_certs=[])
    if found is None:
        raise RuntimeError("pyHanko cannot read the key")
    return found


def _bundle(key: PaperKey) -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"bench", key.private_key, key.certificate, list(key.chain), NoEncryption()
    )


def make(facts: Snapshot, by: signers.SimpleSigner) -> bytes:
    with translation.override("de"):
        content = paper(facts, DESIGN) | measures(FITTING, facts["holder"], FONTS)
        html = as_printed(render_to_string(TEMPLATE, content))
    printed = print_html(html, fonts=fonts.font_directory(FONTS))
    pdf = make_archival(printed, info=DocumentInfo("Bench", "Bench", "Bench", NOW))
    out = io.BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)),
        signers.PdfSignatureMetadata(field_name="Signatur", subfilter=SigSeedSubFilter.PADES),
        signer=by,
        output=out,
    )
    return out.getvalue()
