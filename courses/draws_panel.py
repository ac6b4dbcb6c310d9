"""A panel in the editor of a quiz: what a new paper would lack as the bank is now."""

from functools import cached_property
from typing import TYPE_CHECKING

from wagtail.admin.panels import Panel

from .shortfall_words import in_words

if TYPE_CHECKING:
    from .models import Question


class DrawsPanel(Panel):
    """Stands above the questions; not there while everything fits, or before the first saving."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "courses/admin/draws_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and (self.too_small or self.left_out))

        @cached_property
        def too_small(self) -> list[str]:
            """A sentence for each draw, or set of draws, that the bank cannot fill."""
            from .queries.pools import pools_too_small

            pools = list(self.instance.pools.all())
            fixed = {place.question_id for place in self.instance.quiz_questions.all()}
            found = pools_too_small(pools, fixed)
            return [in_words(one, pools, beside_fixed=bool(fixed)) for one in found]

        @cached_property
        def left_out(self) -> "list[Question]":
            from .queries.pools import not_asked

            return not_asked(self.instance)
