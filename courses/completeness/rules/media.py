"""Pictures and films that everybody can follow (WCAG 2.2, 1.1.1 and 1.2)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..facts import CourseFacts, LessonFacts, QuestionFacts
from ..findings import Remark, must
from ..registry import for_lesson, for_question
from ..streams import plain


def lacks_words(picture: Any) -> bool:
    """A raw picture block without alternative text that is not marked as decorative."""
    if not isinstance(picture, dict):
        return picture is not None  # stored before pictures had a text of their own
    if not picture.get("image"):
        return False
    return not picture.get("decorative") and not str(picture.get("alt_text") or "").strip()


def pictures_in(value: Any) -> Iterator[Any]:
    """Raw picture blocks anywhere in a block's value."""
    if isinstance(value, dict):
        if "image" in value and "alt_text" in value:
            yield value
            return
        for name, inner in value.items():
            if name == "image" and isinstance(inner, int):
                yield inner
            else:
                yield from pictures_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pictures_in(inner)


@for_lesson
def alternative_texts(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    for block in lesson.blocks:
        if any(lacks_words(one) for one in pictures_in(block.value)):
            yield must(_("A picture has no alternative text."), block.anchor)


@for_question
def pictures_of_a_question(question: QuestionFacts, _course: CourseFacts) -> Iterator[Remark]:
    if any(lacks_words(picture) for picture in question.pictures):
        yield must(_("A picture has no alternative text."))


@for_lesson
def films_and_sound(lesson: LessonFacts, _course: CourseFacts) -> Iterator[Remark]:
    for block in lesson.of_kind("media"):
        value = block.value if isinstance(block.value, dict) else {}
        title = {"title": plain(str(value.get("title") or ""))}
        if value.get("kind", "video") == "video" and not value.get("captions"):
            yield must(_("The film “%(title)s” has no captions.") % title, block.anchor)
        if not plain(str(value.get("transcript") or "")):
            yield must(_("“%(title)s” has no transcript.") % title, block.anchor)
