"""A review task of Wagtail's workflows that nobody can pass alone."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class IndependentReview(AbstractGroupApprovalTask):
    """Approved by members of its groups, but never by whoever wrote or submitted the draft."""

    class Meta:
        verbose_name = _("independent review")
        verbose_name_plural = _("independent reviews")
