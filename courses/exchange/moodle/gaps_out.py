"""A text with gaps → Moodle's embedded answers."""

from html import escape
from typing import Any

# Signs the grammar gives a meaning are written as entities: Moodle decodes those in answers, but
# takes only some backslashes away (`qtype_multianswer_extract_question`). "&amp;" at the end of an
# answer would hide the sign after it, so the ampersand is a number too.
MEANINGFUL = {ord(sign): f"&#{ord(sign)};" for sign in "&<>{}~#=%\\"}
BRACE = {ord("{"): "&#123;"}


def gap_text(body: dict[str, Any]) -> str:
    """Prompt and text in two boxes, so that our own reader can part them again."""
    prompt = body["prompt"].translate(BRACE)
    inner = "".join(
        _text(segment) if isinstance(segment, str) else _gap(segment["accept"])
        for segment in body["segments"]
    )
    return f'<div class="gaps-prompt">{prompt}</div><div class="gaps-text">{inner}</div>'


def _text(segment: str) -> str:
    return escape(segment, quote=False).translate(BRACE).replace("\n", "<br>")


def _gap(accept: list[str]) -> str:
    return "{1:SHORTANSWER:" + "~".join(f"={_spelling(text)}" for text in accept) + "}"


def _spelling(text: str) -> str:
    # `\*` is an asterisk, `*` alone would mean "anything".
    return text.replace("*", "\\*").translate(MEANINGFUL)
