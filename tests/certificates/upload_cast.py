"""What forgers and accidents make of a certificate; each gives the bytes to upload."""

import base64
import io
import json

import pikepdf
from django.utils import timezone
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from certificates.credentials.proof import add_proof
from certificates.pades import places
from certificates.queries.certificates import stored_pdf
from certificates.services.keys import signing_keys


def badge_of(certificate):
    return json.loads(certificate.credential)


def as_bytes(document):
    return json.dumps(document).encode()


def flipped(certificate):
    data = bytearray(stored_pdf(certificate))
    data[data.index(b"stream\n") + 40] ^= 1
    return bytes(data)


def appended(certificate):
    return stored_pdf(certificate) + b"\n% more"


def annotated(certificate):
    writer, out = IncrementalPdfFileWriter(io.BytesIO(stored_pdf(certificate))), io.BytesIO()
    writer.update_root()
    writer.write(out)
    return out.getvalue()


def pasted(certificate, other):
    data, foreign = stored_pdf(certificate), stored_pdf(other)
    _zero, gap, after, _rest = map(int, places.RANGE.search(data).groups())
    _zero, start, end, _rest = map(int, places.RANGE.search(foreign).groups())
    return data[:gap] + foreign[start:end].ljust(after - gap) + data[after:]


def one_letter(certificate):
    document = badge_of(certificate)
    document["credentialSubject"]["achievement"]["name"] += "!"
    return as_bytes(document)


def foreign_context(certificate):
    document = badge_of(certificate) | {"name": "x"}
    document["@context"][0] = "https://evil.example/context.json"
    return as_bytes(document)


def foreign_issuer(certificate):
    document = badge_of(certificate)
    document["issuer"]["id"] = "did:web:evil.example"
    document["proof"]["verificationMethod"] = "did:web:evil.example#z6Mk"
    return as_bytes(document)


def own_key_other_facts(certificate):
    document = badge_of(certificate)
    del document["proof"]
    document["credentialSubject"]["creditsEarned"] = 400
    return as_bytes(add_proof(document, signing_keys().credential, created=timezone.now()))


def without_proof(certificate):
    return as_bytes({key: value for key, value in badge_of(certificate).items() if key != "proof"})


def token_letter(certificate):
    head, body, signature = certificate.token.split(".")
    other = "A" if signature[5] != "A" else "B"
    return f"{head}.{body}.{signature[:5]}{other}{signature[6:]}".encode()


def blanks(certificate):
    return b'{"credentialSubject":' * 10_000 + b"{}" + b"}" * 10_000


def nameless(certificate):
    document = badge_of(certificate)
    document["evidence"] = [{"type": "Evidence"} for _ in range(39)]
    return as_bytes(document)


def named_key(name):
    def deed(certificate):
        document = badge_of(certificate)
        document["proof"]["verificationMethod"] = f"{document['issuer']['id']}#{name}"
        return as_bytes(document)

    return deed


def token_key(name):
    def deed(certificate):
        head, body, signature = certificate.token.split(".")
        header = json.loads(base64.urlsafe_b64decode(head + "=="))
        header["kid"] = header["kid"].partition("#")[0] + f"#{name}"
        other = base64.urlsafe_b64encode(as_bytes(header)).rstrip(b"=").decode()
        return f"{other}.{body}.{signature}".encode()

    return deed


def half_a_character(certificate):
    return as_bytes(badge_of(certificate) | {"name": "\ud800"})


def vast_number(certificate):
    document = badge_of(certificate)
    document["credentialSubject"]["creditsEarned"] = 10**400
    return as_bytes(document)


def encrypted(certificate):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def bomb(certificate):
    return b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n" + b"x\x9c" * 500_000 + b"\nstartxref"
