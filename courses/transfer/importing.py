"""The bytes of a package → draft pages and draft questions, in one transaction."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from ..as_edited import stored_html, stored_stream
from ..models import CatalogPage, CoursePage, LessonPage, Provider, QuizPage
from .bank import QuestionReader
from .columns import columns, loaded, texts
from .companions import Companions
from .incoming import Incoming
from .outgoing import COURSE
from .parcel import Parcel, opened
from .problems import Problems
from .quizzes import QuizReader
from .report import Report
from .streams import Walk
from .vocabulary import Vocabulary, taken_provider

Progress = Callable[[Iterable[Any]], Iterable[Any]]
RELATIONS = {
    CoursePage: {"topics", "groups", "provider", "partners", "refresher_of", "variant_of"},
    LessonPage: set(),
    QuizPage: {"questions", "pools"},
}


def as_stored(model: type[Page], name: str, value: Any) -> Any:
    """Texts as the editor would store them; children of a quiz as they are."""
    if name not in {field.name for field in columns(model)}:
        return value
    if isinstance(value, list):
        return json.dumps(stored_stream(model, name, value))
    return stored_html(model, name, value)


class DryRun(Exception):
    """Takes everything back."""


def import_course(
    *,
    data: bytes,
    catalogue: CatalogPage,
    replace: bool = False,
    dry_run: bool = False,
    progress: Progress = iter,
) -> Report:
    """Take a course over as drafts below `catalogue`; all or nothing.

    Nothing that exists is overwritten unless `replace`, and even then published pages stay as
    they are: their drafts change. Raises UnreadableFile or Unusable, whose messages say why.
    """
    problems = Problems()
    parcel = opened(data, problems)
    incoming = Incoming(parcel.package, parcel.document["files"], problems)
    report = Report()
    try:
        with transaction.atomic():
            Importer(parcel, incoming, report, replace=replace).run(catalogue, progress)
            problems.settle()
            if dry_run:
                raise DryRun
    except DryRun:
        incoming.discard()
    except BaseException:
        incoming.discard()
        raise
    return report


class Importer:
    def __init__(
        self, parcel: Parcel, incoming: Incoming, report: Report, *, replace: bool
    ) -> None:
        self.document, self.incoming, self.report = parcel.document, incoming, report
        self.problems, self.replace = incoming.problems, replace
        self.vocabulary = Vocabulary(self.document, self.problems)
        self.walk = Walk(incoming)

    def run(self, catalogue: CatalogPage, progress: Progress) -> None:
        entry = self.document["course"]
        related = self.related(entry) | self.relatives(entry, catalogue)
        course = self.page(CoursePage, entry, catalogue, "course", related)
        self.problems.settle()  # without a course there is no place for the rest
        self.incoming.steps[COURSE], self.incoming.catalogue = course.pk, catalogue
        given = {one["slug"]: (LessonPage, one) for one in self.document["lessons"]}
        given |= {one["slug"]: (QuizPage, one) for one in self.document["quizzes"]}
        pages = [(course, entry, "course")]
        for slug in self.document["steps"]:
            model, one = given[slug]
            page = self.page(model, one, course, slug, {})
            if page is not None:
                self.incoming.steps[slug] = page.pk
                pages.append((page, one, slug))
        self.problems.settle()
        self.leftovers(course)
        quizzes = QuizReader(self.questions(progress), self.incoming, self.vocabulary)
        for page, one, place in progress(pages):
            self.fill(page, one, place, quizzes)
        Companions(self.walk, self.vocabulary, self.report).take(self.document)
        if self.incoming.missing:
            text = _("Links to courses that are not here stand as words only: %(names)s.")
            names = ", ".join(one[:60] for one in self.incoming.missing)
            self.report.notes.append(text % {"names": names})

    def related(self, entry: dict[str, Any]) -> dict[str, Any]:
        return {
            "topics": self.vocabulary.all_topics(entry.get("topics"), "course.topics"),
            "groups": self.vocabulary.all_groups(entry.get("groups"), "course.groups"),
            "provider": self.provider(entry.get("provider")),
            "partners": self.partners(entry.get("partners", [])),
        }

    def provider(self, slug: Any) -> Provider | None:
        return taken_provider(self.document, slug, self.incoming, self.report.notes)

    def partners(self, slugs: Any) -> list[Provider]:
        if not isinstance(slugs, list):
            self.problems.add("course.partners", _("This must be a list."))
            return []
        return [one for slug in slugs if (one := self.provider(slug))]

    def relatives(self, entry: dict[str, Any], catalogue: CatalogPage) -> dict[str, Any]:
        """The course this one refreshes or shortens, where this site has it."""
        found: dict[str, Any] = {}
        for name in ("refresher_of", "variant_of"):
            slug = entry.get(name, "")
            if not isinstance(slug, str):
                self.problems.add(f"course.{name}", _("This must be a text."))
            elif slug:
                other = CoursePage.objects.child_of(catalogue).filter(slug=slug).first()
                found[name] = other
                if other is None:
                    text = _("The course “%(slug)s”, to which this one belongs, is not here.")
                    self.report.notes.append(text % {"slug": slug[:60]})
        return found

    def page(
        self, model: type[Page], entry: Any, parent: Page, place: str, related: dict[str, Any]
    ) -> Any:
        """The newest draft of the page, existing or new, with its plain fields; None if refused."""
        known = {one.name for one in columns(model)} | RELATIONS[model]
        self.problems.unknown(entry, known, place)
        values = loaded(model, entry, self.problems, place)
        if self.problems.found:
            return None
        existing = parent.get_children().filter(slug=values["slug"]).first()
        if existing:
            if not (self.replace and isinstance(existing.specific, model)):
                text = _("There is a page “%(slug)s” already; --replace changes its draft.")
                self.problems.add(place, text % {"slug": values["slug"]})
                return None
            draft = existing.specific.get_latest_revision_as_object()
        else:
            draft = model(live=False, has_unpublished_changes=True)
        for name, value in (values | related).items():
            setattr(draft, name, value)
        return self.placed(draft, parent, place, is_new=existing is None)

    def placed(self, draft: Page, parent: Page, place: str, *, is_new: bool) -> Page | None:
        # Wagtail looks at the title and slug of a draft only, and it is stored at once.
        given = {field.name for field in columns(type(draft))}
        others = [one.name for one in draft._meta.fields if one.name not in given]
        try:
            draft.clean_fields(exclude=others)
            if is_new:
                parent.add_child(instance=draft)
        except ValidationError as error:
            self.problems.add_error(place, error)
            return None
        (self.report.created if is_new else self.report.updated).append(str(draft))
        return draft

    def questions(self, progress: Progress) -> dict[str, Any]:
        reader = QuestionReader(self.incoming, self.vocabulary, self.report)
        found = {}
        for number, entry in enumerate(progress(self.document["questions"])):
            question = reader.take(entry, f"questions[{number}]", replace=self.replace)
            if question:
                found[question.reference] = question
        return found

    def fill(self, page: Any, entry: dict[str, Any], place: str, quizzes: QuizReader) -> None:
        """Streams, texts and questions; now that all pages are there, links find them."""
        values = texts(type(page), entry, self.walk, place)
        if isinstance(page, QuizPage):
            values |= quizzes.children(entry, place)
        if self.problems.found:
            return
        for name, value in values.items():
            setattr(page, name, as_stored(type(page), name, value))
        try:
            page.full_clean()
        except ValidationError as error:
            self.problems.add_error(place, error)
            return
        is_new = page.latest_revision_id is None
        if is_new:
            page.save(clean=False)
        revision = page.save_revision(clean=False)
        action = "wagtail.create" if is_new else "wagtail.edit"
        log(instance=page, action=action, revision=revision, content_changed=True)

    def leftovers(self, course: Page) -> None:
        others = course.get_children().exclude(pk__in=self.incoming.steps.values())
        for page in others:
            text = _("The page “%(title)s” is not in the file; it stays as it is.")
            self.report.notes.append(text % {"title": page.title})
