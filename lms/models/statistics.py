"""What is kept of erased answers: sums without persons, per question version (field rule B.8).

All sums are additive, so statistics are these plus the same sums over answers still there.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import QuestionVersion


class ItemTally(models.Model):
    """Sums over erased first attempts: x is the share of this point, y that of the other points.

    `n` counts all answers, `pairs` those on papers with at least two questions (where y exists).
    """

    version = models.OneToOneField(
        QuestionVersion, on_delete=models.PROTECT, related_name="tally", verbose_name=_("version")
    )
    n = models.PositiveBigIntegerField(default=0)
    sum_x = models.DecimalField(max_digits=24, decimal_places=12, default=0)
    pairs = models.PositiveBigIntegerField(default=0)
    pair_x = models.DecimalField(max_digits=24, decimal_places=12, default=0)
    pair_xx = models.DecimalField(max_digits=24, decimal_places=12, default=0)
    pair_y = models.DecimalField(max_digits=24, decimal_places=12, default=0)
    pair_yy = models.DecimalField(max_digits=24, decimal_places=12, default=0)
    pair_xy = models.DecimalField(max_digits=24, decimal_places=12, default=0)

    def __str__(self) -> str:
        return str(self.version)


class OptionTally(models.Model):
    """How often an option was chosen in erased first attempts; never words a person wrote."""

    version = models.ForeignKey(
        QuestionVersion, on_delete=models.PROTECT, related_name="option_tallies"
    )
    part = models.CharField(max_length=16, blank=True)
    choice = models.CharField(max_length=16)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "part", "choice"], name="lms_one_tally_per_option"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.part} {self.choice}"
