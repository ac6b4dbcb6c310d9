"""QR code of the verification link (ISO/IEC 18004), one byte a module and row."""

import segno

QUIET_ZONE = 4
PIXELS_PER_MODULE = 8  # so that one module is one byte of a one-bit picture
# Choosing the best of eight masks takes four fifths of the time. The links hold random text, so
# none of the masks makes a pattern that misleads a reader.
MASK = 3
WHITE_OR_BLACK = bytes([0xFF, 0x00])


def bitmap(text: str) -> tuple[int, bytes]:
    """Side in pixels and rows of a one-bit picture, error level M, with its quiet zone.

    The level is fixed (no boost): a version that depends on spare room would make the modules
    of two certificates differ in size for no reason.
    """
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=MASK)
    edge = bytes(QUIET_ZONE)
    side = len(code.matrix) + 2 * QUIET_ZONE
    blank = [bytes(side)] * QUIET_ZONE
    modules = [*blank, *(edge + bytes(row) + edge for row in code.matrix), *blank]
    table = WHITE_OR_BLACK + bytes(254)
    rows = b"".join(row.translate(table) * PIXELS_PER_MODULE for row in modules)
    return side * PIXELS_PER_MODULE, rows
