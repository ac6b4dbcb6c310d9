"""One question → the XML of its item."""

from collections.abc import Iterable

from ...items import Given
from ..feedback import ALWAYS
from ..vocabulary import TOOL
from .dialect import DECLARATION, XSI, Dialect, tag
from .kinds import WRITERS, Written
from .markup import xhtml
from .scoring import outcome, processing

FORM = "1"  # of our own annotations; raise it when their meaning changes


def item_xml(
    question: Given, identifier: str, links: Iterable[tuple[str, str]], dialect: Dialect
) -> str:
    """`links` are (address, alternative text) of the images. Elements come in schema order."""
    written = WRITERS[question.body["kind"]](question.body, dialect)
    common = question.body["feedback"]
    attributes = {
        "xmlns": dialect.namespace,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{dialect.namespace} {dialect.schema}",
        "identifier": identifier,
        "title": question.reference,
        "label": question.body["kind"],
        "adaptive": "false",
        "timeDependent": "false",
        "toolName": TOOL,
        "toolVersion": FORM,
    }
    return DECLARATION + dialect.tag(
        "assessmentItem",
        attributes,
        *written.declarations,
        outcome(dialect, "SCORE", "float", "0", normalMaximum="1"),
        *_feedback_outcomes(written, common, dialect),
        dialect.tag("itemBody", None, *_body(question, links, written)),
        processing(
            dialect,
            written.responses,
            partial=written.partial,
            with_feedback=bool(written.has_feedback),
        ),
        *(_modal(dialect, "FEEDBACK", key, html) for key, html in written.modal.items()),
        *([_modal(dialect, ALWAYS, "always", common)] if common else []),
    )


def _body(question: Given, links: Iterable[tuple[str, str]], written: Written) -> list[str]:
    pictures = [tag("img", {"src": link, "alt": alt}) for link, alt in links]
    prompt = question.body["prompt"]
    return [
        *([tag("div", {"label": "prompt"}, xhtml(prompt))] if prompt else []),
        *([tag("div", {"label": "pictures"}, *pictures)] if pictures else []),
        written.interaction,
    ]


def _feedback_outcomes(written: Written, common: str, dialect: Dialect) -> list[str]:
    found = []
    if written.has_feedback:
        kind = {"cardinality": written.cardinality}
        found.append(outcome(dialect, "FEEDBACK", "identifier", "", **kind))
    if common:
        found.append(outcome(dialect, ALWAYS, "identifier", "always"))
    return found


def _modal(dialect: Dialect, variable: str, identifier: str, html: str) -> str:
    attributes = {
        "outcomeIdentifier": variable,
        "identifier": identifier,
        "showHide": "show",
    }
    inside = xhtml(html)
    if dialect.is_third:
        inside = dialect.tag("contentBody", None, inside)
    return dialect.tag("modalFeedback", attributes, inside)
