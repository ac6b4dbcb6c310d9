"""Terms of the field, explained in plain words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from ..html import clean_rich_text

MAX_FORMS = 20


class GlossaryTerm(index.Indexed, models.Model):
    """A term with an explanation; lessons that use it list it at their end."""

    slug = models.SlugField(_("slug"), unique=True, max_length=80)
    term = models.CharField(_("term"), max_length=120, unique=True)
    short = models.CharField(_("explanation in plain language"), max_length=400)
    text = RichTextField(_("more about it"), blank=True, features=["bold", "italic", "link", "ul"])
    forms = models.TextField(_("also written"), blank=True, max_length=1000)
    is_active = models.BooleanField(_("shown to readers"), default=True)

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("slug")]),
        FieldPanel("short", help_text=_("One to three short sentences without technical terms.")),
        FieldPanel("text"),
        FieldPanel(
            "forms",
            help_text=_(
                "Other forms in which the term occurs, one per line: plural, genitive, "
                "abbreviation. Only whole words are recognised in lessons."
            ),
        ),
        FieldPanel("is_active"),
    ]
    search_fields = [
        index.SearchField("term", boost=2),
        index.AutocompleteField("term"),
        index.SearchField("forms"),
        index.FilterField("is_active"),
    ]

    class Meta:
        ordering = ["term"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        super().clean()
        self.text = clean_rich_text(self.text)
        if len(self.all_forms) > MAX_FORMS:
            message = _("At most %(max)d forms are possible.")
            raise ValidationError({"forms": ValidationError(message, params={"max": MAX_FORMS})})

    @property
    def all_forms(self) -> list[str]:
        """The term and its other forms, as they are looked for in lessons."""
        lines = (" ".join(line.split()) for line in [self.term, *self.forms.splitlines()])
        return [line for line in lines if line]
