"""Reads about the members of an organisation."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from ..models import Membership, Organisation
from .people import users_by_email

Key = tuple[str, int | None, str]
PER_PAGE = 50
STATES = ("now", "waiting", "over")


def latest_by_key(keys: Collection[Key]) -> dict[Key, Membership]:
    """(address, organisation, role) → the membership that began last; two queries."""
    emails = {email: user.pk for email, user in users_by_email({key[0] for key in keys}).items()}
    address_of = {pk: email for email, pk in emails.items()}
    found = (
        Membership.objects.filter(
            learner__user__in=address_of, organisation__in={key[1] for key in keys}
        )
        .select_related("learner")
        .order_by("entered_on", "pk")
    )
    return {(address_of[one.learner.user_id], one.organisation_id, one.role): one for one in found}


@dataclass(frozen=True)
class Wanted:
    """The filters above a list of members."""

    search: str = ""
    role: str = ""
    group: str = ""
    state: str = "now"
    below: bool = True


def members(organisation: Organisation, wanted: Wanted) -> QuerySet[Membership]:
    """Members of the organisation (and below), by the name it knows."""
    found = Membership.objects.filter(organisation=organisation)
    if wanted.below:
        found = Membership.objects.below(organisation)
    found = in_state(found, wanted.state)
    if wanted.role in Membership.Role.values:
        found = found.filter(role=wanted.role)
    if wanted.group:
        found = found.filter(group__slug=wanted.group)
    for word in wanted.search.split()[:5]:
        found = found.filter(named_like(word))
    return found.select_related("learner__user", "organisation", "group").order_by(
        "known_as", "learner__name", "pk"
    )


def in_state(found: QuerySet[Membership], state: str) -> QuerySet[Membership]:
    if state == "over":
        return found.exclude(pk__in=Membership.objects.not_over().values("pk"))
    found = found & Membership.objects.not_over()
    return found.filter(confirmed_at__isnull=True) if state == "waiting" else found


def named_like(word: str) -> Q:
    """A part of a name the organisation may see: the own one only once she has confirmed."""
    email = get_user_model().get_email_field_name()
    return (
        Q(known_as__icontains=word)
        | Q(learner__name__icontains=word, confirmed_at__isnull=False)
        | Q(**{f"learner__user__{email}__icontains": word})
    )


def page_of(found: QuerySet[Membership], number: str | None) -> Page:
    return Paginator(found, PER_PAGE).get_page(number)


def untold(organisation: Organisation) -> QuerySet[Membership]:
    """Here and below: entered, neither confirmed nor written to."""
    waiting = Membership.objects.below(organisation).not_over()
    return waiting.filter(confirmed_at__isnull=True, told_at__isnull=True)
