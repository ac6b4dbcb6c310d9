"""The StreamField side of questions."""

from typing import Any

from wagtail.blocks import StreamBlock

from .registry import KINDS, kind_of


def question_body_block() -> StreamBlock:
    """Exactly one question of any kind."""
    return StreamBlock([(slug, kind.block()) for slug, kind in KINDS.items()], min_num=1, max_num=1)


def stream_data(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Raw StreamField data of a frozen body, for loaders and importers."""
    return [{"type": body["kind"], "value": kind_of(body).thaw(body)}]
