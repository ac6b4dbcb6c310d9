"""Who has which programme and why, and the rounds of it.

Assignments and periods keep no history table: they are rows of what happened, released and never
rewritten. A person assigned anew gets a new row.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from courses.models import ProfessionalGroup

from .audiences import AudienceRule
from .organisations import Membership, Organisation
from .people import Learner
from .programmes import Programme, ProgrammeVersion

BY = {"null": True, "blank": True, "on_delete": models.SET_NULL, "related_name": "+"}


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def active(self) -> "AssignmentQuerySet":
        return self.filter(released_on__isnull=True)

    def below(self, organisation: Organisation) -> "AssignmentQuerySet":
        """Those of the organisation and of the ones below it."""
        return self.filter(organisation__path__startswith=organisation.path)


class Assignment(models.Model):
    """A person has a programme, in one organisation, since a day, for a reason."""

    class Occasion(models.TextChoices):
        """Chosen, not written: a free text could say what nobody has to know about a person."""

        NEW = "new", _("new here, or a new task")
        EVENT = "event", _("before an event")
        AGREED = "agreed", _("agreed together")
        RULES = "rules", _("by an order or an agreement")

    learner = models.ForeignKey(
        Learner, verbose_name=_("person"), on_delete=models.PROTECT, related_name="assignments"
    )
    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="assignments"
    )
    version = models.ForeignKey(
        ProgrammeVersion,
        verbose_name=_("version"),
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    rule = models.ForeignKey(
        AudienceRule,
        verbose_name=_("rule"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    membership = models.ForeignKey(Membership, verbose_name=_("membership"), **BY)
    group = models.ForeignKey(ProfessionalGroup, verbose_name=_("professional group"), **BY)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("assigned by"), **BY)
    assigned_at = models.DateTimeField(_("assigned"))
    starts_on = models.DateField(_("begins on"))
    occasion = models.CharField(
        _("occasion"), max_length=8, blank=True, choices=Occasion, default="", db_default=""
    )
    due_from = models.DateField(
        _("deadlines count from"),
        null=True,
        blank=True,
        help_text=_("If another rule begins later than this assignment did."),
    )
    event_on = models.DateField(_("day of the event"), null=True, blank=True)
    released_on = models.DateField(_("released on"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "programme", "organisation"],
                condition=Q(released_on__isnull=True),
                name="lms_one_active_assignment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "programme", "released_on"],
                name="lms_assignment_by_place",
            ),
        ]
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self) -> str:
        return f"{self.learner} – {self.programme}"

    def reason(self, rules: Sequence[AudienceRule] = ()) -> str:
        """Why: in words the person and her employer read alike; `rules` are all that mean her."""
        said = [self.by_hand()] if self.rule is None else []
        found = rules or ([self.rule] if self.rule else [])
        if found:
            said.append(self.by_rules(found))
        return "; ".join(said)

    def by_hand(self) -> str:
        day = date_format(self.assigned_at, "SHORT_DATE_FORMAT")
        words = {"organisation": self.organisation.name, "day": day}
        if self.occasion:
            words["occasion"] = self.get_occasion_display()
            return _("because %(organisation)s assigned it on %(day)s: %(occasion)s") % words
        return _("because %(organisation)s assigned it on %(day)s") % words

    def by_rules(self, rules: Sequence[AudienceRule]) -> str:
        words = {
            "organisation": self.organisation.name,
            "group": self.group.label if self.group else _("none"),
        }
        told = [
            {"number": rule.pk, "day": date_format(rule.created_on, "SHORT_DATE_FORMAT")}
            for rule in rules
        ]
        if len(told) == 1:
            text = _(
                "because a member of %(organisation)s, group: %(group)s, rule %(number)s of %(day)s"
            )
            return text % (words | told[0])
        words["rules"] = ", ".join(_("%(number)s of %(day)s") % one for one in told)
        return _("because a member of %(organisation)s, group: %(group)s, rules %(rules)s") % words


class PeriodQuerySet(models.QuerySet["Period"]):
    def current(self) -> "PeriodQuerySet":
        """The last round of each assignment: the one not followed by another."""
        return self.filter(Q(fulfilled_on__isnull=True) | Q(valid_until__isnull=True))


class Period(models.Model):
    """One round of an assignment, as `lms.rules.periods.timeline` reckons it from the facts.

    Written by `lms.services.settling` only; `lms_check_records` reckons again and compares.
    """

    assignment = models.ForeignKey(
        Assignment, verbose_name=_("assignment"), on_delete=models.CASCADE, related_name="periods"
    )
    version = models.ForeignKey(
        ProgrammeVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="+"
    )
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=1)
    opens_on = models.DateField(_("opens on"))
    baseline_on = models.DateField(_("due without extensions"))
    due_on = models.DateField(_("due on"))
    overdue_on = models.DateField(_("late from"))
    next_due_on = models.DateField(_("next deadline"))
    begun_on = models.DateField(_("begun on"), null=True, blank=True)
    fulfilled_on = models.DateField(_("fulfilled on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "cycle"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "cycle"], name="lms_one_period_per_cycle"
            ),
            models.UniqueConstraint(
                fields=["assignment"],
                condition=Q(fulfilled_on__isnull=True) | Q(valid_until__isnull=True),
                name="lms_one_current_period",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("baseline_on"), next_due_on__lte=F("due_on"))
                & Q(overdue_on__gt=F("next_due_on")),
                name="lms_period_deadlines_in_order",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(fulfilled_on__isnull=False),
                name="lms_only_fulfilled_is_valid",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_due_on"],
                condition=Q(fulfilled_on__isnull=True),
                name="lms_open_periods_by_deadline",
            ),
        ]
        verbose_name = _("period")
        verbose_name_plural = _("periods")

    def __str__(self) -> str:
        return f"{self.assignment} · {self.cycle}"
