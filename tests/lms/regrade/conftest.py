"""A question that was wrong, its correction, and Ada who failed because of it."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from courses.models import QuestionVersion
from courses.questions.registry import KINDS
from lms.models import QuizAttempt
from lms.services.quizzes import save_answer, submit

from ..conftest import of_kind


def corrected(version: QuestionVersion, **changes: Any) -> QuestionVersion:
    """The next version of the same question."""
    body = version.body | changes
    return QuestionVersion.objects.create(
        question=version.question,
        number=version.question.versions.count() + 1,
        digest=QuestionVersion.digest_of(body),
        kind=version.kind,
        body=body,
    )


@pytest.fixture
def single(attempt):
    """A single choice question on Ada's paper."""
    return of_kind(attempt, "single")


@pytest.fixture
def fixed(single):
    """The same question with another option as the right one."""
    options = [dict(option) for option in single.version.body["options"]]
    right = next(index for index, option in enumerate(options) if option["correct"])
    options[right]["correct"] = False
    options[(right + 1) % len(options)]["correct"] = True
    return corrected(single.version, options=options)


@pytest.fixture
def failed(attempt, single, fixed):
    """Ada failed by one point: three blank, and one as the corrected version has it."""
    others = [a.position for a in attempt.answers.all() if a.position != single.position]
    save_answer(attempt=attempt, position=single.position, response=KINDS["single"].key(fixed.body))
    QuizAttempt.objects.filter(pk=attempt.pk).update(pass_mark=80)
    for answer in attempt.answers.select_related("version").filter(position__in=others[2:]):
        key = KINDS[answer.version.kind].key(answer.version.body)
        save_answer(attempt=attempt, position=answer.position, response=key)
    done = submit(attempt=attempt)
    assert (done.passed, done.score) == (False, Decimal("0.7"))
    return done


@pytest.fixture
def author(browser_of, tom):
    """Tom with the right to change questions, as the demo gives it to trainers."""
    tom.user_permissions.add(Permission.objects.get(codename="change_question"))
    return browser_of(tom)
