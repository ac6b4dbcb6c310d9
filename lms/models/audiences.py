"""Rules that say who gets a programme."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from courses.models import ProfessionalGroup

from .organisations import Membership, Organisation
from .programmes import Programme


class AudienceRule(ClusterableModel):
    """Everybody in these places, groups and roles has the programme, as long as they are there."""

    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="rules"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rules",
    )
    include_below = models.BooleanField(_("with those below"), default=True)
    groups = ParentalManyToManyField(
        ProfessionalGroup, verbose_name=_("professional groups"), blank=True, related_name="+"
    )
    role = models.CharField(_("role"), max_length=16, blank=True, choices=Membership.Role)
    entered_from = models.DateField(_("entered from"), null=True, blank=True)
    entered_until = models.DateField(_("entered until"), null=True, blank=True)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    copy_managers = models.BooleanField(_("tell managers of late reminders"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    created_on = models.DateField(_("created"), auto_now_add=True)
    history = HistoricalRecords()

    panels = [
        FieldPanel("programme"),
        MultiFieldPanel(
            [
                FieldPanel("organisation", help_text=_("Empty: all organisations of this site.")),
                FieldPanel("include_below"),
                FieldPanel(
                    "groups",
                    help_text=_("Empty: every group, also without any."),
                    widget=CheckboxSelectMultiple,
                ),
                FieldPanel("role", help_text=_("Empty: every role.")),
            ],
            heading=_("Who"),
        ),
        FieldRowPanel([FieldPanel("entered_from"), FieldPanel("entered_until")]),
        FieldPanel(
            "starts_on",
            help_text=_(
                "Nobody's time begins before this day: those who have been there for years would "
                "be late at once otherwise. Empty: the day on which each person entered."
            ),
        ),
        FieldPanel("copy_managers", help_text=_("The note names nobody and no programme.")),
        FieldPanel("is_active"),
    ]

    class Meta:
        ordering = ["programme__title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_from__isnull=True)
                | Q(entered_until__isnull=True)
                | Q(entered_until__gte=F("entered_from")),
                name="lms_rule_entry_in_order",
                violation_error_message=_("The end can't be before the beginning."),
            ),
        ]
        verbose_name = _("audience rule")
        verbose_name_plural = _("audience rules")

    def __str__(self) -> str:
        whom = self.organisation or _("all organisations")
        return f"{self.programme} → {whom}"

    def clean(self) -> None:
        super().clean()
        own = self.programme_id and self.programme.organisation
        if own and not (self.organisation and self.organisation.path.startswith(own.path)):
            raise ValidationError(
                {"organisation": _("This programme belongs to another organisation.")}
            )
