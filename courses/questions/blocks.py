"""The StreamField side of questions."""

from wagtail.blocks import StreamBlock

from .registry import KINDS


def question_body_block() -> StreamBlock:
    """Exactly one question of any kind."""
    return StreamBlock([(slug, kind.block()) for slug, kind in KINDS.items()], min_num=1, max_num=1)
