"""The raw blocks a new course begins with: what belongs in it, as prompts to replace."""

from typing import Any

from django.utils.translation import gettext as _

from .placeholders import prompt

RawBlock = dict[str, Any]
NAMES = 2


def paragraph(words: str) -> str:
    return f"<p>{prompt(words)}</p>"


def block(kind: str, value: Any) -> RawBlock:
    return {"type": kind, "value": value}


def objectives() -> list[RawBlock]:
    return [block("objective", prompt(_("What can learners do afterwards? Begin with a verb.")))]


def audience() -> str:
    return prompt(_("Who is it for, and what should they know?"))


def summary() -> str:
    return prompt(_("Three to five short sentences in plain language: what is this lesson about?"))


def closing() -> str:
    """Not a prompt: it fits every course of this kind (field rules, D.0)."""
    return _(
        "This course conveys basic knowledge. It does not make you a specialist for assessing "
        "risks and replaces no counselling in a single case."
    )


def lesson_body(notice_level: int) -> list[RawBlock]:
    """Text, a case, a check and key points; a skippable section where forms are named.

    Each prompt has a field of its own: three clicks mark it, and in a longer text the editor
    would take the line after it away, too.
    """
    body = [
        block("prose", "<h2>" + prompt(_("Heading of the first section")) + "</h2>"),
        block("prose", paragraph(_("Begin with a situation from everyday work, then explain it."))),
        block(
            "vignette",
            {
                "title": prompt(_("Title of the case")),
                "text": paragraph(
                    _("Invent a short case. No real children, no details of violence.")
                ),
                "origin": "fictional",
                "checked": False,
            },
        ),
    ]
    if notice_level >= NAMES:
        body.append(block("sensitive", sensitive_section()))
    return [*body, block("check", knowledge_check()), block("keypoints", key_points())]


def sensitive_section() -> dict[str, Any]:
    text = paragraph(_("Name forms of violence soberly and briefly. Readers may skip this."))
    return {
        "title": prompt(_("Heading of the section that can be skipped")),
        "content": [block("prose", text)],
    }


def knowledge_check() -> dict[str, Any]:
    return {
        "title": _("A moment to think"),
        "question": paragraph(_("A question readers answer in their heads.")),
        "answer": paragraph(_("The answer, with the reason.")),
    }


def key_points() -> dict[str, Any]:
    point = paragraph(_("One sentence a learner should take away; three to seven in all."))
    return {"title": "Das nehmen Sie mit", "points": [point]}
