"""Look at a certificate as an employer does: read its text, point a camera at its QR code."""

import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image


def printed_text(pdf: Path) -> str:
    """The text of a PDF, blanks and line ends collapsed."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return " ".join(done.stdout.split())


def link_in_qr_code(pdf: Path) -> str:
    """What the only QR code on the rendered first page says."""
    picture = pdf.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", "-singlefile", str(pdf), picture],
        check=True,
        capture_output=True,
    )
    with Image.open(picture.with_suffix(".png")) as page:
        (code,) = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)
    return code.text
