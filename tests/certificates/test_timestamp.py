"""Deed: let a server of others attest when a paper was signed (PAdES B-T)."""

import datetime as dt
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import tsp, x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from pyhanko.sign.timestamps import DummyTimeStamper

from certificates.pades import Outcome, SigningFailed, check_pdf, room_for, sign_pdf
from certificates.pades.timestamps import HttpTimeStamper
from certificates.pdf import render_pdf
from tests.certificates.paper_keys import NOW, paper_key
from tests.certificates.pdf_cast import DESIGN, SNAPSHOT

ATTESTED = NOW + dt.timedelta(seconds=7)


def authority() -> DummyTimeStamper:
    """A timestamp server that lives in this process."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = pyca.Name([pyca.NameAttribute(pyca.NameOID.COMMON_NAME, "TSA")])
    usage = pyca.ExtendedKeyUsage([pyca.ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = (
        pyca.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(NOW - dt.timedelta(days=1))
        .not_valid_after(NOW + dt.timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        PrivateKeyInfo.load(der),
        fixed_dt=ATTESTED,
    )


@pytest.fixture(scope="module")
def server():
    stamper, kind = authority(), {"answer": "application/timestamp-reply"}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = stamper.request_tsa_response(tsp.TimeStampReq.load(body)).dump()
            self.send_response(200)
            self.send_header("Content-Type", kind["answer"])
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            """Silent."""

    running = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/", kind
    running.shutdown()
    running.server_close()
    thread.join()


def paper(stamper: HttpTimeStamper, *, room: int | None = None) -> bytes:
    key = paper_key()
    room = room or room_for(key, timestamped=True)
    return sign_pdf(render_pdf(SNAPSHOT, DESIGN, room=room), key, at=NOW, timestamper=stamper)


def test_the_attested_moment_is_in_the_signature(server):
    seal = check_pdf(paper(HttpTimeStamper(server[0])), trusted=paper_key().chain)
    assert (seal.outcome, seal.timestamped_at) == (Outcome.SEALED, ATTESTED)
    assert seal.signed_at == NOW


def test_an_answer_that_is_no_timestamp_is_named(server):
    url, kind = server
    kind["answer"] = "text/html"
    try:
        with pytest.raises(SigningFailed, match="text/html"):
            paper(HttpTimeStamper(url))
    finally:
        kind["answer"] = "application/timestamp-reply"


def test_a_server_that_is_silent_is_named():
    with pytest.raises(SigningFailed, match="did not answer"):
        paper(HttpTimeStamper("http://127.0.0.1:9/"))


def test_a_token_that_needs_more_room_than_reserved_is_refused(server):
    with pytest.raises(SigningFailed, match="more room"):
        paper(HttpTimeStamper(server[0]), room=3000)


def test_only_web_addresses_are_asked():
    with pytest.raises(ValueError, match="http"):
        HttpTimeStamper("file:///etc/passwd")
