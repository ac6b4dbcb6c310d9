"""Whom a manager may choose for a deed about many: members, or those who have a programme."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from ..forms.people_lists import Candidate
from ..models import Assignment, Membership, Organisation, Programme
from .duties import RELATED, named, running
from .members import Wanted, members


def members_to_choose(organisation: Organisation, wanted: Wanted) -> QuerySet[Membership]:
    """Those who belong here today and have confirmed it: only they can be given something."""
    found = members(organisation, wanted) & Membership.objects.active()
    found = found.filter(organisation__is_active=True)
    return found.order_by("learner__name", "known_as", "pk")


def assigned_to_choose(
    organisation: Organisation, programme: Programme, wanted: Wanted
) -> QuerySet[Assignment]:
    """Those who have the programme here or below."""
    found = running(organisation).filter(programme=programme)
    if wanted.group:
        found = found.filter(group__slug=wanted.group)
    return named(found, wanted.search).select_related(*RELATED).order_by("learner__name", "pk")


def candidates(rows: QuerySet[Any]) -> Iterator[Candidate]:
    """Of memberships or of assignments; one query, streamed."""
    email = f"learner__user__{get_user_model().get_email_field_name()}"
    known_as = "known_as" if rows.model is Membership else "membership__known_as"
    columns = ("pk", "learner", email, "learner__name", known_as)
    found = rows.select_related(None).order_by().values_list(*columns)
    for pk, person, address, *names in found.iterator(chunk_size=2000):
        yield Candidate(pk, person, address or "", tuple(name or "" for name in names))
