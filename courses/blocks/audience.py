"""A section for some readers: open for those it concerns, folded for all others."""

from typing import Any

from django import forms
from django.apps import apps
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..reader import Reader, reader_in

PROFESSIONALS, VOLUNTEERS = "professionals", "volunteers"
KINDS = [
    (PROFESSIONALS, _("Professionals (their duties)")),
    (VOLUNTEERS, _("Volunteers")),
]
MOST_NAMED = 4
CHOICES_SECONDS = 30  # how long a new group may be missing among the choices


def group_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All professional groups by field of work; slugs, because they outlive keys.

    Wagtail asks for them for each block of a page, also when it is only read; hence the cache.
    """
    key = f"courses.group_choices.{get_language()}"
    return cache.get_or_set(key, groups_by_field, CHOICES_SECONDS)


def groups_by_field() -> list[tuple[str, list[tuple[str, str]]]]:
    model = apps.get_model("courses", "ProfessionalGroup")  # models are made of blocks
    fields: dict[str, list[tuple[str, str]]] = {}
    for group in model.objects.all():
        fields.setdefault(str(group.get_field_display()), []).append((group.slug, group.label))
    return list(fields.items())


class AudienceBlock(blocks.StructBlock):
    """For the groups named; without any, for all professionals or for all volunteers.

    Nobody is kept out: others read who it is for, and unfold it. Readers who have told nothing
    find it folded too, so that volunteers do not take duties of professionals for their own.
    """

    title = blocks.CharBlock(label=_("Heading of the section"), max_length=160)
    kind = blocks.ChoiceBlock(
        label=_("For whom"),
        choices=KINDS,
        required=False,
        help_text=_(
            "Choose “Professionals” for duties that volunteers do not have: volunteers then find "
            "the section folded, with a note. Leave it empty if you choose groups below."
        ),
    )
    groups = blocks.MultipleChoiceBlock(
        label=_("Professional groups"),
        choices=group_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The section stands open for readers who have chosen one of these groups."),
    )

    def __init__(self, content: list[tuple[str, blocks.Block]], **kwargs: object) -> None:
        body = blocks.StreamBlock(content, label=_("Content"), min_num=1)
        super().__init__([("content", body)], **kwargs)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["kind"] and not cleaned["groups"]:
            missing = ValidationError(_("Please say for whom this section is."))
            raise StructBlockValidationError(block_errors={"groups": missing})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        reader = reader_in(context)
        for_duty = value["kind"] == PROFESSIONALS
        return context | {
            "is_open": concerns(value, reader),
            "for_whom": for_whom(value, context.get("request")),
            "not_their_duty": for_duty and reader.only_volunteers,
        }

    class Meta:
        icon = "group"
        label = _("Section for some groups")
        description = _(
            "Stands open for the groups it concerns. All others see its heading and may open it."
        )
        template = "courses/blocks/audience.html"
        preview_value = {
            "title": "Was Sie in der Kita beachten",
            "kind": "",
            "groups": ["childcare"],
            "content": [("prose", "<p>Sprechen Sie zuerst mit Ihrer Leitung.</p>")],
        }


def concerns(value: Any, reader: Reader) -> bool:
    """Groups decide where there are any; the kind does where there are none."""
    if value["groups"]:
        return not reader.groups.isdisjoint(value["groups"])
    if value["kind"] == PROFESSIONALS:
        return reader.is_professional
    return reader.is_volunteer


def for_whom(value: Any, request: HttpRequest | None) -> str:
    """Whom the section is for, in words: "Lehrkräfte, Hebammen"."""
    if not value["groups"]:
        is_duty = value["kind"] == PROFESSIONALS
        return gettext("professionals") if is_duty else gettext("volunteers")
    known = labels(request)
    named = [known[slug] for slug in value["groups"] if slug in known]
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], gettext("other groups")]
    return get_text_list(named, gettext("and")) if named else gettext("certain groups")


def labels(request: HttpRequest | None) -> dict[str, str]:
    """Slug → label of all groups; one query per request, however many sections there are."""
    found = getattr(request, "_courses_group_labels", None)
    if found is None:
        model = apps.get_model("courses", "ProfessionalGroup")
        found = dict(model.objects.values_list("slug", "label"))
        if request is not None:
            request._courses_group_labels = found  # type: ignore[attr-defined]
    return found
