"""What is known about one person: how much, and all of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Manager
from django.utils import timezone

from ..models import Assignment, Membership, Organisation
from ..privacy.register import Record, records


def addresses_of(user: AbstractBaseUser) -> set[str]:
    """Every e-mail address of an account, in small letters."""
    found = {getattr(user, user.get_email_field_name(), ""), user.get_username()}
    for record in records():
        for column in record.addresses:
            found |= set(record.rows(user).values_list(column, flat=True))
    return {address.lower() for address in found if address and "@" in address}


@dataclass(frozen=True)
class Holding:
    """How many rows of one kind are about a person."""

    record: Record
    number: int

    @property
    def name(self) -> str:
        return self.record.name


def holdings(user: AbstractBaseUser) -> list[Holding]:
    """Kinds of data that are there about somebody; one query each."""
    counted = [Holding(one, one.rows(user).count()) for one in records() if one.of]
    return sorted((one for one in counted if one.number), key=lambda one: one.name)


def what_stays() -> list[str]:
    """What remains when somebody is erased, in her words."""
    return [str(one.stays) for one in records() if one.stays]


def copy_of_data(user: AbstractBaseUser) -> dict[str, Any]:
    """All that may be handed out about somebody, ready for JSON (GDPR articles 15 and 20)."""
    parts = [part_of(record, user) for record in records() if record.of and record.given]
    return {"made_at": timezone.now().isoformat(), "data": [one for one in parts if one["rows"]]}


def part_of(record: Record, user: AbstractBaseUser) -> dict[str, Any]:
    return {
        "kind": record.model,
        "name": record.name,
        "purpose": str(record.purpose),
        "kept": str(record.how_long),
        "rows": list(plain_rows(record, user)),
    }


def plain_rows(record: Record, user: AbstractBaseUser) -> Iterator[dict[str, Any]]:
    fields = [record.model_class._meta.get_field(name) for name in record.given]
    related = [one.name for one in fields if one.many_to_one or one.one_to_one]
    for row in record.rows(user).select_related(*related).order_by("pk"):
        yield {one.name: plain(getattr(row, one.name)) for one in fields}


def plain(value: Any) -> Any:
    """A value as JSON knows it; related rows by their name."""
    if isinstance(value, Manager):
        return [str(one) for one in value.all()]
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    return str(value)


@dataclass(frozen=True)
class Ties:
    """What an organisation loses with somebody: shown before she decides."""

    organisations: list[Organisation]
    managed_alone: list[Organisation]
    has_duties: bool


def ties_of(user: AbstractBaseUser) -> Ties:
    here = Membership.objects.active().filter(learner__user=user.pk)
    organisations = Organisation.objects.filter(memberships__in=here).distinct().order_by("name")
    duties = Assignment.objects.active().filter(learner__user=user.pk)
    return Ties(list(organisations), managed_alone(user), duties.exists())


def managed_alone(user: AbstractBaseUser) -> list[Organisation]:
    """Organisations nobody would look after any more."""
    managers = Membership.objects.active().filter(role=Membership.Role.MANAGER)
    own = managers.filter(learner__user=user.pk).values("organisation")
    others = managers.exclude(learner__user=user.pk).values("organisation")
    found = Organisation.objects.filter(pk__in=own, is_active=True).exclude(pk__in=others)
    return list(found.order_by("name"))
