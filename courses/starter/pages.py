"""Load a shipped course: its page, its lessons, its questions and its quiz.

Courses refer to each other, and lessons to later ones. `load_course` links what is there already;
when all are loaded, `link_course` looks once more.
"""

import json
from pathlib import Path
from typing import Any

from wagtail.models import Page

from ..as_edited import stored_html, stored_stream
from ..models import (
    CatalogPage,
    CoursePage,
    LessonPage,
    ProfessionalGroup,
    Provider,
    QuizPage,
    QuizQuestion,
    Topic,
)
from .files import owner_of, read_lesson, read_yaml
from .ledger import Ledger
from .links import Links, has_references
from .markdown import blocks_of, html_of
from .questions import load_question

COURSE_FIELDS = (
    "code", "title", "description", "level", "units", "refresh_months", "validity", "pass_mark",
    "notice_level", "audience", "legal_as_of", "review_due", "version", "closing", "responsible",
)  # fmt: skip
LESSON_FIELDS = ("title", "minutes", "notice_level", "summary", "legal_as_of", "figures_as_of")


def load_page(
    ledger: Ledger,
    key: str,
    source: Any,
    parent: Page,
    model: type[Page],
    slug: str,
    values: dict[str, Any],
) -> Page | None:
    """Create below `parent`, or refresh, and publish; see `Ledger.load`."""

    def write(existing: Page | None) -> Page:
        page = existing or model(slug=slug)
        for name, value in values.items():
            setattr(page, name, value)
        if not existing:
            page.live = False
            parent.add_child(instance=page)
        page.save_revision().publish()
        return model.objects.get(pk=page.pk)

    return ledger.load(
        key,
        source,
        find=lambda: model.objects.child_of(parent).filter(slug=slug).first(),
        write=write,
    )


def load_course(ledger: Ledger, catalogue: CatalogPage, folder: Path) -> None:
    source = read_yaml(folder / "course.yaml")
    key = f"courses/{source['slug']}"
    others = relations(source, catalogue)
    told = [source, sorted(others)] if others else source
    values = course_values(source) | others
    course = load_page(ledger, key, told, catalogue, CoursePage, source["slug"], values)
    if course is None:
        return
    links = Links(catalogue, course)
    for name in source["lessons"]:
        load_lesson(ledger, key, links, read_lesson(folder / name))
    if source.get("quiz"):
        load_quiz(ledger, key, links, read_yaml(folder / source["quiz"]), source["topics"][0])


def link_course(ledger: Ledger, catalogue: CatalogPage, folder: Path) -> None:
    """Load those steps again that refer to pages; what is linked already stays unchanged."""
    source = read_yaml(folder / "course.yaml")
    course = CoursePage.objects.child_of(catalogue).filter(slug=source["slug"]).first()
    if course is None:
        return
    key, links = f"courses/{source['slug']}", Links(catalogue, course)
    for name in source["lessons"]:
        front, body = read_lesson(folder / name)
        if has_references(body):
            load_lesson(ledger, key, links, (front, body))
    quiz = read_yaml(folder / source["quiz"]) if source.get("quiz") else {"intro": ""}
    if has_references(quiz["intro"]):
        load_quiz(ledger, key, links, quiz, source["topics"][0])


def relations(source: dict[str, Any], catalogue: CatalogPage) -> dict[str, CoursePage]:
    """The courses that this one is a form of, as far as they are there."""
    found = {}
    for name in ("refresher_of", "variant_of"):
        if code := source.get(name):
            other = CoursePage.objects.child_of(catalogue).filter(code=code).first()
            if other:
                found[name] = other
    return found


def course_values(source: dict[str, Any]) -> dict[str, Any]:
    slugs = source.get("groups", "all")
    groups = [] if slugs == "all" else ProfessionalGroup.objects.filter(slug__in=slugs)
    values = {name: source[name] for name in COURSE_FIELDS}
    objectives = [{"type": "objective", "value": text} for text in source["objectives"]]
    return values | {
        "topics": list(Topic.objects.filter(slug__in=source["topics"])),
        "groups": list(groups),
        "provider": Provider.objects.filter(slug=source["provider"]).first(),
        "objectives": json.dumps(stored_stream(CoursePage, "objectives", objectives)),
        "search_description": source["description"][:255],
    }


def load_lesson(
    ledger: Ledger, key: str, links: Links, written: tuple[dict[str, Any], str]
) -> None:
    front, body = written[0], links.resolved(written[1])
    values = {name: front.get(name) for name in LESSON_FIELDS}
    values["body"] = json.dumps(stored_stream(LessonPage, "body", blocks_of(body)))
    sources = html_of("\n".join(f"- {entry}" for entry in front["sources"]))
    values["sources"] = stored_html(LessonPage, "sources", sources)
    key, slug = f"{key}/{front['slug']}", front["slug"]
    load_page(ledger, key, [front, body], links.course, LessonPage, slug, values)


def load_quiz(
    ledger: Ledger, key: str, links: Links, source: dict[str, Any], topic_slug: str
) -> None:
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    lessons = {lesson.slug: lesson for lesson in LessonPage.objects.child_of(links.course)}
    places = []
    for order, entry in enumerate(source["questions"]):
        owned, owner_topic = owner_of(entry, topic_slug)
        question = load_question(ledger, owned, topics.get(owner_topic))
        lesson = lessons.get(entry.get("lesson", ""))
        if question:
            places.append(QuizQuestion(question=question, lesson=lesson, sort_order=order))
    intro = links.resolved(source["intro"])
    values = {
        "title": source["title"],
        "minutes": source["minutes"],
        "intro": stored_html(QuizPage, "intro", html_of(intro)),
        "quiz_questions": places,
    }
    own = {name: value for name, value in source.items() if name != "questions"}
    own |= {"intro": intro, "questions": [entry["reference"] for entry in source["questions"]]}
    key, slug = f"{key}/{source['slug']}", source["slug"]
    load_page(ledger, key, own, links.course, QuizPage, slug, values)
