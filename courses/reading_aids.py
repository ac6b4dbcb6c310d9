"""What stands around the text of a lesson: contents, reading time, terms."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject

from .reading import LessonText, lesson_text

if TYPE_CHECKING:
    from .models import LessonPage

BODY = "courses/parts/lesson_body.html"


def reading_aids(
    lesson: "LessonPage", context: dict[str, Any], request: HttpRequest
) -> dict[str, Any]:
    """Context of a lesson's template, made only where the template asks for it.

    `text` is a `reading.LessonText`; `terms` are the glossary terms that occur in it (one query);
    `glossary_url` is the address of the glossary.
    """
    from .models.side_doors import GLOSSARY, door_url
    from .queries.glossary import terms_in

    def text() -> LessonText:
        return lesson_text(render_to_string(BODY, context, request=request))

    lazy_text = SimpleLazyObject(text)
    course_url = lesson.course.get_url(request) or ""
    catalogue_url = course_url.removesuffix(f"{lesson.course.slug}/")
    return {
        "text": lazy_text,
        "terms": SimpleLazyObject(lambda: terms_in(lazy_text.words)),
        "glossary_url": door_url(catalogue_url, GLOSSARY) if catalogue_url else "",
    }
