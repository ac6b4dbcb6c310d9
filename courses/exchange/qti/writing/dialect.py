"""How version 2.1 and version 3.0 spell the same element."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..vocabulary import PREFIX, kebab

SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Line ends in attributes would be read as blanks.
QUOTED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escape(text: str) -> str:
    return text.translate(SIGNS)


def tag(name: str, attributes: Mapping[str, str] | None = None, *inside: str) -> str:
    """One element as text; what stands inside is XML already."""
    head = "".join(f' {key}="{text.translate(QUOTED)}"' for key, text in (attributes or {}).items())
    return f"<{name}{head}>{''.join(inside)}</{name}>" if inside else f"<{name}{head}/>"


@dataclass(frozen=True)
class Dialect:
    """Names, namespaces and addresses of one version."""

    version: str
    is_third: bool
    namespace: str
    schema: str
    templates: str
    manifest_namespace: str
    manifest_schema: str
    package: tuple[str, str]
    item_type: str

    def tag(self, name: str, attributes: Mapping[str, str] | None = None, *inside: str) -> str:
        """A QTI element, named as version 2 does: `choiceInteraction`."""
        if not self.is_third:
            return tag(name, attributes, *inside)
        renamed = {_key(key): text for key, text in (attributes or {}).items()}
        return tag(PREFIX + kebab(name), renamed, *inside)

    def template(self, name: str) -> str:
        return self.templates % name


def _key(name: str) -> str:
    return name if ":" in name else kebab(name)


DIALECTS = {
    "2.1": Dialect(
        version="2.1",
        is_third=False,
        namespace="http://www.imsglobal.org/xsd/imsqti_v2p1",
        schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
        templates="http://www.imsglobal.org/question/qti_v2p1/rptemplates/%s",
        manifest_namespace="http://www.imsglobal.org/xsd/imscp_v1p1",
        manifest_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
        package=("QTIv2.1 Package", "1.0.0"),
        item_type="imsqti_item_xmlv2p1",
    ),
    "3.0": Dialect(
        version="3.0",
        is_third=True,
        namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
        templates="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/%s.xml",
        manifest_namespace="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        manifest_schema=(
            "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
        ),
        package=("QTI Package", "3.0.0"),
        item_type="imsqti_item_xmlv3p0",
    ),
}
