"""Blocks that carry the teaching: key points, a sentence to keep, a case, a thought."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .text import small_text


class KeyPointsBlock(blocks.StructBlock):
    """What to take away; one list."""

    title = blocks.CharBlock(label=_("Title"), default="Das nehmen Sie mit", max_length=120)
    points = blocks.ListBlock(small_text(label=_("Point")), label=_("Points"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Key points")
        description = _("The three to seven things a learner should take away.")
        template = "courses/blocks/keypoints.html"
        preview_value = {
            "title": "Das nehmen Sie mit",
            "points": ["Ruhe bewahren.", "Zuhören.", "Rat holen."],
        }


class RememberBlock(blocks.StructBlock):
    """One sentence to keep."""

    text = small_text(label=_("Text"))

    class Meta:
        icon = "pin"
        label = _("Remember")
        description = _("One or two sentences worth remembering.")
        template = "courses/blocks/remember.html"
        preview_value = {"text": "Beobachtungen sind Hinweise, keine Urteile."}


class VignetteBlock(blocks.StructBlock):
    """A case. Only invented or published ones are allowed, and the block says which it is."""

    ORIGINS = [("fictional", _("fictional")), ("published", _("published"))]

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = small_text(label=_("Text"))
    origin = blocks.ChoiceBlock(label=_("Origin"), choices=ORIGINS, default="fictional")
    checked = blocks.BooleanBlock(
        label=_("I have checked that nobody can be recognised"),
        required=False,
        help_text=_(
            "Required for published cases: place, age, sex, family, profession, time and rare "
            "traits are changed; nothing is quoted from files; a second person has checked it."
        ),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["origin"] == "published" and not cleaned["checked"]:
            missing = ValidationError(_("Please check first that nobody can be recognised."))
            raise StructBlockValidationError(block_errors={"checked": missing})
        return cleaned

    class Meta:
        icon = "user"
        label = _("Case (fictional)")
        description = _("An invented case. Never a real one, never details of violence.")
        template = "courses/blocks/vignette.html"
        preview_value = {
            "title": "Zu spät beim Abholen",
            "text": "<p>Eine Mutter kommt mehrfach zu spät und wirkt erschöpft.</p>",
            "origin": "fictional",
            "checked": True,
        }


class ReflectionBlock(blocks.StructBlock):
    """An open thought without an input field: nothing is stored, nobody is asked."""

    text = small_text(
        label=_("Thought"), help_text=_("Never ask about own experience of violence or real cases.")
    )

    class Meta:
        icon = "help"
        label = _("Reflection")
        description = _("A question to think about. It has no input field, on purpose.")
        template = "courses/blocks/reflection.html"
        preview_value = {"text": "Wo liegen unsere Notizen – und wer hat Zugriff?"}
