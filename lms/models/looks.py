"""Who looked at whose state, on which day: shown to the person who was looked at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisations import Organisation
from .people import Learner


class Look(models.Model):
    """One person looked at another's state in the name of an organisation; once a day and way."""

    class Way(models.TextChoices):
        SCREEN = "screen", _("on the screen")
        EXPORT = "export", _("in a file")
        PRINT = "print", _("in the print view")

    learner = models.ForeignKey(
        Learner, verbose_name=_("person"), on_delete=models.CASCADE, related_name="looks"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="looks",
    )
    looker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who looked"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    day = models.DateField(_("day"))
    way = models.CharField(_("how"), max_length=8, choices=Way)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "organisation", "looker", "day", "way"],
                name="lms_one_look_a_day",
            ),
        ]
        verbose_name = _("look")
        verbose_name_plural = _("looks")

    def __str__(self) -> str:
        return f"{self.looker} → {self.learner}: {self.day}"
