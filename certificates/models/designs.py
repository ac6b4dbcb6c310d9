"""How certificates look and what they say around the facts."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from courses.models import Provider

from ..paper import MAX_SIGNATORIES, DesignInvalid
from ..pictures import png_of
from ..wording import PLACEHOLDERS, require_known
from .design_preview import DesignPreview

EMPTY = _("Leave empty for “{}”.")


class CertificateDesign(DesignPreview, ClusterableModel):
    """Applies to new certificates only; those issued keep their bytes."""

    name = models.CharField(_("name"), max_length=120)
    is_default = models.BooleanField(
        _("default"), default=False, help_text=_("Used for providers without a design.")
    )
    provider = models.ForeignKey(
        Provider,
        verbose_name=_("provider"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="certificate_designs",
    )
    title_certificate = models.CharField(
        _("title of a certificate"),
        max_length=80,
        blank=True,
        help_text=format_lazy(EMPTY, _("Certificate")),
    )
    title_attendance = models.CharField(
        _("title of a certificate of attendance"),
        max_length=80,
        blank=True,
        help_text=format_lazy(EMPTY, _("Certificate of attendance")),
    )
    intro = models.CharField(
        _("line above the name"),
        max_length=200,
        blank=True,
        validators=[require_known],
        help_text=format_lazy(EMPTY, _("This is to certify that")),
    )
    body_text = models.CharField(
        _("line below the name"),
        max_length=200,
        blank=True,
        validators=[require_known],
        help_text=format_lazy(EMPTY, _("has completed the following course:")),
    )
    footer = models.CharField(
        _("small print"),
        max_length=300,
        blank=True,
        validators=[require_known],
        help_text=_("At the foot, e.g. who paid for the course."),
    )
    show_recognitions = models.BooleanField(
        _("print recognitions"),
        default=True,
        help_text=_("Numbers (VNR …), category and points, where the course has them."),
    )
    show_zfu_number = models.BooleanField(_("print the ZFU number"), default=True)
    show_contents = models.BooleanField(_("print the titles of the lessons"), default=True)
    birth_date_line = models.BooleanField(
        _("line for the date of birth"),
        default=False,
        help_text=_("To be filled in by hand; the platform never asks for it nor stores it."),
    )
    primary_colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#0b5a62",
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("Write it like #0b5a62."))],
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty takes the provider's logo."),
    )
    history = HistoricalRecords()

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("provider")]),
        FieldPanel("is_default"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("title_certificate"), FieldPanel("title_attendance")]),
                HelpPanel(content=PLACEHOLDERS),
                FieldPanel("intro"),
                FieldPanel("body_text"),
                FieldPanel("footer"),
            ],
            heading=_("Wording"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("show_recognitions"), FieldPanel("show_zfu_number")]),
                FieldRowPanel([FieldPanel("show_contents"), FieldPanel("birth_date_line")]),
            ],
            heading=_("Parts"),
        ),
        FieldRowPanel(
            [
                FieldPanel("primary_colour", widget=forms.TextInput(attrs={"type": "color"})),
                FieldPanel("logo"),
            ],
            heading=_("Look"),
        ),
        InlinePanel(
            "signatories", heading=_("Signatures"), label=_("Signature"), max_num=MAX_SIGNATORIES
        ),
    ]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="certificates_one_default_design",
                violation_error_message=_("Another design is the default already."),
            ),
            models.UniqueConstraint(
                fields=["provider"],
                name="certificates_one_design_per_provider",
                violation_error_message=_("This provider has a design already."),
            ),
        ]
        verbose_name = _("certificate design")
        verbose_name_plural = _("certificate designs")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        require_picture(self.logo, "logo")


class Signatory(Orderable):
    """Who signs, side by side at the foot."""

    design = ParentalKey(CertificateDesign, on_delete=models.CASCADE, related_name="signatories")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture of the signature"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("role")]), FieldPanel("image")]

    class Meta(Orderable.Meta):
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        require_picture(self.image, "image")


def require_picture(image: models.Model | None, field: str) -> None:
    """Refuse what the printer could not use, e.g. an SVG, while somebody is there to see it."""
    try:
        png_of(image)
    except DesignInvalid as error:
        raise ValidationError(
            {field: _("This picture cannot be printed. Please use PNG or JPEG.")}
        ) from error
