"""What a course takes along: the glossary terms its lessons use, and the handouts for its groups.

What the other site has already stays as it is there. What it lacks arrives hidden, because a term
shows up below every lesson that uses the word: somebody has to look at it first.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from ..models import GlossaryTerm, Handout, ProfessionalGroup
from ..queries.glossary import terms_in
from .columns import columns, dumped, loaded, texts
from .links import keyless
from .report import Report
from .streams import Walk
from .vocabulary import Vocabulary

HIDDEN = "is_active"
MOST = 500
Entry = dict[str, Any]


def terms_of(lessons: Iterable[Entry], walk: Walk) -> list[Entry]:
    """The terms in these lessons, as they stand in the file."""
    found = {
        term.slug: term
        for lesson in lessons
        for term in terms_in(" ".join(words_in([lesson["title"], lesson["body"]])))
    }
    return [told(found[slug], walk) for slug in sorted(found)]


def words_in(value: Any) -> Iterator[str]:
    """Every text in a stream, without its tags."""
    if isinstance(value, str):
        yield strip_tags(value)
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from words_in(inner)


def handouts_of(groups: list[ProfessionalGroup], walk: Walk) -> list[Entry]:
    """The handouts for one of these groups; for all, if the course is for everybody."""
    shown = Handout.objects.filter(is_active=True).prefetch_related("groups").order_by("slug")
    if groups:
        shown = shown.filter(groups__in=groups).distinct()
    return [
        told(one, walk) | {"groups": sorted(group.slug for group in one.groups.all())}
        for one in shown
    ]


def told(item: models.Model, walk: Walk) -> Entry:
    values = dumped(item, walk, f"{item._meta.model_name}.{item.slug}")
    del values[HIDDEN]
    return values


class Companions:
    """The way in."""

    def __init__(self, walk: Walk, vocabulary: Vocabulary, report: Report) -> None:
        self.walk, self.problems, self.vocabulary = walk, walk.problems, vocabulary
        self.report = report
        self.hidden: list[str] = []

    def take(self, document: dict[str, Any]) -> None:
        for model, key in ((GlossaryTerm, "terms"), (Handout, "handouts")):
            if len(document[key]) > MOST:
                self.problems.add(key, _("This is too long."))
                continue
            for number, entry in enumerate(document[key]):
                self.one(model, entry, f"{key}[{number}]")
        if self.hidden:
            text = _("Came along and hidden from readers until you show it: %(names)s.")
            self.report.notes.append(text % {"names": ", ".join(self.hidden)})

    def one(self, model: type[models.Model], entry: Entry, place: str) -> None:
        known = {field.name for field in columns(model)} - {HIDDEN}
        related = {"groups"} if model is Handout else set()
        self.problems.unknown(entry, known | related, place)
        values = loaded(model, entry | {HIDDEN: False}, self.problems, place)
        values |= texts(model, entry, self.walk, place)
        groups = self.vocabulary.all_groups(entry.get("groups"), place) if related else []
        if self.problems.found:
            return
        if existing := self.existing(model, values):
            self.compare(existing, entry, known)
        else:
            self.create(model, values, groups, place)

    def existing(self, model: type[models.Model], values: Entry) -> models.Model | None:
        same = models.Q(slug=values["slug"])
        if model is GlossaryTerm:
            same |= models.Q(term__iexact=values["term"])
        return model.objects.filter(same).first()

    def compare(self, existing: models.Model, entry: Entry, known: set[str]) -> None:
        plain = [name for name in known if isinstance(entry[name], str) and name != "sort_order"]
        here = {name: keyless(str(getattr(existing, name))) for name in plain}
        if any(here[name] != entry[name] for name in plain):
            text = _("“%(name)s” says something else here; it stays as it is.")
            self.report.notes.append(text % {"name": str(existing)})

    def create(
        self,
        model: type[models.Model],
        values: Entry,
        groups: list[ProfessionalGroup],
        place: str,
    ) -> None:
        streams = {name for name in values if isinstance(values[name], list)}
        item = model(
            **{name: json.dumps(v) if name in streams else v for name, v in values.items()}
        )
        try:
            item.full_clean()
        except ValidationError as error:
            self.problems.add_error(place, error)
            return
        item.save()
        if groups:
            item.groups.set(groups)
        self.hidden.append(str(item))
