"""imsmanifest.xml of a package we write: IMS Content Packaging with IEEE LOM cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from ...items import Given
from ..vocabulary import TOOL
from .dialect import DECLARATION, XSI, Dialect, escape, tag

LOM = "http://ltsc.ieee.org/xsd/LOM"
LOM_SCHEMA = "http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd"
DIFFICULTIES = {"easy": "easy", "medium": "medium", "hard": "difficult"}


@dataclass(frozen=True)
class Entry:
    """One item of the package and the images that belong to it."""

    identifier: str
    href: str
    question: Given
    images: list[str]


def manifest_xml(entries: Iterable[Entry], dialect: Dialect) -> str:
    schema, version = dialect.package
    namespace = dialect.manifest_namespace
    attributes = {
        "xmlns": namespace,
        "xmlns:lom": LOM,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{namespace} {dialect.manifest_schema} {LOM} {LOM_SCHEMA}",
        "identifier": TOOL,
    }
    head = tag("metadata", None, tag("schema", None, schema), tag("schemaversion", None, version))
    resources = tag("resources", None, *(_resource(entry, dialect) for entry in entries))
    return DECLARATION + tag("manifest", attributes, head, tag("organizations"), resources)


def _resource(entry: Entry, dialect: Dialect) -> str:
    attributes = {
        "identifier": f"resource-{entry.identifier}",
        "type": dialect.item_type,
        "href": entry.href,
    }
    files = (tag("file", {"href": quote(name)}) for name in [entry.href, *entry.images])
    return tag("resource", attributes, tag("metadata", None, _lom(entry.question)), *files)


def _lom(question: Given) -> str:
    parts = [
        tag(
            "lom:general",
            None,
            tag("lom:title", None, _string(question.reference)),
            *(tag("lom:keyword", None, _string(one)) for one in question.tags),
        )
    ]
    if question.difficulty in DIFFICULTIES:
        value = _term("lom:difficulty", DIFFICULTIES[question.difficulty])
        parts.append(tag("lom:educational", None, value))
    if question.category:
        taxa = (
            tag("lom:taxon", None, tag("lom:entry", None, _string(step)))
            for step in question.category
        )
        source = tag("lom:source", None, _string("category"))
        path = tag("lom:taxonPath", None, source, *taxa)
        purpose = _term("lom:purpose", "discipline")
        parts.append(tag("lom:classification", None, purpose, path))
    return tag("lom:lom", None, *parts)


def _string(text: str) -> str:
    return tag("lom:string", None, escape(text))


def _term(name: str, value: str) -> str:
    source = tag("lom:source", None, "LOMv1.0")
    return tag(name, None, source, tag("lom:value", None, value))
