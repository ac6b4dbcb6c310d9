"""QR code of the verification link (ISO/IEC 18004), as a crisp one-bit PNG."""

import io

import segno

QUIET_ZONE = 4
PIXELS_PER_MODULE = 8


def png(link: str) -> bytes:
    """PNG of `link`, error level M, quiet zone of four modules kept.

    The level is fixed (no boost): a version that depends on spare room would make the modules
    of two certificates differ in size for no reason.
    """
    code = segno.make(link, error="m", micro=False, boost_error=False)
    out = io.BytesIO()
    code.save(out, kind="png", scale=PIXELS_PER_MODULE, border=QUIET_ZONE)
    return out.getvalue()
