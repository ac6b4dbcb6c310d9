"""The words the field shares: topics, professional groups and who offers a course."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from .contacts import ContactPoint

__all__ = ["ContactPoint", "GroupDepth", "ProfessionalGroup", "Provider", "Topic"]


class Topic(index.Indexed, models.Model):
    """One of the subjects a course belongs to; five are shipped, operators may add."""

    slug = models.SlugField(_("slug"), unique=True, max_length=60)
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("sort order"), default=0)

    panels = [
        FieldPanel("title"),
        FieldPanel("slug", help_text=_("Appears in addresses and filters; do not change later.")),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        ordering = ["sort_order", "title"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.title


class ProfessionalGroup(index.Indexed, ClusterableModel):
    """A professional group (Berufsgruppe) with the law and the rhythm that apply to it."""

    class Field(models.TextChoices):
        VOLUNTEERING = "volunteering", _("Volunteering")
        YOUTH_WELFARE = "youth_welfare", _("Child and youth welfare")
        SCHOOL = "school", _("School")
        HEALTH = "health", _("Health")
        COUNSELLING = "counselling", _("Counselling")
        INCLUSION = "inclusion", _("Inclusion and participation")
        JUSTICE = "justice", _("Justice and police")
        LEADERSHIP = "leadership", _("Leadership and networks")
        OTHER = "other", _("Other")

    class RefreshBasis(models.TextChoices):
        LAW = "law", _("Law")
        SCHEME = "scheme", _("Recognised scheme")
        RECOMMENDATION = "recommendation", _("Recommendation")

    KKG_NUMBERS = [(str(n), str(n)) for n in range(1, 8)] + [("zoll", _("Customs (section 4(5))"))]

    slug = models.SlugField(_("slug"), unique=True, max_length=60)
    label = models.CharField(_("label"), max_length=160)
    field = models.CharField(_("field"), max_length=20, choices=Field)
    legal_hook = models.CharField(_("legal basis"), max_length=300, blank=True)
    kkg_number = models.CharField(
        _("number in section 4 (1) KKG"), max_length=4, blank=True, choices=KKG_NUMBERS
    )
    kkg_if_recognised = models.BooleanField(_("only if state-recognised"), default=False)
    is_core = models.BooleanField(_("offer first"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    refresh_months = models.PositiveSmallIntegerField(_("refresh after months"), default=36)
    refresh_basis = models.CharField(
        _("basis of the refresh"),
        max_length=20,
        choices=RefreshBasis,
        default=RefreshBasis.RECOMMENDATION,
    )
    sources = models.CharField(_("sources and certainty"), max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("sort order"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("field"), FieldPanel("sort_order")]),
        FieldRowPanel(
            [
                FieldPanel("is_core", help_text=_("Core groups are shown first at sign-up.")),
                FieldPanel("is_active", help_text=_("Switched-off groups can't be chosen.")),
            ]
        ),
        MultiFieldPanel(
            [
                FieldPanel("legal_hook"),
                FieldPanel("kkg_number"),
                FieldPanel("kkg_if_recognised"),
                FieldPanel("sources"),
            ],
            heading=_("Legal frame"),
        ),
        FieldRowPanel(
            [FieldPanel("refresh_months"), FieldPanel("refresh_basis")], heading=_("Refresher")
        ),
        InlinePanel("depths", heading=_("Depth per topic"), label=_("Depth")),
    ]
    search_fields = [index.SearchField("label"), index.AutocompleteField("label")]

    class Meta:
        ordering = ["sort_order", "label"]
        verbose_name = _("professional group")
        verbose_name_plural = _("professional groups")

    def __str__(self) -> str:
        return self.label


class GroupDepth(models.Model):
    """How deep a group goes into a topic: 0 none, 1 basics, 2 both courses, 3 plus presence."""

    class Depth(models.IntegerChoices):
        NONE = 0, _("not intended")
        BASICS = 1, _("basic course")
        FULL = 2, _("both courses of the topic")
        BLENDED = 3, _("both courses and presence")

    group = ParentalKey(ProfessionalGroup, on_delete=models.CASCADE, related_name="depths")
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )
    depth = models.PositiveSmallIntegerField(_("depth"), choices=Depth, default=Depth.BASICS)

    panels = [FieldRowPanel([FieldPanel("topic"), FieldPanel("depth")])]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "topic"], name="courses_one_depth_per_topic"),
            models.CheckConstraint(
                condition=models.Q(depth__lte=3), name="courses_depth_between_0_and_3"
            ),
        ]


class Provider(index.Indexed, models.Model):
    """Who answers for a course and stands on its certificate; need not run the platform."""

    slug = models.SlugField(_("slug"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=200)
    address = models.TextField(_("address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    responsible = models.CharField(_("responsible person"), max_length=200, blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    zfu_number = models.CharField(
        _("ZFU number"),
        max_length=40,
        blank=True,
        help_text=_("Only for paid distance learning licensed under the FernUSG."),
    )
    trusted_name = models.CharField(_("name of the trusted person"), max_length=150, blank=True)
    trusted_role = models.CharField(_("role of the trusted person"), max_length=150, blank=True)
    trusted_email = models.EmailField(_("e-mail of the trusted person"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("address", help_text=_("As it should be printed on the certificate.")),
        FieldRowPanel([FieldPanel("website"), FieldPanel("email")]),
        FieldPanel("responsible"),
        FieldPanel("logo"),
        FieldPanel("zfu_number"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("trusted_name"), FieldPanel("trusted_role")]),
                FieldPanel(
                    "trusted_email",
                    help_text=_(
                        "Receives the wishes for another way; nobody else does. Choose somebody "
                        "who is no superior of those who learn, and a mailbox only she opens."
                    ),
                ),
            ],
            heading=_("Trusted person"),
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("provider")
        verbose_name_plural = _("providers")

    def __str__(self) -> str:
        return self.name

    @property
    def has_trusted_person(self) -> bool:
        """True once somebody is named and can be reached."""
        return bool(self.trusted_name and self.trusted_email)
