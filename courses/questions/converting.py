"""HTML ↔ what the editor works on, for every element the sanitiser lets through.

Wagtail has rules for most of them; those here are registered beside them, under names of ours.
"""

import json
from typing import Any

from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter, link_entity
from wagtail.admin.rich_text.converters.contentstate_models import ContentState, Entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    AtomicBlockEntityElementHandler,
    ExternalLinkElementHandler,
    HandlerState,
    InlineEntityElementHandler,
    InlineStyleElementHandler,
    PageLinkElementHandler,
)
from wagtail.rich_text.feature_registry import FeatureRegistry

from ..html import clean_rich_text
from .kept import KEPT

UNDERLINE, ABBREVIATION, LANGUAGE, BLOCK = "UNDERLINE", "ABBREVIATION", "LANGUAGE", "KEPT"
RULES = "question-texts"
FEATURES = [
    "bold", "italic", "code", "superscript", "subscript", "ul", "ol", "h2", "h3", "h4",
    "blockquote", RULES,
]  # fmt: skip
Attributes = dict[str, str | None]


class Converter(ContentstateConverter):
    """With all features, and without the empty lines that stand around kept blocks."""

    def __init__(self) -> None:
        super().__init__(FEATURES)

    def to_database_format(self, contentstate_json: str) -> str:
        # An editor that nobody wrote into sends null.
        state = json.loads(contentstate_json) or {"blocks": [], "entityMap": {}}
        return self.exporter.render(state | {"blocks": without_spacers(state["blocks"])})


class WithExtras:
    """Links keep their title and language, too."""

    def get_attribute_data(self, attrs: Attributes) -> dict[str, Any]:
        extras = {name: attrs[name] for name in ("title", "lang") if attrs.get(name)}
        return super().get_attribute_data(attrs) | extras  # type: ignore[misc]


class ExternalLink(WithExtras, ExternalLinkElementHandler):
    pass


class PageLink(WithExtras, PageLinkElementHandler):
    pass


class Attributed(InlineEntityElementHandler):
    """An element with one attribute that matters."""

    mutability = "MUTABLE"

    def __init__(self, entity_type: str, attribute: str) -> None:
        super().__init__(entity_type)
        self.attribute = attribute

    def get_attribute_data(self, attrs: Attributes) -> dict[str, Any]:
        return {self.attribute: attrs.get(self.attribute) or ""}


class KeptBlock(AtomicBlockEntityElementHandler):
    def create_entity(
        self, name: str, attrs: Attributes, state: HandlerState, contentstate: ContentState
    ) -> Entity:
        return Entity(BLOCK, "IMMUTABLE", {"html": attrs.get("html") or ""})


def register_rules(features: FeatureRegistry) -> None:
    """A hook of Wagtail (`register_rich_text_features`)."""
    features.register_converter_rule(
        "contentstate",
        RULES,
        {
            "from_database_format": {
                "a[href]": ExternalLink("LINK"),
                'a[linktype="page"]': PageLink("LINK"),
                "u": InlineStyleElementHandler(UNDERLINE),
                "abbr": Attributed(ABBREVIATION, "title"),
                "span[lang]": Attributed(LANGUAGE, "lang"),
                KEPT: KeptBlock(),
            },
            "to_database_format": {
                "style_map": {UNDERLINE: "u"},
                "entity_decorators": {
                    "LINK": link,
                    ABBREVIATION: abbreviation,
                    LANGUAGE: language,
                    BLOCK: kept_block,
                },
            },
        },
    )


def link(props: dict[str, Any]) -> Any:
    element = link_entity(props)
    element.attr.update({name: props[name] for name in ("title", "lang") if props.get(name)})
    return element


def abbreviation(props: dict[str, Any]) -> Any:
    title = {"title": props["title"]} if props.get("title") else {}
    return DOM.create_element("abbr", title, props["children"])


def language(props: dict[str, Any]) -> Any:
    return DOM.create_element("span", {"lang": props.get("lang") or ""}, props["children"])


def kept_block(props: dict[str, Any]) -> Any:
    # It comes from a browser, so it is cleaned like everything that does.
    return DOM.parse_html(clean_rich_text(str(props.get("html") or "")))


def without_spacers(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The editor needs a line before and after a kept block; an empty one says nothing."""
    kinds = ["", *(block["type"] for block in blocks), ""]
    return [
        block
        for at, block in enumerate(blocks, start=1)
        if not _is_empty(block) or "atomic" not in (kinds[at - 1], kinds[at + 1])
    ]


def _is_empty(block: dict[str, Any]) -> bool:
    return block["type"] == "unstyled" and not block["text"].strip()
