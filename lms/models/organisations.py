"""Where people work or volunteer, and who belongs there since when, as what."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from treebeard.mp_tree import MP_Node

from courses.blocks.law import STATES
from courses.models import ProfessionalGroup

from .people import Learner


class Organisation(MP_Node):
    """An institution or its provider; a provider stands above its institutions (rule A12)."""

    class Type(models.TextChoices):
        CHILDCARE = "childcare", _("Childcare centre")
        SCHOOL = "school", _("School")
        COURT = "court", _("Court")
        HOSPITAL = "hospital", _("Hospital")
        PRACTICE = "practice", _("Medical practice")
        CLUB = "club", _("Club or association")
        INVESTIGATION = "investigation", _("Investigating authority")
        YOUTH_OFFICE = "youth_office", _("Youth welfare office")
        COUNSELLING = "counselling", _("Counselling centre")
        PROVIDER = "provider", _("Independent provider of youth welfare")
        COORDINATION = "coordination", _("Coordination office of a network")
        OTHER = "other", _("Other institution")

    name = models.CharField(_("name"), max_length=200)
    type = models.CharField(_("type"), max_length=16, choices=Type)
    federal_state = models.CharField(_("federal state"), max_length=2, blank=True, choices=STATES)
    place = models.CharField(_("place"), max_length=120, blank=True)
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Switched off, nobody sees or changes anything in its name any more."),
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships on a day."""

    def active(self, on: dt.date | None = None) -> "MembershipQuerySet":
        """Confirmed by the person, begun, and not over on that day (today)."""
        return self.current(on).filter(confirmed_at__isnull=False)

    def current(self, on: dt.date | None = None) -> "MembershipQuerySet":
        """Begun and not over on that day (today), confirmed or not."""
        on = on or timezone.localdate()
        begun = Q(entered_on__lte=on)
        return self.filter(begun, Q(left_on__isnull=True) | Q(left_on__gt=on))

    def not_over(self, on: dt.date | None = None) -> "MembershipQuerySet":
        """Not over on that day (today), begun or not."""
        on = on or timezone.localdate()
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=on))

    def below(self, organisation: Organisation) -> "MembershipQuerySet":
        """In the organisation or in one below it."""
        return self.filter(organisation__path__startswith=organisation.path)


class Membership(models.Model):
    """A person in an organisation, in one role, from a day until a day.

    Until the person has confirmed it, it gives nobody any right and shows nobody anything: an
    organisation may enter any address, also that of somebody who has nothing to do with it.
    """

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        MANAGER = "manager", _("Manager")
        TRUSTED = "trusted_person", _("Trusted person")

    learner = models.ForeignKey(
        Learner, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.MEMBER)
    group = models.ForeignKey(
        ProfessionalGroup,
        verbose_name=_("professional group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    known_as = models.CharField(
        _("name in the organisation"),
        max_length=150,
        blank=True,
        help_text=_("As the organisation's own list has it; it changes no certificate."),
    )
    entered_on = models.DateField(_("entered on"), default=timezone.localdate)
    left_on = models.DateField(
        _("left on"), null=True, blank=True, help_text=_("The first day without any right.")
    )
    confirmed_at = models.DateTimeField(
        _("confirmed by the person"), null=True, blank=True, default=timezone.now
    )
    told_at = models.DateTimeField(_("told by mail"), null=True, blank=True)
    history = HistoricalRecords()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "organisation", "role"],
                condition=Q(left_on__isnull=True),
                name="lms_one_open_membership",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("entered_on")),
                name="lms_leave_after_entering",
                violation_error_message=_("The last day can't be before the first."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "role", "left_on"], name="lms_membership_by_place"
            ),
        ]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"{self.learner} – {self.organisation}"

    @property
    def shown_as(self) -> str:
        """The name the organisation sees; before the person confirms, only what it knew itself."""
        own = self.learner.name if self.confirmed_at else ""
        return own or self.known_as or self.email

    @property
    def email(self) -> str:
        user = self.learner.user
        return getattr(user, user.get_email_field_name(), "") or user.get_username()

    def is_active(self, on: dt.date | None = None) -> bool:
        """The same as the queryset's `active`, for one row at hand."""
        on = on or timezone.localdate()
        ended = self.left_on is not None and self.left_on <= on
        return self.confirmed_at is not None and self.entered_on <= on and not ended
