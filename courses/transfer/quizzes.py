"""What a quiz asks: places of questions, and draws from the bank."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from taggit.models import Tag

from ..models import LessonPage, Question, QuizPool, QuizQuestion
from ..models.quizzes import MAX_POOLS
from .incoming import Incoming
from .vocabulary import Vocabulary

PLACE = {"reference": str, "lesson": str}
POOL = {"size": int, "topic": str, "tag": str, "difficulty": str, "lesson": str}


class QuizReader:
    def __init__(
        self, questions: Mapping[str, Question], incoming: Incoming, vocabulary: Vocabulary
    ) -> None:
        self.questions, self.incoming, self.vocabulary = questions, incoming, vocabulary
        self.problems = incoming.problems

    def children(self, entry: dict[str, Any], place: str) -> dict[str, Any]:
        lists = {key: entry.get(key) for key in ("questions", "pools")}
        if not all(isinstance(one, list) for one in lists.values()):
            self.problems.add(place, _("“questions” and “pools” must be lists."))
            return {}
        if len(lists["pools"]) > MAX_POOLS:
            text = _("At most %(max)d draws are possible.") % {"max": MAX_POOLS}
            self.problems.add(f"{place}.pools", text)
            return {}
        places = [
            self.place(one, f"{place}.questions[{number}]", number)
            for number, one in enumerate(lists["questions"])
        ]
        pools = [
            self.pool(one, f"{place}.pools[{number}]", number)
            for number, one in enumerate(lists["pools"])
        ]
        found = [one for one in places if one]
        if len({one.question_id for one in found}) < len(found):
            self.problems.add(f"{place}.questions", _("A question stands here twice."))
        return {"quiz_questions": found, "pools": [one for one in pools if one]}

    def lesson(self, slug: str, place: str) -> int | None:
        pk = self.incoming.page(slug or None, place)
        if pk and not LessonPage.objects.filter(pk=pk).exists():
            self.problems.add(place, _("This is not a lesson."))
            return None
        return pk

    def place(self, one: Any, place: str, order: int) -> QuizQuestion | None:
        given = self.problems.take(one, PLACE, place)
        question = self.questions.get(given.get("reference", ""))
        if given and question is None:
            text = _("The question “%(name)s” is not in this file.")
            self.problems.add(place, text % {"name": given["reference"][:60]})
        if question is None:
            return None
        lesson = self.lesson(given["lesson"], place)
        return QuizQuestion(question=question, lesson_id=lesson, sort_order=order)

    def pool(self, one: Any, place: str, order: int) -> QuizPool | None:
        given = self.problems.take(one, POOL, place)
        if not given:
            return None
        topic = self.vocabulary.topic(given["topic"], f"{place}.topic")
        name = given["tag"].strip()[:100].replace("\x00", "")
        tag = (Tag.objects.filter(name=name).first() or Tag(name=name)) if name else None
        if tag and tag.pk is None:
            tag.save()
        pool = QuizPool(
            size=given["size"],
            topic=topic,
            tag=tag,
            difficulty=given["difficulty"],
            lesson_id=self.lesson(given["lesson"], place),
            sort_order=order,
        )
        try:
            pool.full_clean(exclude=["quiz"])
        except ValidationError as error:
            self.problems.add_error(place, error)
            return None
        return pool
