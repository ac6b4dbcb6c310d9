"""The plain fields of a model, generically: a field that is added later travels as well."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .problems import Problems
from .streams import Walk

# Who is trusted on one site is not for another to know.
PRIVATE = "trusted_"
# What pages have in common and what says something; the rest is bookkeeping.
OF_PAGES = ("title", "slug", "seo_title", "search_description")


def columns(model: type[models.Model]) -> Iterator[models.Field]:
    """Fields without relations, and without the bookkeeping of pages."""
    shared = {field.name for field in Page._meta.get_fields()} if issubclass(model, Page) else set()
    for field in model._meta.concrete_fields:
        if field.is_relation or field.primary_key or field.name.startswith(PRIVATE):
            continue
        if field.name not in shared or field.name in OF_PAGES:
            yield field


def dumped(item: models.Model, walk: Walk, place: str) -> dict[str, Any]:
    return {
        field.name: out(field, item, walk, f"{place}.{field.name}") for field in columns(type(item))
    }


def out(field: models.Field, item: models.Model, walk: Walk, place: str) -> Any:
    value = getattr(item, field.name)
    if isinstance(field, StreamField):
        return walk.convert(field.stream_block, list(value.raw_data), place)
    if isinstance(field, RichTextField):
        return walk.exchange.html(value or "", place)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, dt.date) else value


def loaded(
    model: type[models.Model], given: dict[str, Any], problems: Problems, place: str
) -> dict[str, Any]:
    """The values of all plain fields but streams and rich text, which need the other pages."""
    found = {}
    for field in columns(model):
        here = f"{place}.{field.name}"
        if field.name not in given:
            problems.add(here, _("This entry is missing."))
        elif not isinstance(field, (StreamField, RichTextField)):
            try:
                found[field.name] = into(field, given[field.name])
            except ValidationError as error:
                problems.add_error(here, error)
    return found


def texts(
    model: type[models.Model], given: dict[str, Any], walk: Walk, place: str
) -> dict[str, Any]:
    """The values of streams (raw) and rich text; pages they link to exist by now."""
    found: dict[str, Any] = {}
    for field in columns(model):
        here = f"{place}.{field.name}"
        if isinstance(field, StreamField):
            raw = walk.convert(field.stream_block, given.get(field.name), here)
            found[field.name] = raw or []
        elif isinstance(field, RichTextField):
            value = given.get(field.name)
            if isinstance(value, str):
                found[field.name] = walk.exchange.html(value, here)
            else:
                walk.problems.add(here, _("This must be a text."))
    return found


WRONG = {
    models.BooleanField: (bool,),
    models.IntegerField: (int,),
    models.DecimalField: (str,),
    models.DateField: (str,),
    models.CharField: (str,),
    models.TextField: (str,),
}


def into(field: models.Field, value: Any) -> Any:
    """A JSON value as the field's own. Raises ValidationError."""
    if value is None:
        if field.null:
            return None
        raise ValidationError(_("This must not be empty."))
    allowed = next((kinds for one, kinds in WRONG.items() if isinstance(field, one)), (str,))
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        raise ValidationError(_("This has the wrong type."))
    if isinstance(value, str) and "\x00" in value:
        raise ValidationError(_("This must be a text."))
    if isinstance(value, int) and abs(value) > 2**31 - 1:
        raise ValidationError(_("This number is too large."))
    return field.to_python(value)
