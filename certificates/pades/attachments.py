"""The credential inside a file that is known to be ours."""

import io

import pikepdf

NAME = "credential.json"
MAX_BYTES = 1_000_000


def attachment_of(data: bytes) -> bytes | None:
    """Call it for sealed files only: this is the one place where a PDF is taken apart."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if NAME not in pdf.attachments:
                return None
            found = pdf.attachments[NAME].get_file()
            return found.read_bytes() if found.size <= MAX_BYTES else None
    except (pikepdf.PdfError, KeyError, ValueError):
        return None
