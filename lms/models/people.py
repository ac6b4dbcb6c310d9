"""Who learns."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from courses.blocks.law import STATES
from courses.models import ProfessionalGroup


class Learner(models.Model):
    """A user who learns: the name for certificates, and the groups she chose, if any."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="learner"
    )
    name = models.CharField(
        _("name on certificates"),
        max_length=150,
        blank=True,
        help_text=_("First and last name as they should be printed. You can change it later."),
    )
    groups = models.ManyToManyField(
        ProfessionalGroup,
        verbose_name=_("professional groups"),
        blank=True,
        related_name="learners",
        help_text=_("Voluntary; several are possible; you can change them at any time."),
    )
    federal_state = models.CharField(
        _("federal state"),
        max_length=2,
        blank=True,
        choices=STATES,
        help_text=_("Voluntary; then the law of your state stands open in the lessons."),
    )
    neutral_titles = models.BooleanField(
        _("neutral titles"),
        default=False,
        help_text=_("Tabs, history and addresses then name no topic, only “Lesson 3”."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords(m2m_fields=[groups])

    class Meta:
        verbose_name = _("learner")
        verbose_name_plural = _("learners")

    def __str__(self) -> str:
        return self.name or str(self.user)
