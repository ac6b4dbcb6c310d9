"""What every question shows: its text, the general feedback, and feedback without a place."""

from html import escape
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from ...html import clean_inline
from .prose import joined, prose, text_of
from .source import Source, short


class Asked(NamedTuple):
    """`style` is the format of the question text, which is the default for the other texts."""

    prompt: str
    feedback: str
    style: str

    def body(self, kind: str, **own: Any) -> dict[str, Any]:
        """A raw body, to be judged by `canonical`."""
        return {"kind": kind, "prompt": self.prompt, "feedback": self.feedback} | own


def asked(source: Source, *, text: str | None = None) -> Asked:
    """`text` stands in for the question text, where gaps were taken out of it."""
    element = source.first("questiontext")
    style = "html" if element is None else (element.get("format") or "html").strip()
    feedback = prose(source, source.first("generalfeedback"), "feedback", style=style)
    return Asked(prose(source, element, "prompt", text=text), feedback, style)


def with_feedback(source: Source, asked: Asked, several: list[tuple[str, str]]) -> Asked:
    """Move feedback of single answers, (answer, HTML), into the general feedback."""
    filled = [(label, html) for label, html in several if text_of(html)]
    if not filled:
        return asked
    source.note(_("Feedback to single answers was moved into the feedback for everybody."))
    lines = [
        f"<p><strong>{escape(short(label), quote=False)}:</strong> {clean_inline(html)}</p>"
        for label, html in filled
    ]
    return asked._replace(feedback=joined(asked.feedback, *lines))
