"""All question kinds, in the order in which authors are offered them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .base import QuestionKind
from .cloze import ClozeKind
from .matching import MatchingKind
from .multiple import MultipleKind
from .ordering import OrderingKind
from .short_answer import ShortAnswerKind
from .single import SingleKind
from .true_false import TrueFalseKind

KINDS: dict[str, QuestionKind] = {
    kind.slug: kind
    for kind in (
        SingleKind(),
        MultipleKind(),
        TrueFalseKind(),
        MatchingKind(),
        OrderingKind(),
        ClozeKind(),
        ShortAnswerKind(),
    )
}


def kind_of(body: Any) -> QuestionKind:
    """The kind of a frozen body. Raises ValidationError for an unknown one."""
    slug = body.get("kind") if isinstance(body, dict) else None
    if not isinstance(slug, str) or slug not in KINDS:
        raise ValidationError(_("Unknown kind of question."))
    return KINDS[slug]
