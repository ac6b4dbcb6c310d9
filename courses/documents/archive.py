"""From printed pages to a file that archives and screen readers take: PDF/A-3a and PDF/UA-1."""

import io
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

from .metadata import DocumentInfo, pdf_date
from .printing import Printed
from .structure import add_tags

# Bytes 24 to 35 of an ICC profile are the time it was made (ICC.1:2010, 7.2.8).
ICC_DATE = slice(24, 36)
ICC_FIXED_DATE = bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])


@dataclass(frozen=True)
class Attachment:
    """A file inside the file, and how it relates to the pages (ISO 19005-3, annex E)."""

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement"] = "Source"


def archival(printed: Printed, *, info: DocumentInfo) -> Pdf:
    """The pages with tags, colour profile and metadata; still open, to add to and `save`."""
    pdf = pikepdf.open(io.BytesIO(printed.pdf))
    for page in pdf.pages:
        _tidy(page)
    add_tags(pdf, printed.marks)
    pdf.Root.Lang = String(info.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([_output_intent(pdf)])
    for key in ("/Outlines", "/PageMode"):
        if key in pdf.Root:
            del pdf.Root[key]
    describe(pdf, info)
    return pdf


def make_archival(
    printed: Printed, *, info: DocumentInfo, attachment: Attachment | None = None
) -> bytes:
    """PDF/A-3a and PDF/UA-1 of printed pages; the same input gives the same bytes."""
    with archival(printed, info=info) as pdf:
        if attachment:
            attach(pdf, attachment, info)
        return save(pdf, repack=True)


def describe(pdf: Pdf, info: DocumentInfo) -> None:
    """Write or replace what the file says about itself."""
    metadata = pdf.make_stream(info.packet())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    entries = {key: String(value) for key, value in info.entries().items()}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(entries))


def attach(pdf: Pdf, attachment: Attachment, info: DocumentInfo) -> None:
    """Put a file into the file, as an associated one."""
    stream = pdf.make_stream(attachment.data)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/" + attachment.media_type)
    stream.Params = Dictionary(Size=len(attachment.data), ModDate=String(pdf_date(info.created)))
    entry = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(attachment.name),
            UF=String(attachment.name),
            Desc=String(attachment.description),
            AFRelationship=Name("/" + attachment.relationship),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(attachment.name), entry]))
    )
    pdf.Root.AF = Array([entry])


def save(pdf: Pdf, *, repack: bool = False) -> bytes:
    """The bytes; `repack` also shrinks what ReportLab packed with ASCII85."""
    decode = pikepdf.StreamDecodeLevel.generalized if repack else pikepdf.StreamDecodeLevel.none
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7" if repack else "",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=decode,
        recompress_flate=repack,
    )
    return out.getvalue()


def _tidy(page: pikepdf.Page) -> None:
    """Take out what ReportLab adds and PDF/A does not know or want."""
    fonts = page.resources.get("/Font", Dictionary())
    for name in [name for name, font in fonts.items() if "/FontDescriptor" not in font]:
        del fonts[name]
    if "/Trans" in page.obj:
        del page.obj["/Trans"]


def _output_intent(pdf: Pdf) -> Dictionary:
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


@cache
def srgb_profile() -> bytes:
    """An ICC profile of sRGB that is the same on every day."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[ICC_DATE] = ICC_FIXED_DATE
    return bytes(profile)
