"""Topics, groups and providers that a file names: they must be known, or come along."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from ..models import ProfessionalGroup, Provider, Topic
from .columns import columns, loaded
from .incoming import Incoming
from .problems import Problems

Named = TypeVar("Named", bound=Model)


class Vocabulary:
    """Everything is looked up once; what is missing is named with its title."""

    def __init__(self, document: dict[str, Any], problems: Problems) -> None:
        self.problems = problems
        self.topics = {one.slug: one for one in Topic.objects.all()}
        self.groups = {one.slug: one for one in ProfessionalGroup.objects.all()}
        self.titles = document["topic_titles"]
        self.labels = document["group_labels"]

    def topic(self, slug: Any, place: str) -> Topic | None:
        """None for the empty slug."""
        return self.known(self.topics, slug, self.titles, place) if slug != "" else None

    def all_topics(self, slugs: Any, place: str) -> list[Topic]:
        return self.each(self.topics, slugs, self.titles, place)

    def all_groups(self, slugs: Any, place: str) -> list[ProfessionalGroup]:
        return self.each(self.groups, slugs, self.labels, place)

    def each(self, table: dict[str, Named], slugs: Any, names: Any, place: str) -> list[Named]:
        if not isinstance(slugs, list):
            self.problems.add(place, _("This must be a list."))
            return []
        return [one for slug in slugs if (one := self.known(table, slug, names, place))]

    def known(self, table: dict[str, Named], slug: Any, names: Any, place: str) -> Named | None:
        found = table.get(slug) if isinstance(slug, str) else None
        if found is None:
            text = _(
                "“%(name)s” (%(slug)s) does not exist on this site. Create it with this slug, or "
                "load the shipped vocabulary: manage.py load_starter --vocabulary-only"
            )
            name = names.get(slug, "?") if isinstance(slug, str) else "?"
            self.problems.add(place, text % {"name": str(name)[:80], "slug": str(slug)[:60]})
        return found


def taken_provider(
    document: dict[str, Any], slug: Any, incoming: Incoming, notes: list[str]
) -> Provider | None:
    """The provider of this slug: the one that is there, or a new one from the file."""
    if slug == "":
        return None
    existing = Provider.objects.filter(slug=slug).first() if isinstance(slug, str) else None
    given = next((one for one in document["providers"] if one.get("slug") == slug), None)
    if existing:
        if given and any(
            given.get(one.name) != getattr(existing, one.name) for one in columns(Provider)
        ):
            text = _("The provider “%(name)s” says something else here; it stays as it is.")
            notes.append(text % {"name": existing.name})
        return existing
    problems = incoming.problems
    if given is None:
        problems.add("course.provider", _("This provider is neither here nor in the file."))
        return None
    known = {one.name for one in columns(Provider)} | {"logo"}
    problems.unknown(given, known, "providers")
    values = loaded(Provider, given, problems, "providers")
    provider = Provider(
        **values, logo_id=incoming.file("image", given.get("logo"), "providers.logo")
    )
    try:
        provider.full_clean()
    except ValidationError as error:
        problems.add_error("providers", error)
        return None
    provider.save()
    return provider
