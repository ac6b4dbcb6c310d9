"""Feedback of an item: to single answers where our kinds have a place for it, else to everybody."""

import html
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .draft import Draft
from .prose import FEEDBACK, Prose

ALWAYS = "ALWAYS"  # our own writer's name for what is shown whatever was answered
BRANCHES = frozenset({"responseIf", "responseElseIf"})


def feedback_of(
    item: Element, prose: Prose, draft: Draft, choices: Collection[str] = ()
) -> tuple[dict[str, str], str]:
    """(feedback by choice, feedback for everybody), both HTML."""
    routes, owners = _routes(item), _owners(item)
    own: dict[str, list[str]] = {}
    common: list[str] = []
    for element in (one for one in item.iter() if one.tag in FEEDBACK):
        text = prose.html(element)
        if not text.strip():
            continue
        name = element.get("identifier", "").strip()
        owner = owners.get(element) or routes.get(name) or name
        if owner in choices and element.get("showHide", "show") == "show":
            own.setdefault(owner, []).append(text)
            continue
        if element.get("outcomeIdentifier") != ALWAYS:
            draft.note(_("Feedback that depended on the answer is now shown to everybody."))
            text = named(element.get("title", "").strip() or moment_of(name), text)
        if text not in common:
            common.append(text)
    return {key: joined(texts) for key, texts in own.items()}, joined(common)


def moment_of(name: str) -> str:
    """When a feedback is shown, as far as its identifier tells."""
    word = name.lower().removesuffix("_fb").removeprefix("general_").removeprefix("feedback")
    if word in {"correct", "right"}:
        return gettext("If the answer is right")
    return gettext("If the answer is not right") if word in {"incorrect", "wrong"} else ""


def named(title: str, text: str) -> str:
    """“Well done” and “Try again” below each other need to say what each is about."""
    if not title:
        return text
    inside = text if text.lstrip().startswith("<") else f"<p>{text}</p>"
    title = title if title[-1] in "!?.:" else f"{title}:"
    return f"<p><strong>{html.escape(title, quote=False)}</strong></p>{inside}"


def joined(texts: list[str]) -> str:
    """Several texts below each other; a single one stays as it is."""
    if len(texts) < 2:
        return "".join(texts)
    return "".join(text if text.lstrip().startswith("<p") else f"<p>{text}</p>" for text in texts)


def _owners(item: Element) -> dict[Element, str]:
    """Feedback that stands inside a choice is about that choice."""
    return {
        element: choice.get("identifier", "").strip()
        for choice in item.iter("simpleChoice")
        for element in choice.iter()
        if element.tag in FEEDBACK
    }


def _routes(item: Element) -> dict[str, str]:
    """Feedback identifier → choice, where a rule shows it for exactly this choice."""
    processing = item.find("responseProcessing")
    if processing is None:
        return {}
    return dict(
        route
        for branch in processing.iter()
        if branch.tag in BRANCHES and len(branch)
        for route in _routes_of(branch)
    )


def _routes_of(branch: Element) -> Iterator[tuple[str, str]]:
    condition, *actions = branch
    named = [one for one in condition.iter() if one.tag == "baseValue"]
    plain = {one.tag for one in condition.iter()} <= {"match", "member", "baseValue", "variable"}
    if not plain or len(named) != 1:
        return
    for action in actions:
        shown = action.find("baseValue")
        if action.tag == "setOutcomeValue" and shown is not None:
            yield (shown.text or "").strip(), (named[0].text or "").strip()
