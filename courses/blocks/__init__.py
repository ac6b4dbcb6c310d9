"""What a lesson is built from. Each block describes and previews itself to the editors."""

from wagtail import blocks

from .audience import AudienceBlock
from .checks import KnowledgeCheckBlock
from .didactic import KeyPointsBlock, ReflectionBlock, RememberBlock, VignetteBlock
from .folding import AccordionBlock, SensitiveBlock
from .law import ContentNoticeBlock, RegionalLawBlock, SourcesBlock
from .media import FigureBlock, MediaBlock
from .tables import DataTableBlock
from .text import ProseBlock

__all__ = ["lesson_body_blocks", "plain_blocks"]


def plain_blocks() -> list[tuple[str, blocks.Block]]:
    """Blocks that may stand anywhere, also inside a section that folds."""
    return [
        ("prose", ProseBlock()),
        ("remember", RememberBlock()),
        ("vignette", VignetteBlock()),
        ("figure", FigureBlock()),
        ("table", DataTableBlock()),
        ("media", MediaBlock()),
    ]


def lesson_body_blocks() -> list[tuple[str, blocks.Block]]:
    """Everything a lesson may hold."""
    return [
        *plain_blocks(),
        ("keypoints", KeyPointsBlock()),
        ("reflection", ReflectionBlock()),
        ("regional_law", RegionalLawBlock()),
        ("check", KnowledgeCheckBlock()),
        ("accordion", AccordionBlock()),
        ("sensitive", SensitiveBlock(plain_blocks())),
        ("audience", AudienceBlock(plain_blocks())),
        ("content_notice", ContentNoticeBlock()),
        ("sources", SourcesBlock()),
    ]
