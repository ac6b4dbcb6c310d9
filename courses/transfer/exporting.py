"""A course → the bytes of a package. The newest drafts are what travels."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from ..exchange.items import MAX_FILE_BYTES
from ..models import CoursePage, LessonPage, Provider, Question, QuizPage
from ..questions.registry import KINDS
from . import DOCUMENT, FOLDER, FORMAT, VERSION
from .columns import dumped
from .companions import handouts_of, terms_of
from .outgoing import COURSE, Outgoing
from .problems import Unusable
from .streams import Walk

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same course gives the same bytes
Progress = Callable[[Iterable[Any]], Iterable[Any]]


def export_course(*, course: CoursePage, progress: Progress = iter) -> bytes:
    """A ZIP package. Raises Unusable if something of the course cannot travel."""
    children = list(course.get_children().order_by("path").specific(defer=False))
    steps = {course.pk: COURSE} | {page.pk: page.slug for page in children}
    outgoing = Outgoing(course.get_parent(), steps)
    document = Exporter(outgoing).document(course, children, progress)
    outgoing.problems.settle()
    data = packed(document, outgoing)
    if len(data) > MAX_FILE_BYTES:
        text = _("With its files the course has %(size)d MB; at most %(max)d MB can be moved.")
        sizes = {"size": len(data) // 2**20 + 1, "max": MAX_FILE_BYTES // 2**20}
        raise Unusable([text % sizes])
    return data


def packed(document: dict[str, Any], outgoing: Outgoing) -> bytes:
    buffer = io.BytesIO()
    # Sorted, because PostgreSQL keeps keys in an order of its own.
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode()
    members = {DOCUMENT: text} | {
        FOLDER + name: outgoing.contents[name] for name in sorted(outgoing.contents)
    }
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class Exporter:
    def __init__(self, outgoing: Outgoing) -> None:
        self.outgoing = outgoing
        self.walk = Walk(outgoing)
        self.questions: dict[int, None] = {}

    def document(
        self, course: CoursePage, children: list[Any], progress: Progress
    ) -> dict[str, Any]:
        draft = course.get_latest_revision_as_object()
        topics, groups = list(draft.topics.all()), list(draft.groups.all())
        partners = list(draft.partners.all())
        providers = ([draft.provider] if draft.provider else []) + partners
        steps: dict[type, list[dict[str, Any]]] = {LessonPage: [], QuizPage: []}
        for page in progress(children):
            if type(page) not in steps:
                text = _("Pages of this kind cannot be moved to another site.")
                self.outgoing.problems.add(page.slug, text)
                continue
            newest = page.get_latest_revision_as_object()
            values = dumped(newest, self.walk, newest.slug)
            if isinstance(newest, QuizPage):
                values |= self.drawn(newest)
            steps[type(page)].append(values)
        return {
            "format": FORMAT,
            "version": VERSION,
            "course": dumped(draft, self.walk, "course")
            | {
                "topics": [one.slug for one in topics],
                "groups": [one.slug for one in groups],
                "provider": draft.provider.slug if draft.provider else "",
                "partners": [one.slug for one in partners],
                "refresher_of": draft.refresher_of.slug if draft.refresher_of else "",
                "variant_of": draft.variant_of.slug if draft.variant_of else "",
            },
            "lessons": steps[LessonPage],
            "quizzes": steps[QuizPage],
            "steps": [page.slug for page in children],
            "questions": self.asked(),
            "providers": [self.provider(one) for one in dict.fromkeys(providers)],
            "topic_titles": {one.slug: one.title for one in topics},
            "group_labels": {one.slug: one.label for one in groups},
            "terms": terms_of(steps[LessonPage], self.walk),
            "handouts": handouts_of(groups, self.walk),
            "files": {name: self.outgoing.files[name] for name in sorted(self.outgoing.files)},
        }

    def drawn(self, quiz: QuizPage) -> dict[str, Any]:
        """Places and draws of a quiz."""
        places = list(quiz.quiz_questions.all())
        self.questions |= dict.fromkeys(place.question_id for place in places)
        return {
            "questions": [
                {"reference": place.question.reference, "lesson": self.lesson(place)}
                for place in places
            ],
            "pools": [
                {
                    "size": pool.size,
                    "topic": pool.topic.slug if pool.topic else "",
                    "tag": pool.tag.name if pool.tag else "",
                    "difficulty": pool.difficulty,
                    "lesson": self.lesson(pool),
                }
                for pool in quiz.pools.all()
            ],
        }

    def lesson(self, place: Any) -> str:
        return self.outgoing.steps.get(place.lesson_id, "") if place.lesson_id else ""

    def asked(self) -> list[dict[str, Any]]:
        rows = Question.objects.filter(pk__in=self.questions).order_by("reference")
        return [self.question(one) for one in rows]

    def question(self, question: Question) -> dict[str, Any]:
        newest = question.versions.order_by("-number").first()
        draft = question.get_latest_revision_as_object()
        body = newest.body if newest else draft.sketch()
        if body.get("kind") not in KINDS:
            text = _("This question is empty; finish it or take it out of the quiz.")
            self.outgoing.problems.add(question.reference, text)
            return {}
        pictures = [
            one | {"image": self.outgoing.file("image", one["image"], question.reference)}
            for one in body.get("pictures", [])
        ]
        tags = [tag.name for tag in question.tags.all()]
        return {
            "reference": question.reference,
            "title": question.title,
            "topic": question.topic.slug if question.topic else "",
            "difficulty": question.difficulty,
            "tags": sorted(tags if draft.draft_tags is None else draft.draft_tags),
            "retired": question.retired_at is not None,
            "body": body | {"pictures": pictures},
        }

    def provider(self, provider: Provider) -> dict[str, Any]:
        logo = self.outgoing.file("image", provider.logo_id, "provider")
        return dumped(provider, self.walk, "provider") | {"logo": logo}
