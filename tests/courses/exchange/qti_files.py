"""Making QTI files for tests: items from a few words, packages from a dict."""

import io
import zipfile
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures" / "qti"
SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CHOICE = """<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>%s</prompt>
<simpleChoice identifier="a">Ja</simpleChoice><simpleChoice identifier="b">Nein</simpleChoice>
</choiceInteraction>"""


def fixture(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def item(
    body: str = CHOICE % "Gilt das?",
    *,
    title: str = "Titel",
    correct: str = "a",
    declaration: str = 'cardinality="single" baseType="identifier"',
    mapping: str = "",
    more: str = "",
) -> str:
    values = "".join(f"<value>{one}</value>" for one in correct.split("|") if one)
    right = f"<correctResponse>{values}</correctResponse>" if values else ""
    return (
        f'<assessmentItem xmlns="{SPACE}" identifier="i" title="{title}" adaptive="false">'
        f'<responseDeclaration identifier="RESPONSE" {declaration}>{right}{mapping}'
        f"</responseDeclaration><itemBody>{body}</itemBody>{more}</assessmentItem>"
    )


def package(files: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def resource(href: str, *, kind: str = "imsqti_item_xmlv2p1", inside: str = "") -> str:
    return (
        f'<resource identifier="{href}" type="{kind}" href="{href}">{inside}'
        f'<file href="{href}"/></resource>'
    )


def manifest(*resources: str) -> str:
    return (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><organizations/>'
        f"<resources>{''.join(resources)}</resources></manifest>"
    )
