"""Trainings done elsewhere: what waits for a decision, and what became of one's own."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from ..models import Assignment, Evidence, Learner, Organisation, Recognition

RELATED = ("learner__user", "organisation", "assignment__programme", "step", "scheme")


def proposals(organisation: Organisation) -> QuerySet[Recognition]:
    """Proposals to this organisation and those below that nobody has decided about."""
    waiting = Recognition.objects.filter(
        organisation__path__startswith=organisation.path, accepted__isnull=True
    )
    evidence = Evidence.objects.filter(recognition=OuterRef("pk"))
    return (
        waiting.select_related(*RELATED, "proposed_by__learner")
        .annotate(has_evidence=Exists(evidence))
        .order_by("proposed_at", "pk")
    )


def decidable(
    organisation: Organisation, user: AbstractBaseUser | AnonymousUser
) -> QuerySet[Recognition]:
    """Nobody decides about her own training."""
    return proposals(organisation).exclude(learner__user=user.pk)


def proposed_by(learner: Learner) -> QuerySet[Recognition]:
    """All of a person, newest first, decided or not."""
    own = Recognition.objects.filter(learner=learner).select_related(*RELATED)
    return own.order_by("-proposed_at", "-pk")


def programmes_here(learner: Learner, organisation: Organisation) -> list[Assignment]:
    """What this organisation asks of her: the steps a training may stand for."""
    given = Assignment.objects.active().filter(learner=learner, organisation=organisation)
    return list(given.select_related("programme", "organisation").order_by("programme__title"))
