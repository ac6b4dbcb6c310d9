"""Learning objectives: one sentence each."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ObjectiveBlock(blocks.CharBlock):
    """What a learner can do afterwards; it also stands on the certificate's reverse."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=300, **kwargs)

    class Meta:
        icon = "tick"
        label = _("Objective")
        description = _("Begin with what the learner can do: name, tell apart, apply …")
        preview_value = "erste Schritte bei einer Sorge in der richtigen Reihenfolge anwenden"
