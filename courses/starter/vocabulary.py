"""Load the vocabulary: topics, professional groups, providers and contact points."""

from typing import Any

from django.db import models

from ..models import ContactPoint, GlossaryTerm, GroupDepth, ProfessionalGroup, Provider, Topic
from ..models.contacts import ContactPhone
from .files import vocabulary
from .ledger import Ledger

PLAIN: list[tuple[str, type[models.Model]]] = [
    ("topics", Topic),
    ("providers", Provider),
    ("glossary", GlossaryTerm),
]


def load_vocabulary(ledger: Ledger) -> None:
    for name, model in PLAIN:
        for order, entry in enumerate(vocabulary(name)):
            load_plain(ledger, name, model, entry, order)
    for order, entry in enumerate(vocabulary("groups")):
        load_group(ledger, entry, order)
    for order, entry in enumerate(vocabulary("contacts")):
        load_contact(ledger, entry, order)


def fill(instance: models.Model, values: dict[str, Any]) -> models.Model:
    for name, value in values.items():
        setattr(instance, name, value)
    return instance


def with_order(model: type[models.Model], values: dict[str, Any], order: int) -> dict[str, Any]:
    if any(field.name == "sort_order" for field in model._meta.fields):
        return values | {"sort_order": order}
    return values


def load_plain(
    ledger: Ledger, name: str, model: type[models.Model], entry: dict[str, Any], order: int
) -> None:
    values = with_order(model, entry, order)

    def write(existing: models.Model | None) -> models.Model:
        instance = fill(existing or model(), values)
        instance.full_clean()
        instance.save()
        return instance

    ledger.load(
        f"{name}/{entry['slug']}",
        values,
        find=lambda: model.objects.filter(slug=entry["slug"]).first(),
        write=write,
    )


def load_group(ledger: Ledger, entry: dict[str, Any], order: int) -> None:
    values = dict(entry)
    depths = values.pop("depth")
    topics = {topic.slug: topic for topic in Topic.objects.filter(slug__in=depths)}

    def write(existing: models.Model | None) -> models.Model:
        group = fill(existing or ProfessionalGroup(), values | {"sort_order": order})
        group.depths = [
            GroupDepth(topic=topics[slug], depth=depth) for slug, depth in depths.items()
        ]
        group.full_clean()
        group.save()
        return group

    ledger.load(
        f"groups/{entry['slug']}",
        entry | {"sort_order": order},
        find=lambda: ProfessionalGroup.objects.filter(slug=entry["slug"]).first(),
        write=write,
    )


def load_contact(ledger: Ledger, entry: dict[str, Any], order: int) -> None:
    values = dict(entry)
    phones = values.pop("phones")

    def write(existing: models.Model | None) -> models.Model:
        contact = fill(existing or ContactPoint(), values | {"sort_order": order})
        contact.phones = [
            ContactPhone(sort_order=place, **phone) for place, phone in enumerate(phones)
        ]
        contact.full_clean()
        contact.save()
        return contact

    ledger.load(
        f"contacts/{entry['slug']}",
        entry | {"sort_order": order},
        find=lambda: ContactPoint.objects.filter(slug=entry["slug"]).first(),
        write=write,
    )
